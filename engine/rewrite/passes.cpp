#include "engine/rewrite/passes.h"

#include <chrono>
#include <utility>

#include "engine/graph/verify.h"

namespace nabla {

namespace {

constexpr int most_rounds = 12;  // of algebra; two or three are usual

}  // namespace

Draft Passes::drafted(std::span<const NodeId> targets) {
  const Draft all = timed("dead code", tables_.source().size(),
                          [&](PassReport&) { return draft_of(targets, tables_); });
  return pass("fold and share", all, {.fold = true, .share = true});
}

// What one round of algebra leaves unused, another may take apart.
Draft Passes::simplified(Draft draft) {
  for (int round = 0; round < most_rounds; ++round) {
    const Habits all{
        .fold = true, .share = true, .rules = true, .for_reading = options_.for_reading};
    draft = pass("algebra", draft, all);
    if (log_.back().fired == 0 || options_.cancelled.asked()) break;
  }
  return pass("dead code", draft, {});
}

Draft Passes::pass(std::string_view name, const Draft& draft, Habits habits) {
  return timed(name, draft.size(), [&](PassReport& report) {
    return Builder(draft, tables_, habits, options_.log, left_).run(report, options_.cancelled);
  });
}

// The one wrapper around every pass: it times, counts and checks.
Draft Passes::timed(std::string_view name, std::size_t nodes,
                    const std::function<Draft(PassReport&)>& make) {
  PassReport report;
  report.pass = name;
  report.nodes_before = nodes;
  const auto start = std::chrono::steady_clock::now();
  Draft draft = make(report);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  report.nodes_after = draft.size();
  if (options_.verify) report.fault = verify(graph_of(draft, tables_), &tables_.source());
  log_.push_back(std::move(report));
  return draft;
}

}  // namespace nabla
