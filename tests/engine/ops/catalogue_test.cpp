// The catalogue as a whole: complete, unambiguous, and written so that people can read it.
#include <QtTest>
#include <set>
#include <string>

#include "engine/ops/catalogue.h"

namespace engine_ops_catalogue_test {

using namespace nabla;

class CatalogueTest : public QObject {
  Q_OBJECT
 private slots:
  void names_are_unique_and_found() {
    std::set<std::string_view> names;
    for (const OpDef* op : all_ops()) {
      QVERIFY2(names.insert(op->name).second, std::string(op->name).c_str());
      QVERIFY(find_op(op->name) == op);
    }
    QVERIFY(find_op("no_such_op") == nullptr);
  }

  void the_language_finds_all_its_functions() {
    for (const char* name : {"sin",
                             "cos",
                             "tan",
                             "asin",
                             "acos",
                             "atan",
                             "atan2",
                             "sinh",
                             "cosh",
                             "tanh",
                             "asinh",
                             "acosh",
                             "atanh",
                             "exp",
                             "expm1",
                             "log",
                             "log1p",
                             "log2",
                             "log10",
                             "sqrt",
                             "cbrt",
                             "abs",
                             "sign",
                             "floor",
                             "ceil",
                             "round",
                             "minimum",
                             "maximum",
                             "clip",
                             "hypot",
                             "erf",
                             "pow",
                             "mod",
                             "sigmoid",
                             "softplus",
                             "relu",
                             "leaky_relu",
                             "elu",
                             "gelu",
                             "silu",
                             "softmax",
                             "log_softmax",
                             "logsumexp",
                             "sum",
                             "mean",
                             "prod",
                             "max",
                             "min",
                             "var",
                             "std",
                             "norm",
                             "dot",
                             "matmul",
                             "outer",
                             "transpose",
                             "trace",
                             "det",
                             "inv",
                             "solve",
                             "reshape",
                             "concat",
                             "stack",
                             "broadcast_to",
                             "squeeze",
                             "expand_dims",
                             "flip",
                             "cumsum",
                             "where",
                             "mse",
                             "cross_entropy",
                             "binary_cross_entropy",
                             "conv2d",
                             "max_pool2d",
                             "avg_pool2d",
                             "layer_norm",
                             "stop_gradient"}) {
      const OpDef* op = find_op(name);
      QVERIFY2(op != nullptr && !op->internal, name);
    }
  }

  void every_operator_belongs_to_one_op() {
    for (const char* symbol : {"+", "-", "*", "/", "//", "%", "**", "@", "<", "<=", ">",
                               ">=", "==", "!=", "and", "or"}) {
      int count = 0;
      for (const OpDef* op : all_ops()) {
        count += op->notation.kind == NotationKind::infix && op->notation.symbol == symbol;
      }
      QVERIFY2(count == 1, symbol);
    }
  }

  void every_op_says_what_it_is() {
    for (const OpDef* op : all_ops()) {
      const std::string name(op->name);
      QVERIFY2(!op->family.empty(), name.c_str());
      QVERIFY2(!op->summary.empty() && op->summary.back() != '.', name.c_str());
      QVERIFY2(!op->notation.symbol.empty() && !op->notation.glyph.empty(), name.c_str());
      QVERIFY2(!op->arguments.empty(), name.c_str());
      QVERIFY2(!std::holds_alternative<std::monostate>(op->kernel), name.c_str());
      QVERIFY2(!std::holds_alternative<NoDerivative>(op->rule), name.c_str());
    }
  }

  void elementwise_ops_need_no_shape_rule_and_others_have_one() {
    for (const OpDef* op : all_ops()) {
      QVERIFY2(op->elementwise() == (op->shape == nullptr), std::string(op->name).c_str());
    }
  }

  void pointwise_rules_have_a_partial_or_null_per_operand() {
    for (const OpDef* op : all_ops()) {
      const auto* pointwise = std::get_if<Pointwise>(&op->rule);
      if (pointwise == nullptr) continue;
      QVERIFY2(pointwise->partials.size() == op->arity(), std::string(op->name).c_str());
    }
  }

  void elementwise_linear_rules_have_a_factor_per_operand() {
    for (const OpDef* op : all_ops()) {
      const auto* linear = std::get_if<Linear>(&op->rule);
      if (linear == nullptr || !op->elementwise()) continue;
      QVERIFY2(linear->factors.size() == op->arity(), std::string(op->name).c_str());
    }
  }

  void custom_rules_say_why() {
    for (const OpDef* op : all_ops()) {
      const auto* custom = std::get_if<Custom>(&op->rule);
      if (custom == nullptr) continue;
      QVERIFY2(custom->why != nullptr && std::string(custom->why).size() > 10,
               std::string(op->name).c_str());
    }
  }

  void domains_cover_the_operands() {
    for (const OpDef* op : all_ops()) {
      const std::string name(op->name);
      QVERIFY2(!op->domains.empty(), name.c_str());
      for (const Domain& domain : op->domains) QVERIFY2(domain.low < domain.high, name.c_str());
    }
  }
};

QTEST_APPLESS_MAIN(CatalogueTest)

}  // namespace engine_ops_catalogue_test

#include "engine_ops_catalogue_test.moc"
