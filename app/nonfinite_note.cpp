#include "app/nonfinite_note.h"

#include <utility>

#include "engine/trace/nonfinite.h"
#include "engine/trace/record.h"

namespace nabla::app {

void note_nonfinite(const Source& source, Execution execution, bool gradient) {
  Point feeds;
  for (const auto& [name, value] : source.document.point) {
    if (execution.graph.input(name)) feeds[name] = value;
  }
  TraceOptions options;
  options.backward = gradient;
  const NodeId output = execution.outputs.front().node;
  const Expected<Trace> trace = record(std::move(execution.graph), output, feeds, options);
  if (!trace) return;
  if (const auto found = first_nonfinite(*trace)) {
    report(source, describe_nonfinite(*trace, *found));
  }
}

}  // namespace nabla::app
