// The frames around what a loop iteration, a branch or a call has made. A collapsed frame stands
// for its nodes as one card.
#pragma once

#include <QRectF>
#include <QString>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/graph/ghost.h"
#include "engine/trace/trace.h"

namespace nabla::ui {

// Names of frames that survive re-parsing: where the loop, branch or call stands among its
// siblings.
using FrameKeys = std::set<std::string, std::less<>>;

struct SceneFrame {
  static constexpr double header = 26;   // height of the title over the cards
  static constexpr double padding = 16;  // around them

  std::string key;
  ContextKind kind = ContextKind::iteration;
  ContextId context;
  QString title;    // "iteration 3", "then: x > 0 is true", "call f"
  QString traffic;  // what goes in and comes out: "x, w → x"
  int parent = -1;  // the frame around it
  int depth = 0;
  bool collapsed = false;
  bool hidden = false;                // inside a collapsed one
  int first = -1;                     // collapsed: the first card that it stands for
  std::vector<int> cards;             // those directly inside
  std::vector<int> sources, results;  // nodes that are read from outside, and read outside
  QRectF rect;
  double title_width = 0;  // what the title needs, where the frame may be narrower
  double lift = 0;         // room over the cards, so that its title covers no other one

  // Around a branch that is not taken: laid out as one card in the frame that the branch is in, or
  // under all else where that place was taken by hand.
  std::vector<int> ghosts;      // of the scene
  int beside = -1;              // the frame of the branch in whose place it would be run
  int around = -1;              // the one that both are in
  QSizeF size;                  // while it is open,
  QPointF corner;               // and where its ghosts stand
  std::optional<QPointF> home;  // the corner that the layout gave it
  std::vector<int> guests;      // frames of ghosts that this one reaches around
  bool isGhost() const { return !ghosts.empty(); }
  QRectF homeRect() const { return {home.value_or(QPointF()), collapsed ? rect.size() : size}; }

  QRectF titleRect() const { return {rect.left(), rect.top(), rect.width(), header}; }
};

struct Frames {
  std::vector<SceneFrame> frames;  // a frame comes after the one around it
  std::vector<int> of_card;        // the innermost frame of every forward node, or -1
  int first_ghost = 0;             // from here on they are those of ghosts, one per branch

  // The collapsed frame that stands for the node, the outermost one; -1 when it is seen itself.
  int standIn(int card) const;
};

// Whether the frame, an index or -1 for none, is `outer` or inside it, however deep.
bool isWithin(const std::vector<SceneFrame>& frames, int frame, int outer);

// Turns and calls of fewer than two nodes have none: there is nothing to gather.
Frames framesOf(const Trace& trace, const FrameKeys& collapsed, const Ghosts* ghosts = nullptr);

// A node that was opened, not a call of a function.
bool isOpened(const Context& context);

// "iteration 3", "then: x > 0 is true", "call f".
QString titleOf(const std::vector<Context>& contexts, ContextId context);
// "else: not taken".
QString titleOf(const GhostBranch& branch);

}  // namespace nabla::ui
