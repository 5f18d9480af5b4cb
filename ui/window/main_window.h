// The window: program and variables at the left, graph and player in the middle, optimizer and
// plots at the right.
#pragma once

#include <QMainWindow>
#include <QTimer>

#include "ui/window/actions.h"
#include "ui/window/examples.h"
#include "ui/window/file_desk.h"
#include "ui/window/studio.h"

class QLabel;
class QSplitter;
class QStackedWidget;

namespace nabla::ui {

class Card;
class EdgePanel;
class GraphCanvas;
class NoticeStack;
class NodePanel;
class NonFiniteLink;
class ProgramEditor;
class Segmented;

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  MainWindow(Studio& studio, const QString& language, QWidget* parent = nullptr);

  const QVector<Example>& examples() const { return examples_; }
  // A line at the bottom for a while.
  void say(const QString& message);
  FileDesk& files() { return *files_; }
  NoticeStack& notices() { return *notices_; }
  const Studio& studio() const { return studio_; }

 signals:
  // The user chose another language: the window is to be built anew.
  void languageRequested(const QString& language);
  void closed();

 protected:
  void closeEvent(QCloseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool movePlayer(int key);
  bool ownsKeys(const QWidget& widget) const;
  QMenu* makeExamplesMenu();
  void makeMenus();
  void makePanels();
  QWidget* makeLeft();
  QWidget* makeProgram();
  QWidget* makeInspector();
  void connectInspector();
  QWidget* makeMiddle();
  QWidget* makeGraph();
  QWidget* makeRight();
  void connectAll();
  void makeStatusBar();
  void showTitle();
  void showStatus();
  void exportPicture();
  void showAbout();
  void restore();

  Studio& studio_;
  QString language_;
  QVector<Example> examples_;
  Actions* actions_;
  FileDesk* files_;
  QMenu* examples_menu_;
  GraphCanvas* canvas_ = nullptr;
  NoticeStack* notices_ = nullptr;
  ProgramEditor* editor_ = nullptr;
  NodePanel* node_panel_ = nullptr;
  EdgePanel* edge_panel_ = nullptr;
  QStackedWidget* selected_ = nullptr;  // node or edge
  Segmented* looks_ = nullptr;          // variables, node, steps, watched
  Card* program_card_ = nullptr;
  Card* graph_card_ = nullptr;
  QSplitter* columns_ = nullptr;
  QLabel* place_ = nullptr;
  QLabel* size_ = nullptr;
  NonFiniteLink* nonfinite_ = nullptr;
  QTimer said_;          // how long a message at the bottom is still shown
  bool by_tab_ = false;  // the focus came by keyboard to the widget that has it
};

}  // namespace nabla::ui
