// Paints the backward graph: its cards and edges, and the dotted ties to the forward nodes that
// they came from.
#pragma once

#include "ui/canvas/painter.h"

namespace nabla::ui {

// Where so few derived cards are shown all ties are drawn; else only those of what is looked at.
constexpr std::size_t most_tied = 40;

void paintBackwardCard(QPainter& painter, const Scene& scene, const SceneCard& card,
                       const SceneState& state, const Theme& theme, LevelOfDetail level);
void paintBackwardEdge(QPainter& painter, const SceneEdge& edge, const SceneState& state,
                       const Theme& theme, LevelOfDetail level, const QRectF& area);
// Under the cards: the ties of a small graph, and those of selected nodes.
void paintTies(QPainter& painter, const Scene& scene, const SceneState& state, const Theme& theme);
// Over the cards: the ties of one node, and rings around what it is tied to.
void paintTiesOf(QPainter& painter, const Scene& scene, NodeId node, const Theme& theme);

}  // namespace nabla::ui
