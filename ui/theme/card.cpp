#include "ui/theme/card.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/elided_label.h"

namespace nabla::ui {

namespace {

// Lies over one corner of a card and paints the window outside the arc and the arc itself, so that
// a body with square corners cannot cover them.
class Corner : public QWidget {
 public:
  Corner(int index, const Appearance& appearance, QWidget* card)
      : QWidget(card), appearance_(appearance), right_(index % 2 == 1), bottom_(index / 2 == 1) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    const int side = appearance.theme().metrics.radius;
    resize(side, side);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Theme& theme = appearance_.theme();
    const double side = width();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // The whole card around this corner, of which only the corner is inside this widget.
    const QRectF card(right_ ? -2 * side : 0, bottom_ ? -2 * side : 0, 3 * side, 3 * side);
    QPainterPath inside;
    inside.addRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), side - 0.5, side - 0.5);
    QPainterPath outside;
    outside.addRect(card);
    painter.fillPath(outside.subtracted(inside), theme.window);
    painter.setPen(QPen(theme.panel_border, 1));
    painter.drawPath(inside);
  }

 private:
  const Appearance& appearance_;
  bool right_;
  bool bottom_;
};

}  // namespace

Card::Card(const QString& title, const Appearance& appearance, QWidget* parent) : QFrame(parent) {
  const Metrics& metrics = appearance.theme().metrics;
  column_ = new QVBoxLayout(this);
  column_->setContentsMargins(1, 1, 1, 1);
  column_->setSpacing(0);

  header_ = new QWidget(this);
  header_->setObjectName("cardHeader");
  header_->setFixedHeight(metrics.header_height);
  header_row_ = new QHBoxLayout(header_);
  header_row_->setContentsMargins(metrics.padding, 0, metrics.spacing, 0);
  header_row_->setSpacing(metrics.spacing);
  title_ = new QLabel(header_);
  title_->setProperty("kind", "title");
  subtitle_ = new ElidedLabel(header_);
  subtitle_->setProperty("kind", "faint");
  header_row_->addWidget(title_);
  header_row_->addWidget(subtitle_, 1);
  column_->addWidget(header_);

  for (int i = 0; i < 4; ++i) {
    corners_[static_cast<std::size_t>(i)] = new Corner(i, appearance, this);
  }
  connect(&appearance, &Appearance::changed, this, QOverload<>::of(&QWidget::update));
  setTitle(title);
}

void Card::setTitle(const QString& title) {
  title_->setText(title);
  setAccessibleName(title);
  showHeader();
}

void Card::setSubtitle(const QString& subtitle) {
  subtitle_->setText(subtitle);
  showHeader();
}

QToolButton* Card::addTool(QAction* action) {
  auto* button = new QToolButton(header_);
  button->setDefaultAction(action);
  button->setAutoRaise(true);
  button->setIconSize(QSize(18, 18));
  button->setToolButtonStyle(Qt::ToolButtonIconOnly);
  button->setAccessibleName(action->text());
  addHeaderWidget(button);
  return button;
}

void Card::addHeaderWidget(QWidget* widget) {
  header_row_->addWidget(widget);
  showHeader();
}

void Card::setBody(QWidget* body) {
  delete body_;
  body_ = body;
  column_->addWidget(body, 1);
  for (QWidget* corner : corners_) corner->raise();
}

void Card::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  placeCorners();
}

void Card::showHeader() {
  const bool has_tools = header_row_->count() > 2;
  header_->setVisible(!title_->text().isEmpty() || !subtitle_->text().isEmpty() || has_tools);
}

void Card::placeCorners() {
  const int side = corners_[0]->width();
  const int right = width() - side;
  const int bottom = height() - side;
  corners_[0]->move(0, 0);
  corners_[1]->move(right, 0);
  corners_[2]->move(0, bottom);
  corners_[3]->move(right, bottom);
}

}  // namespace nabla::ui
