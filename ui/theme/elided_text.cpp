#include "ui/theme/elided_text.h"

namespace nabla::ui {

namespace {

// The first `length` letters, an ellipsis, and what closes the brackets that are open there.
QString cutAt(const QString& list, qsizetype length) {
  QString closing;
  for (const QChar c : list.left(length)) {
    if (c == '[') closing.prepend(']');
    if (c == ']') closing.remove(0, 1);
  }
  return list.left(length) + QChar(0x2026) + closing;
}

}  // namespace

QString elidedList(const QString& list, const std::function<bool(const QString&)>& fits) {
  if (!list.startsWith('[') || fits(list)) return list;
  for (qsizetype end = list.lastIndexOf(QLatin1String(", ")); end >= 0;
       end = end == 0 ? -1 : list.lastIndexOf(QLatin1String(", "), end - 1)) {
    const QString form = cutAt(list, end + 2);
    if (fits(form)) return form;
  }
  return QStringLiteral("[…]");
}

}  // namespace nabla::ui
