#include "ui/canvas/frames.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QStringList>
#include <algorithm>
#include <map>
#include <tuple>

#include "engine/derive/while_loop.h"
#include "engine/graph/holes.h"
#include "engine/graph/op_def.h"
#include "ui/canvas/at.h"
#include "ui/canvas/card_face.h"
#include "ui/playback/narration.h"

namespace nabla::ui {

namespace {

constexpr int most_names = 3;
constexpr int longest_condition = 28;  // characters

// Marked like the engine's messages, and found among them.
QString say(const char* text) { return QCoreApplication::translate("Engine", text); }

QString branchTitle(const Context& context) {
  const bool then = context.index == 1;
  QString condition = QString::fromStdString(context.name);
  if (condition.isEmpty())
    return then ? say("then: waits for an input") : say("else: waits for an input");
  if (condition.size() > longest_condition)
    condition = condition.left(longest_condition - 1) + QStringLiteral("…");
  return (then ? say("then: %1 is true") : say("else: %1 is false")).arg(condition);
}

std::ptrdiff_t turnsIn(const std::vector<Context>& contexts, ContextId loop) {
  return std::count_if(contexts.begin(), contexts.end(), [loop](const Context& context) {
    return context.parent == loop && context.kind == ContextKind::iteration;
  });
}

// A branch says what was decided, and an opened op is closed by its title: even one node has a
// frame.
int leastNodes(const Context& context) {
  return isOpened(context) || context.kind == ContextKind::branch ? 1 : 2;
}

// Where a context stands among those of its parent: which loop, branch or call, and which time.
std::vector<std::string> keysOf(const std::vector<Context>& contexts) {
  std::vector<std::string> keys;
  std::map<std::tuple<std::uint32_t, int, std::size_t>, int> places;
  std::map<std::pair<std::uint32_t, int>, int> counts;
  std::map<std::string, int> seen;  // a call in a loop's condition is made again and again
  for (const Context& context : contexts) {
    const int kind = static_cast<int>(context.kind);
    const auto place = std::tuple(context.parent.index, kind, context.span.begin);
    const auto [found, fresh] = places.try_emplace(place, 0);
    if (fresh) found->second = counts[{context.parent.index, kind}]++;
    const std::string above = context.parent.valid() ? keys[context.parent.index] : "frame";
    std::string key = above + "/" + "ibc"[kind] + std::to_string(found->second) + "." +
                      std::to_string(context.index);
    const int again = seen[key]++;
    keys.push_back(again == 0 ? std::move(key) : key + "~" + std::to_string(again));
  }
  return keys;
}

// With the triangle before it.
double titleWidth(const QString& title) {
  return QFontMetricsF(chipFont()).horizontalAdvance(title) + 40;
}

QString namesOf(const Graph& graph, const std::vector<int>& nodes) {
  QStringList names;
  for (const int node : nodes) {
    const NodeId id{static_cast<std::uint32_t>(node)};
    const QString name = is_hole(graph, id) ? QStringLiteral("?") : nodeTitle(graph, id);
    if (names.size() == most_names) {
      names << QStringLiteral("…");
      break;
    }
    if (!names.contains(name)) names << name;
  }
  return names.join(QStringLiteral(", "));
}

class Framer {
 public:
  Framer(const Trace& trace, const FrameKeys& collapsed, const Ghosts* ghosts)
      : graph_(trace.graph),
        count_(static_cast<int>(trace.forward_size)),
        collapsed_(collapsed),
        ghosts_(ghosts) {}

  Frames run() {
    result_.of_card.assign(at(count_), -1);
    if (graph_.contexts().empty()) return std::move(result_);
    countNodes();
    makeFrames();
    for (int i = 0; i < count_; ++i) putIn(i);
    for (int i = 0; i < count_; ++i) readTraffic(i);
    keepUnused();
    for (SceneFrame& frame : result_.frames) finish(frame);
    addGhosts();
    return std::move(result_);
  }

 private:
  const Context& context(std::size_t i) const { return graph_.contexts()[i]; }
  const Node& node(int i) const { return graph_.nodes()[at(i)]; }

  void countNodes() {
    size_.assign(graph_.contexts().size(), 0);
    for (int i = 0; i < count_; ++i) {
      if (node(i).context.valid()) ++size_[node(i).context.index];
    }
    for (std::size_t c = size_.size(); c-- > 0;) {
      if (context(c).parent.valid()) size_[context(c).parent.index] += size_[c];
    }
  }

  void makeFrames() {
    keys_ = keysOf(graph_.contexts());
    frame_.assign(size_.size(), -1);
    for (std::size_t c = 0; c < size_.size(); ++c) {
      const ContextId above = context(c).parent;
      const int parent = above.valid() ? frame_[above.index] : -1;
      frame_[c] = parent;  // without one of its own, its nodes belong to the frame around
      if (size_[c] < leastNodes(context(c))) continue;
      SceneFrame frame;
      frame.key = keys_[c];
      frame.kind = context(c).kind;
      frame.context = ContextId{static_cast<std::uint32_t>(c)};
      frame.title = titleOf(graph_.contexts(), frame.context);
      if (leastNodes(context(c)) == 1) frame.title_width = titleWidth(frame.title);
      frame.parent = parent;
      frame.collapsed = collapsed_.contains(frame.key);
      if (parent >= 0) {
        const SceneFrame& around = result_.frames[at(parent)];
        frame.depth = around.depth + 1;
        frame.hidden = around.hidden || around.collapsed;
      }
      frame_[c] = static_cast<int>(result_.frames.size());
      result_.frames.push_back(std::move(frame));
    }
  }

