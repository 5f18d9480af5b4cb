// The workspace analyses in the background, drops what is out of date and keeps the last good run.
#include "ui/workspace/workspace.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <set>

#include "ui/commands/commands.h"

namespace ui_workspace_workspace_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

// Busy for a while, in 200,000 small steps.
const std::string slow = "k = 0\nwhile k < 200000:\n    k += 1\ny = k";

Document of(const std::string& program) {
  Document document;
  document.program = program;
  return document;
}

std::string shown(const Workspace& workspace) {
  return workspace.lastGood() ? workspace.lastGood()->request.text : std::string();
}

double value(const Workspace& workspace, const char* name) {
  return workspace.shownPoint().at(name).item();
}

}  // namespace

class WorkspaceTest : public QObject {
  Q_OBJECT

 private slots:
  void a_result_for_another_program_is_dropped() {
    Workspace workspace;
    QStringList seen;
    connect(&workspace, &Workspace::analysisChanged, this,
            [&] { seen << QString::fromStdString(workspace.analysis()->request.text); });
    workspace.newDocument(of("y = 1"));
    workspace.newDocument(of("y = 2"));
    QThreadPool::globalInstance()->waitForDone();  // the first is done, but not delivered yet
    workspace.newDocument(of("y = 3"));
    workspace.waitUntilCurrent();
    QCOMPARE(seen, QStringList{"y = 3"});
  }

  void a_program_that_never_ends_gives_way_to_the_next() {
    Workspace workspace;
    workspace.newDocument(of(slow));
    QVERIFY(!workspace.current());
    workspace.newDocument(of("x = variable(2)\ny = x"));
    workspace.waitUntilCurrent();
    QCOMPARE(value(workspace, "x"), 2.0);
    QVERIFY(workspace.analysis()->ok());
  }

  void a_runaway_loop_ends_with_a_message() {
    Workspace workspace;
    workspace.newDocument(of("while true:\n    x = 1"));
    workspace.waitUntilCurrent();
    QCOMPARE(workspace.analysis()->diagnostics.size(), std::size_t{1});
    QVERIFY(!workspace.lastGood());
  }

  void limits_say_where_a_program_is_stopped() {
    Workspace workspace;
    RunLimits limits;
    limits.statements = 1000;
    workspace.setLimits(limits);
    workspace.newDocument(of(slow));
    workspace.waitUntilCurrent();
    QVERIFY(!workspace.analysis()->ok());
    limits.statements = 1'000'000;
    workspace.setLimits(limits);
    workspace.newDocument(of(slow + "\n"));
    workspace.waitUntilCurrent();
    QVERIFY(workspace.analysis()->ok());
  }

  void a_point_that_moves_on_does_not_starve_the_views() {
    Workspace workspace;
    workspace.newDocument(of("x = variable(1)\ny = x"));
    workspace.waitUntilCurrent();
    QList<double> seen, in_the_fields;
    connect(&workspace, &Workspace::analysisChanged, this, [&] {
      seen << workspace.lastGood()->values().at("x").item();
      in_the_fields << value(workspace, "x");
    });
    setValue(workspace, "x", Tensor(2.0), newGesture());  // its job starts
    setValue(workspace, "x", Tensor(3.0), newGesture());  // overtaken, and finished all the same
    workspace.waitUntilCurrent();
    QCOMPARE(seen, (QList{2.0, 3.0}));
    QCOMPARE(in_the_fields, (QList{3.0, 3.0}));  // never behind
  }

  void the_last_good_run_stays_while_the_text_has_errors() {
    Workspace workspace;
    workspace.newDocument(of("x = variable(3)\ny = x * x"));
    workspace.waitUntilCurrent();
    setText(workspace, "x = variable(3)\ny = x *");
    workspace.waitUntilCurrent();
    QVERIFY(!workspace.analysis()->ok());
    QCOMPARE(shown(workspace), "x = variable(3)\ny = x * x");
  }

