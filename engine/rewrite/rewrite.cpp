#include "engine/rewrite/rewrite.h"

#include <chrono>
#include <utility>

#include "engine/graph/verify.h"
#include "engine/rewrite/builder.h"

namespace nabla {

namespace {

constexpr int most_rounds = 12;  // of algebra; two or three are usual

class Rewriter {
 public:
  Rewriter(const Graph& graph, std::span<const NodeId> targets, const RewriteOptions& options)
      : graph_(graph), options_(options), left_(options.most_firings), tables_(graph) {
    timed("dead code", graph.size(), [&](PassReport&) { return draft_of(targets, tables_); });
  }

  // The list of passes. What one round of algebra leaves unused, another may take apart.
  Rewritten run() {
    pass("fold and share", {.fold = true, .share = true});
    for (int round = 0; round < most_rounds; ++round) {
      pass("algebra", {.fold = true, .share = true, .rules = true});
      if (log_.back().fired == 0) break;
    }
    pass("dead code", {});
    return finished();
  }

 private:
  void pass(std::string_view name, Habits habits) {
    timed(name, draft_.size(), [&](PassReport& report) {
      return Builder(draft_, tables_, habits, options_.log, left_).run(report);
    });
  }

  // The one wrapper around every pass: it times, counts and checks.
  template <class Pass>
  void timed(std::string_view name, std::size_t nodes, Pass pass) {
    PassReport report;
    report.pass = name;
    report.nodes_before = nodes;
    const auto start = std::chrono::steady_clock::now();
    draft_ = pass(report);
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    report.nodes_after = draft_.size();
    if (options_.verify) report.fault = verify(graph_of(draft_, tables_), &graph_);
    log_.push_back(std::move(report));
  }

  static std::vector<NodeId> nodes_of(const std::vector<TermId>& terms) {
    std::vector<NodeId> nodes;
    nodes.reserve(terms.size());
    for (const TermId term : terms) nodes.push_back(NodeId{term.index});
    return nodes;
  }

  Rewritten finished() {
    Rewritten result{graph_of(draft_, tables_), nodes_of(draft_.targets), std::move(log_),
                     nodes_of(draft_.image)};
    return result;
  }

  const Graph& graph_;
  const RewriteOptions& options_;
  std::size_t left_;
  Tables tables_;
  Draft draft_;
  std::vector<PassReport> log_;
};

}  // namespace

Rewritten rewrite(const Graph& graph, std::span<const NodeId> targets,
                  const RewriteOptions& options) {
  return Rewriter(graph, targets, options).run();
}

}  // namespace nabla
