// The canvas of the window: shows the computation graph at the playhead, pans, zooms, and lets
// nodes be selected and moved. A projection of workspace and playhead; the only state of its own is
// what is looked at.
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QTimer>
#include <QWidget>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "engine/graph/node.h"
#include "ui/canvas/edge_labels.h"
#include "ui/canvas/layer.h"
#include "ui/canvas/scene.h"
#include "ui/canvas/scene_maker.h"
#include "ui/canvas/scene_state.h"
#include "ui/canvas/view.h"
#include "ui/commands/graph_edits.h"
#include "ui/playback/playhead.h"
#include "ui/theme/appearance.h"
#include "ui/workspace/workspace.h"

namespace nabla::ui {

class Breadcrumbs;
class CanvasEditor;
class Marks;
class Minimap;
class SearchBar;
class ZoomControls;

class GraphCanvas : public QWidget {
  Q_OBJECT

 public:
  GraphCanvas(Workspace& workspace, Playhead& playhead, const Appearance& appearance,
              QWidget* parent = nullptr);
  ~GraphCanvas() override;

  // Zoom in view pixels per scene unit, 0.05 .. 4.
  double zoom() const { return view_.zoom; }
  const View& view() const { return view_; }
  // Keeps the scene point under `anchor` (widget coordinates) where it is.
  void zoomAt(QPointF anchor, double factor);

  // Places in widget coordinates, for tests and other views. Unknown nodes give empty rectangles
  // and null points.
  QRectF nodeRect(NodeId node) const;
  // The operand's port on the left; -1 is the result's port on the right.
  QPointF portPos(NodeId node, int operand) const;
  std::optional<NodeId> nodeAt(QPointF position) const;
  // What the pills show now; empty when there is none yet, "…" for a gradient that is still to
  // come.
  QString valueText(NodeId node) const;
  QString gradientText(NodeId node) const;
  // The whole story of a node, as shown when the pointer rests on it.
  QString toolTipOf(NodeId node) const;

  const std::vector<NodeId>& selected() const { return selected_; }
  // The node with the focus ring.
  std::optional<NodeId> focusedNode() const { return focused_; }
  // The edge that is selected, by the operand that it goes to; then no node is.
  const std::optional<Port>& selectedEdge() const { return edge_; }
  // The edge near a place of the widget where no card is.
  std::optional<Port> edgeAt(QPointF position) const;
  const Scene* scene() const { return scene_.get(); }
  const SceneState& state() const { return state_; }
  // Breakpoints to be marked on the cards; null for none.
  void setMarks(Marks* marks);
  Marks* marks() const { return marks_; }
  // "stops the player when it is computed"; empty where it does not.
  QString stopText(NodeId node) const;
  // A place of the scene as documents keep it.
  NodePosition kept(QPointF scene_point) const {
    return keptPlace({scene_point.x(), scene_point.y()}, workspace_.reading());
  }
  // The line at the bottom left, or empty.
  QString hint() const;
  // What hands do to the graph.
  CanvasEditor& editor() { return *editor_; }
  // Where the last frame came from: whole frames, strips or none were painted anew; for tests and
  // benches.
  LayerWork lastWork() const { return layer_.lastWork(); }
  // Large graphs are laid out on another thread while the old scene stays: whether the scene shown
  // is the newest, and a wait until it is (for tests and benches).
  bool isCurrent() const { return !maker_.isBusy(); }
  void waitForScene();

