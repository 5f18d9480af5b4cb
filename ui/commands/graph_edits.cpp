#include "ui/commands/graph_edits.h"

#include <QCoreApplication>
#include <utility>

#include "engine/derive/while_loop.h"
#include "engine/graph/holes.h"
#include "engine/interpreter/operand_path.h"
#include "engine/language/edit.h"
#include "engine/language/edit_clip.h"
#include "engine/language/edit_extract.h"
#include "engine/language/edit_order.h"
#include "engine/language/edit_place.h"
#include "engine/language/keep_text.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"
#include "engine/ops/cond.h"
#include "ui/commands/program_edit.h"
#include "ui/commands/words.h"

namespace nabla::ui {
namespace {

QString text_of(const std::string& text) { return QString::fromStdString(text); }

Diagnostic no_place() {
  return {say("this input is made by the formula as a whole"), say("edit the formula"), {}};
}

bool has_operand(const Graph& graph, Port port) {
  return port.operand >= 0 &&
         static_cast<std::size_t>(port.operand) < graph[port.node].inputs.size();
}

Expected<OperandPath> path_of(const Analysis& analysis, Port port) {
  if (!has_operand(analysis.trace->graph, port)) return no_place();
  const auto path = operand_path(analysis.program, analysis.trace->graph, port.node,
                                 static_cast<std::size_t>(port.operand));
  if (!path) return no_place();
  return *path;
}

// What the program says after the edit, which must mean the tree and run as well as before.
Expected<std::string> checked_text(const Workspace& workspace, const Program& program) {
  std::string text =
      print_near(program, workspace.analysis()->program, workspace.analysis()->request.text);
  const ParseResult parsed = parse(text);
  if (!parsed.ok()) return parsed.diagnostics.front();
  RunOptions options;
  options.mode = workspace.execution();
  options.point = workspace.document().point;
  options.missing_value = 1;
  options.load = workspace.files();
  options.limits = workspace.limits();
  const Execution execution = run(parsed.program, options);
  if (!execution.ok()) return execution.diagnostics.front();
  return text;
}

QString count_label(const char* one, const char* many, const Graph& graph,
                    const std::vector<NodeId>& nodes) {
  if (nodes.size() == 1) return words_of(one).arg(nodeLabel(graph, nodes.front()));
  return words_of(many).arg(nodes.size());
}

std::vector<NodeText> texts_of(const Graph& graph, const std::vector<NodeId>& nodes) {
  std::vector<NodeText> texts;
  for (const NodeId node : nodes) texts.push_back(nodeText(graph, node));
  return texts;
}

std::vector<Expr> holes(std::size_t count) { return std::vector<Expr>(count, hole_expr()); }

std::size_t operand_count(const OpDef& op) {
  return op.variadic() ? op.arity() + 2 : std::max<std::size_t>(op.arity(), 1);
}

}  // namespace

QString nodeLabel(const Graph& graph, NodeId node) {
  const std::string& name = graph.name(node);
  if (!name.empty()) return text_of(name);
  if (const Tensor* value = graph.constant(node)) {
    if (value->is_scalar()) return text_of(print(number_expr(value->item())));
  }
  return text_of(std::string(op_of(graph[node]).name));
}

NodeText nodeText(const Graph& graph, NodeId node) {
  const std::string& name = graph.name(node);
  return {graph[node].span, name, !name.empty() && graph.find(name) == node};
}

Expected<const Analysis*> GraphEdits::analysis() const {
  const Analysis* analysis = workspace_.analysis().get();
  if (analysis->ok()) return analysis;
  return Diagnostic{say("the program has an error"), say("mend it or undo first"), {}};
}

Expected<const Graph*> GraphEdits::graphOf(const Nodes& nodes) const {
  const auto found = analysis();
  if (!found) return found.error();
  const Trace* trace = (*found)->trace.get();
  for (const NodeId node : nodes) {
    if (trace == nullptr || node.index >= trace->forward_size) {
      return Diagnostic{say("this node is not there any more"), {}, {}};
    }
    if (const std::string op = bodyOf(node); !op.empty()) {
      return Diagnostic{say("this node is inside %1", op), say("close it to edit"), {}};
    }
  }
  if (trace == nullptr) return Diagnostic{say("there is no graph yet"), {}, {}};
  return &trace->graph.get();
}

GraphEdits::Outcome GraphEdits::commit(Outcome edited, const QString& label, const Place& place,
                                       const Renamed& renamed) const {
  if (!edited) return edited;
  if (!workspace_.current()) {
    return Diagnostic{say("the program has just changed"), say("try it once more"), {}};
  }
  auto text = checked_text(workspace_, edited->program);
  if (!text) return Diagnostic{text.error().what, text.error().hint, {}};
  ProgramEdit edit{*std::move(text), {}, {}, {}};
  if (place && !edited->name.empty()) edit.places[edited->name] = *place;
  edit.renamed_from = renamed.from;
  edit.renamed_to = renamed.to.empty() ? edited->name : renamed.to;
  editProgram(workspace_, edit, label);
  return edited;
}

NodeKeys GraphEdits::keys() const {
  const Trace& trace = *workspace_.analysis()->trace;
  return {trace.graph, trace.forward_size};
}

GraphEdits::Outcome GraphEdits::connect(NodeId source, Port operand) const {
  const auto graph = graphOf({source, operand.node});
  if (!graph) return graph.error();
  if (const auto can = canConnect(source, operand); !can) return can.error();
  const auto path = path_of(**analysis(), operand);
  if (!path) return path.error();
  const QString label = words_of(QT_TRANSLATE_NOOP("Commands", "Connect %1 to %2"))
                            .arg(nodeLabel(**graph, source), nodeLabel(**graph, operand.node));
  return commit(connected((*analysis())->program, (**graph)[operand.node].span, *path,
                          nodeText(**graph, source)),
                label);
}

GraphEdits::Outcome GraphEdits::disconnect(Port operand) const {
  const auto graph = graphOf({operand.node});
  if (!graph) return graph.error();
  const auto path = path_of(**analysis(), operand);
  if (!path) return path.error();
  const QString label = words_of(QT_TRANSLATE_NOOP("Commands", "Disconnect %1"))
                            .arg(nodeLabel(**graph, operand.node));
  return commit(disconnected((*analysis())->program, (**graph)[operand.node].span, *path), label);
}

GraphEdits::Outcome GraphEdits::reconnect(Port from, Port to) const {
  const auto graph = graphOf({from.node, to.node});
  if (!graph) return graph.error();
  if (!has_operand(**graph, from)) return no_place();
  const NodeId source = (**graph)[from.node].inputs[static_cast<std::size_t>(from.operand)];
  if (const auto can = canConnect(source, to); !can) return can.error();
  const auto old_path = path_of(**analysis(), from);
  const auto new_path = path_of(**analysis(), to);
  if (!old_path) return old_path.error();
  if (!new_path) return new_path.error();
  // First the new end: a source without a name is in the formula of the old one.
  auto edited = connected((*analysis())->program, (**graph)[to.node].span, *new_path,
                          nodeText(**graph, source));
  if (!edited) return edited;
  const Message note = edited->note;
  edited = disconnected(edited->program, (**graph)[from.node].span, *old_path);
  if (edited && edited->note.empty()) edited->note = note;
  const QString label = words_of(QT_TRANSLATE_NOOP("Commands", "Connect %1 to %2"))
                            .arg(nodeLabel(**graph, source), nodeLabel(**graph, to.node));
  return commit(std::move(edited), label);
}

GraphEdits::Outcome GraphEdits::insertOp(const OpDef& op, std::optional<NodeId> source,
                                         const Place& place) const {
  const auto found = analysis();
  if (!found) return found.error();
  Program program = (*found)->program;
  std::vector<Expr> operands = holes(operand_count(op));
  if (source) {
    const auto graph = graphOf({*source});
    if (!graph) return graph.error();
    auto name = readable_name(program, nodeText(**graph, *source), {});
    if (!name) return name.error();
    std::size_t at = 0;
    while (at + 1 < operands.size() && !takes_shape(op, at, (**graph)[*source].shape)) ++at;
    operands[at] = name_expr(*name);
  }
  const QString label =
      words_of(QT_TRANSLATE_NOOP("Commands", "Insert %1")).arg(text_of(std::string(op.name)));
  return commit(with_value(program, applied(op, std::move(operands))), label, place);
}

GraphEdits::Outcome GraphEdits::insert(const Expr& value, const QString& what,
                                       const std::string& name, const Place& place) const {
  const auto found = analysis();
  if (!found) return found.error();
  return commit(with_value((*found)->program, value, name),
                words_of(QT_TRANSLATE_NOOP("Commands", "Insert %1")).arg(what), place);
}

GraphEdits::Outcome GraphEdits::insertCall(Expr call, NodeId source, const Place& place) const {
  const auto graph = graphOf({source});
  if (!graph) return graph.error();
  Program program = (*analysis())->program;
  auto name = readable_name(program, nodeText(**graph, source), {});
  if (!name) return name.error();
  if (!call.children.empty()) call.children.front() = name_expr(*name);
  const QString label =
      words_of(QT_TRANSLATE_NOOP("Commands", "Insert %1")).arg(text_of(call.text));
  return commit(with_value(program, std::move(call)), label, place);
}

GraphEdits::Outcome GraphEdits::insertBefore(const Expr& value, const QString& what, Port operand,
                                             const Place& place) const {
  const auto graph = graphOf({operand.node});
  if (!graph) return graph.error();
  const auto path = path_of(**analysis(), operand);
  if (!path) return path.error();
  auto made = with_value((*analysis())->program, value);
  if (!made) return made;
  const std::string name = made->name;
  auto edited = with_operand(made->program, (**graph)[operand.node].span, *path, name_expr(name));
  if (edited) edited->name = name;
  return commit(std::move(edited), words_of(QT_TRANSLATE_NOOP("Commands", "Insert %1")).arg(what),
                place);
}

GraphEdits::Outcome GraphEdits::remove(const Nodes& nodes) const {
  const auto graph = graphOf(nodes);
  if (!graph) return graph.error();
  return commit(removed((*analysis())->program, texts_of(**graph, nodes)),
                count_label(QT_TRANSLATE_NOOP("Commands", "Delete %1"),
                            QT_TRANSLATE_NOOP("Commands", "Delete %1 nodes"), **graph, nodes));
}

GraphEdits::Outcome GraphEdits::cut(const Nodes& nodes) const {
  const auto graph = graphOf(nodes);
  if (!graph) return graph.error();
  return commit(removed((*analysis())->program, texts_of(**graph, nodes)),
                count_label(QT_TRANSLATE_NOOP("Commands", "Cut %1"),
                            QT_TRANSLATE_NOOP("Commands", "Cut %1 nodes"), **graph, nodes));
}

GraphEdits::Outcome GraphEdits::duplicate(const Nodes& nodes) const {
  const auto graph = graphOf(nodes);
  if (!graph) return graph.error();
  const auto clip = copied((*analysis())->program, texts_of(**graph, nodes));
  if (!clip) return clip.error();
  return commit(pasted((*analysis())->program, *clip),
                count_label(QT_TRANSLATE_NOOP("Commands", "Duplicate %1"),
                            QT_TRANSLATE_NOOP("Commands", "Duplicate %1 nodes"), **graph, nodes));
}

GraphEdits::Outcome GraphEdits::paste(const QString& text, const Place& place) const {
  const auto found = analysis();
  if (!found) return found.error();
  const ParseResult clip = parse(text.toStdString());
  if (!clip.ok()) return clip.diagnostics.front();
  auto edited = pasted((*found)->program, clip.program);
  const bool one = edited && edited->names.size() == 1;
  return commit(std::move(edited), words_of(QT_TRANSLATE_NOOP("Commands", "Paste")),
                one ? place : Place());
}

Expected<QString> GraphEdits::textOf(const Nodes& nodes) const {
  const auto graph = graphOf(nodes);
  if (!graph) return graph.error();
  const auto clip = copied((*analysis())->program, texts_of(**graph, nodes));
  if (!clip) return clip.error();
  return text_of(print(*clip));
}

Expected<Done> GraphEdits::canConnect(NodeId source, Port operand) const {
  const auto graph = graphOf({source, operand.node});
  if (!graph) return graph.error();
  if (!has_operand(**graph, operand)) return no_place();
  if (isHole(source)) return Diagnostic{say("this is no value: it waits for one"), {}, {}};
  return can_connect(**graph, source, operand.node, static_cast<std::size_t>(operand.operand));
}

std::string GraphEdits::bodyOf(NodeId node) const {
  const Analysis& analysis = *workspace_.analysis();
  if (!analysis.trace || node.index >= analysis.trace->forward_size) return {};
  const Graph& graph = analysis.trace->graph;
  for (ContextId c = graph[node].context; c.valid(); c = graph.contexts()[c.index].parent) {
    const std::string& name = graph.contexts()[c.index].name;
    const bool written = name == cond_op().name || name == while_loop_op().name;
    if (analysis.bodies.contains(c) && !written) return name;
  }
  return {};
}

Message GraphEdits::noteOf(NodeId node) const {
  const auto graph = graphOf({node});
  if (!graph) return {};
  Program program = (*analysis())->program;
  const auto site = find_site(program, (**graph)[node].span);
  return site ? site->note() : Message{};
}

bool GraphEdits::isHole(NodeId node) const {
  const auto graph = graphOf({node});
  return graph && is_hole(**graph, node);
}

}  // namespace nabla::ui
