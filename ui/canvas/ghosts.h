// The ghosts of branches that are not taken, on the canvas: a card for each, and the edges between
// them and from the nodes that they would read.
#pragma once

#include <QPointF>
#include <QRectF>
#include <vector>

#include "engine/graph/ghost.h"
#include "ui/canvas/titles.h"

namespace nabla::ui {

struct GhostCard {
  int branch = 0;     // of the analysis: its place there,
  int index = 0;      // and that of the ghost in it
  int frame = 0;      // that stands around it
  bool bare = false;  // a number, or a hole
  int operands = 0;
  QString label, chip;
  TitleRef title;
  QRectF rect;

  // The middle of the port; -1 is the result's.
  QPointF port(int operand) const;
};

struct GhostEdge {
  int card = -1;   // of a node, or
  int ghost = -1;  // a ghost
  int to = 0;
  int operand = 0;
  std::vector<QPointF> points;  // a cubic curve; none while an end is hidden

  QRectF box() const;
};

// What stands on the card, and its size, around the origin.
GhostCard ghostCard(const Ghost& ghost, TitleCache& titles);

}  // namespace nabla::ui
