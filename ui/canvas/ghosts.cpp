#include "ui/canvas/ghosts.h"

#include <QFontMetricsF>
#include <algorithm>

#include "engine/graph/op_def.h"
#include "ui/canvas/card_face.h"
#include "ui/playback/op_words.h"

namespace nabla::ui {

namespace {

constexpr double ghost_least_width = 104;
constexpr double ghost_height = 66;
constexpr double ghost_bare_height = 40;
constexpr double name_size = 25;
constexpr double number_size = 19;

bool isNumber(const Ghost& ghost) { return !ghost.op && ghost.operands.empty(); }

Math titleOf(const Ghost& ghost) {
  const QString text = QString::fromStdString(ghost.text);
  if (!ghost.name.empty()) return math::sym(QString::fromStdString(ghost.name));
  if (ghost.op) return opTitle(*ghost.op);
  if (text == QLatin1String("_")) return math::words(QStringLiteral("?"));
  return math::words(text);
}

QString labelOf(const Ghost& ghost) {
  if (!ghost.name.empty()) return QString::fromStdString(ghost.name);
  return ghost.op ? opGlyph(*ghost.op) : QString::fromStdString(ghost.text);
}

}  // namespace

QPointF GhostCard::port(int operand) const {
  if (operand < 0) return {rect.right(), rect.center().y()};
  const double share = (operand + 0.5) / std::max(operands, 1) - 0.5;
  return {rect.left(), rect.center().y() + 0.78 * rect.height() * share};
}

QRectF GhostEdge::box() const {
  if (points.empty()) return {};
  QRectF box(points.front(), QSizeF(0, 0));
  for (const QPointF& point : points) box |= QRectF(point, QSizeF(0.01, 0.01));
  return box.adjusted(-4, -4, 4, 4);
}

GhostCard ghostCard(const Ghost& ghost, TitleCache& titles) {
  GhostCard card;
  card.label = labelOf(ghost);
  card.operands = static_cast<int>(ghost.operands.size());
  card.bare = isNumber(ghost) && ghost.name.empty();
  if (!isNumber(ghost))
    card.chip = ghost.op ? opWord(*ghost.op) : QString::fromStdString(ghost.text);
  const Math title = titleOf(ghost);
  card.title =
      &titles.title("ghost " + math::plainText(title), title, card.bare ? number_size : name_size);
  const double chip = QFontMetricsF(chipFont()).horizontalAdvance(card.chip) + 40;
  const double width = card.bare ? std::max(48.0, card.title.width() + 26)
                                 : std::max({ghost_least_width, card.title.width() + 32, chip});
  const double height =
      card.bare ? ghost_bare_height : std::max(ghost_height, 18.0 * card.operands);
  card.rect = QRectF(-width / 2, -height / 2, width, height);
  return card;
}

}  // namespace nabla::ui
