#include "ui/canvas/minimap.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/canvas/graph_canvas.h"

namespace nabla::ui {

namespace {

constexpr double minimap_margin = 8;
constexpr double least_mark = 1.4;  // pixels: a card is seen however small

}  // namespace

Minimap::Minimap(GraphCanvas& canvas, const Appearance& appearance)
    : QWidget(&canvas), canvas_(canvas), appearance_(appearance) {
  setObjectName(QStringLiteral("minimap"));
  setAccessibleName(tr("Overview of the graph"));
  setToolTip(tr("Drag to move the view"));
  setCursor(Qt::PointingHandCursor);
  resize(sizeHint());
  hide();
  connect(&appearance_, &Appearance::changed, this, &Minimap::takeScene);
}

View Minimap::mapView() const {
  View view;
  const QRectF bounds = canvas_.scene() ? canvas_.scene()->bounds() : QRectF();
  const double across = (width() - 2 * minimap_margin) / std::max(bounds.width(), 1.0);
  const double down = (height() - 2 * minimap_margin) / std::max(bounds.height(), 1.0);
  view.zoom = std::min(across, down);
  view.origin = bounds.center() - QPointF(width(), height()) / (2 * view.zoom);
  return view;
}

QRectF Minimap::frame() const { return mapView().toWidget(canvas_.visibleArea()); }

void Minimap::takeScene() {
  image_ = {};
  takeView();
}

void Minimap::takeView() {
  const Scene* scene = canvas_.scene();
  const bool helps = scene && scene->cards().size() > 1 &&
                     !canvas_.visibleArea().adjusted(-1, -1, 1, 1).contains(scene->bounds());
  setVisible(helps && canvas_.width() > 420 && canvas_.height() > 300);
  if (helps) update();
}

void Minimap::draw() {
  const Theme& theme = appearance_.theme();
  const double ratio = devicePixelRatioF();
  image_ = QImage((QSizeF(size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
  if (image_.isNull()) return;  // of no size
  image_.setDevicePixelRatio(ratio);
  image_.fill(Qt::transparent);
  QPainter painter(&image_);
  const View view = mapView();
  const auto markOf = [&](const QRectF& rect) {
    const QRectF place = view.toWidget(rect);
    const double grow = std::max(0.0, least_mark - std::min(place.width(), place.height())) / 2;
    return place.adjusted(-grow, -grow, grow, grow);
  };
  const QColor plain = mix(theme.operation.fill, theme.operation.text, 0.5);
  const QColor input = mix(theme.input.fill, theme.input.text, 0.6);
  const QColor output = mix(theme.output.fill, theme.output.text, 0.7);
  for (const SceneFrame& frame : canvas_.scene()->frames()) {
    if (frame.hidden) continue;
    painter.fillRect(markOf(frame.rect), mix(theme.panel, plain, frame.collapsed ? 0.8 : 0.18));
  }
  QVector<QRectF> plain_marks, input_marks, output_marks;
  for (const SceneCard& card : canvas_.scene()->cards()) {
    if (card.hidden) continue;
    QVector<QRectF>& marks = card.output                    ? output_marks
                             : card.kind == CardKind::input ? input_marks
                                                            : plain_marks;
    marks.append(markOf(card.rect));
  }
  painter.setPen(Qt::NoPen);
  for (const auto& [marks, color] : {std::pair(&plain_marks, plain), std::pair(&input_marks, input),
                                     std::pair(&output_marks, output)}) {
    painter.setBrush(color);
    painter.drawRects(*marks);
  }
}

void Minimap::paintEvent(QPaintEvent*) {
  if (!canvas_.scene()) return;
  if (image_.isNull() || image_.devicePixelRatio() != devicePixelRatioF()) draw();
  const Theme& theme = appearance_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF border = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setPen(theme.panel_border);
  painter.setBrush(theme.panel);
  painter.drawRoundedRect(border, 8, 8);
  painter.drawImage(QPointF(0, 0), image_);
  QPainterPath inside;
  inside.addRoundedRect(border, 8, 8);
  painter.setClipPath(inside);
  QRectF seen = frame();
  const double grow = std::max(0.0, 6 - std::min(seen.width(), seen.height())) / 2;
  seen.adjust(-grow, -grow, grow, grow);
  QColor fill = theme.accent;
  fill.setAlphaF(0.12F);
  painter.setPen(QPen(theme.accent, 1.5));
  painter.setBrush(fill);
  painter.drawRoundedRect(seen, 3, 3);
}

void Minimap::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const QRectF seen = frame();
  const bool holds = seen.contains(event->position());
  grip_ = holds ? event->position() - seen.center() : QPointF();
  if (!holds) goTo(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) goTo(event->position() - grip_);
}

void Minimap::wheelEvent(QWheelEvent* event) {
  canvas_.zoomAt(QRectF(canvas_.rect()).center(), std::pow(1.0015, event->angleDelta().y()));
  event->accept();
}

void Minimap::goTo(QPointF position) { canvas_.centerOn(mapView().toScene(position)); }

}  // namespace nabla::ui
