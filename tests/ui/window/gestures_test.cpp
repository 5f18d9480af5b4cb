// Menus, dialogs, keys and drags of the whole window, by real mouse and keyboard.
#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>

#include "tests/ui/window/desk.h"
#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/editing/op_palette.h"
#include "ui/commands/commands.h"

namespace ui_window_gestures_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

constexpr const char* loop =
    "x = variable(2)\ns = x\nfor i in range(3):\n  s = s * x + 1\ny = sin(s)\n";

struct Desk : WindowDesk {
  explicit Desk(const std::string& program) : WindowDesk(program) {
    window->resize(1366, 768);
    window->show();
    (void)QTest::qWaitForWindowActive(window.get());
    canvas().setFocus();
    studio.playhead.setReducedMotion(true);
    canvas().fit();
  }
  // As after a dialog, which on this platform does not give it back.
  void activate() {
    window->activateWindow();
    QTRY_VERIFY(window->isActiveWindow());
  }
  NodeId node(const char* key) { return canvas().scene()->find(key).value(); }
  QPoint middle(const char* key) { return canvas().nodeRect(node(key)).center().toPoint(); }
  std::string program() { return studio.workspace.document().program; }

  // Opens the menu with the mouse and clicks on the entry that says so, in submenus too.
  bool choose(const char* menu_name, const QStringList& way) {
    QMenuBar* bar = window->menuBar();
    for (QAction* top : bar->actions()) {
      if (!top->text().remove('&').startsWith(menu_name)) continue;
      QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(top).center());
      return follow(top->menu(), way);
    }
    return false;
  }
  static bool follow(QMenu* menu, QStringList way) {
    if (!menu || !QTest::qWaitForWindowExposed(menu)) return false;
    const QString wanted = way.takeFirst();
    for (QAction* action : menu->actions()) {
      if (!action->text().remove('&').contains(wanted)) continue;
      const QPoint at = menu->actionGeometry(action).center();
      QTest::mouseMove(menu, at);
      QTest::mouseClick(menu, Qt::LeftButton, {}, at);
      return way.isEmpty() || follow(action->menu(), way);
    }
    return false;
  }
};

// Acts on the modal window that comes next, once it is there and active, until it has gone: on a
// busy machine that takes a while, and it may not take what it was told at first.
void whenAsked(const std::function<bool(QWidget&)>& act) {
  auto* timer = new QTimer(qApp);
  auto first = std::make_shared<std::optional<QPointer<QWidget>>>();
  QObject::connect(timer, &QTimer::timeout, timer, [timer, act, first, tries = 50]() mutable {
    QWidget* asked = QApplication::activeModalWidget();
    if (*first && !**first) return timer->deleteLater();
    if (!asked || !asked->isVisible()) return;
    if (!*first) *first = asked;
    if (!asked->isActiveWindow()) return asked->activateWindow();
    if (asked != **first || --tries < 0 || !act(*asked)) asked->close();
  });
  timer->start(100);
}

// Answers the file dialog that comes next with that path.
void answer(const QString& path) {
  whenAsked([path](QWidget& asked) {
    auto* name = asked.findChild<QLineEdit*>("fileNameEdit");
    if (!name) return false;
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, path);
    QTest::keyClick(name, Qt::Key_Return);
    return true;
  });
}

}  // namespace

class GesturesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home_.path());
    QCoreApplication::setOrganizationName("nabla");
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  }
  void init() { QSettings().clear(); }

  void a_right_click_opens_the_menu_and_a_click_in_it_acts() {
    Desk desk("x = variable(2)\ny = sin(x) * 2\n");
    const QPoint at = desk.middle("y/0");
    QTest::mouseClick(&desk.canvas(), Qt::RightButton, {}, at);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, at, desk.canvas().mapToGlobal(at));
    QCoreApplication::sendEvent(&desk.canvas(), &asked);
    auto* menu = desk.canvas().findChild<QMenu*>("canvasMenu");
    QVERIFY(menu);
    QVERIFY(Desk::follow(menu, {"Give it a line"}));
    desk.settle();
    QCOMPARE(desk.program(), std::string("x = variable(2)\na = sin(x)\ny = a * 2\n"));
  }

  void tidy_up_forgets_where_nodes_were_dragged() {
    Desk desk("x = variable(2)\ny = sin(x)\n");
    const QPoint at = desk.middle("x");
    QTest::mousePress(&desk.canvas(), Qt::LeftButton, {}, at);
    for (int i = 1; i <= 4; ++i) QTest::mouseMove(&desk.canvas(), at + QPoint(0, 20 * i));
    QTest::mouseRelease(&desk.canvas(), Qt::LeftButton, {}, at + QPoint(0, 80));
    QCOMPARE(desk.studio.workspace.document().layout.size(), std::size_t{1});
    QTest::keyClick(desk.window.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.studio.workspace.document().layout.empty());
  }

  void the_view_menu_collapses_and_expands_all() {
    Desk desk(loop);
    const auto collapsed = [&] {
      const auto& frames = desk.canvas().scene()->frames();
      return std::count_if(frames.begin(), frames.end(), [](const auto& f) { return f.collapsed; });
    };
    QVERIFY(desk.choose("View", {"Collapse all"}));
    desk.settle();
    QCOMPARE(collapsed(), 3);
    QVERIFY(desk.choose("View", {"Expand all"}));
    desk.settle();
    QCOMPARE(collapsed(), 0);
  }

  void the_view_menu_reads_the_graph_down() {
    Desk desk("x = variable(2)\ny = sin(x)\n");
    QVERIFY(desk.choose("View", {"Read the graph", "From top"}));
    desk.settle();
    QCOMPARE(desk.studio.workspace.reading(), Reading::down);
    QVERIFY(desk.middle("x").y() < desk.middle("y").y());
  }

  void shift_f_zooms_to_what_is_selected() {
    Desk desk("x = variable(2)\ny = sin(x) * cos(x) + tanh(x)\n");
    QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, desk.middle("x"));
    const double before = desk.canvas().zoom();
    QTest::keyClick(desk.window.get(), Qt::Key_F, Qt::ShiftModifier);
    QVERIFY(desk.canvas().zoom() > before);
    QVERIFY(desk.canvas().rect().contains(desk.canvas().nodeRect(desk.node("x")).toRect()));
  }

  void ctrl_p_opens_the_palette_and_a_row_is_dragged_onto_the_canvas() {
    Desk desk("x = variable(2)\ny = sin(x)\n");
    QTest::keyClick(desk.window.get(), Qt::Key_P, Qt::ControlModifier);
    auto* palette = desk.window->findChild<OpPalette*>();
    QTRY_VERIFY(palette->isVisible());
    auto* search = palette->findChild<QLineEdit*>();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, "cosh");
    auto* tree = palette->findChild<QTreeWidget*>();
    const QRect row = tree->visualItemRect(tree->topLevelItem(0));
    // The drag itself runs a loop of the desktop's; what it carries is asked of the tree.
    const std::unique_ptr<QMimeData> data(tree->model()->mimeData({tree->model()->index(0, 0)}));
    QVERIFY(data->hasFormat(OpFinder::mime_type));
    const QPoint to(desk.canvas().width() / 2, 40);
    QDragEnterEvent enter(to, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(&desk.canvas(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(to), Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(&desk.canvas(), &drop);
    desk.settle();
    QVERIFY(desk.program().find("a = cosh(_)") != std::string::npos);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, row.center());
    QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, row.center());
    desk.settle();
    QVERIFY2(desk.program().rfind("cosh(_)") != desk.program().find("cosh(_)"),
             desk.program().c_str());
    QTest::keyClick(desk.window.get(), Qt::Key_P, Qt::ControlModifier);
    QVERIFY(!palette->isVisible());
    QVERIFY(desk.canvas().hasFocus());
  }

  void files_are_saved_opened_reverted_and_found_among_the_recent() {
    Desk desk("x = variable(2)\ny = sin(x)\n");
    const QString path = home_.filePath("one.nabla");
    answer(path);
    QTest::keyClick(desk.window.get(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QFileInfo::exists(path));
    QCOMPARE(desk.studio.workspace.path(), path);
    const QString other = home_.filePath("two.nb");
    std::ofstream(other.toStdString()) << "z = variable(5)\nw = z^2\n";
    desk.activate();
    answer(other);
    QTest::keyClick(desk.window.get(), Qt::Key_O, Qt::ControlModifier);
    desk.settle();
    QCOMPARE(desk.studio.workspace.path(), other);
    QCOMPARE(desk.program(), std::string("z = variable(5)\nw = z^2\n"));
    desk.activate();
    QVERIFY(desk.choose("File", {"Open recent", "one.nabla"}));
    desk.settle();
    QCOMPARE(desk.program(), std::string("x = variable(2)\ny = sin(x)\n"));
    QTest::mouseClick(&desk.canvas(), Qt::LeftButton, {}, desk.middle("y"));
    QTest::keyClick(&desk.canvas(), Qt::Key_Delete);
    desk.settle();
    QVERIFY(desk.studio.workspace.isModified());
    whenAsked([](QWidget& asked) {
      for (auto* button : asked.findChildren<QPushButton*>()) {
        if (button->text().remove('&') != "Revert") continue;
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
      }
      return false;
    });
    QVERIFY(desk.choose("File", {"Revert"}));
    desk.settle();
    QCOMPARE(desk.program(), std::string("x = variable(2)\ny = sin(x)\n"));
  }

  void up_and_down_walk_and_the_ring_is_seen() {
    Desk desk("x = variable(2)\nw = variable(3)\ny = sin(x) + cos(w)\n");
    GraphCanvas& canvas = desk.canvas();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, desk.middle("x"));
    QTest::keyClick(&canvas, Qt::Key_Escape);
    const QImage before = canvas.grab().toImage();
    const bool below = desk.middle("w").y() > desk.middle("x").y();
    QTest::keyClick(&canvas, below ? Qt::Key_Down : Qt::Key_Up);
    QCOMPARE(canvas.focusedNode(), std::optional(desk.node("w")));
    QVERIFY(canvas.grab().toImage() != before);
    const QRect ring = canvas.nodeRect(desk.node("w")).adjusted(-5, -5, 5, 5).toRect();
    const QColor focus = desk.studio.appearance.theme().focus;
    const QImage picture = canvas.grab().toImage();
    QCOMPARE(picture.pixelColor(ring.center().x(), ring.top()).name(), focus.name());
    QTest::keyClick(&canvas, below ? Qt::Key_Up : Qt::Key_Down);
    QCOMPARE(canvas.focusedNode(), std::optional(desk.node("x")));
  }

  void a_wire_is_told_of_in_the_inspector() {
    Desk desk("x1 = variable(2)\nx2 = variable(3)\ny = x1 * x2\n");
    desk.studio.playhead.last();
    GraphCanvas& canvas = desk.canvas();
    const SceneEdge* edge = canvas.scene()->edge(desk.node("y"), 0);
    const QPoint on = canvas.view().toWidget(edge->at(0.4)).toPoint();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, on);
    auto* pages = desk.window->findChild<QWidget*>("inspectorPages");
    QTest::keyClick(pages, Qt::Key_Right);
    const auto text = [&](const char* name) {
      return desk.window->findChild<QLabel*>(name)->text();
    };
    QCOMPARE(text("edgeTitle"), QStringLiteral("x₁ → y"));
    QVERIFY(text("edgeNumbers").contains(">2<"));
    QVERIFY(text("edgeBack").contains(">3<"));
    QTest::keyClick(&canvas, Qt::Key_Delete);
    desk.settle();
    QCOMPARE(desk.program(), std::string("x1 = variable(2)\nx2 = variable(3)\ny = _ * x2\n"));
  }

 private:
  QTemporaryDir home_;
};

QTEST_MAIN(GesturesTest)

}  // namespace ui_window_gestures_test

#include "ui_window_gestures_test.moc"
