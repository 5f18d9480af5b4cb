// What an op is: its shape rule, kernel, notation, derivative rule and the points to test it at.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/base/expected.h"
#include "engine/graph/attributes.h"
#include "engine/graph/node.h"
#include "engine/tensor/tensor.h"

namespace nabla {

class Graph;

// A node to write formulas with: `a * b` appends a node to the graph of both (operators in
// ops/build.h).
struct Sym {
  Graph* graph = nullptr;
  NodeId id;
};

// What a kernel reads: the operands' values in order, and whether it should end early.
class Values {
 public:
  explicit Values(std::span<const Tensor* const> tensors, Cancellation cancelled = {})
      : tensors_(tensors), cancelled_(cancelled) {}
  std::size_t size() const { return tensors_.size(); }
  const Tensor& operator[](std::size_t i) const { return *tensors_[i]; }
  // Kernels that may take long look at it between blocks of work.
  Cancellation cancelled() const { return cancelled_; }

 private:
  std::span<const Tensor* const> tensors_;
  Cancellation cancelled_;
};

// --- evaluation: a scalar function applied with broadcasting, or a kernel on whole tensors ---
using UnaryFunction = double (*)(double);
using BinaryFunction = double (*)(double, double);
using TensorKernel = Tensor (*)(Values, const Attributes&);
using Kernel = std::variant<std::monostate, UnaryFunction, BinaryFunction, TensorKernel>;

// The shape of the result; the Diagnostic's span is filled in by the caller.
using ShapeRule = Expected<Shape> (*)(std::span<const Shape>, const Attributes&);

// --- derivative rules, written once as graphs; every mode is made from them (derive/) ---
struct RuleArgs {
  std::span<const Sym> inputs;
  Sym output;
  const Attributes& attributes;
};
using Partial = Sym (*)(const RuleArgs&);
using Adjoint = Sym (*)(const RuleArgs&, std::size_t operand, Sym gradient);
using Pushforward = Sym (*)(const RuleArgs&, std::size_t operand, Sym tangent);
using Body = Sym (*)(const RuleArgs&);

struct Pointwise {                // reverse: partial * gradient; forward: sum of partial * tangent
  std::vector<Partial> partials;  // one per operand; null where the derivative is zero
  // The partials choose (0, 1, 1/2, a slope): where one is exactly 0 it stops even an infinite
  // gradient.
  bool selects = false;
};
struct Linear {  // jointly linear in all operands; forward applies the op to the tangents
  Adjoint adjoint;
  std::vector<double> factors =
      {};  // for elementwise ops the constant partials (`a - b`: 1, -1), else empty
};
struct Multilinear {  // linear in each operand alone
  Adjoint adjoint;
};
struct Composite {  // defined by other ops; derivatives fall out of the body
  Body body;
};
struct Custom {             // both directions by hand
  Adjoint adjoint;          // may return a Sym with an invalid id: structurally zero
  Pushforward pushforward;  // likewise
  const char* why;          // no other kind serves because ...
};
struct NoDerivative {};  // inputs and constants
using Rule = std::variant<NoDerivative, Pointwise, Linear, Multilinear, Composite, Custom>;

// --- how people write it ---
enum class NotationKind : std::uint8_t { function, infix, prefix, postfix };
struct Notation {
  NotationKind kind = NotationKind::function;
  std::string_view symbol =
      {};  // infix, prefix, postfix: as the language writes it ("*"); function: the name
  std::string_view glyph = {};  // for a node card: "×", "sin", "√"
  std::string_view latex = {};  // with #1, #2 for operands: "\\frac{#1}{#2}"
};

// An argument of the language's function, in order. An operand is a tensor of the graph; the others
// become attributes.
enum class ArgumentKind : std::uint8_t {
  operand,
  operands,
  axis,
  integer,
  real,
  boolean,
  shape,
  text
};
struct Argument {
  std::string_view name;
  ArgumentKind kind = ArgumentKind::operand;
  bool required = true;                  // an absent optional argument leaves its attribute absent
  std::optional<double> otherwise = {};  // the number that an absent optional operand is taken for
};

// --- where the laws test it ---
struct Domain {  // an interval for one operand, away from kinks and poles
  double low = -2;
  double high = 2;
};
struct Sample {
  std::vector<Shape> shapes;
  Attributes attributes = {};
};

struct OpDef {
  std::string_view name = {};  // "mul": as `nabla ops` lists it and as functions are called
  std::string_view family =
      {};  // "arithmetic", "elementary", "reduction", "linear algebra", "shape", "choice"
  std::string_view summary = {};  // one short sentence
  std::vector<Argument> arguments = {};
  Notation notation = {};
  Kernel kernel = {};
  ShapeRule shape = nullptr;  // null for elementwise kernels: the broadcast shape
  Rule rule = {};
  std::vector<Domain> domains = {};  // one per operand; the last one serves those that follow
  std::vector<Sample> samples =
      {};  // empty for elementwise ops: the laws make shapes, broadcasting included
  std::string_view convention = {};  // at kinks, ties and poles, as listed in ops/README.md
  bool internal = false;             // made by derivative rules only; programs cannot call it

  std::size_t arity() const;  // the number of fixed operands
  bool variadic() const;      // has an `operands` argument (stack, concat)
  // How many numbers an elementwise kernel takes, 0 where it is none.
  std::size_t scalar_arity() const {
    return kernel.index() == 1 ? 1 : (kernel.index() == 2 ? 2 : 0);
  }
  bool elementwise() const { return scalar_arity() > 0; }
};

// The ops every graph has: no kernel, no rule.
const OpDef& input_op();
const OpDef& constant_op();

// Runs an op's kernel; shapes were checked when the node was made.
Tensor evaluate(const OpDef& op, Values inputs, const Attributes& attributes);

}  // namespace nabla
