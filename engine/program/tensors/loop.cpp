#include "engine/program/tensors/loop.h"

#include "engine/program/cache_line.h"
#include "engine/program/tensors/collect.h"

namespace nabla {

namespace {

// Blocks start at lines of the cache, and not all at one place of its sets.
constexpr std::size_t block_stride = BlockLoop::block + line;

}  // namespace

void BlockLoop::make_room(Room& room) const {
  room.blocks.resize(std::max(room.blocks.size(), blocks_ * block_stride + line));
  room.pointers.resize(std::max<std::size_t>(room.pointers.size(), cells_));
}

void BlockLoop::run(std::span<double* const> arrays, Room& room, Cancellation cancelled) const {
  double** const at = room.pointers.data();
  double* const blocks = at_line(room.blocks.data());
  for (std::uint32_t i = 0; i < blocks_; ++i) at[i] = blocks + i * block_stride;
  for (std::size_t i = 0; i < constants_.size(); ++i) {
    at[constant_cells_[i]] = const_cast<double*>(&constants_[i]);  // steps only read it
  }
  for (std::size_t first = 0; first < size_ && !cancelled.asked(); first += block) {
    const std::size_t n = std::min(block, size_ - first);
    for (const Moving& it : moving_) {
      at[it.cell] = arrays[it.array] + it.offset + static_cast<std::ptrdiff_t>(first * it.step);
    }
    for (const Gathered& it : gathered_) {
      gather(arrays[it.from.array], it.from.view, first, n, at[it.cell]);
    }
    for (const Step& it : steps_) {
      it.call.run(at[it.to], at[it.operands[0]], at[it.operands[1]], at[it.operands[2]], n);
    }
    for (const Delivered& it : delivered_) {
      deliver(arrays[it.delivery.to.array], it.delivery.to.view, it.delivery.code, first, n,
              at[it.cell]);
    }
  }
}

}  // namespace nabla
