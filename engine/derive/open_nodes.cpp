#include "engine/derive/open_nodes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/derive/while_loop.h"
#include "engine/graph/evaluate.h"
#include "engine/graph/holes.h"
#include "engine/graph/op_def.h"
#include "engine/graph/structural_path.h"
#include "engine/graph/walk.h"
#include "engine/ops/body_graph.h"
#include "engine/ops/cond.h"
#include "engine/ops/identity.h"
#include "engine/tensor/format.h"

namespace nabla {

namespace {

using Nodes = std::vector<NodeId>;

// Values of a growing graph, computed when they are asked for.
class Looked {
 public:
  Looked(const Graph& graph, const Point& point, Cancellation cancelled)
      : graph_(graph), point_(point), cancelled_(cancelled) {}

  // Null where there is none: a hole, an input without a value or with one of another shape.
  const Tensor* at(NodeId id) {
    const std::vector<bool> needed = needed_for(graph_, std::array{id});
    known_.resize(graph_.size(), false);
    for (std::uint32_t i = 0; i < needed.size(); ++i) {
      if (!needed[i] || known_[i]) continue;
      if (cancelled_.asked() || is_hole(graph_, NodeId{i})) return nullptr;
      if (!evaluate_node(graph_, NodeId{i}, point_, values_, cancelled_)) return nullptr;
      known_[i] = true;
    }
    return &values_[id.index];
  }

  std::optional<std::vector<Tensor>> all(std::span<const NodeId> ids) {
    std::vector<Tensor> values;
    for (const NodeId id : ids) {
      const Tensor* value = at(id);
      if (value == nullptr) return std::nullopt;
      values.push_back(*value);
    }
    return values;
  }

 private:
  const Graph& graph_;
  const Point& point_;
  Cancellation cancelled_;
  std::vector<Tensor> values_;
  std::vector<bool> known_;
};

// A graph that is copied, and where its nodes went.
struct Source {
  const Graph& graph;
  Nodes places;
  std::map<NodeId, Nodes> states;  // of opened loops with several
};

class Opener {
 public:
  Opener(const Graph& graph, const std::set<std::string>& keys, const Point& point,
         Cancellation cancelled)
      : old_(graph), keys_(keys), values_(opened_.graph, point, cancelled), cancelled_(cancelled) {}

  OpenedGraph run() {
    for (const Context& context : old_.contexts()) opened_.graph.add_context(context);
    const std::map<NodeId, std::string> openable = openable_nodes(old_);
    Source source{old_, Nodes(old_.size()), {}};
    for (std::uint32_t i = 0; i < old_.size(); ++i) {
      const auto key = openable.find(NodeId{i});
      copy(source, NodeId{i}, key == openable.end() ? "" : key->second);
    }
    // A name means its last node, whatever came between.
    for (const auto& [name, node] : old_.names())
      opened_.graph.bind(name, source.places[node.index]);
    opened_.places = std::move(source.places);
    return std::move(opened_);
  }

 private:
  void copy(Source& source, NodeId id, const std::string& key) {
    Graph& graph = opened_.graph;
    const Node& node = source.graph[id];
    graph.set_span(node.span);
    graph.set_origin(node.origin);
    graph.set_context(node.context);
    NodeId& place = source.places[id.index];
    if (const Input* input = source.graph.input(id)) {
      place = graph.append_input(input->name, input->kind, node.shape, input->initial);
    } else {
      place = placed(source, id, key);
    }
    const std::string& name = source.graph.name(id);
    if (name.empty()) return;
    if (graph[place].name.valid() && graph.name(place) != name) place = append_identity(place);
    graph.bind(name, place);
  }

  // A node that is no input; one with a key can be opened.
  NodeId placed(Source& source, NodeId id, const std::string& key) {
    Graph& graph = opened_.graph;
    if (const Tensor* constant = source.graph.constant(id)) return graph.append_constant(*constant);
    if (const auto state = unpacked(source, id)) return *state;
    if (!key.empty() && keys_.contains(key)) {
      if (const auto opened = open(source, id, key)) return *opened;
    }
    const Node& node = source.graph[id];
    const NodeId place = graph.append(*node.op, operands(source, id), attributes_of(node)).value();
    if (!key.empty()) opened_.closed[place] = key;
    return place;
  }

  static Nodes operands(const Source& source, NodeId id) {
    Nodes nodes;
    for (const NodeId read : source.graph[id].inputs) nodes.push_back(source.places[read.index]);
    return nodes;
  }

  NodeId append_identity(NodeId of) {
    return opened_.graph.append(identity_op(), std::array{of}).value();
  }