  void putIn(int card) {
    const ContextId made_in = node(card).context;
    const int frame = made_in.valid() ? frame_[made_in.index] : -1;
    result_.of_card[at(card)] = frame;
    if (frame >= 0) result_.frames[at(frame)].cards.push_back(card);
  }

  bool within(int card, int frame) const {
    int in = result_.of_card[at(card)];
    while (in > frame) in = result_.frames[at(in)].parent;
    return in == frame;
  }

  // Every edge that crosses a border of a frame.
  void readTraffic(int consumer) {
    for (std::size_t k = 0; k < node(consumer).inputs.size(); ++k) {
      const int from = static_cast<int>(node(consumer).inputs[k].index);
      for (int f = result_.of_card[at(consumer)]; f >= 0 && !within(from, f);) {
        result_.frames[at(f)].sources.push_back(from);
        f = result_.frames[at(f)].parent;
      }
      for (int f = result_.of_card[at(from)]; f >= 0 && !within(consumer, f);) {
        SceneFrame& frame = result_.frames[at(f)];
        frame.results.push_back(from);
        f = frame.parent;
      }
    }
  }

  // What nobody reads is what the program ends in.
  void keepUnused() {
    std::vector<bool> used(at(count_), false);
    for (int i = 0; i < count_; ++i) {
      for (const NodeId input : node(i).inputs) used[input.index] = true;
    }
    for (int i = 0; i < count_; ++i) {
      if (used[at(i)]) continue;
      for (int f = result_.of_card[at(i)]; f >= 0; f = result_.frames[at(f)].parent)
        result_.frames[at(f)].results.push_back(i);
    }
  }

  void finish(SceneFrame& frame) const {
    for (auto* list : {&frame.sources, &frame.results}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    std::vector<int> told;
    std::copy_if(frame.sources.begin(), frame.sources.end(), std::back_inserter(told),
                 [this](int i) { return !graph_.constant(NodeId{static_cast<std::uint32_t>(i)}); });
    frame.traffic = namesOf(graph_, told) + QStringLiteral(" → ") + namesOf(graph_, frame.results);
  }

  void addGhosts() {
    result_.first_ghost = static_cast<int>(result_.frames.size());
    if (!ghosts_) return;
    for (const GhostBranch& branch : *ghosts_) {
      result_.frames.push_back(ghostFrame(branch));
      const int around = result_.frames.back().around;
      const auto index = static_cast<int>(result_.frames.size()) - 1;
      if (around >= 0) result_.frames[at(around)].guests.push_back(index);
    }
  }

  SceneFrame ghostFrame(const GhostBranch& branch) const {
    SceneFrame frame;
    frame.key = keys_[branch.taken.index] + "g";
    frame.kind = ContextKind::branch;
    frame.context = branch.taken;
    frame.title = titleOf(branch);
    frame.title_width = titleWidth(frame.title);
    frame.traffic = say("not run");
    frame.collapsed = collapsed_.contains(frame.key);
    const int own = frame_[branch.taken.index];
    if (own >= 0 && result_.frames[at(own)].context == branch.taken) frame.beside = own;
    const ContextId above = context(branch.taken.index).parent;
    const int around = above.valid() ? frame_[above.index] : -1;
    frame.around = around;
    if (around >= 0)
      frame.hidden = result_.frames[at(around)].hidden || result_.frames[at(around)].collapsed;
    return frame;
  }

  const Graph& graph_;
  int count_;
  const FrameKeys& collapsed_;
  const Ghosts* ghosts_;
  std::vector<std::string> keys_;  // by context
  std::vector<int> size_;          // nodes of a context, nested ones too
  std::vector<int> frame_;         // by context
  Frames result_;
};

}  // namespace

bool isOpened(const Context& context) {
  return context.kind == ContextKind::call && context.index == 1;
}

QString titleOf(const std::vector<Context>& contexts, ContextId id) {
  const Context& context = contexts[id.index];
  if (context.kind == ContextKind::iteration) return say("iteration %1").arg(context.index + 1);
  if (context.kind == ContextKind::branch) return branchTitle(context);
  const QString name = QString::fromStdString(context.name);
  if (name.isEmpty()) return say("call");
  if (!isOpened(context)) return say("call %1").arg(name);
  if (context.name != while_loop_op().name) return say("inside %1").arg(name);
  return say("inside %1, turns: %2").arg(name).arg(turnsIn(contexts, id));
}

QString titleOf(const GhostBranch& branch) {
  const bool then = branch.index == 1;
  if (branch.decided) return then ? say("then: not taken") : say("else: not taken");
  return then ? say("then: waits for an input") : say("else: waits for an input");
}

int Frames::standIn(int card) const {
  int stands = -1;
  for (int f = of_card[at(card)]; f >= 0; f = frames[at(f)].parent) {
    if (frames[at(f)].collapsed) stands = f;
  }
  return stands;
}

bool isWithin(const std::vector<SceneFrame>& frames, int frame, int outer) {
  while (frame >= 0 && frame != outer) frame = frames[at(frame)].parent;
  return frame >= 0;
}

Frames framesOf(const Trace& trace, const FrameKeys& collapsed, const Ghosts* ghosts) {
  return Framer(trace, collapsed, ghosts).run();
}

}  // namespace nabla::ui
