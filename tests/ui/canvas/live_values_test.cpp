// A change of values alone is shown in the scene as it stands; moved cards are found where they
// are.
#include <QSignalSpy>
#include <QTest>
#include <random>

#include "ui/canvas/graph_canvas.h"
#include "ui/commands/commands.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_live_values_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

struct Desk {
  explicit Desk(const QString& text) {
    playhead.setReducedMotion(true);
    QObject::connect(&workspace, &Workspace::analysisChanged, &playhead, [this] {
      if (const auto& trace = workspace.analysis()->trace) playhead.setTrace(trace);
    });
    canvas = std::make_unique<GraphCanvas>(workspace, playhead, appearance);
    canvas->resize(900, 640);
    canvas->show();
    Document document;
    document.program = text.toStdString();
    workspace.newDocument(document);
    settle();
    playhead.last();
  }
  void settle() {
    workspace.waitUntilCurrent();
    canvas->waitForScene();
  }
  NodeId node(const char* key) const { return canvas->scene()->find(key).value(); }

  Appearance appearance;
  Workspace workspace;
  Playhead playhead;
  std::unique_ptr<GraphCanvas> canvas;
};

// So many nodes that the scene is made on another thread.
QString chain() {
  QString text = QStringLiteral("x = variable(1)\nv0 = x * 3\n");
  for (int i = 1; i < 300; ++i) text += QStringLiteral("v%1 = v%2 + x\n").arg(i).arg(i - 1);
  return text;
}

const QString loops = QStringLiteral(
    "def f(a):\n    return a * a + 1\n"
    "x = variable(1)\nfor i in range(6):\n    x = f(x) * 0.5 + f(x)\ny = x * x");

// One value that every step of a long way reads.
QString hub() {
  QString text = QStringLiteral("x = variable(1)\nv0 = x * 3\n");
  for (int i = 1; i < 900; ++i) text += QStringLiteral("v%1 = sin(v%2)\n").arg(i).arg(i - 1);
  return text + QStringLiteral("y = x * v899 + v500\nz = y + x");
}

// Whether both find the same in random places.
bool findTheSame(const Scene& a, const Scene& b, std::mt19937& random) {
  const QRectF all = b.bounds().adjusted(-200, -200, 200, 200);
  const auto within = [&random](double low, double high) {
    return std::uniform_real_distribution<>(low, high)(random);
  };
  for (int i = 0; i < 15; ++i) {
    const QPointF corner(within(all.left(), all.right()), within(all.top(), all.bottom()));
    const QRectF area(corner, QSizeF(within(1, all.width()), within(1, 600)));
    std::vector<int> cards_a, edges_a, cards_b, edges_b;
    a.inSight(area, cards_a, edges_a);
    b.inSight(area, cards_b, edges_b);
    // One grid may be finer than the other, and find more of what a curve's box meets.
    const auto touches = [&](const std::vector<int>& edges, int e) {
      return std::binary_search(edges.begin(), edges.end(), e);
    };
    for (std::size_t e = 0; e < a.edges().size(); ++e) {
      const SceneEdge& edge = a.edges()[e];
      if (edge.hidden) continue;
      for (const QPointF& point : edge.samples(24)) {
        if (!area.contains(point)) continue;
        if (!touches(edges_a, static_cast<int>(e)) || !touches(edges_b, static_cast<int>(e)))
          return false;
      }
    }
    if (cards_a != cards_b || a.cardAt(corner) != b.cardAt(corner)) return false;
  }
  return true;
}

}  // namespace

class LiveValuesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void a_slider_changes_values_and_nothing_else() {
    Desk desk(chain());
    const Scene* scene = desk.canvas->scene();
    const Graph* graph = &desk.canvas->trace()->graph.get();
    QSignalSpy scenes(desk.canvas.get(), &GraphCanvas::sceneChanged);
    QSignalSpy values(desk.canvas.get(), &GraphCanvas::valuesChanged);
    setValue(desk.workspace, "x", Tensor(2.0), newGesture());
    desk.workspace.waitUntilCurrent();
    QVERIFY(desk.canvas->isCurrent());  // no scene is made
    QCOMPARE(desk.canvas->valueText(desk.node("v0")), QStringLiteral("6"));
    QCOMPARE(desk.canvas->gradientText(desk.node("v0")), QStringLiteral("1"));
    QCOMPARE(desk.canvas->scene(), scene);
    QCOMPARE(&desk.canvas->trace()->graph.get(), graph);
    QCOMPARE(scenes.size(), 0);
    QVERIFY(values.size() > 0);
  }

  void the_step_stays_where_it_is() {
    Desk desk(chain());
    desk.playhead.seek(5);
    setValue(desk.workspace, "x", Tensor(2.0), newGesture());
    desk.workspace.waitUntilCurrent();
    QCOMPARE(desk.playhead.step(), 5);
    QCOMPARE(desk.canvas->valueText(desk.node("v0")), QStringLiteral("6"));
    QCOMPARE(desk.canvas->valueText(desk.node("v9")), QString());
  }

  void a_number_in_the_text_changes_its_card_alone() {
    Desk desk(chain());
    const Scene* scene = desk.canvas->scene();
    const auto centers = scene->centers();
    setText(desk.workspace, chain().replace("x * 3", "x * 4.25"));
    desk.workspace.waitUntilCurrent();
    QVERIFY(desk.canvas->isCurrent());
    QCOMPARE(desk.canvas->scene(), scene);
    QCOMPARE(scene->centers(), centers);
    QCOMPARE(scene->card(desk.node("v0/1"))->label, QStringLiteral("4.25"));
    QCOMPARE(desk.canvas->valueText(desk.node("v0")), QStringLiteral("4.25"));
  }

  void values_that_move_on_while_a_scene_is_made_are_shown_in_it() {
    Desk desk(chain());
    setText(desk.workspace, chain() + "z = v299 * 2\n");
    desk.workspace.waitUntilCurrent();
    setValue(desk.workspace, "x", Tensor(5.0), newGesture());
    desk.settle();
    QCOMPARE(desk.canvas->valueText(desk.node("v0")), QStringLiteral("15"));
    QVERIFY(desk.canvas->scene()->find("z").has_value());
  }

  void a_branch_that_flips_makes_another_graph() {
    Desk desk(QStringLiteral("x = variable(1)\nif x > 0:\n    y = x * 2\nelse:\n    y = x - 7"));
    QCOMPARE(desk.canvas->valueText(desk.node("y")), QStringLiteral("2"));
    setValue(desk.workspace, "x", Tensor(3.0), newGesture());
    desk.settle();
    QCOMPARE(desk.canvas->valueText(desk.node("y")), QStringLiteral("6"));
    setValue(desk.workspace, "x", Tensor(-1.0), newGesture());
    desk.settle();
    QCOMPARE(desk.canvas->valueText(desk.node("y")), QStringLiteral("−8"));
  }

  void what_undo_takes_back_is_not_shown_any_more() {
    Desk desk(chain());
    setValue(desk.workspace, "x", Tensor(2.0), newGesture());
    desk.workspace.waitUntilCurrent();
    desk.workspace.undoStack().undo();
    QVERIFY(!desk.workspace.current());
    QCOMPARE(desk.workspace.shownPoint().at("x").item(), 1.0);
  }

  void cards_that_were_moved_are_found_as_in_a_scene_made_anew() {
    std::mt19937 random(5);
    for (const QString& text : {chain(), loops, hub()}) {
      Desk desk(text);
      Scene scene = *desk.canvas->scene();
      std::uniform_real_distribution<> far(-3000, 3000);
      for (int round = 0; round < 12; ++round) {
        std::vector<int> cards;
        std::vector<QPointF> to;
        for (int k = 0; k < 1 + round % 3; ++k) {
          const int card = static_cast<int>(random() % scene.cards().size());
          if (std::find(cards.begin(), cards.end(), card) != cards.end()) continue;
          cards.push_back(card);
          to.emplace_back(far(random), far(random));
        }
        scene.moveCards(cards, to);
        Scene fresh = scene;
        fresh.setCenters(scene.centers());  // indexes all of it
        QCOMPARE(scene.bounds(), fresh.bounds());
        for (std::size_t f = 0; f < scene.frames().size(); ++f)
          QCOMPARE(scene.frames()[f].rect, fresh.frames()[f].rect);
        QVERIFY(findTheSame(scene, fresh, random));
      }
    }
  }
};

QTEST_MAIN(LiveValuesTest)

}  // namespace ui_canvas_live_values_test

#include "ui_canvas_live_values_test.moc"
