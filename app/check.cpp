// nabla check: the gradient against central differences, variable by variable.
#include <cmath>
#include <iostream>
#include <limits>
#include <memory>

#include "app/commands.h"
#include "app/json_output.h"
#include "app/source.h"
#include "app/text.h"
#include "engine/objective/objective.h"
#include "engine/tensor/format.h"

namespace nabla::app {
namespace {

struct Arguments {
  SourceArguments source;
  std::string mode;  // empty: as optimizers run the program
  bool json = false;
};

// Central differences with steps h and h/2, extrapolated once (Richardson): error O(h^4), so that
// what remains is mostly rounding. h is the fifth root of the machine epsilon, beside the size of
// x.
Expected<double> central_difference(const Objective& objective, const Eigen::VectorXd& x,
                                    Eigen::Index i) {
  const double h =
      std::pow(std::numeric_limits<double>::epsilon(), 0.2) * std::max(1.0, std::abs(x[i]));
  double slopes[2] = {};
  for (int halving = 0; halving < 2; ++halving) {
    const double step = halving ? h / 2 : h;
    Eigen::VectorXd right = x, left = x;
    right[i] += step;
    left[i] -= step;
    const Expected<double> f = objective.value(right);
    if (!f) return f.error();
    const Expected<double> g = objective.value(left);
    if (!g) return g.error();
    slopes[halving] = (*f - *g) / (right[i] - left[i]);
  }
  return (4 * slopes[1] - slopes[0]) / 3;
}

struct Row {
  std::string name;
  Tensor gradient, difference;
  double error = 0;  // largest, relative to the larger of 1 and both sizes
  bool ok() const { return error < 1e-6; }
};

double relative_error(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<double>::infinity();
  if (a == b) return 0;
  return std::abs(a - b) / std::max({1.0, std::abs(a), std::abs(b)});
}

Expected<std::vector<Row>> compare(const Objective& objective) {
  const Eigen::VectorXd x = objective.start();
  const Expected<Eigen::VectorXd> gradient = objective.gradient(x);
  if (!gradient) return gradient.error();
  Eigen::VectorXd differences(x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    const Expected<double> slope = central_difference(objective, x, i);
    if (!slope) return slope.error();
    differences[i] = *slope;
  }
  const Point exact = objective.unpack(*gradient);
  const Point approximate = objective.unpack(differences);
  std::vector<Row> rows;
  for (const Packed& packed : objective.layout()) {
    Row row{packed.name, exact.at(packed.name), approximate.at(packed.name)};
    for (std::size_t i = 0; i < row.gradient.size(); ++i) {
      row.error = std::max(row.error, relative_error(row.gradient[i], row.difference[i]));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

void print_json(const std::vector<Row>& rows, bool ok) {
  Json variables = Json::object();
  for (const Row& row : rows) {
    variables[row.name] = {{"gradient", to_json(row.gradient)},
                           {"difference", to_json(row.difference)},
                           {"error", row.error},
                           {"ok", row.ok()}};
  }
  std::cout << write_json({{"variables", std::move(variables)}, {"ok", ok}}) << '\n';
}

void print_text(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    std::cout << row.name << ": "
              << text(say("gradient %1, central difference %2, relative error %3: %4",
                          format_tensor(row.gradient, 12, 6), format_tensor(row.difference, 12, 6),
                          format_number(row.error, 2),
                          text(row.ok() ? say("agrees") : say("DIFFERS"))))
              << '\n';
  }
}

int run_check(const Arguments& arguments) {
  const Reading source = read_source(arguments.source);
  if (!source) return source.status();
  if (!arguments.mode.empty() && !execute(*source, run_mode(arguments.mode))) return work_failed;
  const Expected<Objective> objective = Objective::make(
      source->program, source->document.point, run_options(*source), course_of(arguments.mode));
  if (!objective) return report(*source, objective.error());
  const Expected<std::vector<Row>> rows = compare(*objective);
  if (!rows) return report(*source, rows.error());
  bool ok = true;
  for (const Row& row : *rows) ok = ok && row.ok();
  if (arguments.json) {
    print_json(*rows, ok);
  } else {
    print_text(*rows);
  }
  return ok ? work_done : work_failed;
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      app.add_subcommand("check", text(say("the gradient against central differences")));
  add_source(*command, arguments->source);
  add_limit(*command, arguments->source);
  add_mode(*command, arguments->mode);
  command->add_flag("--json", arguments->json, text(say("for programs to read")));
  command->callback([arguments, &status] { status = run_check(*arguments); });
}

}  // namespace nabla::app
