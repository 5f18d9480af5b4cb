// The shape of the tree for every statement.
#include <QTest>

#include "engine/language/parser.h"

namespace engine_language_statements_test {

using nabla::ExprKind;
using nabla::parse;
using nabla::Program;
using nabla::Stmt;
using nabla::StmtKind;

namespace {

Program read(const char* text) {
  auto result = parse(text);
  if (!result.ok()) qFatal("%s", describe(result.diagnostics[0], "text", text).c_str());
  return std::move(result.program);
}

Stmt first(const char* text) { return read(text).statements.at(0); }

using Names = std::vector<std::string>;

}  // namespace

class StatementsTest : public QObject {
  Q_OBJECT

 private slots:
  void an_assignment_has_targets_with_their_places() {
    const Stmt one = first("x1 = variable(3)");
    QCOMPARE(one.kind, StmtKind::assign);
    QCOMPARE(one.targets, Names{"x1"});
    QCOMPARE(one.target_spans, std::vector<nabla::SourceSpan>({{0, 2}}));
    QCOMPARE(one.value.text, std::string("variable"));
    QCOMPARE(one.span, (nabla::SourceSpan{0, 16}));
    const Stmt two = first("a, _ = b, a");
    QCOMPARE(two.targets, (Names{"a", "_"}));
    QCOMPARE(two.value.kind, ExprKind::tuple);
  }

  void augmented_assignments_keep_their_operator() {
    for (const char* op : {"+", "-", "*", "/"}) {
      const Stmt statement = first((std::string("x ") + op + "= 2").c_str());
      QCOMPARE(statement.kind, StmtKind::augment);
      QCOMPARE(statement.op, std::string(op));
    }
  }

  void elif_is_an_if_alone_in_orelse() {
    const Stmt statement = first("if a:\n  x\nelif b:\n  y\nelse:\n  z\n");
    QCOMPARE(statement.kind, StmtKind::if_);
    QVERIFY(!statement.is_elif);
    QCOMPARE(statement.orelse.size(), std::size_t{1});
    QVERIFY(statement.orelse[0].is_elif);
    QCOMPARE(statement.orelse[0].orelse[0].value.text, std::string("z"));
    QCOMPARE(statement.span, (nabla::SourceSpan{0, 4}));
  }

  void an_if_inside_else_is_no_elif() {
    const Stmt statement = first("if a:\n  x\nelse:\n  if b:\n    y\n");
    QVERIFY(!statement.orelse[0].is_elif);
  }

  void loops_have_names_and_what_they_go_through() {
    const Stmt loop = first("for i, v in pairs:\n    if i: continue\n    break\n");
    QCOMPARE(loop.kind, StmtKind::for_);
    QCOMPARE(loop.targets, (Names{"i", "v"}));
    QCOMPARE(loop.value.text, std::string("pairs"));
    QCOMPARE(loop.body[0].body[0].kind, StmtKind::continue_);
    QCOMPARE(loop.body[1].kind, StmtKind::break_);
    QCOMPARE(first("for _ in range(3): pass").targets, Names{"_"});
    QCOMPARE(first("while x > 0: x -= 1").kind, StmtKind::while_);
  }

  void functions_have_parameters_with_defaults() {
    const Stmt function = first("def f(a, b=2, c=a + 1):\n    def g(): return\n    return a, b\n");
    QCOMPARE(function.kind, StmtKind::def);
    QCOMPARE(function.name, std::string("f"));
    QCOMPARE(function.parameters.size(), std::size_t{3});
    QVERIFY(function.parameters[0].default_value.empty());
    QCOMPARE(function.parameters[1].default_value[0].number, 2.0);
    QCOMPARE(function.body[0].body[0].value.kind, ExprKind::none);
    QCOMPARE(function.body[1].value.kind, ExprKind::tuple);
  }

  void goals_and_outputs_name_values() {
    QCOMPARE(first("minimize loss").kind, StmtKind::minimize);
    QCOMPARE(first("maximize loss").targets, Names{"loss"});
    QCOMPARE(first("output a, b").targets, (Names{"a", "b"}));
  }

  void a_semicolon_joins_lines() {
    const Program program = read("a = 1; b = 2;\nc = 3\n");
    QCOMPARE(program.statements.size(), std::size_t{3});
    QVERIFY(program.statements[1].same_line);
    QVERIFY(!program.statements[2].same_line);
  }

  void comparisons_chain() {
    const auto expr = first("a < b <= c").value;
    QCOMPARE(expr.kind, ExprKind::compare);
    QCOMPARE(expr.children.size(), std::size_t{3});
    QCOMPARE(expr.operators, (Names{"<", "<="}));
  }

  void calls_pair_arguments_with_keywords() {
    const auto call = first("sum(a, axis=(0, 1), keepdims=true)").value;
    QCOMPARE(call.keywords, (Names{"", "axis", "keepdims"}));
    QCOMPARE(call.children[1].kind, ExprKind::tuple);
    QCOMPARE(first("sum(a, axis=None)").value.children[1].text, std::string("None"));
  }

  void indices_hold_slices_with_absent_parts() {
    const auto index = first("a[1:, :, ::2, ..., -1]").value;
    QCOMPARE(index.children.size(), std::size_t{6});
    QCOMPARE(index.children[1].children[1].kind, ExprKind::none);
    QCOMPARE(index.children[3].children[2].number, 2.0);
    QCOMPARE(index.children[4].text, std::string("..."));
    QCOMPARE(index.children[5].kind, ExprKind::unary);
  }

  void powers_are_spelt_with_two_stars_in_the_tree() {
    QCOMPARE(first("x^2").value.text, std::string("**"));
    QCOMPARE(first("-x^2").value.kind, ExprKind::unary);
    QCOMPARE(first("2^3^2").value.children[1].kind, ExprKind::binary);
    QCOMPARE(first("2^-1").value.children[1].kind, ExprKind::unary);
  }

  void holes_and_truths_are_values() {
    QCOMPARE(first("y = _").value.kind, ExprKind::hole);
    QCOMPARE(first("y = True").value.number, 1.0);
    QCOMPARE(first("y = false").value.text, std::string("false"));
  }

  void blocks_may_be_indented_by_anything_that_is_consistent() {
    QCOMPARE(read("if a:\n\tx\n\ty\nz\n").statements.size(), std::size_t{2});
    QCOMPARE(read("if a:\n  x\n\n\n  # note\n  y\n").statements[0].body.size(), std::size_t{2});
    QCOMPARE(read("if a:\n\u00A0\u00A0x\n\u3000y\n").statements[0].body.size(), std::size_t{2});
    QCOMPARE(read("if a:\r\n  x\r\n  y\r\nz").statements.size(), std::size_t{2});
    QVERIFY(!parse("if a:\n\tx\n        y\n").ok());
  }
};

QTEST_APPLESS_MAIN(StatementsTest)

}  // namespace engine_language_statements_test

#include "engine_language_statements_test.moc"
