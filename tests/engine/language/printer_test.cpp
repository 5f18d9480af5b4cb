// Printing: the fewest parentheses, the user's comments, and a tree that reads back as it was.
#include "engine/language/printer.h"

#include <QTest>
#include <random>

#include "engine/language/edit.h"
#include "engine/language/parser.h"

namespace engine_language_printer_test {

using nabla::Expr;
using nabla::ExprKind;
using nabla::parse;
using nabla::print;
using nabla::Stmt;
using nabla::StmtKind;

namespace {

// Random trees of every kind, as a parser could have made them.
class Grower {
 public:
  explicit Grower(unsigned seed) : random_(seed) {}

  nabla::Program program() {
    nabla::Program program;
    program.statements = block(3, false, false);
    if (chance(3)) program.comments_at_end = {"", "# the end"};
    return program;
  }

  Expr expression(int depth) {
    if (depth == 0) return leaf();
    switch (below(13)) {
      case 11:
        return each(depth);
      case 0:
        return node(ExprKind::unary, pick({"-", "+", "not"}), depth, 1);
      case 1:
      case 2:
        return node(ExprKind::binary, pick({"+", "-", "*", "/", "//", "%", "@", "**", "and", "or"}),
                    depth, 2);
      case 3:
        return comparison(depth);
      case 4:
        return node(ExprKind::conditional, "", depth, 3);
      case 5:
        return call(depth);
      case 6:
        return index(depth);
      case 7:
        return node(ExprKind::transpose, "", depth, 1);
      case 8:
        return node(ExprKind::list, "", depth, below(4));
      case 9:
        return node(ExprKind::tuple, "", depth, below(4));
      case 10:
        return lambda(depth);
      default:
        return leaf();
    }
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool chance(int n) { return below(n) == 0; }
  std::string pick(std::initializer_list<const char*> words) {
    return words.begin()[below(static_cast<int>(words.size()))];
  }
  std::string name() { return pick({"x", "y", "x1", "w", "θ", "loss", "a_b"}); }

  Expr leaf() {
    Expr expr;
    switch (below(6)) {
      case 0:
        return nabla::number_expr(below(100));
      case 1:
        return nabla::number_expr(below(1000) / 8.0);
      case 2:
        expr.kind = ExprKind::boolean;
        expr.text = "true";
        expr.number = 1;
        return expr;
      case 3:
        return expr;
      default:
        expr.kind = ExprKind::name;
        expr.text = name();
        return expr;
    }
  }

  Expr node(ExprKind kind, std::string text, int depth, int children) {
    Expr expr;
    expr.kind = kind;
    expr.text = std::move(text);
    for (int i = 0; i < children; ++i)
      expr.children.push_back(expression(depth - 1 - below(2) * (depth - 1)));
    return expr;
  }

  Expr comparison(int depth) {
    const int operators = 1 + below(3);
    Expr expr = node(ExprKind::compare, "", depth, operators + 1);
    for (int i = 0; i < operators; ++i)
      expr.operators.push_back(pick({"<", "<=", ">", ">=", "==", "!="}));
    return expr;
  }

  Expr call(int depth) {
    if (chance(6)) {
      Expr text;
      text.kind = ExprKind::string;
      text.text = pick({"a.csv", "it's", "a \"b\" \\ \n\t", "数据.npy"});
      Expr expr = node(ExprKind::call, "load", depth, 0);
      expr.children.push_back(text);
      expr.keywords.emplace_back();
      return expr;
    }
    Expr expr = node(ExprKind::call, pick({"sin", "clip", "where", "f", "log"}), depth, below(4));
    expr.keywords.resize(expr.children.size());
    if (!expr.children.empty() && chance(3)) expr.keywords.back() = "axis";
    return expr;
  }

  Expr index(int depth) {
    Expr expr = node(ExprKind::index, "", depth, 1);
    const int axes = 1 + below(3);
    for (int i = 0; i < axes; ++i)
      expr.children.push_back(chance(2) ? slice(depth) : expression(depth - 1));
    return expr;
  }

  Expr slice(int depth) {
    Expr expr = node(ExprKind::slice, "", depth, 3);
    for (Expr& part : expr.children) {
      if (!chance(2)) continue;
      part = Expr();
      part.kind = ExprKind::none;
    }
    return expr;
  }

  // [f(v) for v in a], or sum(f(v) for v in a).
  Expr each(int depth) {
    const bool list = chance(2);
    Expr values = node(ExprKind::comprehension, list ? "list" : "each", depth, 2);
    values.parameters = {"v"};
    if (chance(3)) values.parameters.push_back("w");
    if (list) return values;
    Expr call;
    call.kind = ExprKind::call;
    call.text = pick({"sum", "prod", "max", "min"});
    call.keywords.emplace_back();
    call.children.push_back(std::move(values));
    return call;
  }

  Expr lambda(int depth) {
    Expr expr = node(ExprKind::lambda, "", depth, 1);
    for (int i = below(3); i > 0; --i) expr.parameters.push_back(name());
    return expr;
  }

  std::vector<Stmt> block(int depth, bool in_function, bool in_loop) {
    std::vector<Stmt> statements;
    for (int i = 1 + below(3); i > 0; --i) {
      Stmt statement = this->statement(depth, in_function, in_loop);
      statement.same_line = !statements.empty() && chance(4);
      if (chance(4)) statement.comments_before = {"# why", ""};
      if (chance(5)) statement.comment_after = "# how";
      statements.push_back(std::move(statement));
    }
    return statements;
  }

  Stmt statement(int depth, bool in_function, bool in_loop) {
    Stmt statement;
    const int kind = below(depth > 0 ? 13 : 9);
    statement.kind = static_cast<StmtKind>(std::array<int, 13>{
        static_cast<int>(StmtKind::assign), static_cast<int>(StmtKind::assign),
        static_cast<int>(StmtKind::augment), static_cast<int>(StmtKind::expression),
        static_cast<int>(StmtKind::minimize), static_cast<int>(StmtKind::output),
        static_cast<int>(StmtKind::return_), static_cast<int>(StmtKind::break_),
        static_cast<int>(StmtKind::pass), static_cast<int>(StmtKind::if_),
        static_cast<int>(StmtKind::while_), static_cast<int>(StmtKind::for_),
        static_cast<int>(StmtKind::def)}[static_cast<std::size_t>(kind)]);
    if (statement.kind == StmtKind::return_ && !in_function) statement.kind = StmtKind::pass;
    if (statement.kind == StmtKind::break_ && !in_loop) statement.kind = StmtKind::pass;
    fill(statement, depth, in_function, in_loop);
    return statement;
  }

  void fill(Stmt& statement, int depth, bool in_function, bool in_loop) {
    switch (statement.kind) {
      case StmtKind::assign:
        for (int i = 1 + below(2); i > 0; --i) statement.targets.push_back(name());
        statement.value = expression(3);
        return;
      case StmtKind::augment:
        statement.op = pick({"+", "-", "*", "/"});
        [[fallthrough]];
      case StmtKind::minimize:
      case StmtKind::output:
        statement.targets.push_back(name());
        break;
      case StmtKind::while_:
        statement.body = block(depth - 1, in_function, true);
        break;
      case StmtKind::for_:
        statement.targets.push_back(name());
        statement.body = block(depth - 1, in_function, true);
        break;
      case StmtKind::def:
        statement.name = "f";
        statement.parameters.push_back({"f", {}, {}});
        statement.parameters.push_back({name(), {expression(1)}, {}});
        statement.body = block(depth - 1, true, false);
        if (chance(2)) statement.comments_in_body = {"", "# done"};
        return;
      case StmtKind::if_:
        return branches(statement, depth, in_function, in_loop);
      default:
        break;
    }
    const bool bare = statement.kind == StmtKind::minimize || statement.kind == StmtKind::output ||
                      statement.kind == StmtKind::break_ || statement.kind == StmtKind::pass;
    if (!bare) statement.value = expression(3);
    if (statement.kind == StmtKind::return_ && chance(3)) {
      statement.value = Expr();
      statement.value.kind = ExprKind::none;
    }
  }

  void branches(Stmt& statement, int depth, bool in_function, bool in_loop) {
    statement.value = expression(2);
    statement.body = block(depth - 1, in_function, in_loop);
    if (chance(3)) {
      Stmt other;
      other.kind = StmtKind::if_;
      other.is_elif = true;
      branches(other, depth, in_function, in_loop);
      statement.orelse.push_back(std::move(other));
    } else if (chance(2)) {
      statement.orelse = block(depth - 1, in_function, in_loop);
      if (chance(2)) statement.comments_before_else = {"# else what"};
      if (chance(2)) statement.comment_after_else = "# this";
      if (chance(2)) statement.comments_in_orelse = {"# no more"};
    }
  }

  std::mt19937 random_;
};

std::string reprinted(const char* text) { return print(parse(text).program); }

}  // namespace

class PrinterTest : public QObject {
  Q_OBJECT

