// Runs scalar code at one point: one pass over fixed-size instructions on a file of numbers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/program/scalar_code.h"

namespace nabla {

// Immutable once made, so that any number of threads may run it, each on registers of its own.
class PointMachine {
 public:
  // `input_sizes` and `output_sizes`: the elements of each input and of each fetch.
  PointMachine(ScalarCode code, std::vector<std::size_t> input_sizes,
               std::span<const std::size_t> output_sizes);

  // A file of registers to run on; runs change it and leave nothing in it that matters.
  std::vector<double> registers() const { return initial_; }

  // Reads each input and writes each fetch at its pointer; allocates nothing. Values are those of
  // the eager run, except for what simplification rounds otherwise.
  void run(std::span<const double* const> inputs, std::span<double* const> outputs,
           std::span<double> registers) const;

  std::size_t instructions() const { return steps_.size() - 1; }

 private:
  struct Step {
    Code code = Code::halt;
    std::uint32_t to = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;  // sin_cos: where the cosine goes
    std::uint32_t c = 0;  // calls: the function's number
  };
  struct Move {  // a register to an element of a fetch
    std::uint32_t from = 0;
    std::uint32_t element = 0;
  };
  struct Output {
    std::size_t size = 0;
    std::size_t first_move = 0;
    std::size_t moves = 0;
    std::vector<double> fixed;  // the whole fetch where many elements are constant, else empty
  };

  void pair_sines(std::span<const std::uint32_t> uses);
  void place_leaves();
  void place(std::span<const std::uint32_t> uses);
  void add_outputs(std::span<const std::size_t> sizes);
  void read(std::span<const double* const> inputs, double* registers) const;
  void write(std::span<double* const> outputs, const double* registers) const;
  void execute(double* registers) const;

  ScalarCode code_;  // only while made
  std::vector<std::size_t> input_sizes_;
  std::vector<std::uint32_t> place_;    // of each value
  std::vector<std::uint32_t> partner_;  // of a sine the cosine and the other way round
  std::vector<Step> steps_;
  std::vector<UnaryFunction> unary_;
  std::vector<BinaryFunction> binary_;
  std::vector<double> initial_;
  std::vector<Move> moves_;
  std::vector<Output> outputs_;
  bool numbers_only_ = false;  // each input and each fetch is one number
};

}  // namespace nabla
