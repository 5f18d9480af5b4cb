#include "engine/program/point_machine.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "engine/ops/catalogue.h"
#include "engine/program/fuse.h"

namespace nabla {

PointMachine::PointMachine(ScalarCode code, std::vector<std::size_t> input_sizes,
                           std::span<const std::size_t> output_sizes)
    : code_(std::move(code)), input_sizes_(std::move(input_sizes)) {
  fuse(code_);
  const std::vector<std::uint32_t> uses = use_counts(code_);
  place_.assign(code_.instructions.size(), never);
  pair_sines(uses);
  place_leaves();
  place(uses);
  steps_.push_back({});
  add_outputs(output_sizes);
  const auto is_one = [](std::size_t size) { return size == 1; };
  numbers_only_ =
      std::ranges::all_of(input_sizes_, is_one) && std::ranges::all_of(output_sizes, is_one);
  for (const OpDef* op : code_.functions) {
    const auto* unary = std::get_if<UnaryFunction>(&op->kernel);
    const auto* binary = std::get_if<BinaryFunction>(&op->kernel);
    unary_.push_back(unary != nullptr ? *unary : nullptr);
    binary_.push_back(binary != nullptr ? *binary : nullptr);
  }
  code_ = {};
  place_ = {};
  partner_ = {};
}

// A sine and a cosine of one angle are computed together, where the first of them stands.
void PointMachine::pair_sines(std::span<const std::uint32_t> uses) {
  partner_.assign(code_.instructions.size(), never);
  const OpDef* const sine = find_op("sin");
  const OpDef* const cosine = find_op("cos");
  std::unordered_map<std::uint32_t, std::uint32_t> first;  // by angle
  for (std::uint32_t i = 0; i < code_.instructions.size(); ++i) {
    const Instruction& it = code_.instructions[i];
    if (it.code != Code::call1 || uses[i] == 0) continue;
    const OpDef* const op = code_.functions[it.c];
    if (op != sine && op != cosine) continue;
    const auto [found, fresh] = first.emplace(it.a, i);
    if (fresh) continue;
    partner_[i] = found->second;
    partner_[found->second] = i;
  }
}

// Registers: the inputs, packed, then the constants, then what is computed.
void PointMachine::place_leaves() {
  std::size_t inputs = 0;
  for (const std::size_t size : input_sizes_) inputs += size;
  initial_.assign(inputs, 0.0);
  initial_.insert(initial_.end(), code_.constants.begin(), code_.constants.end());
  for (std::size_t i = 0; i < place_.size(); ++i) {
    const Instruction& it = code_.instructions[i];
    if (it.code == Code::input) place_[i] = it.a;
    if (it.code == Code::constant) place_[i] = static_cast<std::uint32_t>(inputs) + it.a;
  }
}

void PointMachine::place(std::span<const std::uint32_t> uses) {
  const std::vector<std::uint32_t> last = last_uses(code_, uses);
  const auto first = static_cast<std::uint32_t>(initial_.size());
  const OpDef* const sine = find_op("sin");
  Places places;
  for (std::uint32_t i = 0; i < code_.instructions.size(); ++i) {
    const Instruction& it = code_.instructions[i];
    if (it.code == Code::input || it.code == Code::constant || uses[i] == 0) continue;
    const auto operands = it.operands();
    const bool second = place_[i] != never;  // computed with its partner
    Step step{it.code, 0, place_[it.a], 0, it.c};
    if (operands.size() > 1) step.b = place_[it.b];
    if (operands.size() > 2) step.c = place_[it.c];
    for (std::size_t k = 0; k < operands.size(); ++k) {
      const bool again = std::find(operands.begin(), operands.begin() + static_cast<long>(k),
                                   operands[k]) != operands.begin() + static_cast<long>(k);
      if (last[operands[k]] == i && !again && place_[operands[k]] >= first) {
        places.give(place_[operands[k]] - first);
      }
    }
    if (second) continue;
    place_[i] = step.to = first + places.take();
    if (partner_[i] != never) {
      const std::uint32_t other = place_[partner_[i]] = first + places.take();
      const bool is_sine = code_.functions[it.c] == sine;
      step = {Code::sin_cos, is_sine ? step.to : other, step.a, is_sine ? other : step.to, 0};
    }
    steps_.push_back(step);
  }
  initial_.resize(first + places.count(), 0.0);
}

void PointMachine::add_outputs(std::span<const std::size_t> sizes) {
  std::size_t next = 0;
  for (const std::size_t size : sizes) {
    const auto values = std::span(code_.outputs).subspan(next, size);
    next += size;
    Output output{size, moves_.size(), 0, {}};
    const auto constants = std::count_if(values.begin(), values.end(), [&](std::uint32_t value) {
      return code_.instructions[value].code == Code::constant;
    });
    const bool mostly_fixed = size > 4 && 2 * static_cast<std::size_t>(constants) > size;
    if (mostly_fixed) output.fixed.resize(size, 0.0);
    for (std::uint32_t k = 0; k < size; ++k) {
      const Instruction& it = code_.instructions[values[k]];
      if (mostly_fixed && it.code == Code::constant) {
        output.fixed[k] = code_.constants[it.a];
      } else {
        moves_.push_back({place_[values[k]], k});
      }
    }
    output.moves = moves_.size() - output.first_move;
    outputs_.push_back(std::move(output));
  }
}

void PointMachine::read(std::span<const double* const> inputs, double* registers) const {
  for (std::size_t i = 0; i < input_sizes_.size(); ++i) {
    registers = std::copy_n(inputs[i], input_sizes_[i], registers);
  }
}

void PointMachine::write(std::span<double* const> outputs, const double* registers) const {
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    const Output& output = outputs_[i];
    double* const target = outputs[i];
    if (!output.fixed.empty()) std::copy_n(output.fixed.data(), output.size, target);
    const Move* move = moves_.data() + output.first_move;
    for (std::size_t k = 0; k < output.moves; ++k, ++move) {
      target[move->element] = registers[move->from];
    }
  }
}

