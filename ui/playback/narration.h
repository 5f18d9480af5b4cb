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

// What a node is called in a formula, for math::sym(): its own name among all (y_1, v3), as
// Graph::distinct_name() gives it; a label where it has none.
QString nodeName(const Graph& graph, NodeId node);
// A node in a sentence: that name (y₁, v₃), or the number that a constant is.
QString nodeTitle(const Graph& graph, NodeId node);
// A number of at most six digits, or a short form of a tensor, of four.
QString shortValue(const Tensor& value);
Role roleOf(Phase phase);

}  // namespace nabla::ui
