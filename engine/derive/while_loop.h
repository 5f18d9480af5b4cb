// A loop as one node: how often it turns is known only when the graph runs.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/graph/graph.h"
#include "engine/graph/op_def.h"
#include "engine/graph/subgraph.h"

namespace nabla {

// `body` is repeated on the states while `test` gives something other than 0. Both take the states,
// then what they read from outside; `test` gives one number, `body` the next states.
struct Loop {
  std::shared_ptr<const Subgraph> test;
  std::shared_ptr<const Subgraph> body;
  std::size_t states = 1;
  std::size_t most_turns = 1'000'000;
  std::size_t most_nodes = 1'000'000;  // of all turns written out, for a derivative
  SourceSpan span = {};                // for the error of a loop that is longer
};

// The op of such a node. Its operands are the parameters of the subgraphs; its value is the last
// state, or all of them flattened one after another where there are several. It is differentiable
// to any order in both modes: a derivative runs the loop, writes out the turns it took and
// differentiates those. A longer loop ends the run with an error, or is nan where nobody listens.
const OpDef& while_loop_op();
Attributes while_loop_attributes(const Loop& loop);

// The loop of such a node; nothing for other nodes and for derivatives of loops.
std::optional<Loop> loop_of(const Node& node);

// Runs until the test fails, which leaves the last states in `arguments`; how many turns that took,
// or nothing where it would be `most` or more, or the run is cancelled.
std::optional<std::size_t> turns_of(const Loop& loop, std::vector<Tensor>& arguments,
                                    std::size_t most, Cancellation cancelled = {});

// One node with all states, as the value of the op has them.
NodeId packed_states(Graph& graph, std::span<const NodeId> states);

}  // namespace nabla
