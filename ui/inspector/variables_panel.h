// Variables, placeholders and outputs: slider and exact field for what can be set, value and
// gradient as the player has them now.
#pragma once

#include <QScrollArea>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ui/playback/playhead.h"
#include "ui/theme/appearance.h"
#include "ui/workspace/workspace.h"

class QGridLayout;
class QLabel;

namespace nabla::ui {

class InputRow;

class VariablesPanel : public QScrollArea {
  Q_OBJECT

 public:
  VariablesPanel(Workspace& workspace, Playhead& playhead, const Appearance& appearance,
                 QWidget* parent = nullptr);

 private:
  void rebuild();
  void addHeader(QGridLayout& grid);
  void addOutput(QGridLayout& grid, int row, const NamedNode& output);
  void takeAnalysis();
  void takePosition();
  QString gradientText(NodeId node) const;
  std::optional<Tensor> movedFrom(const Analysis& shown, const std::string& name) const;

  Workspace& workspace_;
  Playhead& playhead_;
  const Appearance& appearance_;
  std::vector<std::string> shown_names_;
  std::vector<InputRow*> rows_;
  std::map<std::string, std::pair<QLabel*, QLabel*>> output_labels_;  // value, gradient
};

}  // namespace nabla::ui
