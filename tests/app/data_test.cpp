// load("data.csv") end to end: every subcommand reads beside the program, and nothing else.
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/nabla_process.h"

namespace app_data_test {

using namespace nabla;
using namespace nabla::test;

class DataTest : public QObject {
  Q_OBJECT

 private slots:
  void load_reads_beside_the_file_data();
  void load_reads_beside_the_file();
  void load_never_leaves_the_folder();

 private:
  QString file(const QString& name, const QByteArray& bytes) {
    return write_file(folder_.filePath(name), bytes);
  }

  QTemporaryDir folder_;
};

void DataTest::load_reads_beside_the_file_data() {
  QTest::addColumn<QStringList>("command");
  QTest::addColumn<QString>("expected");
  QTest::newRow("eval") << QStringList{"eval", "--grad", "--json"} << "\"y\": 30.0";
  QTest::newRow("static") << QStringList{"eval", "--mode", "static"} << "y = 30";
  QTest::newRow("compiled") << QStringList{"eval", "--mode", "compiled", "--hessian"} << "y = 30";
  QTest::newRow("check") << QStringList{"check"} << "agrees";
  QTest::newRow("trace") << QStringList{"trace", "--json"} << "steps";
  QTest::newRow("optimize") << QStringList{"optimize", "--method", "newton", "--json"}
                            << "\"minimum\"";
  QTest::newRow("export") << QStringList{"export", "--to", "latex"} << "align";
}

void DataTest::load_reads_beside_the_file() {
  QFETCH(QStringList, command);
  QFETCH(QString, expected);
  QVERIFY(QDir(folder_.path()).mkpath("lesson"));
  file("lesson/data.csv", "x,y\n1,2\n3,4\n");
  const QString program =
      file("lesson/fit.nb", "A = load(\"data.csv\")\nw = variable(1)\ny = sum((A * w)^2)\n");
  const Outcome run = run_nabla(QStringList{command.first(), program} + command.mid(1));
  QVERIFY2(run.status == 0 && run.out.contains(expected), qPrintable(run.out + run.err));
}

void DataTest::load_never_leaves_the_folder() {
  QVERIFY(QDir(folder_.path()).mkpath("inner"));
  const QString secret = file("secret.csv", "42\n");
  for (const QString& name : {QStringLiteral("../secret.csv"), secret}) {
    const QString program = file("inner/p.nb", "y = load(\"" + name.toUtf8() + "\")\n");
    const Outcome run = run_nabla({"eval", program});
    QCOMPARE(run.status, 1);
    QVERIFY2(is_one_line(run.err) && run.err.contains("not in the document's folder"),
             qPrintable(run.err));
  }
}

QTEST_GUILESS_MAIN(DataTest)

}  // namespace app_data_test

#include "app_data_test.moc"
