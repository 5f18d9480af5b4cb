// Names of a program, and edits of its tree.
#include "engine/language/edit.h"

#include <QTest>

#include "engine/language/function_names.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"

namespace engine_language_edit_test {

using nabla::parse;
using nabla::print;
using nabla::Program;
using Names = std::vector<std::string>;

namespace {

Program read(const char* text) {
  auto result = parse(text);
  if (!result.ok()) qFatal("%s", describe(result.diagnostics[0], "text", text).c_str());
  return std::move(result.program);
}

std::string renamed_text(const char* text, const char* from, const char* to) {
  const auto changed = renamed(read(text), from, to);
  return changed ? print(*changed) : "refused";
}

std::string with_value(const char* text, const char* name, double value) {
  const auto changed = with_initial_value(read(text), name, nabla::number_expr(value));
  return changed ? print(*changed) : "refused";
}

}  // namespace

class EditTest : public QObject {
  Q_OBJECT

 private slots:
  void declared_values_are_what_the_program_says() {
    const auto values = declared_values(
        read("x = variable(2*3)\nk = placeholder()\nc = constant(4)\ny = x * variable_2"));
    QCOMPARE(values, (std::map<std::string, std::string>{{"x", "2 * 3"}, {"k", ""}}));
  }

  void free_names_are_read_but_never_assigned() {
    QCOMPARE(free_names(read("y = x1 * x2 + x1\nz = y + w")), (Names{"x1", "x2", "w"}));
    QCOMPARE(free_names(read("y = pi * e + inf + sum(x, axis=None)[..., 0]")), Names{"x"});
    QCOMPARE(free_names(read("e = x; y = e^2")), Names{"x"});
    QCOMPARE(free_names(read("minimize loss")), Names{"loss"});
    QCOMPARE(free_names(read("for i in range(n): s += i")), Names{"n"});
    QCOMPARE(free_names(read("f = lambda x: x + k\ny = f(z)")), (Names{"k", "z"}));
    QCOMPARE(free_names(read("def f(a, b=c):\n    t = a + u\n    return t\ny = f(1) + t")),
             (Names{"c", "u", "t"}));
    QCOMPARE(free_names(read("y = cond(p, sin, f)\ndef f(x): return x")), Names{"p"});
    QCOMPARE(free_names(read("y = _")), Names{});
  }

  void names_of_the_program_are_listed() {
    const Program program =
        read("x = 1\ndef f(a): b = a\nfor i in x: y = i\ng = lambda t: t\nh = sin\n");
    QCOMPARE(global_names(program), (Names{"x", "f", "i", "y", "g", "h"}));
    QCOMPARE(defined_functions(program), (Names{"f", "g", "h"}));
    const nabla::NamesInScope scope = names_in_scope(program);
    QCOMPARE(scope.functions, (Names{"f", "g", "h"}));
    QVERIFY(nabla::parse_expression("f(g(x)) + h x", {}, scope));
  }

  void a_name_is_renamed_wherever_it_means_the_same() {
    QCOMPARE(renamed_text("x = 1\ny = x + sin(x)\nminimize y", "x", "w"),
             std::string("w = 1\ny = w + sin(w)\nminimize y\n"));
    QCOMPARE(renamed_text("def f(x): return x + k\ny = f(x) * k", "x", "w"),
             std::string("def f(x):\n    return x + k\ny = f(w) * k\n"));
    QCOMPARE(renamed_text("def f(x): return x + k\ny = f(x) * k", "k", "c"),
             std::string("def f(x):\n    return x + c\ny = f(x) * c\n"));
    QCOMPARE(renamed_text("g = lambda x: x + y\nz = g(x)", "x", "w"),
             std::string("g = lambda x: x + y\nz = g(w)\n"));
    QCOMPARE(renamed_text("def f(x): return f(x)\ny = f(f)", "f", "h"),
             std::string("def h(x):\n    return h(x)\ny = h(h)\n"));
    QCOMPARE(renamed_text("if a:\n    b = a\nelse:\n    b += a", "a", "x₁"),
             std::string("if x1:\n    b = x1\nelse:\n    b += x1\n"));
    QCOMPARE(renamed_text("y = sum(x, axis=0)\naxis = 1", "axis", "d"),
             std::string("y = sum(x, axis=0)\nd = 1\n"));
  }

