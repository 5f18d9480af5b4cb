// Names and numbers in LaTeX.
#include <array>
#include <cctype>
#include <utility>

#include "engine/interchange/latex.h"

namespace nabla {

namespace {

// What LaTeX has a letter for; the other capitals are those of the Latin alphabet.
constexpr std::array<std::string_view, 40> greek = {
    "alpha",    "beta",  "gamma",   "delta",    "epsilon", "zeta",  "eta",   "theta",
    "iota",     "kappa", "lambda",  "mu",       "nu",      "xi",    "pi",    "rho",
    "sigma",    "tau",   "upsilon", "phi",      "chi",     "psi",   "omega", "varepsilon",
    "vartheta", "varpi", "varrho",  "varsigma", "varphi",  "Gamma", "Delta", "Theta",
    "Lambda",   "Xi",    "Pi",      "Sigma",    "Upsilon", "Phi",   "Psi",   "Omega"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 34> letters = {
    {{"α", "alpha"},  {"β", "beta"},  {"γ", "gamma"},    {"δ", "delta"}, {"ε", "varepsilon"},
     {"ζ", "zeta"},   {"η", "eta"},   {"θ", "theta"},    {"ι", "iota"},  {"κ", "kappa"},
     {"λ", "lambda"}, {"μ", "mu"},    {"ν", "nu"},       {"ξ", "xi"},    {"π", "pi"},
     {"ρ", "rho"},    {"σ", "sigma"}, {"ς", "varsigma"}, {"τ", "tau"},   {"υ", "upsilon"},
     {"φ", "varphi"}, {"χ", "chi"},   {"ψ", "psi"},      {"ω", "omega"}, {"Γ", "Gamma"},
     {"Δ", "Delta"},  {"Θ", "Theta"}, {"Λ", "Lambda"},   {"Ξ", "Xi"},    {"Π", "Pi"},
     {"Σ", "Sigma"},  {"Φ", "Phi"},   {"Ψ", "Psi"},      {"Ω", "Omega"}}};

std::string_view letter_name(std::string_view letter) {
  for (const auto& [sign, name] : letters) {
    if (sign == letter) return name;
  }
  return {};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_greek(std::string_view word) {
  for (const std::string_view letter : greek) {
    if (letter == word) return true;
  }
  return false;
}

bool is_number(std::string_view word) {
  for (const char c : word) {
    if (!is_digit(c)) return false;
  }
  return !word.empty();
}

// A word without subscripts. Underscores left in it are printed as they are.
std::string word_of(std::string_view word) {
  if (is_greek(word)) return "\\" + std::string(word);
  if (const std::string_view letter = letter_name(word); !letter.empty()) {
    return "\\" + std::string(letter);
  }
  if (word.size() <= 1 || is_number(word)) return std::string(word);
  std::string escaped;
  bool ascii = true;
  for (const char c : word) {
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    if (c == '_') escaped += '\\';
    escaped += c;
  }
  return (ascii ? "\\mathrm{" : "\\text{") + escaped + "}";
}

// 1_2 as 1, 2.
std::string subscripts(std::string_view text) {
  const std::size_t bar = text.find('_');
  if (bar == std::string_view::npos || bar == 0 || bar + 1 == text.size()) return word_of(text);
  return word_of(text.substr(0, bar)) + ", " + subscripts(text.substr(bar + 1));
}

}  // namespace

std::string latex_of_name(std::string_view name) {
  if (name == "inf") return "\\infty";
  const std::size_t bar = name.find('_');
  if (bar != std::string_view::npos && bar > 0 && bar + 1 < name.size()) {
    return latex_of_name(name.substr(0, bar)) + "_{" + subscripts(name.substr(bar + 1)) + "}";
  }
  std::size_t stem = name.size();
  while (stem > 0 && is_digit(name[stem - 1])) --stem;
  if (stem == 0 || stem == name.size()) return word_of(name);
  return word_of(name.substr(0, stem)) + "_{" + std::string(name.substr(stem)) + "}";
}

}  // namespace nabla
