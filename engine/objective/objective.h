// A program as a function of its variables, packed into one vector: value, gradient, Hessian, and
// call counts.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/expected.h"
#include "engine/interpreter/interpreter.h"

namespace nabla {

struct Evaluations {
  std::size_t value = 0;
  std::size_t gradient = 0;
  std::size_t hessian = 0;
};

// One variable's place in the packed vector, row-major.
struct Packed {
  std::string name;
  Shape shape;
  std::size_t offset = 0;
};

// How a function is evaluated; all ways mean the same and differ by rounding at most.
enum class Course : std::uint8_t {
  as_it_allows,  // compiled where the graph does not depend on values, else eager
  eager,         // the program runs anew at each point
  traversal,     // its graph, built once, node by node
  compiled,      // its graph, built once and compiled
};

class Objective {
 public:
  // The scalar output of a program; `point` gives values to placeholders and free names, and the
  // shapes of all. Fails when the program does, its output is not a scalar, or the course needs a
  // graph and the program looks at values. Of the options mode and point are not used, and the
  // flag `cancelled` only while making.
  static Expected<Objective> make(const Program& program, const Point& point,
                                  const RunOptions& options = {},
                                  Course course = Course::as_it_allows);

  std::size_t dimension() const;
  const std::vector<Packed>& layout() const;
  Goal goal() const;
  const std::string& output_name() const;
  Eigen::VectorXd start() const;                   // the point it was made with
  Eigen::VectorXd pack(const Point& point) const;  // absent variables take their start
  Point unpack(const Eigen::VectorXd& x) const;    // variables only

  Expected<double> value(const Eigen::VectorXd& x) const;
  Expected<Eigen::VectorXd> gradient(const Eigen::VectorXd& x) const;
  Expected<Eigen::MatrixXd> hessian(const Eigen::VectorXd& x) const;
  const Evaluations& evaluations() const;
  void reset_evaluations();
  // The same function with counts of its own; copies share theirs. Different ones may be used at
  // the same time.
  Objective counted_apart() const;
  // The same function with the same counts; an evaluation ends early, with an error, once the flag
  // is raised.
  Objective cancelled_by(const std::atomic<bool>* cancelled) const;

 private:
  struct State;
  explicit Objective(std::shared_ptr<State> state)
      : state_(std::move(state)), evaluations_(std::make_shared<Evaluations>()) {}
  std::shared_ptr<State> state_;
  std::shared_ptr<Evaluations> evaluations_;
  const std::atomic<bool>* cancelled_ = nullptr;
};

}  // namespace nabla
