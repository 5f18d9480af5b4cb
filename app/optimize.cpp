// nabla optimize: walks to an extremum and says what was found there.
#include <iostream>
#include <limits>
#include <memory>
#include <optional>

#include "app/commands.h"
#include "app/json_output.h"
#include "app/source.h"
#include "app/text.h"
#include "app/usage.h"
#include "app/value_text.h"
#include "engine/optimize/run.h"
#include "engine/tensor/format.h"

namespace nabla::app {
namespace {

struct OptimizeArguments {
  SourceArguments source;
  std::string method;
  std::string settings;
  std::string start;
  std::optional<std::size_t> steps;
  std::optional<double> tolerance;
  bool maximize = false;
  bool json = false;
  bool csv = false;
};

// Those of the document, and over them what was typed.
Expected<Settings> read_settings(const Method& method, Settings given, const std::string& text) {
  if (!text.empty()) {
    const Expected<Point> point = parse_point(text);
    if (!point) return point.error();
    for (const auto& [name, value] : *point) {
      if (!value.is_scalar()) return Diagnostic{say("%1 is a single number", name), {}, {}};
      given[name] = value.item();
    }
  }
  return settings_for(method, given);
}

Diagnostic unknown_method(const std::string& name) {
  std::string names;
  for (const Method* method : all_methods()) {
    names += (names.empty() ? "" : ", ") + std::string(method->name);
  }
  return {say("there is no method %1", name), say("known: %1", names), {}};
}

Json point_json(const Point& point) {
  Json json = Json::object();
  for (const auto& [name, value] : point) json[name] = to_json(value);
  return json;
}

Json vector_json(const Eigen::VectorXd& vector) {
  Json json = Json::array();
  for (const double x : vector) json.push_back(x);
  return json;
}

void print_json(const OptimizerRun& run) {
  const RunRecord& record = run.record();
  const Iterate& last = record.path.back();
  Json path = Json::array();
  for (const Iterate& iterate : record.path) {
    path.push_back({{"x", point_json(run.objective().unpack(iterate.x))},
                    {"value", iterate.value},
                    {"gradient_norm", iterate.gradient_norm},
                    {"step", iterate.step}});
  }
  const Evaluations& counts = record.evaluations;
  std::cout << write_json({{"method", record.method},
                           {"converged", record.converged()},
                           {"stop", std::string(name_of(record.stop))},
                           {"iterations", record.iterations()},
                           {"evaluations",
                            {{"value", counts.value},
                             {"gradient", counts.gradient},
                             {"hessian", counts.hessian}}},
                           {"x", point_json(run.objective().unpack(last.x))},
                           {"value", last.value},
                           {"gradient_norm", last.gradient_norm},
                           {"kind", record.end ? Json(std::string(name_of(record.end->kind)))
                                               : Json(nullptr)},
                           {"eigenvalues",
                            record.end ? vector_json(record.end->eigenvalues) : Json::array()},
                           {"path", std::move(path)}})
            << '\n';
}

void print_csv(const OptimizerRun& run) {
  std::cout << "iteration";
  for (const Packed& packed : run.objective().layout()) {
    for (std::size_t i = 0; i < packed.shape.size(); ++i) {
      std::cout << ',' << packed.name;
      if (!packed.shape.is_scalar()) std::cout << '_' << i;
    }
  }
  std::cout << ",value,gradient_norm,step\n";
  std::size_t iteration = 0;
  for (const Iterate& iterate : run.record().path) {
    std::cout << iteration++;
    for (const double x : iterate.x) std::cout << ',' << format_number(x);
    std::cout << ',' << format_number(iterate.value) << ',' << format_number(iterate.gradient_norm)
              << ',' << format_number(iterate.step) << '\n';
  }
}

void print_text(const OptimizerRun& run) {
  const RunRecord& record = run.record();
  const Iterate& last = record.path.back();
  const std::string stop = translated(name_of(record.stop));
  std::cout << text(record.iterations() == 1
                        ? say("%1 after 1 iteration", stop)
                        : say("%1 after %2 iterations", stop, std::to_string(record.iterations())))
            << '\n';
  for (const auto& [name, value] : run.objective().unpack(last.x)) {
    std::cout << "  " << name << " = " << value_text(value) << '\n';
  }
  std::cout << "  " << run.objective().output_name() << " = " << format_number(last.value) << '\n'
            << "  |gradient| = " << format_number(last.gradient_norm, 3) << '\n';
  if (!record.end) return;
  std::cout << "  " << translated(name_of(record.end->kind)) << ", "
            << text(say("eigenvalues of the Hessian:"));
  for (const double eigenvalue : record.end->eigenvalues)
    std::cout << ' ' << format_number(eigenvalue, 6);
  std::cout << '\n';
}

// As typed, else as the document says.
StopRule rule_of(const OptimizeArguments& arguments, const OptimizerChoice& choice) {
  StopRule rule;
  rule.steps = arguments.steps.value_or(choice.steps.value_or(rule.steps));
  rule.tolerance = arguments.tolerance.value_or(choice.tolerance.value_or(rule.tolerance));
  return rule;
}

int walk(const Source& source, const Method& method, const Settings& settings,
         const OptimizeArguments& arguments) {
  const Read<Point> start = read_values(source, "--start", arguments.start);
  if (!start) return start.status();
  Point point = source.document.point;
  for (const auto& [name, value] : *start) point[name] = value;
  Expected<Objective> objective = Objective::make(source.program, point, run_options(source));
  if (!objective) return report(source, objective.error());
  const bool maximize = arguments.maximize || objective->goal() == Goal::maximize;
  OptimizerRun run(*objective, method, settings, objective->start(), maximize,
                   rule_of(arguments, source.document.optimizer));
  run.finish();
  if (run.record().error) return report(source, *run.record().error);
  if (arguments.json) {
    print_json(run);
  } else if (arguments.csv) {
    print_csv(run);
  } else {
    print_text(run);
  }
  return work_done;
}

int run_optimize(const OptimizeArguments& arguments) {
  const Reading source = read_source(arguments.source);
  if (!source) return source.status();
  OptimizerChoice choice = source->document.optimizer;
  if (!arguments.method.empty()) choice.choose(arguments.method);
  const Method* method = find_method(choice.method);
  if (!method && arguments.method.empty()) return report(*source, unknown_method(choice.method));
  if (!method) return report_option(*source, "--method", unknown_method(choice.method));
  if (const auto kept = settings_for(*method, choice.settings); !kept)
    return report(*source, kept.error());
  const Expected<Settings> settings = read_settings(*method, choice.settings, arguments.settings);
  if (!settings) return report_option(*source, "--set", settings.error());
  return walk(*source, *method, *settings, arguments);
}

}  // namespace

void add_optimize(CLI::App& app, int& status) {
  auto arguments = std::make_shared<OptimizeArguments>();
  CLI::App* command = app.add_subcommand("optimize", text(say("walk to a minimum or maximum")));
  add_source(*command, arguments->source);
  add_limit(*command, arguments->source.limits);
  command->add_option("--method", arguments->method, text(say("gd or newton")));
  command->add_option("--set", arguments->settings,
                      text(say("the method's settings, as in rate=0.1")));
  command->add_option("--start", arguments->start, text(say("where to start, as in 'x=-2,y=2'")));
  command->add_option("--steps", arguments->steps, text(say("iterations at most")))
      ->check(whole_number_between(0, 1e9));
  command->add_option("--tol", arguments->tolerance, text(say("stop when the gradient is shorter")))
      ->check(number_between(0, std::numeric_limits<double>::infinity()));
  command->add_flag("--maximize", arguments->maximize, text(say("walk uphill")));
  auto* json = command->add_flag("--json", arguments->json, text(say("for programs to read")));
  command->add_flag("--csv", arguments->csv, text(say("the path as a table")))->excludes(json);
  command->callback([arguments, &status] { status = run_optimize(*arguments); });
}

}  // namespace nabla::app
