// How long the program takes from its start until its window has painted a first frame, seen from
// outside: on a private X display that is black until then.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QPixmap>
#include <QProcess>
#include <QScreen>
#include <QSet>
#include <QTemporaryDir>
#include <QThread>
#include <memory>

namespace {

constexpr int patience = 60'000;  // milliseconds

// An X server of our own with an eye on its screen.
class Display {
 public:
  Display() {
    server_.start("Xvfb", {"-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"});
    if (!server_.waitForReadyRead(patience)) return;
    name_ = ":" + server_.readLine().trimmed();
    qputenv("DISPLAY", name_);
    qputenv("QT_QPA_PLATFORM", "xcb");
    eye_ = std::make_unique<QGuiApplication>(argc_, argv_);
  }
  ~Display() {
    eye_.reset();
    server_.terminate();
    server_.waitForFinished();
  }

  bool isThere() const { return eye_ != nullptr; }
  // Some places in each of the columns, which are bright in the light theme.
  bool isPainted() const {
    for (const QPoint place : {QPoint(60, 300), QPoint(720, 70), QPoint(1300, 600)}) {
      const QImage image =
          QGuiApplication::primaryScreen()->grabWindow(0, place.x(), place.y(), 4, 4).toImage();
      if (image.isNull() || qGray(image.pixel(1, 1)) < 64) return false;
    }
    return true;
  }

 private:
  QProcess server_;
  QByteArray name_;
  int argc_ = 1;
  char program_[6] = "bench";
  char* argv_[2] = {program_, nullptr};
  std::unique_ptr<QGuiApplication> eye_;
};

// The files a process has mapped: itself, its libraries, fonts.
QStringList files_of(qint64 process) {
  QFile maps(QStringLiteral("/proc/%1/maps").arg(process));
  if (!maps.open(QIODevice::ReadOnly)) return {};
  QSet<QString> files;
  for (const QByteArray& line : maps.readAll().split('\n')) {
    const qsizetype path = line.indexOf('/');
    if (path > 0) files.insert(QString::fromUtf8(line.mid(path)));
  }
  return files.values();
}

// Asks the system to forget what it has read of them; it keeps what other processes have mapped.
void forget(const QStringList& files) {
  for (const QString& path : files) {
    const int file = open(path.toUtf8().constData(), O_RDONLY);
    if (file < 0) continue;
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
  }
}

// Seconds until the first frame, or nothing; the process is ended again.
double seconds_to_first_frame(const Display& display, const QString& home, QStringList& files) {
  QProcess nabla;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("XDG_CONFIG_HOME", home + "/config");
  environment.insert("XDG_CACHE_HOME", home + "/cache");
  nabla.setProcessEnvironment(environment);
  nabla.setStandardErrorFile(QProcess::nullDevice());
  QElapsedTimer clock;
  clock.start();
  nabla.start(NABLA_BINARY, {"--theme", "light", "--lang", "en"});
  bool painted = false;
  while (!painted && clock.elapsed() < patience) {
    QThread::msleep(2);
    painted = display.isPainted();
  }
  const double seconds = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
  files = files_of(nabla.processId());
  nabla.kill();
  nabla.waitForFinished();
  while (display.isPainted()) QThread::msleep(2);
  return painted ? seconds : 0;
}

void start(benchmark::State& state, bool cold) {
  const Display display;
  if (!display.isThere()) return state.SkipWithError("Xvfb does not start");
  auto home = std::make_unique<QTemporaryDir>();
  QStringList files;
  seconds_to_first_frame(display, home->path(), files);
  for (auto _ : state) {
    if (cold) {
      home = std::make_unique<QTemporaryDir>();
      forget(files);
    }
    const double seconds = seconds_to_first_frame(display, home->path(), files);
    if (seconds == 0) return state.SkipWithError("the window did not appear");
    state.SetIterationTime(seconds);
  }
}

// A start among others, as a user knows it.
void start_to_first_frame(benchmark::State& state) { start(state, false); }
BENCHMARK(start_to_first_frame)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(10);

// With an empty cache of fonts and settings, and the program's files not in memory where nothing
// else uses them.
void cold_start_to_first_frame(benchmark::State& state) { start(state, true); }
BENCHMARK(cold_start_to_first_frame)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);

}  // namespace
