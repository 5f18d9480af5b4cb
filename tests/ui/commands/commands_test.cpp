// What a user would call one change is one step of undo, and undo brings back exactly what was.
#include "ui/commands/commands.h"

#include <QTest>

namespace ui_commands_commands_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

void type(Workspace& workspace, const QString& text) {
  for (const QChar c : text)
    setText(workspace, QString::fromStdString(workspace.document().program) + c);
}

}  // namespace

class CommandsTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    workspace_ = std::make_unique<Workspace>();
    Document document;
    document.program = "y = x";
    workspace_->newDocument(document);
  }
  void cleanup() { workspace_.reset(); }

  void typing_on_is_one_step() {
    type(*workspace_, " * 2 + 1");
    QCOMPARE(stack().count(), 1);
    QCOMPARE(text(), "y = x * 2 + 1");
    stack().undo();
    QCOMPARE(text(), "y = x");
    stack().redo();
    QCOMPARE(text(), "y = x * 2 + 1");
  }

  void erasing_what_was_just_typed_leaves_nothing_to_undo() {
    type(*workspace_, "2");
    setText(*workspace_, "y = x");
    QCOMPARE(stack().count(), 0);
    QVERIFY(!workspace_->isModified());
  }

  void typing_elsewhere_is_a_step_of_its_own() {
    type(*workspace_, "2");
    setText(*workspace_, "z = x2");
    QCOMPARE(stack().count(), 2);
    stack().undo();
    QCOMPARE(text(), "y = x2");
  }

  void a_retyped_initial_value_wins_over_the_one_set_by_hand() {
    Document document;
    document.program = "x = variable(3)\ny = x";
    workspace_->newDocument(document);
    workspace_->waitUntilCurrent();
    setValue(*workspace_, "x", 7.0, newGesture());
    setText(*workspace_, "x = variable(3)\ny = x * 2");
    QCOMPARE(workspace_->document().point.count("x"), std::size_t{1});
    setText(*workspace_, "x = variable(\ny = x * 2");
    QCOMPARE(workspace_->document().point.count("x"), std::size_t{1});
    setText(*workspace_, "x = variable(5)\ny = x * 2");
    QCOMPARE(workspace_->document().point.count("x"), std::size_t{0});
    stack().undo();
    QCOMPARE(workspace_->document().point.at("x").item(), 7.0);
    while (stack().canUndo()) stack().undo();
    QVERIFY(workspace_->document().point.empty());
    while (stack().canRedo()) stack().redo();
    QVERIFY(workspace_->document().point.empty());
  }

  // Whether the analysis keeps up with the hand or not.
  void a_declaration_typed_anew_wins_even_with_the_same_value() {
    for (const bool waits : {false, true}) {
      for (const char* start : {"x = variable(1.5)\ny = x * x", "y = x * x"}) {
        Document document;
        document.program = start;
        workspace_->newDocument(document);
        workspace_->waitUntilCurrent();
        setValue(*workspace_, "x", 3.68, newGesture());
        setText(*workspace_, "\ny = x * x");
        for (QString typed; const QChar c : QStringLiteral("x = variable(1.5)")) {
          typed += c;
          setText(*workspace_, typed + "\ny = x * x");
          if (waits) workspace_->waitUntilCurrent();
        }
        QVERIFY(workspace_->document().point.empty());
        workspace_->waitUntilCurrent();
        QCOMPARE(workspace_->shownPoint().at("x").item(), 1.5);
        while (stack().canUndo()) stack().undo();
        QVERIFY(workspace_->document().point.empty());
      }
    }
  }

  void a_comment_beside_a_declaration_leaves_the_value_that_was_set() {
    Document document;
    document.program = "x = variable(1.5)\ny = x * x";
    workspace_->newDocument(document);
    workspace_->waitUntilCurrent();
    setValue(*workspace_, "x", 3.68, newGesture());
    setText(*workspace_, "x = variable(1.5)  # here\ny = x * x");
    QCOMPARE(workspace_->document().point.at("x").item(), 3.68);
  }

  void a_value_is_reset_in_one_step() {
    workspace_->waitUntilCurrent();
    setValue(*workspace_, "x", 3.68, newGesture());
    resetValue(*workspace_, "x");
    QVERIFY(workspace_->document().point.empty());
    stack().undo();
    QCOMPARE(workspace_->document().point.at("x").item(), 3.68);
    resetValue(*workspace_, "nobody");
    QCOMPARE(stack().count(), 2);
  }

  void a_paste_is_a_step_of_its_own() {
    type(*workspace_, "2");
    setText(*workspace_, "y = x2 + sin(x)");
    QCOMPARE(stack().count(), 2);
  }

  void characters_of_several_bytes_merge_like_others() {
    type(*workspace_, QStringLiteral("·π²"));
    QCOMPARE(stack().count(), 1);
    stack().undo();
    QCOMPARE(text(), "y = x");
  }

  void the_same_text_is_no_change() {
    setText(*workspace_, "y = x");
    QCOMPARE(stack().count(), 0);
  }

  void one_drag_is_one_step_and_two_drags_are_two() {
    for (int gesture : {newGesture(), newGesture()}) {
      for (int i = 1; i <= 5; ++i) setValue(*workspace_, "x", Tensor(10.0 * gesture + i), gesture);
    }
    QCOMPARE(stack().count(), 2);
    stack().undo();
    stack().undo();
    QVERIFY(workspace_->document().point.empty());
  }

  void a_drag_that_comes_home_leaves_nothing_to_undo() {
    setValue(*workspace_, "x", Tensor(2.0), newGesture());
    const int gesture = newGesture();
    setValue(*workspace_, "x", Tensor(3.0), gesture);
    setValue(*workspace_, "x", Tensor(2.0), gesture);
    QCOMPARE(stack().count(), 1);
  }

  void two_variables_never_merge() {
    const int gesture = newGesture();
    setValue(*workspace_, "x", Tensor(2.0), gesture);
    setValue(*workspace_, "w", Tensor(2.0), gesture);
    QCOMPARE(stack().count(), 2);
  }

  void saving_ends_a_step() {
    type(*workspace_, "2");
    stack().setClean();
    type(*workspace_, "3");
    QCOMPARE(stack().count(), 2);
    stack().undo();
    QVERIFY(!workspace_->isModified());
    QCOMPARE(text(), "y = x2");
  }

  void text_values_places_and_methods_share_one_stack() {
    const Document before = workspace_->document();
    type(*workspace_, "2");
    setValue(*workspace_, "x", Tensor(2.0), newGesture());
    moveNodes(*workspace_, {{"x", {1, 2}}}, newGesture());
    setOptimizer(*workspace_, {"newton", {}});
    setPoint(*workspace_, Point{{"x", Tensor(5.0)}}, "Optimize");
    arrange(*workspace_);
    const Document after = workspace_->document();
    QCOMPARE(stack().count(), 6);
    while (stack().canUndo()) stack().undo();
    QVERIFY(workspace_->document() == before);
    while (stack().canRedo()) stack().redo();
    QVERIFY(workspace_->document() == after);
  }

  void a_value_that_is_not_a_number_is_undone_too() {
    setValue(*workspace_, "x", Tensor(std::nan("")), newGesture());
    QCOMPARE(stack().count(), 1);
    stack().undo();
    QVERIFY(workspace_->document().point.empty());
  }

 private:
  QUndoStack& stack() { return workspace_->undoStack(); }
  QString text() const { return QString::fromStdString(workspace_->document().program); }

  std::unique_ptr<Workspace> workspace_;
};

QTEST_GUILESS_MAIN(CommandsTest)

}  // namespace ui_commands_commands_test

#include "ui_commands_commands_test.moc"
