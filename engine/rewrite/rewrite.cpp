#include "engine/rewrite/rewrite.h"

#include <utility>

#include "engine/rewrite/passes.h"

namespace nabla {

namespace {

std::vector<NodeId> nodes_of(const std::vector<TermId>& terms) {
  std::vector<NodeId> nodes;
  nodes.reserve(terms.size());
  for (const TermId term : terms) nodes.push_back(NodeId{term.index});
  return nodes;
}

}  // namespace

Rewritten rewrite(const Graph& graph, std::span<const NodeId> targets,
                  const RewriteOptions& options) {
  Tables tables(graph);
  Passes passes(tables, options);
  const Draft draft = passes.simplified(passes.drafted(targets));
  Graph smaller = graph_of(draft, tables, options.cancelled);
  if (options.cancelled.asked()) return {};
  return {std::move(smaller), nodes_of(draft.targets), passes.take_log(), nodes_of(draft.image)};
}

}  // namespace nabla
