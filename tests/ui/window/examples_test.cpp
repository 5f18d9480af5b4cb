// Examples are the same programs in every language, with comments in that of the window.
#include <QRegularExpression>
#include <QTest>

#include "engine/language/parser.h"
#include "ui/window/examples.h"

namespace ui_window_examples_test {

using namespace nabla;
using namespace nabla::ui;

class ExamplesTest : public QObject {
  Q_OBJECT

 private slots:
  void are_the_same_programs_in_every_language() {
    const QVector<Example> english = loadExamples("en");
    const QVector<Example> chinese = loadExamples("zh");
    QVERIFY(!english.isEmpty());
    QCOMPARE(chinese.size(), english.size());
    for (qsizetype i = 0; i < english.size(); ++i) {
      const ParseResult one = parse(english[i].document.program);
      const ParseResult other = parse(chinese[i].document.program);
      QVERIFY(one.ok() && other.ok());
      QVERIFY2(same_meaning(one.program, other.program), qPrintable(english[i].title));
    }
  }

  void are_commented_in_the_language_of_the_window() {
    static const QRegularExpression comment(QStringLiteral("#[^\\n]*"));
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    for (const Example& example : loadExamples("zh")) {
      QString comments;
      auto found = comment.globalMatch(QString::fromStdString(example.document.program));
      while (found.hasNext()) comments += found.next().captured();
      QVERIFY2(comments.contains(han), qPrintable(example.title));
    }
  }
};

QTEST_MAIN(ExamplesTest)

}  // namespace ui_window_examples_test

#include "ui_window_examples_test.moc"
