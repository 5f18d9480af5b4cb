#include "ui/formula/numbers.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "engine/tensor/format.h"
#include "ui/formula/pretty_name.h"

namespace nabla::ui {

namespace {

constexpr std::int64_t most_rows = 3;
constexpr std::int64_t most_columns = 4;
constexpr std::size_t longest_vector = 6;

std::string withoutZeros(std::string number) {
  const std::size_t mark = std::min(number.find('e'), number.size());
  if (number.find('.') >= mark) return number;
  const std::size_t last = number.find_last_not_of('0', mark - 1);
  const std::size_t kept = number[last] == '.' ? last : last + 1;
  return number.erase(kept, mark - kept);
}

constexpr QStringView raised_signs = u"⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
constexpr QStringView plain_signs = u"0123456789−";

// The least and the largest number, those that are not NaN.
std::pair<double, double> rangeOf(const Tensor& tensor) {
  std::pair<double, double> range{std::numeric_limits<double>::infinity(),
                                  -std::numeric_limits<double>::infinity()};
  for (const double x : tensor.values()) {
    range.first = std::min(range.first, x != x ? range.first : x);
    range.second = std::max(range.second, x != x ? range.second : x);
  }
  return range;
}

bool anyNan(const Tensor& tensor) {
  const auto values = tensor.values();
  return std::any_of(values.begin(), values.end(), [](double x) { return x != x; });
}

QString nested(const Tensor& tensor, int digits, std::size_t axis, std::size_t& next) {
  if (axis == tensor.rank()) return shownNumber(tensor[next++], digits);
  QStringList parts;
  for (std::int64_t i = 0; i < tensor.shape()[axis]; ++i)
    parts << nested(tensor, digits, axis + 1, next);
  return u'[' + parts.join(QStringLiteral(", ")) + u']';
}

QString shapeOf(const Tensor& tensor) { return QString::fromStdString(tensor.shape().str()); }

// (256, 64) in [−1.2, 3.4]
Math rangeMath(const Tensor& tensor, int digits, std::optional<Role> role) {
  const auto [low, high] = rangeOf(tensor);
  if (low > high) return math::words(shapeOf(tensor) + QStringLiteral(" all nan"), role);
  std::vector<Math> parts{
      math::words(shapeOf(tensor), role), math::op(QStringLiteral("∈"), role),
      math::fence(QStringLiteral("["),
                  math::row({numberMath(low, digits, role), math::op(QStringLiteral(","), role),
                             numberMath(high, digits, role)}),
                  QStringLiteral("]"))};
  if (anyNan(tensor)) parts.push_back(math::words(QStringLiteral(" and nan"), role));
  return math::row(std::move(parts));
}

Math vectorMath(const Tensor& tensor, int digits, std::optional<Role> role) {
  std::vector<Math> parts;
  for (const double x : tensor.values()) {
    if (!parts.empty()) parts.push_back(math::op(QStringLiteral(","), role));
    parts.push_back(numberMath(x, digits, role));
  }
  return math::fence(QStringLiteral("["), math::row(std::move(parts)), QStringLiteral("]"));
}

Math matrixMath(const Tensor& tensor, int digits, std::optional<Role> role) {
  std::vector<Math> entries;
  for (const double x : tensor.values()) entries.push_back(numberMath(x, digits, role));
  return math::matrix(std::move(entries), static_cast<int>(tensor.shape()[1]));
}

}  // namespace

std::string plainNumber(double x, int digits) { return withoutZeros(format_number(x, digits)); }

QString shownNumber(double x, int digits) {
  QString text = QString::fromStdString(plainNumber(x, digits));
  const qsizetype mark = x - x == 0 ? text.indexOf(u'e') : -1;  // inf and nan have none
  if (mark < 0) return text.replace(u'-', u'−');
  QString mantissa = text.left(mark).replace(u'-', u'−');
  const QString power = QStringLiteral("10") + superscript(text.mid(mark + 1));
  if (mantissa == u"1" || mantissa == u"−1") return mantissa.chopped(1) + power;
  return mantissa + u'·' + power;
}

QString shownTensor(const Tensor& tensor, int digits, std::size_t elements) {
  if (tensor.size() == 0) return tensor.rank() == 1 ? QStringLiteral("[]") : shapeOf(tensor);
  if (tensor.size() <= elements) {
    std::size_t next = 0;
    return nested(tensor, digits, 0, next);
  }
  const auto [low, high] = rangeOf(tensor);
  if (low > high) return shapeOf(tensor) + QStringLiteral(" all nan");
  const QString range =
      QStringLiteral(" in [%1, %2]").arg(shownNumber(low, digits), shownNumber(high, digits));
  return shapeOf(tensor) + range + (anyNan(tensor) ? QStringLiteral(" and nan") : QString());
}

Math numberMath(double x, int digits, std::optional<Role> role) {
  return numberMath(shownNumber(x, digits), role);
}

Math numberMath(const QString& shown, std::optional<Role> role) {
  QString base = shown;
  QString exponent;
  while (!base.isEmpty() && raised_signs.contains(base.back())) {
    exponent.prepend(plain_signs[raised_signs.indexOf(base.back())]);
    base.chop(1);
  }
  if (exponent.isEmpty()) return math::num(shown, role);
  const qsizetype dot = base.indexOf(u'·');
  const Math power = math::sup(math::num(base.mid(dot + 1), role), math::num(exponent, role));
  if (dot < 0) return power;
  // Fenced by nothing: one thing, that no ellipsis comes into.
  return math::fence(
      {}, math::row({math::num(base.left(dot), role), math::op(QStringLiteral("·"), role), power}),
      {});
}

Math tensorMath(const Tensor& tensor, int digits, std::optional<Role> role) {
  if (tensor.is_scalar()) return numberMath(tensor.item(), digits, role);
  if (tensor.size() == 0) return math::words(shownTensor(tensor), role);
  const Shape& shape = tensor.shape();
  digits = std::min(digits, card_digits);  // many numbers: each is shorter
  if (shape.rank() == 1 && tensor.size() <= longest_vector) return vectorMath(tensor, digits, role);
  const bool small = shape.rank() == 2 && shape[0] <= most_rows && shape[1] <= most_columns;
  return small ? matrixMath(tensor, digits, role) : rangeMath(tensor, digits, role);
}

}  // namespace nabla::ui
