// Rewriting: a static graph becomes a smaller one that means the same, by a visible list of passes.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/base/diagnostic.h"
#include "engine/graph/graph.h"

namespace nabla {

// One use of one rule.
struct Firing {
  std::string_view rule;  // "1 * x -> x"
  NodeId source;          // the node, in the graph given, that was being simplified
  std::string before, after;
};

struct PassReport {
  std::string_view pass;
  std::size_t nodes_before = 0;
  std::size_t nodes_after = 0;
  std::size_t fired = 0;        // how often a rule was used
  std::vector<Firing> firings;  // each of them, where options.log
  double seconds = 0;
  std::optional<Diagnostic> fault;  // what verify() found, where options.verify
};

struct RewriteOptions {
  bool log = false;     // record every firing with its text
  bool verify = false;  // check the graph after every pass
  // For people, who read a formula: rules of mathematics too that may lose a number on the way.
  bool for_reading = false;
  // No rule is used more often than this in all, so that a rewriting can be shown step by step.
  std::size_t most_firings = std::numeric_limits<std::size_t>::max();
  // Once asked for, the result is empty.
  Cancellation cancelled = {};
};

struct Rewritten {
  Graph graph;
  std::vector<NodeId> targets;  // of the new graph, in the order given
  std::vector<PassReport> log;  // in the order the passes ran
  std::vector<NodeId> image;    // old node -> new node, invalid where none computes it
};

// A graph whose targets have the values they have in `graph`, of the same shapes, within a few
// units in the last place, infinities and NaN included; README.md lists what is given up. Derived
// nodes keep their origins, which name nodes of the graph that `graph`'s name. Rewriting the result
// again changes nothing. The result is to be run, not to be derived: derive first.
Rewritten rewrite(const Graph& graph, std::span<const NodeId> targets,
                  const RewriteOptions& options = {});

}  // namespace nabla
