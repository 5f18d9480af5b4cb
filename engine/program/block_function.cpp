#include "engine/program/block_function.h"

#include <string_view>
#include <unordered_map>

#include "engine/ops/catalogue.h"

namespace nabla {

namespace {

constexpr std::string_view function_names[] = {
#define NABLA_TEXT(name) #name,
    NABLA_FUNCTIONS_OF_ONE(NABLA_TEXT) NABLA_FUNCTIONS_OF_TWO(NABLA_TEXT)
#undef NABLA_TEXT
};

using BlockTable = std::unordered_map<const OpDef*, BlockFunction>;

BlockTable make_block_table() {
  BlockTable table;
  for (int k = 0; k < block_functions; ++k) {
    table.emplace(find_op(function_names[k]), static_cast<BlockFunction>(k));
  }
  return table;
}

}  // namespace

BlockFunction block_function(const OpDef& op) {
  static const BlockTable table = make_block_table();
  const auto found = table.find(&op);
  return found == table.end() ? BlockFunction::none : found->second;
}

BlockKernel function_kernel(const OpDef& op, unsigned numbers, const KernelTable& set) {
  const BlockFunction function = block_function(op);
  if (function == BlockFunction::none) return nullptr;
  return set.function[static_cast<int>(function)][numbers];
}

void call_over(UnaryFunction f, double* to, const double* a, bool number, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) to[i] = f(a[number ? 0 : i]);
}

void call_over(BinaryFunction f, double* to, const double* a, const double* b, unsigned numbers,
               std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    to[i] = f(a[(numbers & 1U) != 0 ? 0 : i], b[(numbers & 2U) != 0 ? 0 : i]);
  }
}

BlockCall block_call(Code code, unsigned numbers, const KernelTable& set) {
  return {set.arithmetic[static_cast<int>(code)][numbers], nullptr, nullptr, numbers};
}

BlockCall block_call(const ScalarCode& code, const Instruction& it, unsigned numbers,
                     const KernelTable& set) {
  if (it.code != Code::call1 && it.code != Code::call2) return block_call(it.code, numbers, set);
  const OpDef& op = *code.functions[it.c];
  BlockCall call{function_kernel(op, numbers, set), nullptr, nullptr, numbers};
  if (it.code == Code::call1) call.unary = *std::get_if<UnaryFunction>(&op.kernel);
  if (it.code == Code::call2) call.binary = *std::get_if<BinaryFunction>(&op.kernel);
  return call;
}

}  // namespace nabla
