// A program that is killed at any moment leaves its document whole, the old one or the new one,
// and its unsaved work no more than two seconds old.
//
// The program is this test itself, run with --edit: a workspace and its autosave, as a
// window has them, edited and saved at random as fast as it goes. Before and after everything it
// does, it notes that in a journal, which survives it.
#include <fcntl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <memory>
#include <vector>

#include "ui/commands/commands.h"
#include "ui/workspace/autosave.h"
#include "ui/workspace/whole_file.h"

namespace app_crash_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

constexpr int last_saved_edit = 20;
constexpr int most_padding = 12'000;  // characters: a document takes several writes to the disk

// The document after so many edits: its number, and a tail that a part of it would lack.
QString program_of(int edit) {
  const QString tail = QStringLiteral("# and so on\n").repeated(edit * 37 % (most_padding / 12));
  return QStringLiteral("y = %1\n%2# end of %1\n").arg(edit).arg(tail);
}

// The number of edits in a document, or -1 when it is not one of those above.
int edit_of(const Document& document) {
  const QString program = QString::fromStdString(document.program);
  const int edit = program.section('\n', 0, 0).section(' ', 2, 2).toInt();
  const auto x = document.point.find("x");
  const bool whole = program == program_of(edit) && x != document.point.end() &&
                     x->second == Tensor(static_cast<double>(edit));
  return whole ? edit : -1;
}

// --- the program that is killed ---

class Editing : public QObject {
 public:
  Editing(const QString& folder, quint32 seed, int delay)
      : folder_(folder), random_(seed), saves_always_(delay >= 0) {
    journal_ = ::open(qPrintable(folder + "/journal"), O_CREAT | O_WRONLY | O_APPEND, 0600);
    if (delay >= 0) autosave_.setDelay(delay);
    autosave_.start(folder + "/recovery");
    connect(&autosave_, &Autosave::kept, this, [this] { note("kept", kept_soon_); });
    clock_.start();
    connect(&timer_, &QTimer::timeout, this, &Editing::act);
    timer_.start(1);
  }

 private:
  void note(const char* what, int edit) {
    const QByteArray line = QByteArray(what) + ' ' + QByteArray::number(edit) + ' ' +
                            QByteArray::number(clock_.elapsed()) + '\n';
    if (::write(journal_, line.constData(), static_cast<std::size_t>(line.size())) < 0) ::_exit(3);
  }

  void act() {
    // With the product's own delay, later work is the autosave's alone to keep.
    const bool may_save = saves_always_ || edit_ < last_saved_edit;
    if (edit_ > 0 && may_save && random_.bounded(12) == 0) {
      note("saving", edit_);
      if (!workspace_.save(folder_ + "/a.nabla")) ::_exit(4);
      note("saved", edit_);
      return;
    }
    const int next = edit_ + 1;
    note("editing", next);
    workspace_.undoStack().beginMacro("edit");
    setText(workspace_, program_of(next));
    setValue(workspace_, "x", Tensor(static_cast<double>(next)), newGesture());
    workspace_.undoStack().endMacro();
    edit_ = next;
    // Nothing older than this can be what the autosave writes from now on.
    if (!autosave_.isWriting()) kept_soon_ = edit_;
  }

  QString folder_;
  QRandomGenerator random_;
  bool saves_always_;
  Workspace workspace_;
  Autosave autosave_{workspace_};
  QTimer timer_;
  QElapsedTimer clock_;
  int journal_ = -1;
  int edit_ = 0;
  int kept_soon_ = 0;
};

// --- the test ---

struct Journal {
  int edited = 0;  // begun, perhaps not done
  int saving = 0;
  int saved = 0;
  int kept = 0;
  qint64 last = 0;  // when it was last heard of, in milliseconds
  QMap<int, qint64> edit_times;

  explicit Journal(const QString& path) {
    const auto bytes = readWholeFile(path);
    if (!bytes) return;
    for (const QByteArray& line : bytes->split('\n')) {
      const QList<QByteArray> words = line.split(' ');
      if (words.size() != 3) continue;
      const int edit = words[1].toInt();
      last = words[2].toLongLong();
      if (words[0] == "editing") edit_times[edited = edit] = last;
      if (words[0] == "saving") saving = edit;
      if (words[0] == "saved") saved = edit;
      if (words[0] == "kept") kept = edit;
    }
  }
};

struct Life {
  std::unique_ptr<QTemporaryDir> folder = std::make_unique<QTemporaryDir>();
  std::unique_ptr<QProcess> process = std::make_unique<QProcess>();
  qint64 milliseconds = 0;
  QElapsedTimer age;
};

constexpr bool sanitized() {
#if defined(__SANITIZE_ADDRESS__)
  return true;
#elif defined(__has_feature)
  return __has_feature(address_sanitizer);
#else
  return false;
#endif
}

}  // namespace

class CrashTest : public QObject {
  Q_OBJECT

