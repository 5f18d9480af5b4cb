// A strong index: an Id of one kind never passes for an Id of another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace nabla {

template <class Tag>
struct Id {
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t index = none;

  bool valid() const { return index != none; }
  friend bool operator==(Id, Id) = default;
  friend auto operator<=>(Id, Id) = default;
};

}  // namespace nabla

template <class Tag>
struct std::hash<nabla::Id<Tag>> {
  std::size_t operator()(nabla::Id<Tag> id) const noexcept { return id.index; }
};
