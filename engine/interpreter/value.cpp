#include "engine/interpreter/value.h"

namespace nabla {

Value Value::literal(Tensor value, SourceSpan span, bool varies) {
  return Value(std::make_shared<Literal>(Literal{std::move(value), varies, span, NodeId{}}));
}

Value Value::tuple(Elements elements) {
  Value out;
  out.state_ = std::make_shared<const Elements>(std::move(elements));
  return out;
}

Value Value::text(std::string text) {
  Value out;
  out.state_ = std::move(text);
  return out;
}

Literal* Value::as_literal() const {
  const auto* held = std::get_if<std::shared_ptr<Literal>>(&state_);
  return held == nullptr ? nullptr : held->get();
}

const Value::Elements* Value::as_tuple() const {
  const auto* held = std::get_if<std::shared_ptr<const Elements>>(&state_);
  return held == nullptr ? nullptr : held->get();
}

const Function* Value::as_function() const {
  const auto* held = std::get_if<std::shared_ptr<const Function>>(&state_);
  return held == nullptr ? nullptr : held->get();
}

const char* Value::kind() const {
  if (nothing()) return "nothing";
  if (as_tuple() != nullptr) return "a tuple";
  if (as_function() != nullptr) return "a function";
  if (as_text() != nullptr) return "text";
  return "a tensor";
}

}  // namespace nabla
