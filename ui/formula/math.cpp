#include "ui/formula/math.h"

#include <array>
#include <utility>

#include "ui/formula/pretty_name.h"

namespace nabla::ui::math {

namespace {

struct Typed {
  const char* typed;
  const char16_t* shown;
};

constexpr std::array<Typed, 9> signs{{
    {"-", u"−"},
    {"*", u"·"},
    {"<=", u"≤"},
    {">=", u"≥"},
    {"!=", u"≠"},
    {"==", u"="},
    {"->", u"→"},
    {"@", u"·"},
    {":=", u"≔"},
}};

QString shownSign(const QString& sign) {
  for (const Typed& entry : signs) {
    if (sign == QLatin1String(entry.typed)) return QString::fromUtf16(entry.shown);
  }
  return sign;
}

Math leaf(Kind kind, const QString& text, std::optional<Role> role, Style style) {
  Math leaf;
  leaf.kind = kind;
  leaf.text = text;
  leaf.role = role;
  leaf.style = style;
  return leaf;
}

Math node(Kind kind, std::vector<Math> children) {
  Math node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

bool isOneLetter(const QString& text) { return text.toUcs4().size() == 1; }

bool isDigits(const QString& text) {
  for (const QChar c : text) {
    if (!c.isDigit() && c != u',') return false;
  }
  return !text.isEmpty();
}

Math letters(const QString& text) {
  return leaf(Kind::symbol, text, {}, isOneLetter(text) ? Style::italic : Style::upright);
}

}  // namespace

Math row(std::vector<Math> parts) { return node(Kind::row, std::move(parts)); }

Math sym(const QString& name, std::optional<Role> role) {
  const NameParts parts = splitName(name);
  Math stem = letters(parts.stem);
  if (!parts.index.isEmpty()) {
    stem = sub(std::move(stem), isDigits(parts.index) ? num(parts.index) : letters(parts.index));
  }
  stem.role = role;
  return stem;
}

Math num(const QString& digits, std::optional<Role> role) {
  QString shown = digits;
  return leaf(Kind::number, shown.replace(u'-', u'−'), role, Style::upright);
}

Math words(const QString& text, std::optional<Role> role) {
  return leaf(Kind::symbol, text, role, Style::upright);
}

Math op(const QString& sign, std::optional<Role> role) {
  return leaf(Kind::op, shownSign(sign), role, Style::upright);
}

Math space(double em) {
  Math gap = node(Kind::space, {});
  gap.amount = em;
  return gap;
}

Math frac(Math numerator, Math denominator) {
  return node(Kind::fraction, {std::move(numerator), std::move(denominator)});
}

// A second script joins the first, so that x₁² has both above one another.
Math sup(Math base, Math exponent) {
  if (base.kind == Kind::script && base.children[2].isEmpty()) {
    base.children[2] = std::move(exponent);
    return base;
  }
  return subsup(std::move(base), {}, std::move(exponent));
}

Math sub(Math base, Math index) {
  if (base.kind == Kind::script && base.children[1].isEmpty()) {
    base.children[1] = std::move(index);
    return base;
  }
  return subsup(std::move(base), std::move(index), {});
}

Math subsup(Math base, Math index, Math exponent) {
  return node(Kind::script, {std::move(base), std::move(index), std::move(exponent)});
}

Math root(Math radicand, Math degree) {
  return node(Kind::root, {std::move(radicand), std::move(degree)});
}

Math fence(const QString& open, Math inside, const QString& close) {
  Math fence = node(Kind::fence, {std::move(inside)});
  fence.open = open;
  fence.close = close;
  return fence;
}

Math paren(Math inside) {
  return fence(QStringLiteral("("), std::move(inside), QStringLiteral(")"));
}

Math bars(Math inside) {
  return fence(QStringLiteral("|"), std::move(inside), QStringLiteral("|"));
}

Math call(const QString& function, Math argument) {
  return row({op(function), paren(std::move(argument))});
}

Math matrix(std::vector<Math> entries, int columns) {
  Math grid = node(Kind::matrix, std::move(entries));
  grid.columns = columns;
  return fence(QStringLiteral("["), std::move(grid), QStringLiteral("]"));
}

Math cases(std::vector<Math> values_and_conditions) {
  Math grid = node(Kind::matrix, std::move(values_and_conditions));
  grid.columns = 2;
  grid.flush_left = true;
  return fence(QStringLiteral("{"), std::move(grid), {});
}

// Over a name with a subscript the accent belongs to the letter.
Math accent(const QString& name, Math below) {
  if (below.kind == Kind::script) {
    below.children[0] = accent(name, std::move(below.children[0]));
    return below;
  }
  Math accent = node(Kind::accent, {std::move(below)});
  accent.text = name;
  return accent;
}

Math partial(const QString& y, const QString& x, std::optional<Role> role) {
  const Math del = leaf(Kind::symbol, QStringLiteral("∂"), {}, Style::italic);
  Math fraction = frac(row({del, sym(y)}), row({del, sym(x)}));
  fraction.role = role;
  return fraction;
}

Math equals(std::vector<Math> sides) {
  std::vector<Math> parts;
  for (Math& side : sides) {
    if (!parts.empty()) parts.push_back(op(QStringLiteral("=")));
    parts.push_back(std::move(side));
  }
  return row(std::move(parts));
}

Math tint(Role role, Math formula) {
  if (!formula.role) formula.role = role;
  return formula;
}

}  // namespace nabla::ui::math
