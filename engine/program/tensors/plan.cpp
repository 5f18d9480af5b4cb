#include "engine/program/tensors/plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "engine/graph/evaluate.h"
#include "engine/program/element_terms.h"
#include "engine/program/lower_scalars.h"
#include "engine/program/tensors/stages.h"
#include "engine/program/tensors/step_list.h"
#include "engine/rewrite/passes.h"

namespace nabla {

namespace {

// A loop while it is put together.
struct LoopDraft {
  ElementTerms terms;
  std::vector<Access> reads;
  std::vector<Delivery> deliveries;
  std::vector<TermId> outputs;

  explicit LoopDraft(Tables& tables) : terms(tables, 16) {}

  TermId read(Access access) {
    const auto found = std::ranges::find(reads, access);
    const auto number = static_cast<std::uint32_t>(found - reads.begin());
    if (found == reads.end()) reads.push_back(std::move(access));
    return terms.input(number);
  }
  void deliver(TermId output, Delivery delivery) {
    outputs.push_back(output);
    deliveries.push_back(std::move(delivery));
  }
};

Shape shape_of(const View& view) {
  std::vector<std::int64_t> extents;
  for (const Axis& axis : view.axes) extents.push_back(static_cast<std::int64_t>(axis.extent));
  return Shape(extents);
}

// The outer axes of an operand, as those of the result.
std::vector<std::ptrdiff_t> outer_strides(const View& view, std::size_t count) {
  std::vector<std::ptrdiff_t> strides(count, 0);
  for (std::size_t k = 2; k < view.axes.size(); ++k) {
    const Axis& axis = view.axes[view.axes.size() - 1 - k];
    if (axis.extent != 1) strides[count + 1 - k] = axis.stride;
  }
  return strides;
}

// A vector is a row on the left and a column on the right.
ProductStep product_step(const TensorValue& value) {
  const View& a = value.sources[0].view;
  const View& b = value.sources[1].view;
  const bool rows = a.axes.size() > 1;
  const bool columns = b.axes.size() > 1;
  ProductStep step;
  step.shape.inner = a.axes.back().extent;
  step.shape.rows = rows ? a.axes[a.axes.size() - 2].extent : 1;
  step.shape.columns = columns ? b.axes.back().extent : 1;
  step.shape.a_strides = {rows ? a.axes[a.axes.size() - 2].stride : 0, a.axes.back().stride};
  step.shape.b_strides = {columns ? b.axes[b.axes.size() - 2].stride : b.axes.back().stride,
                          columns ? b.axes.back().stride : 0};
  const std::size_t outer = value.shape.rank() - (rows ? 1 : 0) - (columns ? 1 : 0);
  for (std::size_t k = 0; k < outer; ++k) {
    step.outer.push_back(static_cast<std::size_t>(value.shape[k]));
  }
  step.a = {0, a.offset, outer_strides(a, outer)};
  step.b = {0, b.offset, outer_strides(b, outer)};
  return step;
}

class Planning {
 public:
  Planning(TensorValues values, Cancellation cancelled)
      : cancelled_(cancelled),
        values_(std::move(values)),
        stages_(stages_of(values_)),
        arrays_(values_.values.size()) {
    terms_.resize(values_.values.size());
  }

  TensorPlan run() {
    give_homes();
    for (std::uint32_t v = 0; v < values_.values.size(); ++v) {
      if (cancelled_.asked()) return {};
      if (stages_.live[v]) add(v);
    }
    copy_fetches();
    for (auto& [key, draft] : drafts_) {
      if (cancelled_.asked()) return {};
      add_loop(key.first, key.second, draft);
    }
    if (cancelled_.asked()) return {};
    plan_.room = steps_.finish(plan_.steps, plan_.arrays, sizes_);
    plan_.constants = std::move(values_.constants);
    return std::move(plan_);
  }

 private:
  const TensorValue& at(std::uint32_t value) const { return values_.values[value]; }

  std::uint32_t new_array(ArrayHome home, std::size_t size) {
    plan_.arrays.push_back(home);
    sizes_.push_back(size);
    return static_cast<std::uint32_t>(plan_.arrays.size() - 1);
  }

  // Inputs and constants have theirs; a value that is fetched as it is goes straight to the output.
  void give_homes() {
    for (std::uint32_t v = 0; v < values_.values.size(); ++v) {
      if (!stages_.live[v]) continue;
      const std::size_t size = at(v).shape.size();
      if (at(v).kind == ValueKind::input) {
        arrays_[v] = new_array({ArrayHome::Where::input, at(v).number}, size);
      } else if (at(v).kind == ValueKind::constant) {
        arrays_[v] = new_array({ArrayHome::Where::constant, at(v).number}, size);
      } else if (at(v).kind != ValueKind::elementwise || stages_.stored[v]) {
        arrays_[v] = new_array({ArrayHome::Where::room, 0}, size);
      }
    }
    for (std::size_t k = 0; k < values_.fetches.size(); ++k) {
      const Source& fetch = values_.fetches[k];
      const TensorValue& value = at(fetch.value);
      const bool same = fetch.view.is_plain() && fetch.view.size() == value.shape.size();
      ArrayHome& home = plan_.arrays[arrays_[fetch.value]];
      if (same && home.where == ArrayHome::Where::room) {
        home = {ArrayHome::Where::output, k};
      } else {
        copied_.push_back(k);
      }
    }
  }

  void copy_fetches() {
    for (const std::size_t k : copied_) {
      const Source& fetch = values_.fetches[k];
      const std::size_t size = fetch.view.size();
      const int stage = stages_.ready[fetch.value] + 1;
      LoopDraft& draft = draft_for(stage, size);
      const std::uint32_t to = new_array({ArrayHome::Where::output, k}, size);
      draft.deliver(operand(draft, fetch, stage, size), {{to, run_of(size)}, Code::copy});
    }
  }

