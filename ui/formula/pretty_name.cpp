#include "ui/formula/pretty_name.h"

#include <array>
#include <utility>

namespace nabla::ui {

namespace {

struct Greek {
  const char* name;
  char16_t letter;
};

constexpr std::array<Greek, 35> greek_letters{{
    {"alpha", u'α'},  {"beta", u'β'},  {"gamma", u'γ'},  {"delta", u'δ'}, {"epsilon", u'ε'},
    {"zeta", u'ζ'},   {"eta", u'η'},   {"theta", u'θ'},  {"iota", u'ι'},  {"kappa", u'κ'},
    {"lambda", u'λ'}, {"lam", u'λ'},   {"mu", u'μ'},     {"nu", u'ν'},    {"xi", u'ξ'},
    {"pi", u'π'},     {"rho", u'ρ'},   {"sigma", u'σ'},  {"tau", u'τ'},   {"upsilon", u'υ'},
    {"phi", u'φ'},    {"chi", u'χ'},   {"psi", u'ψ'},    {"omega", u'ω'}, {"Gamma", u'Γ'},
    {"Delta", u'Δ'},  {"Theta", u'Θ'}, {"Lambda", u'Λ'}, {"Xi", u'Ξ'},    {"Pi", u'Π'},
    {"Sigma", u'Σ'},  {"Phi", u'Φ'},   {"Psi", u'Ψ'},    {"Omega", u'Ω'}, {"Upsilon", u'Υ'},
}};

QString withGreek(const QString& stem) {
  for (const Greek& greek : greek_letters) {
    if (stem == QLatin1String(greek.name)) return QString(QChar(greek.letter));
  }
  return stem;
}

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

qsizetype startOfDigits(const QString& name) {
  qsizetype start = name.size();
  while (start > 0 && isDigit(name[start - 1])) --start;
  return start;
}

QString replaced(QString text, const QString& from, const QString& to) {
  for (QChar& c : text) {
    const qsizetype at = from.indexOf(c);
    if (at >= 0) c = to[at];
  }
  return text;
}

}  // namespace

NameParts splitName(const QString& name) {
  const qsizetype underscore = name.indexOf(u'_');
  if (underscore > 0 && underscore + 1 < name.size()) {
    const QString stem = withGreek(name.left(underscore));
    if (stem.size() == 1) {
      return {stem, name.mid(underscore + 1).replace(u'_', u',')};
    }
  }
  const qsizetype digits = startOfDigits(name);
  if (digits == 0 || digits == name.size()) return {withGreek(name), {}};
  const qsizetype stem = name[digits - 1] == u'_' && digits > 1 ? digits - 1 : digits;
  return {withGreek(name.left(stem)), name.mid(digits)};
}

QString prettyName(const QString& name) {
  const NameParts parts = splitName(name);
  if (parts.index.isEmpty()) return parts.stem;
  const QString small = subscript(parts.index);
  const bool all_small = startOfDigits(parts.index) == 0;
  return parts.stem + (all_small ? small : u'_' + parts.index);
}

QString subscript(const QString& digits) {
  return replaced(digits, QStringLiteral("0123456789+-−=()"), QStringLiteral("₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"));
}

QString superscript(const QString& digits) {
  return replaced(digits, QStringLiteral("0123456789+-−=()"), QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"));
}

}  // namespace nabla::ui
