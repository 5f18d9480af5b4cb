#include "ui/formula/elide.h"

#include <algorithm>
#include <utility>

namespace nabla::ui::math {

namespace {

// The parts of rows within rows, each in the colour of the row that it was in.
void flatten(const Math& formula, std::optional<Role> role, std::vector<Math>& parts) {
  const std::optional<Role> own = formula.role ? formula.role : role;
  if (formula.kind == Kind::row) {
    for (const Math& child : formula.children) flatten(child, own, parts);
    return;
  }
  parts.push_back(formula);
  parts.back().role = own;
}

// A sign between two things; names of functions are none.
bool isOperator(const Math& part) {
  return part.kind == Kind::op && !part.text.isEmpty() && !part.text.front().isLetter() &&
         part.text != QLatin1String(",");
}

// Leaves out of what is kept the things that an operator would have stood beside.
void cutAtOperators(std::vector<Math>& head, std::vector<Math>& tail) {
  const auto last = std::find_if(head.rbegin(), head.rend(), isOperator);
  head.erase(last.base(), head.end());
  const auto first = std::find_if(tail.begin(), tail.end(), isOperator);
  if (first != tail.end()) tail.erase(tail.begin(), first);
}

// The first and the last parts, `kept` of them, around an ellipsis.
Math around_ellipsis(const std::vector<Math>& parts, std::size_t kept) {
  const std::size_t tail = (kept + 1) / 2;
  const std::size_t head = kept - tail;
  std::vector<Math> shown(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(head));
  std::vector<Math> rest(parts.end() - static_cast<std::ptrdiff_t>(tail), parts.end());
  cutAtOperators(shown, rest);
  shown.push_back(op(QStringLiteral("⋯")));
  shown.insert(shown.end(), rest.begin(), rest.end());
  return row(std::move(shown));
}

}  // namespace

Math elided(const Math& formula, const std::function<bool(const Math&)>& fits) {
  if (fits(formula)) return formula;
  std::vector<Math> parts;
  flatten(formula, {}, parts);
  if (parts.size() < 2) return formula;
  std::size_t least = 1;                // kept, whether it fits or not
  std::size_t most = parts.size() - 1;  // one more may not be kept
  while (least < most) {
    const std::size_t kept = (least + most + 1) / 2;
    if (fits(around_ellipsis(parts, kept))) {
      least = kept;
    } else {
      most = kept - 1;
    }
  }
  return around_ellipsis(parts, least);
}

}  // namespace nabla::ui::math
