#include "engine/ops/window.h"

#include <string>

namespace nabla {

namespace {

// One number for both axes or one for each.
std::optional<Diagnostic> count_fault(const Attributes& attributes) {
  for (const char* name : {"kernel_size", "stride", "padding"}) {
    if (attributes.integers(name).size() <= 2) continue;
    return Diagnostic{
        say("%1 is one number or two", name), say("the second is for the last axis"), {}};
  }
  return {};
}

std::optional<Diagnostic> number_fault(const Window& window) {
  for (std::size_t i = 0; i < 2; ++i) {
    if (window.stride[i] < 1) {
      return Diagnostic{
          say("a window cannot move in steps of %1", std::to_string(window.stride[i])),
          say("stride is 1 or more"),
          {}};
    }
    if (window.padding[i] < 0) {
      return Diagnostic{say("a padding of %1 takes away", std::to_string(window.padding[i])),
                        say("padding is 0 or more"),
                        {}};
    }
    if (window.size[i] < 1) {
      return Diagnostic{
          say("a window of shape %1 is empty", Shape{window.size[0], window.size[1]}.str()),
          say("its extents are 1 or more"),
          {}};
    }
  }
  return {};
}

}  // namespace

std::optional<Diagnostic> window_fault(const Window& window, const Shape& input,
                                       const Attributes& attributes) {
  if (auto fault = count_fault(attributes)) return fault;
  if (auto fault = number_fault(window)) return fault;
  if (input.rank() != 3 && input.rank() != 4) {
    return Diagnostic{
        say("the input needs 3 or 4 axes, not shape %1", input.str()),
        say("the input is (channels, height, width) or (batch, channels, height, width)"),
        {}};
  }
  for (std::size_t i = 0; i < 2; ++i) {
    if (input[input.rank() - 2 + i] + 2 * window.padding[i] >= window.size[i]) continue;
    const Shape size{window.size[0], window.size[1]};
    return Diagnostic{
        say("a window of shape %1 does not fit into shape %2", size.str(), input.str()),
        say("take a smaller window, or more padding"),
        {}};
  }
  return {};
}

}  // namespace nabla
