// One variable or placeholder: its name, a slider, an exact field and its gradient.
#pragma once

#include <QObject>
#include <optional>
#include <string>

#include "engine/graph/graph.h"
#include "ui/theme/appearance.h"
#include "ui/workspace/workspace.h"

class QAction;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSlider;

namespace nabla::ui {

class InputRow : public QObject {
  Q_OBJECT

 public:
  // Puts its widgets into row `row` of the grid and the hint line into the one below.
  InputRow(Workspace& workspace, const Appearance& appearance, const std::string& name,
           QGridLayout& grid, int row, QObject* parent);

  const std::string& name() const { return name_; }
  void setValue(const Tensor& value);
  void setMissing(bool missing);
  // The value that the text gives, where another one was set by hand: marked, and offered back by a
  // double click on the name and by its menu. Nothing where the value is the text's own.
  void setMovedFrom(const std::optional<Tensor>& text_value);
  void setGradient(const QString& text);

 private:
  void makeSlider();
  void makeField();
  void slide(int position);
  void enter();
  void stepBy(int steps, bool fine);
  bool fits(const QString& text) const;
  QString fieldText() const;
  void showField();
  void showHint(const QString& text, bool wrong);
  bool eventFilter(QObject* object, QEvent* event) override;
  double low() const { return center_ - reach_; }

  Workspace& workspace_;
  const Appearance& appearance_;
  std::string name_;
  QGridLayout& grid_;
  int row_;
  int first_ = 2;  // the field's column
  Tensor value_;
  double center_ = 0;  // the slider's middle and how far it goes to either side
  double reach_ = 5;
  int gesture_ = 0;
  QLabel* title_;
  QSlider* slider_;
  QLineEdit* field_;
  QLabel* gradient_;
  QLabel* hint_;
  QAction* reset_;
};

}  // namespace nabla::ui
