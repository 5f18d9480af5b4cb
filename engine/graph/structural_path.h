// The name under which a node's place is kept: its own name, or its path from the nearest named
// consumer. Both survive re-parsing; an index would not.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/graph/graph.h"

namespace nabla {

// One unique key per node for the first `count` nodes: `y`, `y/0` for its first operand, `y/0/1`
// and so on. A name given to several nodes is numbered from the second on (`y~2`); a node nobody
// uses is called by its op (`=mul`).
std::vector<std::string> structural_paths(const Graph& graph, std::size_t count);

}  // namespace nabla
