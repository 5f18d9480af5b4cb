// Nodes with graphs inside opened: the same graph with what they do in their place.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/graph/ghost.h"
#include "engine/graph/graph.h"

namespace nabla {

struct OpenedGraph {
  Graph graph;
  std::vector<NodeId> places;               // where each node of the old graph is now
  std::map<NodeId, std::string> closed;     // what can be opened, under its key
  std::map<ContextId, std::string> bodies;  // the calls that opened nodes stand in, likewise
  bool reads_values = false;  // with other values of the inputs it may be another graph
  Message note;               // why a node stays closed, or empty
  Ghosts ghosts;              // of the branches of opened choices that are not taken
};

// The most nodes that one loop is opened into.
constexpr std::size_t most_opened_nodes = 2000;
// The most ghosts that one branch not taken is shown with.
constexpr std::size_t most_ghosts = 400;

// Composite ops, cond and while_loop.
bool can_open(const Node& node);
// All of them in a graph, under their keys: the node's structural path.
std::map<NodeId, std::string> openable_nodes(const Graph& graph);

// Opens the nodes with these keys; that of a node within another is the key of that, `.` and its
// place there. A composite becomes its body, `cond` the branch that is taken at `point`, a
// `while_loop` the turns that it runs there; what waits for a hole, or has no value, stays closed.
// The nodes made stand in a call of index 1 that is named for the op; in it those of a branch and
// of each turn in a context of their own. The last of them bears the name of the node.
// Values are the same up to rounding, derivatives too.
OpenedGraph open_nodes(const Graph& graph, const std::set<std::string>& keys,
                       const Point& point = {}, Cancellation cancelled = {});

}  // namespace nabla
