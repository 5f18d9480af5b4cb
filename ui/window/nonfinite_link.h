// One line that says where NaN or an infinity first came up, and goes there when clicked; away
// while every number is finite.
#pragma once

#include <QToolButton>

#include "engine/graph/node.h"
#include "ui/window/studio.h"

namespace nabla::ui {

class NonFiniteLink : public QToolButton {
  Q_OBJECT

 public:
  explicit NonFiniteLink(Studio& studio, QWidget* parent = nullptr);

 signals:
  // Clicked: the player stands at the step now.
  void nodeRequested(nabla::NodeId node);

 private:
  void showPlace();
  void goThere();
  void retint();

  Studio& studio_;
};

}  // namespace nabla::ui