 private slots:
  void parentheses_stand_only_where_the_meaning_needs_them() {
    const char* const fewest[] = {"a - (b - c)",
                                  "a - b - c",
                                  "a + (b + c)",
                                  "a / (b * c)",
                                  "a * b / c",
                                  "(a + b) * c",
                                  "-x^2",
                                  "(-x)^2",
                                  "2^-1",
                                  "2^3^2",
                                  "(2^3)^2",
                                  "2^(a + b)",
                                  "-(a * b)",
                                  "-a * b",
                                  "a * -b",
                                  "--x",
                                  "(a < b) < c",
                                  "a < b < c",
                                  "(a < b) + 1",
                                  "a + b < c",
                                  "not a",
                                  "not (a and b)",
                                  "not a and b",
                                  "(a or b) and c",
                                  "a or b and c",
                                  "a if b else c if d else e",
                                  "(a if b else c) if d else e",
                                  "a if (b if c else d) else e",
                                  "(a if b else c) + 1",
                                  "(lambda x: x) if a else b",
                                  "lambda x: x if a else b",
                                  "(a + b).T",
                                  "-a.T",
                                  "(-a).T",
                                  "(2).T",
                                  "(2)[0]",
                                  "(a + b)[0]",
                                  "[a, b][0]",
                                  "sin(a + b)",
                                  "a[(0, 1)]",
                                  "a[0, 1]",
                                  "a[b if c else d:e]",
                                  "not a == b",
                                  "(not a) == b"};
    for (const char* text : fewest) {
      const auto expr = nabla::parse_expression(text);
      QVERIFY2(expr, text);
      QCOMPARE(print(*expr), std::string(text));
    }
    const std::pair<const char*, const char*> needless[] = {
        {"((a)) + (b * c)", "a + b * c"},
        {"(a - b) - c", "a - b - c"},
        {"2^(3^2)", "2^3^2"},
        {"(sin(x))", "sin(x)"},
        {"a if b else (c if d else e)", "a if b else c if d else e"},
        {"not (a == b)", "not a == b"},
        {"(a < b) and (c)", "a < b and c"},
        {"2^(-x)", "2^-x"}};
    for (const auto& [typed, canonical] : needless) {
      QCOMPARE(print(*nabla::parse_expression(typed)), std::string(canonical));
    }
  }

