#include "app/value_text.h"

#include "engine/tensor/format.h"

namespace nabla::app {

std::string value_text(const Tensor& value) {
  constexpr std::size_t most = 1000, edge = 3;
  if (value.size() <= most) return format_tensor(value, 17, most);
  std::string text = format_tensor(value) + ": ";
  for (std::size_t i = 0; i < edge; ++i) text += format_number(value[i]) + ", ";
  text += "...";
  for (std::size_t i = value.size() - edge; i < value.size(); ++i)
    text += ", " + format_number(value[i]);
  return text;
}

}  // namespace nabla::app
