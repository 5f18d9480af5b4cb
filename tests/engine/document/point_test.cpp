// Points as typed: name=value, value a constant expression.
#include <QTest>
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/document/document.h"

namespace engine_document_point_test {

using namespace nabla;

class PointTest : public QObject {
  Q_OBJECT

 private slots:
  void values_are_constant_expressions_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    const double infinity = std::numeric_limits<double>::infinity();
    const auto row = [](const char* text, double value) {
      QTest::newRow(text) << QString(text) << value;
    };
    row("3", 3);
    row("-2.5", -2.5);
    row("+1e-3", 1e-3);
    row(" ( 1 + 2 ) * 3 ", 9);
    row("1/4 - 1", -0.75);
    row("2**-1", 0.5);
    row("-2^2", -4);
    row("2^3^2", 512);
    row("pi/2", std::numbers::pi / 2);
    row("2*e", 2 * std::numbers::e);
    row("-inf", -infinity);
    row("nan", std::nan(""));
    row("true", 1);
    row("sqrt(4)", 2);
    row("√9", 3);
    row("−1", -1);
    row("3²", 9);
  }
  void values_are_constant_expressions() {
    QFETCH(QString, text);
    QFETCH(double, value);
    const auto point = parse_point("x=" + text.toStdString());
    if (!point) qWarning() << point.error().what.str().c_str();
    QVERIFY(point);
    QCOMPARE(point->at("x"), Tensor(value));
  }

  void several_entries_are_separated_by_commas_outside_brackets() {
    const auto point = parse_point("x=3, w=[1,2],A=[[1,2],[3,4]],b=(1+2)");
    QVERIFY(point);
    QCOMPARE(point->size(), std::size_t{4});
    QCOMPARE(point->at("x"), Tensor(3.0));
    QCOMPARE(point->at("w"), Tensor::vector({1, 2}));
    QCOMPARE(point->at("A"), Tensor(Shape{2, 2}, {1, 2, 3, 4}));
    QCOMPARE(point->at("b"), Tensor(3.0));
  }

  void lists_are_tensors_and_take_arithmetic() {
    const auto point = parse_point("a=2*[1,2]+1,b=[[1],[2]]*[1,10],c=[pi,[]]");
    QVERIFY(!point);
    const auto good = parse_point("a=2*[1,2]+1,b=[[1],[2]]*[1,10],c=-[inf,0],d=[]");
    QVERIFY(good);
    QCOMPARE(good->at("a"), Tensor::vector({3, 5}));
    QCOMPARE(good->at("b"), Tensor(Shape{2, 2}, {1, 10, 2, 20}));
    QCOMPARE(good->at("c"), Tensor::vector({-std::numeric_limits<double>::infinity(), 0}));
    QCOMPARE(good->at("d").shape(), Shape{0});
  }

  void nothing_typed_is_no_point() {
    QVERIFY(parse_point("")->empty());
    QVERIFY(parse_point("  \n ")->empty());
  }

  void names_are_read_as_in_programs() {
    const auto point = parse_point("x₁=1，x２＝２, θ=3");
    QVERIFY(point);
    QCOMPARE(point->at("x1"), Tensor(1.0));
    QCOMPARE(point->at("x2"), Tensor(2.0));
    QCOMPARE(point->at("θ"), Tensor(3.0));
  }

  void errors_say_which_entry_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mention");
    const auto row = [](const char* text, const char* mention) {
      QTest::newRow(text) << QString(text) << QString(mention);
    };
    row("x=3,w=[1,2", "w");
    row("x=3,w=y", "y is not a constant");
    row("x=3,w=", "w");
    row("x=3,w", "w");
    row("x=3,,y=1", "an entry is missing");
    row("x=3,", "an entry is missing");
    row("x=3,x=4", "x is given twice");
    row("3=x", "3 is not a name");
    row("=3", "is not a name");
    row("w=[[1,2],[3]]", "w");
    row("w=[1,2]+[1,2,3]", "w: shapes (2,) and (3,) do not broadcast");
    row("w=f(3)", "w");
    row("w=1 if 2 else 3", "w");
    row("w=1<2", "w");
    row("w=load(\"f.npy\")", "w");
    row("w=_", "w");
    row("w==3", "w");
    row("x+1=3", "x+1 is not a name");
  }
  void errors_say_which_entry() {
    QFETCH(QString, text);
    QFETCH(QString, mention);
    const auto point = parse_point(text.toStdString());
    QVERIFY(!point);
    const QString what = QString::fromStdString(point.error().what.str());
    QVERIFY2(what.contains(mention), qPrintable(what));
    QVERIFY(point.error().span.end <= text.toStdString().size());
  }

  void an_error_points_into_its_entry() {
    const auto point = parse_point("x=3, w=1+zz");
    QVERIFY(!point);
    QCOMPARE(point.error().span, (SourceSpan{9, 11}));
  }

  void a_short_text_cannot_ask_for_much_memory() {
    std::string column = "[[1]";
    std::string row = "[1";
    for (int i = 1; i < 20'000; ++i) {
      column += ",[1]";
      row += ",1";
    }
    const auto point = parse_point("x=" + column + "]*" + row + "]");
    QVERIFY(!point);
    QVERIFY(point.error().what.str().find("too many elements") != std::string::npos);
  }

  void any_bytes_are_safe_to_read() {
    const std::string text = "x=3,w=[1,-2e3],A=[[1,2],[3,pi]]";
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string damaged = text;
        damaged[at] = static_cast<char>(byte);
        const auto point = parse_point(damaged);
        QVERIFY(point || !point.error().what.empty());
      }
    }
    QVERIFY(!parse_point("x=" + std::string(100'000, '[')));
    QVERIFY(!parse_point("x=" + std::string(100'000, '-') + "1"));
  }
};

QTEST_APPLESS_MAIN(PointTest)

}  // namespace engine_document_point_test

#include "engine_document_point_test.moc"
