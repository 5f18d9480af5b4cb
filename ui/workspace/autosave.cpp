#include "ui/workspace/autosave.h"

namespace nabla::ui {

Autosave::Autosave(Workspace& workspace, QObject* parent) : QObject(parent), workspace_(workspace) {
  worker_.setMaxThreadCount(1);  // so that jobs run in their order
  soon_.setSingleShot(true);
  soon_.setInterval(default_delay);
  connect(&soon_, &QTimer::timeout, this, &Autosave::keep);
}

Autosave::~Autosave() {
  drop();
  worker_.waitForDone();
}

void Autosave::start(const QString& folder) {
  if (isStarted()) return;
  folder_ = folder;
  connect(&workspace_, &Workspace::documentEdited, this, &Autosave::schedule);
  connect(&workspace_, &Workspace::documentReplaced, this, &Autosave::drop);
  connect(&workspace_.undoStack(), &QUndoStack::cleanChanged, this, [this](bool clean) {
    if (clean) {
      drop();
    } else {
      schedule();
    }
  });
  if (workspace_.isModified()) schedule();
}

void Autosave::adopt(std::shared_ptr<RecoveryFile> file) {
  drop();
  file_ = std::move(file);
  schedule();
}

// The first edit sets the clock; further ones do not put it back, so that typing on and on is kept
// too.
void Autosave::schedule() {
  if (isStarted() && !soon_.isActive()) soon_.start();
}

void Autosave::keep() {
  if (!workspace_.isModified()) return;
  if (writing_) return soon_.start();
  if (!file_) file_ = RecoveryFile::create(folder_);
  writing_ = true;
  Recovery recovery{workspace_.snapshot(), workspace_.path(), workspace_.title(),
                    QDateTime::currentDateTime()};
  worker_.start([this, file = file_, recovery = std::move(recovery)] {
    const Expected<Done> done = file->write(recovery);
    QMetaObject::invokeMethod(
        this, [this, done] { written(done); }, Qt::QueuedConnection);
  });
}

void Autosave::drop() {
  soon_.stop();
  if (!file_) return;
  worker_.start([file = std::move(file_)] { file->remove(); });
  file_.reset();
}

void Autosave::written(const Expected<Done>& done) {
  writing_ = false;
  if (done) {
    failing_ = false;
    emit kept();
  } else if (!failing_) {
    failing_ = true;
    emit failed(done.error());
  }
}

}  // namespace nabla::ui
