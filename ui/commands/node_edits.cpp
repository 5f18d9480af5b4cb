// Edits of one node: its name, formula, op, role and number.
#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/graph/holes.h"
#include "engine/interpreter/operand_path.h"
#include "engine/language/edit.h"
#include "engine/language/edit_chain.h"
#include "engine/language/edit_extract.h"
#include "engine/language/keep_text.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"
#include "ui/commands/commands.h"
#include "ui/commands/graph_edits.h"
#include "ui/commands/program_edit.h"
#include "ui/commands/words.h"

namespace nabla::ui {
namespace {

// The formula as it stands in the text, or nothing.
std::optional<Expr> formula_expr(const Program& program, const NodeText& node) {
  Program copy = program;
  const auto site = site_of(copy, node.span);
  if (!site) return std::nullopt;
  if (!site->chain.empty()) return site->expr();
  spell_out(site->statement());
  return site->statement().value;
}

bool is_input_call(const Expr& expr) {
  return expr.kind == ExprKind::call &&
         (expr.text == "variable" || expr.text == "placeholder" || expr.text == "constant");
}

// A tensor as the language writes it.
Expr tensor_expr(const Tensor& tensor, std::size_t axis = 0, std::size_t first = 0) {
  if (axis == tensor.rank()) return number_expr(tensor[first]);
  Expr list;
  list.kind = ExprKind::list;
  std::size_t stride = 1;
  for (std::size_t i = axis + 1; i < tensor.rank(); ++i)
    stride *= static_cast<std::size_t>(tensor.shape()[i]);
  for (std::int64_t i = 0; i < tensor.shape()[axis]; ++i) {
    list.children.push_back(
        tensor_expr(tensor, axis + 1, first + static_cast<std::size_t>(i) * stride));
  }
  return list;
}

// The value that the views show for an input or a constant.
std::optional<Tensor> shown_value(const Workspace& workspace, const Graph& graph, NodeId node) {
  if (const Tensor* value = graph.constant(node)) return *value;
  const Input* input = graph.input(node);
  if (input == nullptr) return std::nullopt;
  const Point point = workspace.shownPoint();
  const auto given = point.find(input->name);
  if (given != point.end() && !is_hole(*input)) return given->second;
  return input->initial;
}

// The key that a node gets where it stands in the formula of the first that reads it.
std::string firstUse(const Graph& graph, const NodeKeys& keys, NodeId node) {
  for (std::uint32_t i = 0; i < graph.size() && !keys.of(NodeId{i}).empty(); ++i) {
    const Operands& inputs = graph[NodeId{i}].inputs;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      if (inputs[k] == node) return keys.of(NodeId{i}) + '/' + std::to_string(k);
    }
  }
  return {};
}

}  // namespace

GraphEdits::Outcome GraphEdits::rename(NodeId node, const QString& name) const {
  const auto graph = graphOf({node});
  if (!graph) return graph.error();
  const NodeText text = nodeText(**graph, node);
  const Program& program = (*analysis())->program;
  const bool named = !text.name.empty() && is_used(program, text.name);
  if (!named) {
    return commit(nabla::extract(program, text.span, name.trimmed().toStdString()),
                  words_of(QT_TRANSLATE_NOOP("Commands", "Name %1")).arg(name.trimmed()), {},
                  {keys().of(node), {}});
  }
  const std::string to = name.trimmed().toStdString();
  auto changed = renamed(program, text.name, to);
  if (!changed) return changed.error();
  const QString label = words_of(QT_TRANSLATE_NOOP("Commands", "Rename %1 to %2"))
                            .arg(QString::fromStdString(text.name), name.trimmed());
  return commit(Edited{*std::move(changed), {}, to, {}}, label, {}, {text.name, {}});
}

GraphEdits::Outcome GraphEdits::setFormula(NodeId node, const QString& formula) const {
  const auto graph = graphOf({node});
  if (!graph) return graph.error();
  const Program& program = (*analysis())->program;
  const auto expr = parse_expression(formula.toStdString(), {}, names_in_scope(program));
  if (!expr) return expr.error();
  return commit(with_formula(program, nodeText(**graph, node), *expr),
                words_of(QT_TRANSLATE_NOOP("Commands", "Edit %1")).arg(nodeLabel(**graph, node)));
}

QString GraphEdits::formulaOf(NodeId node) const {
  const auto graph = graphOf({node});
  if (!graph) return {};
  const NodeText text = nodeText(**graph, node);
  const Program& program = (*analysis())->program;
  if (!text.name.empty() && times_assigned(program, text.name) == 0) {
    const auto value = shown_value(workspace_, **graph, node);
    if (!value || isHole(node)) return QStringLiteral("_");
    return QString::fromStdString(print(call_expr("variable", {tensor_expr(*value)})));
  }
  const auto expr = formula_expr(program, text);
  return expr ? QString::fromStdString(print(*expr)) : QString();
}

GraphEdits::Outcome GraphEdits::replaceOp(NodeId node, const OpDef& op) const {
  const auto graph = graphOf({node});
  if (!graph) return graph.error();
  const Program& program = (*analysis())->program;
  const auto old = formula_expr(program, nodeText(**graph, node));
  if (!old) return site_of(*std::make_unique<Program>(program), (**graph)[node].span).error();
  const Expr apart = taken_apart(*old);
  std::vector<Expr> operands;
  for (std::size_t k = 0; k < (**graph)[node].inputs.size(); ++k) {
    const auto path = operand_path(program, **graph, node, k);
    const Expr* operand = path ? operand_at(apart, *path) : nullptr;
    if (operand == nullptr) {
      return Diagnostic{
          say("this node is made by the formula as a whole"), say("edit the formula"), {}};
    }
    operands.push_back(*operand);
  }
  const QString label =
      words_of(QT_TRANSLATE_NOOP("Commands", "Replace %1 by %2"))
          .arg(nodeLabel(**graph, node), QString::fromStdString(std::string(op.name)));
  return commit(with_formula(program, nodeText(**graph, node), applied(op, std::move(operands))),
                label);
}

