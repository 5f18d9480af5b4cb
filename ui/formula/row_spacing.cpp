#include "ui/formula/row_spacing.h"

#include <QStringView>

namespace nabla::ui {

namespace {

using math::Kind;
using math::Math;

Atom classOfSign(const QString& sign) {
  if (sign.isEmpty()) return Atom::ordinary;
  if (sign[0].isLetter() || sign == u"∑" || sign == u"∏") return Atom::function;
  if (QStringView(u"=≠<>≤≥≈→←↦∈≡≔∝≪≫").contains(sign)) return Atom::relation;
  if (QStringView(u"+−·×÷±∘⊗⊙∧∨").contains(sign)) return Atom::binary;
  if (QStringView(u",;").contains(sign)) return Atom::punctuation;
  if (QStringView(u"([{⌊⌈").contains(sign)) return Atom::open;
  if (QStringView(u")]}⌋⌉").contains(sign)) return Atom::close;
  // A remainder is set with the space of an operator.
  return Atom::ordinary;
}

Atom classOf(const Math& math) {
  switch (math.kind) {
    case Kind::op:
      return classOfSign(math.text);
    case Kind::fraction:
      return Atom::inner;
    case Kind::script:
    case Kind::accent:
      return classOf(math.children[0]);
    default:
      return Atom::ordinary;
  }
}

void collect(const Math& math, std::optional<Role> role, std::vector<RowPart>& parts) {
  const std::optional<Role> own = math.role ? math.role : role;
  if (math.kind == Kind::row) {
    for (const Math& child : math.children) collect(child, own, parts);
  } else if (math.kind == Kind::fence) {
    parts.push_back({&math, own, Atom::open, Atom::close});
  } else {
    const Atom atom = classOf(math);
    parts.push_back({&math, own, atom, atom});
  }
}

bool leavesNoOperand(Atom before) {
  return before == Atom::binary || before == Atom::relation || before == Atom::open ||
         before == Atom::punctuation || before == Atom::function;
}

}  // namespace

std::vector<RowPart> partsOf(const Math& formula, std::optional<Role> role) {
  std::vector<RowPart> parts;
  collect(formula, role, parts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].left != Atom::binary) continue;
    const bool is_sign = i == 0 || leavesNoOperand(parts[i - 1].right) || i + 1 == parts.size();
    if (is_sign) parts[i].left = parts[i].right = Atom::ordinary;
  }
  return parts;
}

double spaceBetween(Atom left, Atom right, bool in_script) {
  constexpr double thin = 3.0 / 18;
  constexpr double medium = 4.0 / 18;
  constexpr double thick = 5.0 / 18;
  if (left == Atom::open || right == Atom::close || right == Atom::punctuation) return 0;
  if (left == Atom::function || right == Atom::function) {
    const bool beside_open =
        right == Atom::open || (left == Atom::close && right != Atom::function);
    if (right == Atom::binary || left == Atom::binary) return in_script ? 0 : medium;
    if (right == Atom::relation || left == Atom::relation) return in_script ? 0 : thick;
    return beside_open && left == Atom::function ? 0 : thin;
  }
  if (in_script) return 0;
  if (left == Atom::relation || right == Atom::relation) return left == right ? 0 : thick;
  if (left == Atom::binary || right == Atom::binary) return medium;
  if (left == Atom::punctuation || left == Atom::inner || right == Atom::inner) return thin;
  return 0;
}

}  // namespace nabla::ui
