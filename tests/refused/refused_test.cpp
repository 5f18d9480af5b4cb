// Each program of this folder is refused at the place and with the words that its own `#!` lines
// say.
#include <QTest>

#include "tests/agreement/programs.h"

namespace refused_refused_test {

using namespace nabla;
using namespace nabla::test;

class RefusedTest : public QObject {
  Q_OBJECT

 private slots:
  void is_refused_with_these_words_data() { add_rows("refused"); }
  void is_refused_with_these_words();
};

void RefusedTest::is_refused_with_these_words() {
  QFETCH(QString, path);
  const ProgramFile file = read_program(path);
  QVERIFY(!file.messages.empty());
  std::string message;
  if (const ParseResult parsed = parse(file.text); !parsed.ok()) {
    message = describe(parsed.diagnostics.front(), "program", file.text);
  } else {
    const Execution execution = run_mode(file, file.static_only ? Mode::static_graph : Mode::eager);
    QCOMPARE(execution.diagnostics.size(), std::size_t{1});
    message = first_error(execution, file.text);
  }
  for (const std::string& expected : file.messages) {
    const QString wanted = QString::fromStdString(expected).trimmed();
    QVERIFY2(QString::fromStdString(message).contains(wanted), message.c_str());
  }
}

QTEST_APPLESS_MAIN(RefusedTest)

}  // namespace refused_refused_test

#include "refused_refused_test.moc"
