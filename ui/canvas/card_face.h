// What stands on the card of a node, and how large the card must be for it.
#pragma once

#include "ui/canvas/scene.h"

namespace nabla::ui {

// Everything but the place: words, title, size (as a rectangle around the origin) and room for
// pills.
SceneCard cardFace(const Trace& trace, NodeId node, TitleCache& titles);

// The font of chips.
QFont chipFont();

}  // namespace nabla::ui
