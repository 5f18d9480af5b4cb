// Lowers a graph of numbers and small tensors to straight-line code: taken apart element by element
// (expand.h), simplified by the passes of rewriting, each term becomes an instruction.
#pragma once

#include <optional>
#include <span>

#include "engine/base/cancellation.h"
#include "engine/graph/graph.h"
#include "engine/program/scalar_code.h"
#include "engine/rewrite/draft.h"

namespace nabla {

// The code that computes the fetches, element after element; nothing where expand() gives nothing.
// `offsets` says for each input of the graph where its elements stand among the packed ones. Code
// or nothing is worth nothing once cancelled.
std::optional<ScalarCode> lower_scalars(const Graph& graph, std::span<const NodeId> fetches,
                                        std::span<const std::size_t> offsets,
                                        Cancellation cancelled = {});

// An instruction for each term of a draft of numbers; its targets are the outputs.
ScalarCode code_of(const Draft& draft, const Tables& tables);

}  // namespace nabla
