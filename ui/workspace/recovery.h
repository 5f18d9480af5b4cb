// Unsaved work kept on the disk, for the case that the program ends without being asked to.
//
// Each unsaved document has one file in the recovery folder, and a lock beside it that tells which
// program it belongs to. The system frees the lock however that program ends, so a file whose lock
// can be had is what a crash left behind.
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QString>
#include <memory>
#include <vector>

#include "engine/document/document.h"

namespace nabla::ui {

struct Recovery {
  Document document;
  QString path;   // of the file it was opened from; empty for a document never saved
  QString title;  // of such a document
  QDateTime time;
};

class RecoveryFile {
 public:
  // A name of its own in the folder; nothing is written yet.
  static std::shared_ptr<RecoveryFile> create(const QString& folder);
  RecoveryFile(const QString& folder, const QString& name);

  const QString& path() const { return path_; }
  // Makes it this program's. False while it is another program's, or another window's.
  bool claim();
  // Claims it, and puts the new content in the place of the old one at once.
  Expected<Done> write(const Recovery& recovery);
  Expected<Recovery> read() const;
  // Nothing to recover any more.
  void remove();

 private:
  QString path_;
  QLockFile lock_;
};

struct Leftover {
  std::shared_ptr<RecoveryFile> file;
  Recovery recovery;
};

// In the user's data folder.
QString recoveryFolder();

// What programs that ended unexpectedly left in the folder, oldest first, claimed for this one.
// Work that was saved after all is forgotten; a file that cannot be read stays where it is.
std::vector<Leftover> takeLeftovers(const QString& folder);

}  // namespace nabla::ui
