// What print(..) wrote, under the program: a click on a line goes to its statement and its step.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/playback/playhead.h"
#include "ui/theme/appearance.h"
#include "ui/workspace/workspace.h"

class QLabel;
class QListWidget;

namespace nabla::ui {

class PrintedStrip : public QWidget {
  Q_OBJECT

 public:
  // Hidden while the program prints nothing.
  PrintedStrip(Workspace& workspace, Playhead& playhead, const Appearance& appearance,
               QWidget* parent = nullptr);

 signals:
  // The statement of a line that was chosen, in bytes of the program.
  void chosen(std::size_t begin, std::size_t end);

 private:
  void takeAnalysis();
  void takePosition();
  void choose(int row);
  int stepOf(const Printed& line) const;

  Workspace& workspace_;
  Playhead& playhead_;
  const Appearance& appearance_;
  QLabel* note_;
  QListWidget* list_;
  std::vector<Printed> lines_;
};

}  // namespace nabla::ui
