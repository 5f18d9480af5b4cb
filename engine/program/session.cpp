#include "engine/program/session.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

#include "engine/graph/evaluate.h"
#include "engine/graph/holes.h"
#include "engine/program/compiled.h"

namespace nabla {

namespace {

std::string known_inputs(const Graph& graph) {
  std::string names;
  for (const Input& input : graph.inputs()) {
    if (!is_hole(input)) names += (names.empty() ? "" : ", ") + input.name;
  }
  return names;
}

Message hint_of_inputs(const Graph& graph) {
  const std::string names = known_inputs(graph);
  return names.empty() ? say("this program has no inputs") : say("the inputs are %1", names);
}

Expected<Done> check_names(const Graph& graph, const Point& feeds) {
  for (const auto& [name, value] : feeds) {
    if (graph.input(name)) continue;
    if (const auto node = graph.find(name)) {
      Message what = graph.constant(*node) ? say("%1 is a constant, so it cannot be fed", name)
                                           : say("%1 is computed, so it cannot be fed", name);
      return Diagnostic{std::move(what), hint_of_inputs(graph), graph[*node].span};
    }
    return Diagnostic{say("there is no input called %1", name), hint_of_inputs(graph), {}};
  }
  return Done{};
}

// A feed of another shape is a mistake even where no fetch needs it.
Expected<Done> check_shapes(const Graph& graph, const Point& feeds) {
  for (const auto& [name, value] : feeds) {
    const Expected<Tensor> fed = input_value(graph, graph.input(name)->node, feeds);
    if (!fed) return fed.error();
  }
  return Done{};
}

}  // namespace

// The programs compiled lately, by their fetches. A graph only grows, so they stay right.
class Session::Programs {
 public:
  Expected<Compiled> find(const Graph& graph, std::span<const NodeId> fetches,
                          Cancellation cancelled) {
    const std::scoped_lock lock(mutex_);
    for (const auto& [known, program] : kept_) {
      if (std::ranges::equal(known, fetches)) return program;
    }
    auto program = compile(graph, fetches, cancelled);
    if (!program) return program;
    if (kept_.size() == most_kept) kept_.pop_front();
    ++made_;
    return kept_.emplace_back(Fetches(fetches.begin(), fetches.end()), *std::move(program)).second;
  }
  std::size_t made() const {
    const std::scoped_lock lock(mutex_);
    return made_;
  }

 private:
  using Fetches = std::vector<NodeId>;
  static constexpr std::size_t most_kept = 8;
  mutable std::mutex mutex_;
  std::deque<std::pair<Fetches, Compiled>> kept_;
  std::size_t made_ = 0;
};

Session::Session(const Graph& graph, Backend backend)
    : graph_(&graph), backend_(backend), programs_(std::make_shared<Programs>()) {}

std::size_t Session::compilations() const { return programs_->made(); }

Expected<std::vector<Tensor>> Session::run(std::span<const NodeId> fetches, const Point& feeds,
                                           Cancellation flag) const {
  Obstacle obstacle;
  const Cancellation cancelled = flag.with(obstacle);
  if (const auto names = check_names(*graph_, feeds); !names) return names.error();
  if (const auto shapes = check_shapes(*graph_, feeds); !shapes) return shapes.error();
  if (backend_ == Backend::compiled) {
    const auto program = programs_->find(*graph_, fetches, cancelled);
    if (!program) return program.error();
    return program->evaluate(feeds, cancelled);
  }
  const std::vector<bool> needed = needed_for(*graph_, fetches);
  std::vector<Tensor> values(needed.size());
  for (std::uint32_t i = 0; i < needed.size(); ++i) {
    if (!needed[i]) continue;
    if (auto going = cancelled.check(); !going) return going.error();
    if (const auto done = evaluate_node(*graph_, NodeId{i}, feeds, values, cancelled); !done) {
      return done.error();
    }
  }
  if (auto going = cancelled.check(); !going) return going.error();
  std::vector<Tensor> fetched;
  fetched.reserve(fetches.size());
  for (const NodeId fetch : fetches) fetched.push_back(values[fetch.index]);
  return fetched;
}

Expected<Tensor> Session::run(NodeId fetch, const Point& feeds, Cancellation cancelled) const {
  auto values = run(std::span(&fetch, 1), feeds, cancelled);
  if (!values) return values.error();
  return std::move(values->front());
}

}  // namespace nabla
