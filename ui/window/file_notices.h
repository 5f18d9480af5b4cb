// The bars about a window's file: it was changed or removed by somebody else, it could not be
// opened or saved, unsaved work cannot be kept.
#pragma once

#include <QObject>

#include "ui/window/file_desk.h"
#include "ui/window/notice_bar.h"
#include "ui/window/studio.h"

namespace nabla::ui {

class FileNotices : public QObject {
  Q_OBJECT

 public:
  // Belongs to the stack of notices.
  FileNotices(Studio& studio, FileDesk& desk, NoticeStack& notices);

 private:
  void showFileState();
  void showChanged(Role role);
  void showGone();
  void showFailure(const QString& id, const QString& what, bool offer_save_as);

  Workspace& workspace_;
  FileDesk& desk_;
  NoticeStack& notices_;
};

}  // namespace nabla::ui
