// Bytes choose statements and expressions that parse, of any shapes: each program runs or is
// refused, eager and static runs agree, and every derivative of it can be built and evaluated.
#include <array>
#include <bit>
#include <cmath>
#include <vector>

#include "engine/derive/forward.h"
#include "engine/derive/hessian.h"
#include "engine/derive/reverse.h"
#include "engine/graph/verify.h"
#include "engine/language/parser.h"
#include "engine/program/session.h"
#include "engine/trace/nonfinite.h"
#include "engine/trace/record.h"
#include "tests/fuzz/fuzz.h"

namespace {

using nabla::fuzz::Choices;
using nabla::fuzz::demand;

constexpr const char* names[] = {"x", "v", "M", "T", "a", "b", "k", "f"};
constexpr const char* numbers[] = {"0", "1", "-1", "2", "0.5", "3", "inf", "nan", "1e308", "pi"};
constexpr const char* axes[] = {"0", "1", "-1", "2", "(0, 1)", "None", "(1, -1)", "-3"};
constexpr const char* shapes[] = {"(2, 3)", "3",  "(3, 2)",  "(1, 3)",
                                  "()",     "-1", "(2, -1)", "(0, 3)"};
constexpr const char* operators[] = {" + ", " - ",  " * ", " / ",  " // ", " % ",   " @ ", " ** ",
                                     " < ", " <= ", " > ", " == ", " != ", " and ", " or "};
constexpr const char* functions[] = {
    "sin",      "exp",     "log",         "log1p",     "expm1", "sqrt",      "cbrt",
    "abs",      "sign",    "floor",       "round",     "tanh",  "sigmoid",   "relu",
    "softplus", "gelu",    "silu",        "elu",       "erf",   "asin",      "acosh",
    "atanh",    "softmax", "log_softmax", "not",       "det",   "inv",       "trace",
    "flip",     "cumsum",  "transpose",   "squeeze",   "sum",   "mean",      "prod",
    "max",      "min",     "var",         "std",       "norm",  "logsumexp", "stop_gradient",
    "zeros",    "len",     "shape",       "leaky_relu"};
constexpr const char* of_two[] = {"maximum",
                                  "minimum",
                                  "hypot",
                                  "atan2",
                                  "pow",
                                  "mod",
                                  "dot",
                                  "matmul",
                                  "outer",
                                  "solve",
                                  "mse",
                                  "cross_entropy",
                                  "binary_cross_entropy",
                                  "grad",
                                  "hessian",
                                  "jacobian"};
constexpr const char* reductions[] = {"sum", "mean", "prod",      "max",     "min",  "var",
                                      "std", "norm", "logsumexp", "softmax", "flip", "cumsum"};
constexpr const char* indices[] = {"0", "-1", "1:", ":, 0", "::-1", "..., 0", "0, 1", "5", "1:1"};

std::string expression(Choices& choose, int depth) {
  if (depth > 4 || !choose.more())
    return choose.pick(3) == 0 ? choose.of(numbers) : choose.of(names);
  const auto part = [&] { return expression(choose, depth + 1); };
  switch (choose.pick(16)) {
    case 0:
    case 1:
      return "(" + part() + choose.of(operators) + part() + ")";
    case 2:
    case 3:
      return choose.of(functions) + "(" + part() + ")";
    case 4:
      return choose.of(of_two) + "(" + part() + ", " + part() + ")";
    case 5:
      return choose.of(reductions) + "(" + part() + ", axis=" + choose.of(axes) + ")";
    case 6:
      return "reshape(" + part() + ", " + choose.of(shapes) + ")";
    case 7:
      return part() + "[" + choose.of(indices) + "]";
    case 8:
      return "[" + part() + ", " + part() + "]";
    case 9:
      return "where(" + part() + ", " + part() + ", " + part() + ")";
    case 10:
      return "concat([" + part() + ", " + part() + "], axis=" + choose.of(axes) + ")";
    case 11:
      return "(" + part() + " if " + part() + " else " + part() + ")";
    case 12:
      return "cond(" + part() + ", lambda: " + part() + ", lambda: " + part() + ")";
    case 13:
      return "while_loop(lambda s: " + part() + " < 3, lambda s: s + " + part() + ", " + part() +
             ")";
    case 14:
      return "h(" + part() + ")";
    default:
      return "broadcast_to(" + part() + ", " + choose.of(shapes) + ")";
  }
}

std::string statement(Choices& choose) {
  const std::string name = choose.of(names);
  const auto line = [&] { return name + " = " + expression(choose, 0) + "\n"; };
  switch (choose.pick(8)) {
    case 0:
      return "if " + expression(choose, 2) + ":\n    " + line() + "else:\n    " + line();
    case 1:
      return "for i in range(" + std::to_string(choose.pick(4)) + "):\n    " + line();
    case 2:
      return "for i in " + expression(choose, 2) + ":\n    " + line() + "    break\n";
    case 3:
      return "while " + expression(choose, 2) + ":\n    " + line() +
             (choose.pick(2) == 0 ? "    break\n" : "");
    case 4:
      return name + " += " + expression(choose, 0) + "\n";
    default:
      return line();
  }
}

std::string program(Choices& choose) {
  std::string text =
      "x = variable(0.7)\nv = variable([0.2, -0.5, 1.1])\nM = variable([[1, 0.5, -1], [0, 2, "
      "0.3]])\nT = variable(reshape(arange(8), (2, 2, 2)) / 4)\na = 1\nb = x\nk = placeholder(2)\n"
      "f = x\ndef h(t):\n    if len(shape(t)) > 1:\n        return sum(t)\n    return t * x\n";
  for (int i = 0; i < 6 && choose.more(); ++i) text += statement(choose);
  return text;
}

bool same(const nabla::Tensor& a, const nabla::Tensor& b) { return a == b; }

void derive_everything(const nabla::Execution& execution, nabla::NodeId output) {
  std::vector<nabla::NodeId> wrt;
  for (const nabla::Input* input : execution.variables()) wrt.push_back(input->node);
  nabla::Graph graph = execution.graph;
  if (graph[output].shape.is_scalar() && graph.size() < 150) {
    demand(static_cast<bool>(nabla::reverse(graph, output, wrt)));
    const auto second = nabla::hessian(graph, output, std::span(wrt).first(1));
    demand(static_cast<bool>(second));
    demand(!nabla::verify(graph));
    for (const auto& row : second->rows) {
      if (row[0]) demand(static_cast<bool>(nabla::Session(graph).run(*row[0])));
    }
  }
  const auto trace = nabla::record(execution.graph, output, {});
  if (trace) (void)nabla::first_nonfinite(*trace);
  nabla::TraceOptions along;
  along.tangent_of = "x";
  (void)nabla::record(execution.graph, output, {}, along);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Choices choose(data, size);
  const std::string text = program(choose);
  const nabla::ParseResult read = nabla::parse(text);
  if (!read.ok()) return 0;
  const auto eager = nabla::run(read.program, nabla::fuzz::small_run(nabla::Mode::eager));
  const auto built = nabla::run(read.program, nabla::fuzz::small_run(nabla::Mode::static_graph));
  if (!eager.ok() || eager.outputs.empty()) return 0;
  const nabla::NamedNode& output = eager.outputs.front();
  derive_everything(eager, output.node);
  if (!built.ok()) return 0;
  const auto value = nabla::Session(built.graph).run(built.outputs.front().node);
  // A loop that the eager run left out may never end: `b or while_loop(..)`.
  if (!value && text.find("while_loop") != std::string::npos) return 0;
  demand(static_cast<bool>(value));
  demand(same(*value, eager.values[output.node.index]));
  return 0;
}
