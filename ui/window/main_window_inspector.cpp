// The card at the bottom left: variables, the selected node, the steps of the run, watched nodes;
// and what joins them to canvas and editor.
#include <QStackedWidget>

#include "ui/canvas/graph_canvas.h"
#include "ui/editor/program_editor.h"
#include "ui/inspector/edge_panel.h"
#include "ui/inspector/node_panel.h"
#include "ui/inspector/steps_table.h"
#include "ui/inspector/variables_panel.h"
#include "ui/inspector/watch_list.h"
#include "ui/theme/card.h"
#include "ui/theme/segmented.h"
#include "ui/window/main_window.h"

namespace nabla::ui {

QWidget* MainWindow::makeInspector() {
  const Appearance& look = studio_.appearance;
  auto* pages = new QStackedWidget;
  edge_panel_ = new EdgePanel(studio_.playhead, look);
  selected_ = new QStackedWidget;
  node_panel_ =
      new NodePanel({studio_.workspace, studio_.playhead, studio_.optimizer, studio_.marks, look});
  auto* watched = new WatchList(studio_.playhead, studio_.marks, look);
  pages->addWidget(new VariablesPanel(studio_.workspace, studio_.playhead, look));
  selected_->addWidget(node_panel_);
  selected_->addWidget(edge_panel_);
  pages->addWidget(selected_);
  pages->addWidget(new StepsTable(studio_.playhead, look));
  pages->addWidget(watched);
  looks_ = new Segmented;
  looks_->setObjectName(QStringLiteral("inspectorPages"));
  looks_->addSegment(tr("Variables"), Role::text, tr("Variables, placeholders and outputs"));
  looks_->addSegment(tr("Node"), Role::text, tr("The selected node or wire, in detail"));
  looks_->addSegment(tr("Steps"), Role::text, tr("Every step of the run"));
  looks_->addSegment(tr("Watch"), Role::text, tr("Watched nodes and breakpoints"));
  connect(looks_, &Segmented::currentChanged, pages, &QStackedWidget::setCurrentIndex);
  auto* card = new Card(QString(), look);
  card->addHeaderWidget(looks_);
  card->setBody(pages);
  connect(watched, &WatchList::nodeRequested, this, [this](NodeId node) { canvas_->flyTo(node); });
  return card;
}

void MainWindow::connectInspector() {
  const auto show_selected = [this] {
    const std::vector<NodeId>& nodes = canvas_->selected();
    const auto one = nodes.size() == 1 ? std::optional(nodes.front()) : std::nullopt;
    const auto backward_of = [this](NodeId node) {
      const SceneCard* card = canvas_->scene()->card(node);
      return card && card->derived ? canvas_->state().backward : nullptr;
    };
    const auto& edge = canvas_->selectedEdge();
    selected_->setCurrentIndex(edge ? 1 : 0);
    if (edge) edge_panel_->showEdge(*edge, backward_of(edge->node));
    node_panel_->showNode(one, one ? backward_of(*one) : nullptr);
    const int ghost = canvas_->selectedGhost();
    if (ghost >= 0) node_panel_->showAbsent(canvas_->ghostName(ghost), canvas_->ghostWords(ghost));
  };
  connect(canvas_, &GraphCanvas::selectionChanged, this, show_selected);
  connect(canvas_, &GraphCanvas::sceneChanged, this, show_selected);
  connect(canvas_, &GraphCanvas::valuesChanged, this, show_selected);
  connect(canvas_, &GraphCanvas::nodeActivated, this, [this] { looks_->setCurrentIndex(1); });
  connect(canvas_, &GraphCanvas::ghostActivated, this, [this](int ghost) {
    const SourceSpan span = canvas_->ghostSpan(ghost);
    if (span.begin < span.end) editor_->goTo(span.begin, span.end);
  });
  connect(node_panel_, &NodePanel::sourceRequested, editor_, &ProgramEditor::goTo);
  connect(node_panel_, &NodePanel::nodeRequested, this,
          [this](NodeId node) { canvas_->flyTo(node); });
  const auto seek = [this](int step) {
    studio_.playhead.pause();
    studio_.playhead.seek(step);
  };
  connect(node_panel_, &NodePanel::stepRequested, this, seek);
  connect(edge_panel_, &EdgePanel::stepRequested, this, seek);
  const auto back = [this] { canvas_->setFocus(); };
  connect(node_panel_, &NodePanel::left, this, back);
  connect(edge_panel_, &EdgePanel::left, this, back);
  connect(edge_panel_, &EdgePanel::nodeRequested, this,
          [this](NodeId node) { canvas_->flyTo(node); });
  connect(&studio_.playhead, &Playhead::stoppedAt, this, [this](int step) {
    const Step& at = studio_.playhead.trace()->steps[static_cast<std::size_t>(step)];
    canvas_->reveal(at.operand >= 0 ? at.to : at.node);
    say(tr("Stopped at a breakpoint: step %1").arg(step + 1));
  });
  connect(actions_->find, &QAction::triggered, canvas_, &GraphCanvas::openSearch);
  connect(actions_->find_text, &QAction::triggered, this, [this] { editor_->openFind(false); });
  connect(actions_->replace_text, &QAction::triggered, this, [this] { editor_->openFind(true); });
  connect(actions_->comment, &QAction::triggered, editor_, &ProgramEditor::toggleComment);
  connect(actions_->larger_text, &QAction::triggered, this, [this] { editor_->zoomText(1); });
  connect(actions_->smaller_text, &QAction::triggered, this, [this] { editor_->zoomText(-1); });
  connect(actions_->usual_text, &QAction::triggered, editor_, &ProgramEditor::resetTextZoom);
  connect(actions_->zoom_selection, &QAction::triggered, canvas_, &GraphCanvas::zoomToSelection);
  connect(actions_->collapse_frames, &QAction::triggered, this,
          [this] { canvas_->collapseFrames(true); });
  connect(actions_->expand_frames, &QAction::triggered, this,
          [this] { canvas_->collapseFrames(false); });
}

}  // namespace nabla::ui
