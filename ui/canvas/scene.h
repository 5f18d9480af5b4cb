// The graph as plain vectors of cards and curves, with a grid to find what is near a point or in
// sight. Knows nothing of steps, themes or widgets.
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/graph/graph.h"
#include "engine/trace/trace.h"
#include "ui/canvas/frames.h"
#include "ui/canvas/ghosts.h"
#include "ui/canvas/layout.h"
#include "ui/canvas/scene_grid.h"
#include "ui/canvas/titles.h"
#include "ui/playback/backward_graph.h"
#include "ui/workspace/reading.h"

namespace nabla::ui {

enum class CardKind : std::uint8_t { input, placeholder, constant, operation };

struct SceneCard {
  NodeId node;
  CardKind kind = CardKind::operation;
  bool output = false;
  bool bare = false;  // an unnamed number: the title is the value, there is no pill
  bool hole = false;  // a place where a wire may end
  QString label;      // for screen readers and tool tips: the name, or the op's sign
  QString name;       // as the user wrote it, or empty
  QString chip;       // "input", "multiply ×"
  TitleRef title;     // owned by the TitleCache
  QRectF rect;        // the card
  double above = 0;   // room for the pill over it
  double below = 0;
  double aside = 0;  // room for pills at its right; then none stands over or under it
  int operands = 0;
  bool opens = false;   // a composite op: a double click shows what it is made of
  bool hidden = false;  // within a collapsed frame, whose place it has
  // Of the backward graph: it reads from the right, and came from this forward node.
  bool derived = false;
  NodeId source;

  QRectF outer() const { return rect.adjusted(0, -above, aside, below); }
};

// A chain of cubic curves from the result's port to an operand's port.
struct SceneEdge {
  int from = 0;
  int to = 0;
  int operand = 0;
  bool hidden = false;             // within a collapsed frame
  bool derived = false;            // to a card of the backward graph
  double leaves = 0, arrives = 0;  // at a collapsed frame: how far below its middle
  std::vector<QPointF> route;      // where it passes columns, in pairs
  std::vector<QPointF> points;     // 1 + 3 * curves
  QRectF box;

  // At least what lies in `area`; all of it where that is empty.
  QPainterPath path(const QRectF& area) const;
  // A point of the curve, t from 0 at the operand's card to 1 at the consumer; even in the length
  // of it.
  QPointF at(double t) const;
  // How far the curve passes from there.
  double distance(QPointF point) const;
  // The direction in which it arrives, along an axis.
  QPointF arrival() const;
  // Points along the curve, ends included.
  std::vector<QPointF> samples(int count) const;
};

class Scene {
 public:
  // Lays the forward nodes of the trace out; hand-placed ones stay where `hints.fixed` says, as
  // documents keep it. The
  // places of `same` are taken over if it has the same shape. Keeps nothing of the trace.
  // When `hints.cancelled` is set under way, what comes out is of no use.
  Scene(const Trace& trace, std::shared_ptr<TitleCache> titles, const LayoutHints& hints = {},
        const Scene* same = nullptr, const FrameKeys& collapsed = {},
        const BackwardView& backward = {}, Reading reading = Reading::across,
        const Ghosts* ghosts = nullptr);

  Reading reading() const { return reading_; }

  const std::vector<SceneCard>& cards() const { return cards_; }
  const std::vector<SceneEdge>& edges() const { return edges_; }
  const std::vector<std::string>& keys() const { return keys_; }
  // The first so many cards are the forward graph, the others are derived.
  std::size_t forwardCount() const { return forward_; }
  bool showsBackward() const { return forward_ < cards_.size(); }
  const std::vector<SceneFrame>& frames() const { return frames_.frames; }
  int frameOf(NodeId node) const { return frames_.of_card[node.index]; }
  // The collapsed frame that stands in the node's place, or -1.
  int standIn(NodeId node) const { return stand_in_[node.index]; }
  // Where a walk by keys stops for that node: at itself, or at the first one of the collapsed frame
  // that it is in.
  NodeId walkable(NodeId node) const;
  // Cards are in the order of nodes; null for a node that is not in the scene.
  const SceneCard* card(NodeId node) const;
  const SceneEdge* edge(NodeId consumer, int operand) const;
  int edgeIndex(NodeId consumer, int operand) const;  // -1 where there is none
  std::optional<NodeId> find(const std::string& key) const;
  // The middle of the port: operands on the left, -1 is the result on the right; read down, on top
  // and at the bottom.
  QPointF port(const SceneCard& card, int operand) const;
  // Everything, with pills.
  QRectF bounds() const { return bounds_; }
  NodePlaces places() const;
  // About where they would stand, read that way.
  NodePlaces placesFor(Reading reading) const;
  // Whether both show the same cards and connections, wherever they stand.
  bool sameShape(const Scene& other) const;

  // Cards and edges whose boxes meet `area`, each once, in order.
  void inSight(const QRectF& area, std::vector<int>& cards, std::vector<int>& edges) const;
  std::optional<NodeId> cardAt(QPointF point) const;
  // The edge that passes nearest, within `reach`; -1 for none.
  int edgeAt(QPointF point, double reach) const;
  // Edges into the card and out of it, those that are seen.
  std::vector<int> wiresOf(NodeId node) const;
  // What branches that are not taken would compute, and what that would read.
  const std::vector<GhostCard>& ghosts() const { return ghosts_; }
  const std::vector<GhostEdge>& ghostEdges() const { return ghost_edges_; }
  bool isSeen(const GhostCard& ghost) const;  // its frame is there and expanded
  std::optional<int> ghostAt(QPointF point) const;
  // The collapsed frame there, or the frame with its title there; -1 for none.
  int frameAt(QPointF point) const;

