#include "ui/canvas/card_face.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>

#include "engine/graph/holes.h"
#include "engine/graph/op_def.h"
#include "engine/interpreter/operand_path.h"
#include "engine/tensor/format.h"
#include "ui/canvas/op_words.h"
#include "ui/canvas/pill.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr double least_width = 128;
constexpr double card_height = 84;
constexpr double bare_height = 48;
constexpr double widest_title = 220;

QString say(const char* text) { return QCoreApplication::translate("Card", text); }

CardKind kindOf(const Graph& graph, NodeId node) {
  if (const Input* input = graph.input(node)) {
    return input->kind == InputKind::variable ? CardKind::input : CardKind::placeholder;
  }
  return graph.constant(node) ? CardKind::constant : CardKind::operation;
}

QString chipOf(const Graph& graph, const SceneCard& card) {
  switch (card.kind) {
    case CardKind::input:
      return say(QT_TRANSLATE_NOOP("Card", "input"));
    case CardKind::placeholder:
      return say(QT_TRANSLATE_NOOP("Card", "placeholder"));
    case CardKind::constant:
      return say(QT_TRANSLATE_NOOP("Card", "constant"));
    case CardKind::operation:
      break;
  }
  const OpDef& op = op_of(graph[card.node]);
  const QString word = opWord(op);
  if (card.name.isEmpty()) return word;
  const QString glyph = opGlyph(op);
  return glyph.size() <= 2 ? word + " " + glyph : word;
}

// A number that is part of a formula.
void makeBare(SceneCard& card, double value, TitleCache& titles) {
  card.bare = true;
  card.label = QString::fromStdString(format_number(value, 5));
  card.title = &titles.title("number " + card.label, math::num(card.label), 21);
  const double width = std::max(56.0, card.title->size.width() + 30);
  card.rect = QRectF(-width / 2, -bare_height / 2, width, bare_height);
  card.above = card.below = 4;
}

// A place where a wire may end.
void makeHole(SceneCard& card, TitleCache& titles) {
  card.bare = true;
  card.name.clear();
  card.label = QStringLiteral("_");
  card.title = &titles.title("hole", math::words(QStringLiteral("?")), 21);
  card.rect = QRectF(-28, -bare_height / 2, 56, bare_height);
  card.above = card.below = 4;
}

void setTitle(SceneCard& card, const Graph& graph, TitleCache& titles) {
  if (!card.name.isEmpty()) {
    card.label = card.name;
    card.title = &titles.title("name " + card.name, math::sym(card.name), 29);
  } else if (card.kind == CardKind::constant) {
    card.label = QString::fromStdString(graph[card.node].shape.str());
    card.title = &titles.title("shape " + card.label, math::words(card.label), 20);
  } else {
    card.label = opGlyph(op_of(graph[card.node]));
    const Math title = opTitle(graph, card.node);
    card.title = &titles.title("op " + math::plainText(title), title, 29);
  }
}

void setSize(SceneCard& card) {
  const QFontMetricsF chips(chipFont());
  const double title = std::min(card.title->size.width() + 36, widest_title);
  double row = chips.horizontalAdvance(card.chip) + 20;
  if (card.output) row += chips.horizontalAdvance(say(QT_TRANSLATE_NOOP("Card", "output"))) + 26;
  const double width = std::max({least_width, title, row + 24});
  const double height = std::max(card_height, 20.0 * card.operands);
  card.rect = QRectF(-width / 2, -height / 2, width, height);
}

}  // namespace

QFont chipFont() { return uiFont(12, QFont::DemiBold); }

SceneCard cardFace(const Trace& trace, NodeId node, TitleCache& titles) {
  const Graph& graph = trace.graph;
  SceneCard card;
  card.node = node;
  card.kind = kindOf(graph, node);
  card.output = node == trace.output && card.kind == CardKind::operation;
  card.name = QString::fromStdString(graph.name(node));
  card.operands = static_cast<int>(graph[node].inputs.size());
  if (is_hole(graph, node)) {
    makeHole(card, titles);
    return card;
  }
  const Tensor* constant = graph.constant(node);
  if (constant && card.name.isEmpty() && constant->is_scalar()) {
    makeBare(card, constant->item(), titles);
    return card;
  }
  card.opens = std::holds_alternative<Composite>(op_of(graph[node]).rule);
  card.chip = chipOf(graph, card);
  setTitle(card, graph, titles);
  setSize(card);
  card.above = pillRoom(graph[node].shape);
  card.below = constant ? 4 : pillRoom(graph[node].shape);
  return card;
}

}  // namespace nabla::ui
