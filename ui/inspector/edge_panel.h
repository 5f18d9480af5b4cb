// The inspector of a wire: its ends, the value that flows forward along it, and the gradient that
// comes back, with the local derivative that it is multiplied by.
#pragma once

#include <QScrollArea>
#include <memory>
#include <optional>

#include "ui/commands/graph_edits.h"
#include "ui/inspector/edge_facts.h"
#include "ui/playback/playhead.h"
#include "ui/theme/appearance.h"

class QLabel;

namespace nabla::ui {

class FormulaLabel;
class Segmented;
class TensorView;

class EdgePanel : public QScrollArea {
  Q_OBJECT

 public:
  EdgePanel(Playhead& playhead, const Appearance& appearance, QWidget* parent = nullptr);

  // What is told now; without a wire nothing.
  const std::optional<EdgeFacts>& facts() const { return facts_; }

 public slots:
  // The wire that ends at that operand; of the backward graph with that graph.
  void showEdge(nabla::ui::Port end,
                std::shared_ptr<const nabla::ui::BackwardGraph> backward = nullptr);

 signals:
  void nodeRequested(nabla::NodeId node);  // one of its ends was clicked
  void stepRequested(int step);
  void left();  // by Escape: the canvas goes on

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void makePage();
  void takePosition();
  void refresh();
  void showFacts();
  void showTensor();

  Playhead& playhead_;
  const Appearance& appearance_;
  std::shared_ptr<const Trace> trace_;  // whose wire it is
  std::shared_ptr<const BackwardGraph> backward_;
  std::optional<Port> end_;
  std::optional<EdgeFacts> facts_;
  int shown_step_ = -1;

  QWidget* page_ = nullptr;
  QLabel* title_ = nullptr;
  QLabel* numbers_ = nullptr;
  FormulaLabel* local_ = nullptr;
  QLabel* back_ = nullptr;
  Segmented* which_ = nullptr;
  TensorView* tensor_ = nullptr;
};

}  // namespace nabla::ui