  // The middles of all cards. Edges of cards that moved go straight to them.
  void setCenters(const std::vector<QPointF>& centers);
  std::vector<QPointF> centers() const;
  // Moves some cards and their edges, which go straight; everything else is left alone.
  void moveCards(const std::vector<int>& cards, const std::vector<QPointF>& centers);
  // All of what changes with them: pills, edges, the frames around.
  QRectF areaOf(const std::vector<int>& cards) const;
  // The cards of constants that differ between two traces of one structure show the new ones, where
  // they stand. False where none differs.
  bool takeConstants(const Trace& before, const Trace& now);

 private:
  // Cards of the backward graph that stand together, and where they stand within their rectangle.
  struct Block {
    int home = -1;  // the forward card they stand at, or none
    std::vector<int> cards;
    std::vector<QPointF> centers;
    std::vector<std::pair<int, std::vector<QPointF>>> routes;  // by edge
    QSizeF size;
  };

  void addBackward(const Trace& trace, const BackwardView& backward, TitleCache& titles);
  void hideUnused();
  void makeBlocks(const LayoutHints& hints);
  void arrange(Block& block, const LayoutHints& hints) const;
  NodePosition placeBefore(int card, const LayoutHints& hints) const;
  QRectF roomFor(int card) const;
  void placeBlocks(const LayoutHints& hints);
  QPointF cornerOf(const Block& block, const QRectF& forward) const;
  void curveBackward(SceneEdge& edge) const;
  // From the scene to a drawing from left to right, and back.
  QPointF turned(QPointF p) const { return reading_ == Reading::down ? QPointF(p.y(), p.x()) : p; }
  NodePlaces turned(NodePlaces places) const;
  // Where edges reach a collapsed frame: before it or behind, so far beside its middle.
  QPointF shutEnd(const SceneCard& card, double side, double off) const;
  double along(const QRectF& rect) const;  // the side where ports are spread
  LayoutNode layoutNode(int card) const;
  LayoutHints turnedHints(const LayoutHints& hints) const;
  void turn(SceneCard& card, const Shape& shape) const;
  void makeCards(const Trace& trace, TitleCache& titles);
  void makeEdges(const Graph& graph);
  void makeGhosts(const Ghosts& ghosts, const std::atomic<bool>* cancelled);
  void arrangeGhosts(SceneFrame& frame, const std::atomic<bool>* cancelled);
  void addGhosts(LayoutGraph& graph, std::vector<int>& stands,
                 const std::vector<int>& groups) const;
  bool isFree(const QRectF& place) const;
  bool placeGhosts();  // whether some had to leave the place that the layout gave them
  double leftOf(const SceneFrame& frame) const;
  QPointF freePlace(const SceneFrame& frame, QSizeF size, std::size_t number) const;
  void curveGhosts();
  void collapse();
  void followFrames();
  void surround(std::size_t frame);
  void surroundAll();
  void partTitles();
  int titleOverAnother() const;
  void indexKeys();
  std::vector<int> addGroups(LayoutGraph& graph) const;
  void place(const LayoutHints& hints);
  void placeAs(const Scene& same);
  void curve(SceneEdge& edge) const;
  // Around what was placed by hand: frames stand apart, and wires pass beside cards.
  void makeRoom(const NodePlaces& fixed);
  void partFrames(const std::vector<bool>& by_hand);
  void moveFrame(int frame, double down);
  std::vector<bool> framesWith(const std::vector<bool>& cards) const;
  void detour(SceneEdge& edge, const std::vector<int>& blockers);
  void passBeside(SceneEdge& edge, const QRectF& blocker) const;
  void index();
  void measure();
  void enterCard(int card);
  void enterEdge(int edge);
  std::vector<int> edgesOf(const std::vector<int>& cards) const;
  std::vector<int> framesAround(const std::vector<int>& cards) const;
  template <class Change>
  void reindex(const std::vector<int>& cards, const Change& change);

  Reading reading_ = Reading::across;
  std::shared_ptr<TitleCache> titles_;
  std::vector<std::string> keys_;
  std::vector<SceneCard> cards_;
  std::vector<SceneEdge> edges_;
  std::vector<int> first_edge_;  // by consumer
  std::vector<int> first_use_;   // by producer: where its edges stand in uses_
  std::vector<int> uses_;
  Frames frames_;
  std::size_t forward_ = 0;
  BackwardPlace backward_ = BackwardPlace::off;
  std::vector<Block> blocks_;
  std::vector<int> homes_;     // by derived card: the forward card it stands at
  std::vector<int> stand_in_;  // by card: the collapsed frame in its place, or -1
  std::vector<int> by_key_;    // cards in the order of their keys
  std::vector<GhostCard> ghosts_;
  std::vector<GhostEdge> ghost_edges_;
  QRectF bounds_;

  SceneGrid card_grid_, edge_grid_;
};

}  // namespace nabla::ui
