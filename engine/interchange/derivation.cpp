#include "engine/interchange/derivation.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/derive/reverse.h"
#include "engine/graph/walk.h"
#include "engine/interchange/expression.h"
#include "engine/interchange/latex.h"
#include "engine/interchange/make_expr.h"
#include "engine/interchange/tidy.h"
#include "engine/language/printer.h"
#include "engine/rewrite/rewrite.h"

namespace nabla {

namespace {

constexpr std::size_t most_shown = 60;  // firings; longer derivations are shown pass by pass

std::size_t fired_in(const Rewritten& result) {
  std::size_t fired = 0;
  for (const PassReport& pass : result.log) fired += pass.fired;
  return fired;
}

Rewritten rewritten(const Graph& graph, NodeId node, std::size_t most_firings) {
  return rewrite(graph, std::span(&node, 1),
                 {.log = true, .for_reading = true, .most_firings = most_firings});
}

Expr formula_of(const Rewritten& result) {
  return expression_of(result.graph, result.targets.front());
}

// The rule that was used last.
std::string_view last_rule(const Rewritten& result) {
  std::string_view rule;
  for (const PassReport& pass : result.log) {
    if (!pass.firings.empty()) rule = pass.firings.back().rule;
  }
  return rule;
}

// Collects steps and leaves out those that change nothing that is seen.
class Steps {
 public:
  void add(Message title, std::string_view rule, Expr formula) {
    std::string text = print(formula);
    if (!steps_.empty() && text == last_) return;
    last_ = std::move(text);
    steps_.push_back({std::move(title), std::string(rule), std::move(formula)});
  }
  const Expr& last() const { return steps_.back().formula; }
  std::vector<DerivationStep> take() { return std::move(steps_); }

 private:
  std::vector<DerivationStep> steps_;
  std::string last_;
};

// The derivative by each of `wrt` in turn, appended to the graph; nothing where it is zero.
Expected<std::optional<NodeId>> derived(Graph& graph, NodeId output, std::span<const NodeId> wrt) {
  NodeId node = output;
  for (const NodeId input : wrt) {
    const Expected<ReverseSweep> sweep = reverse(graph, node, std::span(&input, 1));
    if (!sweep) return sweep.error();
    const std::optional<NodeId> gradient = sweep->gradient(input);
    if (!gradient) return std::optional<NodeId>();
    node = *gradient;
  }
  return std::optional(node);
}

// One run of the rewriter per firing, each allowed one more than the last.
void add_firings(Steps& steps, const Graph& graph, NodeId node) {
  const Rewritten whole = rewritten(graph, node, RewriteOptions().most_firings);
  const std::size_t fired = fired_in(whole);
  if (fired <= most_shown) {
    for (std::size_t k = 1; k < fired; ++k) {
      const Rewritten result = rewritten(graph, node, k);
      const std::string_view rule = last_rule(result);
      steps.add(Message{std::string(rule), {}}, rule, formula_of(result));
    }
  }
  const std::string_view rule = fired <= most_shown ? last_rule(whole) : std::string_view();
  steps.add(rule.empty() ? say("simplified") : Message{std::string(rule), {}}, rule,
            formula_of(whole));
}

bool depends_on_others(const Graph& graph, NodeId output, std::span<const NodeId> wrt) {
  const std::vector<NodeId> needed = order_for(graph, std::span(&output, 1));
  return std::ranges::any_of(needed, [&](NodeId id) {
    return graph.input(id) != nullptr &&
           std::ranges::any_of(wrt, [id](NodeId x) { return x != id; });
  });
}

// x, x, y as x^2 y.
template <class Text>
std::string denominator(const std::vector<std::string>& wrt, Text text) {
  std::string out;
  for (std::size_t i = 0; i < wrt.size();) {
    std::size_t end = i;
    while (end < wrt.size() && wrt[end] == wrt[i]) ++end;
    out += text(wrt[i], end - i);
    i = end;
  }
  return out;
}

}  // namespace

Expected<Derivation> derive_steps(const Graph& graph, NodeId output, std::span<const NodeId> wrt) {
  if (wrt.empty()) return Diagnostic{say("name a variable to derive by"), {}, graph[output].span};
  Derivation derivation{graph.label(output), {}, depends_on_others(graph, output, wrt), {}};
  for (const NodeId input : wrt) derivation.wrt.push_back(graph.label(input));
  Graph grown = graph;
  const Expected<std::optional<NodeId>> node = derived(grown, output, wrt);
  if (!node) return node.error();
  Steps steps;
  steps.add(say("chain rule"), {}, *node ? expression_of(grown, **node) : make_number(0));
  if (*node) {
    add_firings(steps, grown, **node);
    steps.add(say("tidied"), {}, tidy(steps.last()));
  }
  derivation.steps = steps.take();
  return derivation;
}

std::string left_side(const Derivation& derivation) {
  const std::size_t order = derivation.wrt.size();
  const std::string power = order > 1 ? std::to_string(order) : "";
  std::string below = denominator(derivation.wrt, [](const std::string& name, std::size_t times) {
    return " d" + name + (times > 1 ? std::to_string(times) : "");
  });
  return 'd' + power + derivation.output + '/' + below.substr(1);
}

std::string latex_left_side(const Derivation& derivation) {
  const std::string d = derivation.partial ? "\\partial " : "\\mathrm{d} ";
  const std::size_t order = derivation.wrt.size();
  std::string above = d;
  if (order > 1) above = d.substr(0, d.size() - 1) + "^{" + std::to_string(order) + "} ";
  const std::string below =
      denominator(derivation.wrt, [&](const std::string& name, std::size_t times) {
        const std::string text = latex_of_name(name);
        if (times == 1) return d + text + ' ';
        return d + '{' + text + "}^{" + std::to_string(times) + "} ";
      });
  return "\\frac{" + above + latex_of_name(derivation.output) + "}{" +
         below.substr(0, below.size() - 1) + '}';
}

}  // namespace nabla
