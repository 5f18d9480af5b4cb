#include "engine/interpreter/call_advice.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nabla {

Message advice_for_more(std::string_view function) {
  static const std::pair<std::string_view, Message> rows[] = {
      {"log", say("for another base write log(x)/log(b)")},
      {"round", say("for two decimals write round(100*x)/100")},
      {"sqrt", say("the n-th root is x^(1/n)")},
      {"cbrt", say("the n-th root is x^(1/n)")},
      {"atan", say("of two numbers write atan2(y, x)")},
      {"zeros", say("write them in parentheses: %1", "zeros((2, 3))")},
      {"ones", say("write them in parentheses: %1", "ones((2, 3))")},
      {"reshape", say("write them in parentheses: %1", "reshape(a, (2, 3))")},
      {"broadcast_to", say("write them in parentheses: %1", "broadcast_to(a, (2, 3))")},
      {"transpose", say("write them in parentheses: %1", "transpose(a, (1, 0))")},
      {"randn", say("write them in parentheses: %1", "randn((2, 3))")},
      {"uniform", say("between a and b write a + (b - a)*uniform(shape)")},
  };
  for (const auto& [name, advice] : rows) {
    if (name == function) return advice;
  }
  return {};
}

Message advice_for_keyword(std::string_view keyword, const std::vector<std::string>& names) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> others = {{
      {"dim", "axis"},
      {"dims", "axis"},
      {"correction", "ddof"},
      {"unbiased", "ddof"},
      {"size", "shape"},
      {"a_min", "min"},
      {"a_max", "max"},
      {"p", "ord"},
      {"slope", "negative_slope"},
      {"epsilon", "eps"},
      {"kernel", "kernel_size"},
      {"strides", "stride"},
  }};
  for (const auto& [other, ours] : others) {
    const bool takes = std::find(names.begin(), names.end(), ours) != names.end();
    if (other == keyword && takes) return say("it is called %1 here", std::string(ours));
  }
  if (keyword == "dtype" || keyword == "device" || keyword == "requires_grad")
    return say("every number is a double: leave it out");
  return {};
}

}  // namespace nabla