 private slots:
  // Most of them live shortly and keep their work at once, so that they die in the middle of
  // writing; some live with the product's own delay and hardly save, to see how old the work is
  // that it keeps.
  void nothing_is_lost_to_a_kill_at_any_moment() {
    const int kills = sanitized() ? 40 : 200;
    const int slow = sanitized() ? 4 : 16;
    constexpr int at_once = 8;
    std::vector<Life> lives;
    for (int started = 0, done = 0; done < kills;) {
      while (started < kills && lives.size() < at_once) {
        const bool is_slow = started % (kills / slow) == 0;
        lives.push_back(begin(static_cast<quint32>(started), is_slow));
        ++started;
      }
      for (std::size_t i = 0; i < lives.size();) {
        if (!is_due(lives[i])) {
          ++i;
          continue;
        }
        end(lives[i]);
        if (QTest::currentTestFailed()) return;
        lives.erase(lives.begin() + static_cast<std::ptrdiff_t>(i));
        ++done;
      }
      QTest::qWait(1);
    }
    qInfo("%d kills: %d between saving and saved, %d with unsaved work given back", kills,
          killed_while_saving_, given_back_);
    QVERIFY(given_back_ > kills / 4);
  }

 private:
  Life begin(quint32 seed, bool slow) {
    Life life;
    life.milliseconds = slow ? 3300 + random_.bounded(500) : 5 + random_.bounded(150);
    life.process->start(QCoreApplication::applicationFilePath(),
                        {"app/crash_test", "--edit", life.folder->path(), QString::number(seed),
                         slow ? "-1" : "3"});
    return life;
  }

  // A life counts from its first edit on; what comes before that is only the start of a program.
  bool is_due(Life& life) {
    if (life.process->state() == QProcess::NotRunning) return true;  // it failed by itself
    if (!life.age.isValid() && QFile::exists(life.folder->path() + "/journal")) life.age.start();
    return life.age.isValid() && life.age.elapsed() >= life.milliseconds;
  }

  void end(Life& life) {
    QCOMPARE(life.process->state(), QProcess::Running);
    life.process->kill();
    QVERIFY(life.process->waitForFinished());
    QCOMPARE(life.process->exitStatus(), QProcess::CrashExit);
    const QString folder = life.folder->path();
    const Journal journal(folder + "/journal");
    killed_while_saving_ += journal.saving > journal.saved ? 1 : 0;

    const int in_file = documentIn(folder, journal);
    const int in_recovery = recoveryIn(folder, journal);
    if (QTest::currentTestFailed()) return;
    given_back_ += in_recovery > in_file ? 1 : 0;
    const int found = std::max(in_file, in_recovery);
    QVERIFY2(found >= std::max(journal.saved, journal.kept), "what was on the disk is gone");
    // The first edit that is nowhere to be found was made less than two seconds ago.
    const qint64 lost_since = journal.edit_times.value(found + 1, journal.last);
    QVERIFY2(journal.last - lost_since < 2000, "work of more than two seconds is lost");
  }

  // The file is what it was before a save or what it is after: never a part, never something else.
  int documentIn(const QString& folder, const Journal& journal) {
    const QString path = folder + "/a.nabla";
    if (!QFile::exists(path)) {
      if (journal.saved > 0) QTest::qFail("a saved file is gone", __FILE__, __LINE__);
      return 0;
    }
    const auto bytes = readWholeFile(path);
    const auto document = read_document(bytes ? bytes->toStdString() : "{");
    const int edit = document ? edit_of(*document) : -1;
    const bool old_or_new = edit == journal.saved || edit == journal.saving;
    if (edit < 0 || !old_or_new) QTest::qFail("the file is not whole", __FILE__, __LINE__);
    return edit;
  }

  int recoveryIn(const QString& folder, const Journal& journal) {
    const std::vector<Leftover> leftovers = takeLeftovers(folder + "/recovery");
    const QDir left(folder + "/recovery");
    if (left.entryList({"*.recovery"}).size() != static_cast<int>(leftovers.size())) {
      QTest::qFail("a recovery cannot be read", __FILE__, __LINE__);
    }
    if (leftovers.empty()) return 0;
    const int edit = edit_of(leftovers.front().recovery.document);
    if (leftovers.size() > 1 || edit < 0 || edit > journal.edited) {
      QTest::qFail("the recovery is not whole", __FILE__, __LINE__);
    }
    return edit;
  }

  QRandomGenerator random_{20'240'601};
  int killed_while_saving_ = 0;
  int given_back_ = 0;
};

int main(int argc, char** argv) {
  QCoreApplication app(argc, argv);
  const QStringList arguments = QCoreApplication::arguments();
  if (arguments.value(1) == "--edit") {
    const Editing editing(arguments.value(2), arguments.value(3).toUInt(),
                          arguments.value(4).toInt());
    return QCoreApplication::exec();
  }
  CrashTest test;
  return QTest::qExec(&test, argc, argv);
}

}  // namespace app_crash_test

#include "app_crash_test.moc"
