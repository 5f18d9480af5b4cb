#include "engine/ops/identity.h"

#include "engine/ops/define.h"

namespace nabla {

const OpDef& identity_op() {
  static const OpDef op{
      .name = "identity",
      .family = "control",
      .summary = "The value as it is",
      .arguments = {{"x"}},
      .notation = prefix("+", "=", "#1"),
      .kernel = UnaryFunction{[](double x) { return x; }},
      .rule = Linear{[](const RuleArgs&, std::size_t, Sym gradient) { return gradient; }, {1}},
      .internal = true};
  return op;
}

}  // namespace nabla
