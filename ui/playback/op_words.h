// What cards and panels say about an op: a short translated word, and the op's sign as a formula.
#pragma once

#include <QString>

#include "engine/graph/graph.h"
#include "ui/formula/math.h"

namespace nabla::ui {

// "multiply", "matrix product"; ops that people know by their name keep it ("softmax").
QString opWord(const OpDef& op);
// The sign alone, as plain text: "×", "sin", "Σ".
QString opGlyph(const OpDef& op);
// The same for a card's title: × as an operator, x² for a power, A⁻¹ for an inverse.
Math opTitle(const Graph& graph, NodeId node);
Math opTitle(const OpDef& op);

}  // namespace nabla::ui
