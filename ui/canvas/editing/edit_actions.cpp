// The actions of the canvas: what menus show and keys do.
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <algorithm>

#include "engine/graph/walk.h"
#include "engine/interpreter/operand_path.h"
#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/commands/commands.h"
#include "ui/playback/marks.h"
#include "ui/workspace/words.h"

namespace nabla::ui {

QAction* CanvasEditor::add(const char* name, const QString& text, const QKeySequence& keys,
                           std::function<void()> run) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(name));
  action->setShortcut(keys);
  action->setShortcutContext(Qt::WidgetShortcut);  // key() asks for them; menus only show them
  // What was chosen may have gone with a newer program.
  connect(action, &QAction::triggered, this, [this, action, run = std::move(run)] {
    catchUp();
    enableActions();
    if (action->isEnabled()) run();
  });
  actions_.push_back(action);
  return action;
}

QAction* CanvasEditor::action(const QString& name) const {
  const auto found = std::find_if(actions_.begin(), actions_.end(),
                                  [&](QAction* action) { return action->objectName() == name; });
  return found == actions_.end() ? nullptr : *found;
}

void CanvasEditor::makeActions() {
  addTextActions();
  addNodeActions();
  addInputActions();
  addPlaceActions();
}

void CanvasEditor::addTextActions() {
  add("insert", tr("Insert an op…"), QKeySequence(Qt::Key_Slash), [this] {
    const bool over = canvas_.rect().contains(pointer_.toPoint());
    openFinder({{}, {}, {}, over ? pointer_ : QPointF(canvas_.rect().center())});
  });
  add("cut", tr("Cut"), QKeySequence(Qt::CTRL | Qt::Key_X), [this] {
    copy();
    tell(edits_.cut(chosen()));
  });
  add("copy", tr("Copy as text"), QKeySequence(Qt::CTRL | Qt::Key_C), [this] { copy(); });
  add("paste", tr("Paste"), QKeySequence(Qt::CTRL | Qt::Key_V), [this] { paste(); });
  add("duplicate", tr("Duplicate"), QKeySequence(Qt::CTRL | Qt::Key_D),
      [this] { tell(edits_.duplicate(chosen())); });
  QAction* remove =
      add("delete", tr("Delete"), QKeySequence(Qt::Key_Delete), [this] { removeChosen(); });
  remove->setShortcuts({QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Backspace)});
}

// An edge is disconnected, and what it went to is selected: the next thing may go there.
void CanvasEditor::removeChosen() {
  const std::optional<Port> edge = canvas_.selectedEdge();
  if (!edge) return (void)tell(edits_.remove(chosen()));
  if (isDerived(edge->node)) return tellDerived(edge->node);
  if (tell(edits_.disconnect(*edge))) canvas_.select({edge->node});
}

void CanvasEditor::addNodeActions() {
  add("formula", tr("Edit the formula"), {}, [this] { openFormula(*single()); });
  add("rename", tr("Rename"), QKeySequence(Qt::Key_F2), [this] { openName(*single()); });
  add("replace", tr("Replace the op…"), QKeySequence(Qt::Key_R), [this] {
    openFinder({{}, {}, *single(), canvas_.nodeRect(*single()).bottomLeft()});
  });
  add("extract", tr("Give it a line of its own"), QKeySequence(Qt::Key_E),
      [this] { tell(edits_.extract(*single())); });
  add("inline", tr("Put its formula in its place"), QKeySequence(Qt::Key_I),
      [this] { tell(edits_.inlineName(*single())); });
  add("output", tr("Make it the output"), QKeySequence(Qt::Key_O),
      [this] { tell(edits_.chooseOutput(*single())); });
  add("open", tr("Open it into its parts"), QKeySequence(Qt::SHIFT | Qt::Key_Return),
      [this] { canvas_.openBody(*single()); });
  add("collapse", tr("Collapse the frame around it"), QKeySequence(Qt::CTRL | Qt::Key_BracketLeft),
      [this] { canvas_.collapseAround(*framed()); });
  add("expand", tr("Expand it"), QKeySequence(Qt::CTRL | Qt::Key_BracketRight),
      [this] { canvas_.expandAt(*framed()); });
  add("close", tr("Close what it is in"), {}, [this] { canvas_.closeBodyAround(*single()); });
  add("breakpoint", tr("Stop the player here"), QKeySequence(Qt::Key_F9), [this] {
    toggleStops();
  })->setCheckable(true);
}

