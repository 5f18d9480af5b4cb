#include "engine/document/json_tensor.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace nabla {

namespace {

constexpr std::size_t most_axes = 32;

// Lists keep every extent up to the first 0, and nothing after it.
bool lists_tell_shape(const Shape& shape) {
  const auto& extents = shape.extents();
  const auto zero = std::find(extents.begin(), extents.end(), 0);
  return zero == extents.end() || zero + 1 == extents.end();
}

Json nested(const Tensor& a, std::size_t axis, std::size_t& next) {
  if (axis == a.rank()) return a[next++];
  Json list = Json::array();
  for (std::int64_t i = 0; i < a.shape()[axis]; ++i) list.push_back(nested(a, axis + 1, next));
  return list;
}

Diagnostic fault(Message what, Message hint = {}) { return {std::move(what), std::move(hint), {}}; }

std::string kind_of(const Json& value) {
  if (value.is_string()) return quoted_json(value.get_ref<const std::string&>().substr(0, 40));
  if (value.is_structured()) return value.is_array() ? "[...]" : "{...}";
  return value.dump();
}

// Collects the numbers of nested lists whose shape is that of the first entries.
class Collector {
 public:
  explicit Collector(const Json& value) {
    for (const Json* list = &value; list->is_array(); list = &list->front()) {
      extents_.push_back(static_cast<std::int64_t>(list->size()));
      if (list->empty()) break;
    }
  }

  Expected<Tensor> collect(const Json& value) {
    if (extents_.size() > most_axes) return fault(say("this is nested too deeply"));
    if (const Expected<Done> done = add(value, 0); !done) return done.error();
    return Tensor(Shape(std::move(extents_)), std::move(numbers_));
  }

 private:
  Expected<Done> add(const Json& value, std::size_t axis) {
    if (axis == extents_.size()) return add_number(value);
    if (!value.is_array()) return ragged();
    if (static_cast<std::int64_t>(value.size()) != extents_[axis]) return ragged();
    for (const Json& entry : value) {
      if (const Expected<Done> done = add(entry, axis + 1); !done) return done;
    }
    return Done{};
  }

  Expected<Done> add_number(const Json& value) {
    if (value.is_array()) return ragged();
    if (!value.is_number()) {
      return fault(say("a number or nested lists of numbers are needed, not %1", kind_of(value)));
    }
    numbers_.push_back(value.get<double>());
    return Done{};
  }

  static Diagnostic ragged() {
    return fault(say("the lists are not equally long and deep"),
                 say("write a matrix as [[1, 2], [3, 4]]"));
  }

  std::vector<std::int64_t> extents_;
  std::vector<double> numbers_;
};

// {"shape": [0, 3]}: only for tensors without elements, so that a few bytes never ask for much
// memory.
Expected<Tensor> empty_tensor(const Json& value) {
  const auto shape = value.find("shape");
  const Diagnostic wrong = fault(say("only an empty tensor is written as a shape"),
                                 say("write its numbers as nested lists"));
  if (shape == value.end() || !shape->is_array() || shape->size() > most_axes) return wrong;
  std::vector<std::int64_t> extents;
  for (const Json& extent : *shape) {
    const bool fits = extent.is_number_unsigned() && extent.get<std::uint64_t>() <= UINT32_MAX;
    if (!fits) return wrong;
    extents.push_back(extent.get<std::int64_t>());
  }
  if (std::find(extents.begin(), extents.end(), 0) == extents.end()) return wrong;
  return Tensor(Shape(std::move(extents)), {});
}

}  // namespace

Json json_of(const Tensor& a) {
  if (!lists_tell_shape(a.shape())) return Json{{"shape", a.shape().extents()}};
  std::size_t next = 0;
  return nested(a, 0, next);
}

Expected<Tensor> tensor_of(const Json& value) {
  if (value.is_object()) return empty_tensor(value);
  return Collector(value).collect(value);
}

}  // namespace nabla