  static View run_of(std::size_t size) { return collapsed({0, {{size, 1}}}); }

  LoopDraft& draft_for(int stage, std::size_t size) {
    return drafts_.try_emplace({stage, size}, tables_).first->second;
  }

  TermId operand(LoopDraft& draft, const Source& from, int stage, std::size_t size) {
    if (stages_.in_loop(values_, from, stage, size)) return terms_[from.value];
    const TensorValue& value = at(from.value);
    if (value.kind == ValueKind::constant && value.shape.is_scalar()) {
      return draft.terms.number(values_.constants[value.number].item());
    }
    return draft.read({arrays_[from.value], collapsed(from.view)});
  }

  void add(std::uint32_t v) {
    switch (at(v).kind) {
      case ValueKind::elementwise:
        return add_elementwise(v);
      case ValueKind::collected:
        return add_collected(v);
      case ValueKind::product:
        return add_product(v);
      case ValueKind::kernel:
        return add_kernel(v);
      case ValueKind::input:
      case ValueKind::constant:
        return;
    }
  }

  void add_elementwise(std::uint32_t v) {
    const TensorValue& value = at(v);
    const std::size_t size = value.shape.size();
    const int stage = stages_.stage[v];
    LoopDraft& draft = draft_for(stage, size);
    std::array<TermId, 3> from;
    const std::size_t count = value.sources.size();
    for (std::size_t k = 0; k < count; ++k) {
      from[k] = operand(draft, value.sources[k], stage, size);
    }
    const std::span operands(from.data(), count);
    terms_[v] = value.node == nullptr
                    ? draft.terms.make(op_of(value.made), value.made, operands)
                    : draft.terms.apply(*value.node, kind_of(*value.node->op), operands);
    if (stages_.stored[v]) {
      draft.deliver(terms_[v], {{arrays_[v], run_of(size)}, Code::copy});
    }
  }

  // What goes to one place from one loop is added up on the way.
  void add_collected(std::uint32_t v) {
    const TensorValue& value = at(v);
    struct Sum {
      LoopDraft* draft;
      TermId term;
      const CollectedPart* part;
    };
    std::vector<Sum> sums;
    int first = stages_.ready[v];
    for (const CollectedPart& part : value.parts) {
      const int stage = stage_of(part, values_, stages_);
      first = std::min(first, stage);
      const std::size_t size = part.to.size();
      LoopDraft& draft = draft_for(stage, size);
      const TermId term = operand(draft, part.from, stage, size);
      const auto same = std::ranges::find_if(sums, [&](const Sum& sum) {
        return part.code == Code::add && sum.draft == &draft && sum.part->to == part.to;
      });
      if (same != sums.end()) {
        same->term = draft.terms.make(Kind::add, same->term, term);
      } else {
        sums.push_back({&draft, term, &part});
      }
    }
    for (const Sum& sum : sums) {
      sum.draft->deliver(sum.term, {{arrays_[v], collapsed(sum.part->to)}, sum.part->code});
    }
    if (value.filled) {
      steps_.add(first, Fill{arrays_[v], value.shape.size(), value.fill}, {arrays_[v]});
    }
  }

  void add_product(std::uint32_t v) {
    const TensorValue& value = at(v);
    ProductStep step = product_step(value);
    step.a.array = arrays_[value.sources[0].value];
    step.b.array = arrays_[value.sources[1].value];
    step.to = arrays_[v];
    plan_.product_room = std::max(plan_.product_room, Product::room_for(step.shape.inner));
    steps_.add(stages_.stage[v], step, {step.a.array, step.b.array, step.to});
  }

  void add_kernel(std::uint32_t v) {
    const TensorValue& value = at(v);
    KernelStep step{value.node->op, value.node->attributes, {},
                    arrays_[v],     value.shape.size(),     plan_.operands.size()};
    std::vector<std::uint32_t> touched{arrays_[v]};
    for (const Source& from : value.sources) {
      step.operands.push_back({arrays_[from.value], collapsed(from.view)});
      plan_.operands.push_back(shape_of(from.view));
      touched.push_back(arrays_[from.value]);
    }
    steps_.add(stages_.stage[v], std::move(step), touched);
  }

  void add_loop(int stage, std::size_t size, LoopDraft& draft) {
    if (draft.outputs.empty()) return;
    std::vector<std::uint32_t> touched;
    for (const Access& access : draft.reads) touched.push_back(access.array);
    for (const Delivery& delivery : draft.deliveries) touched.push_back(delivery.to.array);
    Passes passes(tables_, {.cancelled = cancelled_});
    const Draft terms = passes.simplified(draft.terms.take(std::move(draft.outputs)));
    if (cancelled_.asked()) return;
    steps_.add(stage, BlockLoop(code_of(terms, tables_), size, draft.reads, draft.deliveries),
               touched);
  }

  Cancellation cancelled_;
  TensorValues values_;
  Stages stages_;
  std::vector<std::uint32_t> arrays_;  // by value, where it has one
  std::vector<std::size_t> sizes_;     // by array
  std::vector<TermId> terms_;          // of elementwise values, in their loops
  std::vector<std::size_t> copied_;    // fetches
  Graph nothing_;
  Tables tables_{nothing_};
  std::map<std::pair<int, std::size_t>, LoopDraft> drafts_;
  StepList steps_;
  TensorPlan plan_;
};

}  // namespace

TensorPlan plan(TensorValues values, Cancellation cancelled) {
  return Planning(std::move(values), cancelled).run();
}

}  // namespace nabla