  void comments_and_blank_lines_stay_where_they_were() {
    const char* const text =
        "# the lesson's first graph\n"
        "\n"
        "x1 = variable(3)  # trainable\n"
        "x2 = variable(3)\n"
        "\n"
        "\n"
        "a = 1; b = 2  # two\n"
        "if x1 > 3:  # header\n"
        "    # first\n"
        "    y = 1\n"
        "    while y:\n"
        "        y -= 1\n"
        "        # deep end\n"
        "    # end of body\n"
        "# before elif\n"
        "elif x1 < 2:\n"
        "    y = 2\n"
        "# before else\n"
        "else:  # at else\n"
        "    y = 3\n"
        "\n"
        "    # end of else\n"
        "\n"
        "# before def\n"
        "def f(a, b=2):\n"
        "    return a, b\n"
        "\n"
        "# the end\n";
    QVERIFY(parse(text).ok());
    QCOMPARE(reprinted(text), std::string(text));
  }

  void layout_becomes_canonical() {
    QCOMPARE(reprinted("y=x+1#note"), std::string("y = x + 1  #note\n"));
    QCOMPARE(reprinted("if x: y = 1; z = 2 # c\nelse:\n\tpass\n"),
             std::string("if x:\n    y = 1; z = 2  # c\nelse:\n    pass\n"));
    QCOMPARE(reprinted("y = (1 + # one\n 2) # two\n"), std::string("# one\ny = 1 + 2  # two\n"));
    QCOMPARE(reprinted("y = 1;\r\nz = 2\r\n\r\n\r\n"), std::string("y = 1\nz = 2\n"));
    QCOMPARE(reprinted("＃ 注释\ny ＝ １"), std::string("# 注释\ny = 1\n"));
    QCOMPARE(reprinted("a, b = (b, a)"), std::string("a, b = b, a\n"));
    QCOMPARE(reprinted("t = 1, 2"), std::string("t = (1, 2)\n"));
    QCOMPARE(reprinted(""), std::string());
  }

