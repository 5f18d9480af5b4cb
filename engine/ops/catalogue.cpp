#include "engine/ops/catalogue.h"

#include <memory>
#include <unordered_map>
#include <utility>

#include "engine/ops/families.h"

namespace nabla {
namespace {

struct Catalogue {
  std::vector<std::unique_ptr<const OpDef>> owned;
  std::vector<const OpDef*> all;
  std::unordered_map<std::string_view, const OpDef*> by_name;

  void add(std::vector<OpDef> ops) {
    for (OpDef& op : ops) {
      owned.push_back(std::make_unique<const OpDef>(std::move(op)));
      all.push_back(owned.back().get());
      [[maybe_unused]] const bool fresh = by_name.emplace(all.back()->name, all.back()).second;
      assert(fresh);
    }
  }
};

Catalogue make_catalogue() {
  Catalogue catalogue;
  for (const auto family :
       {arithmetic_ops, guarded_ops, elementary_ops, trigonometric_ops, choice_ops, activation_ops,
        softmax_ops, reduction_ops, statistics_ops, shape_ops, order_ops, selection_ops,
        product_ops, linear_algebra_ops, loss_ops, convolution_ops, network_ops}) {
    catalogue.add(family());
  }
  return catalogue;
}

const Catalogue& catalogue() {
  static const Catalogue made = make_catalogue();
  return made;
}

}  // namespace

const std::vector<const OpDef*>& all_ops() { return catalogue().all; }

const OpDef* find_op(std::string_view name) {
  const auto& by_name = catalogue().by_name;
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : found->second;
}

}  // namespace nabla
