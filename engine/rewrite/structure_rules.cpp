#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "engine/ops/axes.h"
#include "engine/rewrite/builder.h"
#include "engine/rewrite/rules.h"

namespace nabla {

namespace {

using Ints = std::vector<std::int64_t>;

constexpr TermId no_match{};

bool is_reshape(Kind kind) {
  return kind == Kind::reshape || kind == Kind::squeeze || kind == Kind::expand_dims;
}

// --- repeating and summing ---

TermId same_shape(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  return builder[a].shape == request.shape ? a : no_match;
}

TermId repeated_twice(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  if (builder.kind(a) != Kind::broadcast_to) return no_match;
  return builder.repeated(builder.operands_of(a)[0], request.shape);
}

TermId summed_twice(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  if (builder.kind(a) != Kind::sum_to) return no_match;
  Request whole = request;
  whole.operands = builder.operands_of(a);
  const std::array<TermId, 1> inner = {whole.operands[0]};
  whole.operands = inner;
  return builder.make(whole);
}

TermId summed_alone(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  if (builder.size(builder[a].shape) != builder.size(request.shape)) return no_match;
  return builder.reshaped(a, request.shape);
}

// n equal numbers: one of them times n.
TermId sum_of_repeated(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  const bool any = builder.size(builder[a].shape) > 0 && builder.size(request.shape) > 0;
  if (builder.kind(a) != Kind::broadcast_to || !any) return no_match;
  const TermId x = builder.operands_of(a)[0];
  const bool one = builder.size(builder[x].shape) == 1;
  const bool undone = request.kind == Kind::sum_to && builder[x].shape == request.shape;
  if (!one && !undone) return no_match;
  const double count = static_cast<double>(builder.size(builder[a].shape)) /
                       static_cast<double>(builder.size(request.shape));
  const TermId scalar = one ? builder.reshaped(x, 0) : x;
  return builder.repeated(builder.make(Kind::mul, {builder.number(count), scalar}), request.shape);
}

// --- the same elements under another shape ---

TermId reshaped_twice(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  if (!is_reshape(builder.kind(a))) return no_match;
  return builder.reshaped(builder.operands_of(a)[0], request.shape);
}

TermId moved_repeated_number(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  if (builder.kind(a) != Kind::broadcast_to) return no_match;
  const TermId x = builder.operands_of(a)[0];
  if (builder.size(builder[x].shape) != 1) return no_match;
  return builder.repeated(builder.reshaped(x, 0), request.shape);
}

// --- transposes ---

Ints axes_of(const Builder& builder, std::uint32_t attributes, std::size_t rank) {
  Ints axes = builder.attributes(attributes).integers("axes");
  if (axes.empty()) {
    axes.resize(rank);
    std::iota(axes.rbegin(), axes.rend(), 0);
  }
  for (std::int64_t& axis : axes) axis += axis < 0 ? static_cast<std::int64_t>(rank) : 0;
  return axes;
}

TermId transposed_back(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  const std::size_t rank = builder.shape(request.shape).rank();
  if (rank < 2) return a;
  if (builder.kind(a) != Kind::transpose) return no_match;
  const Ints outer = axes_of(builder, request.attributes, rank);
  const Ints inner = axes_of(builder, builder[a].attributes, rank);
  for (std::size_t i = 0; i < rank; ++i) {
    if (inner[static_cast<std::size_t>(outer[i])] != static_cast<std::int64_t>(i)) return no_match;
  }
  return builder.operands_of(a)[0];
}

// --- elements ---

struct Index {
  Ints start, stop, step, single;

