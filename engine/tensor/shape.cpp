#include "engine/tensor/shape.h"

namespace nabla {

std::size_t Shape::size() const {
  std::size_t product = 1;
  for (const std::int64_t extent : extents_) product *= static_cast<std::size_t>(extent);
  return product;
}

std::vector<std::size_t> Shape::strides() const {
  std::vector<std::size_t> strides(rank());
  std::size_t stride = 1;
  for (std::size_t axis = rank(); axis-- > 0;) {
    strides[axis] = stride;
    stride *= static_cast<std::size_t>(extents_[axis]);
  }
  return strides;
}

std::string Shape::str() const {
  std::string out = "(";
  for (std::size_t axis = 0; axis < rank(); ++axis) {
    if (axis > 0) out += ", ";
    out += std::to_string(extents_[axis]);
  }
  return out + (rank() == 1 ? ",)" : ")");
}

}  // namespace nabla