GraphEdits::Outcome GraphEdits::extract(NodeId node) const {
  const auto graph = graphOf({node});
  if (!graph) return graph.error();
  auto edited = nabla::extract((*analysis())->program, (**graph)[node].span, {});
  const QString name = edited ? QString::fromStdString(edited->name) : QString();
  return commit(std::move(edited), words_of(QT_TRANSLATE_NOOP("Commands", "Extract %1")).arg(name),
                {}, {keys().of(node), {}});
}

GraphEdits::Outcome GraphEdits::inlineName(NodeId node) const {
  const auto graph = graphOf({node});
  if (!graph) return graph.error();
  const std::string& name = (*graph)->name(node);
  if (name.empty()) return Diagnostic{say("this node stands in a formula already"), {}, {}};
  return commit(
      inlined((*analysis())->program, name),
      words_of(QT_TRANSLATE_NOOP("Commands", "Inline %1")).arg(QString::fromStdString(name)), {},
      {name, firstUse(**graph, keys(), node)});
}

GraphEdits::Outcome GraphEdits::setRole(NodeId node, InputRole role) const {
  const auto graph = graphOf({node});
  if (!graph) return graph.error();
  const auto value = shown_value(workspace_, **graph, node);
  if (!value) return Diagnostic{say("this value is computed"), {}, {}};
  const char* labels[] = {QT_TRANSLATE_NOOP("Commands", "Make %1 a variable"),
                          QT_TRANSLATE_NOOP("Commands", "Make %1 a placeholder"),
                          QT_TRANSLATE_NOOP("Commands", "Make %1 a constant")};
  return commit(
      with_role((*analysis())->program, nodeText(**graph, node), role, tensor_expr(*value)),
      words_of(labels[static_cast<int>(role)]).arg(nodeLabel(**graph, node)));
}

GraphEdits::Outcome GraphEdits::chooseOutput(NodeId node) const {
  const auto graph = graphOf({node});
  if (!graph) return graph.error();
  return commit(with_output((*analysis())->program, nodeText(**graph, node)),
                words_of(QT_TRANSLATE_NOOP("Commands", "Choose the output %1"))
                    .arg(nodeLabel(**graph, node)));
}

std::optional<NumberDrag> NumberDrag::begin(Workspace& workspace, NodeId node) {
  if (!workspace.current()) return std::nullopt;
  const Analysis& analysis = *workspace.analysis();
  if (!analysis.ok() || !analysis.trace) return std::nullopt;
  const Graph& graph = analysis.trace->graph;
  const auto value = shown_value(workspace, graph, node);
  const Input* input = graph.input(node);
  if (!value || !value->is_scalar() || (input != nullptr && is_hole(*input))) return std::nullopt;
  NumberDrag drag;
  drag.start_ = value->item();
  drag.gesture_ = newGesture();
  drag.text_ = nodeText(graph, node);
  drag.label_ = words_of(QT_TRANSLATE_NOOP("Commands", "Change %1")).arg(nodeLabel(graph, node));
  if (input != nullptr) {
    drag.input_ = input->name;
    drag.point_ = workspace.document().point;
    return drag;
  }
  drag.program_ = analysis.program;
  drag.source_ = analysis.request.text;
  if (!formula_expr(drag.program_, drag.text_)) return std::nullopt;
  drag.cut();
  const auto edited = with_formula(drag.program_, drag.text_, number_expr(drag.start_));
  if (edited) drag.note_ = edited->note;
  return drag;
}

void NumberDrag::takeBack(Workspace& workspace) const {
  if (!input_.empty()) return setPointBy(workspace, input_, point_, gesture_);
  editProgram(workspace, {source_, {}, {}, {}}, label_, gesture_);
}

// The program is printed twice, with 1 and with 2: where they differ stands the number. So a move
// of the hand costs nothing more than putting texts together.
void NumberDrag::cut() {
  const auto one = textWith(1);
  const auto two = textWith(2);
  if (!one || !two || one->size() != two->size()) return;
  const auto [at, other] = std::mismatch(one->begin(), one->end(), two->begin());
  if (at == one->end()) return;
  head_.assign(one->begin(), at);
  tail_.assign(at + 1, one->end());
  cut_ = head_ + number_expr(1).text + tail_ == *one && head_ + number_expr(2).text + tail_ == *two;
}

std::optional<std::string> NumberDrag::textWith(double value) const {
  const auto old = formula_expr(program_, text_);
  if (!old) return std::nullopt;
  Expr number = number_expr(value);
  if (is_input_call(*old)) number = call_expr(old->text, {std::move(number)});
  const auto edited = with_formula(program_, text_, number);
  if (!edited) return std::nullopt;
  return print_near(edited->program, program_, source_);
}

void NumberDrag::set(Workspace& workspace, double value) const {
  if (!input_.empty()) return setValue(workspace, input_, Tensor(value), gesture_);
  const bool fits = cut_ && std::isfinite(value) && !std::signbit(value);
  const std::optional<std::string> text =
      fits ? head_ + number_expr(value).text + tail_ : textWith(value);
  if (text) editProgram(workspace, {*text, {}, {}, {}}, label_, gesture_);
}

}  // namespace nabla::ui
