#include "ui/formula/formula_label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/formula/elide.h"

namespace nabla::ui {

namespace {

constexpr double smallest = 0.6;         // of the wanted size
constexpr double shortened_below = 0.8;  // the same, where only the width asks for it
constexpr int least_width = 56;

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
QString FormulaLabel::shownText() const { return math::plainText(shown_); }

QSize FormulaLabel::sizeHint() const {
  return {static_cast<int>(std::ceil(typeset_.size.width())),
          static_cast<int>(std::ceil(typeset_.size.height()))};
}

QSize FormulaLabel::minimumSizeHint() const {
  const QSize hint = sizeHint();
  return {std::min(hint.width(), least_width),
          static_cast<int>(std::ceil(hint.height() * smallest))};
}

void FormulaLabel::layOut() {
  typeset_ = typeset(formula_, px_);
  fitToWidth();
  updateGeometry();
  update();
}

// Formulas are whole as long as they are easily read.
void FormulaLabel::fitToWidth() {
  shown_ = formula_;
  shown_typeset_ = typeset_;
  const double room = contentsRect().width() / shortened_below;
  if (typeset_.size.width() <= room) return;
  shown_ = math::elided(formula_,
                        [&](const Math& form) { return typeset(form, px_).size.width() <= room; });
  shown_typeset_ = typeset(shown_, px_);
  if (shown_typeset_.size.width() * smallest <= contentsRect().width()) return;
  shown_ = math::op(QStringLiteral("⋯"));  // half a number would be another number
  shown_typeset_ = typeset(shown_, px_);
}

void FormulaLabel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitToWidth();
}

bool FormulaLabel::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && shownText() != text()) {
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
  }
  return QWidget::event(event);
}

void FormulaLabel::paintEvent(QPaintEvent*) {
  if (shown_typeset_.isEmpty()) return;
  const QSizeF room = contentsRect().size();
  const QSizeF wanted = shown_typeset_.size;
  const double fit = std::min(room.width() / wanted.width(), room.height() / wanted.height());
  const Typeset shown = shown_typeset_.scaled(std::clamp(fit, smallest, 1.0));
  const QRect place =
      QStyle::alignedRect(layoutDirection(), alignment_, shown.size.toSize(), contentsRect());
  QPainter painter(this);
  shown.paint(painter, place.topLeft(), appearance_.theme(), role_);
}

}  // namespace nabla::ui
