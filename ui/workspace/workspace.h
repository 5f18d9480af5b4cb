// The one owner of a document and its undo stack. Views read it, commands change it, and every
// change is analysed in the background; a result for another program is dropped.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QUndoStack>
#include <atomic>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "engine/document/document.h"
#include "ui/workspace/analysis.h"
#include "ui/workspace/backward_place.h"
#include "ui/workspace/file_watch.h"
#include "ui/workspace/reading.h"

namespace nabla::ui {

class Workspace : public QObject {
  Q_OBJECT

 public:
  explicit Workspace(QObject* parent = nullptr);
  ~Workspace() override;

  const Document& document() const { return document_; }
  QUndoStack& undoStack() { return undo_stack_; }
  // The newest finished analysis; never null. `current()` tells whether it is that of the document
  // as it is now.
  const std::shared_ptr<const Analysis>& analysis() const { return analysis_; }
  bool current() const { return analysis_->request.revision == revision_; }
  // The newest analysis without errors: what the canvas shows, greyed, while the text has errors.
  // May be null.
  const std::shared_ptr<const Analysis>& lastGood() const { return last_good_; }

  // For commands only: change the document and analyse it, without touching the undo stack.
  void applyText(const std::string& text);
  void applyPoint(const Point& point);
  void applyLayout(std::map<std::string, NodePosition, std::less<>> layout);
  void applyOptimizer(const OptimizerChoice& choice);
  // Told before the text of a rename comes, by undo and redo too: what is kept under a key goes
  // along.
  void applyRename(const std::string& from, const std::string& to);

  // How the program is run and shown; not part of undo.
  RunMode mode() const { return mode_; }
  void setMode(RunMode mode);
  Mode execution() const { return execution_; }
  void setExecution(Mode mode);

  // Nodes that are shown as what is inside them, by structural path; kept with the document, not
  // part of undo.
  const std::set<std::string>& opened() const { return document_.views.opened; }
  void setOpened(const std::string& key, bool open);

  // While an optimizer walks, its iterate is shown in place of the document's point; nothing, or
  // applyPoint(), ends that.
  void setLivePoint(std::optional<Point> point);
  const std::optional<Point>& livePoint() const { return live_point_; }
  // What the views show now: program defaults, overridden by the document's point, overridden by
  // the live point.
  Point shownPoint() const;

  // The variable along the curve, kept with the document; empty for the first one.
  const std::string& curveVariable() const { return document_.views.curve; }
  void setCurveVariable(const std::string& name) { document_.views.curve = name; }

  // Where the derived backward graph is shown, kept with the document likewise.
  BackwardPlace backward() const { return backwardPlaceOf(document_.views.backward); }
  void setBackward(BackwardPlace place);

  // What is seen of the graph, likewise; nothing where it is all of it.
  void setPlace(std::optional<double> zoom, std::optional<NodePosition> center) {
    document_.views.zoom = zoom;
    document_.views.center = center;
  }

  // Which way the graph is read, likewise.
  Reading reading() const { return readingOf(document_.views.reading); }
  void setReading(Reading reading);

  // Files. A failed open or save changes nothing. `path` is empty for a document never saved.
  QString path() const { return path_; }
  // What load("data.csv") reads with: the files beside the document; null while it is unsaved.
  const FileLoader& files() const { return files_; }
  // Where a program that runs away is stopped; for what is run from then on.
  const RunLimits& limits() const { return limits_; }
  void setLimits(const RunLimits& limits) { limits_ = limits; }
  QString displayName() const;  // file name, example title, or "Untitled"
  const QString& title() const { return title_; }
  bool isModified() const { return !undo_stack_.isClean(); }
  // Modified, and there is work in it: an example that was only played with, a slider moved or an
  // optimizer run, is one click away again.
  bool hasWork() const;
  void newDocument(Document document = {}, const QString& title = {});
  Expected<Done> open(const QString& path);
  Expected<Done> save(const QString& path);  // atomic; then unmodified
  // Unsaved work taken up again: modified, and to be saved to `path`.
  void restore(Document document, const QString& path, const QString& title);
  // As save() writes it: with how it is looked at now.
  Document snapshot() const;
  // A program that was opened as text, or is saved as .nb, stays text: only the program is written.
  bool savesTextOnly(const QString& path) const;
  // What others did to the file; the document as it is here may be kept all the same.
  FileWatch::State fileState() const { return watch_.state(); }
  FileWatch::State checkFile() { return watch_.check(); }
  void keepMine();

  // Waits for the analysis of the document as it is now; for tests and export.
  void waitUntilCurrent();

 signals:
  void textChanged();   // by undo, redo or open, and by typing
  void pointChanged();  // also the live point
  void layoutChanged();
  void nodeRenamed(const std::string& from, const std::string& to);
  void optimizerChanged();
  void documentReplaced();  // new or opened: views reset
  void pathChanged();
  void fileStateChanged();
  void documentEdited();  // by a command: there is something to save
  void modeChanged();
  void backwardChanged();
  void readingChanged();
  void analysisChanged();

 private:
  void replace(Document document, const QString& path, const QString& title);
  void moveTo(const QString& path);
  void takeViews();
  QByteArray bytesFor(const QString& path) const;
  // Of a document without a file: what it was given. Nothing where it is work from before a crash.
  struct Given {
    std::string program;
    std::map<std::string, NodePosition, std::less<>> layout;
  };
  enum class Change : std::uint8_t { program, point };
  void changed(Change what);
  void start();
  void finished(std::shared_ptr<const Analysis> analysis);

  Document document_;
  QUndoStack undo_stack_;
  QString path_;
  std::string folder_;
  FileLoader files_;
  RunLimits limits_;
  QString title_;
  std::optional<Given> given_;
  bool text_only_ = false;         // the file holds a program text
  bool carriage_returns_ = false;  // its lines end as on Windows
  FileWatch watch_;
  RunMode mode_ = RunMode::reverse;
  Mode execution_ = Mode::eager;
  std::optional<Point> live_point_;
  quint64 revision_ = 0;
  quint64 program_revision_ = 0;  // of the last change of text, document or way of running
  bool running_ = false;
  std::shared_ptr<std::atomic<bool>> cancelled_;
  std::shared_ptr<const Analysis> analysis_;
  std::shared_ptr<const Analysis> last_good_;
  QThreadPool worker_;
};

}  // namespace nabla::ui
