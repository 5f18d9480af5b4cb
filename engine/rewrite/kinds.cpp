#include "engine/rewrite/kinds.h"

#include <array>
#include <cassert>
#include <unordered_map>

#include "engine/ops/catalogue.h"

namespace nabla {

namespace {

constexpr std::array<std::string_view, kind_count> names = {"", "input", "constant",
#define NABLA_NAME(name) #name,
                                                            NABLA_RULED_OPS(NABLA_NAME)
#undef NABLA_NAME
};

struct Kinds {
  std::array<const OpDef*, kind_count> ops{};
  std::unordered_map<const OpDef*, Kind> kinds;

  Kinds() {
    ops[static_cast<std::size_t>(Kind::input)] = &input_op();
    ops[static_cast<std::size_t>(Kind::constant)] = &constant_op();
    for (std::size_t i = static_cast<std::size_t>(Kind::constant) + 1; i < kind_count; ++i) {
      ops[i] = find_op(names[i]);
      assert(ops[i] != nullptr);
    }
    for (std::size_t i = 1; i < kind_count; ++i) kinds.emplace(ops[i], static_cast<Kind>(i));
  }
};

const Kinds& table() {
  static const Kinds made;
  return made;
}

}  // namespace

Kind kind_of(const OpDef& op) {
  const auto found = table().kinds.find(&op);
  return found == table().kinds.end() ? Kind::other : found->second;
}

Kind kind_named(std::string_view name) {
  for (std::size_t i = 1; i < kind_count; ++i) {
    if (names[i] == name) return static_cast<Kind>(i);
  }
  return Kind::other;
}

const OpDef& op_of(Kind kind) { return *table().ops[static_cast<std::size_t>(kind)]; }

}  // namespace nabla
