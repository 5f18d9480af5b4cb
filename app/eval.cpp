// nabla eval: outputs, gradients and the Hessian at a point.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>

#include "app/commands.h"
#include "app/json_output.h"
#include "app/nonfinite_note.h"
#include "app/source.h"
#include "app/text.h"
#include "app/value_text.h"
#include "engine/derive/reverse.h"
#include "engine/derive/value_pullback.h"
#include "engine/objective/objective.h"
#include "engine/program/session.h"
#include "engine/tensor/format.h"

namespace nabla::app {
namespace {

struct EvalArguments {
  SourceArguments source;
  std::string mode = "eager";
  bool gradient = false;
  bool hessian = false;
  bool json = false;
};

struct Named {
  std::string name;
  Tensor value;
};

struct Result {
  std::vector<Named> outputs;
  std::vector<Named> gradients;
  std::vector<std::string> hessian_wrt;
  Eigen::MatrixXd hessian;
};

Expected<std::vector<Named>> output_values(const Execution& execution, const Point& point,
                                           Backend backend) {
  std::vector<Named> outputs;
  std::vector<NodeId> nodes;
  for (const NamedNode& output : execution.outputs) nodes.push_back(output.node);
  std::vector<Tensor> values;
  if (execution.mode == Mode::eager) {
    for (const NodeId node : nodes) values.push_back(execution.values[node.index]);
  } else {
    auto found = Session(execution.graph, backend).run(nodes, point);
    if (!found) return found.error();
    values = *std::move(found);
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    outputs.push_back({execution.outputs[i].name, std::move(values[i])});
  }
  return outputs;
}

// An eager run has all values already: one sweep back over them.
Expected<std::vector<Named>> gradients_of_run(const Execution& execution,
                                              const std::vector<NodeId>& wrt) {
  PullbackCache cache;
  const TapeView tape{execution.graph, execution.values, execution.varying};
  Expected<std::vector<Tensor>> values =
      pullback_values(tape, execution.outputs.front().node, wrt, cache);
  if (!values) return values.error();
  std::vector<Named> gradients;
  for (std::size_t i = 0; i < wrt.size(); ++i) {
    gradients.push_back({execution.graph.input(wrt[i])->name, std::move((*values)[i])});
  }
  return gradients;
}

// The gradients of every variable; one that the output does not depend on gets zeros.
Expected<std::vector<Named>> gradients_of(Execution& execution, const Point& point,
                                          Backend backend) {
  if (execution.outputs.size() > 1) {
    return Diagnostic{say("a gradient is taken of one output, and this program has %1",
                          std::to_string(execution.outputs.size())),
                      say("name one: output %1", execution.outputs.front().name),
                      {}};
  }
  std::vector<NodeId> wrt;
  for (const Input* input : execution.variables()) wrt.push_back(input->node);
  if (execution.mode == Mode::eager) return gradients_of_run(execution, wrt);
  Expected<ReverseSweep> sweep = reverse(execution.graph, execution.outputs.front().node, wrt);
  if (!sweep) return sweep.error();
  std::vector<NodeId> nodes;
  for (const NodeId input : wrt) {
    if (const auto node = sweep->gradient(input)) nodes.push_back(*node);
  }
  Expected<std::vector<Tensor>> found = Session(execution.graph, backend).run(nodes, point);
  if (!found) return found.error();
  std::vector<Named> gradients;
  std::size_t next = 0;
  for (const NodeId input : wrt) {
    const bool there = sweep->gradient(input).has_value();
    gradients.push_back(
        {execution.graph.input(input)->name,
         there ? std::move((*found)[next++]) : Tensor::filled(execution.graph[input].shape, 0.0)});
  }
  return gradients;
}

// `w[0, 1]` for an element of a tensor, the name alone for a scalar.
std::vector<std::string> element_names(const Packed& packed) {
  if (packed.shape.is_scalar()) return {packed.name};
  std::vector<std::string> names;
  const auto strides = packed.shape.strides();
  for (std::size_t flat = 0; flat < packed.shape.size(); ++flat) {
    std::string index;
    std::size_t rest = flat;
    for (std::size_t axis = 0; axis < packed.shape.rank(); ++axis) {
      index += (axis ? ", " : "") + std::to_string(rest / strides[axis]);
      rest %= strides[axis];
    }
    names.push_back(packed.name + '[' + index + ']');
  }
  return names;
}

Expected<Done> add_hessian(const Source& source, Course course, Result& result) {
  Expected<Objective> objective =
      Objective::make(source.program, source.document.point, run_options(source), course);
  if (!objective) return objective.error();
  Expected<Eigen::MatrixXd> matrix = objective->hessian(objective->start());
  if (!matrix) return matrix.error();
  result.hessian = std::move(*matrix);
  for (const Packed& packed : objective->layout()) {
    for (std::string& name : element_names(packed)) result.hessian_wrt.push_back(std::move(name));
  }
  return Done{};
}

Expected<Result> compute(const Source& source, Execution& execution,
                         const EvalArguments& arguments) {
  // Only what the graph knows is fed: a point may name more than the program uses in this run.
  Point feeds;
  for (const auto& [name, value] : source.document.point) {
    if (execution.graph.input(name)) feeds[name] = value;
  }
  const Backend backend = arguments.mode == "compiled" ? Backend::compiled : Backend::traversal;
  Result result;
  Expected<std::vector<Named>> outputs = output_values(execution, feeds, backend);
  if (!outputs) return outputs.error();
  result.outputs = std::move(*outputs);
  if (arguments.gradient) {
    Expected<std::vector<Named>> gradients = gradients_of(execution, feeds, backend);
    if (!gradients) return gradients.error();
    result.gradients = std::move(*gradients);
  }
  if (arguments.hessian) {
    const Expected<Done> done = add_hessian(source, course_of(arguments.mode), result);
    if (!done) return done.error();
  }
  return result;
}

Json matrix_json(const Eigen::MatrixXd& matrix) {
  Json rows = Json::array();
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    Json row = Json::array();
    for (Eigen::Index j = 0; j < matrix.cols(); ++j) row.push_back(matrix(i, j));
    rows.push_back(std::move(row));
  }
  return rows;
}

// Before everything else, even where the work then fails.
void print_lines(const std::vector<Printed>& lines) {
  for (const Printed& line : lines) std::cout << line.text << '\n';
}

void print_json(const Result& result, const std::vector<Printed>& lines,
                const EvalArguments& arguments) {
  Json root = Json::object();
  for (const Printed& line : lines) root["printed"].push_back(line.text);
  root["outputs"] = Json::object();
  for (const Named& output : result.outputs) root["outputs"][output.name] = to_json(output.value);
  if (arguments.gradient) {
    root["gradients"] = Json::object();
    for (const Named& item : result.gradients) root["gradients"][item.name] = to_json(item.value);
  }
  if (arguments.hessian) {
    root["hessian"] = {{"wrt", result.hessian_wrt}, {"matrix", matrix_json(result.hessian)}};
  }
  std::cout << write_json(root) << '\n';
}

void print_text(const Result& result) {
  for (const Named& output : result.outputs) {
    std::cout << output.name << " = " << value_text(output.value) << '\n';
  }
  const std::string y = result.outputs.empty() ? "" : result.outputs.front().name;
  for (const Named& item : result.gradients) {
    std::cout << 'd' << y << "/d" << item.name << " = " << value_text(item.value) << '\n';
  }
  for (std::size_t i = 0; i < result.hessian_wrt.size(); ++i) {
    for (std::size_t j = 0; j < result.hessian_wrt.size(); ++j) {
      std::cout << "d2" << y << "/d" << result.hessian_wrt[i] << " d" << result.hessian_wrt[j]
                << " = "
                << format_number(
                       result.hessian(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)))
                << '\n';
    }
  }
}

