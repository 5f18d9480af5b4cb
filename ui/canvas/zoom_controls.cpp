#include "ui/canvas/zoom_controls.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include "ui/canvas/panel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"

namespace nabla::ui {

ZoomControls::ZoomControls(const Appearance& appearance, QWidget* parent)
    : QFrame(parent), appearance_(appearance) {
  setObjectName("zoomControls");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(5, 3, 5, 3);
  row->setSpacing(2);
  out_ = add("zoomOut");
  percent_ = add("zoomReset");
  percent_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  percent_->setFont(uiFont(13));
  percent_->setMinimumWidth(54);
  in_ = add("zoomIn");
  fit_ = add("zoomFit");
  connect(out_, &QToolButton::clicked, this, &ZoomControls::zoomOut);
  connect(percent_, &QToolButton::clicked, this, &ZoomControls::resetZoom);
  connect(in_, &QToolButton::clicked, this, &ZoomControls::zoomIn);
  connect(fit_, &QToolButton::clicked, this, &ZoomControls::fit);
  connect(&appearance_, &Appearance::changed, this, &ZoomControls::showIcons);
  showWords();
  showIcons();
  setZoom(1);
  setCursor(Qt::ArrowCursor);
}

QToolButton* ZoomControls::add(const char* name) {
  auto* button = new QToolButton(this);
  button->setObjectName(name);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setIconSize(QSize(16, 16));
  layout()->addWidget(button);
  return button;
}

void ZoomControls::setZoom(double zoom) {
  percent_->setText(QStringLiteral("%1%").arg(qRound(zoom * 100)));
}

void ZoomControls::showWords() {
  const auto say = [](QToolButton* button, const QString& words) {
    button->setToolTip(words);
    button->setAccessibleName(words);
  };
  say(out_, tr("Zoom out"));
  say(percent_, tr("Back to 100 %"));
  say(in_, tr("Zoom in"));
  say(fit_, tr("Show the whole graph (F)"));
}

void ZoomControls::showIcons() {
  const Theme& theme = appearance_.theme();
  out_->setIcon(icon("zoom-out", theme));
  in_->setIcon(icon("zoom-in", theme));
  fit_->setIcon(icon("fit", theme));
  update();
}

void ZoomControls::paintEvent(QPaintEvent*) {
  const Theme& theme = appearance_.theme();
  QPainter painter(this);
  paintPanel(painter, QRectF(rect()), theme);
  painter.setPen(theme.panel_border);
  const double x = (in_->geometry().right() + fit_->geometry().left()) / 2 + 0.5;
  painter.drawLine(QPointF(x, 8), QPointF(x, height() - 8));
}

void ZoomControls::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showWords();
  QFrame::changeEvent(event);
}

}  // namespace nabla::ui
