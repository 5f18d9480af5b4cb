#include "ui/canvas/backward_face.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QStringList>
#include <algorithm>

#include "engine/graph/op_def.h"
#include "engine/interpreter/operand_path.h"
#include "ui/canvas/pill.h"
#include "ui/formula/numbers.h"
#include "ui/formula/pretty_name.h"
#include "ui/playback/narration.h"
#include "ui/playback/op_words.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr double derived_least_width = 84;
constexpr double derived_widest = 200;
constexpr double derived_height = 76;
constexpr double derived_bare_height = 40;
constexpr double title_px = 18;

QString sayBackward(const char* text) { return QCoreApplication::translate("Backward", text); }

// ∂f/∂x where both have names.
std::optional<Math> derivativeName(const Trace& trace, const BackwardNode& derived) {
  const NodeId of = derived.gradient_of.empty() ? NodeId{} : derived.gradient_of.front();
  if (!of.valid() || trace.graph.name(of).empty() || trace.graph.name(trace.output).empty())
    return std::nullopt;
  return math::partial(nodeName(trace.graph, trace.output), nodeName(trace.graph, of));
}

// One or two words, with the sign of the op where the title does not show it.
QString captionOf(const Graph& graph, const BackwardNode& derived, NodeId node, bool named) {
  if (derived.origin.role == nabla::Role::seed)
    return sayBackward(QT_TRANSLATE_NOOP("Backward", "seed"));
  QString word = sayBackward(QT_TRANSLATE_NOOP("Backward", "share"));
  if (derived.origin.role == nabla::Role::local)
    word = sayBackward(QT_TRANSLATE_NOOP("Backward", "local"));
  if (derived.origin.role == nabla::Role::accumulation)
    word = sayBackward(QT_TRANSLATE_NOOP("Backward", "sum"));
  if (!derived.gradient_of.empty()) word = sayBackward(QT_TRANSLATE_NOOP("Backward", "gradient"));
  return named ? word + " " + opGlyph(op_of(graph[node])) : word;
}

void setTitle(SceneCard& card, const Trace& trace, const BackwardNode& derived,
              TitleCache& titles) {
  const Graph& graph = trace.graph;
  const auto name = derivativeName(trace, derived);
  const Tensor* constant = graph.constant(card.node);
  const bool seed = derived.origin.role == nabla::Role::seed;
  card.bare = constant && constant->is_scalar() && !seed;
  card.chip = captionOf(graph, derived, card.node, name && !constant);
  Math title = opTitle(graph, card.node);
  if (name) {
    title = *name;
  } else if (constant) {
    title = constant->is_scalar() ? numberMath(constant->item(), 5)
                                  : math::words(QString::fromStdString(constant->shape().str()));
  }
  card.label = math::plainText(title);
  card.title = &titles.title("back " + card.label, title, title_px);
}

}  // namespace

QFont captionFont() { return uiFont(11, QFont::Medium); }

QString backwardWords(const Trace& trace, const BackwardGraph& backward, NodeId node) {
  const BackwardNode& derived = backward[node];
  const auto label = [&trace](NodeId of) { return nodeTitle(trace.graph, of); };
  if (!derived.gradient_of.empty()) {
    QStringList of;
    for (const NodeId node_of : derived.gradient_of) of << label(node_of);
    return sayBackward(QT_TRANSLATE_NOOP("Backward", "gradient of %1")).arg(of.join(", "));
  }
  if (derived.origin.role == nabla::Role::local)
    return sayBackward(QT_TRANSLATE_NOOP("Backward", "local derivative of %1"))
        .arg(label(derived.origin.source));
  return sayBackward(QT_TRANSLATE_NOOP("Backward", "part of the gradient of %1"))
      .arg(label(derived.home));
}

SceneCard backwardFace(const Trace& trace, const BackwardGraph& backward, NodeId node,
                       TitleCache& titles) {
  const BackwardNode& derived = backward[node];
  SceneCard card;
  card.node = node;
  card.derived = true;
  card.source = derived.origin.source;
  card.operands = static_cast<int>(trace.graph[node].inputs.size());
  card.kind = trace.graph.constant(node) ? CardKind::constant : CardKind::operation;
  if (!derived.shown) return card;
  setTitle(card, trace, derived, titles);
  const double caption = card.bare ? 0 : QFontMetricsF(captionFont()).horizontalAdvance(card.chip);
  const double wanted = std::max(caption + 22, card.title->size.width() + 30);
  const double width = std::clamp(wanted, card.bare ? 48 : derived_least_width, derived_widest);
  const double height =
      std::max(card.bare ? derived_bare_height : derived_height, 20.0 * card.operands);
  card.rect = QRectF(-width / 2, -height / 2, width, height);
  card.above = 4;
  card.below = card.bare ? 4 : pillRoom(trace.graph[node].shape);
  return card;
}

}  // namespace nabla::ui
