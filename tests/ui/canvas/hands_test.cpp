// What hands do on the canvas every day: open frames are moved with what is in them, a wire on a
// folded frame is refused with a reason, the middle button pans over everything, and what is looked
// at is kept with the document.
#include <algorithm>

#include "engine/document/document.h"
#include "tests/ui/canvas/desk.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_hands_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

constexpr const char* loop = "x = variable(2)\ns = x\nfor i in range(3):\n  s = s * x + 1\ny = s";

struct Desk : CanvasDesk {
  using CanvasDesk::CanvasDesk;
  const std::vector<SceneFrame>& frames() const { return canvas.scene()->frames(); }
  QPoint title(std::size_t frame) const {
    return canvas.view().toWidget(frames()[frame].titleRect().center()).toPoint();
  }
  QPointF center(int card) const {
    return canvas.scene()->cards()[static_cast<std::size_t>(card)].rect.center();
  }
  QString said() { return canvas.editor().hint(); }
};

bool near(QPointF a, QPointF b) { return (a - b).manhattanLength() < 1.5; }

}  // namespace

class HandsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void an_open_frame_is_selected_and_moved_with_all_in_it() {
    Desk desk(loop);
    const std::vector<int> inside = desk.frames()[1].cards;
    QVERIFY(inside.size() >= 2);
    desk.click(desk.title(1));
    QCOMPARE(desk.canvas.selected().size(), inside.size());
    std::vector<QPointF> before;
    for (const int card : inside) before.push_back(desk.center(card));
    const QPointF x = desk.card("x").rect.center();
    const QPointF by = QPointF(30, 80) / desk.canvas.zoom();
    desk.drag(desk.title(1), desk.title(1) + QPoint(30, 80));
    for (std::size_t i = 0; i < inside.size(); ++i)
      QVERIFY(near(desk.center(inside[i]), before[i] + by));
    QVERIFY(near(desk.card("x").rect.center(), x));
    QVERIFY(!desk.frames()[1].collapsed);
    QCOMPARE(desk.workspace.undoStack().count(), 1);
    desk.workspace.undoStack().undo();
    desk.settle();
    for (std::size_t i = 0; i < inside.size(); ++i)
      QVERIFY(near(desk.center(inside[i]), before[i]));
  }

  void what_is_in_an_open_frame_is_moved_alone() {
    Desk desk(loop);
    const std::vector<int> inside = desk.frames()[1].cards;
    const QPointF first = desk.center(inside[0]), second = desk.center(inside[1]);
    const QPoint at = desk.middle(NodeId{static_cast<std::uint32_t>(inside[0])});
    desk.drag(at, at + QPoint(20, 60));
    QCOMPARE(desk.workspace.document().layout.size(), std::size_t{1});
    const QPointF by = desk.center(inside[0]) - first;
    QVERIFY(by.y() > 40);
    QVERIFY(!near(desk.center(inside[1]), second + by));  // it stays where it has room
    QVERIFY(desk.frames()[1].rect.contains(desk.center(inside[0])));
  }

  void a_key_selects_the_frame_and_arrows_need_no_mouse() {
    Desk desk(loop);
    const NodeId node{static_cast<std::uint32_t>(desk.frames()[1].cards.front())};
    desk.click(desk.middle(node));
    QCOMPARE(desk.canvas.selected().size(), std::size_t{1});
    desk.key(Qt::Key_G, Qt::ShiftModifier);
    QCOMPARE(desk.canvas.selected().size(), desk.frames()[1].cards.size());
  }

  void escape_gives_an_open_frame_back() {
    Desk desk(loop);
    const int card = desk.frames()[1].cards.front();
    const QPointF before = desk.center(card);
    desk.hold(desk.title(1), desk.title(1) + QPoint(20, 60));
    QVERIFY(!near(desk.center(card), before));
    desk.key(Qt::Key_Escape);
    QTest::mouseRelease(&desk.canvas, Qt::LeftButton, {}, desk.title(1));
    desk.settle();
    QVERIFY(near(desk.center(card), before));
    QVERIFY(desk.workspace.document().layout.empty());
  }

  void a_wire_on_a_folded_frame_is_refused_with_a_reason() {
    Desk desk(std::string("z = variable(1)\n") + loop + "\nw = z + y");
    const std::string before = desk.text();
    desk.canvas.collapseFrames(true);
    const QPoint frame = desk.canvas.view().toWidget(desk.frames()[1].rect.center()).toPoint();
    QCOMPARE(desk.canvas.collapsedFrameAt(frame), 1);
    desk.drag(desk.port("z", -1), frame);
    QVERIFY2(desk.said().contains("folded"), qPrintable(desk.said()));
    QCOMPARE(desk.text(), before);
    QVERIFY(!desk.workspace.undoStack().canUndo());
    // Nor is a wire that is taken off its port lost there.
    desk.drag(desk.port("w", 0), frame);
    QCOMPARE(desk.text(), before);
  }

  void the_middle_button_pans_over_everything() {
    Desk desk(loop);
    const std::vector<QPoint> places = {desk.middle("x"), desk.port("x", -1), desk.title(1),
                                        QPoint(20, 20)};
    for (const QPoint from : places) {
      const QPointF before = desk.canvas.visibleArea().topLeft();
      desk.drag(from, from + QPoint(40, 30), {}, Qt::MiddleButton);
      const QPointF by = before - desk.canvas.visibleArea().topLeft();
      QVERIFY(near(by * desk.canvas.zoom(), QPointF(40, 30)));
      desk.drag(from + QPoint(40, 30), from, {}, Qt::MiddleButton);
    }
    QVERIFY(desk.workspace.document().layout.empty());
    QCOMPARE(desk.text(), loop);
  }

  void what_is_looked_at_is_kept_with_the_document() {
    std::string file;
    QRectF seen;
    {
      Desk desk(loop);
      QVERIFY(!desk.workspace.document().views.zoom);  // all of it is seen
      desk.canvas.zoomAt(desk.middle("x"), 1.7);
      desk.drag({20, 20}, {90, 70}, {}, Qt::MiddleButton);
      seen = desk.canvas.visibleArea();
      file = write_document(desk.workspace.document());
      QVERIFY(!desk.workspace.isModified());  // to look is not to change
    }
    Desk desk("y = x");
    desk.workspace.newDocument(read_document(file).value());
    desk.settle();
    QCOMPARE(desk.canvas.visibleArea(), seen);
    desk.canvas.fit();
    QVERIFY(!desk.workspace.document().views.zoom);
    QVERIFY(!desk.workspace.document().views.center);
  }

  void a_view_of_a_place_where_nothing_is_shows_all() {
    Document document = read_document(loop).value();
    document.views.zoom = 2;
    document.views.center = NodePosition{90000, 90000};
    Desk desk("y = x");
    desk.workspace.newDocument(document);
    desk.settle();
    QVERIFY(desk.canvas.visibleArea().intersects(desk.card("x").rect));
  }
};

QTEST_MAIN(HandsTest)

}  // namespace ui_canvas_hands_test

#include "ui_canvas_hands_test.moc"
