// Keeps a workspace's unsaved work in a recovery file, soon after each edit and without making
// anybody wait: the document is copied, and written by another thread.
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <memory>

#include "ui/workspace/recovery.h"
#include "ui/workspace/workspace.h"

namespace nabla::ui {

class Autosave : public QObject {
  Q_OBJECT

 public:
  explicit Autosave(Workspace& workspace, QObject* parent = nullptr);
  // The document was closed as it should be: there is nothing to recover.
  ~Autosave() override;

  // Nothing is kept before this names the folder.
  void start(const QString& folder);
  bool isStarted() const { return !folder_.isEmpty(); }
  bool isWriting() const { return writing_; }
  // From an edit until it is being written. An edit is on the disk 2 s after it was made, so this
  // leaves the disk its time.
  static constexpr int default_delay = 500;
  void setDelay(int milliseconds) { soon_.setInterval(milliseconds); }

  // Goes on with the file of work that was taken up again; call after Workspace::restore().
  void adopt(std::shared_ptr<RecoveryFile> file);
  // Waits until what is being written is on the disk; for tests.
  void waitUntilWritten() { worker_.waitForDone(); }

 signals:
  void kept();                                // the work as it was a moment ago is on the disk
  void failed(const nabla::Diagnostic& why);  // once, until it works again

 private:
  void schedule();
  void keep();
  void drop();
  void written(const Expected<Done>& done);

  Workspace& workspace_;
  QString folder_;
  std::shared_ptr<RecoveryFile> file_;  // touched by the worker only, once it is given to it
  QTimer soon_;
  QThreadPool worker_;
  bool writing_ = false;
  bool failing_ = false;
};

}  // namespace nabla::ui
