// Names and formulas as text: subscripts, Greek letters and the line that screen readers get.
#include "ui/formula/math.h"

#include <QTest>

#include "ui/formula/pretty_name.h"

namespace ui_formula_math_test {

using namespace nabla::ui;
using namespace nabla::ui::math;

class MathTest : public QObject {
  Q_OBJECT

 private slots:
  void names_are_shown_as_people_write_them_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("letter") << "x"
                            << "x";
    QTest::newRow("subscript") << "x1"
                               << "x₁";
    QTest::newRow("two digits") << "x12"
                                << "x₁₂";
    QTest::newRow("underscore") << "x_1"
                                << "x₁";
    QTest::newRow("greek") << "alpha"
                           << "α";
    QTest::newRow("greek with subscript") << "theta2"
                                          << "θ₂";
    QTest::newRow("word") << "loss"
                          << "loss";
    QTest::newRow("word with digit") << "layer2"
                                     << "layer₂";
    QTest::newRow("word below") << "w_out"
                                << "w_out";
    QTest::newRow("several words") << "learning_rate"
                                   << "learning_rate";
    QTest::newRow("only digits") << "12"
                                 << "12";
    QTest::newRow("chinese") << "损失1"
                             << "损失₁";
    QTest::newRow("trailing underscore") << "x_"
                                         << "x_";
    QTest::newRow("leading underscore") << "_1"
                                        << "_₁";
    QTest::newRow("empty") << ""
                           << "";
  }
  void names_are_shown_as_people_write_them() {
    QFETCH(QString, name);
    QFETCH(QString, shown);
    QCOMPARE(prettyName(name), shown);
  }

  void a_partial_derivative_reads_as_one() {
    QCOMPARE(plainText(equals({partial("y", "x1"), sym("x2"), num("3")})),
             QString("∂y/∂x₁ = x₂ = 3"));
  }

  void sums_in_fractions_get_parentheses_in_text() {
    const Math sum = row({sym("a"), op("+"), sym("b")});
    QCOMPARE(plainText(frac(sum, sym("c"))), QString("(a + b)/c"));
    QCOMPARE(plainText(frac(sym("c"), sum)), QString("c/(a + b)"));
  }

  void signs_become_typographic() {
    QCOMPARE(op("-").text, QString("−"));
    QCOMPARE(op("<=").text, QString("≤"));
    QCOMPARE(op("*").text, QString("·"));
    QCOMPARE(num("-3").text, QString("−3"));
  }

  void an_exponent_joins_the_subscript_of_its_base() {
    const Math squared = sup(sym("x1"), num("2"));
    QCOMPARE(squared.kind, Kind::script);
    QCOMPARE(squared.children[0].text, QString("x"));
    QCOMPARE(plainText(squared), QString("x₁²"));
  }

  void words_keep_their_distance_in_text() {
    QCOMPARE(plainText(row({op("log"), sym("x")})), QString("log x"));
    QCOMPARE(plainText(call("max", row({sym("a"), op(","), sym("b")}))), QString("max(a, b)"));
    QCOMPARE(plainText(row({num("2"), op("log"), sym("x")})), QString("2 log x"));
  }

  void a_leading_minus_is_a_sign_in_text() {
    QCOMPARE(plainText(row({op("-"), sym("x")})), QString("−x"));
    QCOMPARE(plainText(row({sym("a"), op("-"), sym("x")})), QString("a − x"));
  }

  void an_accent_over_a_name_belongs_to_its_letter() {
    const Math adjoint = accent("bar", sym("x1"));
    QCOMPARE(adjoint.kind, Kind::script);
    QCOMPARE(adjoint.children[0].kind, Kind::accent);
  }

  void tint_keeps_the_roles_of_parts() {
    const Math own = tint(Role::gradient, num("3", Role::value));
    QCOMPARE(*own.role, Role::value);
    QCOMPARE(*tint(Role::gradient, num("3")).role, Role::gradient);
  }

  void matrices_and_cases_read_row_by_row() {
    QCOMPARE(plainText(matrix({num("1"), num("2"), num("3"), num("4")}, 2)),
             QString("[1, 2; 3, 4]"));
  }
};

QTEST_APPLESS_MAIN(MathTest)

}  // namespace ui_formula_math_test

#include "ui_formula_math_test.moc"
