#include "engine/graph/ghost.h"

#include <algorithm>

namespace nabla {

namespace {

bool same_ghost(const Ghost& a, const Ghost& b) {
  return a.op == b.op && a.text == b.text && a.name == b.name && a.operands == b.operands;
}

bool same_branch(const GhostBranch& a, const GhostBranch& b) {
  return a.taken == b.taken && a.index == b.index && a.decided == b.decided &&
         std::ranges::equal(a.ghosts, b.ghosts, same_ghost);
}

}  // namespace

bool same_ghosts(const Ghosts& a, const Ghosts& b) { return std::ranges::equal(a, b, same_branch); }

}  // namespace nabla
