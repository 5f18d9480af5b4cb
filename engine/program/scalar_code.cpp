#include "engine/program/scalar_code.h"

namespace nabla {

static_assert(sizeof(Instruction) == 16);  // operands() walks over a, b and c

std::span<std::uint32_t> Instruction::operands() {
  return {&a, static_cast<std::size_t>(operands_of(code))};
}

std::span<const std::uint32_t> Instruction::operands() const {
  return {&a, static_cast<std::size_t>(operands_of(code))};
}

}  // namespace nabla