  // What is seen of the scene.
  QRectF visibleArea() const { return view_.toScene(QRectF(rect())); }
  // Keeps the zoom.
  void centerOn(QPointF scene_point);
  const FrameKeys& collapsedFrames() const { return collapsed_; }
  // Collapses or expands the frame whose title, or whose card, is there; false where there is none.
  bool toggleFrameAt(QPointF position);
  void toggleFrame(const std::string& key);
  // Collapses the innermost open frame around the node; opened ops close. False where there is
  // none.
  bool collapseAround(NodeId node);
  // Selects all that is seen in the innermost open frame around the node; false where there is
  // none.
  bool selectAround(NodeId node);
  // The collapsed frame at a place of the widget, or -1.
  int collapsedFrameAt(QPointF position) const;
  // Expands the collapsed frame that the node is in, or opens the op.
  bool expandAt(NodeId node);
  bool canCollapse(NodeId node) const { return openFrameAround(node) >= 0; }
  bool canExpand(NodeId node) const;
  // The key of the opened node that the frame stands around; nothing for other frames.
  std::optional<std::string> bodyIn(const SceneFrame& frame) const;
  std::optional<std::string> bodyOf(ContextId context) const;
  void closeBody(const std::string& key);
  // A composite op, a choice or a loop is shown as what is inside it, in a frame; false where the
  // node is none.
  bool openBody(NodeId node);
  // Closes the opened node that the node is in; false where it is in none.
  bool closeBodyAround(NodeId node);
  // The opened nodes around the node, the outermost first: "softmax", "logsumexp".
  QStringList pathTo(NodeId node) const;
  // A ghost of a branch that is not taken: it is looked at, and nothing else.
  std::optional<int> ghostAt(QPointF position) const;
  void selectGhost(int ghost);  // of the scene; -1 for none
  int selectedGhost() const { return state_.ghost; }
  // "multiply ×", and "in a branch that is not taken, line 5"; empty where it is gone.
  QString ghostName(int ghost) const;
  QString ghostWords(int ghost) const;
  QString ghostBranch(int ghost) const;     // "else: not taken"; empty for none
  ContextId ghostContext(int ghost) const;  // what is around that branch
  // Where it is written in the program.
  SourceSpan ghostSpan(int ghost) const;
  // The line of the program that a place in it is on, from 1.
  int lineOf(SourceSpan span) const;
  std::shared_ptr<const Analysis> shownAnalysis() const { return shown(); }
  const Playhead& playhead() const { return playhead_; }
  const std::shared_ptr<const Trace>& trace() const { return trace_; }

  QSize sizeHint() const override { return {760, 560}; }
  QSize minimumSizeHint() const override { return {240, 180}; }

 public slots:
  void fit();  // the whole graph, at most at 100 %
  void zoomIn();
  void zoomOut();
  void resetZoom();  // 100 %, about the middle
  void select(const std::vector<nabla::NodeId>& nodes);
  void clearSelection();
  void selectEdge(std::optional<nabla::ui::Port> edge);
  // One of the wires of the node with the focus, in turn: step is 1 or -1.
  void selectNextWire(int step);
  // Scrolls until the node is seen.
  void reveal(nabla::NodeId node);
  // Flies until the node is in the middle, close enough to read; selects it.
  void flyTo(nabla::NodeId node);
  void zoomToSelection();
  void openSearch();
  void collapseFrames(bool collapse);  // all of them, or none

 signals:
  void selectionChanged();
  void nodeActivated(nabla::NodeId node);  // double click, or Enter on a selected node
  void ghostActivated(int ghost);          // double click, or Enter on a selected ghost
  void zoomChanged(double zoom);
  void viewChanged();
  void sceneChanged();
  void valuesChanged();  // another trace of the same structure: the scene is the same

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  void changeEvent(QEvent* event) override;

 private:
  enum class Gesture : std::uint8_t {
    none,
    press_node,
    press_frame,
    move_nodes,
    move_frame,
    pan,
    rubber_band
  };

  void connectAll();
  // What workspace and playhead say.
  void takeAnalysis();
  void takeLayout();
  void takePosition();
  void takeDocument();
  std::shared_ptr<const Analysis> shown() const;
  void rebuild(bool animate);
  bool takeValues();
  bool showValues(const std::shared_ptr<const Trace>& trace);
  void place(bool animate);
  void askForScene(const std::shared_ptr<const Trace>& trace, bool animate);
  void takeScene(std::shared_ptr<MadeScene> made);
  void markStep(int index);
  void markBackward(int step);
  void takeBackward();
  void takeStops();
  QString derivedTip(const SceneCard& card) const;
  QString ghostTip(int ghost) const;
  const Ghost* ghost(int ghost) const;
  const GhostBranch* branchOf(int ghost) const;
  Scene& movable();
  void updateState();
  void keepSelection(const std::vector<std::string>& keys);
  void keepEdge(const std::vector<std::string>& key);
  std::vector<NodeId> seenIn(int frame) const;
  std::vector<std::string> keysOf(const std::vector<NodeId>& nodes) const;
  std::vector<std::string> keptKeys(const std::vector<NodeId>& nodes) const;

  // Cards glide from their old places to the new ones.
  void startTransition(const Scene& old);
  void stepTransition();

  void setView(const View& view, bool by_hand);
  void zoomBy(double factor);
  void fitIfUntouched();
  // The document knows what is seen of the scene, and a scene that is new begins with that.
  void keepView();
  void beginView();
  void redraw();
  void placeControls();