// Stops at all that are chosen, or at none of them where all had one.
void CanvasEditor::toggleStops() {
  const Trace& trace = *canvas_.trace();
  const std::vector<NodeId> nodes = chosen();
  const bool all = std::all_of(nodes.begin(), nodes.end(),
                               [this](NodeId node) { return !canvas_.stopText(node).isEmpty(); });
  for (const NodeId node : nodes) {
    const QString key = canvas_.marks()->keyOf(trace, node);
    for (const BreakKind kind : {BreakKind::computed, BreakKind::gradient, BreakKind::nan}) {
      const bool on = !all && (kind == BreakKind::computed || canvas_.marks()->breaks(key, kind));
      canvas_.marks()->setBreak(key, kind, on);
    }
  }
}

void CanvasEditor::addInputActions() {
  add("variable", tr("Variable"), {},
      [this] { tell(edits_.setRole(*single(), InputRole::variable)); });
  add("placeholder", tr("Placeholder"), {},
      [this] { tell(edits_.setRole(*single(), InputRole::placeholder)); });
  add("constant", tr("Constant"), {},
      [this] { tell(edits_.setRole(*single(), InputRole::constant)); });
}

void CanvasEditor::addPlaceActions() {
  add("selectAll", tr("Select all"), QKeySequence(Qt::CTRL | Qt::Key_A), [this] {
    std::vector<NodeId> all;
    if (!canvas_.scene()) return;
    for (const SceneCard& card : canvas_.scene()->cards()) {
      if (!card.derived && !card.hidden) all.push_back(card.node);
    }
    canvas_.select(all);
  });
  add("upstream", tr("Select what it needs"), QKeySequence(Qt::Key_BracketLeft),
      [this] { selectReached(true); });
  add("downstream", tr("Select what needs it"), QKeySequence(Qt::Key_BracketRight),
      [this] { selectReached(false); });
  add("frame", tr("Select all in the frame around it"), QKeySequence(Qt::SHIFT | Qt::Key_G),
      [this] { canvas_.selectAround(*framed()); });
  add("wire", tr("Select the next of its wires"), QKeySequence(Qt::Key_W),
      [this] { canvas_.selectNextWire(1); });
  add("wireBack", tr("Select the wire before"), QKeySequence(Qt::SHIFT | Qt::Key_W),
      [this] { canvas_.selectNextWire(-1); });
  add("alignLeft", tr("Align in a column"), {}, [this] { align(true); });
  add("alignTop", tr("Align in a row"), {}, [this] { align(false); });
  add("distributeAcross", tr("Distribute across"), {}, [this] { distribute(true); });
  add("distributeDown", tr("Distribute down"), {}, [this] { distribute(false); });
}

void CanvasEditor::enableActions() {
  const std::size_t count = chosen().size();
  const bool whole = !canvas_.state().faded;
  const auto enable = [this](std::initializer_list<const char*> names, bool on) {
    for (const char* name : names) action(QLatin1String(name))->setEnabled(on);
  };
  enable({"insert", "paste"}, whole || canvas_.scene() == nullptr);
  const bool edge = canvas_.selectedEdge().has_value();
  enable({"cut", "copy", "duplicate"}, whole && count > 0);
  enable({"delete"}, whole && (edge || count > 0));
  enable({"wire", "wireBack"}, edge || count > 0);
  enable({"formula", "rename", "replace", "extract", "inline", "output", "variable", "placeholder",
          "constant"},
         whole && count == 1);
  enable({"upstream", "downstream"}, count > 0);
  const auto node = single();
  const auto inside = framed();
  enable({"frame", "collapse"}, inside && canvas_.canCollapse(*inside));
  enable({"expand"}, inside && canvas_.canExpand(*inside));
  enable({"open"}, whole && node && canvas_.scene()->card(*node)->opens);
  enable({"close"}, whole && node && !canvas_.pathTo(*node).isEmpty());
  enable({"breakpoint"}, count > 0 && canvas_.marks() != nullptr);
  action(QStringLiteral("breakpoint"))
      ->setChecked(count > 0 && !canvas_.stopText(chosen().front()).isEmpty());
  enable({"selectAll"}, canvas_.scene() != nullptr);
  enable({"alignLeft", "alignTop"}, count > 1);
  enable({"distributeAcross", "distributeDown"}, count > 2);
}

