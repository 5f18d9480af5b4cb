// nabla check: the gradient against differences, variable by variable.
#include <cmath>
#include <iostream>
#include <limits>
#include <memory>

#include "app/commands.h"
#include "app/json_output.h"
#include "app/source.h"
#include "app/text.h"
#include "engine/objective/gradient_check.h"
#include "engine/tensor/format.h"

namespace nabla::app {
namespace {

struct CheckArguments {
  SourceArguments source;
  std::string mode;  // empty: as optimizers run the program
  bool json = false;
};

// One variable, judged by the element that is worst off.
struct Row {
  std::string name;
  Tensor gradient, difference;
  double error = 0;     // largest, relative to the larger of 1 and both sizes
  double estimate = 0;  // of what the differences themselves are off by, largest
  Verdict verdict = Verdict::agrees;
  std::size_t worst = 0;
  Slope slope;  // of the worst
  std::optional<KinkPlace> place;
  bool ok() const { return verdict != Verdict::differs; }
};

double relative_error(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<double>::infinity();
  if (a == b) return 0;
  return std::abs(a - b) / std::max({1.0, std::abs(a), std::abs(b)});
}

void add(Row& row, std::size_t i, const CheckedElement& element) {
  row.difference.mutable_values()[i] = element.slope.value;
  row.error = std::max(row.error, relative_error(element.gradient, element.slope.value));
  row.estimate = std::max(row.estimate, element.slope.error);
  if (i > 0 && element.verdict <= row.verdict) return;
  row.verdict = element.verdict;
  row.worst = i;
  row.slope = element.slope;
}

Expected<std::vector<Row>> compare(const Source& source, const Objective& objective) {
  const Expected<std::vector<CheckedElement>> checked = check_gradient(objective);
  if (!checked) return checked.error();
  Point point = source.document.point;
  for (auto& [name, value] : objective.unpack(objective.start())) point[name] = value;
  std::vector<Row> rows;
  for (const Packed& packed : objective.layout()) {
    Row row;
    row.name = packed.name;
    row.gradient = row.difference = Tensor::filled(packed.shape, 0.0);
    for (std::size_t i = 0; i < packed.shape.size(); ++i) {
      const CheckedElement& element = (*checked)[packed.offset + i];
      row.gradient.mutable_values()[i] = element.gradient;
      add(row, i, element);
    }
    if (row.verdict == Verdict::kink) {
      row.place = place_of_kink(source.program, point, row.name, row.worst, run_options(source));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string_view word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::agrees:
      return "agrees";
    case Verdict::kink:
      return "kink";
    case Verdict::unclear:
      return "unclear";
    case Verdict::differs:
      break;
  }
  return "differs";
}

// The piece of the program that has the kink, shortened.
std::string written_at(const Source& source, SourceSpan span) {
  constexpr std::size_t most = 40;
  std::string text = source.document.program.substr(span.begin, span.end - span.begin);
  text = text.substr(0, text.find('\n'));
  return text.size() <= most ? text : text.substr(0, most) + "...";
}

Json kink_json(const Source& source, const Row& row) {
  Json kink = {{"left", row.slope.left}, {"right", row.slope.right}};
  if (!row.place) return kink;
  const TextPosition at = position_of(source.document.program, row.place->span.begin);
  kink["at"] = written_at(source, row.place->span);
  kink["line"] = at.line;
  kink["column"] = at.column;
  return kink;
}

void print_json(const Source& source, const std::vector<Row>& rows, bool ok) {
  Json variables = Json::object();
  for (const Row& row : rows) {
    Json& variable = variables[row.name];
    variable = {{"gradient", to_json(row.gradient)},
                {"difference", to_json(row.difference)},
                {"error", row.error},
                {"estimate", row.estimate},
                {"verdict", word_of(row.verdict)},
                {"ok", row.ok()}};
    if (row.verdict == Verdict::kink) variable["kink"] = kink_json(source, row);
  }
  std::cout << write_json({{"variables", std::move(variables)}, {"ok", ok}}) << '\n';
}

std::string kink_text(const Source& source, const Row& row) {
  const std::string slopes =
      text(say("the slope is %1 to the left and %2 to the right", format_number(row.slope.left, 6),
               format_number(row.slope.right, 6)));
  if (!row.place) return text(say("a kink")) + ": " + slopes;
  const TextPosition at = position_of(source.document.program, row.place->span.begin);
  const std::string where = written_at(source, row.place->span) + " (" + std::to_string(at.line) +
                            ':' + std::to_string(at.column) + ')';
  return text(row.place->branch ? say("another branch at %1", where) : say("a kink of %1", where)) +
         ": " + slopes;
}

std::string verdict_text(const Source& source, const Row& row) {
  switch (row.verdict) {
    case Verdict::agrees:
      return text(say("agrees"));
    case Verdict::kink:
      return kink_text(source, row);
    case Verdict::unclear:
      return text(say("unclear: rounding hides the slope"));
    case Verdict::differs:
      break;
  }
  return text(say("DIFFERS"));
}

void print_text(const Source& source, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string gradient = format_tensor(row.gradient, 12, 6);
    const Message line =
        row.verdict == Verdict::kink
            ? say("gradient %1: %2", gradient, verdict_text(source, row))
            : say("gradient %1, difference %2 within %3, relative error %4: %5", gradient,
                  format_tensor(row.difference, 12, 6), format_number(row.estimate, 2),
                  format_number(row.error, 2), verdict_text(source, row));
    std::cout << row.name << ": " << text(line) << '\n';
  }
}

int run_check(const CheckArguments& arguments) {
  const Reading source = read_source(arguments.source);
  if (!source) return source.status();
  if (!arguments.mode.empty() && !execute(*source, run_mode(arguments.mode))) return work_failed;
  const Expected<Objective> objective = Objective::make(
      source->program, source->document.point, run_options(*source), course_of(arguments.mode));
  if (!objective) return report(*source, objective.error());
  const Expected<std::vector<Row>> rows = compare(*source, *objective);
  if (!rows) return report(*source, rows.error());
  bool ok = true;
  for (const Row& row : *rows) ok = ok && row.ok();
  if (arguments.json) {
    print_json(*source, *rows, ok);
  } else {
    print_text(*source, *rows);
  }
  return ok ? work_done : work_failed;
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  auto arguments = std::make_shared<CheckArguments>();
  CLI::App* command =
      app.add_subcommand("check", text(say("the gradient against central differences")));
  add_source(*command, arguments->source);
  add_limit(*command, arguments->source.limits);
  add_mode(*command, arguments->mode);
  command->add_flag("--json", arguments->json, text(say("for programs to read")));
  command->callback([arguments, &status] { status = run_check(*arguments); });
}

}  // namespace nabla::app
