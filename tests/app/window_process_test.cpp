// The installed program as another process, worked by real key presses and clicks of the display,
// checked by what it saves.
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "engine/document/document.h"
#include "engine/language/parser.h"
#include "engine/optimize/run.h"

namespace app_window_process_test {

using namespace nabla;

namespace {

// What xdotool printed; it waits for windows by itself.
QString xdotool(const QStringList& arguments) {
  QProcess tool;
  tool.start(QStringLiteral("xdotool"), arguments);
  tool.waitForFinished(60'000);
  return QString::fromUtf8(tool.readAllStandardOutput()).trimmed();
}

QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& text) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(text), text.size());
}

}  // namespace

class WindowProcessTest : public QObject {
  Q_OBJECT

 private slots:
  // The program has nothing to complain of while it works.
  void cleanup() {
    nabla_.kill();
    nabla_.waitForFinished();
    QCOMPARE(QString::fromUtf8(nabla_.readAllStandardError()), QString());
  }

  void a_program_is_typed_saved_and_closed() {
    const QString path = folder_.filePath("typed.nb");
    put(path, "# empty\n");
    open(path);
    xdotool({"mousemove", "--window", window_, "150", "200", "click", "1"});
    xdotool({"key", "ctrl+a"});
    xdotool({"type", "--delay", "5", "z = 2"});
    xdotool({"key", "Return"});
    xdotool({"type", "--delay", "5", "y = x1 * x2"});
    QTRY_VERIFY_WITH_TIMEOUT(title().startsWith("typed.nb*"), 30'000);
    xdotool({"key", "Escape", "ctrl+s"});
    QTRY_COMPARE_WITH_TIMEOUT(contents(path), "z = 2\ny = x1 * x2", 30'000);
    QTRY_VERIFY(title().startsWith("typed.nb "));
    xdotool({"key", "ctrl+q"});
    QVERIFY(nabla_.waitForFinished(30'000));
    QCOMPARE(nabla_.exitCode(), 0);
  }

  void an_optimizer_run_is_saved_and_unsaved_work_is_not_lost() {
    const QString path = folder_.filePath("valley.nabla");
    Document document;
    document.program = "a = variable(-2)\nb = variable(2)\nf = (1 - a)^2 + 100(b - a^2)^2";
    document.optimizer.method = "newton";
    put(path, QByteArray::fromStdString(write_document(document)));
    open(path);
    xdotool({"key", "F5"});
    QTRY_VERIFY_WITH_TIMEOUT(title().startsWith("valley.nabla*"), 30'000);
    xdotool({"key", "ctrl+q"});
    QTRY_COMPARE_WITH_TIMEOUT(title(), "Nabla", 30'000);  // the question
    xdotool({"key", "Escape"});
    QTRY_VERIFY_WITH_TIMEOUT(title().startsWith("valley.nabla*"), 30'000);
    xdotool({"key", "ctrl+s"});
    const auto saved = [&path] { return read_document(contents(path).toStdString()); };
    QTRY_VERIFY_WITH_TIMEOUT(saved() && !saved()->point.empty(), 30'000);
    const Objective objective = Objective::make(parse(document.program).program, {}).value();
    const Method& newton = *find_method("newton");
    OptimizerRun run(objective, newton, settings_for(newton, {}).value(), objective.start(), false,
                     StopRule{});
    run.finish();
    QCOMPARE(saved()->point.at("a").item(), run.record().path.back().x[0]);
    QCOMPARE(saved()->point.at("b").item(), run.record().path.back().x[1]);
    xdotool({"key", "ctrl+q"});
    QVERIFY(nabla_.waitForFinished(30'000));
  }

 private:
  void open(const QString& path) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_CONFIG_HOME", folder_.filePath("config"));
    nabla_.setProcessEnvironment(environment);
    nabla_.start(NABLA_BINARY, {path, "--lang", "en", "--theme", "light"});
    QVERIFY(nabla_.waitForStarted());
    const QString name = QFileInfo(path).fileName();
    window_ = xdotool({"search", "--sync", "--onlyvisible", "--name", name}).section('\n', 0, 0);
    QVERIFY(!window_.isEmpty());
    xdotool({"windowactivate", "--sync", window_});
  }
  QString title() const { return xdotool({"getwindowname", xdotool({"getactivewindow"})}); }

  QTemporaryDir folder_;
  QProcess nabla_;
  QString window_;
};

QTEST_GUILESS_MAIN(WindowProcessTest)

}  // namespace app_window_process_test

#include "app_window_process_test.moc"
