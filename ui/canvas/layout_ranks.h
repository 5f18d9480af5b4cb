// The column of every node: as far left as its operands allow, with the least total length of
// edges.
#pragma once

#include <atomic>
#include <vector>

#include "ui/canvas/layout.h"

namespace nabla::ui {

// Network simplex after Gansner, Koutsofios, North and Vo, "A technique for drawing directed
// graphs" (1993). Every edge goes at least one column to the right; each connected part starts in
// column 0. Very large graphs get a bounded number of improvements over the longest path. The
// bounds go to the right as edges do, and their lengths do not count.
std::vector<int> rankNodes(int count, const std::vector<LayoutEdge>& edges,
                           const std::vector<LayoutEdge>& bounds = {},
                           const std::atomic<bool>* cancelled = nullptr);

}  // namespace nabla::ui
