// The bar over a static graph that cannot be built because a value decides: it names what decides,
// and a click runs the program eagerly instead.
#pragma once

#include <QObject>

#include "ui/window/notice_bar.h"
#include "ui/workspace/workspace.h"

namespace nabla::ui {

class StaticNotice : public QObject {
  Q_OBJECT

 public:
  // Belongs to the stack of notices.
  StaticNotice(Workspace& workspace, NoticeStack& notices);

 private:
  void showState();

  Workspace& workspace_;
  NoticeStack& notices_;
};

}  // namespace nabla::ui
