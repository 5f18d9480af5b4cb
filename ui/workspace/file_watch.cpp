#include "ui/workspace/file_watch.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include "ui/workspace/whole_file.h"

namespace nabla::ui {
namespace {

// A program that replaces a file removes it for a moment; what stands there after that counts.
constexpr int settle_milliseconds = 120;

QByteArray digest_of(const QByteArray& bytes) {
  return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

}  // namespace

FileWatch::FileWatch(QObject* parent) : QObject(parent) {
  soon_.setSingleShot(true);
  soon_.setInterval(settle_milliseconds);
  connect(&watcher_, &QFileSystemWatcher::fileChanged, &soon_, QOverload<>::of(&QTimer::start));
  connect(&watcher_, &QFileSystemWatcher::directoryChanged, &soon_,
          QOverload<>::of(&QTimer::start));
  connect(&soon_, &QTimer::timeout, this, &FileWatch::check);
}

FileWatch::Print FileWatch::printOf(const QByteArray& bytes) const {
  const QFileInfo info(path_);
  return {info.exists(), info.size(), info.lastModified(), digest_of(bytes)};
}

void FileWatch::watch(const QString& path, const QByteArray& bytes) {
  stop();
  path_ = QFileInfo(path).absoluteFilePath();
  known_ = printOf(bytes);
  look();
}

void FileWatch::stop() {
  soon_.stop();
  if (!watcher_.files().isEmpty()) watcher_.removePaths(watcher_.files());
  if (!watcher_.directories().isEmpty()) watcher_.removePaths(watcher_.directories());
  path_.clear();
  setState(State::same);
}

void FileWatch::accept() {
  const auto bytes = readWholeFile(path_);
  known_ = printOf(bytes ? *bytes : QByteArray());
  setState(State::same);
}

FileWatch::State FileWatch::check() {
  if (path_.isEmpty()) return state_;
  look();
  const QFileInfo info(path_);
  if (!info.exists()) {
    setState(known_.there ? State::gone : State::same);
    return state_;
  }
  if (known_.there && info.size() == known_.size && info.lastModified() == known_.modified) {
    setState(State::same);
    return state_;
  }
  const auto bytes = readWholeFile(path_);
  const bool same = known_.there && bytes && digest_of(*bytes) == known_.digest;
  if (same) known_ = printOf(*bytes);
  setState(same ? State::same : State::changed);
  return state_;
}

// A file that was replaced is no longer watched, so it is named again; the folders tell when one
// comes back.
void FileWatch::look() {
  const QString target = linkTarget(path_);
  QStringList places{QFileInfo(path_).absolutePath(), QFileInfo(target).absolutePath(), target};
  places.removeDuplicates();
  for (const QString& place : places) {
    const bool watched = watcher_.files().contains(place) || watcher_.directories().contains(place);
    if (!watched && QFileInfo::exists(place)) watcher_.addPath(place);
  }
}

void FileWatch::setState(State state) {
  if (state_ == state) return;
  state_ = state;
  emit stateChanged();
}

}  // namespace nabla::ui
