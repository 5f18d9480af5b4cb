// The hands on the canvas: wires, the op finder, editors over cards, keys, menus and the clipboard.
// It watches the events of a GraphCanvas and turns them into edits of the program; what it does not
// take is left to the canvas.
#pragma once

#include <QObject>
#include <QPointer>
#include <functional>
#include <optional>
#include <vector>

#include "ui/canvas/editing/edit_overlay.h"
#include "ui/canvas/editing/finder_entries.h"
#include "ui/canvas/editing/inline_editor.h"
#include "ui/canvas/editing/op_finder.h"
#include "ui/commands/graph_edits.h"

class QAction;
class QKeyEvent;
class QMenu;
class QMouseEvent;

namespace nabla::ui {

class GraphCanvas;

class CanvasEditor : public QObject {
  Q_OBJECT

 public:
  CanvasEditor(GraphCanvas& canvas, Workspace& workspace, const Appearance& appearance);

  // Every action under its name: insert, cut, copy, paste, duplicate, delete, rename, formula,
  // replace, extract, inline, open, close, variable, placeholder, constant, output, upstream,
  // downstream, frame, collapse, expand, wire, wireBack, selectAll, alignLeft, alignTop,
  // distributeAcross, distributeDown ...
  QAction* action(const QString& name) const;
  // Enables those that can act now.
  void enableActions();
  // The menu for what is selected, or for the empty canvas. The caller deletes it.
  QMenu* makeMenu(QPointF at);

  // The port within reach of a place of the widget.
  std::optional<Port> portAt(QPointF at) const;
  // The pointer is at a port that is too small from here to be taken.
  bool needsZoom() const { return far_port_; }
  bool holdsWire() const { return wire_.has_value(); }
  // Why the wire that is held cannot end there, or empty.
  QString whyNot(Port port) const;
  // What is said beside the pointer.
  QString hint() const { return overlay_->text(); }
  OpFinder* finder() const { return finder_; }
  // All that can be put onto the canvas, the program's own functions too.
  std::vector<FinderEntry> entries() const;
  // As the op finder's choice, in the middle of what is seen.
  void insert(const FinderEntry& entry);
  InlineEditor* inlineEditor() const { return inline_; }

  bool eventFilter(QObject* watched, QEvent* event) override;

 public slots:
  void openFormula(nabla::NodeId node);

 private:
  using Outcome = GraphEdits::Outcome;

  // A wire in the hand: its fixed end, and the port it was taken from.
  struct Wire {
    Port fixed;
    std::optional<Port> taken_from;
    std::string fixed_key, taken_key;  // of their nodes, for when the scene is another
  };
  // What the op finder's choice is for.
  struct Wish {
    std::optional<NodeId> source;
    std::optional<Port> operand;
    std::optional<NodeId> replaced;
    QPointF at;
  };

  // canvas_editor.cpp
  bool press(QMouseEvent* event);
  bool move(QMouseEvent* event);
  bool release(QMouseEvent* event);
  bool doubleClick(QMouseEvent* event);
  bool key(QKeyEvent* event);
  bool dragged(QEvent* event);
  bool changeNumber(QMouseEvent* event);
  void tellNote(NodeId node);
  std::optional<NodeId> pillAt(QPointF at) const;
  std::optional<NodeId> numberAt(QPointF at) const;
  void showCursor(QPointF at);
  std::optional<Port> portNear(QPointF at) const;

  // held_nodes.cpp: a newer analysis may come whenever the event loop runs, and its scene has other
  // nodes. So a hand first waits for the newest, then looks nodes up, and never waits between; what
  // it holds for longer it holds by key.
  void catchUp();
  bool inStep() const;
  std::string keyOf(NodeId node) const;
  std::optional<NodeId> nodeOf(const std::string& key) const;
  // The same node after catching up.
  std::optional<NodeId> caughtUp(NodeId node);
  void keepHands();
  bool keepWire(Wire& wire) const;
  std::function<std::optional<Wish>()> keptWish(const Wish& wish);

  // wire_gesture.cpp
  void takeWire(Port port);
  void moveWire(QPointF to);
  void dropWire(QPointF to);
  QString whyNotThere(QPointF at) const;
  std::optional<Port> wireTarget(QPointF at) const;
  std::vector<EditOverlay::Mark> wireMarks() const;
  bool readsDown() const { return workspace_.reading() == Reading::down; }

  // edit_actions.cpp
  void makeActions();
  QAction* add(const char* name, const QString& text, const QKeySequence& keys,
               std::function<void()> run);
  void addTextActions();
  void addNodeActions();
  void addInputActions();
  void addPlaceActions();
  void putFrame(QMenu* menu, QPointF at);
  void toggleStops();
  void removeChosen();
  void openFinder(const Wish& wish);
  void openInline(const QString& text, NodeId node,
                  std::function<Outcome(NodeId, const QString&)> edit);
  void take(const Wish& wish, const FinderEntry& entry);
  std::vector<FinderEntry> ownFunctions() const;
  void openName(NodeId node);
  void copy();
  void paste();
  void align(bool left);
  void distribute(bool across);
  void moveSelection(QPointF by);
  void place(const std::vector<std::pair<std::string, QPointF>>& middles, int gesture);
  std::vector<QRectF> standing() const;
  void selectReached(bool upstream);
  // Shows a refusal or a note, and selects what was made.
  bool tell(const Outcome& outcome);
  // The forward nodes of the selection, else the node with the focus.
  std::vector<NodeId> chosen() const;
  bool isDerived(NodeId node) const;
  void tellDerived(NodeId node);
  std::optional<NodeId> single() const;
  std::optional<NodeId> framed() const;
  NodePosition placeOf(QPointF at) const;
  void selectPending();

  GraphCanvas& canvas_;
  Workspace& workspace_;
  const Appearance& appearance_;
  GraphEdits edits_;
  EditOverlay* overlay_;
  QPointer<OpFinder> finder_;
  QPointer<InlineEditor> inline_;
  std::vector<QAction*> actions_;
  std::vector<std::string> pending_;  // to be selected when their nodes are there
  std::optional<Wire> wire_;
  std::optional<NumberDrag> number_;
  NodeId number_node_;
  std::string number_key_;
  QPointF pressed_at_;
  QPointF pointer_;
  bool number_moved_ = false;
  bool far_port_ = false;
  int nudge_ = -1;  // the gesture of moving with keys
};

}  // namespace nabla::ui
