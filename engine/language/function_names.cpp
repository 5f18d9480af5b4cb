#include "engine/language/function_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nabla {

namespace {

constexpr std::pair<std::string_view, std::string_view> aliases[] = {
    {"ln", "log"},        {"arcsin", "asin"},   {"arccos", "acos"},        {"arctan", "atan"},
    {"arctan2", "atan2"}, {"arcsinh", "asinh"}, {"arccosh", "acosh"},      {"arctanh", "atanh"},
    {"arsinh", "asinh"},  {"arcosh", "acosh"},  {"artanh", "atanh"},       {"tg", "tan"},
    {"sgn", "sign"},      {"absolute", "abs"},  {"fabs", "abs"},           {"power", "pow"},
    {"clamp", "clip"},    {"swish", "silu"},    {"concatenate", "concat"},
};

// Functions that are written right before their argument, and names that only look so.
constexpr std::string_view run_together[] = {
    "arcsin", "arccos", "arctan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "sqrt",
    "sin",    "cos",    "tan",    "log",  "ln",   "exp",  "abs",  "sgn",  "tg"};
constexpr std::string_view letters_for_arguments[] = {"x", "y", "z", "t",  "u", "v",
                                                      "a", "b", "θ", "pi", "α", "φ"};
constexpr std::string_view real_words[] = {"cost", "tana", "sina", "logy"};

std::string_view alias_of(std::string_view name) {
  for (const auto& [alias, canonical] : aliases) {
    if (alias == name) return canonical;
  }
  return {};
}

bool is_plain_digit(char c) { return c >= '0' && c <= '9'; }

// Looks like an argument: x, 2x, x1, pi.
bool is_argument(std::string_view text) {
  while (!text.empty() && is_plain_digit(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_plain_digit(text.back())) text.remove_suffix(1);
  return std::find(std::begin(letters_for_arguments), std::end(letters_for_arguments), text) !=
         std::end(letters_for_arguments);
}

// Wagner and Fischer, The string-to-string correction problem, J. ACM 1974.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

}  // namespace

namespace {

enum class Takes : std::uint8_t { several, one_number };

struct FunctionName {
  std::string_view name;
  // A second number is not taken, so that sqrt(1,5) can only be a decimal comma. Those of one
  // number that also take a base or decimals, as log and round do elsewhere, take several.
  Takes takes = Takes::several;
};

constexpr Takes one = Takes::one_number;

constexpr FunctionName language_functions[] = {
    // elementary
    {"sin", one},
    {"cos", one},
    {"tan", one},
    {"asin", one},
    {"acos", one},
    {"atan", one},
    {"atan2"},
    {"sinh", one},
    {"cosh", one},
    {"tanh", one},
    {"asinh", one},
    {"acosh", one},
    {"atanh", one},
    {"exp", one},
    {"expm1", one},
    {"log"},
    {"log1p", one},
    {"log2", one},
    {"log10", one},
    {"sqrt", one},
    {"cbrt", one},
    {"abs", one},
    {"sign", one},
    {"floor", one},
    {"ceil", one},
    {"round"},
    {"minimum"},
    {"maximum"},
    {"clip"},
    {"hypot"},
    {"erf", one},
    {"pow"},
    {"mod"},
    // activations
    {"sigmoid", one},
    {"softplus", one},
    {"relu", one},
    {"leaky_relu"},
    {"elu"},
    {"gelu", one},
    {"silu", one},
    {"softmax"},
    {"log_softmax"},
    {"logsumexp"},
    // reductions
    {"sum"},
    {"mean"},
    {"prod"},
    {"max"},
    {"min"},
    {"var"},
    {"std"},
    {"norm"},
    // linear algebra
    {"dot"},
    {"matmul"},
    {"outer"},
    {"transpose"},
    {"trace"},
    {"det"},
    {"inv"},
    {"solve"},
    // shape
    {"reshape"},
    {"concat"},
    {"stack"},
    {"broadcast_to"},
    {"squeeze"},
    {"expand_dims"},
    {"flip"},
    {"cumsum"},
    {"where"},
    {"eye"},
    {"zeros"},
    {"ones"},
    {"full"},
    {"arange"},
    {"linspace"},
    {"shape"},
    {"len"},
    // losses and networks
    {"mse"},
    {"cross_entropy"},
    {"binary_cross_entropy"},
    {"conv2d"},
    {"max_pool2d"},
    {"avg_pool2d"},
    {"layer_norm"},
    // data, inputs, control, derivatives
    {"load"},
    {"randn"},
    {"uniform"},
    {"variable"},
    {"placeholder"},
    {"constant"},
    {"range"},
    {"cond"},
    {"while_loop"},
    {"grad"},
    {"jacobian"},
    {"hessian"},
    {"hvp"},
    {"stop_gradient"},
};

}  // namespace

const std::vector<std::string_view>& all_function_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const FunctionName& function : language_functions) all.push_back(function.name);
    return all;
  }();
  return names;
}

bool is_known_function(std::string_view name) {
  const auto& names = all_function_names();
  return std::find(names.begin(), names.end(), name) != names.end() || !alias_of(name).empty();
}

std::string_view canonical_function(std::string_view name) {
  const std::string_view canonical = alias_of(name);
  return canonical.empty() ? name : canonical;
}

bool takes_one_argument(std::string_view function) {
  const std::string_view name = canonical_function(function);
  return std::any_of(std::begin(language_functions), std::end(language_functions),
                     [name](const FunctionName& each) {
                       return each.name == name && each.takes == Takes::one_number;
                     });
}

namespace {

bool is_loss(std::string_view function) {
  return function == "mse" || function == "cross_entropy" || function == "binary_cross_entropy";
}

}  // namespace

bool folds(std::string_view function) {
  return function == "sum" || function == "prod" || function == "max" || function == "min";
}

bool takes_text(std::string_view function, std::size_t place) {
  return (function == "load" && place == 0) || (is_loss(function) && place == 2);
}

bool takes_text(std::string_view function, std::string_view argument) {
  return (function == "load" && argument == "file") ||
         (is_loss(function) && argument == "reduction");
}

bool is_constant_name(std::string_view name) {
  return name == "pi" || name == "e" || name == "inf" || name == "nan" || name == "None";
}

std::vector<std::string_view> aliases_of(std::string_view canonical) {
  std::vector<std::string_view> names;
  for (const auto& [alias, function] : aliases) {
    if (function == canonical) names.push_back(alias);
  }
  return names;
}

std::string nearest_function(std::string_view name) {
  constexpr std::size_t longest = 32;  // no function has a longer name
  if (name.size() < 3 || name.size() > longest) return "";
  std::string_view best;
  std::size_t distance = name.size() < 5 ? 2 : 3;  // fewer edits than this
  for (std::string_view candidate : all_function_names()) {
    const std::size_t edits = edit_distance(name, candidate);
    if (edits >= distance) continue;
    distance = edits;
    best = candidate;
  }
  return std::string(best);
}

GluedCall glued_call(std::string_view name) {
  const bool real =
      std::find(std::begin(real_words), std::end(real_words), name) != std::end(real_words);
  if (real || is_known_function(name)) return {};
  for (std::string_view function : run_together) {
    if (name.substr(0, function.size()) != function) continue;
    const std::string_view argument = name.substr(function.size());
    if (is_argument(argument)) return {function, argument};
  }
  return {};
}

}  // namespace nabla
