#include "ui/canvas/scene_state.h"

#include <QCoreApplication>

#include "engine/graph/holes.h"
#include "ui/playback/narration.h"

namespace nabla::ui {

namespace {

const Tensor* of(const std::vector<std::optional<Tensor>>& tensors, NodeId node) {
  return node.index < tensors.size() && tensors[node.index] ? &*tensors[node.index] : nullptr;
}

NodeId nodeOf(int card) { return NodeId{static_cast<std::uint32_t>(card)}; }

Pill gradientPill(const SceneState& state, const SceneCard& card) {
  const int first = state.index->gradientStep(card.node);
  if (first == TraceIndex::never) return {};
  const Tensor* now = of(state.values->gradients, card.node);
  const Step* step = state.step();
  const bool arrives = step && state.underWay() && step->operand >= 0 && step->to == card.node;
  if (arrives) {
    const Event* sum = state.trace->event(*step, EventKind::accumulation);
    if (sum) return changePill(now, sum->value, Role::gradient);
  }
  if (!now) return pendingPill(Role::gradient);
  Pill pill = pillOf(*now, Role::gradient);
  pill.strong = highlight(state, card) == Role::gradient;
  return pill;
}

Pill tangentPill(const SceneState& state, const SceneCard& card) {
  if (state.index->tangentStep(card.node) == TraceIndex::never) return {};
  const Tensor* now = of(state.values->tangents, card.node);
  if (!now) return pendingPill(Role::tangent);
  Pill pill = pillOf(*now, Role::tangent);
  pill.strong = highlight(state, card) == Role::tangent;
  return pill;
}

// Factors are values, what flows back is gradient.
Pill backwardPill(const SceneState& state, const SceneCard& card) {
  if (card.bare || !state.backward) return {};
  const BackwardNode& derived = (*state.backward)[card.node];
  const Role role = derived.origin.role == nabla::Role::local ? Role::value : Role::gradient;
  if (derived.known >= state.done) return pendingPill(role);
  Pill pill = pillOf(state.backward->value(card.node), role);
  pill.strong = derived.known == state.current;
  return pill;
}

// The step under way, or the last one, brings it.
bool isBrought(const SceneState& state, NodeId node) {
  return state.backward && state.step() && !state.faded &&
         (*state.backward)[node].known == state.current;
}

}  // namespace

Role phaseRole(Phase phase) {
  switch (phase) {
    case Phase::forward:
      return Role::value;
    case Phase::backward:
      return Role::gradient;
    case Phase::tangent:
      return Role::tangent;
  }
  return Role::value;
}

QString waitText(const SceneState& state, NodeId node) {
  if (!state.trace || !state.index || node.index >= state.trace->forward_size) return {};
  if (!state.index->waitsFor(node).valid()) return {};
  const NodeId first = state.index->waitsFor(node);
  if (is_hole(state.trace->graph, node))
    return QCoreApplication::translate("Card", "not connected yet");
  if (first == node) {
    return QCoreApplication::translate("Card", "waits for input %1")
        .arg(state.index->missingOperand(node) + 1);
  }
  return QCoreApplication::translate("Card", "waits for %1")
      .arg(nodeTitle(state.trace->graph, first));
}

Pill upperPill(const SceneState& state, const SceneCard& card) {
  if (card.derived || card.bare || !state.trace) return {};
  if (const QString wait = waitText(state, card.node); !wait.isEmpty()) {
    Pill pill = pendingPill(Role::value);
    pill.text = wait;
    return pill;
  }
  if (state.valueless) {
    Pill pill = pendingPill(Role::value);
    pill.text = QCoreApplication::translate("Card", "no value yet");
    return pill;
  }
  const Tensor* value = of(state.values->values, card.node);
  if (!value) return {};
  Pill pill = pillOf(*value, Role::value);
  pill.strong = highlight(state, card) == Role::value;
  return pill;
}

Pill lowerPill(const SceneState& state, const SceneCard& card) {
  if (!state.trace || state.valueless) return {};
  if (card.derived) return backwardPill(state, card);
  return state.index->hasTangents() ? tangentPill(state, card) : gradientPill(state, card);
}

QRectF upperPillRect(const SceneCard& card, const Pill& pill) {
  const QSizeF size = pillSize(pill);
  if (card.aside > 0)
    return {card.rect.center() + QPointF(card.rect.width() / 2 + pill_distance, -1 - size.height()),
            size};
  return {QPointF(card.rect.center().x() - size.width() / 2,
                  card.rect.top() - pill_distance - size.height()),
          size};
}

QRectF lowerPillRect(const SceneCard& card, const Pill& pill) {
  const QSizeF size = pillSize(pill);
  if (card.aside > 0) {
    const double up = card.derived ? size.height() / 2 : -1;  // alone it stands in the middle
    return {card.rect.center() + QPointF(card.rect.width() / 2 + pill_distance, -up), size};
  }
  return {QPointF(card.rect.center().x() - size.width() / 2, card.rect.bottom() + pill_distance),
          size};
}

std::optional<Role> highlight(const SceneState& state, const SceneCard& card) {
  if (card.derived)
    return isBrought(state, card.node) ? std::optional(Role::gradient) : std::nullopt;
  const Step* step = state.step();
  if (!step || state.faded) return std::nullopt;
  const NodeId node = step->phase == Phase::backward && step->operand >= 0 ? step->to : step->node;
  if (node != card.node) return std::nullopt;
  return phaseRole(step->phase);
}

std::optional<Role> highlight(const SceneState& state, const SceneEdge& edge) {
  if (edge.derived)
    return isBrought(state, nodeOf(edge.to)) ? std::optional(Role::gradient) : std::nullopt;
  const Step* step = state.step();
  if (!step || state.faded || step->node != nodeOf(edge.to)) return std::nullopt;
  if (step->phase == Phase::backward && step->operand != edge.operand) return std::nullopt;
  return phaseRole(step->phase);
}

bool wentBack(const SceneState& state, const SceneEdge& edge) {
  if (!state.trace || state.valueless || edge.derived) return false;
  const int step = state.index->backwardStep(nodeOf(edge.to), edge.operand);
  return step != TraceIndex::never && step < state.done;
}

}  // namespace nabla::ui
