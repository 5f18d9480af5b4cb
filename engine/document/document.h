// What a user saves: a program text, a point, a layout and settings.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

// The version that is written; all up to it are read.
constexpr std::int64_t current_document_version = 1;

struct NodePosition {
  double x = 0;
  double y = 0;
  friend bool operator==(const NodePosition&, const NodePosition&) = default;
};

struct OptimizerChoice {
  using Settings = std::map<std::string, double, std::less<>>;

  std::string method = "gd";
  Settings settings = {};
  // Those of methods that were chosen before, by method.
  std::map<std::string, Settings, std::less<>> other_settings = {};
  std::optional<std::size_t> steps = {};  // at most so many
  std::optional<double> tolerance = {};   // of the gradient's Euclidean norm

  // Another method, with the settings that it had when it was chosen last.
  void choose(std::string other);
  friend bool operator==(const OptimizerChoice&, const OptimizerChoice&) = default;
};

// How the document was last looked at; empty where nothing was said. What a word means is for the
// views, so the words of a newer Nabla survive.
struct ViewChoice {
  std::string mode;       // evaluate, forward or reverse
  std::string execution;  // eager or static
  std::string curve;      // the variable along the curve
  std::string backward;   // where the backward graph is: beside, below or over the forward one
  std::string reading;    // "down" where the graph is read from top to bottom
  std::set<std::string> opened;     // nodes shown as what is inside them, by structural path
  std::optional<double> zoom = {};  // of the graph, pixels per unit of the scene;
  std::optional<NodePosition> center = {};  // and the place of the scene in the middle. Without
                                            // them the whole graph is shown
  friend bool operator==(const ViewChoice&, const ViewChoice&) = default;
};

struct Document {
  std::string program;
  Point point;  // overrides of initial values
  std::map<std::string, NodePosition, std::less<>>
      layout;  // hand-placed nodes by name or structural path
  OptimizerChoice optimizer;
  ViewChoice views;
  // Keys of others at every level, kept as they came: {"zebra": 1, "optimizers": [{"note": ".."}]}.
  std::string unknown_json = "{}";

  friend bool operator==(const Document&, const Document&) = default;
};

// Whether the text is a document, not a program: it starts with `{`.
bool is_document(std::string_view text);

// Text starting with `{` is a document (JSON, versioned, migrated), anything else a program. A
// newer version, broken JSON or invalid UTF-8 is an error of one clear line. Reading never touches
// a file.
Expected<Document> read_document(std::string_view text);

// Stable key order, two spaces, numbers that round-trip, final newline, and a line for each value
// and each place, so that versions of it compare well.
std::string write_document(const Document& document);

// "x=3,w=[1,2],A=[[1,2],[3,4]]" as typed after --at: constant expressions only.
Expected<Point> parse_point(std::string_view text);

}  // namespace nabla
