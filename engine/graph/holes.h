// Holes: operands that are not connected yet, written `_`. Whatever is computed from one waits.
#pragma once

#include <string>
#include <vector>

#include "engine/graph/graph.h"
#include "engine/graph/op_def.h"

namespace nabla {

// The name of the n-th hole's input, one that no program can give: "_ 1".
std::string hole_name(std::size_t number);
bool is_hole(const Input& input);
bool is_hole(const Graph& graph, NodeId node);

// For each node, whether it is a hole or computed from one.
std::vector<bool> waiting_nodes(const Graph& graph);
// The holes that a node waits for, in order.
std::vector<NodeId> holes_of(const Graph& graph, NodeId node);

// What is said where a value needs a hole's.
Diagnostic not_connected(SourceSpan hole);
// What is said where a value needs that of an input without one, a hole or another.
Diagnostic no_value(const std::string& input, SourceSpan span);

// Stands for an op that cannot run yet because an operand is a hole: any operands, a stand-in
// number, no derivative. Its attribute "op" names the op.
const OpDef& waiting_op();

}  // namespace nabla
