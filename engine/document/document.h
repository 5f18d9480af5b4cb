// What a user saves: a program text, a point, a layout and settings.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/expected.h"
#include "engine/graph/graph.h"

namespace nabla {

struct NodePosition {
  double x = 0;
  double y = 0;
  friend bool operator==(const NodePosition&, const NodePosition&) = default;
};

struct OptimizerChoice {
  std::string method = "gd";
  std::map<std::string, double, std::less<>> settings;
  friend bool operator==(const OptimizerChoice&, const OptimizerChoice&) = default;
};

struct Document {
  std::string program;
  Point point;  // overrides of initial values
  std::map<std::string, NodePosition, std::less<>>
      layout;  // hand-placed nodes by name or structural path
  OptimizerChoice optimizer;
  std::string unknown_json = "{}";  // keys of others, kept as they came

  friend bool operator==(const Document&, const Document&) = default;
};

// Text starting with `{` is a document (JSON, versioned, migrated), anything else a program. A
// newer version, broken JSON or invalid UTF-8 is an error of one clear line. Reading never touches
// a file.
Expected<Document> read_document(std::string_view text);

// Stable key order, two spaces, numbers that round-trip, final newline.
std::string write_document(const Document& document);

// "x=3,w=[1,2],A=[[1,2],[3,4]]" as typed after --at: constant expressions only.
Expected<Point> parse_point(std::string_view text);

}  // namespace nabla