bool finite(const std::vector<Named>& items) {
  return std::all_of(items.begin(), items.end(), [](const Named& item) {
    const auto values = item.value.values();
    return std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); });
  });
}

int run_eval(const EvalArguments& arguments) {
  const Reading source = read_source(arguments.source);
  if (!source) return source.status();
  Execution execution = executed(*source, run_mode(arguments.mode));
  if (!arguments.json) print_lines(execution.printed);
  if (!execution.ok()) return report(*source, execution);
  if (execution.outputs.empty()) return report(*source, computes_nothing());
  const Expected<Result> result = compute(*source, execution, arguments);
  if (!result) return report(*source, result.error());
  if (arguments.json) {
    print_json(*result, execution.printed, arguments);
  } else {
    print_text(*result);
  }
  if (!finite(result->outputs) || !finite(result->gradients)) {
    note_nonfinite(*source, std::move(execution), arguments.gradient);
  } else if (!result->hessian.allFinite()) {
    note_nonfinite_hessian(*source, std::move(execution));
  }
  return work_done;
}

}  // namespace

void add_eval(CLI::App& app, int& status) {
  auto arguments = std::make_shared<EvalArguments>();
  CLI::App* command =
      app.add_subcommand("eval", text(say("the value of a program, its gradients and Hessian")));
  add_source(*command, arguments->source);
  add_limit(*command, arguments->source.limits);
  command->add_flag("--grad", arguments->gradient,
                    text(say("gradients with respect to every variable")));
  command->add_flag("--hessian", arguments->hessian, text(say("the matrix of second derivatives")));
  add_mode(*command, arguments->mode);
  command->add_flag("--json", arguments->json, text(say("for programs to read")));
  command->callback([arguments, &status] { status = run_eval(*arguments); });
}

}  // namespace nabla::app
