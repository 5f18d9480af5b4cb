// The derivatives that a program is exported with read as people write them.
#include "engine/interchange/latex_document.h"

#include <QTest>

#include "engine/language/parser.h"

namespace engine_interchange_latex_document_test {

using namespace nabla;

namespace {

QString latex(const QString& program) {
  RunOptions options;
  options.mode = Mode::static_graph;
  return QString::fromStdString(latex_document(run(parse(program.toStdString()).program, options)));
}

}  // namespace

class LatexDocumentTest : public QObject {
  Q_OBJECT

 private slots:
  void derivatives_read_as_people_write_them_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("line");
    const std::pair<const char*, const char*> rows[] = {
        {"w = variable([1, 2])\ny = sum(w^2)", "&= 2 w && \\text{simplified}"},
        {"w = variable([1, 2])\ny = sum(w^2)",
         "&= 2 w \\cdot \\mathbf{1}_{2} && \\text{chain rule}"},
        {"A = variable([[1, 2], [3, 4]])\nB = variable([[1, 0], [0, 1]])\ny = sum((A + A) * B)",
         "&= 2 A && \\text{simplified}"},
        {"w = variable([1, 2, 3])\ny = w[0] * w[1]",
         "{w}_{0} \\, \\mathbf{e}_{1} + {w}_{1} \\, \\mathbf{e}_{0} && \\text{simplified}"},
        {"w = variable([1, 2, 3])\nu = variable(2)\ny = u * sum(w[1:])",
         "\\operatorname{put}_{1{:}}\\left(u \\, \\mathbf{1}_{2}\\right)"},
        {"W = variable([[1, 2], [3, 4]])\nx = variable([1, 2])\ny = sum((W @ x)^2)",
         "&= 2 \\left(W \\, x\\right) \\otimes x && \\text{simplified}"},
        {"alpha = variable(1)\ny = alpha * Omega * varphi_1",
         "\\alpha \\cdot \\Omega \\cdot \\varphi_{1}"},
        {"y = θ * x_1_2", "\\theta \\cdot x_{1, 2}"},
        {"x = variable(1)\ny = while_loop(lambda a: a < 10, lambda a: 2 * a, x)", "\\nabla_{x}"},
        {"x = variable(1)\ni, y = while_loop(lambda i, a: a < 9, lambda i, a: (i + 1, 2 * a), (0, "
         "x))\n"
         "output y",
         "}_{1}"},
    };
    int row = 0;
    for (const auto& [program, line] : rows) QTest::addRow("%d", ++row) << program << line;
  }
  void derivatives_read_as_people_write_them() {
    QFETCH(QString, program);
    QFETCH(QString, line);
    const QString text = latex(program);
    QVERIFY2(text.contains(line), qPrintable(text));
  }

  void the_notation_of_derivative_ops_stays_inside() {
    for (const char* program :
         {"w = variable([1, 2, 3])\ny = w[0] * w[1]", "w = variable([1, 2, 3])\ny = sum(w[1:])^2",
          "w = variable([1, 2])\ny = mean(3 * w)"}) {
      const QString text = latex(program);
      for (const char* name : {"setitem", "broadcast", "sum_to"})
        QVERIFY2(!text.contains(name), qPrintable(text));
    }
  }
};

QTEST_APPLESS_MAIN(LatexDocumentTest)

}  // namespace engine_interchange_latex_document_test

#include "engine_interchange_latex_document_test.moc"
