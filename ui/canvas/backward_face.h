// What stands on the card of a derived node: small, with a line that says what it is in the
// backward pass.
#pragma once

#include "ui/canvas/scene.h"
#include "ui/playback/backward_graph.h"

namespace nabla::ui {

// Everything but the place, as cardFace() does it for forward nodes; without a title where no
// gradient is made with the node.
SceneCard backwardFace(const Trace& trace, const BackwardGraph& backward, NodeId node,
                       TitleCache& titles);

// "gradient of x", "share of y", "local derivative of y".
QString backwardWords(const Trace& trace, const BackwardGraph& backward, NodeId node);

QFont captionFont();

}  // namespace nabla::ui
