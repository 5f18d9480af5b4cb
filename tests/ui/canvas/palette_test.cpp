// The palette of ops, functions of the program in it, and breakpoints on cards.
#include "ui/canvas/editing/op_palette.h"

#include <QAccessible>
#include <QAction>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTreeWidget>

#include "tests/ui/canvas/desk.h"
#include "ui/playback/marks.h"
#include "ui/theme/fonts.h"

namespace ui_canvas_palette_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

using Desk = CanvasDesk;

constexpr const char* product = "x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2\n";
constexpr const char* with_function =
    "def bump(a, b, c=1):\n  return exp(-a * b) + c\nx = variable(2)\ny = bump(x, 1)\n";

struct PaletteDesk : Desk {
  explicit PaletteDesk(const char* text) : Desk(text) {
    palette.resize(palette.sizeHint());
    palette.show();
  }
  QLineEdit* search() const { return palette.findChild<QLineEdit*>("paletteSearch"); }
  QTreeWidget* tree() const { return palette.findChild<QTreeWidget*>("paletteTree"); }
  QTreeWidgetItem* item(const QString& name) const {
    for (QTreeWidgetItemIterator at(tree()); *at; ++at) {
      if ((*at)->data(0, Qt::UserRole).toString() == name) return *at;
    }
    return nullptr;
  }

  OpPalette palette{canvas.editor(), appearance};
};

// What a row is dragged as.
std::unique_ptr<QMimeData> dragged(const QTreeWidget& tree, QTreeWidgetItem* item) {
  const QModelIndex index = const_cast<QTreeWidget&>(tree).model()->index(
      item->parent()->indexOfChild(item), 0,
      tree.model()->index(tree.indexOfTopLevelItem(item->parent()), 0));
  return std::unique_ptr<QMimeData>(tree.model()->mimeData({index}));
}

}  // namespace

class PaletteTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }

  void ops_are_grouped_by_family() {
    PaletteDesk desk(product);
    QStringList families;
    for (int i = 0; i < desk.tree()->topLevelItemCount(); ++i)
      families << desk.tree()->topLevelItem(i)->text(0);
    QCOMPARE(families.first(), "inputs");
    for (const char* family : {"arithmetic", "elementary", "linear algebra", "loss"})
      QVERIFY2(families.contains(family), family);
    QCOMPARE(desk.item("sin")->parent()->text(0), "elementary");
    QVERIFY(!(desk.tree()->topLevelItem(0)->flags() & Qt::ItemIsDragEnabled));
  }

  void typing_finds_by_name_alias_and_word() {
    PaletteDesk desk(product);
    for (const auto& [typed, first] : {std::pair{"arcs", "asin"},
                                       {"conca", "concat"},
                                       {"swi", "silu"},
                                       {"tanh", "tanh"},
                                       {"square r", "sqrt"}}) {
      desk.search()->clear();
      QTest::keyClicks(desk.search(), typed);
      QCOMPARE(desk.palette.shownNames().first(), QString(first));
    }
  }

  void enter_inserts_what_was_found() {
    PaletteDesk desk(product);
    QTest::keyClicks(desk.search(), "cosh");
    QTest::keyClick(desk.search(), Qt::Key_Return);
    desk.settle();
    QCOMPARE(desk.workspace.undoStack().undoText(), "Insert cosh");
    QVERIFY(desk.text().find("cosh(_)") != std::string::npos);
    desk.workspace.undoStack().undo();
    QCOMPARE(desk.text(), std::string(product));
  }

  void a_double_click_inserts_too() {
    PaletteDesk desk(product);
    QTreeWidgetItem* item = desk.item("sub");
    desk.tree()->scrollToItem(item);
    const QPoint at = desk.tree()->visualItemRect(item).center();
    QTest::mouseClick(desk.tree()->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(desk.tree()->viewport(), Qt::LeftButton, {}, at);
    desk.settle();
    QCOMPARE(desk.workspace.undoStack().undoText(), "Insert sub");
  }

  void a_row_dropped_on_the_canvas_becomes_a_node_there() {
    PaletteDesk desk(product);
    QTreeWidgetItem* item = desk.item("tanh");
    const auto data = dragged(*desk.tree(), item);
    const QPoint at(500, 640);
    QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(&desk.canvas, &enter);
    QVERIFY(enter.isAccepted());
    const QPointF place = desk.canvas.view().toScene(QPointF(at));
    QDropEvent drop(QPointF(at), Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(&desk.canvas, &drop);
    desk.settle();
    QCOMPARE(desk.card("a").rect.center(), place);
    QVERIFY2(desk.text().find("a = tanh(_)") != std::string::npos, desk.text().c_str());
  }

  void functions_of_the_program_are_offered_and_inserted() {
    PaletteDesk desk(with_function);
    QCOMPARE(desk.item("bump")->parent()->text(0), "functions of this program");
    QVERIFY(desk.item("bump")->toolTip(0).contains("bump(a, b, c)"));
    QTest::keyClicks(desk.search(), "bum");
    QTest::keyClick(desk.search(), Qt::Key_Return);
    desk.settle();
    QVERIFY2(desk.text().find("bump(_, _)") != std::string::npos, desk.text().c_str());
  }

  void the_op_finder_offers_them_to_a_wire() {
    Desk desk(with_function);
    desk.drag(desk.port("x", -1), QPoint(desk.canvas.width() / 2, 40));
    OpFinder* finder = desk.canvas.editor().finder();
    QVERIFY(finder && finder->shownNames().contains("bump"));
    auto* line = finder->findChild<QLineEdit*>();
    QTest::keyClicks(line, "bump");
    QTest::keyClick(line, Qt::Key_Return);
    desk.settle();
    QVERIFY2(desk.text().find("bump(x, _)") != std::string::npos, desk.text().c_str());
  }

  void a_function_written_later_appears() {
    PaletteDesk desk(product);
    QVERIFY(!desk.item("half"));
    desk.workspace.applyText("def half(a):\n  return a / 2\nx = variable(1)\ny = half(x)");
    desk.settle();
    desk.palette.takeEntries();
    QVERIFY(desk.item("half"));
  }

  void f9_sets_and_takes_a_breakpoint_that_is_seen_and_read() {
    Desk desk(product);
    Marks marks(desk.playhead);
    desk.canvas.setMarks(&marks);
    const auto corner = [&] {
      const QPointF at = desk.canvas.nodeRect(desk.node("y")).topLeft();
      return desk.canvas.grab(QRectF(at - QPointF(8, 8), QSizeF(22, 22)).toAlignedRect()).toImage();
    };
    desk.select({"y"});
    const QImage plain = corner();
    desk.key(Qt::Key_F9);
    QVERIFY(marks.breaks("y", BreakKind::computed));
    QVERIFY(corner() != plain);
    QVERIFY(desk.canvas.toolTipOf(desk.node("y")).contains("stops here when it is computed"));
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&desk.canvas);
    QAccessibleInterface* card = canvas->child(static_cast<int>(desk.node("y").index));
    QVERIFY(card->text(QAccessible::Value).contains("breakpoint"));
    desk.key(Qt::Key_F9);
    QVERIFY(!marks.hasBreak("y"));
    QCOMPARE(corner(), plain);
  }

  void the_menu_sets_a_breakpoint_and_the_player_stops_there() {
    Desk desk(product);
    Marks marks(desk.playhead);
    desk.canvas.setMarks(&marks);
    desk.select({"x2"});
    const std::unique_ptr<QMenu> menu(desk.canvas.editor().makeMenu(desk.middle("x2")));
    QAction* stop = desk.canvas.editor().action("breakpoint");
    QVERIFY(menu->actions().contains(stop) && stop->isEnabled() && !stop->isChecked());
    stop->trigger();
    desk.playhead.seek(0);
    desk.playhead.play();
    while (desk.playhead.isPlaying()) desk.playhead.advance(step_duration / 3);
    QCOMPARE(desk.playhead.step(), 2);
  }

  void a_breakpoint_stays_with_its_node_when_the_text_changes() {
    Desk desk(product);
    Marks marks(desk.playhead);
    desk.canvas.setMarks(&marks);
    marks.setBreak("y", BreakKind::gradient, true);
    desk.workspace.applyText("z0 = variable(1)\n" + std::string(product));
    desk.settle();
    QCOMPARE(desk.canvas.state().stops, std::vector{desk.node("y")});
    QVERIFY(desk.canvas.stopText(desk.node("y")).contains("gradient"));
  }
};

QTEST_MAIN(PaletteTest)

}  // namespace ui_canvas_palette_test

#include "ui_canvas_palette_test.moc"
