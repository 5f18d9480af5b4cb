#include "ui/canvas/search.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "engine/graph/op_def.h"
#include "ui/formula/numbers.h"
#include "ui/formula/pretty_name.h"
#include "ui/playback/op_words.h"
#include "ui/theme/utf8.h"

namespace nabla::ui {

namespace {

enum Rank { exact_name, name_start, op_match, name_part, value_match, none };

Rank rankOfName(const QString& name, const QString& text) {
  if (name.isEmpty()) return none;
  for (const QString& form : {name, prettyName(name)}) {
    if (form.compare(text, Qt::CaseInsensitive) == 0) return exact_name;
    if (form.startsWith(text, Qt::CaseInsensitive)) return name_start;
  }
  return name.contains(text, Qt::CaseInsensitive) ? name_part : none;
}

bool opMatches(const OpDef& op, const QString& text) {
  const QString name = utf8(op.name);
  return name.startsWith(text, Qt::CaseInsensitive) || opGlyph(op) == text ||
         opWord(op).contains(text, Qt::CaseInsensitive);
}

class Finder {
 public:
  Finder(const Trace& trace, const TraceState& state, const QString& text)
      : trace_(trace), state_(state), text_(text) {
    plain_ = QString(text).replace(QChar(0x2212), '-');
    wants_nan_ = plain_.compare(QLatin1String("nan"), Qt::CaseInsensitive) == 0;
    number_ = plain_.toDouble(&wants_number_);
  }

  Rank rank(NodeId node) {
    const QString name = QString::fromStdString(trace_.graph.name(node));
    const Rank by_name = rankOfName(name, text_);
    if (by_name < op_match) return by_name;
    const OpDef* op = trace_.graph[node].op;
    auto [known, fresh] = ops_.try_emplace(op, false);
    if (fresh) known->second = opMatches(*op, text_);
    if (known->second) return op_match;
    if (by_name != none) return by_name;
    return valueMatches(node) ? value_match : none;
  }

 private:
  bool valueMatches(NodeId node) const {
    if (!wants_nan_ && !wants_number_) return false;
    const auto& value = state_.values[node.index];
    if (!value) return false;
    if (wants_nan_) {
      const auto values = value->values();
      return std::any_of(values.begin(), values.end(), [](double x) { return std::isnan(x); });
    }
    // As it is shown: 0.333 finds a third.
    return value->size() == 1 &&
           (value->item() == number_ ||
            QString::fromStdString(plainNumber(value->item())).startsWith(plain_));
  }

  const Trace& trace_;
  const TraceState& state_;
  QString text_;
  QString plain_;  // with the minus sign of programs
  bool wants_nan_ = false;
  bool wants_number_ = false;
  double number_ = 0;
  std::unordered_map<const OpDef*, bool> ops_;
};

}  // namespace

std::vector<NodeId> findNodes(const Trace& trace, const TraceState& state, const QString& text) {
  const QString wanted = text.trimmed();
  if (wanted.isEmpty() || state.values.size() < trace.forward_size) return {};
  Finder finder(trace, state, wanted);
  std::vector<std::pair<Rank, NodeId>> found;
  for (std::uint32_t i = 0; i < trace.forward_size; ++i) {
    const Rank rank = finder.rank(NodeId{i});
    if (rank != none) found.emplace_back(rank, NodeId{i});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<NodeId> nodes;
  nodes.reserve(found.size());
  for (const auto& [rank, node] : found) nodes.push_back(node);
  return nodes;
}

}  // namespace nabla::ui
