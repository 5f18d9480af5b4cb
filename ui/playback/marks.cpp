#include "ui/playback/marks.h"

#include <algorithm>
#include <cmath>

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

std::optional<NodeId> nodeOf(const Trace& trace, const QString& label) {
  const std::string wanted = label.toStdString();
  if (const auto found = trace.graph.find(wanted); found && found->index < trace.forward_size)
    return found;
  for (std::uint32_t i = 0; i < trace.forward_size; ++i) {
    if (trace.graph.label(NodeId{i}) == wanted) return NodeId{i};
  }
  return std::nullopt;
}

Marks::Marks(Playhead& playhead, QObject* parent) : QObject(parent) {
  playhead.setStop([this](const Trace& trace, int step) { return stopsAfter(trace, step); });
}

bool Marks::breaks(const QString& label, BreakKind kind) const {
  const auto found = breaks_.find(label);
  return found != breaks_.end() && (found->second & static_cast<unsigned>(kind)) != 0;
}

std::vector<QString> Marks::broken() const {
  std::vector<QString> labels;
  for (const auto& [label, kinds] : breaks_) labels.push_back(label);
  return labels;
}

bool Marks::isWatched(const QString& label) const {
  return std::find(watched_.begin(), watched_.end(), label) != watched_.end();
}

bool Marks::stopsAfter(const Trace& trace, int step) const {
  if (breaks_.empty() && !any_nan_) return false;
  const Step& done = trace.steps[static_cast<std::size_t>(step)];
  if (any_nan_ && bringsNan(trace, done)) return true;
  const auto found = breaks_.find(QString::fromStdString(trace.graph.label(reached(done))));
  if (found == breaks_.end()) return false;
  const auto wants = [&](BreakKind kind) {
    return (found->second & static_cast<unsigned>(kind)) != 0;
  };
  if (wants(BreakKind::nan) && bringsNan(trace, done)) return true;
  return wants(done.phase == Phase::backward ? BreakKind::gradient : BreakKind::computed);
}

void Marks::setBreak(const QString& label, BreakKind kind, bool on) {
  if (label.isEmpty() || breaks(label, kind) == on) return;
  unsigned& kinds = breaks_[label];
  kinds ^= static_cast<unsigned>(kind);
  if (kinds == 0) breaks_.erase(label);
  emit breaksChanged();
}

void Marks::toggleBreak(const QString& label, BreakKind kind) {
  setBreak(label, kind, !breaks(label, kind));
}

void Marks::setBreakOnAnyNan(bool on) {
  if (any_nan_ == on) return;
  any_nan_ = on;
  emit breaksChanged();
}

void Marks::setWatched(const QString& label, bool on) {
  if (label.isEmpty() || isWatched(label) == on) return;
  if (on) {
    watched_.push_back(label);
  } else {
    watched_.erase(std::find(watched_.begin(), watched_.end(), label));
  }
  emit watchedChanged();
}

void Marks::clearBreaks() {
  breaks_.clear();
  any_nan_ = false;
  emit breaksChanged();
}

}  // namespace nabla::ui
