// How a grid machine is made: classes, phases and the places of values.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "engine/program/block_function.h"
#include "engine/program/fuse.h"
#include "engine/program/grid_machine.h"

namespace nabla {

namespace {

constexpr std::uint8_t per_point = 3;

bool is_leaf(const Instruction& it) { return it.code == Code::constant || it.code == Code::input; }

// The class of each value: along which axes it changes.
std::vector<std::uint8_t> classes_of(const ScalarCode& code, std::span<const Along> along) {
  std::vector<std::uint8_t> classes(code.instructions.size(), 0);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const Instruction& it = code.instructions[i];
    if (it.code == Code::input) classes[i] = static_cast<std::uint8_t>(along[it.a]);
    for (const std::uint32_t operand : it.operands()) classes[i] |= classes[operand];
  }
  return classes;
}

}  // namespace

class GridMachine::Planner {
 public:
  Planner(GridMachine& machine, ScalarCode& code, std::vector<std::uint8_t> classes,
          const KernelTable& set)
      : machine_(machine),
        code_(code),
        set_(set),
        classes_(std::move(classes)),
        uses_(use_counts(code)),
        last_(last_uses(code, uses_)),
        homes_(classes_.size()),
        exported_(classes_.size(), false) {}

  void run() {
    find_exports();
    assign_outputs();
    for (std::uint32_t i = 0; i < classes_.size(); ++i) {
      if (!is_leaf(at(i))) continue;
      homes_[i] = {at(i).code == Code::input ? Source::input : Source::constant, at(i).a};
    }
    for (std::uint32_t i = 0; i < classes_.size(); ++i) {
      if (!is_leaf(at(i)) && uses_[i] != 0) add(i);
    }
    copy_outputs();
    for (int k = 0; k < 4; ++k) machine_.phases_[k].space = places_[k].count();
  }

 private:
  const Instruction& at(std::uint32_t value) const { return code_.instructions[value]; }

  // What another phase or an output reads outlives its block.
  void find_exports() {
    for (std::uint32_t i = 0; i < classes_.size(); ++i) {
      if (uses_[i] == 0) continue;
      for (const std::uint32_t operand : at(i).operands()) {
        if (classes_[operand] != classes_[i]) exported_[operand] = true;
      }
    }
    for (const std::uint32_t output : code_.outputs) exported_[output] = true;
  }

  // A value per point is computed where its first output wants it.
  void assign_outputs() {
    for (std::uint32_t k = 0; k < code_.outputs.size(); ++k) {
      const std::uint32_t value = code_.outputs[k];
      if (classes_[value] == per_point && !is_leaf(at(value))) output_.try_emplace(value, k);
    }
  }

  Cell home_for(std::uint32_t i) {
    const std::uint8_t kind = classes_[i];
    if (kind == per_point) {
      const auto output = output_.find(i);
      if (output != output_.end()) return {Source::output, output->second};
    } else if (kind == 0) {
      return {Source::once, machine_.once_++};
    } else if (exported_[i]) {
      return kind == 1 ? Cell{Source::column, machine_.columns_++}
                       : Cell{Source::row, machine_.rows_++};
    }
    return {Source::space, places_[kind].take()};
  }

  std::uint32_t cell(std::uint8_t phase, Cell cell) {
    const auto key = (static_cast<std::uint64_t>(cell.source) << 32U) | cell.index;
    auto& cells = machine_.phases_[phase].cells;
    const auto [found, fresh] =
        cells_[phase].emplace(key, static_cast<std::uint32_t>(cells.size()));
    if (fresh) cells.push_back(cell);
    return found->second;
  }

  // Whether the value is one number while its phase walks along a block.
  bool is_number(std::uint8_t phase, std::uint32_t value) const {
    if (phase == 0) return false;  // blocks of one number
    return phase == per_point ? (classes_[value] & 1U) == 0 : classes_[value] == 0;
  }

  void add(std::uint32_t i) {
    const Instruction& it = at(i);
    const std::uint8_t phase = classes_[i];
    const auto operands = it.operands();
    Step step;
    std::uint32_t from[3] = {};
    for (std::size_t k = 0; k < operands.size(); ++k) {
      from[k] = cell(phase, homes_[operands[k]]);
      if (is_number(phase, operands[k])) step.numbers |= static_cast<std::uint8_t>(1U << k);
    }
    step.a = from[0];
    step.b = from[1];
    step.c = from[2];
    choose_kernel(it, step);
    release(i, operands);
    homes_[i] = home_for(i);
    step.to = cell(phase, homes_[i]);
    machine_.phases_[phase].steps.push_back(step);
  }

  void choose_kernel(const Instruction& it, Step& step) {
    const BlockCall call = block_call(code_, it, step.numbers, set_);
    step.kernel = call.kernel;
    step.unary = call.unary;
    step.binary = call.binary;
  }

  void release(std::uint32_t i, std::span<const std::uint32_t> operands) {
    for (std::size_t k = 0; k < operands.size(); ++k) {
      const std::uint32_t value = operands[k];
      const bool again = std::find(operands.begin(), operands.begin() + static_cast<long>(k),
                                   value) != operands.begin() + static_cast<long>(k);
      if (!again && last_[value] == i && homes_[value].source == Source::space) {
        places_[classes_[value]].give(homes_[value].index);
      }
    }
  }

  // Outputs that no instruction computes in place.
  void copy_outputs() {
    for (std::uint32_t k = 0; k < code_.outputs.size(); ++k) {
      const std::uint32_t value = code_.outputs[k];
      const auto own = output_.find(value);
      if (own != output_.end() && own->second == k) continue;
      Step step;
      step.numbers = is_number(per_point, value) ? 1 : 0;
      step.kernel = set_.arithmetic[static_cast<int>(Code::copy)][step.numbers];
      step.a = cell(per_point, homes_[value]);
      step.to = cell(per_point, {Source::output, k});
      machine_.phases_[per_point].steps.push_back(step);
    }
  }

  GridMachine& machine_;
  ScalarCode& code_;
  const KernelTable& set_;
  std::vector<std::uint8_t> classes_;
  std::vector<std::uint32_t> uses_;
  std::vector<std::uint32_t> last_;
  std::vector<Cell> homes_;
  std::vector<bool> exported_;
  std::unordered_map<std::uint32_t, std::uint32_t> output_;
  std::unordered_map<std::uint64_t, std::uint32_t> cells_[4];
  Places places_[4];
};

GridMachine::GridMachine(ScalarCode code, std::vector<Along> along, const KernelTable& set)
    : along_(std::move(along)), output_count_(code.outputs.size()) {
  along_.resize(std::max(along_.size(), code.inputs), Along::nothing);
  draw_constants_in(code, classes_of(code, along_));
  fuse(code, classes_of(code, along_));
  Planner(*this, code, classes_of(code, along_), set).run();
  constants_ = std::move(code.constants);
}

}  // namespace nabla