  std::optional<NodeId> open(Source& source, NodeId id, const std::string& key) {
    const Node& node = source.graph[id];
    if (node.op == &cond_op()) return open_choice(source, id, key);
    if (const auto loop = loop_of(node)) return open_loop(source, id, *loop, key);
    return open_body(source, id, key);
  }

  ContextId enter(ContextKind kind, int index, std::string name) {
    Graph& graph = opened_.graph;
    graph.set_context(
        graph.add_context({kind, graph.context(), graph.span(), index, std::move(name)}));
    return graph.context();
  }

  void enter_body(const Node& node, const std::string& key) {
    opened_.bodies[enter(ContextKind::call, 1, std::string(node.op->name))] = key;
  }

  // The body is built aside first, so that a composite in it can be opened too. Its nodes are
  // written nowhere but in the call.
  NodeId open_body(const Source& source, NodeId id, const std::string& key) {
    const MarkScope scope(opened_.graph);
    const Node& node = source.graph[id];
    enter_body(node, key);
    return insides(body_graph(source.graph, node), operands(source, id), key, false).front();
  }

  std::nullopt_t undecided(const Source& source, NodeId id) {
    opened_.note = say("%1 stays closed: what decides it has no value yet", source.graph.label(id));
    return std::nullopt;
  }

  std::optional<NodeId> open_choice(const Source& source, NodeId id, const std::string& key) {
    const Nodes read = operands(source, id);
    opened_.reads_values = true;
    const Tensor* condition = values_.at(read.front());
    if (condition == nullptr) return undecided(source, id);
    const bool yes = condition->item() != 0.0;
    const MarkScope scope(opened_.graph);
    const Node& node = source.graph[id];
    const Attributes& attributes = attributes_of(node);
    enter_body(node, key);
    enter(ContextKind::branch, yes ? 1 : 0, attributes.text("condition", ""));
    keep_ghosts(*attributes.subgraph(yes ? "no" : "yes"), read, !yes);
    const std::size_t before = opened_.graph.size();
    const NodeId result =
        insides(*attributes.subgraph(yes ? "yes" : "no"), {read.begin() + 1, read.end()},
                key + (yes ? ".then" : ".else"), true)
            .front();
    return result.index < before ? append_identity(result) : result;
  }

  // What the branch not taken would compute from the operands of the choice.
  void keep_ghosts(const Subgraph& branch, const Nodes& operands, bool yes) {
    if (branch.graph.size() > most_ghosts) return;
    std::vector<GhostOperand> places(branch.graph.size());
    for (std::size_t i = 0; i < branch.parameters.size(); ++i)
      places[branch.parameters[i].index] = {operands[i + 1], -1};
    std::vector<Ghost> ghosts;
    for (std::uint32_t i = 0; i < branch.graph.size(); ++i) {
      if (branch.graph.input(NodeId{i}) != nullptr) continue;
      places[i].ghost = static_cast<int>(ghosts.size());
      ghosts.push_back(ghost_of(branch.graph, NodeId{i}, places));
    }
    if (ghosts.empty())
      ghosts.push_back(
          {&identity_op(), {}, {}, {places[branch.outputs.front().index]}, opened_.graph.span()});
    opened_.ghosts.push_back({opened_.graph.context(), yes ? 1 : 0, true, std::move(ghosts)});
  }

  static Ghost ghost_of(const Graph& graph, NodeId id, const std::vector<GhostOperand>& places) {
    const Node& node = graph[id];
    if (const Tensor* constant = graph.constant(id)) {
      return {nullptr,
              constant->is_scalar() ? format_number(constant->item()) : node.shape.str(),
              {},
              {},
              node.span};
    }
    Ghost ghost{node.op, {}, {}, {}, node.span};
    for (const NodeId read : node.inputs) ghost.operands.push_back(places[read.index]);
    return ghost;
  }

  std::optional<NodeId> open_loop(Source& source, NodeId id, const Loop& loop,
                                  const std::string& key) {
    Nodes arguments = operands(source, id);
    opened_.reads_values = true;
    auto start = values_.all(arguments);
    if (!start) return undecided(source, id);
    const auto turns = turns_of(loop, *start, most_turns(loop) + 1, cancelled_);
    if (!turns) {
      opened_.note = say("%1 stays closed: its turns have more than %2 nodes here",
                         source.graph.label(id), std::to_string(most_opened_nodes));
      return std::nullopt;
    }
    const MarkScope scope(opened_.graph);
    enter_body(source.graph[id], key);
    const std::size_t before = opened_.graph.size();
    run_turns(loop, *turns, arguments, key);
    arguments.resize(loop.states);
    for (NodeId& state : arguments) {
      if (state.index < before) state = append_identity(state);
    }
    if (loop.states == 1) return arguments.front();
    source.states[id] = arguments;
    return read_as_states(source, id) ? arguments.front() : packed_states(opened_.graph, arguments);
  }

