// Runs scalar code at many points at once, in blocks that stay in the cache. On a grid, what
// depends on the columns only or on the rows only is computed once per column or row.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/program/kernels.h"
#include "engine/program/scalar_code.h"

namespace nabla {

// How an input element changes over a grid of rows and columns.
enum class Along : std::uint8_t {
  nothing = 0,  // one number
  columns = 1,  // one number per column
  rows = 2,     // one number per row
  both = 3,     // one number per point, row after row
};

struct GridSize {
  std::size_t columns = 0;
  std::size_t rows = 1;
  std::size_t points() const { return columns * rows; }
};

struct Walk;  // what one thread needs to walk over a grid

class GridMachine {
 public:
  // `along`: for each packed input element. For a plain list of points take one row and `both`.
  // `set`: the kernels it runs, the widest unless a narrower set is to be tried.
  GridMachine(ScalarCode code, std::vector<Along> along, const KernelTable& set = kernels());

  // Space to run in, for one run at a time; it grows when the size or the threads do.
  class Frame {
   public:
    Frame();
    ~Frame();
    Frame(Frame&&) noexcept;
    Frame& operator=(Frame&&) noexcept;

   private:
    friend class GridMachine;
    struct Space;
    std::unique_ptr<Space> space_;
  };

  // One pointer per packed input element, to as many numbers as it has by `along`; one per output
  // element, to size.points() numbers row after row. Outputs overlap nothing. The results do not
  // depend on the number of threads, not in a single bit. With one thread a second run of the same
  // size allocates nothing. Once cancelled no row is begun, and what was written is worth nothing.
  void run(GridSize size, std::span<const double* const> inputs, std::span<double* const> outputs,
           Frame& frame, int threads = 1, Cancellation cancelled = {}) const;

  std::size_t inputs() const { return along_.size(); }
  std::size_t outputs() const { return output_count_; }
  static constexpr std::size_t block = 128;  // measured: tests/bench/README.md

 private:
  // Where a pointer of a phase comes from.
  enum class Source : std::uint8_t { constant, input, once, column, row, space, output };
  struct Cell {
    Source source = Source::constant;
    std::uint32_t index = 0;
  };
  struct Step {
    BlockKernel kernel = nullptr;
    UnaryFunction unary = nullptr;  // where there is no kernel
    BinaryFunction binary = nullptr;
    std::uint32_t to = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t c = 0;
    std::uint8_t numbers = 0;
  };
  // The instructions of one class, with the cells they read and write.
  struct Phase {
    std::vector<Cell> cells;
    std::vector<Step> steps;
    std::uint32_t space = 0;
  };
  class Planner;
  struct Run;

  void prepare(int k, const Run& run, Walk& walk) const;
  void run_steps(const Phase& phase, std::span<double* const> at, std::size_t n) const;
  // `from` and `to` bound the rows and columns to walk.
  void run_phase(int k, const Run& run, GridSize from, GridSize to, Walk& walk) const;
  void make_room(GridSize size, std::size_t threads, Frame::Space& space) const;

  std::vector<Along> along_;
  std::vector<double> constants_;
  std::size_t output_count_ = 0;
  std::uint32_t once_ = 0;     // numbers computed once
  std::uint32_t columns_ = 0;  // values computed per column
  std::uint32_t rows_ = 0;
  Phase phases_[4];  // by class: once, per column, per row, per point
};

}  // namespace nabla