  void any_expression_reads_back_as_it_was() {
    Grower grower(1);
    for (int round = 0; round < 20'000; ++round) {
      const Expr expr = grower.expression(4);
      const std::string text = print(expr);
      const auto again = nabla::parse_expression(text, {}, {{"f"}, {}});
      QVERIFY2(again, text.c_str());
      QVERIFY2(same_meaning(*again, expr), text.c_str());
      QCOMPARE(print(*again), text);
    }
  }

  void any_program_reads_back_as_it_was() {
    Grower grower(2);
    for (int round = 0; round < 3'000; ++round) {
      nabla::Program program = grower.program();
      Stmt helper;
      helper.kind = StmtKind::def;
      helper.name = "f";
      program.statements.insert(program.statements.begin(), helper);
      program.statements[0].body.emplace_back();
      const std::string text = print(program);
      const auto again = parse(text);
      QVERIFY2(again.ok(),
               (text + (again.ok() ? "" : describe(again.diagnostics[0], "", text))).c_str());
      QVERIFY2(same_meaning(again.program, program), text.c_str());
      QCOMPARE(print(again.program), text);
    }
  }

  void only_an_assignment_makes_a_name_a_function() {
    const auto program = parse("y = a^2\na -= lambda x: 28");
    QVERIFY(program.ok());
    QVERIFY(parse(print(program.program)).ok());
    QVERIFY(!parse("y = a^2\na = lambda x: 28").ok());
  }

  void trees_that_edits_make_are_printed_too() {
    Expr number;
    number.kind = ExprKind::number;
    number.number = -0.1;
    QCOMPARE(print(number), std::string("-0.1"));
    QCOMPARE(print(nabla::number_expr(-3)), std::string("-3"));
    QCOMPARE(print(nabla::number_expr(0.1)), std::string("0.1"));
    QCOMPARE(print(nabla::number_expr(-qInf())), std::string("-inf"));
    Stmt loop;
    loop.kind = StmtKind::while_;
    loop.value = nabla::number_expr(1);
    QCOMPARE(print(nabla::Program{{loop}, {}}), std::string("while 1:\n    pass\n"));
  }

  void meaning_is_compared_without_spelling() {
    const auto same = [](const char* a, const char* b) {
      return same_meaning(*nabla::parse_expression(a), *nabla::parse_expression(b));
    };
    QVERIFY(same("1e3 + ((x))", "1000 + x"));
    QVERIFY(!same("x + y", "y + x"));
    QVERIFY(!same("x < y", "x <= y"));
    QVERIFY(!same("sum(x, axis=0)", "sum(x, 0)"));
    QVERIFY(!same("[x]", "[x, x]"));
    QVERIFY(same_meaning(parse("a = 1; b = 2 # c").program, parse("a = 1\n\nb = 2").program));
    QVERIFY(!same_meaning(parse("if a: b").program, parse("while a: b").program));
  }
};

QTEST_APPLESS_MAIN(PrinterTest)

}  // namespace engine_language_printer_test

#include "engine_language_printer_test.moc"
