// Names and numbers in LaTeX.
#include <array>
#include <cctype>

#include "engine/interchange/latex.h"

namespace nabla {

namespace {

constexpr std::array<std::string_view, 23> greek = {
    "alpha", "beta",  "gamma",  "delta", "epsilon", "zeta",  "eta",    "theta",
    "iota",  "kappa", "lambda", "mu",    "nu",      "xi",    "pi",     "rho",
    "sigma", "tau",   "phi",    "chi",   "psi",     "omega", "upsilon"};

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

}  // namespace

std::string latex_of_name(std::string_view name) {
  if (name == "inf") return "\\infty";
  const std::size_t bar = name.find('_');
  if (bar != std::string_view::npos && bar > 0 && bar + 1 < name.size()) {
    return latex_of_name(name.substr(0, bar)) + "_{" + word_of(name.substr(bar + 1)) + "}";
  }
  std::size_t letters = name.size();
  while (letters > 0 && is_digit(name[letters - 1])) --letters;
  if (letters == 0 || letters == name.size()) return word_of(name);
  return word_of(name.substr(0, letters)) + "_{" + std::string(name.substr(letters)) + "}";
}

}  // namespace nabla