  void a_name_that_is_none_or_is_taken_is_refused() {
    for (const char* name : {"", "2x", "if", "pi", "sin", "x y", "true", "_", "a-b", "π"}) {
      QVERIFY2(!renamed(read("y = x"), "x", name), name);
      QVERIFY2(!nabla::is_free_to_name(name), name);
    }
    QVERIFY(!renamed(read("y = x + a"), "x", "a"));
    QVERIFY(!renamed(read("y = x\ndef f(a): return a"), "x", "a"));
    // Where f is a value of its own the calls would be left behind.
    QVERIFY(!renamed(read("def f(t):\n    f = t\n    return f(2)\ny = f(1)"), "f", "g"));
    QVERIFY(renamed(read("y = x"), "x", "变量"));
    QVERIFY(nabla::is_free_to_name("x1"));
  }

  void a_refused_name_is_told_what_it_is_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("what");
    QTest::newRow("function") << "sin"
                              << "'sin' is the name of a function";
    QTest::newRow("alias") << "ln"
                           << "'ln' is the name of a function";
    QTest::newRow("constant") << "pi"
                              << "'pi' is the name of a constant";
    QTest::newRow("word") << "for"
                          << "'for' is a word of the language";
    QTest::newRow("print") << "print"
                           << "'print' is a word of the language";
    QTest::newRow("no name") << "2x"
                             << "'2x' cannot be a name";
    QTest::newRow("hole") << "_"
                          << "'_' cannot be a name";
    QTest::newRow("taken") << "a"
                           << "the name 'a' is in use";
  }

  void a_refused_name_is_told_what_it_is() {
    QFETCH(QString, name);
    QFETCH(QString, what);
    const auto refused = renamed(read("y = x + a"), "x", name.toStdString());
    QVERIFY(!refused);
    QCOMPARE(QString::fromStdString(refused.error().what.str()), what);
  }

  void a_name_in_a_default_value_is_in_use() {
    const auto refused = renamed(read("y = 1\ndef f(a=x):\n    return a * y\nz = f()"), "y", "x");
    QVERIFY(!refused);
    QCOMPARE(refused.error().what.str(), std::string("the name 'x' is in use"));
  }

  void an_initial_value_is_replaced_in_its_declaration() {
    QCOMPARE(with_value("x = variable(3)  # start\ny = x^2", "x", -0.5),
             std::string("x = variable(-0.5)  # start\ny = x^2\n"));
    QCOMPARE(with_value("x = placeholder()\ny = x", "x", 2),
             std::string("x = placeholder(2)\ny = x\n"));
    QCOMPARE(with_value("x = [1, -2]\ny = x", "x", 2), std::string("x = 2\ny = x\n"));
  }

  void an_undeclared_input_is_declared_on_a_first_line() {
    QCOMPARE(with_value("y = x^2", "x", 3), std::string("x = variable(3)\ny = x^2\n"));
    QCOMPARE(with_value("# about\n\ny = x^2", "x", 3),
             std::string("# about\n\nx = variable(3)\ny = x^2\n"));
  }

  void a_computed_or_unknown_name_has_no_initial_value() {
    QVERIFY(!with_initial_value(read("x = 3\ny = x^2"), "y", nabla::number_expr(1)));
    QVERIFY(!with_initial_value(read("y = 3"), "z", nabla::number_expr(1)));
  }

  void aliases_lead_to_canonical_functions() {
    QVERIFY(nabla::is_known_function("ln") && nabla::is_known_function("sin"));
    QVERIFY(!nabla::is_known_function("x"));
    QCOMPARE(nabla::canonical_function("arctan2"), std::string_view("atan2"));
    QCOMPARE(nabla::canonical_function("foo"), std::string_view("foo"));
    for (std::string_view name : nabla::all_function_names()) {
      QVERIFY(nabla::is_known_function(name));
      QCOMPARE(nabla::canonical_function(name), name);
      QVERIFY(nabla::glued_call(name).function.empty());
    }
    QCOMPARE(nabla::nearest_function("sigmod"), std::string("sigmoid"));
    QCOMPARE(nabla::nearest_function("x"), std::string());
  }
};

QTEST_APPLESS_MAIN(EditTest)

}  // namespace engine_language_edit_test

#include "engine_language_edit_test.moc"
