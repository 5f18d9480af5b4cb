// What the canvas paints: the cached layer, and over it what moves or belongs to the widget.
#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/canvas/backward_painter.h"
#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/painter.h"
#include "ui/canvas/zoom_controls.h"
#include "ui/playback/narration.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/workspace/words.h"

namespace nabla::ui {

void GraphCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool haste = rest_timer_.isActive();
  layer_.draw(painter, size(), devicePixelRatioF(), view_, haste,
              [this](QPainter& part, const QRectF& area) { paintLayer(part, area); });
  paintOverlay(painter);
}

void GraphCanvas::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  placeControls();
  beginView();
}

void GraphCanvas::changeEvent(QEvent* event) {
  // Chips are words: their cards are made anew.
  if (event->type() == QEvent::LanguageChange && trace_) {
    scene_.reset();
    transition_to_.reset();
    place(false);
  }
  QWidget::changeEvent(event);
}

void GraphCanvas::paintLayer(QPainter& painter, const QRectF& area) const {
  const Theme& theme = appearance_.theme();
  painter.fillRect(area.adjusted(-1, -1, 1, 1), theme.canvas);
  paintGrid(painter, area, view_.zoom, theme);
  if (scene_)
    paintScene(painter, *scene_, state_, theme, levelFor(view_.zoom, scene_->cards().size()), area);
}

void GraphCanvas::paintOverlay(QPainter& painter) const {
  if (!scene_ || scene_->cards().empty()) {
    paintEmpty(painter);
    return paintHint(painter);
  }
  const Theme& theme = appearance_.theme();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.save();
  painter.setTransform(view_.transform(), true);
  if (hovered_) paintTiesOf(painter, *scene_, *hovered_, theme);
  paintTokens(painter, *scene_, state_, theme, levelFor(view_.zoom, scene_->cards().size()));
  painter.restore();
  paintMarks(painter);
  paintLegend(painter, QPointF(18, 16), state_, theme);
  paintHint(painter);
}

// Focus, hover and rubber band.
void GraphCanvas::paintMarks(QPainter& painter) const {
  const Theme& theme = appearance_.theme();
  const auto ring = [&](NodeId node, double out, const QPen& pen) {
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const double radius = 11 * view_.zoom + out;
    painter.drawRoundedRect(nodeRect(node).adjusted(-out, -out, out, out), radius, radius);
  };
  if (hovered_ && hovered_ != focused_)
    ring(*hovered_, 0, QPen(mix(theme.node_border, theme.accent, 0.6), 1.6));
  if (focused_ && hasFocus()) ring(*focused_, std::min(5.0, 11 * view_.zoom), QPen(theme.focus, 2));
  if (band_.isNull()) return;
  QColor fill = theme.accent;
  fill.setAlphaF(0.1F);
  painter.setPen(QPen(theme.accent, 1));
  painter.setBrush(fill);
  painter.drawRoundedRect(band_, 3, 3);
}

void GraphCanvas::paintEmpty(QPainter& painter) const {
  if (workspace_.analysis() && !workspace_.analysis()->ok()) return;
  const Theme& theme = appearance_.theme();
  painter.setRenderHint(QPainter::Antialiasing);
  const QPointF middle = QRectF(rect()).center();
  paintIcon(painter, QRectF(middle - QPointF(26, 84), QSizeF(52, 52)), "graph",
            theme.text_disabled);
  const auto line = [&](double y, const QFont& font, const QColor& color, const QString& text) {
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QRectF(16, middle.y() + y, width() - 32, 60),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text);
  };
  line(-14, uiFont(16, QFont::DemiBold), theme.text, tr("Your graph appears here"));
  line(14, uiFont(13), theme.text_muted, tr("Type a formula on the left, for example"));
  line(40, codeFont(14), theme.value, tr("y = x1 * x2"));
}

QString GraphCanvas::hint() const {
  const Analysis& analysis = *workspace_.analysis();
  if (!analysis.ok()) {
    const QString error = words(analysis.diagnostics.front().what);
    return scene_ ? tr("Last working graph: %1").arg(error) : error;
  }
  if (state_.valueless && scene_)
    return tr("The graph is built, nothing is computed yet: press play to run it");
  if (editor_->needsZoom()) return tr("Zoom in to connect");
  if (edge_) return edgeWords();
  const QStringList path = selected_.size() == 1 ? pathTo(selected_.front()) : QStringList{};
  if (!path.isEmpty()) {
    return tr("%1: Escape, or a double click on the title, closes it")
        .arg(path.join(QStringLiteral(" › ")));
  }
  const bool gone = workspace_.backward() != BackwardPlace::off && !state_.backward;
  if (gone && scene_ && analysis.note.empty() && workspace_.mode() != RunMode::reverse)
    return tr("The backward graph is there in reverse mode");
  return words(analysis.note);
}

QString GraphCanvas::edgeWords() const {
  if (!edge_ || !trace_) return {};
  const Graph& graph = trace_->graph;
  const NodeId from = graph[edge_->node].inputs[static_cast<std::size_t>(edge_->operand)];
  const QString ends = tr("%1 to input %2 of %3")
                           .arg(nodeTitle(graph, from), QString::number(edge_->operand + 1),
                                nodeTitle(graph, edge_->node));
  const bool derived = edge_->node.index >= trace_->forward_size;
  return derived ? ends : tr("%1: Delete disconnects it").arg(ends);
}

// One line at the bottom left.
void GraphCanvas::paintHint(QPainter& painter) const {
  const QString text = hint();
  if (text.isEmpty()) return;
  const Theme& theme = appearance_.theme();
  const bool error = !workspace_.analysis()->ok();
  const QFont font = uiFont(12, QFont::Medium);
  const QFontMetricsF metrics(font);
  const double room = std::max(80.0, width() - controls_->width() - 90.0);
  const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
  const QRectF box(18, height() - 46, metrics.horizontalAdvance(shown) + 42, 28);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(error ? theme.error : theme.panel_border, 1));
  painter.setBrush(error ? theme.error_fill : theme.panel);
  painter.drawRoundedRect(box, 8, 8);
  const QColor color = error ? theme.error : theme.text_muted;
  paintIcon(painter, QRectF(box.left() + 9, box.center().y() - 8, 16, 16), error ? "error" : "info",
            color);
  painter.setFont(font);
  painter.setPen(color);
  painter.drawText(box.adjusted(31, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft, shown);
}

}  // namespace nabla::ui