  explicit Index(const Attributes& attributes)
      : start(attributes.integers("start")),
        stop(attributes.integers("stop")),
        step(attributes.integers("step")),
        single(attributes.integers("single")) {}
  bool whole(std::size_t i, std::int64_t extent) const {
    return single[i] == 0 && start[i] == 0 && step[i] == 1 && stop[i] == extent;
  }
  Attributes attributes() const {
    return {{"start", start}, {"stop", stop}, {"step", step}, {"single", single}};
  }
  void drop_first() {
    for (Ints* list : {&start, &stop, &step, &single}) list->erase(list->begin());
  }
};

TermId picked_all(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  if (builder[a].shape != request.shape) return no_match;
  const Index index(builder.attributes(request.attributes));
  const Shape& shape = builder.shape(request.shape);
  for (std::size_t i = 0; i < index.start.size(); ++i) {
    if (!index.whole(i, shape[i])) return no_match;
  }
  return a;
}

// `a` with what is left of an index after its first axis.
TermId picked_rest(Builder& builder, const Request& request, TermId a, Index index) {
  index.drop_first();
  if (index.start.empty()) return a;
  return builder.picked(a, index.attributes(), builder.shape(request.shape));
}

std::int64_t first_axis(const Builder& builder, TermId joined) {
  const Ints axis = builder.attributes(builder[joined].attributes).integers("axis");
  return axis.empty() ? 0 : axis.front();
}

TermId picked_from_stack(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  if (builder.kind(a) != Kind::stack || first_axis(builder, a) != 0) return no_match;
  const Index index(builder.attributes(request.attributes));
  if (index.single.empty() || index.single[0] == 0) return no_match;
  const TermId part = builder.operands_of(a)[static_cast<std::size_t>(index.start[0])];
  return picked_rest(builder, request, part, index);
}

// Where one operand of the concat has all that is asked for.
TermId picked_from_concat(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  if (builder.kind(a) != Kind::concat || first_axis(builder, a) != 0) return no_match;
  Index index(builder.attributes(request.attributes));
  if (index.single.empty() || (index.single[0] == 0 && index.step[0] != 1)) return no_match;
  const std::int64_t last = index.single[0] != 0 ? index.start[0] + 1 : index.stop[0];
  std::int64_t offset = 0;
  for (const TermId part : builder.operands_of(a)) {
    const std::int64_t extent = builder.shape(builder[part].shape)[0];
    if (index.start[0] >= offset && last <= offset + extent && index.start[0] < last) {
      index.start[0] -= offset;
      index.stop[0] -= offset;
      return builder.picked(part, index.attributes(), builder.shape(request.shape));
    }
    offset += extent;
  }
  return no_match;
}

TermId picked_where_put(Builder& builder, const Request& request) {
  const TermId a = request.operands[0];
  if (builder.kind(a) != Kind::setitem_zeros) return no_match;
  const Index put(builder.attributes(builder[a].attributes));
  const Index asked(builder.attributes(request.attributes));
  const bool same = put.start == asked.start && put.stop == asked.stop && put.step == asked.step &&
                    put.single == asked.single;
  return same ? builder.operands_of(a)[0] : no_match;
}

// --- elementwise ops on repeated operands ---

// The one number that a constant of several elements holds, if it does.
std::optional<double> uniform_number(const Builder& builder, TermId a) {
  const Tensor* constant = builder.constant(a);
  if (constant == nullptr || constant->size() < 2) return {};
  const double first = constant->values()[0];
  const bool same = std::ranges::all_of(constant->values(), [first](double x) {
    return x == first && std::signbit(x) == std::signbit(first);
  });
  return same ? std::optional(first) : std::nullopt;
}

TermId unrepeated(Builder& builder, TermId a) {
  if (builder.kind(a) == Kind::broadcast_to) return builder.operands_of(a)[0];
  const auto number = uniform_number(builder, a);
  return number ? builder.number(*number) : a;
}

TermId repeated_operand(Builder& builder, const Request& request) {
  std::vector<TermId> operands(request.operands.begin(), request.operands.end());
  for (TermId& operand : operands) {
    const TermId repeated = operand;
    operand = unrepeated(builder, operand);
    if (operand != repeated && builder.broadcast(operands) != request.shape) operand = repeated;
  }
  if (std::ranges::equal(operands, request.operands)) return no_match;
  Request smaller = request;
  smaller.operands = operands;
  return builder.make(smaller);
}

TermId repeated_result(Builder& builder, const Request& request) {
  std::vector<TermId> operands(request.operands.begin(), request.operands.end());
  for (TermId& operand : operands) {
    if (builder.kind(operand) == Kind::broadcast_to && !builder.once(operand)) return no_match;
    operand = unrepeated(builder, operand);
  }
  Request smaller = request;
  smaller.operands = operands;
  smaller.shape = builder.broadcast(operands);
  if (builder.size(smaller.shape) >= builder.size(request.shape)) return no_match;
  return builder.repeated(builder.make(smaller), request.shape);
}

// --- choices ---

TermId chosen(Builder& builder, const Request& request) {
  const Tensor* condition = builder.constant(request.operands[0]);
  if (condition == nullptr || condition->size() == 0) return no_match;
  const auto values = condition->values();
  const bool yes = values[0] != 0;
  const bool uniform = std::ranges::all_of(values, [yes](double c) { return (c != 0) == yes; });
  return uniform ? builder.repeated(request.operands[yes ? 1 : 2], request.shape) : no_match;
}

// --- the tables ---

constexpr StructureRule repeating[] = {
    {"broadcast_to(x) -> x", same_shape},
    {"broadcast_to(broadcast_to(x)) -> broadcast_to(x)", repeated_twice}};
constexpr StructureRule summing_to[] = {
    {"sum_to(x) -> x", same_shape},
    {"sum_to(sum_to(x)) -> sum_to(x)", summed_twice},
    {"sum_to(x) -> reshape(x)", summed_alone},
    {"sum_to(broadcast_to(x)) -> n * x", sum_of_repeated, Keeps::value}};
constexpr StructureRule summing[] = {
    {"sum(x) -> reshape(x)", summed_alone},
    {"sum(broadcast_to(x)) -> n * x", sum_of_repeated, Keeps::value}};
constexpr StructureRule reshaping[] = {
    {"reshape(x) -> x", same_shape},
    {"reshape(reshape(x)) -> reshape(x)", reshaped_twice},
    {"reshape(broadcast_to(x)) -> broadcast_to(x)", moved_repeated_number}};
constexpr StructureRule transposing[] = {
    {"transpose(transpose(x)) -> x", transposed_back},
    {"transpose(broadcast_to(x)) -> broadcast_to(x)", moved_repeated_number}};
constexpr StructureRule picking[] = {
    {"x[:] -> x", picked_all},
    {"stack([x, y])[0] -> x", picked_from_stack},
    {"concat([x, y])[:n] -> x", picked_from_concat},
    {"setitem_zeros(x, i)[i] -> x", picked_where_put},
    {"broadcast_to(x)[i] -> broadcast_to(x)", moved_repeated_number}};
constexpr StructureRule choosing[] = {{"where(c, x, y) -> x or y", chosen},
                                      {"f(broadcast_to(x), y) -> f(x, y)", repeated_operand}};
constexpr StructureRule elementwise[] = {
    {"f(broadcast_to(x), y) -> f(x, y)", repeated_operand},
    {"f(broadcast_to(x)) -> broadcast_to(f(x))", repeated_result}};

}  // namespace

std::span<const StructureRule> structure_rules(Kind kind) {
  switch (kind) {
    case Kind::broadcast_to:
      return repeating;
    case Kind::sum_to:
      return summing_to;
    case Kind::sum:
      return summing;
    case Kind::reshape:
    case Kind::squeeze:
    case Kind::expand_dims:
      return reshaping;
    case Kind::transpose:
      return transposing;
    case Kind::getitem:
      return picking;
    case Kind::where:
      return choosing;
    default:
      return {};
  }
}

std::span<const StructureRule> elementwise_rules() { return elementwise; }

}  // namespace nabla
