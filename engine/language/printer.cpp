#include "engine/language/printer.h"

#include <cmath>

#include "engine/language/literals.h"
#include "engine/language/operators.h"

namespace nabla {

namespace {

// A number that an edit put into the tree may be one that no literal writes: -3, inf, nan.
bool is_signed(const Expr& number) {
  return number.text.empty() && std::signbit(number.number) && !std::isnan(number.number);
}

Level level_of(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::lambda:
      return Level::lambda;
    case ExprKind::conditional:
      return Level::conditional;
    case ExprKind::compare:
      return Level::comparison;
    case ExprKind::unary:
      return expr.text == "not" ? Level::not_ : Level::unary;
    case ExprKind::binary:
      return level_of_operator(expr.text);
    case ExprKind::index:
    case ExprKind::transpose:
      return Level::postfix;
    case ExprKind::number:
      return is_signed(expr) ? Level::unary : Level::primary;
    default:
      return Level::primary;
  }
}

class ExpressionPrinter {
 public:
  std::string take() { return std::move(out_); }

  // In parentheses when it binds less tightly than its place demands.
  void put(const Expr& expr, Level place) {
    if (level_of(expr) >= place) return put_bare(expr);
    out_ += '(';
    put_bare(expr);
    out_ += ')';
  }

  void put_items(const std::vector<Expr>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += ", ";
      put(items[i], Level::lambda);
    }
  }

 private:
  void put_bare(const Expr& expr) {
    switch (expr.kind) {
      case ExprKind::number:
        return number(expr);
      case ExprKind::boolean:
      case ExprKind::name:
        out_ += expr.text;
        return;
      case ExprKind::string:
        out_ += string_literal(expr.text);
        return;
      case ExprKind::hole:
        out_ += '_';
        return;
      case ExprKind::unary:
        return unary(expr);
      case ExprKind::binary:
        return binary(expr);
      case ExprKind::compare:
        return compare(expr);
      case ExprKind::conditional:
        return conditional(expr);
      case ExprKind::call:
        return call(expr);
      case ExprKind::index:
        return index(expr);
      case ExprKind::slice:
        return slice(expr);
      case ExprKind::none:
        return;
      case ExprKind::transpose:
        put_object(expr.children[0]);
        out_ += ".T";
        return;
      case ExprKind::list:
        out_ += '[';
        put_items(expr.children);
        out_ += ']';
        return;
      case ExprKind::tuple:
        return tuple(expr);
      case ExprKind::lambda:
        return lambda(expr);
      case ExprKind::comprehension:
        return comprehension(expr);
    }
  }

  void number(const Expr& expr) {
    if (!expr.text.empty()) {
      out_ += expr.text;
    } else if (std::isnan(expr.number)) {
      out_ += "nan";
    } else {
      if (is_signed(expr)) out_ += '-';
      out_ += std::isinf(expr.number) ? "inf" : number_literal(std::fabs(expr.number));
    }
  }

  void unary(const Expr& expr) {
    out_ += expr.text == "not" ? "not " : expr.text;
    put(expr.children[0], level_of(expr));
  }

  void binary(const Expr& expr) {
    const Level level = level_of(expr);
    if (level == Level::power) {  // from the right, and a sign may stand in the exponent
      put(expr.children[0], tighter(Level::power));
      out_ += '^';
      put(expr.children[1], Level::unary);
      return;
    }
    chained(expr);
  }

  // a + b - c from the left: only its parts may need parentheses, since its level never gets looser
  // on the way in without them.
  void chained(const Expr& expr) {
    std::vector<const Expr*> chain{&expr};
    while (goes_on(*chain.back())) chain.push_back(&chain.back()->children[0]);
    put(chain.back()->children[0], level_of(*chain.back()));
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
      out_ += ' ' + (*at)->text + ' ';
      put((*at)->children[1], tighter(level_of(**at)));
    }
  }

  // Whether the first operand is a chain that needs no parentheses.
  static bool goes_on(const Expr& expr) {
    const Expr& first = expr.children[0];
    return first.kind == ExprKind::binary && level_of(first) != Level::power &&
           level_of(first) >= level_of(expr);
  }

  void compare(const Expr& expr) {
    put(expr.children[0], tighter(Level::comparison));
    for (std::size_t i = 0; i < expr.operators.size(); ++i) {
      out_ += ' ' + expr.operators[i] + ' ';
      put(expr.children[i + 1], tighter(Level::comparison));
    }
  }

  void conditional(const Expr& expr) {
    put(expr.children[0], tighter(Level::conditional));
    out_ += " if ";
    put(expr.children[1], tighter(Level::conditional));
    out_ += " else ";
    put(expr.children[2], Level::lambda);
  }

  void call(const Expr& expr) {
    out_ += expr.text + '(';
    for (std::size_t i = 0; i < expr.children.size(); ++i) {
      if (i > 0) out_ += ", ";
      if (i < expr.keywords.size() && !expr.keywords[i].empty()) out_ += expr.keywords[i] + '=';
      put(expr.children[i], Level::lambda);
    }
    out_ += ')';
  }

  // What an index or .T follows. A number needs parentheses: its point would swallow the dot.
  void put_object(const Expr& expr) {
    const bool number = expr.kind == ExprKind::number;
    if (number) out_ += '(';
    put(expr, number ? Level::lambda : Level::postfix);
    if (number) out_ += ')';
  }

  void index(const Expr& expr) {
    put_object(expr.children[0]);
    out_ += '[';
    for (std::size_t i = 1; i < expr.children.size(); ++i) {
      if (i > 1) out_ += ", ";
      put(expr.children[i], Level::lambda);
    }
    out_ += ']';
  }

  void slice(const Expr& expr) {
    put(expr.children[0], Level::conditional);
    out_ += ':';
    put(expr.children[1], Level::conditional);
    if (expr.children[2].kind == ExprKind::none) return;
    out_ += ':';
    put(expr.children[2], Level::conditional);
  }

  void tuple(const Expr& expr) {
    out_ += '(';
    put_items(expr.children);
    out_ += expr.children.size() == 1 ? ",)" : ")";
  }

  void lambda(const Expr& expr) {
    out_ += "lambda";
    for (std::size_t i = 0; i < expr.parameters.size(); ++i) {
      out_ += (i > 0 ? ", " : " ") + expr.parameters[i];
    }
    out_ += ": ";
    put(expr.children[0], Level::lambda);
  }

  void comprehension(const Expr& expr) {
    const bool list = expr.text == "list";
    if (list) out_ += '[';
    put(expr.children[0], Level::lambda);
    out_ += " for ";
    for (std::size_t i = 0; i < expr.parameters.size(); ++i) {
      out_ += (i > 0 ? ", " : "") + expr.parameters[i];
    }
    out_ += " in ";
    put(expr.children[1], tighter(Level::conditional));
    if (list) out_ += ']';
  }

  std::string out_;
};

}  // namespace

std::string print(const Expr& expr) {
  ExpressionPrinter printer;
  printer.put(expr, Level::lambda);
  return printer.take();
}

}  // namespace nabla
