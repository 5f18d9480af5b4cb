// Paints what moves during a step.
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/canvas/painter.h"
#include "ui/formula/numbers.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr double turning = 0.42;   // where a gradient has met the local derivative
constexpr double arriving = 0.78;  // from here on the result shows up

double eased(double t) {
  t = std::clamp(t, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

QString tokenText(const Tensor& tensor) {
  if (tensor.is_scalar()) return shownNumber(tensor.item(), card_digits);
  QString text = QString::fromStdString(tensor.shape().str());
  return text;
}

QColor onColor(Role role, const Theme& theme) {
  if (role == Role::gradient) return theme.on_gradient;
  return role == Role::tangent ? theme.on_tangent : theme.on_value;
}

void paintToken(QPainter& painter, QPointF at, const QString& text, Role role, const Theme& theme) {
  const QFont font = codeFont(14, QFont::DemiBold);
  const double width = std::max(29.0, QFontMetricsF(font).horizontalAdvance(text) + 17);
  const QRectF rect(at.x() - width / 2, at.y() - 14.5, width, 29);
  QColor glow = theme.color(role);
  glow.setAlphaF(0.2F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(glow);
  painter.drawRoundedRect(rect.adjusted(-4, -4, 4, 4), 18.5, 18.5);
  painter.setPen(QPen(theme.node, 2));
  painter.setBrush(theme.color(role));
  painter.drawRoundedRect(rect, 14.5, 14.5);
  painter.setFont(font);
  painter.setPen(onColor(role, theme));
  painter.drawText(rect, Qt::AlignCenter, text);
}

void paintForward(QPainter& painter, const Scene& scene, const SceneState& state, const Step& step,
                  const Theme& theme) {
  const SceneCard* card = scene.card(step.node);
  const auto& tensors =
      step.phase == Phase::tangent ? state.values->tangents : state.values->values;
  for (int k = 0; card && k < card->operands; ++k) {
    const SceneEdge* edge = scene.edge(step.node, k);
    const Tensor* tensor = known(tensors, NodeId{static_cast<std::uint32_t>(edge->from)});
    if (!tensor || edge->hidden || state.progress > 0.95) continue;
    paintToken(painter, edge->at(eased(state.progress / 0.92)), tokenText(*tensor),
               phaseRole(step.phase), theme);
  }
}

// The gradient of the result sets out; past the local derivative it is what the operand gets.
void paintBackward(QPainter& painter, const Scene& scene, const SceneState& state, const Step& step,
                   const Theme& theme) {
  const SceneEdge* edge = scene.edge(step.node, step.operand);
  const Event* contribution = state.trace->event(step, EventKind::contribution);
  const Tensor* upstream = known(state.values->gradients, step.node);
  if (!edge || edge->hidden || !contribution || state.progress > 0.95) return;
  const double t = eased(state.progress / 0.92);
  const Tensor& shown = t < turning && upstream ? *upstream : contribution->value;
  paintToken(painter, edge->at(1 - t), tokenText(shown), Role::gradient, theme);
}

// A value, tangent or seed fades in at its place.
void paintArrival(QPainter& painter, const Scene& scene, const SceneState& state, const Step& step,
                  const Theme& theme) {
  const SceneCard* card = scene.card(step.node);
  const EventKind kind = step.phase == Phase::forward   ? EventKind::forward
                         : step.phase == Phase::tangent ? EventKind::tangent
                                                        : EventKind::seed;
  const Event* event = state.trace->event(step, kind);
  if (!card || card->hidden || !event || card->bare) return;
  const double from = card->operands > 0 && kind != EventKind::seed ? arriving : 0.15;
  const double shown = eased((state.progress - from) / (1 - from));
  if (shown <= 0) return;
  Pill pill = pillOf(event->value, phaseRole(step.phase));
  pill.strong = true;
  const QRectF rect =
      kind == EventKind::forward ? upperPillRect(*card, pill) : lowerPillRect(*card, pill);
  painter.save();
  painter.setOpacity(painter.opacity() * shown);
  painter.translate(rect.center());
  painter.scale(0.7 + 0.3 * shown, 0.7 + 0.3 * shown);
  painter.translate(-rect.center());
  paintPill(painter, pill, rect, theme);
  painter.restore();
}

// From far away a dot shows where it happens.
void paintDot(QPainter& painter, const Scene& scene, const SceneState& state, const Step& step,
              const Theme& theme) {
  const SceneEdge* edge = scene.edge(step.node, std::max(step.operand, 0));
  if (!edge || edge->hidden) return;
  const double t = eased(state.progress);
  const QPointF at = edge->points.front() +
                     (step.operand >= 0 ? 1 - t : t) * (edge->points.back() - edge->points.front());
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.color(phaseRole(step.phase)));
  painter.drawEllipse(at, 26, 26);
}

}  // namespace

void paintTokens(QPainter& painter, const Scene& scene, const SceneState& state, const Theme& theme,
                 LevelOfDetail level) {
  const Step* step = state.step();
  if (!step || !state.underWay() || state.faded || state.valueless) return;
  painter.save();
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  if (level == LevelOfDetail::blocks) {
    paintDot(painter, scene, state, *step, theme);
  } else if (step->phase == Phase::backward && step->operand >= 0) {
    paintBackward(painter, scene, state, *step, theme);
  } else {
    if (step->phase != Phase::backward) paintForward(painter, scene, state, *step, theme);
    paintArrival(painter, scene, state, *step, theme);
  }
  painter.restore();
}

}  // namespace nabla::ui
