// Choose a method, set it, run it, and read what it reached.
#pragma once

#include <QWidget>

#include "ui/theme/appearance.h"
#include "ui/workspace/optimizer.h"

class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace nabla::ui {

class OptimizerPanel : public QWidget {
  Q_OBJECT

 public:
  OptimizerPanel(Workspace& workspace, Optimizer& optimizer, const Appearance& appearance,
                 QWidget* parent = nullptr);
  // A field that has the focus says when it loses it, while the rest of the panel is gone already.
  ~OptimizerPanel() override;

 private:
  QToolButton* button(const char* name, const QString& icon_name, const QString& hint,
                      void (Optimizer::*action)());
  void makeChoice(QHBoxLayout& row);
  void makeFields();
  void addField(QGridLayout& grid, const QString& name, const QString& label, const QString& tip);
  void takeChoice();
  void showNumber(const QString& name, double value);
  void enter(const QString& name, QLineEdit& field);
  void showState();
  QString startText() const;
  QString stateText() const;
  QString endText(const RunRecord& record) const;
  void say(const QString& text, const char* kind);
  void retint();

  Workspace& workspace_;
  Optimizer& optimizer_;
  const Appearance& appearance_;
  QComboBox* method_;
  QWidget* fields_;
  QString fields_of_;  // the method whose settings are shown
  QToolButton* run_;
  QToolButton* step_;
  QToolButton* stop_;
  QToolButton* reset_;
  QLabel* status_;
};

}  // namespace nabla::ui
