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
// What a node computes, for a card's title: × as an operator, and of those that are written around
// their operands the operands too where they are short: (1 − x)², else □².
Math opTitle(const Graph& graph, NodeId node);
// Of an op alone: xⁿ, A⁻¹.
Math opTitle(const OpDef& op);
// Whether the title of a node of that op shows its operands.
bool showsOperands(const OpDef& op);

}  // namespace nabla::ui