  // Search, minimap and flights.
  void makeHelpers();
  void connectTravel();
  void placeHelpers();
  void showMinimap();
  void flyTo(const View& view);
  void showBody();
  void stepFlight();

  void paintLayer(QPainter& painter, const QRectF& area) const;
  void paintOverlay(QPainter& painter) const;
  void paintMarks(QPainter& painter) const;
  void paintEmpty(QPainter& painter) const;
  void paintHint(QPainter& painter) const;
  QString edgeWords() const;

  void press(QPointF position, Qt::MouseButton button, bool extend);
  void pressNode(NodeId node, bool extend);
  void dragNodes(QPointF to);
  void moveCards(const std::vector<int>& cards, const std::vector<QPointF>& centers);
  bool pressFrame(QPointF position, bool extend);
  void beginMove();
  void dragFrame(QPointF to);
  void selectInBand(QPointF to);
  bool takeGestureBack();
  void reveal(const QRectF& area);  // of the widget
  void setHovered(std::optional<NodeId> node);
  void setFocused(std::optional<NodeId> node);
  int openFrameAround(NodeId node) const;
  int stopCount() const;
  bool isStop(int stop) const;
  void focusNear(int stop, int step);
  bool pinch(QEvent* event);
  bool handleKey(QKeyEvent* event);
  void focusBeside(bool above);
  void panBy(int key);  // an arrow
  QString whyNoValue(NodeId node) const;

  Workspace& workspace_;
  Playhead& playhead_;
  const Appearance& appearance_;
  ZoomControls* controls_ = nullptr;
  CanvasEditor* editor_ = nullptr;
  Marks* marks_ = nullptr;
  Minimap* minimap_ = nullptr;
  SearchBar* search_ = nullptr;
  Breadcrumbs* breadcrumbs_ = nullptr;

  std::shared_ptr<TitleCache> titles_ = std::make_shared<TitleCache>();
  std::shared_ptr<const Trace> trace_;
  std::shared_ptr<const Trace> wanted_;  // what the scene under way is for
  quint64 structure_ = 0;                // Analysis::structure of trace_
  quint64 wanted_structure_ = 0;         // of wanted_
  SceneMaker maker_;
  std::shared_ptr<const Ghosts> ghosts_;  // for the newest scene asked for
  bool animate_ = false;
  FrameKeys collapsed_;
  std::shared_ptr<Scene> scene_;
  NodePlaces fixed_;  // hand-placed nodes that the scene was laid out with
  std::unique_ptr<EdgeLabels> labels_;
  TraceState final_;  // of the trace when the playhead plays another one
  TraceState held_;   // while a new scene is made
  bool followed_ = false, holding_ = false;
  SceneState state_;
  Layer layer_;

  View view_;
  bool restores_ = true;   // the view is that of the document, until the user changes it
  bool untouched_ = true;  // until the user pans or zooms, the view follows the graph
  std::string opening_;    // the key of a body that was asked for and is not there yet
  bool refits_ = false;    // the view left the whole graph for a body, and goes back to it

  std::vector<NodeId> selected_;
  std::optional<Port> edge_;
  std::vector<std::pair<std::string, std::string>> renames_;  // since the scene's program
  std::optional<NodeId> focused_;
  std::optional<NodeId> hovered_;

  Gesture gesture_ = Gesture::none;
  int gesture_id_ = 0;
  NodePlaces layout_before_;  // the gesture that moves
  QPointF pressed_at_;
  QPointF last_at_;
  bool extends_ = false;
  NodeId pressed_node_;
  std::string pressed_frame_;  // collapsed, by its key
  QPointF frame_before_;
  QRectF band_;
  std::vector<NodeId> selected_before_;
  int pressed_in_ = -1;  // the open frame that moves with all that is in it
  std::map<std::string, QPointF> folded_before_;  // centers of the collapsed ones in it, by key
  std::vector<QPointF> centers_before_;  // of the cards that move, in the order of `selected_`

  QTimer transition_timer_;
  QElapsedTimer transition_clock_;
  std::vector<QPointF> transition_from_;
  std::shared_ptr<Scene> transition_to_;
  QTimer flight_timer_;
  QElapsedTimer flight_clock_;
  View flight_from_, flight_to_;
  QTimer rest_timer_;  // when the wheel rests, the picture is drawn sharp again
};

}  // namespace nabla::ui
