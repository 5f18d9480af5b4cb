// The table of steps: every event of the run, with a filter; follows the playhead, and a click
// jumps.
#pragma once

#include <QWidget>

#include "ui/inspector/steps_model.h"

class QLineEdit;
class QTableView;

namespace nabla::ui {

class StepsTable : public QWidget {
  Q_OBJECT

 public:
  StepsTable(Playhead& playhead, const Appearance& appearance, QWidget* parent = nullptr);

  const StepsModel& model() const { return *model_; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void takeTrace();
  void takePosition();
  void jump(const QModelIndex& index);

  Playhead& playhead_;
  StepsModel* model_;
  QLineEdit* filter_;
  QTableView* table_;
  bool jumping_ = false;  // the row under the hand stays where it is
};

}  // namespace nabla::ui
