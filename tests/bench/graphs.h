// Programs and graphs of any size for the benchmarks of layout and canvas.
#pragma once

#include <random>
#include <string>

#include "ui/canvas/layout.h"

namespace nabla::bench {

// A tape: each statement is one op on one or two of the last dozen values.
inline std::string tapeProgram(int nodes) {
  std::mt19937 random(7);
  std::string text = "v0 = variable(0.5)\nv1 = variable(0.7)\n";
  const auto recent = [&random](int i) {
    const int back = 1 + static_cast<int>(random() % 12);
    return "v" + std::to_string(i > back ? i - back : 0);
  };
  for (int i = 2; i < nodes; ++i) {
    const std::string name = "v" + std::to_string(i);
    const std::string one = "v" + std::to_string(i - 1);
    text += name + " = " + (random() % 2 ? "sin(" + one + ")" : one + " * " + recent(i)) + "\n";
  }
  return text;
}

// Layers of forty values, each of two from the layer before, as in a network written out.
inline std::string layeredProgram(int nodes) {
  constexpr int width = 40;
  std::mt19937 random(11);
  const auto name = [](int layer, int i) {
    return "h" + std::to_string(layer) + "_" + std::to_string(i);
  };
  std::string text;
  for (int i = 0; i < width; ++i)
    text += name(0, i) + " = variable(0." + std::to_string(i + 1) + ")\n";
  const int layers = (nodes - 2 * width) / width;
  for (int layer = 1; layer <= layers; ++layer) {
    for (int i = 0; i < width; ++i) {
      const int other = (i + 1 + static_cast<int>(random() % 3)) % width;
      text += name(layer, i) + " = " + name(layer - 1, i) + (random() % 2 ? " + " : " * ") +
              name(layer - 1, other) + "\n";
    }
  }
  text += "y = " + name(layers, 0);
  for (int i = 1; i < width; ++i) text += " + " + name(layers, i);
  return text + "\n";
}

// The same shapes as plain graphs.
inline ui::LayoutGraph tapeGraph(int count) {
  std::mt19937 random(7);
  ui::LayoutGraph graph;
  for (int i = 0; i < count; ++i) {
    graph.nodes.push_back({"v" + std::to_string(i), 130, 84, 34, 34, false});
    for (unsigned k = 0; i > 0 && k < 1 + random() % 2; ++k) {
      graph.edges.push_back(
          {std::max(0, i - 1 - static_cast<int>(random() % 12)), i, k ? 8. : -8.});
    }
  }
  return graph;
}

inline ui::LayoutGraph layeredGraph(int count) {
  constexpr int width = 40;
  std::mt19937 random(11);
  ui::LayoutGraph graph;
  for (int i = 0; i < count; ++i) {
    graph.nodes.push_back({"h" + std::to_string(i), 130, 84, 34, 34, false});
    if (i < width) continue;
    const int start = (i / width - 1) * width;
    const int other = (i % width + 1 + static_cast<int>(random() % 3)) % width;
    graph.edges.push_back({i - width, i, -8});
    graph.edges.push_back({start + other, i, 8});
  }
  return graph;
}

}  // namespace nabla::bench
