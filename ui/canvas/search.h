// Finds nodes by what a person may remember of them: a name, an op or a value.
#pragma once

#include <QString>
#include <vector>

#include "engine/trace/trace.h"

namespace nabla::ui {

// The forward nodes that match, best first: a name that is the text, one that starts with it, one
// that holds it; then ops by name, sign or translated word, then values ("3", or "nan" for every
// node with one somewhere). Upper and lower case are the same. An empty text finds nothing.
std::vector<NodeId> findNodes(const Trace& trace, const TraceState& state, const QString& text);

}  // namespace nabla::ui
