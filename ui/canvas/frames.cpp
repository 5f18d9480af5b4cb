#include "ui/canvas/frames.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <map>
#include <tuple>

#include "engine/graph/op_def.h"
#include "ui/formula/pretty_name.h"

namespace nabla::ui {

namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

constexpr int most_names = 3;

QString say(const char* text) { return QCoreApplication::translate("Frame", text); }

QString titleOf(const Context& context) {
  switch (context.kind) {
    case ContextKind::iteration:
      return say("iteration %1").arg(context.index + 1);
    case ContextKind::branch:
      return context.index == 1 ? say("then") : say("else");
    case ContextKind::call:
      break;
  }
  if (context.name.empty()) return say("call");
  if (context.index == 1) return say("inside %1").arg(QString::fromStdString(context.name));
  return say("call %1").arg(QString::fromStdString(context.name));
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

QString namesOf(const Graph& graph, const std::vector<int>& nodes) {
  QStringList names;
  for (const int node : nodes) {
    const std::string label = graph.label(NodeId{static_cast<std::uint32_t>(node)});
    const QString name = prettyName(QString::fromStdString(label));
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
  Framer(const Trace& trace, const FrameKeys& collapsed)
      : graph_(trace.graph), count_(static_cast<int>(trace.forward_size)), collapsed_(collapsed) {}

  Frames run() {
    result_.of_card.assign(at(count_), -1);
    if (graph_.contexts().empty()) return std::move(result_);
    countNodes();
    makeFrames();
    for (int i = 0; i < count_; ++i) putIn(i);
    for (int i = 0; i < count_; ++i) readTraffic(i);
    keepUnused();
    for (SceneFrame& frame : result_.frames) finish(frame);
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
    const std::vector<std::string> keys = keysOf(graph_.contexts());
    frame_.assign(size_.size(), -1);
    for (std::size_t c = 0; c < size_.size(); ++c) {
      const ContextId above = context(c).parent;
      const int parent = above.valid() ? frame_[above.index] : -1;
      frame_[c] = parent;  // without one of its own, its nodes belong to the frame around
      if (size_[c] < 2) continue;
      SceneFrame frame;
      frame.key = keys[c];
      frame.kind = context(c).kind;
      frame.context = ContextId{static_cast<std::uint32_t>(c)};
      frame.title = titleOf(context(c));
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

  const Graph& graph_;
  int count_;
  const FrameKeys& collapsed_;
  std::vector<int> size_;   // nodes of a context, nested ones too
  std::vector<int> frame_;  // by context
  Frames result_;
};

}  // namespace

int Frames::standIn(int card) const {
  int stands = -1;
  for (int f = of_card[at(card)]; f >= 0; f = frames[at(f)].parent) {
    if (frames[at(f)].collapsed) stands = f;
  }
  return stands;
}

Frames framesOf(const Trace& trace, const FrameKeys& collapsed) {
  return Framer(trace, collapsed).run();
}

}  // namespace nabla::ui
