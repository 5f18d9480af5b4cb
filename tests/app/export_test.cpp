// nabla export, end to end.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/nabla_process.h"

namespace app_export_test {

using namespace nabla::test;

class ExportTest : public QObject {
  Q_OBJECT

 private slots:
  void latex_shows_the_formula_and_its_derivatives() {
    const Outcome run = run_nabla({"export", "-e", "y = x^2", "--to", "latex"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.err, QString());
    QCOMPARE(run.out, QString("% needs \\usepackage{amsmath}\n"
                              "\\begin{align*}\n"
                              "y &= x^{2} \\\\\n"
                              "\\frac{\\mathrm{d} y}{\\mathrm{d} x} &= 2 x \\cdot 1 && "
                              "\\text{chain rule} \\\\\n"
                              "&= 2 x && \\text{simplified}\n"
                              "\\end{align*}\n"));
  }

  void every_named_result_and_variable_is_there() {
    const QString out = run_nabla({"export", "-e", "a = x + 1; y = a * w", "--to", "latex"}).out;
    for (const char* words :
         {"\na &= x + 1 ", "\ny &= a \\cdot w ", "{\\partial x}", "{\\partial w}"}) {
      QVERIFY2(out.contains(words), qPrintable(out));
    }
  }

  void names_are_escaped() {
    const QString out = run_nabla({"export", "-e", "y_out = my_rate * alpha", "--to", "latex"}).out;
    QVERIFY2(!out.contains("my_rate") && out.contains("\\alpha"), qPrintable(out));
  }

  void control_flow_on_values_takes_the_branch_taken() {
    const QStringList program{"export", "-e", "if x > 0:\n  y = 2 * x\nelse:\n  y = 3 * x", "--to",
                              "latex"};
    QVERIFY(run_nabla(program).out.contains("y &= 2 x"));
    QVERIFY(run_nabla(program + QStringList{"--at", "x=-1"}).out.contains("y &= 3 x"));
  }

  void dot_has_a_node_each_and_edges_in_order() {
    const Outcome run = run_nabla({"export", "-e", "y = x * (x + 1)", "--to", "dot"});
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.startsWith("digraph nabla {\n") && run.out.endsWith("}\n"));
    QCOMPARE(run.out.count("[label="), 4);
    QCOMPARE(run.out.count(" -> "), 4);
    QVERIFY2(run.out.contains("[label=\"y\\n×\"]"), qPrintable(run.out));
  }

  void a_file_is_written_and_nothing_printed() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("formula.tex");
    const Outcome run = run_nabla({"export", "-e", "y = x^2", "--to", "latex", "-o", path});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.out, QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\\begin{align*}"));
  }

  void choices_and_loops_are_written_out() {
    const auto exported = [](const char* program, const char* to) {
      return run_nabla({"export", "-e", program, "--to", to}).out;
    };
    const char* choice = "p = variable(1)\ny = cond(p > 0, lambda: p^2, lambda: sin(p))";
    QString latex = exported(choice, "latex");
    for (const char* part : {"\\begin{cases}p^{2} & \\text{if } p > 0",
                             "\\sin\\left(p\\right) & \\text{else}\\end{cases}"})
      QVERIFY2(latex.contains(part), qPrintable(latex));
    QVERIFY2(exported(choice, "dot").contains("p^2 if p > 0 else sin(p)"),
             qPrintable(exported(choice, "dot")));
    const char* loop = "x = variable(1)\ny = while_loop(lambda a: a < 10, lambda a: 2 * a * x, x)";
    latex = exported(loop, "latex");
    QVERIFY2(latex.contains("s \\mapsto s < 10, s \\mapsto 2 s \\cdot x, x"), qPrintable(latex));
    QVERIFY2(exported(loop, "dot").contains("lambda s: s < 10"), qPrintable(exported(loop, "dot")));
  }

  void an_open_input_is_a_hole() {
    const QString dot = run_nabla({"export", "-e", "y = x * _", "--to", "dot"}).out;
    QVERIFY2(dot.contains("label=\"_\"") && !dot.contains("_ 1"), qPrintable(dot));
    const QString latex = run_nabla({"export", "-e", "y = x * _", "--to", "latex"}).out;
    QVERIFY2(latex.contains("\\square") && !latex.contains("_ 1"), qPrintable(latex));
  }

  void what_cannot_be_done_is_said_in_one_line_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("no target") << QStringList{"-e", "y = x"} << 2;
    QTest::newRow("unknown target") << QStringList{"-e", "y = x", "--to", "word"} << 2;
    QTest::newRow("no program") << QStringList{"--to", "latex"} << 2;
    QTest::newRow("wrong program") << QStringList{"-e", "y = )", "--to", "latex"} << 1;
    QTest::newRow("nothing computed") << QStringList{"-e", "", "--to", "latex"} << 1;
    QTest::newRow("no such folder")
        << QStringList{"-e", "y = x", "--to", "latex", "-o", "/no/such/folder/y.tex"} << 1;
  }
  void what_cannot_be_done_is_said_in_one_line() {
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const Outcome run = run_nabla(QStringList{"export"} + arguments);
    QCOMPARE(run.status, status);
    QCOMPARE(run.out, QString());
    QVERIFY2(run.err.startsWith("nabla: ") && run.err.count('\n') == 1, qPrintable(run.err));
  }
};

QTEST_GUILESS_MAIN(ExportTest)

}  // namespace app_export_test

#include "app_export_test.moc"
