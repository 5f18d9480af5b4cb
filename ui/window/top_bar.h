// The bar under the menu: files and undo at the left, the way of running in the middle, examples,
// export and the look at the right.
#pragma once

#include <QFrame>

#include "ui/window/actions.h"

class QMenu;
class QToolButton;

namespace nabla::ui {

class TopBar : public QFrame {
  Q_OBJECT

 public:
  TopBar(const Actions& actions, const Appearance& appearance, QMenu* examples,
         QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QToolButton* button(QAction* action, bool with_text = false);

  QWidget* left_;
  QWidget* modes_;
  QWidget* right_;
};

}  // namespace nabla::ui
