#include "ui/formula/formula_label.h"

#include <QImage>
#include <QPainter>
#include <QStyle>
#include <algorithm>
#include <cmath>

namespace nabla::ui {

namespace {

constexpr double smallest = 0.6;  // of the wanted size
constexpr int fade_width = 28;

}  // namespace

FormulaLabel::FormulaLabel(const Appearance& appearance, QWidget* parent)
    : QWidget(parent), appearance_(appearance) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  connect(&appearance, &Appearance::changed, this, QOverload<>::of(&QWidget::update));
}

void FormulaLabel::setFormula(const Math& formula) {
  formula_ = formula;
  setAccessibleName(text());
  layOut();
}

void FormulaLabel::setPixelSize(double px) {
  px_ = px;
  layOut();
}

void FormulaLabel::setRole(Role role) {
  role_ = role;
  update();
}

void FormulaLabel::setAlignment(Qt::Alignment alignment) {
  alignment_ = alignment;
  update();
}

QString FormulaLabel::text() const { return math::plainText(formula_); }

QSize FormulaLabel::sizeHint() const {
  return {static_cast<int>(std::ceil(typeset_.size.width())),
          static_cast<int>(std::ceil(typeset_.size.height()))};
}

QSize FormulaLabel::minimumSizeHint() const {
  const QSize hint = sizeHint();
  return {std::min(hint.width(), 2 * fade_width),
          static_cast<int>(std::ceil(hint.height() * smallest))};
}

void FormulaLabel::layOut() {
  typeset_ = typeset(formula_, px_);
  updateGeometry();
  update();
}

void FormulaLabel::paintEvent(QPaintEvent*) {
  if (typeset_.isEmpty()) return;
  const QSizeF room = contentsRect().size();
  const double fit =
      std::min(room.width() / typeset_.size.width(), room.height() / typeset_.size.height());
  const Typeset shown = typeset_.scaled(std::clamp(fit, smallest, 1.0));
  const bool overflows = shown.size.width() > room.width() + 0.5;

  QRectF place(QPointF(), shown.size);
  const QRect aligned =
      QStyle::alignedRect(layoutDirection(), alignment_, shown.size.toSize(), contentsRect());
  place.moveTopLeft(overflows ? QPointF(contentsRect().left(), aligned.top())
                              : QPointF(aligned.topLeft()));
  if (!overflows) {
    QPainter painter(this);
    shown.paint(painter, place.topLeft(), appearance_.theme(), role_);
    return;
  }

  // Painted aside and made transparent towards the right edge, whatever is behind the label.
  QImage image(size() * devicePixelRatioF(), QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(devicePixelRatioF());
  image.fill(Qt::transparent);
  QPainter aside(&image);
  shown.paint(aside, place.topLeft(), appearance_.theme(), role_);
  QLinearGradient fade(width() - fade_width, 0, width(), 0);
  fade.setColorAt(0, Qt::black);
  fade.setColorAt(1, Qt::transparent);
  aside.setCompositionMode(QPainter::CompositionMode_DestinationIn);
  aside.fillRect(rect(), fade);
  aside.end();
  QPainter(this).drawImage(0, 0, image);
}

}  // namespace nabla::ui