  static std::size_t most_turns(const Loop& loop) {
    const std::size_t nodes = loop.body->graph.size() - loop.body->parameters.size();
    return most_opened_nodes / std::max<std::size_t>(nodes, 1);
  }

  void run_turns(const Loop& loop, std::size_t turns, Nodes& arguments, const std::string& key) {
    for (std::size_t turn = 0; turn < turns; ++turn) {
      const MarkScope scope(opened_.graph);
      enter(ContextKind::iteration, static_cast<int>(turn), {});
      const Nodes next = insides(*loop.body, arguments, key + "." + std::to_string(turn + 1), true);
      std::copy(next.begin(), next.end(), arguments.begin());
    }
  }

  // The nodes of a graph inside, with these in place of its parameters; gives its outputs.
  Nodes insides(const Subgraph& inside, const Nodes& arguments, const std::string& key,
                bool has_text) {
    Graph& graph = opened_.graph;
    Source source{inside.graph, Nodes(inside.graph.size()), {}};
    for (std::size_t i = 0; i < inside.parameters.size(); ++i)
      source.places[inside.parameters[i].index] = arguments[i];
    for (const NodeId id : order_for(inside.graph, inside.outputs)) {
      if (inside.graph.input(id) != nullptr) continue;
      const MarkScope scope(graph);
      const Node& node = inside.graph[id];
      if (has_text) graph.set_span(node.span);
      source.places[id.index] =
          placed(source, id, can_open(node) ? key + "." + std::to_string(id.index) : "");
    }
    Nodes outputs;
    for (const NodeId output : inside.outputs) outputs.push_back(source.places[output.index]);
    return outputs;
  }

  // --- the states of a loop with several: packed into one value, and at once taken out of it ---

  struct Taken {
    NodeId loop;
    std::size_t state = 0;
  };

  // Which state of a loop the node takes out, if it does that.
  static std::optional<Taken> taken(const Graph& graph, NodeId id) {
    const bool shapes = graph[id].op->name == "reshape";
    const Node& part = graph[shapes ? graph[id].inputs[0] : id];
    if (part.op->name != "getitem") return std::nullopt;
    const auto loop = loop_of(graph[part.inputs[0]]);
    if (!loop || loop->states < 2) return std::nullopt;
    const auto start = attributes_of(part).integers("start");
    std::int64_t first = 0;
    for (std::size_t i = 0; i < loop->states; ++i) {
      if (start == std::vector{first}) return Taken{part.inputs[0], i};
      const Graph& body = loop->body->graph;
      first += static_cast<std::int64_t>(body[loop->body->parameters[i]].shape.size());
    }
    return std::nullopt;
  }

  static std::optional<NodeId> unpacked(const Source& source, NodeId id) {
    const auto part = taken(source.graph, id);
    const auto states = part ? source.states.find(part->loop) : source.states.end();
    if (states == source.states.end()) return std::nullopt;
    return states->second[part->state];
  }

  // Whether nothing else reads its packed states.
  static bool read_as_states(const Source& source, NodeId loop) {
    for (std::uint32_t i = loop.index + 1; i < source.graph.size(); ++i) {
      for (const NodeId read : source.graph[NodeId{i}].inputs) {
        if (read == loop && !taken(source.graph, NodeId{i})) return false;
      }
    }
    return true;
  }

  const Graph& old_;
  const std::set<std::string>& keys_;
  OpenedGraph opened_;
  Looked values_;
  Cancellation cancelled_;
};

}  // namespace

bool can_open(const Node& node) {
  return std::holds_alternative<Composite>(node.op->rule) || loop_of(node).has_value();
}

std::map<NodeId, std::string> openable_nodes(const Graph& graph) {
  std::map<NodeId, std::string> found;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (can_open(graph[NodeId{i}])) found[NodeId{i}];
  }
  if (found.empty()) return found;
  const std::vector<std::string> paths = structural_paths(graph, graph.size());
  for (auto& [node, key] : found) key = paths[node.index];
  return found;
}

OpenedGraph open_nodes(const Graph& graph, const std::set<std::string>& keys, const Point& point,
                       Cancellation cancelled) {
  return Opener(graph, keys, point, cancelled).run();
}

}  // namespace nabla
