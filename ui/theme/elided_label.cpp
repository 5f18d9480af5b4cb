#include "ui/theme/elided_label.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include "ui/theme/elided_text.h"

namespace nabla::ui {

ElidedLabel::ElidedLabel(QWidget* parent, Qt::TextElideMode mode)
    : ElidedLabel(QString(), parent, mode) {}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent, Qt::TextElideMode mode)
    : QLabel(text, parent), mode_(mode) {
  setTextFormat(Qt::PlainText);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const {
  const int few_letters = fontMetrics().horizontalAdvance(QStringLiteral("mm…"));
  return {qMin(few_letters, sizeHint().width()), QLabel::minimumSizeHint().height()};
}

QString ElidedLabel::shownText() const {
  const int room = contentsRect().width();
  if (text().startsWith('['))
    return elidedList(
        text(), [&](const QString& form) { return fontMetrics().horizontalAdvance(form) <= room; });
  return fontMetrics().elidedText(text(), mode_, room);
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  style()->drawItemText(&painter, contentsRect(),
                        static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment())),
                        palette(), isEnabled(), shownText(), foregroundRole());
}

bool ElidedLabel::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && shownText() != text()) {
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
  }
  return QLabel::event(event);
}

}  // namespace nabla::ui
