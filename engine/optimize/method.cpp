#include "engine/optimize/method.h"

#include <algorithm>
#include <array>

#include "engine/optimize/methods.h"
#include "engine/tensor/format.h"

namespace nabla {

std::span<const Method* const> all_methods() {
  static const std::array<const Method*, 2> all{&gradient_descent(), &newton()};
  return all;
}

const Method* find_method(std::string_view name) {
  for (const Method* method : all_methods()) {
    if (method->name == name) return method;
  }
  return nullptr;
}

namespace {

Message allowed(const Method& method) {
  if (method.settings.empty()) return say("%1 has no settings", std::string(method.name));
  std::string list;
  for (const Setting& setting : method.settings) {
    list += (list.empty() ? "" : ", ") + std::string(setting.name) + " from " +
            format_number(setting.low) + " to " + format_number(setting.high);
  }
  return say("%1 takes %2", std::string(method.name), list);
}

}  // namespace

Expected<Settings> settings_for(const Method& method, const Settings& given) {
  Settings settings;
  for (const Setting& setting : method.settings)
    settings.emplace(setting.name, setting.default_value);
  for (const auto& [name, value] : given) {
    const auto known = std::find_if(
        method.settings.begin(), method.settings.end(),
        [&, wanted = std::string_view(name)](const Setting& s) { return s.name == wanted; });
    if (known == method.settings.end()) {
      return Diagnostic{
          say("%1 has no setting %2", std::string(method.name), name), allowed(method), {}};
    }
    if (!(value >= known->low && value <= known->high)) {
      return Diagnostic{say("%1 cannot be %2", name, format_number(value)), allowed(method), {}};
    }
    settings.insert_or_assign(name, value);
  }
  return settings;
}

}  // namespace nabla
