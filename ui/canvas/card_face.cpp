#include "ui/canvas/card_face.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>

#include "engine/derive/open_nodes.h"
#include "engine/graph/holes.h"
#include "engine/graph/op_def.h"
#include "engine/interpreter/operand_path.h"
#include "ui/canvas/pill.h"
#include "ui/formula/numbers.h"
#include "ui/playback/narration.h"
#include "ui/playback/op_words.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr double least_width = 128;
constexpr double card_height = 84;
constexpr double bare_height = 48;
constexpr double widest_title = 220;

QString sayCard(const char* text) { return QCoreApplication::translate("Card", text); }

CardKind kindOf(const Graph& graph, NodeId node) {
  if (const Input* input = graph.input(node)) {
    return input->kind == InputKind::variable ? CardKind::input : CardKind::placeholder;
  }
  return graph.constant(node) ? CardKind::constant : CardKind::operation;
}

}  // namespace

CardFaces::CardFaces(const Trace& trace, TitleCache& titles)
    : trace_(trace),
      graph_(trace.graph),
      titles_(titles),
      chips_(chipFont()),
      input_(sayCard(QT_TRANSLATE_NOOP("Card", "input"))),
      placeholder_(sayCard(QT_TRANSLATE_NOOP("Card", "placeholder"))),
      constant_(sayCard(QT_TRANSLATE_NOOP("Card", "constant"))),
      output_width_(chips_.horizontalAdvance(sayCard(QT_TRANSLATE_NOOP("Card", "output")))) {}

const CardFaces::OpWords& CardFaces::wordsOf(const OpDef& op) {
  const auto [found, fresh] = words_.try_emplace(&op);
  OpWords& words = found->second;
  if (fresh) {
    words.word = opWord(op);
    words.glyph = opGlyph(op);
    words.with_glyph = words.glyph.size() <= 2 ? words.word + " " + words.glyph : words.word;
  }
  return words;
}

QString CardFaces::chipOf(const SceneCard& card) {
  switch (card.kind) {
    case CardKind::input:
      return input_;
    case CardKind::placeholder:
      return placeholder_;
    case CardKind::constant:
      return constant_;
    case CardKind::operation:
      break;
  }
  const OpWords& words = wordsOf(op_of(graph_[card.node]));
  if (!card.name.isEmpty()) return words.with_glyph;
  return words.word + u' ' + nodeTitle(graph_, card.node);
}

double CardFaces::chipWidth(const QString& chip) {
  const auto known = widths_.constFind(chip);
  if (known != widths_.constEnd()) return *known;
  const double width = chips_.horizontalAdvance(chip);
  widths_.insert(chip, width);
  return width;
}

// A number that is part of a formula.
void CardFaces::makeBare(SceneCard& card, double value) {
  card.bare = true;
  card.label = shownNumber(value, 5);
  card.title = &titles_.title(
      QStringLiteral("number "), card.label, [](const QString& text) { return numberMath(text); },
      21);
  const double width = std::max(56.0, card.title.width() + 30);
  card.rect = QRectF(-width / 2, -bare_height / 2, width, bare_height);
  card.above = card.below = 4;
}

// A place where a wire may end.
void CardFaces::makeHole(SceneCard& card) {
  card.bare = card.hole = true;
  card.name.clear();
  card.label = QStringLiteral("_");
  card.title = &titles_.title("hole", math::words(QStringLiteral("?")), 21);
  card.rect = QRectF(-28, -bare_height / 2, 56, bare_height);
  card.above = card.below = 4;
}

void CardFaces::setTitle(SceneCard& card) {
  if (!card.name.isEmpty()) {
    card.label = nodeName(graph_, card.node);
    card.title = &titles_.title(
        QStringLiteral("name "), card.label, [](const QString& text) { return math::sym(text); },
        29);
  } else if (card.kind == CardKind::constant) {
    card.label = QString::fromStdString(graph_[card.node].shape.str());
    card.title = &titles_.title("shape " + card.label, math::words(card.label), 20);
  } else {
    const OpDef& op = op_of(graph_[card.node]);
    const OpWords& words = wordsOf(op);
    card.label = words.glyph;
    card.title = words.title;
    if (words.title) return;
    const Math title = opTitle(graph_, card.node);
    const Title* shown = &titles_.title("op " + math::plainText(title), title, 29);
    card.title = shown;
    if (!showsOperands(op)) words_[&op].title = shown;
  }
}

void CardFaces::setSize(SceneCard& card) {
  const double title = std::min(card.title.width() + 36, widest_title);
  double row = chipWidth(card.chip) + 20;
  if (card.output) row += output_width_ + 26;
  const double width = std::max({least_width, title, row + 24});
  const double height = std::max(card_height, 20.0 * card.operands);
  card.rect = QRectF(-width / 2, -height / 2, width, height);
}

SceneCard CardFaces::of(NodeId node) {
  SceneCard card;
  card.node = node;
  card.kind = kindOf(graph_, node);
  card.output = node == trace_.output && card.kind == CardKind::operation;
  card.name = QString::fromStdString(graph_.name(node));
  card.operands = static_cast<int>(graph_[node].inputs.size());
  if (is_hole(graph_, node)) {
    makeHole(card);
    return card;
  }
  const Tensor* constant = graph_.constant(node);
  if (constant && card.name.isEmpty() && constant->is_scalar()) {
    makeBare(card, constant->item());
    return card;
  }
  card.opens = can_open(graph_[node]);
  card.chip = chipOf(card);
  setTitle(card);
  setSize(card);
  card.above = pillRoom(graph_[node].shape);
  card.below = constant ? 4 : card.above;
  return card;
}

SceneCard cardFace(const Trace& trace, NodeId node, TitleCache& titles) {
  return CardFaces(trace, titles).of(node);
}

QFont chipFont() { return uiFont(12, QFont::DemiBold); }

}  // namespace nabla::ui
