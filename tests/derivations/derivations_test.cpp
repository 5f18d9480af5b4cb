// Derivations as they are shown, step by step: each file of this folder is a program, the input it
// is derived by, and the steps that lead from the chain rule to the form people write.
#include <QDir>
#include <QFile>
#include <QTest>

#include "engine/interchange/derivation.h"
#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"

namespace derivations_derivations_test {

using namespace nabla;

class DerivationsTest : public QObject {
  Q_OBJECT

 private slots:
  void reads_as_written_down_data();
  void reads_as_written_down();
};

namespace {

struct DerivationFile {
  std::string program;
  std::vector<std::string> wrt;  // #by x x
  QString steps;                 // #> title | formula, a line each
};

DerivationFile read_file(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
  DerivationFile out;
  out.program = file.readAll().toStdString();
  for (const QString& line : QString::fromStdString(out.program).split('\n')) {
    if (line.startsWith("#by ")) {
      for (const QString& name : line.mid(4).split(' ')) out.wrt.push_back(name.toStdString());
    } else if (line.startsWith("#> ")) {
      out.steps += line + '\n';
    }
  }
  return out;
}

QString steps_of(const DerivationFile& file) {
  RunOptions options;
  options.mode = Mode::static_graph;
  const Execution execution = run(parse(file.program).program, options);
  if (!execution.ok()) return QString::fromStdString(execution.diagnostics.front().what.str());
  std::vector<NodeId> wrt;
  for (const std::string& name : file.wrt) wrt.push_back(execution.graph.input(name)->node);
  const auto derivation = derive_steps(execution.graph, execution.outputs.front().node, wrt);
  if (!derivation) return QString::fromStdString(derivation.error().what.str());
  QString steps;
  for (const DerivationStep& step : derivation->steps) {
    steps += QString::fromStdString("#> " + step.title.str() + " | " + print(step.formula) + '\n');
  }
  return steps;
}

}  // namespace

void DerivationsTest::reads_as_written_down_data() {
  QTest::addColumn<QString>("path");
  const QDir folder(QStringLiteral(NABLA_SOURCE_DIR) + "/tests/derivations");
  const QStringList names = folder.entryList({"*.nb"}, QDir::Files, QDir::Name);
  QVERIFY(names.size() > 5);
  for (const QString& name : names) QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void DerivationsTest::reads_as_written_down() {
  QFETCH(QString, path);
  const DerivationFile file = read_file(path);
  const QString steps = steps_of(file);
  QVERIFY2(steps == file.steps, qPrintable("it is\n" + steps));
}

QTEST_APPLESS_MAIN(DerivationsTest)

}  // namespace derivations_derivations_test

#include "derivations_derivations_test.moc"
