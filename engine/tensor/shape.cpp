#include "engine/tensor/shape.h"

namespace nabla {

void Shape::copy(std::span<const std::int64_t> extents) {
  rank_ = static_cast<std::uint32_t>(extents.size());
  if (is_far()) storage_.far = new std::int64_t[extents.size()];
  std::copy(extents.begin(), extents.end(), is_far() ? storage_.far : storage_.near.data());
}

void Shape::release() { delete[] storage_.far; }

std::vector<std::size_t> Shape::strides() const {
  std::vector<std::size_t> strides(rank());
  std::size_t stride = 1;
  for (std::size_t axis = rank(); axis-- > 0;) {
    strides[axis] = stride;
    stride *= static_cast<std::size_t>((*this)[axis]);
  }
  return strides;
}

std::string Shape::str() const {
  std::string out = "(";
  for (std::size_t axis = 0; axis < rank(); ++axis) {
    if (axis > 0) out += ", ";
    out += std::to_string((*this)[axis]);
  }
  return out + (rank() == 1 ? ",)" : ")");
}

}  // namespace nabla
