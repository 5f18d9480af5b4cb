#include "engine/ops/defaults.h"

#include <array>

#include "engine/tensor/format.h"

namespace nabla {

namespace {

struct Default {
  std::string_view function, argument, value;
};

constexpr std::array<Default, 24> defaults = {{
    {"softmax", "axis", "-1"},
    {"log_softmax", "axis", "-1"},
    {"concat", "axis", "0"},
    {"stack", "axis", "0"},
    {"var", "ddof", "0"},
    {"std", "ddof", "0"},
    {"leaky_relu", "negative_slope", "0.01"},
    {"elu", "alpha", "1"},
    {"conv2d", "stride", "1"},
    {"conv2d", "padding", "0"},
    {"max_pool2d", "stride", "kernel_size"},
    {"max_pool2d", "padding", "0"},
    {"avg_pool2d", "stride", "kernel_size"},
    {"avg_pool2d", "padding", "0"},
    {"layer_norm", "eps", "1e-5"},
    {"mse", "reduction", "\"mean\""},
    {"cross_entropy", "reduction", "\"mean\""},
    {"binary_cross_entropy", "reduction", "\"mean\""},
    {"arange", "step", "1"},
    {"range", "step", "1"},
    {"linspace", "num", "50"},
    {"eye", "m", "n"},
    {"randn", "seed", "0"},
    {"uniform", "seed", "0"},
}};

}  // namespace

std::string default_of(std::string_view function, const Argument& argument) {
  for (const Default& each : defaults) {
    if (each.function == function && each.argument == argument.name) return std::string(each.value);
  }
  if (argument.otherwise) return format_number(*argument.otherwise);
  return argument.kind == ArgumentKind::boolean ? "False" : "None";
}

}  // namespace nabla
