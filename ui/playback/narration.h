// What happens in one step, as one sentence and one formula with its numbers.
#pragma once

#include <QString>

#include "engine/trace/trace.h"
#include "ui/formula/math.h"

namespace nabla::ui {

struct Narration {
  QString text;
  Math formula;
  Role role = Role::muted;  // the phase's colour
};

// Of the step with that index; -1 is the moment before the first. Values are blue, gradients
// orange, tangents violet, as everywhere.
Narration narrate(const Trace& trace, int index);

// What a step is called under the timeline: the node's name for values, with a bar for gradients
// (x̄₁), with a dot for tangents.
QString stepLabel(const Trace& trace, const Step& step);

// A node in a sentence: its name (x₁), or the sign of its op (×).
QString nodeTitle(const Graph& graph, NodeId node);
// A number or a short form of a tensor, at most six digits.
QString shortValue(const Tensor& value);
Role roleOf(Phase phase);

}  // namespace nabla::ui