  void another_document_takes_nothing_of_the_old_one_along() {
    Workspace workspace;
    workspace.newDocument(of("x = variable(3)\ny = x * x"));
    workspace.waitUntilCurrent();
    setValue(workspace, "x", Tensor(5.0), newGesture());
    workspace.setLivePoint(Point{{"x", Tensor(7.0)}});
    workspace.newDocument(of("y = = 1"));
    workspace.waitUntilCurrent();
    QVERIFY(!workspace.lastGood());
    QVERIFY(!workspace.livePoint());
    QVERIFY(workspace.document().point.empty());
    QVERIFY(!workspace.isModified());
  }

  void the_live_point_is_shown_over_the_documents() {
    Workspace workspace;
    workspace.newDocument(of("x = variable(3)\ny = x * x"));
    workspace.waitUntilCurrent();
    workspace.setLivePoint(Point{{"x", Tensor(1.5)}});
    workspace.waitUntilCurrent();
    QCOMPARE(workspace.lastGood()->values().at("x").item(), 1.5);
    QVERIFY(!workspace.isModified());
    setValue(workspace, "x", Tensor(2.0), newGesture());  // a hand on the point ends the walk
    QVERIFY(!workspace.livePoint());
    QCOMPARE(value(workspace, "x"), 2.0);
  }

  void missing_values_start_at_one_and_are_named() {
    Workspace workspace;
    workspace.newDocument(of("y = a * b"));
    workspace.waitUntilCurrent();
    QCOMPARE(workspace.analysis()->missing, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(value(workspace, "a"), 1.0);
  }

  void modes_choose_the_passes() {
    Workspace workspace;
    workspace.newDocument(of("x = variable(3)\ny = x * x"));
    const auto phases = [&workspace] {
      workspace.waitUntilCurrent();
      std::set<Phase> found;
      for (const Step& step : workspace.analysis()->trace->steps) found.insert(step.phase);
      return found;
    };
    QVERIFY(phases() == (std::set{Phase::forward, Phase::backward}));
    workspace.setMode(RunMode::evaluate);
    QVERIFY(phases() == std::set{Phase::forward});
    workspace.setMode(RunMode::forward);
    QVERIFY(phases() == (std::set{Phase::forward, Phase::tangent}));
  }

  void a_vector_has_no_gradient_and_says_so() {
    Workspace workspace;
    workspace.newDocument(of("x = variable([1, 2])\ny = 2 * x"));
    workspace.waitUntilCurrent();
    QVERIFY(workspace.analysis()->trace);
    QVERIFY(workspace.analysis()->note.str().find("sum(y)") != std::string::npos);
  }

  void what_was_saved_is_opened_and_nothing_else_changes() {
    QTemporaryDir folder;
    Workspace workspace;
    workspace.newDocument(of("x = variable(3)\ny = x * x"));
    setValue(workspace, "x", Tensor(0.1 + 0.2), newGesture());
    QVERIFY(workspace.isModified());
    QVERIFY(workspace.save(folder.filePath("a.nabla")).has_value());
    QVERIFY(!workspace.isModified());
    const Document saved = workspace.document();
    workspace.newDocument(of("z = 1"));
    QVERIFY(!workspace.open(folder.filePath("absent.nabla")).has_value());
    QCOMPARE(workspace.document().program, "z = 1");
    QVERIFY(workspace.open(folder.filePath("a.nabla")).has_value());
    QVERIFY(workspace.document() == saved);
    QVERIFY(!workspace.save("/nowhere/at/all.nabla").has_value());
    QCOMPARE(workspace.path(), folder.filePath("a.nabla"));
  }

  void an_empty_program_has_neither_graph_nor_error() {
    Workspace workspace;
    workspace.newDocument();
    workspace.waitUntilCurrent();
    QVERIFY(workspace.analysis()->ok());
    QVERIFY(!workspace.analysis()->trace);
  }
};

QTEST_GUILESS_MAIN(WorkspaceTest)

}  // namespace ui_workspace_workspace_test

#include "ui_workspace_workspace_test.moc"
