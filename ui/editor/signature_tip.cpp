#include "ui/editor/signature_tip.h"

#include <QScreen>
#include <algorithm>

#include "ui/theme/fonts.h"

namespace nabla::ui {
namespace {

constexpr int tip_gap = 4;

QString callText(const Completion& function, int argument) {
  QStringList arguments;
  for (int i = 0; i < function.arguments.size(); ++i) {
    const QString name = function.arguments[i].toHtmlEscaped();
    arguments << (i == argument ? QStringLiteral("<b><u>") + name + QStringLiteral("</u></b>")
                                : name);
  }
  return function.word.toHtmlEscaped() + u'(' + arguments.join(QStringLiteral(", ")) + u')';
}

}  // namespace

SignatureTip::SignatureTip(const Appearance& appearance, QWidget* editor)
    : QLabel(editor, Qt::ToolTip), appearance_(appearance) {
  setObjectName(QStringLiteral("signatureTip"));
  setAttribute(Qt::WA_ShowWithoutActivating);
  setFocusPolicy(Qt::NoFocus);
  setTextFormat(Qt::RichText);
  connect(&appearance_, &Appearance::changed, this, &SignatureTip::restyle);
  restyle();
}

void SignatureTip::restyle() {
  const Theme& look = appearance_.theme();
  setFont(codeFont(look.metrics.code_font));
  setStyleSheet(QStringLiteral("QLabel { color: %1; background: %2; border: 1px solid %3;"
                               " padding: 4px 8px; }")
                    .arg(look.text.name(), look.panel.name(), look.panel_border.name()));
}

void SignatureTip::tell(const Completion& function, int argument, const QRect& line) {
  QString text = callText(function, argument);
  if (!function.summary.isEmpty()) {
    text += QStringLiteral("<br><span style=\"font-family:'Inter'; color:%1\">%2</span>")
                .arg(appearance_.theme().text_muted.name(), function.summary.toHtmlEscaped());
  }
  setText(text);
  setAccessibleName(QString(function.call() + u' ' + function.summary).trimmed());
  adjustSize();
  const QRect screen = parentWidget()->screen()->availableGeometry();
  const int over = line.top() - height() - tip_gap;
  const int x = std::max(screen.left(), std::min(line.left(), screen.right() - width()));
  move(x, over >= screen.top() ? over : line.bottom() + tip_gap);
  show();
}

}  // namespace nabla::ui
