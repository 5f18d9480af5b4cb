#include "engine/graph/node.h"

#include <algorithm>

namespace nabla {

Operands::Operands(std::span<const NodeId> ids) : size_(static_cast<std::uint32_t>(ids.size())) {
  if (ids.size() <= few_.size()) {
    std::copy(ids.begin(), ids.end(), few_.begin());
  } else {
    many_ = std::make_shared<const std::vector<NodeId>>(ids.begin(), ids.end());
  }
}

}  // namespace nabla
