#include "engine/program/grid_machine.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <thread>

#include "engine/program/block_function.h"
#include "engine/program/cache_line.h"
#include "engine/program/kernels.h"

namespace nabla {

// Pointers by cell, and those of them that move with the row or column.
struct Walk {
  struct Moving {
    std::uint32_t cell = 0;
    double* base = nullptr;
    std::size_t per_row = 0;
    std::size_t per_column = 0;
    bool written = false;
  };
  std::vector<double*> pointers;
  std::vector<Moving> moving;
  std::vector<double> blocks;
};

struct GridMachine::Frame::Space {
  std::vector<double> once;
  std::vector<double> columns;
  std::vector<double> rows;
  std::vector<Walk> walks;  // one per thread
};

GridMachine::Frame::Frame() : space_(std::make_unique<Space>()) {}
GridMachine::Frame::~Frame() = default;
GridMachine::Frame::Frame(Frame&&) noexcept = default;
GridMachine::Frame& GridMachine::Frame::operator=(Frame&&) noexcept = default;

// What all phases and threads of one run share.
struct GridMachine::Run {
  GridSize size;
  std::span<const double* const> inputs;
  std::span<double* const> outputs;
  Frame::Space& space;
  Cancellation cancelled;
};

namespace {

// Arrays of a frame start at a line of the cache, and none a whole page after another, or stores to
// one would seem to touch the others.
std::size_t stride_of(std::size_t n) { return (n + line - 1) / line * line + line; }

// Asks for the lines that the next block will write, so that they are there when it does.
void fetch_for_writing(const double* from, std::size_t n) {
  for (std::size_t i = 0; i < n; i += line) __builtin_prefetch(from + i, 1);
}

}  // namespace

// Sets every pointer for row 0 and column 0, and lists those that move while phase `k` walks.
void GridMachine::prepare(int k, const Run& run, Walk& walk) const {
  const Phase& phase = phases_[k];
  const std::size_t width = run.size.columns;
  walk.moving.clear();
  for (std::uint32_t i = 0; i < phase.cells.size(); ++i) {
    const auto [source, index] = phase.cells[i];
    Walk::Moving at{i, nullptr, 0, 0, source == Source::output};
    auto along = Along::nothing;
    switch (source) {
      case Source::constant:
        at.base = unlocked(&constants_[index]);
        break;
      case Source::once:
        at.base = &run.space.once[index];
        break;
      case Source::input:
        at.base = unlocked(run.inputs[index]);
        along = along_[index];
        break;
      case Source::column:
        at.base = at_line(run.space.columns.data()) + index * stride_of(width);
        along = Along::columns;
        break;
      case Source::row:
        at.base = at_line(run.space.rows.data()) + index * stride_of(run.size.rows);
        along = Along::rows;
        break;
      case Source::space:
        at.base = at_line(walk.blocks.data()) + index * stride_of(block);
        break;
      case Source::output:
        at.base = run.outputs[index];
        along = Along::both;
        break;
    }
    walk.pointers[i] = at.base;
    if (along == Along::nothing) continue;
    // The phase of the rows walks along them as the others walk along columns.
    const bool along_walk = k == 2 || along != Along::rows;
    at.per_column = along_walk ? 1 : 0;
    at.per_row = along == Along::both ? width : (along_walk ? 0 : 1);
    walk.moving.push_back(at);
  }
}

void GridMachine::run_steps(const Phase& phase, std::span<double* const> at, std::size_t n) const {
  double* const* const pointer = at.data();
  for (const Step& step : phase.steps) {
    double* const to = pointer[step.to];
    const double* const a = pointer[step.a];
    const double* const b = pointer[step.b];
    if (step.kernel != nullptr) {
      step.kernel(to, a, b, pointer[step.c], n);
    } else if (step.unary != nullptr) {
      call_over(step.unary, to, a, (step.numbers & 1U) != 0, n);
    } else {
      call_over(step.binary, to, a, b, step.numbers, n);
    }
  }
}

void GridMachine::run_phase(int k, const Run& run, GridSize from, GridSize to, Walk& walk) const {
  const Phase& phase = phases_[k];
  if (phase.steps.empty()) return;
  prepare(k, run, walk);
  for (std::size_t row = from.rows; row < to.rows && !run.cancelled.asked(); ++row) {
    for (std::size_t column = from.columns; column < to.columns; column += block) {
      for (const Walk::Moving& moving : walk.moving) {
        double* const here = moving.base + row * moving.per_row + column * moving.per_column;
        walk.pointers[moving.cell] = here;
        if (moving.written) fetch_for_writing(here + block, block);
      }
      run_steps(phase, walk.pointers, std::min(block, to.columns - column));
    }
  }
}

void GridMachine::make_room(GridSize size, std::size_t threads, Frame::Space& space) const {
  std::size_t cells = 0;
  std::size_t blocks = 0;
  for (const Phase& phase : phases_) {
    cells = std::max(cells, phase.cells.size());
    blocks = std::max<std::size_t>(blocks, phase.space);
  }
  space.once.resize(once_);
  space.columns.resize(columns_ * stride_of(size.columns) + line);
  space.rows.resize(rows_ * stride_of(size.rows) + line);
  if (space.walks.size() < threads) space.walks.resize(threads);
  for (Walk& walk : space.walks) {
    walk.pointers.resize(std::max(walk.pointers.size(), cells));
    walk.moving.reserve(cells);
    walk.blocks.resize(std::max(walk.blocks.size(), blocks * stride_of(block) + line));
  }
}

void GridMachine::run(GridSize size, std::span<const double* const> inputs,
                      std::span<double* const> outputs, Frame& frame, int threads,
                      Cancellation cancelled) const {
  if (size.points() == 0) return;
  Frame::Space& space = *frame.space_;
  const bool by_rows = size.rows >= 2 * static_cast<std::size_t>(threads);
  const std::size_t pieces = by_rows ? size.rows : (size.columns + block - 1) / block;
  const std::size_t workers = std::clamp<std::size_t>(static_cast<std::size_t>(threads), 1, pieces);
  make_room(size, workers, space);
  const Run run{size, inputs, outputs, space, cancelled};
  run_phase(0, run, {0, 0}, {1, 1}, space.walks[0]);
  run_phase(1, run, {0, 0}, {size.columns, 1}, space.walks[0]);
  run_phase(2, run, {0, 0}, {size.rows, 1}, space.walks[0]);
  // Whoever is free takes the next pieces: a thread that starts late does less.
  const std::size_t share = workers == 1 ? pieces : std::max<std::size_t>(1, pieces / workers / 16);
  std::atomic<std::size_t> next = 0;
  const auto work = [&](std::size_t worker) {
    for (;;) {
      const std::size_t first = next.fetch_add(share);
      if (first >= pieces) return;
      const std::size_t last = std::min(pieces, first + share);
      GridSize from{0, first};
      GridSize to{size.columns, last};
      if (!by_rows) {
        from = {first * block, 0};
        to = {std::min(size.columns, last * block), size.rows};
      }
      run_phase(3, run, from, to, space.walks[worker]);
    }
  };
  std::vector<std::jthread> others;
  for (std::size_t worker = 1; worker < workers; ++worker) others.emplace_back(work, worker);
  work(0);
}

}  // namespace nabla
