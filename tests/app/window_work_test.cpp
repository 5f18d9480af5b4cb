// Work in the real window that leaves something behind: optimizers, undo, files, the question
// before unsaved work is lost, and other ways of running and looking.
#include <QComboBox>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QtCharts/QChartView>
#include <QtCharts/QLineSeries>

#include "engine/document/document.h"
#include "engine/optimize/run.h"
#include "tests/app/live_window.h"
#include "ui/plots/convergence_view.h"

namespace app_window_work_test {

using namespace nabla;
using nabla::test::Home;
using nabla::test::LiveWindow;
using nabla::test::number_of;

namespace {

const QString valley =
    QStringLiteral("a = variable(-2)\nb = variable(2)\nf = (1 - a)^2 + 100(b - a^2)^2");
const QString slope = QStringLiteral("x = variable(4)\ny = (x - 1)^2");

// The engine's own run, apart from the window.
RunRecord optimized(const QString& text, const char* method, const Settings& given = {}) {
  const Objective objective = Objective::make(parse(text.toStdString()).program, {}).value();
  OptimizerRun run(objective, *find_method(method),
                   settings_for(*find_method(method), given).value(), objective.start(), false,
                   StopRule{});
  run.finish();
  return run.record();
}

void choose(LiveWindow& live, const QString& method) {
  auto& methods = live.the<QComboBox>("optimizerMethod");
  methods.setFocus(Qt::TabFocusReason);
  live.key(Qt::Key_Home);
  while (methods.currentData() != method && methods.currentIndex() + 1 < methods.count())
    live.key(Qt::Key_Down);
  QCOMPARE(methods.currentData(), method);
}

void set(LiveWindow& live, const char* field, const QString& text) {
  auto& line = live.the<QLineEdit>(field);
  live.click(line);
  live.key(Qt::Key_A, Qt::ControlModifier);
  live.type(text + u'\n');
}

QList<QPointF> seriesOf(LiveWindow& live, int index) {
  auto* view = live.the<ui::ConvergenceView>().findChild<QChartView*>();
  return static_cast<QLineSeries*>(view->chart()->series().at(index))->points();
}

bool isChinese(const QString& text) {
  return text.contains(QRegularExpression(QStringLiteral("\\p{Han}")));
}

QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class WindowWorkTest : public QObject {
  Q_OBJECT

 public:
  explicit WindowWorkTest(const Home& home) : home_(home) {}

 private slots:
  void init() { QSettings().clear(); }

  void newton_walks_to_the_minimum_as_the_engine_does() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write(valley);
      QTRY_VERIFY(live.isCurrent());
      choose(live, "newton");
      live.key(Qt::Key_F5);
      QTRY_VERIFY(live.label("optimizerStatus").contains("after"));
      const RunRecord record = optimized(valley, "newton");
      QCOMPARE(record.iterations(), std::size_t{6});
      QCOMPARE(live.label("optimizerStatus").section(':', 0, 0),
               "Gradient below tolerance after 6 iterations");
      QVERIFY(live.label("optimizerStatus").endsWith("minimum"));
      const QList<QPointF> norms = seriesOf(live, 1);
      for (const QPointF& point : norms) {
        const auto& iterate = record.path.at(static_cast<std::size_t>(point.x()));
        QCOMPARE(point.y(), std::log10(iterate.gradient_norm));
      }
      QVERIFY(norms.size() >= 6);
      QTRY_COMPARE(live.field("value_a"), "1");
      QTRY_COMPARE(number_of(live.value("a")), 1.0);
      live.key(Qt::Key_Z, Qt::ControlModifier);  // the walk is one step of undo
      QTRY_COMPARE(number_of(live.value("a")), -2.0);
    });
  }

  void gradient_descent_is_stopped_on_its_way_and_goes_on_by_single_steps() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write(slope);
      QTRY_VERIFY(live.isCurrent());
      choose(live, "gd");
      set(live, "setting_rate", "0.001");
      const RunRecord record = optimized(slope, "gd", {{"rate", 0.001}});
      const auto iteration = [&live] {
        const QString told = live.label("optimizerStatus");
        return told.startsWith("Iteration ") ? told.mid(10).section(':', 0, 0).toInt() : -1;
      };
      live.key(Qt::Key_F5);
      QTRY_VERIFY(iteration() >= 3);
      live.key(Qt::Key_F5, Qt::ShiftModifier);
      const int reached = iteration();
      QVERIFY(reached >= 3);
      const double x = record.path.at(static_cast<std::size_t>(reached)).x[0];
      QTRY_VERIFY(std::abs(number_of(live.field("value_x")) - x) < 1e-5);
      QVERIFY(!live.the<QToolButton>("optimizerStop").isEnabled());
      QCOMPARE(seriesOf(live, 0).size(), reached + 1);
      live.key(Qt::Key_F10);
      QTRY_COMPARE(iteration(), 1);  // a run of its own, from there
      live.key(Qt::Key_F5, Qt::ShiftModifier);
      live.leaveText();  // a field has an undo of its own while it is edited
      live.key(Qt::Key_Z, Qt::ControlModifier);
      live.key(Qt::Key_Z, Qt::ControlModifier);
      QTRY_COMPARE(number_of(live.value("x")), 4.0);
    });
  }

  void everything_is_undone_and_done_again() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      QTRY_VERIFY(live.isCurrent());
      const QString before = live.program();
      live.write(slope);
      QTRY_VERIFY(live.isCurrent());
      set(live, "value_x", "2.5");
      choose(live, "newton");
      live.key(Qt::Key_F5);
      QTRY_VERIFY(live.label("optimizerStatus").contains("after"));
      QTRY_COMPARE(live.value("x"), "1");
      QAction& undo = live.action(QKeySequence("Ctrl+Z"));
      QAction& redo = live.action(QKeySequence("Ctrl+Shift+Z"));
      QVERIFY(live.window().isWindowModified());
      while (undo.isEnabled()) live.key(Qt::Key_Z, Qt::ControlModifier);
      QCOMPARE(live.program(), before);
      QTRY_VERIFY(live.isCurrent());
      QVERIFY(!live.window().isWindowModified());
      QCOMPARE(live.the<QComboBox>("optimizerMethod").currentData(), "gd");
      while (redo.isEnabled()) live.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
      QCOMPARE(live.program(), slope);
      QTRY_VERIFY(live.isCurrent());
      QTRY_COMPARE(live.value("x"), "1");
      QCOMPARE(live.the<QComboBox>("optimizerMethod").currentData(), "newton");
    });
  }

  void what_is_saved_is_there_when_it_is_opened_again() {
    const QString path = home_.path("valley.nabla");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(write_document({})));
    file.close();
    LiveWindow::work({path, "en", "light"}, [](LiveWindow& live) {
      live.write(valley);
      QTRY_VERIFY(live.isCurrent());
      set(live, "value_b", "2/3");
      live.key(Qt::Key_S, Qt::ControlModifier);
      QTRY_VERIFY(!live.window().isWindowModified());
      QVERIFY(live.window().windowTitle().startsWith("valley.nabla"));
    });
    const Document saved = read_document(contents(path).toStdString()).value();
    QCOMPARE(QString::fromStdString(saved.program), valley);
    QCOMPARE(saved.point.at("b").item(), 2.0 / 3);
    LiveWindow::work({path, "en", "light"}, [](LiveWindow& live) {
      QTRY_VERIFY(live.isCurrent());
      QCOMPARE(live.program(), valley);
      QTRY_COMPARE(live.field("value_b"), "0.666667");
      QVERIFY(!live.window().isWindowModified());
    });
  }

  void unsaved_work_is_asked_about() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write(slope);
      QVERIFY(live.window().isWindowModified());
      int asked = 0;
      live.whenAsked<QMessageBox>([&asked](QMessageBox& box) {
        ++asked;
        QTest::keyClick(&box, Qt::Key_Escape);
      });
      live.key(Qt::Key_Q, Qt::ControlModifier);
      QCOMPARE(asked, 1);
      QVERIFY(live.window().isVisible());
      QCOMPARE(live.program(), slope);
      live.whenAsked<QMessageBox>([&asked](QMessageBox& box) {
        ++asked;
        QVERIFY(box.text().contains(box.parentWidget()->windowTitle().section('[', 0, 0)));
        for (QAbstractButton* button : box.buttons()) {
          if (box.buttonRole(button) == QMessageBox::DestructiveRole)
            QTest::mouseClick(button, Qt::LeftButton);
        }
      });
      live.key(Qt::Key_N, Qt::ControlModifier);
      QCOMPARE(asked, 2);
      QCOMPARE(live.program(), QString());
      QVERIFY(!live.window().isWindowModified());
    });
  }

  void a_static_graph_has_values_once_its_session_runs() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      QTRY_VERIFY(live.isCurrent());
      live.leaveText();
      live.key(Qt::Key_End);
      live.click(*live.the<QWidget>("execution").findChildren<QPushButton*>().at(1));
      live.key(Qt::Key_Home);
      QTRY_COMPARE(live.value("x1"), "no value yet");
      QCOMPARE(live.value("y"), "no value yet");
      live.key(Qt::Key_End);
      QTRY_COMPARE(live.value("y"), "9");
      QCOMPARE(live.gradient("x1"), "3");
    });
  }

  void another_language_keeps_the_work() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write(slope);
      QTRY_VERIFY(live.isCurrent());
      const ui::MainWindow* english = &live.window();
      live.actionWith("zh").trigger();
      QTRY_VERIFY(&live.window() != english);
      QVERIFY(QTest::qWaitForWindowActive(&live.window()));
      QCOMPARE(live.program(), slope);
      QTRY_VERIFY(live.isCurrent());
      live.leaveText();
      live.key(Qt::Key_End);
      QCOMPARE(live.value("y"), "9");
      QVERIFY(isChinese(live.the<QToolButton>("examples").menu()->actions().first()->text()));
      // What is not translated yet is shown in English.
      QCOMPARE(isChinese(live.narration()), QFile::exists(":/i18n/nabla_zh_CN.qm"));
      live.key(Qt::Key_Z, Qt::ControlModifier);
      QVERIFY(live.program() != slope);
      live.actionWith("en").trigger();
      QTRY_VERIFY(!isChinese(live.the<QToolButton>("examples").menu()->actions().first()->text()));
      QVERIFY(!isChinese(live.narration()));
    });
  }

  void dark_is_dark_everywhere() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write(slope);
      QTRY_VERIFY(live.isCurrent());
      live.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
      const QImage image = live.window().grab().toImage();
      qint64 bright = 0;
      for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) bright += qGray(image.pixel(x, y)) > 128;
      }
      QVERIFY2(bright * 12 < qint64(image.width()) * image.height(),
               qPrintable(QString::number(bright)));
    });
  }

  void a_runaway_program_is_stopped_and_never_in_the_way() {
    LiveWindow::work({{}, "en", "light"}, [](LiveWindow& live) {
      live.write("x = variable(1)\nwhile true:\ny = x");
      const QString runaway = live.program();
      QVERIFY(runaway.endsWith("\n    y = x"));
      live.type(" + 1");  // typed while it runs
      QCOMPARE(live.program(), runaway + " + 1");
      auto& hint = live.the<QLabel>("programHint");
      const auto limit = [&hint] { return hint.isVisible() && hint.text().contains("1000000"); };
      QTRY_VERIFY_WITH_TIMEOUT(limit(), 60'000);
      live.write(slope);
      QTRY_VERIFY(live.isCurrent());
      QVERIFY(!hint.isVisible());
    });
  }

 private:
  const Home& home_;
};

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  const Home home;
  WindowWorkTest test(home);
  return QTest::qExec(&test, argc, argv);
}

}  // namespace app_window_work_test

#include "app_window_work_test.moc"
