// Ways through a graph that is larger than the window: search, minimap, flights, and scenes that
// are made on another thread.
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/search.h"
#include "ui/canvas/search_bar.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_travel_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk {
  explicit Desk(const std::string& text) {
    playhead.setReducedMotion(true);
    QObject::connect(&workspace, &Workspace::analysisChanged, &playhead, [this] {
      if (const auto& trace = workspace.analysis()->trace) playhead.setTrace(trace);
    });
    canvas = std::make_unique<GraphCanvas>(workspace, playhead, appearance);
    canvas->resize(900, 640);
    canvas->show();
    Document document;
    document.program = text;
    workspace.newDocument(document);
    settle();
    playhead.last();
  }
  void settle() {
    workspace.waitUntilCurrent();
    canvas->waitForScene();
  }
  NodeId node(const char* key) const { return canvas->scene()->find(key).value(); }
  bool sees(NodeId node) const {
    return QRectF(canvas->rect()).contains(canvas->nodeRect(node).center());
  }
  QLineEdit* field() const { return canvas->findChild<QLineEdit*>("searchField"); }
  QString count() const { return canvas->findChild<QLabel*>("searchCount")->text(); }
  Minimap* minimap() const { return canvas->findChild<Minimap*>("minimap"); }

  Appearance appearance;
  Workspace workspace;
  Playhead playhead;
  std::unique_ptr<GraphCanvas> canvas;
};

// A chain of statements: v1 = sin(v0), v2 = v1 * v0 ...
std::string chain(int length) {
  std::string text = "v0 = variable(0.5)\n";
  for (int i = 1; i <= length; ++i) {
    const std::string last = "v" + std::to_string(i - 1);
    text += "v" + std::to_string(i) + " = " + (i % 2 ? "sin(" + last + ")" : last + " * 3") + "\n";
  }
  return text;
}

std::vector<std::string> namesOf(const Desk& desk, const QString& text) {
  std::vector<std::string> names;
  const Trace& trace = *desk.canvas->trace();
  for (const NodeId node : findNodes(trace, *desk.canvas->state().values, text))
    names.push_back(trace.graph.label(node));
  return names;
}

}  // namespace

class TravelTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void names_are_found_before_ops_and_values() {
    Desk desk("mu = variable(2)\nx1 = variable(3)\ny = mu * x1\nz = y + 4");
    QCOMPARE(namesOf(desk, "mu"), (std::vector<std::string>{"mu", "y"}));
    QCOMPARE(namesOf(desk, "X1"), std::vector<std::string>{"x1"});
    QCOMPARE(namesOf(desk, QStringLiteral("x₁")), std::vector<std::string>{"x1"});
    QCOMPARE(namesOf(desk, "multiply"), std::vector<std::string>{"y"});
    QCOMPARE(namesOf(desk, "10"), std::vector<std::string>{"z"});
    QCOMPARE(namesOf(desk, "nothing like it").size(), std::size_t{0});
    QCOMPARE(namesOf(desk, "  ").size(), std::size_t{0});
  }

  void nan_finds_the_nodes_that_have_one() {
    Desk desk("x = variable(-1)\na = log(x)\nb = x + 1");
    QCOMPARE(namesOf(desk, "nan"), std::vector<std::string>{"a"});
  }

  void the_search_flies_to_what_is_found() {
    Desk desk(chain(120));
    const NodeId far = desk.node("v117");
    desk.canvas->flyTo(desk.node("v1"));
    QVERIFY(!desk.sees(far));
    QTest::keyClick(desk.canvas.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(desk.field()->isVisible());
    QTest::keyClicks(desk.field(), "v117");
    QVERIFY(desk.sees(far));
    QVERIFY(desk.canvas->zoom() >= 0.8);
    QCOMPARE(desk.canvas->selected(), std::vector<NodeId>{far});
    QCOMPARE(desk.count(), "1 of 1");
    QTest::keyClick(desk.field(), Qt::Key_Escape);
    QVERIFY(!desk.field()->isVisible());
  }

  void enter_goes_on_and_shift_enter_back() {
    Desk desk("a1 = variable(1)\na2 = sin(a1)\na3 = sin(a2)");
    desk.canvas->openSearch();
    QTest::keyClicks(desk.field(), "a");
    QCOMPARE(desk.count(), "1 of 3");
    QTest::keyClick(desk.field(), Qt::Key_Return);
    QCOMPARE(desk.canvas->selected(), std::vector<NodeId>{desk.node("a2")});
    QTest::keyClick(desk.field(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(desk.field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(desk.canvas->selected(), std::vector<NodeId>{desk.node("a3")});
    desk.canvas->findChild<QToolButton*>("searchNext")->click();
    QCOMPARE(desk.canvas->selected(), std::vector<NodeId>{desk.node("a1")});
    desk.field()->setText("unheard of");
    QCOMPARE(desk.count(), "nothing");
  }

  void a_flight_ends_where_it_was_sent() {
    Desk desk(chain(60));
    desk.playhead.setReducedMotion(false);
    const NodeId far = desk.node("v60");
    desk.canvas->flyTo(desk.node("v1"));
    desk.canvas->flyTo(far);
    QTRY_VERIFY((desk.canvas->nodeRect(far).center() - QPointF(450, 320)).manhattanLength() < 3);
  }

  void the_selection_fills_the_view() {
    Desk desk(chain(60));
    desk.canvas->select({desk.node("v3"), desk.node("v5")});
    desk.canvas->zoomToSelection();
    QVERIFY(desk.sees(desk.node("v3")) && desk.sees(desk.node("v5")));
    QVERIFY(!desk.sees(desk.node("v40")));
  }

  void the_minimap_shows_only_where_something_is_out_of_sight() {
    Desk desk(chain(40));
    QVERIFY(!desk.minimap()->isVisible());
    desk.canvas->flyTo(desk.node("v20"));
    QVERIFY(desk.minimap()->isVisible());
    QVERIFY(!desk.minimap()->grab().isNull());
    desk.canvas->fit();
    QVERIFY(!desk.minimap()->isVisible());
  }

  void dragging_the_frame_of_the_minimap_moves_the_view() {
    Desk desk(chain(80));
    desk.canvas->flyTo(desk.node("v20"));
    Minimap* map = desk.minimap();
    const QPointF from = map->frame().center();
    const QPointF before = desk.canvas->visibleArea().center();
    QTest::mousePress(map, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(map, (from + QPointF(12, 0)).toPoint());
    QTest::mouseRelease(map, Qt::LeftButton, {}, (from + QPointF(12, 0)).toPoint());
    QVERIFY(desk.canvas->visibleArea().center().x() > before.x() + 50);
    QVERIFY(std::abs(map->frame().center().x() - from.x() - 12) < 3);
  }

  void a_click_on_the_minimap_goes_there() {
    Desk desk(chain(80));
    desk.canvas->flyTo(desk.node("v5"));
    QTest::mouseClick(desk.minimap(), Qt::LeftButton, {},
                      {desk.minimap()->width() - 12, desk.minimap()->height() / 2});
    const QRectF bounds = desk.canvas->scene()->bounds();
    QVERIFY(desk.canvas->visibleArea().center().x() > bounds.center().x());
  }

  void a_large_graph_keeps_the_old_scene_until_the_new_one_is_there() {
    Desk desk(chain(400));
    const Scene* before = desk.canvas->scene();
    QSignalSpy scenes(desk.canvas.get(), &GraphCanvas::sceneChanged);
    setText(desk.workspace, QString::fromStdString(chain(401)));
    desk.workspace.waitUntilCurrent();
    QVERIFY(!desk.canvas->isCurrent());
    QCOMPARE(desk.canvas->scene(), before);
    QVERIFY(!desk.canvas->grab().isNull());
    QTRY_COMPARE(scenes.count(), 1);
    QVERIFY(desk.canvas->isCurrent());
    QVERIFY(desk.canvas->scene()->find("v401"));
    QCOMPARE(desk.canvas->trace(), desk.playhead.trace());
  }

  void only_the_newest_of_several_scenes_arrives() {
    Desk desk(chain(400));
    QSignalSpy scenes(desk.canvas.get(), &GraphCanvas::sceneChanged);
    for (const int length : {410, 420, 430}) {
      setText(desk.workspace, QString::fromStdString(chain(length)));
      desk.workspace.waitUntilCurrent();
    }
    desk.canvas->waitForScene();
    QTest::qWait(20);
    QCOMPARE(scenes.count(), 1);
    QVERIFY(desk.canvas->scene()->find("v430"));
  }

  void a_document_replaced_while_its_scene_is_made_leaves_nothing_behind() {
    Desk desk(chain(400));
    setText(desk.workspace, QString::fromStdString(chain(450)));
    desk.workspace.waitUntilCurrent();
    Document other;
    other.program = "a = variable(1)\nb = exp(a)";
    desk.workspace.newDocument(other);
    desk.settle();
    QTest::qWait(20);
    QCOMPARE(desk.canvas->scene()->cards().size(), std::size_t{2});
  }

  void while_a_scene_is_made_the_old_values_stay() {
    Desk desk(chain(400));
    desk.playhead.seek(3);
    const QString before = desk.canvas->valueText(desk.node("v1"));
    QString other = QString::fromStdString(chain(401));
    setText(desk.workspace, other.replace("variable(0.5)", "variable(0.25)"));
    desk.workspace.waitUntilCurrent();
    QCOMPARE(desk.canvas->valueText(desk.node("v1")), before);
    QCOMPARE(desk.canvas->valueText(desk.node("v300")), QString());
    desk.canvas->waitForScene();
    QVERIFY(desk.canvas->valueText(desk.node("v1")) != before);
  }

  void a_step_repaints_a_part_that_matches_a_whole_painting() {
    Desk desk("x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2\nz = y + sin(x1)");
    for (int step = 0; step <= desk.playhead.stepCount(); ++step) {
      desk.canvas->grab();
      desk.playhead.seek(step);
      const QImage part = desk.canvas->grab().toImage();
      if (step > 0) QCOMPARE(desk.canvas->lastWork(), LayerWork::parts);
      emit desk.appearance.changed();
      QCOMPARE(part, desk.canvas->grab().toImage());
    }
  }
};

QTEST_MAIN(TravelTest)

}  // namespace ui_canvas_travel_test

#include "ui_canvas_travel_test.moc"
