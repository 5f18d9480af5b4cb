// The program as text: every keystroke is a command on the one undo stack, every error is
// underlined and told below.
#pragma once

#include <QWidget>

#include "ui/theme/appearance.h"
#include "ui/workspace/workspace.h"

class QLabel;

namespace nabla::ui {

class CodeEdit;
class FindBar;

class ProgramEditor : public QWidget {
  Q_OBJECT

 public:
  ProgramEditor(Workspace& workspace, const Appearance& appearance, QWidget* parent = nullptr);

 public slots:
  // Selects a range of bytes of the program, scrolls there and takes the focus.
  void goTo(std::size_t begin, std::size_t end);
  void openFind(bool replace);
  void toggleComment();
  void zoomText(int pixels);  // the letters become so much larger
  void resetTextZoom();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void connectEditor();
  void takeText();
  void takeDocument();
  void takeAnalysis();
  void goToFirstError();
  void restyle();

  Workspace& workspace_;
  const Appearance& appearance_;
  CodeEdit* edit_;
  FindBar* find_;
  QLabel* hint_;                      // under the text; a click jumps to the place
  bool taking_ = false;               // the text comes from the document, not from the user
  Shared<Program> program_;           // of the analysis that is shown
  bool was_ok_ = false;               // and had no error
  std::optional<quint64> completed_;  // Analysis::structure whose names are offered
};

}  // namespace nabla::ui
