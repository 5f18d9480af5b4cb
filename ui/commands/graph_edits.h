// What hands do to the graph on the canvas, as edits of the program: each finds the node in the
// syntax tree, changes the tree, makes sure that the program still runs, and pushes one undo step.
// A refusal changes nothing and says why. Nodes are those of the workspace's analysis. Nothing here
// waits for a newer one, which would have other nodes: an edit of a program that is not analysed
// yet is refused, and a question is answered for the analysis that is there.
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "engine/graph/op_def.h"
#include "engine/language/edit_connect.h"
#include "engine/language/edit_nodes.h"
#include "ui/workspace/keys.h"
#include "ui/workspace/workspace.h"

namespace nabla::ui {

// An operand of a node, or its result.
struct Port {
  NodeId node;
  int operand = -1;
  friend bool operator==(const Port&, const Port&) = default;
};

class GraphEdits {
 public:
  explicit GraphEdits(Workspace& workspace) : workspace_(workspace) {}

  using Place = std::optional<NodePosition>;
  using Nodes = std::vector<NodeId>;
  using Outcome = Expected<Edited>;

  Outcome connect(NodeId source, Port operand) const;
  Outcome disconnect(Port operand) const;
  // The wire that ended at `from` ends at `to`.
  Outcome reconnect(Port from, Port to) const;
  // A new op whose first fitting operand is `source`, if there is one.
  Outcome insertOp(const OpDef& op, std::optional<NodeId> source, const Place& place) const;
  // A call whose first argument becomes `source`.
  Outcome insertCall(Expr call, NodeId source, const Place& place) const;
  // A new op, or an input, that `operand` reads.
  Outcome insertBefore(const Expr& value, const QString& what, Port operand,
                       const Place& place) const;
  Outcome insert(const Expr& value, const QString& what, const std::string& name,
                 const Place& place) const;
  Outcome remove(const Nodes& nodes) const;
  Outcome cut(const Nodes& nodes) const;
  Outcome duplicate(const Nodes& nodes) const;
  Outcome paste(const QString& text, const Place& place) const;
  Outcome rename(NodeId node, const QString& name) const;  // an unnamed one gets a line of its own
  Outcome setFormula(NodeId node, const QString& formula) const;
  Outcome replaceOp(NodeId node, const OpDef& op) const;
  Outcome extract(NodeId node) const;
  Outcome inlineName(NodeId node) const;
  Outcome setRole(NodeId node, InputRole role) const;
  Outcome chooseOutput(NodeId node) const;

  // The nodes as program text.
  Expected<QString> textOf(const Nodes& nodes) const;
  // What an editor on the card begins with.
  QString formulaOf(NodeId node) const;
  // Why the operand cannot become `source`.
  Expected<Done> canConnect(NodeId source, Port operand) const;
  bool isHole(NodeId node) const;
  // Says that the node is made more than once, by a loop or a function, where it is; else empty.
  Message noteOf(NodeId node) const;
  // The op whose body the node is a part of, where that was opened; else empty. What is inside a
  // choice or a loop is written in the program, and is edited there.
  std::string bodyOf(NodeId node) const;

 private:
  // The keys of a node before and after an edit: its place and its marks go along.
  struct Renamed {
    std::string from, to;
  };

  // What edits and questions read; an error while the text has one, or the node is not there.
  Expected<const Analysis*> analysis() const;
  Expected<const Graph*> graphOf(const Nodes& nodes) const;
  Outcome commit(Outcome edited, const QString& label, const Place& place = {},
                 const Renamed& renamed = {}) const;
  NodeKeys keys() const;

  Workspace& workspace_;
};

// A number on a card under the hand: constants change in the text, inputs in the point. All steps
// of one drag are one undo step.
class NumberDrag {
 public:
  // Nothing where the node is not a single number, or no number that can be changed, or while the
  // program is not analysed yet.
  static std::optional<NumberDrag> begin(Workspace& workspace, NodeId node);
  double start() const { return start_; }
  void set(Workspace& workspace, double value) const;
  // As if nothing had been dragged: no undo step is left.
  void takeBack(Workspace& workspace) const;
  // What else the edit changes: a number in a loop stands for all its turns.
  const Message& note() const { return note_; }

 private:
  double start_ = 0;
  int gesture_ = 0;
  std::string input_;  // its name, else the text changes
  Point point_;        // as it was before, of an input
  Message note_;
  std::optional<std::string> textWith(double value) const;
  void cut();

  Shared<Program> program_;  // as it was before
  std::string source_;       // its text
  NodeText text_;
  QString label_;
  std::string head_, tail_;  // the text around the number, where it is not negative
  bool cut_ = false;
};

// How undo and hints name a node: its name, or its op.
QString nodeLabel(const Graph& graph, NodeId node);
// What an edit is told of a node.
NodeText nodeText(const Graph& graph, NodeId node);

}  // namespace nabla::ui