// What a double click on the frame there does.
void CanvasEditor::putFrame(QMenu* menu, QPointF at) {
  const Scene* scene = canvas_.scene();
  const int index = scene ? scene->frameAt(canvas_.view().toScene(at)) : -1;
  if (index < 0) return;
  const SceneFrame& frame = scene->frames()[static_cast<std::size_t>(index)];
  const QString text = canvas_.bodyIn(frame) ? tr("Close")
                       : frame.collapsed     ? tr("Expand")
                                             : tr("Collapse");
  menu->addAction(text, &canvas_, [this, at] { canvas_.toggleFrameAt(at); });
  menu->addSeparator();
}

QMenu* CanvasEditor::makeMenu(QPointF at) {
  pointer_ = at;
  enableActions();
  auto* menu = new QMenu(&canvas_);
  menu->setObjectName(QStringLiteral("canvasMenu"));
  const auto put = [this](QMenu* into, std::initializer_list<const char*> names) {
    for (const char* name : names) into->addAction(action(QLatin1String(name)));
    return into;
  };
  if (canvas_.selectedEdge()) {
    put(menu, {"delete", "wire", "insert"});
    return menu;
  }
  if (const auto ghost = canvas_.ghostAt(at)) {
    menu->addAction(tr("Show it in the program"), &canvas_,
                    [this, ghost] { emit canvas_.ghostActivated(*ghost); });
    return menu;
  }
  if (!canvas_.nodeAt(at)) putFrame(menu, at);
  if (!canvas_.nodeAt(at) && chosen().empty()) {
    put(menu, {"insert", "paste", "selectAll"});
    return menu;
  }
  for (const char* name : {"open", "close"}) {
    if (action(QLatin1String(name))->isEnabled()) put(menu, {name});
  }
  put(menu, {"formula", "rename", "replace"})->addSeparator();
  put(menu, {"extract", "inline", "output", "breakpoint"});
  for (const char* name : {"collapse", "expand"}) {
    if (action(QLatin1String(name))->isEnabled()) put(menu, {name});
  }
  put(menu->addMenu(tr("Make it a")), {"variable", "placeholder", "constant"});
  menu->addSeparator();
  put(menu, {"cut", "copy", "paste", "duplicate", "delete"})->addSeparator();
  put(menu, {"upstream", "downstream"});
  if (action(QStringLiteral("frame"))->isEnabled()) put(menu, {"frame"});
  put(menu->addMenu(tr("Arrange")),
      {"alignLeft", "alignTop", "distributeAcross", "distributeDown"});
  return menu;
}

std::vector<NodeId> CanvasEditor::chosen() const {
  std::vector<NodeId> nodes = canvas_.selected();
  if (nodes.empty() && canvas_.focusedNode() && !canvas_.selectedEdge())
    nodes = {*canvas_.focusedNode()};
  const auto untouched = [this](NodeId node) {
    const SceneCard* card = canvas_.scene() ? canvas_.scene()->card(node) : nullptr;
    return card && (card->derived || card->hidden);
  };
  nodes.erase(std::remove_if(nodes.begin(), nodes.end(), untouched), nodes.end());
  return nodes;
}

// Of the first node that is selected, else of the one with the focus.
std::optional<NodeId> CanvasEditor::framed() const {
  return canvas_.selected().empty() ? canvas_.focusedNode()
                                    : std::optional(canvas_.selected().front());
}

