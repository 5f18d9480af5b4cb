#include "ui/playback/marks.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace nabla::ui {

namespace {

bool hasNan(const Tensor& tensor) {
  const auto values = tensor.values();
  return std::any_of(values.begin(), values.end(), [](double x) { return std::isnan(x); });
}

// The node to which a step brings something.
NodeId reached(const Step& step) {
  return step.phase == Phase::backward && step.operand >= 0 ? step.to : step.node;
}

bool bringsNan(const Trace& trace, const Step& step) {
  const auto events = trace.events_of(step);
  return std::any_of(events.begin(), events.end(),
                     [](const Event& event) { return hasNan(event.value); });
}

}  // namespace

Marks::Marks(Playhead& playhead, QObject* parent) : QObject(parent) {
  playhead.setStop([this](const Trace& trace, int step) { return stopsAfter(trace, step); });
}

const NodeKeys& Marks::keysOf(const Trace& trace) const {
  if (!keys_ || !graph_.same(trace.graph)) {
    graph_ = trace.graph;
    keys_.emplace(graph_, trace.forward_size);
  }
  return *keys_;
}

QString Marks::keyOf(const Trace& trace, NodeId node) const {
  return QString::fromStdString(keysOf(trace).of(node));
}

std::optional<NodeId> Marks::nodeOf(const Trace& trace, const QString& key) const {
  return keysOf(trace).find(key.toStdString());
}

bool Marks::breaks(const QString& key, BreakKind kind) const {
  const auto found = breaks_.find(key);
  return found != breaks_.end() && (found->second & static_cast<unsigned>(kind)) != 0;
}

std::vector<QString> Marks::broken() const {
  std::vector<QString> keys;
  for (const auto& [key, kinds] : breaks_) keys.push_back(key);
  return keys;
}

bool Marks::isWatched(const QString& key) const {
  return std::find(watched_.begin(), watched_.end(), key) != watched_.end();
}

bool Marks::stopsAfter(const Trace& trace, int step) const {
  if (breaks_.empty() && !any_nan_) return false;
  const Step& done = trace.steps[static_cast<std::size_t>(step)];
  if (any_nan_ && bringsNan(trace, done)) return true;
  const auto found = breaks_.find(keyOf(trace, reached(done)));
  if (found == breaks_.end()) return false;
  const auto wants = [&](BreakKind kind) {
    return (found->second & static_cast<unsigned>(kind)) != 0;
  };
  if (wants(BreakKind::nan) && bringsNan(trace, done)) return true;
  return wants(done.phase == Phase::backward ? BreakKind::gradient : BreakKind::computed);
}

void Marks::setBreak(const QString& key, BreakKind kind, bool on) {
  if (key.isEmpty() || breaks(key, kind) == on) return;
  unsigned& kinds = breaks_[key];
  kinds ^= static_cast<unsigned>(kind);
  if (kinds == 0) breaks_.erase(key);
  emit breaksChanged();
}

void Marks::toggleBreak(const QString& key, BreakKind kind) {
  setBreak(key, kind, !breaks(key, kind));
}

void Marks::setBreakOnAnyNan(bool on) {
  if (any_nan_ == on) return;
  any_nan_ = on;
  emit breaksChanged();
}

void Marks::setWatched(const QString& key, bool on) {
  if (key.isEmpty() || isWatched(key) == on) return;
  if (on) {
    watched_.push_back(key);
  } else {
    watched_.erase(std::find(watched_.begin(), watched_.end(), key));
  }
  emit watchedChanged();
}

void Marks::rename(const std::string& from, const std::string& to) {
  const auto renamed = [&](const QString& key) {
    return QString::fromStdString(renamedKey(key.toStdString(), from, to));
  };
  std::map<QString, unsigned> breaks;
  for (const auto& [key, kinds] : breaks_) breaks[renamed(key)] |= kinds;
  breaks_ = std::move(breaks);
  for (QString& key : watched_) key = renamed(key);
  emit breaksChanged();
  emit watchedChanged();
}

void Marks::clearBreaks() {
  breaks_.clear();
  any_nan_ = false;
  emit breaksChanged();
}

}  // namespace nabla::ui
