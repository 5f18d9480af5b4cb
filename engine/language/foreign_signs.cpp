#include "engine/language/foreign_signs.h"

#include <utility>

#include "engine/language/characters.h"

namespace nabla {

namespace {

using Row = std::pair<std::string_view, Message>;  // a sign and its remedy

template <std::size_t n>
const Message* remedy_in(const Row (&rows)[n], std::string_view text) {
  for (const auto& [sign, hint] : rows) {
    if (sign == text) return &hint;
  }
  return nullptr;
}

const Message* remedy_for_operator(std::string_view text) {
  static const Row rows[] = {
      {"?", say("write a if x else b")},
      {"&&", say("write and")},
      {"&", say("write and")},
      {"∧", say("write and")},
      {"∨", say("write or")},
      {"¬", say("write not")},
      {"~", say("write not")},
      {":=", say("write =")},
      {"←", say("write =")},
      {"=<", say("write <=")},
      {"=>", say("write >=")},
      {"<>", say("write !=")},
      {"!==", say("write !=")},
      {"===", say("write ==")},
      {"≡", say("write ==")},
      {"is", say("write ==")},
      {"≈", say("write abs(a - b) < 1e-9")},
      {"**=", say("write x = x^2")},
      {"^=", say("write x = x^2")},
      {"//=", say("write x = x // 2")},
      {"%=", say("write x = x % 2")},
      {"@=", say("write A = A @ B")},
      {"<<", say("write x * 2^n")},
      {">>", say("write x // 2^n")},
      {"±", say("write the two cases apart")},
      {"→", say("a function is written f = lambda x: x^2")},
      {"->", say("a function is written f = lambda x: x^2")},
      {"∘", say("write f(g(x))")},
      {"⊗", say("write outer(a, b)")},
      {"⊙", say("write a * b")},
      {"∈", say("a loop is written for i in range(n):")},
  };
  return remedy_in(rows, text);
}

const Message* remedy_for_symbol(std::string_view text) {
  static const Row rows[] = {
      {"{", say("group with ( ), list with [ ]")},
      {"}", say("group with ( )")},
      {"$", say("leave it out: formulas need no $")},
      {"∑", say("write sum(a)")},
      {"∏", say("write prod(a)")},
      {"∂", say("write grad(y, x)")},
      {"∇", say("write grad(y, x)")},
      {"∆", say("write a name such as dx")},
      {"∫", say("there are no integrals")},
      {"∛", say("write cbrt(x)")},
      {"‖", say("write norm(x)")},
      {"⌊", say("write floor(x)")},
      {"⌋", say("write floor(x)")},
      {"⌈", say("write ceil(x)")},
      {"⌉", say("write ceil(x)")},
      {"°", say("angles are in radians: write x * pi / 180")},
      {"½", say("write 1/2")},
      {"¼", say("write 1/4")},
      {"¾", say("write 3/4")},
      {"ᵀ", say("write x.T")},
      {"ⁿ", say("write x^n")},
      {"ₙ", say("write a name such as x_n")},
      {"。", say("end the line without a sign; a decimal point is .")},
      {"`", say("leave it out")},
      {"‰", say("write x / 1000")},
  };
  return remedy_in(rows, text);
}

const Message* remedy_for_latex(std::string_view text) {
  static const Row rows[] = {
      {"\\frac", say("write a/b for \\frac{a}{b}")},
      {"\\dfrac", say("write a/b for \\dfrac{a}{b}")},
      {"\\tfrac", say("write a/b for \\tfrac{a}{b}")},
      {"\\sqrt", say("write sqrt(x) for \\sqrt{x}")},
      {"\\cdot", say("write * for \\cdot")},
      {"\\times", say("write * for \\times")},
      {"\\div", say("write / for \\div")},
      {"\\le", say("write <= for \\le")},
      {"\\leq", say("write <= for \\leq")},
      {"\\ge", say("write >= for \\ge")},
      {"\\geq", say("write >= for \\geq")},
      {"\\ne", say("write != for \\ne")},
      {"\\neq", say("write != for \\neq")},
      {"\\infty", say("write inf for \\infty")},
      {"\\sum", say("write sum(a) for \\sum")},
      {"\\prod", say("write prod(a) for \\prod")},
      {"\\partial", say("write grad(y, x) for a derivative")},
      {"\\nabla", say("write grad(y, x) for a derivative")},
      {"\\left", say("leave \\left out: write ( )")},
      {"\\right", say("leave \\right out: write ( )")},
      {"\\begin", say("write a matrix [[1, 2], [3, 4]]")},
  };
  return remedy_in(rows, text);
}

ForeignSign latex(std::string_view text) {
  const Message what = say("'%1' is LaTeX, which is not read here", quotable(text));
  if (text.size() == 1)
    return {say("a lone \\ means nothing"), say("it may only end a line that goes on")};
  if (const Message* hint = remedy_for_latex(text)) return {what, *hint};
  return {what, say("write %1 without the \\", quotable(text.substr(1)))};
}

bool is_word(std::string_view text) { return text.front() >= 'a' && text.front() <= 'z'; }

ForeignSign word(std::string_view text) {
  const Message what = say("'%1' is not part of this language", quotable(text));
  if (text == "import" || text == "from")
    return {what, say("every function is there: leave the line out")};
  if (text == "is") return {what, say("write ==")};
  return {what, {}};
}

ForeignSign quote(std::string_view text) {
  if (decode(text, 0).length == text.size()) {
    return {say("a prime means nothing here"),
            say("for a derivative write grad(f(x), x), for a transpose x.T")};
  }
  return {say("this text has no closing quote"), say("a comment begins with #")};
}

}  // namespace

ForeignSign foreign_sign(std::string_view text, bool after_operand) {
  const char32_t first = fold(decode(text, 0).code);
  if (text == "!" && after_operand)
    return {say("there is no factorial"), say("write prod(arange(1, n + 1))")};
  if (text == "!") return {say("there is no operator '!'"), say("write not")};
  if (first == U'\\') return latex(text);
  const bool quotes = first == U'\'' || first == U'"' || first == U'‘' || first == U'’' ||
                      first == U'“' || first == U'”';
  if (quotes || first == U'′' || first == U'″') return quote(text);
  const std::string folded = fold_text(text);
  if (is_word(text)) return word(text);
  if (const Message* hint = remedy_for_operator(folded)) {
    return {say("there is no operator '%1'", folded), *hint};
  }
  if (const Message* hint = remedy_for_symbol(folded)) {
    return {say("'%1' has no meaning here", folded), *hint};
  }
  const std::string shown = quotable(text);
  if (shown.substr(0, 2) == "U+")
    return {say("an invisible character (%1) stands here", shown), say("delete it")};
  return {say("'%1' has no meaning here", shown), {}};
}

}  // namespace nabla
