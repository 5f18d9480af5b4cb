// How a loop is made: which cell each value of the code lives in.
#include <algorithm>
#include <map>
#include <optional>

#include "engine/program/fuse.h"
#include "engine/program/tensors/loop.h"

namespace nabla {

namespace {

constexpr std::uint32_t fixed = 0x80000000;  // marks cells that are not blocks, until all are known

// Elements that follow one another in memory.
bool is_run(const View& view) {
  return view.axes.empty() || (view.axes.size() == 1 && view.axes[0].stride == 1);
}

bool is_leaf(const Instruction& it) { return it.code == Code::constant || it.code == Code::input; }

}  // namespace

class BlockLoop::Planner {
 public:
  Planner(BlockLoop& loop, ScalarCode& code, std::span<const Access> reads,
          std::span<const Delivery> deliveries)
      : loop_(loop),
        code_(code),
        reads_(reads),
        deliveries_(deliveries),
        uses_(use_counts(code)),
        last_(last_uses(code, uses_)),
        homes_(code.instructions.size()),
        number_(code.instructions.size(), false) {}

  void run() {
    choose_direct();
    for (std::uint32_t i = 0; i < homes_.size(); ++i) {
      if (uses_[i] != 0 && is_leaf(at(i))) add_leaf(i);
    }
    for (std::uint32_t i = 0; i < homes_.size(); ++i) {
      if (uses_[i] != 0 && !is_leaf(at(i))) add_step(i);
    }
    for (std::uint32_t k = 0; k < deliveries_.size(); ++k) add_delivery(k);
    settle_cells();
  }

 private:
  const Instruction& at(std::uint32_t value) const { return code_.instructions[value]; }

  // The first plain copy of a value is computed where it goes.
  void choose_direct() {
    for (std::uint32_t k = 0; k < deliveries_.size(); ++k) {
      const std::uint32_t value = code_.outputs[k];
      const bool copied = deliveries_[k].code == Code::copy && is_run(deliveries_[k].to.view);
      if (copied && !is_leaf(at(value))) direct_.try_emplace(value, k);
    }
  }

  std::uint32_t fixed_cell() { return fixed | others_++; }

  std::uint32_t run_cell(const Access& access, std::size_t step) {
    const std::uint32_t cell = fixed_cell();
    loop_.moving_.push_back({cell, access.array, access.view.offset, step});
    return cell;
  }

  void add_leaf(std::uint32_t i) {
    if (at(i).code == Code::constant) {
      number_[i] = true;
      homes_[i] = fixed_cell();
      loop_.constants_.push_back(code_.constants[at(i).a]);
      loop_.constant_cells_.push_back(homes_[i]);
      return;
    }
    const Access& from = reads_[at(i).a];
    number_[i] = from.view.is_number();
    if (number_[i] || is_run(from.view)) {
      homes_[i] = run_cell(from, number_[i] ? 0 : 1);
    } else {
      homes_[i] = places_.take();
      loop_.gathered_.push_back({homes_[i], from});
    }
  }

  void add_step(std::uint32_t i) {
    const auto operands = at(i).operands();
    Step step;
    unsigned numbers = 0;
    for (std::size_t k = 0; k < operands.size(); ++k) {
      step.operands[k] = homes_[operands[k]];
      if (number_[operands[k]]) numbers |= 1U << k;
    }
    for (std::size_t k = operands.size(); k < 3; ++k) step.operands[k] = step.operands[0];
    step.call = block_call(code_, at(i), numbers);
    release(i, operands);
    const auto direct = direct_.find(i);
    homes_[i] =
        direct == direct_.end() ? places_.take() : run_cell(deliveries_[direct->second].to, 1);
    step.to = homes_[i];
    loop_.steps_.push_back(step);
  }

  void release(std::uint32_t i, std::span<const std::uint32_t> operands) {
    for (std::size_t k = 0; k < operands.size(); ++k) {
      const std::uint32_t value = operands[k];
      const auto before = operands.first(k);
      const bool again = std::ranges::find(before, value) != before.end();
      if (!again && last_[value] == i && (homes_[value] & fixed) == 0) places_.give(homes_[value]);
    }
  }

  void push(Code code, std::uint32_t to, std::uint32_t a, std::uint32_t b, unsigned numbers) {
    loop_.steps_.push_back({block_call(code, numbers), to, {a, b, a}});
  }

  void add_delivery(std::uint32_t k) {
    const std::uint32_t value = code_.outputs[k];
    const Delivery& delivery = deliveries_[k];
    const auto own = direct_.find(value);
    if (own != direct_.end() && own->second == k) return;
    const bool copied = delivery.code == Code::copy;
    if (is_run(delivery.to.view)) {
      const std::uint32_t to = run_cell(delivery.to, 1);
      const unsigned number = number_[value] ? 1 : 0;
      push(delivery.code, to, copied ? homes_[value] : to, homes_[value],
           copied ? number : number << 1U);
      return;
    }
    std::uint32_t from = homes_[value];
    if (number_[value]) push(Code::copy, from = places_.take(), homes_[value], homes_[value], 1);
    loop_.delivered_.push_back({from, delivery});
  }

  // Blocks come first, then the others.
  void settle_cells() {
    loop_.blocks_ = places_.count();
    loop_.cells_ = loop_.blocks_ + others_;
    const auto settle = [&](std::uint32_t& cell) {
      if ((cell & fixed) != 0) cell = loop_.blocks_ + (cell & ~fixed);
    };
    for (std::uint32_t& cell : loop_.constant_cells_) settle(cell);
    for (Moving& it : loop_.moving_) settle(it.cell);
    for (Delivered& it : loop_.delivered_) settle(it.cell);
    for (Step& step : loop_.steps_) {
      settle(step.to);
      for (std::uint32_t& operand : step.operands) settle(operand);
    }
  }

  BlockLoop& loop_;
  ScalarCode& code_;
  std::span<const Access> reads_;
  std::span<const Delivery> deliveries_;
  std::vector<std::uint32_t> uses_;
  std::vector<std::uint32_t> last_;
  std::vector<std::uint32_t> homes_;
  std::vector<bool> number_;
  std::map<std::uint32_t, std::uint32_t> direct_;  // value -> delivery
  Places places_;
  std::uint32_t others_ = 0;
};

BlockLoop::BlockLoop(ScalarCode code, std::size_t size, std::span<const Access> reads,
                     std::span<const Delivery> deliveries)
    : size_(size) {
  fuse(code);
  Planner(*this, code, reads, deliveries).run();
}

}  // namespace nabla
