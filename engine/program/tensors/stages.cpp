#include "engine/program/tensors/stages.h"

#include <algorithm>
#include <limits>

namespace nabla {

namespace {

// Whether the source is the result of an elementwise value, element by element.
bool follows(const TensorValues& values, const Source& from, std::size_t size) {
  const TensorValue& value = values.values[from.value];
  return value.kind == ValueKind::elementwise && value.shape.size() == size &&
         from.view.is_plain() && from.view.size() == size;
}

class Staging {
 public:
  explicit Staging(const TensorValues& values)
      : values_(values), count_(static_cast<std::uint32_t>(values.values.size())) {
    stages_.live.assign(count_, false);
    stages_.stage.assign(count_, 0);
    stages_.ready.assign(count_, -1);
    stages_.stored.assign(count_, false);
  }

  Stages run() {
    find_live();
    for (std::uint32_t v = 0; v < count_; ++v) {
      if (stages_.live[v]) find_stage(v);
    }
    find_readers();
    for (std::uint32_t v = count_; v-- > 0;) {
      if (stages_.live[v] && at(v).kind == ValueKind::elementwise) sink(v);
    }
    for (std::uint32_t v = 0; v < count_; ++v) {
      stages_.stored[v] = at(v).kind == ValueKind::elementwise && is_stored(v, none);
    }
    return std::move(stages_);
  }

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  const TensorValue& at(std::uint32_t value) const { return values_.values[value]; }

  void find_live() {
    for (const Source& fetch : values_.fetches) stages_.live[fetch.value] = true;
    for (std::uint32_t v = count_; v-- > 0;) {
      if (!stages_.live[v]) continue;
      for (const Source& from : at(v).sources) stages_.live[from.value] = true;
      for (const CollectedPart& part : at(v).parts) stages_.live[part.from.value] = true;
    }
  }

  void find_stage(std::uint32_t v) {
    const TensorValue& value = at(v);
    if (value.kind == ValueKind::input || value.kind == ValueKind::constant) return;
    int stage = 0;
    for (const Source& from : value.sources) {
      const bool joins =
          value.kind == ValueKind::elementwise && follows(values_, from, value.shape.size());
      stage = std::max(stage, stages_.ready[from.value] + (joins ? 0 : 1));
    }
    for (const CollectedPart& part : value.parts) {
      stage = std::max(stage, stage_of(part, values_, stages_));
    }
    stages_.stage[v] = stages_.ready[v] = stage;
  }

  // Elementwise values that read a value in order, and whether anything else reads it.
  void find_readers() {
    readers_.resize(count_);
    read_from_memory_.assign(count_, false);
    for (const Source& fetch : values_.fetches) read_from_memory_[fetch.value] = true;
    for (std::uint32_t v = 0; v < count_; ++v) {
      if (!stages_.live[v]) continue;
      const std::size_t size = at(v).shape.size();
      for (const Source& from : at(v).sources) {
        if (at(v).kind == ValueKind::elementwise && follows(values_, from, size)) {
          readers_[from.value].push_back(v);
        } else {
          read_from_memory_[from.value] = true;
        }
      }
      for (const CollectedPart& part : at(v).parts) {
        if (follows(values_, part.from, part.to.size())) {
          feeds_collected_.resize(count_, false);
          feeds_collected_[part.from.value] = true;
        } else {
          read_from_memory_[part.from.value] = true;
        }
      }
    }
    feeds_collected_.resize(count_, false);
  }

  bool is_stored(std::uint32_t v, std::uint32_t but_for) const {
    return read_from_memory_[v] || std::ranges::any_of(readers_[v], [&](std::uint32_t reader) {
             return reader != but_for && stages_.stage[reader] != stages_.stage[v];
           });
  }

  // Computes a value where it is read, if that keeps no more arrays than before.
  void sink(std::uint32_t v) {
    if (read_from_memory_[v] || feeds_collected_[v] || readers_[v].empty()) return;
    const int last = stages_.stage[readers_[v].front()];
    for (const std::uint32_t reader : readers_[v]) {
      if (stages_.stage[reader] != last) return;
    }
    if (last == stages_.stage[v]) return;
    int arrays = 0;
    for (const Source& from : at(v).sources) {
      if (at(from.value).kind != ValueKind::elementwise) continue;
      if (!is_stored(from.value, v)) ++arrays;
    }
    if (arrays <= 1) stages_.stage[v] = stages_.ready[v] = last;
  }

  const TensorValues& values_;
  std::uint32_t count_;
  Stages stages_;
  std::vector<std::vector<std::uint32_t>> readers_;
  std::vector<bool> read_from_memory_;
  std::vector<bool> feeds_collected_;
};

}  // namespace

bool Stages::in_loop(const TensorValues& values, const Source& from, int at,
                     std::size_t size) const {
  return follows(values, from, size) && stage[from.value] == at;
}

int stage_of(const CollectedPart& part, const TensorValues& values, const Stages& stages) {
  const int ready = stages.ready[part.from.value];
  return follows(values, part.from, part.to.size()) ? ready : ready + 1;
}

Stages stages_of(const TensorValues& values) { return Staging(values).run(); }

}  // namespace nabla
