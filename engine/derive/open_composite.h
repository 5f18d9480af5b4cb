// Composite ops opened into their bodies: the same graph with the ops inside in their place.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/graph/graph.h"

namespace nabla {

struct OpenedGraph {
  Graph graph;
  std::vector<NodeId> places;                // where each node of the old graph is now
  std::map<NodeId, std::string> composites;  // what can be opened, under its key
  std::map<ContextId, std::string> bodies;   // the calls that opened bodies stand in, likewise
};

// Opens the composites with these keys. A key is the label of the node in `graph`; a composite
// within a body has that of the body, `/` and its place in it. The nodes of a body are in a context
// of their own, a call of index 1 named for the op; the last of them bears the name of the node.
// Values are the same up to rounding, derivatives too: the rule of a composite is that of its body.
OpenedGraph open_composites(const Graph& graph, const std::set<std::string>& keys);

}  // namespace nabla
