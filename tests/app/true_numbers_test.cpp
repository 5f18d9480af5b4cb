// Numbers that the binary prints are true, or say that they are not known.
#include <QTest>
#include <cmath>

#include "tests/app/nabla_process.h"

namespace app_true_numbers_test {

using namespace nabla;
using namespace nabla::test;

namespace {

const char* const modes[] = {"eager", "static", "compiled"};

QString shown(const Json& json) {
  return QString::fromStdString(write_json(json, JsonLayout::one_line));
}

Outcome eval(const QString& text, const QStringList& more, const char* mode) {
  return run_nabla(QStringList{"eval", "-e", text, "--json", "--mode", mode} + more);
}

}  // namespace

class TrueNumbersTest : public QObject {
  Q_OBJECT

 private slots:
  void an_unknown_curvature_is_no_zero_and_says_where_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("norm") << "v = variable([0, 0, 0]); y = norm(v)^2";
    QTest::newRow("std") << "v = variable([2, 2]); y = std(v)^2";
  }
  void an_unknown_curvature_is_no_zero_and_says_where() {
    QFETCH(QString, text);
    for (const char* mode : modes) {
      const Outcome run = eval(text, {"--hessian"}, mode);
      QCOMPARE(run.status, 0);
      QCOMPARE(shown(run.json()["hessian"]["matrix"][0][0]), QStringLiteral("NaN"));
      QVERIFY2(run.err.contains("the second derivatives become nan here"), qPrintable(run.err));
    }
  }

  void a_guard_has_no_curvature_of_its_own() {
    for (const char* mode : modes) {
      const Outcome run =
          eval("p = variable(1); y = binary_cross_entropy(p, 1)", {"--hessian"}, mode);
      QCOMPARE(shown(run.json()["hessian"]["matrix"]), QStringLiteral("[[1.0]]"));
      QCOMPARE(run.err, QString());
    }
  }

  void an_angle_has_its_slopes_at_every_scale() {
    for (const char* mode : modes) {
      for (const double scale : {1e-200, 1e200}) {
        const QString at = QStringLiteral("y=%1,x=%1").arg(scale);
        const Json slopes =
            eval("a = atan2(y, x)", {"--at", at, "--grad"}, mode).json()["gradients"];
        QVERIFY(std::abs(slopes["y"].get<double>() * scale - 0.5) < 1e-15);
        QVERIFY(std::abs(slopes["x"].get<double>() * scale + 0.5) < 1e-15);
      }
    }
  }

  void a_step_falls_where_it_falls_in_every_mode_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("value");
    QTest::newRow("floor") << "floor(x / 49 * 49)"
                           << "x=1"
                           << "0.0";
    QTest::newRow("comparison") << "x / 49 * 49 >= 1"
                                << "x=1"
                                << "0.0";
    QTest::newRow("where") << "where(x / 49 * 49 - 1, 5, 6)"
                           << "x=1"
                           << "5.0";
    QTest::newRow("rest") << "(x / 49 * 49) % 1 > 0.5"
                          << "x=1"
                          << "1.0";
    QTest::newRow("sign") << "sign(x / 49 * 49 - 1)"
                          << "x=1"
                          << "-1.0";
    QTest::newRow("far away") << "floor(abs(sqrt((x / 49 * 49)^2)))"
                              << "x=1"
                              << "0.0";
    QTest::newRow("subnormal") << "x^-2"
                               << "x=1e155"
                               << "1e-310";
    QTest::newRow("product") << "1e-25*x*y"
                             << "x=1e200,y=1e120"
                             << "1e295";
  }
  void a_step_falls_where_it_falls_in_every_mode() {
    QFETCH(QString, text);
    QFETCH(QString, at);
    QFETCH(QString, value);
    for (const char* mode : modes) {
      const Json out = eval(text, {"--at", at}, mode).json()["outputs"]["out"];
      const double expected = value.toDouble();
      QVERIFY2(std::abs(out.get<double>() - expected) <= 1e-15 * std::abs(expected),
               qPrintable(QLatin1String(mode) + QStringLiteral(": ") + shown(out)));
    }
  }

  void a_tail_is_no_minimum() {
    const Json json = run_nabla({"optimize", "-e", "f = exp(x)", "--start", "x=0", "--method",
                                 "newton", "--json"})
                          .json();
    QCOMPARE(shown(json["kind"]), QStringLiteral("\"not critical\""));
  }

  void a_name_that_nothing_read_has_a_gradient_of_zero() {
    const QString text = "y = 1\nfor i in range(0): y = y*x";
    for (const char* mode : modes) {
      for (const QStringList& at : {QStringList{}, QStringList{"--at", "x=3"}}) {
        const Outcome run = eval(text, QStringList{"--grad"} + at, mode);
        QCOMPARE(run.err, QString());
        QCOMPARE(shown(run.json()["gradients"]), QStringLiteral(R"({"x": 0.0})"));
      }
    }
    QCOMPARE(run_nabla({"trace", "-e", text, "--json"}).status, 0);
  }
};

QTEST_GUILESS_MAIN(TrueNumbersTest)

}  // namespace app_true_numbers_test

#include "app_true_numbers_test.moc"
