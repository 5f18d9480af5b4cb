#include "engine/program/scalar_op.h"

#include "engine/graph/evaluate.h"
#include "engine/ops/catalogue.h"

namespace nabla {

namespace {

std::uint32_t piecewise(ScalarBuilder& builder, Meaning meaning, const Node& node,
                        std::uint32_t x) {
  const Attributes& attributes = attributes_of(node);
  const bool elu = meaning == Meaning::elu;
  const double factor =
      elu ? attributes.real("alpha", 1.0) : attributes.real("negative_slope", 0.01);
  const std::uint32_t other = elu ? builder.call(*find_op("expm1"), x) : x;
  return builder.make(Code::select, builder.make(Code::less, builder.constant(0.0), x), x,
                      builder.make(Code::mul, builder.constant(factor), other));
}

}  // namespace

std::uint32_t add_scalar_op(ScalarBuilder& builder, OpMeaning meaning, const Node* node,
                            const std::uint32_t (&operands)[3]) {
  const auto [a, b, c] = operands;
  switch (meaning.meaning) {
    case Meaning::swapped:
      return builder.make(meaning.code, b, a);
    case Meaning::power:
      return builder.power(*node->op, a, b);
    case Meaning::call:
      return node->inputs.size() == 1 ? builder.call(*node->op, a) : builder.call(*node->op, a, b);
    case Meaning::slope:
    case Meaning::elu:
      return piecewise(builder, meaning.meaning, *node, a);
    default:
      return builder.make(meaning.code, a, b, c);
  }
}

}  // namespace nabla
