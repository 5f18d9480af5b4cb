// Optimizers as pure steps: (objective, state, settings) -> next state.
#pragma once

#include <Eigen/Core>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/expected.h"
#include "engine/objective/objective.h"

namespace nabla {

struct Setting {
  std::string_view name;  // "rate"
  double default_value = 0;
  double low = 0;  // allowed range, inclusive
  double high = 1;
  std::string_view summary;
};
using Settings = std::map<std::string, double, std::less<>>;

// Where an optimizer stands. `memory` is the method's own (momentum, moments), empty at the start.
struct OptimizerState {
  Eigen::VectorXd x;
  double value = 0;
  Eigen::VectorXd gradient;
  double step = 0;  // length of the last step
  std::map<std::string, Eigen::VectorXd> memory;
  std::size_t iteration = 0;
};

struct Method {
  std::string_view name;     // "gd"
  std::string_view title;    // "Gradient descent"
  std::string_view formula;  // the update rule as LaTeX
  std::vector<Setting> settings;
  // The next x and memory; value and gradient are filled in by the run. `sign` is 1 to minimize, -1
  // to maximize (the objective's gradient and Hessian come unsigned).
  Expected<OptimizerState> (*step)(const Objective&, const OptimizerState&, const Settings&,
                                   double sign);
};

std::span<const Method* const> all_methods();
const Method* find_method(std::string_view name);
// Defaults overridden by `given`; an unknown name or a value out of range is an error that lists
// what is allowed.
Expected<Settings> settings_for(const Method& method, const Settings& given);

}  // namespace nabla
