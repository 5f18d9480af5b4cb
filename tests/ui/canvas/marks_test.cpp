// Stops and watched nodes stay with their nodes while text and graph are edited.
#include "ui/playback/marks.h"

#include <QLineEdit>
#include <QTest>

#include "tests/ui/canvas/desk.h"
#include "ui/canvas/editing/inline_editor.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_marks_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk : CanvasDesk {
  explicit Desk(const char* text) : CanvasDesk(text) {
    QObject::connect(&workspace, &Workspace::nodeRenamed, &marks, &Marks::rename);
    canvas.setMarks(&marks);
  }
  void name(const char* word) {
    key(Qt::Key_F2);
    auto* line = canvas.editor().inlineEditor()->findChild<QLineEdit*>();
    line->selectAll();
    QTest::keyClicks(line, word);
    QTest::keyClick(line, Qt::Key_Return);
    settle();
  }
  void undo() {
    workspace.undoStack().undo();
    settle();
  }
  std::vector<NodeId> stops() const { return canvas.state().stops; }

  Marks marks{playhead};
};

}  // namespace

class MarksTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void a_stop_within_a_formula_stays_when_another_like_it_is_written_above() {
    Desk desk("x = variable(1)\ny = sin(x) * 2\n");
    desk.click(desk.middle("y/0"));
    desk.key(Qt::Key_F9);
    QCOMPARE(desk.stops(), std::vector{desk.node("y/0")});
    setText(desk.workspace, "x = variable(1)\nw = sin(x) + 1\ny = sin(x) * 2\n");
    desk.settle();
    QCOMPARE(desk.stops(), std::vector{desk.node("y/0")});
    QVERIFY(desk.canvas.stopText(desk.node("w/0")).isEmpty());
    desk.playhead.seek(0);
    desk.playhead.play();
    while (desk.playhead.isPlaying()) desk.playhead.advance(step_duration / 3);
    const Step& last =
        desk.playhead.trace()->steps[static_cast<std::size_t>(desk.playhead.step() - 1)];
    QCOMPARE(last.node, desk.node("y/0"));
  }

  void a_stop_goes_along_with_a_new_name_and_back_with_undo() {
    Desk desk("x = variable(1)\ny = sin(x) * 2\n");
    desk.click(desk.middle("y"));
    desk.key(Qt::Key_F9);
    desk.marks.setWatched("y/0", true);
    desk.name("loss");
    QCOMPARE(desk.stops(), std::vector{desk.node("loss")});
    QVERIFY(desk.marks.isWatched("loss/0"));
    desk.undo();
    QCOMPARE(desk.stops(), std::vector{desk.node("y")});
    QVERIFY(desk.marks.isWatched("y/0"));
    desk.workspace.undoStack().redo();
    desk.settle();
    QCOMPARE(desk.stops(), std::vector{desk.node("loss")});
  }

  void a_stop_goes_along_onto_a_line_of_its_own_and_back() {
    Desk desk("x = variable(1)\ny = sin(x) * 2\n");
    desk.click(desk.middle("y/0"));
    desk.key(Qt::Key_F9);
    desk.key(Qt::Key_E);
    QCOMPARE(desk.stops(), std::vector{desk.node("a")});
    desk.select({"a"});
    desk.key(Qt::Key_I);
    QCOMPARE(desk.stops(), std::vector{desk.node("y/0")});
  }

  void the_selection_goes_along_with_a_name_and_its_undo() {
    Desk desk("x = variable(1)\ny = sin(x) * 2\n");
    desk.click(desk.middle("y"));
    desk.name("loss");
    QCOMPARE(desk.canvas.selected(), std::vector{desk.node("loss")});
    desk.undo();
    QCOMPARE(desk.canvas.selected(), std::vector{desk.node("y")});
    QCOMPARE(desk.canvas.focusedNode(), std::optional(desk.node("y")));
    desk.workspace.undoStack().redo();
    desk.settle();
    QCOMPARE(desk.canvas.selected(), std::vector{desk.node("loss")});
  }
};

QTEST_MAIN(MarksTest)

}  // namespace ui_canvas_marks_test

#include "ui_canvas_marks_test.moc"
