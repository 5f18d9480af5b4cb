// The inspector: everything known of the selected node at the playhead: op and formula, local
// derivatives, value, gradient and the paths it came by, its place in the program, and its way
// through the optimizer's run.
#pragma once

#include <QScrollArea>
#include <optional>
#include <vector>

#include "ui/inspector/node_facts.h"
#include "ui/playback/marks.h"
#include "ui/playback/playhead.h"
#include "ui/theme/appearance.h"
#include "ui/workspace/optimizer.h"
#include "ui/workspace/workspace.h"

class QFormLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace nabla::ui {

class FormulaLabel;
class Segmented;
class Sparkline;
class TensorView;

// What the panel reads and marks.
struct InspectorSources {
  Workspace& workspace;
  Playhead& playhead;
  Optimizer& optimizer;
  Marks& marks;
  const Appearance& appearance;
};

class NodePanel : public QScrollArea {
  Q_OBJECT

 public:
  explicit NodePanel(const InspectorSources& sources, QWidget* parent = nullptr);

  // What is told now; without a node nothing.
  const std::optional<NodeFacts>& facts() const { return facts_; }

 public slots:
  // A node of the playhead's trace; nothing asks for a selection. One of the backward graph comes
  // with that graph.
  void showNode(std::optional<nabla::NodeId> node,
                std::shared_ptr<const nabla::ui::BackwardGraph> backward = nullptr);
  // What is no node of the trace, and why it has nothing to show.
  void showAbsent(const QString& name, const QString& why);

 signals:
  void sourceRequested(std::size_t begin, std::size_t end);  // bytes of the program
  void nodeRequested(nabla::NodeId node);                    // a path was clicked
  void stepRequested(int step);
  void left();  // by Escape: the canvas goes on

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void makePage();
  QWidget* makeHeader();
  void makeBreakMenu();
  QLabel* makeSection(const QString& title);
  void takePosition();
  void refresh();
  void showFacts();
  void showFormulas();
  void showNumbers();
  void showPaths();
  void showTensor();
  void showHistory();
  void showMarks();
  QString markKey() const;
  void retint();
  std::vector<double> history() const;

  InspectorSources sources_;
  std::shared_ptr<const Trace> trace_;  // whose node it is
  std::optional<NodeId> node_;
  std::shared_ptr<const BackwardGraph> backward_;  // where the node is one of it
  int shown_step_ = -1;
  std::optional<NodeFacts> facts_;
  QString absent_;

  QWidget* page_ = nullptr;
  QLabel* empty_ = nullptr;
  QLabel* title_ = nullptr;
  QLabel* chip_ = nullptr;
  QLabel* summary_ = nullptr;
  QToolButton* pin_ = nullptr;
  QToolButton* breaks_ = nullptr;
  FormulaLabel* formula_ = nullptr;
  QLabel* numbers_ = nullptr;
  QPushButton* line_ = nullptr;
  QPushButton* source_ = nullptr;
  QLabel* locals_title_ = nullptr;
  std::vector<FormulaLabel*> locals_;
  QLabel* paths_title_ = nullptr;
  QLabel* paths_ = nullptr;
  Segmented* which_ = nullptr;
  TensorView* tensor_ = nullptr;
  QLabel* history_title_ = nullptr;
  Sparkline* history_ = nullptr;
};

}  // namespace nabla::ui
