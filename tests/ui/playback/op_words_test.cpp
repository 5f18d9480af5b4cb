// What the titles of cards say: what the node computes, never a letter that stands for something
// else.
#include "ui/playback/op_words.h"

#include <QTest>

#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"

namespace ui_playback_op_words_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

// The titles of what is computed, in order.
QStringList titlesOf(const char* text) {
  const Execution execution = run(parse(text).program);
  QStringList titles;
  for (std::uint32_t i = 0; i < execution.graph.size(); ++i) {
    const NodeId node{i};
    if (execution.graph.input(node) || execution.graph.constant(node)) continue;
    titles << math::plainText(opTitle(execution.graph, node)).remove(' ');
  }
  return titles;
}

}  // namespace

class OpWordsTest : public QObject {
  Q_OBJECT

 private slots:
  void powers_say_of_what_they_are() {
    const QStringList titles =
        titlesOf("x = variable(2)\ny = variable(3)\nr = (1-x)^2 + 100(y-x^2)^2");
    QCOMPARE(titles.filter("²"), (QStringList{"(1−x)²", "x²", "(y−x²)²"}));
  }

  void what_is_too_long_is_a_box() {
    const QStringList titles = titlesOf(
        "first = variable(2)\nsecond = variable(3)\ny = (first * second + sin(first))^2\n"
        "z = exp(first * second - second)");
    QVERIFY2(titles.contains("□²"), qPrintable(titles.join(' ')));
    QVERIFY2(titles.contains("e□") || titles.contains("e^□"), qPrintable(titles.join(' ')));
  }

  void matrices_have_their_own_names() {
    const QStringList titles =
        titlesOf("W = variable([[1, 2], [3, 4]])\nv = variable([1, 2])\ny = sum(W @ v)");
    QVERIFY2(titles.contains("Wv"), qPrintable(titles.join(' ')));
  }
};

QTEST_MAIN(OpWordsTest)

}  // namespace ui_playback_op_words_test

#include "ui_playback_op_words_test.moc"