bool CanvasEditor::isDerived(NodeId node) const {
  const SceneCard* card = canvas_.scene() ? canvas_.scene()->card(node) : nullptr;
  return card && card->derived;
}

void CanvasEditor::tellDerived(NodeId node) {
  const SceneCard* card = canvas_.scene()->card(node);
  const QString source = nodeLabel(canvas_.trace()->graph, card->source);
  overlay_->say(canvas_.nodeRect(node).center(),
                tr("This node is derived from %1: edit that, and it follows").arg(source), true);
}

std::optional<NodeId> CanvasEditor::single() const {
  const std::vector<NodeId> nodes = chosen();
  return nodes.size() == 1 ? std::optional(nodes.front()) : std::nullopt;
}

NodePosition CanvasEditor::placeOf(QPointF at) const {
  return canvas_.kept(canvas_.view().toScene(at));
}

bool CanvasEditor::tell(const Outcome& outcome) {
  if (!outcome) {
    overlay_->say(pointer_, words(outcome.error()), true);
    return false;
  }
  if (!outcome->note.empty()) overlay_->say(pointer_, words(outcome->note), true);
  pending_ = outcome->names;
  if (pending_.empty() && !outcome->name.empty()) pending_ = {outcome->name};
  return true;
}

void CanvasEditor::selectPending() {
  if (pending_.empty() || !canvas_.scene() || !workspace_.current()) return;
  std::vector<NodeId> nodes;
  for (const std::string& name : pending_) {
    if (const auto node = canvas_.scene()->find(name)) nodes.push_back(*node);
  }
  pending_.clear();
  if (!nodes.empty()) canvas_.select(nodes);
}

void CanvasEditor::openFinder(const Wish& wish) {
  if (finder_) finder_->hide();
  const Trace* trace = canvas_.trace().get();
  std::optional<OpenOperand> open;
  if (wish.operand) {
    const auto operand = static_cast<std::size_t>(wish.operand->operand);
    open.emplace(trace->graph, wish.operand->node, operand);
  }
  const auto fits = [&](const OpDef& op) {
    if (wish.replaced) {
      const std::size_t count = trace->graph[*wish.replaced].inputs.size();
      return op.variadic() ? count > op.arity() : count == op.arity();
    }
    if (open) return open->takes_result(op);
    if (!wish.source) return true;
    const Shape& shape = trace->graph[*wish.source].shape;
    for (std::size_t k = 0; k < 3; ++k) {
      if (takes_shape(op, k, shape)) return true;
    }
    return false;
  };
  // A new input is a number.
  const bool number = !open || open->takes(Shape{});
  const bool inputs = !wish.source && !wish.replaced && number;
  std::vector<FinderEntry> found = finderEntries(fits, inputs);
  if (!wish.replaced) {
    for (FinderEntry& own : ownFunctions()) found.push_back(std::move(own));
  }
  finder_ = new OpFinder(std::move(found), appearance_, &canvas_);
  connect(finder_, &OpFinder::chosen, this,
          [this, kept = keptWish(wish)](const FinderEntry& entry) {
            if (const auto again = kept()) take(*again, entry);
          });
  connect(finder_, &OpFinder::closed, finder_, [this, finder = finder_.data()] {
    finder->deleteLater();
    canvas_.setFocus();
  });
  finder_->openAt(wish.at.toPoint());
}

void CanvasEditor::take(const Wish& wish, const FinderEntry& entry) {
  pointer_ = wish.at;
  const NodePosition place = placeOf(wish.at);
  const bool input = entry.kind == EntryKind::variable || entry.kind == EntryKind::placeholder;
  if (wish.replaced && entry.op) {
    tell(edits_.replaceOp(*wish.replaced, *entry.op));
  } else if (wish.operand) {
    tell(edits_.insertBefore(exprOf(entry), entry.name, *wish.operand, place));
  } else if (wish.source && entry.op) {
    tell(edits_.insertOp(*entry.op, wish.source, place));
  } else if (wish.source && entry.kind == EntryKind::function) {
    tell(edits_.insertCall(exprOf(entry), *wish.source, place));
  } else if (!wish.replaced) {
    tell(edits_.insert(exprOf(entry), entry.name, input ? "x" : "", place));
  }
}