void PointMachine::run(std::span<const double* const> inputs, std::span<double* const> outputs,
                       std::span<double> registers) const {
  double* const r = registers.data();
  if (!numbers_only_) {
    read(inputs, r);
    execute(r);
    write(outputs, r);
    return;
  }
  const std::size_t input_count = input_sizes_.size();
  for (std::size_t i = 0; i < input_count; ++i) r[i] = *inputs[i];
  execute(r);
  const std::size_t output_count = moves_.size();
  for (std::size_t i = 0; i < output_count; ++i) *outputs[i] = r[moves_[i].from];
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"  // labels as values: one jump per instruction

void PointMachine::execute(double* r) const {
  static const void* const labels[] = {
#define NABLA_LABEL(name, operands, value) &&name,
      NABLA_ARITHMETIC_CODES(NABLA_LABEL)
#undef NABLA_LABEL
          && halt,
      &&halt,
      &&call1,
      &&call2,
      &&sin_cos,
      &&halt};
  const Step* step = steps_.data();
#define NABLA_NEXT goto* labels[static_cast<std::size_t>(step->code)]
  NABLA_NEXT;
#define NABLA_STEP(name, operands, value)                              \
  name : {                                                             \
    const double a = r[step->a];                                       \
    [[maybe_unused]] const double b = operands > 1 ? r[step->b] : 0.0; \
    [[maybe_unused]] const double c = operands > 2 ? r[step->c] : 0.0; \
    r[step->to] = value;                                               \
    ++step;                                                            \
    NABLA_NEXT;                                                        \
  }
  NABLA_ARITHMETIC_CODES(NABLA_STEP)
#undef NABLA_STEP
call1:
  r[step->to] = unary_[step->c](r[step->a]);
  ++step;
  NABLA_NEXT;
call2:
  r[step->to] = binary_[step->c](r[step->a], r[step->b]);
  ++step;
  NABLA_NEXT;
sin_cos : {
  const double angle = r[step->a];
  r[step->to] = std::sin(angle);
  r[step->b] = std::cos(angle);
  ++step;
  NABLA_NEXT;
}
halt:
  return;
#undef NABLA_NEXT
}

#pragma GCC diagnostic pop

}  // namespace nabla
