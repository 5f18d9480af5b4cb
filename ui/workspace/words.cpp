#include "ui/workspace/words.h"

#include <QCoreApplication>

namespace nabla::ui {

QString words(const Message& message) {
  if (!message.subject.empty()) {
    Message sentence = message;
    sentence.subject.clear();
    return QCoreApplication::translate("Engine", "%1: %2")
        .arg(QString::fromStdString(message.subject), words(sentence));
  }
  const QString text = QCoreApplication::translate("Engine", message.text.c_str());
  QString out;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const bool placeholder = text[i] == u'%' && i + 1 < text.size() && text[i + 1].isDigit();
    const auto index = placeholder ? static_cast<std::size_t>(text[i + 1].digitValue() - 1) : 0;
    if (placeholder && index < message.args.size()) {
      out += QString::fromStdString(message.args[index]);
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

QString words(const Diagnostic& diagnostic) {
  const QString what = words(diagnostic.what);
  if (diagnostic.hint.empty()) return what;
  return QCoreApplication::translate("Engine", "%1 (%2)").arg(what, words(diagnostic.hint));
}

}  // namespace nabla::ui
