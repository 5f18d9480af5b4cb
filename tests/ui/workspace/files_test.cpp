// Documents on the disk: whole or not at all, as they were left, and watched.
#include <sys/resource.h>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "engine/trace/trace.h"
#include "ui/commands/commands.h"
#include "ui/workspace/whole_file.h"
#include "ui/workspace/workspace.h"

namespace ui_workspace_files_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

QByteArray read(const QString& path) {
  const auto bytes = readWholeFile(path);
  return bytes ? *bytes : QByteArray("(not readable)");
}

void write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QString error_of(const Expected<Done>& done) {
  return done ? QString() : QString::fromStdString(done.error().what.str());
}

// While it lives no file may grow beyond so many bytes: to a writer the disk is full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit now = before_;
    now.rlim_cur = bytes;
    std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

}  // namespace

class FilesTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }
  void cleanup() { folder_.reset(); }

  // load() reads beside the document: where there is none yet, it says what to do.
  void data_is_read_beside_the_document() {
    write(folder_->filePath("data.csv"), "1,2,3\n");
    Workspace workspace;
    Document document;
    document.program = "y = sum(load(\"data.csv\"))\n";
    workspace.newDocument(document, {});
    QTRY_VERIFY(workspace.analysis() && !workspace.analysis()->ok());
    QCOMPARE(workspace.analysis()->diagnostics.front().hint.str(),
             std::string("save the document first: files are read beside it"));
    QVERIFY(workspace.save(folder_->filePath("sum.nabla")));
    QTRY_VERIFY(workspace.analysis()->ok());
    const Trace& trace = *workspace.analysis()->trace;
    QCOMPARE(state_at(trace, trace.steps.size()).values[trace.output.index]->item(), 6.0);
    QVERIFY(workspace.open(folder_->filePath("sum.nabla")));
    QTRY_VERIFY(workspace.analysis() && workspace.analysis()->ok());
  }

  void what_is_saved_opens_as_it_was_left() {
    Workspace workspace;
    setText(workspace, "x = variable(3)\ny = x^2");
    setValue(workspace, "x", Tensor(2.0), newGesture());
    moveNodes(workspace, {{"y", {10, 20}}}, newGesture());
    setOptimizer(workspace, {"adam", {{"rate", 0.5}}});
    workspace.setMode(RunMode::forward);
    workspace.setExecution(Mode::static_graph);
    workspace.setCurveVariable("x");
    QVERIFY(workspace.isModified());
    QVERIFY(workspace.save(at("a.nabla")));
    QVERIFY(!workspace.isModified());
    QCOMPARE(workspace.displayName(), "a.nabla");

    Workspace again;
    QVERIFY(again.open(at("a.nabla")));
    QVERIFY(again.document() == workspace.document());
    QCOMPARE(again.mode(), RunMode::forward);
    QCOMPARE(again.execution(), Mode::static_graph);
    QCOMPARE(again.curveVariable(), std::string("x"));
    QVERIFY(!again.isModified());
  }

  void saving_again_changes_no_byte_and_an_edit_changes_its_line() {
    Workspace workspace;
    setText(workspace, "x = variable(3)\nz = variable(1)\ny = x * z");
    setValue(workspace, "x", Tensor(2.0), newGesture());
    setValue(workspace, "z", Tensor(4.0), newGesture());
    QVERIFY(workspace.save(at("a.nabla")));
    const QList<QByteArray> first = read(at("a.nabla")).split('\n');
    Workspace again;
    QVERIFY(again.open(at("a.nabla")) && again.save(at("a.nabla")));
    QCOMPARE(read(at("a.nabla")).split('\n'), first);
    setValue(again, "z", Tensor(5.0), newGesture());
    QVERIFY(again.save(at("a.nabla")));
    const QList<QByteArray> second = read(at("a.nabla")).split('\n');
    QCOMPARE(second.size(), first.size());
    int changed = 0;
    for (int i = 0; i < first.size(); ++i) changed += first[i] != second[i] ? 1 : 0;
    QCOMPARE(changed, 1);
  }

  void places_and_settings_stay_when_the_text_changes() {
    Workspace workspace;
    setText(workspace, "x = variable(3)\ny = x^2");
    moveNodes(workspace, {{"y", {10, 20}}, {"y/pow", {3, 4}}}, newGesture());
    setOptimizer(workspace, {"momentum", {}});
    const auto layout = workspace.document().layout;
    setText(workspace, "# a line above\nx = variable(3)\nu = x + 1\ny = x^2 * u");
    setText(workspace, "this is no program");
    QVERIFY(workspace.document().layout == layout);
    QCOMPARE(workspace.document().optimizer.method, std::string("momentum"));
  }

  void a_program_file_stays_a_program_file() {
    for (const char* name : {"a.nb", "a.txt", "a"}) {
      write(at(name), "y = 1\r\nz = 2\r\n");
      Workspace workspace;
      QVERIFY(workspace.open(at(name)));
      QCOMPARE(workspace.document().program, std::string("y = 1\nz = 2\n"));
      setText(workspace, "y = 1\nz = 3\n");
      QVERIFY(workspace.save(at(name)));
      QCOMPARE(read(at(name)), "y = 1\r\nz = 3\r\n");
    }
  }

  void a_document_keeps_its_format_whatever_its_name() {
    Document document;
    document.program = "y = 1";
    document.point["x"] = Tensor(1.0);
    write(at("a.nb"), QByteArray::fromStdString(write_document(document)));
    Workspace workspace;
    QVERIFY(workspace.open(at("a.nb")));
    QVERIFY(workspace.save(at("a.nb")));
    QVERIFY(read(at("a.nb")).startsWith("{\n"));
    QVERIFY(workspace.save(at("b.nb")));
    QCOMPARE(read(at("b.nb")), "y = 1");
  }

  void words_of_a_newer_view_survive_until_the_view_is_changed() {
    write(at("a.nabla"), R"({"format": "nabla", "views": {"mode": "sideways", "zoom": 2}})");
    Workspace workspace;
    QVERIFY(workspace.open(at("a.nabla")) && workspace.save(at("a.nabla")));
    QVERIFY(read(at("a.nabla")).contains("\"sideways\""));
    QVERIFY(read(at("a.nabla")).contains("\"zoom\": 2"));
    workspace.setMode(RunMode::evaluate);
    QVERIFY(workspace.save(at("a.nabla")));
    QVERIFY(read(at("a.nabla")).contains("\"mode\": \"evaluate\""));
  }

  void a_failed_open_changes_nothing_and_says_why_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("mention");
    QTest::newRow("not there") << "none.nabla"
                               << "cannot open";
    QTest::newRow("a folder") << "."
                              << "cannot open";
    QTest::newRow("a device") << "/dev/zero"
                              << "cannot open";
    QTest::newRow("no text") << "bytes.nb"
                             << "not UTF-8";
    QTest::newRow("cut off") << "cut.nabla"
                             << "not valid JSON";
    QTest::newRow("newer") << "newer.nabla"
                           << "version 99";
    QTest::newRow("too large") << "large.nb"
                               << "too large";
  }
  void a_failed_open_changes_nothing_and_says_why() {
    QFETCH(QString, name);
    QFETCH(QString, mention);
    write(at("bytes.nb"), "y = \xff");
    write(at("cut.nabla"), "{\"format\": \"nabla\", \"program\": \"y");
    write(at("newer.nabla"), R"({"format": "nabla", "version": 99})");
    QFile large(at("large.nb"));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(largest_file + 1));
    Workspace workspace;
    setText(workspace, "y = 1");
    const Expected<Done> opened = workspace.open(QDir(folder_->path()).absoluteFilePath(name));
    QVERIFY2(error_of(opened).contains(mention), qPrintable(error_of(opened)));
    QCOMPARE(workspace.document().program, std::string("y = 1"));
    QVERIFY(workspace.isModified());
    QVERIFY(workspace.undoStack().canUndo());
  }

  void a_full_disk_loses_neither_the_old_file_nor_the_document() {
    write(at("a.nb"), "y = 1");
    Workspace workspace;
    QVERIFY(workspace.open(at("a.nb")));
    setText(workspace, QString("# long\n").repeated(100'000));
    {
      const FullDisk full(4096);
      const Expected<Done> saved = workspace.save(at("a.nb"));
      QVERIFY2(error_of(saved).contains("cannot save"), qPrintable(error_of(saved)));
      QVERIFY(!saved.error().hint.empty());
    }
    QCOMPARE(read(at("a.nb")), "y = 1");
    QCOMPARE(QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden), QStringList("a.nb"));
    QVERIFY(workspace.isModified());
    QVERIFY(workspace.save(at("a.nb")));
    QCOMPARE(read(at("a.nb")).size(), 700'000);
  }

  void a_place_that_cannot_be_written_is_refused_and_left_alone() {
    Workspace workspace;
    setText(workspace, "y = 1");
    QVERIFY(error_of(workspace.save(folder_->path())).contains("cannot save"));
    const Expected<Done> gone = workspace.save(at("none/a.nabla"));
    QVERIFY(QString::fromStdString(gone.error().hint.str()).contains("not there"));
    QVERIFY(error_of(workspace.save("/dev/full")).contains("cannot save"));
    QVERIFY(!QFileInfo("/dev/full").isFile());
    QVERIFY(workspace.isModified() && workspace.path().isEmpty());
  }

  void permissions_are_kept_and_links_are_followed() {
    QVERIFY(QDir().mkdir(at("real")));
    write(at("real/a.nb"), "y = 1");
    const auto own = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QVERIFY(QFile::setPermissions(at("real/a.nb"), own));
    QVERIFY(QFile::link("real/a.nb", at("link.nb")));
    QVERIFY(QFile::link("link.nb", at("second.nb")));
    Workspace workspace;
    QVERIFY(workspace.open(at("second.nb")));
    setText(workspace, "y = 2");
    QVERIFY(workspace.save(at("second.nb")));
    QVERIFY(QFileInfo(at("second.nb")).isSymLink() && QFileInfo(at("link.nb")).isSymLink());
    QCOMPARE(read(at("real/a.nb")), "y = 2");
    QCOMPARE(QFile::permissions(at("real/a.nb")), own);
    QCOMPARE(workspace.checkFile(), FileWatch::State::same);
  }

  void a_change_by_others_is_noticed_data() {
    QTest::addColumn<QString>("how");
    for (const char* how : {"written", "replaced", "through a link"}) QTest::newRow(how) << how;
  }
  void a_change_by_others_is_noticed() {
    QFETCH(QString, how);
    write(at("a.nb"), "y = 1");
    QVERIFY(QFile::link("a.nb", at("link.nb")));
    Workspace workspace;
    QVERIFY(workspace.open(at(how == "through a link" ? "link.nb" : "a.nb")));
    QSignalSpy told(&workspace, &Workspace::fileStateChanged);
    if (how == "replaced") {
      QVERIFY(writeWholeFile(at("a.nb"), "y = 22"));
    } else {
      write(at("a.nb"), "y = 22");
    }
    QTRY_COMPARE(workspace.fileState(), FileWatch::State::changed);
    QCOMPARE(told.size(), 1);
    QCOMPARE(workspace.document().program, std::string("y = 1"));

    workspace.keepMine();
    QCOMPARE(workspace.fileState(), FileWatch::State::same);
    QVERIFY(workspace.isModified());
    QVERIFY(writeWholeFile(at("a.nb"), "y = 333"));
    QTRY_COMPARE(workspace.fileState(), FileWatch::State::changed);
    QVERIFY(workspace.open(workspace.path()));
    QCOMPARE(workspace.document().program, std::string("y = 333"));
    QCOMPARE(workspace.fileState(), FileWatch::State::same);
  }

  void a_file_that_goes_and_comes_back_is_noticed() {
    write(at("a.nb"), "y = 1");
    Workspace workspace;
    QVERIFY(workspace.open(at("a.nb")));
    QVERIFY(QFile::remove(at("a.nb")));
    QTRY_COMPARE(workspace.fileState(), FileWatch::State::gone);
    write(at("a.nb"), "y = 1");
    QTRY_COMPARE(workspace.fileState(), FileWatch::State::same);
  }

  void our_own_save_is_no_news() {
    Workspace workspace;
    setText(workspace, "y = 1");
    QVERIFY(workspace.save(at("a.nabla")));
    QSignalSpy told(&workspace, &Workspace::fileStateChanged);
    for (int i = 0; i < 5; ++i) {
      setText(workspace, QStringLiteral("y = %1").arg(i));
      QVERIFY(workspace.save(at("a.nabla")));
      QCOMPARE(workspace.checkFile(), FileWatch::State::same);
    }
    QVERIFY(writeWholeFile(at("a.nabla"), read(at("a.nabla"))));  // touched, with the same content
    QCOMPARE(workspace.checkFile(), FileWatch::State::same);
    QVERIFY(told.isEmpty());
  }

 private:
  QString at(const QString& name) const { return folder_->filePath(name); }
  std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(FilesTest)

}  // namespace ui_workspace_files_test

#include "ui_workspace_files_test.moc"
