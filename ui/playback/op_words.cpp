#include "ui/playback/op_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/graph/op_def.h"
#include "engine/interchange/expression.h"
#include "engine/interpreter/operand_path.h"
#include "ui/formula/from_expr.h"
#include "ui/formula/numbers.h"
#include "ui/theme/utf8.h"

namespace nabla::ui {

namespace {

using Entry = std::pair<std::string_view, const char*>;

constexpr std::array<Entry, 65> op_words = {{
    {"add", QT_TRANSLATE_NOOP("Op", "add")},
    {"sub", QT_TRANSLATE_NOOP("Op", "subtract")},
    {"mul", QT_TRANSLATE_NOOP("Op", "multiply")},
    {"div", QT_TRANSLATE_NOOP("Op", "divide")},
    {"neg", QT_TRANSLATE_NOOP("Op", "negate")},
    {"pow", QT_TRANSLATE_NOOP("Op", "power")},
    {"mod", QT_TRANSLATE_NOOP("Op", "remainder")},
    {"floordiv", QT_TRANSLATE_NOOP("Op", "whole quotient")},
    {"sin", QT_TRANSLATE_NOOP("Op", "sine")},
    {"cos", QT_TRANSLATE_NOOP("Op", "cosine")},
    {"tan", QT_TRANSLATE_NOOP("Op", "tangent")},
    {"exp", QT_TRANSLATE_NOOP("Op", "exponential")},
    {"log", QT_TRANSLATE_NOOP("Op", "logarithm")},
    {"sqrt", QT_TRANSLATE_NOOP("Op", "square root")},
    {"cbrt", QT_TRANSLATE_NOOP("Op", "cube root")},
    {"abs", QT_TRANSLATE_NOOP("Op", "absolute value")},
    {"floor", QT_TRANSLATE_NOOP("Op", "round down")},
    {"ceil", QT_TRANSLATE_NOOP("Op", "round up")},
    {"maximum", QT_TRANSLATE_NOOP("Op", "larger of two")},
    {"minimum", QT_TRANSLATE_NOOP("Op", "smaller of two")},
    {"sum", QT_TRANSLATE_NOOP("Op", "sum")},
    {"sum_to", QT_TRANSLATE_NOOP("Op", "sum")},
    {"mean", QT_TRANSLATE_NOOP("Op", "average")},
    {"prod", QT_TRANSLATE_NOOP("Op", "product")},
    {"max", QT_TRANSLATE_NOOP("Op", "maximum")},
    {"min", QT_TRANSLATE_NOOP("Op", "minimum")},
    {"var", QT_TRANSLATE_NOOP("Op", "variance")},
    {"std", QT_TRANSLATE_NOOP("Op", "standard deviation")},
    {"norm", QT_TRANSLATE_NOOP("Op", "norm")},
    {"dot", QT_TRANSLATE_NOOP("Op", "dot product")},
    {"matmul", QT_TRANSLATE_NOOP("Op", "matrix product")},
    {"outer", QT_TRANSLATE_NOOP("Op", "outer product")},
    {"transpose", QT_TRANSLATE_NOOP("Op", "transpose")},
    {"trace", QT_TRANSLATE_NOOP("Op", "trace")},
    {"det", QT_TRANSLATE_NOOP("Op", "determinant")},
    {"inv", QT_TRANSLATE_NOOP("Op", "inverse")},
    {"solve", QT_TRANSLATE_NOOP("Op", "solve")},
    {"where", QT_TRANSLATE_NOOP("Op", "choose")},
    {"getitem", QT_TRANSLATE_NOOP("Op", "pick")},
    {"reshape", QT_TRANSLATE_NOOP("Op", "reshape")},
    {"stack", QT_TRANSLATE_NOOP("Op", "stack")},
    {"concat", QT_TRANSLATE_NOOP("Op", "join")},
    {"broadcast_to", QT_TRANSLATE_NOOP("Op", "spread")},
    {"conv2d", QT_TRANSLATE_NOOP("Op", "convolution")},
    {"less", QT_TRANSLATE_NOOP("Op", "less than")},
    {"greater", QT_TRANSLATE_NOOP("Op", "greater than")},
    {"equal", QT_TRANSLATE_NOOP("Op", "equal")},
    {"less_equal", QT_TRANSLATE_NOOP("Op", "at most")},
    {"greater_equal", QT_TRANSLATE_NOOP("Op", "at least")},
    {"not_equal", QT_TRANSLATE_NOOP("Op", "not equal")},
    {"logical_and", QT_TRANSLATE_NOOP("Op", "and")},
    {"logical_or", QT_TRANSLATE_NOOP("Op", "or")},
    {"logical_not", QT_TRANSLATE_NOOP("Op", "not")},
    {"cumsum", QT_TRANSLATE_NOOP("Op", "running sum")},
    {"flip", QT_TRANSLATE_NOOP("Op", "reverse")},
    {"expand_dims", QT_TRANSLATE_NOOP("Op", "new axis")},
    {"max_pool2d", QT_TRANSLATE_NOOP("Op", "max pooling")},
    {"avg_pool2d", QT_TRANSLATE_NOOP("Op", "average pooling")},
    {"layer_norm", QT_TRANSLATE_NOOP("Op", "layer norm")},
    {"cross_entropy", QT_TRANSLATE_NOOP("Op", "cross entropy")},
    {"binary_cross_entropy", QT_TRANSLATE_NOOP("Op", "binary cross entropy")},
    {"erf", QT_TRANSLATE_NOOP("Op", "error function")},
    {"mse", QT_TRANSLATE_NOOP("Op", "mean squared error")},
    {"identity", QT_TRANSLATE_NOOP("Op", "unchanged")},
    {"stop_gradient", QT_TRANSLATE_NOOP("Op", "stop gradient")},
}};

constexpr std::size_t written_out = 6;     // nodes in a title
constexpr qsizetype longest_written = 10;  // signs in it
constexpr std::size_t many_nodes = 2000;   // of such graphs few cards are ever read

bool isWord(const QString& glyph) {
  for (const QChar c : glyph) {
    if (!(c.isLetterOrNumber() && c.unicode() < 0x80) && c != '_') return false;
  }
  return glyph.size() > 1;
}

struct TitleOperands {
  Math first, second, exponent;
};

Math titleOf(const OpDef& op, const TitleOperands& of) {
  using namespace math;
  if (op.name == "pow") return sup(of.first, of.exponent);
  if (op.name == "exp") return sup(sym("e"), of.first);
  if (op.name == "matmul") return row({of.first, of.second});
  if (op.name == "inv") return sup(of.first, row({math::op("-"), num("1")}));
  if (op.name == "transpose") return sup(of.first, math::words("T"));
  if (op.name == "sqrt") return root(of.first);
  if (op.name == "cbrt") return root(of.first, num("3"));
  if (op.name == "abs") return bars(of.first);
  if (op.name == "floor") return fence("⌊", of.first, "⌋");
  if (op.name == "ceil") return fence("⌈", of.first, "⌉");
  const QString glyph = opGlyph(op);
  if (isWord(glyph)) return math::words(QString(glyph).replace('_', ' '));
  return math::op(glyph);
}

}  // namespace

QString opWord(const OpDef& op) {
  for (const auto& [name, word] : op_words) {
    if (name == op.name) return QCoreApplication::translate("Op", word);
  }
  return utf8(op.name).replace('_', ' ');
}

QString opGlyph(const OpDef& op) {
  return utf8(op.notation.glyph.empty() ? op.name : op.notation.glyph);
}

bool showsOperands(const OpDef& op) {
  static constexpr std::array<std::string_view, 10> ops{
      "pow", "exp", "matmul", "inv", "transpose", "sqrt", "cbrt", "abs", "floor", "ceil"};
  return std::find(ops.begin(), ops.end(), op.name) != ops.end();
}

Math opTitle(const Graph& graph, NodeId node) {
  const OpDef& op = op_of(graph[node]);
  if (!showsOperands(op)) return opTitle(op);
  if (graph.size() <= many_nodes) {
    Math whole = from_expr(distinct_expression_of(graph, node, written_out));
    if (math::plainText(whole).size() <= longest_written) return whole;
  }
  const Math box = math::sym(QStringLiteral("□"));
  const Tensor* exponent = op.name == "pow" ? graph.constant(graph[node].inputs[1]) : nullptr;
  const bool is_number = exponent && exponent->is_scalar();
  const QString digits = is_number ? shownNumber(exponent->item(), 3) : QString();
  const bool fits = is_number && digits.size() <= 4;
  return titleOf(op, {box, box, fits ? numberMath(digits) : box});
}

Math opTitle(const OpDef& op) {
  if (op.name == "matmul" || op.name == "inv" || op.name == "transpose")
    return titleOf(op, {math::sym("A"), math::sym("B"), {}});
  return titleOf(op, {math::sym("x"), {}, math::sym("n")});
}

}  // namespace nabla::ui
