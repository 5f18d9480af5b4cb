// A segmented control: a row of words of which one is chosen, by mouse or arrow keys.
#pragma once

#include <QFrame>

#include "ui/theme/theme.h"

class QButtonGroup;

namespace nabla::ui {

class Segmented : public QFrame {
  Q_OBJECT

 public:
  explicit Segmented(QWidget* parent = nullptr);

  // Returns the index of the new segment; the first one is chosen. The role colours its text while
  // chosen.
  int addSegment(const QString& text, Role role = Role::accent, const QString& tool_tip = {});
  void setSegmentText(int index, const QString& text);
  void setSegmentEnabled(int index, bool enabled);
  int count() const;
  // -1 without segments.
  int currentIndex() const;

 public slots:
  // Emits currentChanged() if the choice changes; an index out of range is ignored.
  void setCurrentIndex(int index);

 signals:
  void currentChanged(int index);

 private:
  QButtonGroup* group_;
  int current_ = -1;
};

}  // namespace nabla::ui