std::vector<FinderEntry> CanvasEditor::entries() const {
  std::vector<FinderEntry> all = finderEntries([](const OpDef&) { return true; }, true);
  for (FinderEntry& own : ownFunctions()) all.push_back(std::move(own));
  return all;
}

std::vector<FinderEntry> CanvasEditor::ownFunctions() const {
  const auto& shown = workspace_.analysis()->ok() ? workspace_.analysis() : workspace_.lastGood();
  return shown ? functionEntries(shown->program) : std::vector<FinderEntry>{};
}

// One after another they do not cover each other.
void CanvasEditor::insert(const FinderEntry& entry) {
  catchUp();
  QPointF at = QRectF(canvas_.rect()).center();
  while (canvas_.nodeAt(at) && at.y() < canvas_.height() - 60) at.ry() += 30;
  take({{}, {}, {}, at}, entry);
}

void CanvasEditor::openFormula(NodeId shown) {
  const auto node = caughtUp(shown);
  if (!node) return;
  if (isDerived(*node)) return tellDerived(*node);
  pointer_ = canvas_.nodeRect(*node).center();
  const QString formula = edits_.formulaOf(*node);
  if (formula.isEmpty()) {
    return overlay_->say(pointer_, tr("This node has no formula of its own in the program"), true);
  }
  openInline(formula, *node,
             [this](NodeId to, const QString& text) { return edits_.setFormula(to, text); });
}

void CanvasEditor::openName(NodeId node) {
  openInline(canvas_.scene()->card(node)->name, node,
             [this](NodeId to, const QString& text) { return edits_.rename(to, text); });
}

// The program may become another one while the line is open: the node is found again by its key.
void CanvasEditor::openInline(const QString& text, NodeId node,
                              std::function<Outcome(NodeId, const QString&)> edit) {
  if (inline_) inline_->deleteLater();
  pointer_ = canvas_.nodeRect(node).center();
  const auto commit = [this, edit = std::move(edit),
                       key = keyOf(node)](const QString& typed) -> Expected<Done> {
    catchUp();
    const auto again = nodeOf(key);
    if (!again) return Diagnostic{nabla::say("this node is not there any more"), {}, {}};
    const Outcome outcome = edit(*again, typed);
    if (!outcome) return outcome.error();
    tell(outcome);
    return Done{};
  };
  inline_ = new InlineEditor(text, commit, appearance_, &canvas_);
  connect(inline_, &InlineEditor::closed, inline_, &QObject::deleteLater);
  inline_->openOver(canvas_.nodeRect(node));
}

void CanvasEditor::copy() {
  const auto text = edits_.textOf(chosen());
  if (!text) return overlay_->say(pointer_, words(text.error()), true);
  QGuiApplication::clipboard()->setText(*text);
}

void CanvasEditor::paste() {
  const bool over = canvas_.rect().contains(pointer_.toPoint()) && !canvas_.nodeAt(pointer_);
  const GraphEdits::Place place = over ? GraphEdits::Place(placeOf(pointer_)) : std::nullopt;
  tell(edits_.paste(QGuiApplication::clipboard()->text(), place));
}

void CanvasEditor::selectReached(bool upstream) {
  const Scene* scene = canvas_.scene();
  if (!scene || !canvas_.trace()) return;
  const Graph& graph = canvas_.trace()->graph;
  const std::vector<NodeId> from = chosen();
  std::vector<NodeId> nodes;
  if (upstream) {
    for (const NodeId node : order_for(graph, from)) {
      if (scene->card(node)) nodes.push_back(node);
    }
  } else {
    const std::vector<bool> reached = dependents_of(graph, from);
    for (const SceneCard& card : scene->cards()) {
      if (reached[card.node.index]) nodes.push_back(card.node);
    }
  }
  canvas_.select(nodes);
}

}  // namespace nabla::ui
