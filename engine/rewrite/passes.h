// The list of passes that simplify a draft, whoever made it: rewrite() for graphs, the compiler for
// terms that are numbers.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "engine/rewrite/builder.h"
#include "engine/rewrite/draft.h"
#include "engine/rewrite/rewrite.h"

namespace nabla {

class Passes {
 public:
  explicit Passes(Tables& tables, const RewriteOptions& options = {})
      : tables_(tables), options_(options), left_(options.most_firings) {}

  // The part of the source graph that the targets need, constants folded and equal terms shared.
  Draft drafted(std::span<const NodeId> targets);
  // The draft after as many rounds of algebra as change it, without terms that no target needs.
  Draft simplified(Draft draft);

  // What was done so far, in order.
  std::vector<PassReport> take_log() { return std::move(log_); }

 private:
  Draft pass(std::string_view name, const Draft& draft, Habits habits);
  Draft timed(std::string_view name, std::size_t nodes,
              const std::function<Draft(PassReport&)>& make);

  Tables& tables_;
  RewriteOptions options_;
  std::size_t left_;
  std::vector<PassReport> log_;
};

}  // namespace nabla
