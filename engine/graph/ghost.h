// What a branch that is not taken would compute: nodes that were never made, for drawings.
#pragma once

#include <string>
#include <vector>

#include "engine/graph/graph.h"

namespace nabla {

// What a ghost reads: a node, or a ghost of the same branch.
struct GhostOperand {
  NodeId node;
  int ghost = -1;
  friend bool operator==(const GhostOperand&, const GhostOperand&) = default;
};

struct Ghost {
  const OpDef* op = nullptr;  // null for what is told by its text alone
  std::string text;           // a number, `_`, or the function called
  std::string name;           // the name it would have, or empty
  std::vector<GhostOperand> operands;
  SourceSpan span;
};

struct GhostBranch {
  ContextId taken;      // the branch in whose place this one would be run
  int index = 0;        // as that of its context: 1 for `then`, 0 for `else`
  bool decided = true;  // false where what decides waits for an input that is not connected
  std::vector<Ghost> ghosts;
};
using Ghosts = std::vector<GhostBranch>;

// Whether both would be drawn alike: all but the places in the text.
bool same_ghosts(const Ghosts& a, const Ghosts& b);

}  // namespace nabla
