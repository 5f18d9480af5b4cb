// How the window is put together; what it does is in main_window.cpp.
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>
#include <QVBoxLayout>

#include "ui/canvas/editing/canvas_editor.h"
#include "ui/canvas/editing/op_palette.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/editor/program_editor.h"
#include "ui/export/render.h"
#include "ui/formula/pretty_name.h"
#include "ui/playback/playback_bar.h"
#include "ui/plots/convergence_view.h"
#include "ui/plots/curve_view.h"
#include "ui/plots/optimizer_panel.h"
#include "ui/theme/card.h"
#include "ui/theme/icons.h"
#include "ui/theme/segmented.h"
#include "ui/theme/style.h"
#include "ui/window/edit_menu.h"
#include "ui/window/main_window.h"
#include "ui/window/nonfinite_link.h"
#include "ui/window/notice_bar.h"
#include "ui/window/printed_strip.h"
#include "ui/window/top_bar.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

Card* card_of(const QString& title, const Appearance& appearance, QWidget* body) {
  auto* card = new Card(title, appearance);
  card->setBody(body);
  return card;
}

QSplitter* column(std::initializer_list<std::pair<QWidget*, int>> parts) {
  auto* splitter = new QSplitter(Qt::Vertical);
  splitter->setChildrenCollapsible(false);
  splitter->setHandleWidth(12);
  int index = 0;
  for (const auto& [widget, stretch] : parts) {
    splitter->addWidget(widget);
    splitter->setStretchFactor(index++, stretch);
  }
  return splitter;
}

}  // namespace

// The text, and what it printed below it.
QWidget* MainWindow::makeProgram() {
  auto* strip = new PrintedStrip(studio_.workspace, studio_.playhead, studio_.appearance);
  connect(strip, &PrintedStrip::chosen, editor_, &ProgramEditor::goTo);
  auto* both = new QWidget;
  auto* rows = new QVBoxLayout(both);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  rows->addWidget(editor_, 1);
  rows->addWidget(strip);
  return both;
}

QWidget* MainWindow::makeLeft() {
  const Appearance& look = studio_.appearance;
  editor_ = new ProgramEditor(studio_.workspace, look);
  program_card_ = card_of(tr("Program"), look, makeProgram());
  QSplitter* left = column({{program_card_, 3}, {makeInspector(), 2}});
  left->setSizes({300, 200});  // their shares, whatever is in them at the start
  return left;
}

// The canvas, with the palette as a drawer at its left.
QWidget* MainWindow::makeGraph() {
  auto* palette = new OpPalette(canvas_->editor(), studio_.appearance);
  auto* both = new QWidget;
  auto* row = new QHBoxLayout(both);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(palette);
  row->addWidget(canvas_, 1);
  palette->setVisible(actions_->palette->isChecked());
  connect(actions_->palette, &QAction::toggled, this, [this, palette](bool open) {
    palette->setVisible(open);
    QSettings().setValue(QStringLiteral("palette"), open);
    if (open) {
      palette->findChild<QLineEdit*>()->setFocus();
    } else {
      canvas_->setFocus();
    }
  });
  connect(canvas_, &GraphCanvas::sceneChanged, palette, [palette] {
    if (palette->isVisible()) palette->takeEntries();
  });
  return both;
}

QWidget* MainWindow::makeMiddle() {
  const Appearance& look = studio_.appearance;
  canvas_ = new GraphCanvas(studio_.workspace, studio_.playhead, look);
  canvas_->setMarks(&studio_.marks);
  graph_card_ = card_of(tr("Graph"), look, makeGraph());
  auto* execution = new Segmented;
  execution->setObjectName(QStringLiteral("execution"));
  const QList<QAction*> ways = actions_->execution->actions();
  execution->addSegment(ways.at(0)->text(), Role::text,
                        tr("Statements run in order; every value is there at once"));
  execution->addSegment(ways.at(1)->text(), Role::text,
                        tr("The graph is built first; a Session then runs it"));
  execution->setCurrentIndex(static_cast<int>(studio_.workspace.execution()));
  connect(execution, &Segmented::currentChanged, this,
          [ways](int index) { ways.at(index)->trigger(); });
  connect(&studio_.workspace, &Workspace::modeChanged, execution, [this, execution] {
    execution->setCurrentIndex(static_cast<int>(studio_.workspace.execution()));
  });
  graph_card_->addHeaderWidget(execution);
  graph_card_->addTool(actions_->palette);
  graph_card_->addTool(actions_->fit);
  auto* player = new PlaybackBar(studio_.playhead, look);
  auto* middle = new QWidget;
  auto* rows = new QVBoxLayout(middle);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(look.theme().metrics.gap);
  rows->addWidget(graph_card_, 1);
  rows->addWidget(player);
  return middle;
}

QWidget* MainWindow::makeRight() {
  const Appearance& look = studio_.appearance;
  auto* optimizer = card_of(tr("Optimizer"), look,
                            new OptimizerPanel(studio_.workspace, studio_.optimizer, look));
  auto* converging = new ConvergenceView(studio_.optimizer, look);
  auto* convergence = card_of(tr("Convergence"), look, converging);
  convergence->setSubtitle(tr("value and gradient per iteration"));
  convergence->addHeaderWidget(converging->scaleSwitch());
  converging->scaleSwitch()->show();
  auto* curve =
      card_of(tr("Curve"), look, new CurveView(studio_.workspace, studio_.optimizer, look));
  curve->setSubtitle(tr("the point and its tangent"));
  optimizer->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  return column({{optimizer, 0}, {convergence, 1}, {curve, 1}});
}

void MainWindow::makePanels() {
  const Metrics& metrics = studio_.appearance.theme().metrics;
  auto* page = new QWidget;
  auto* rows = new QVBoxLayout(page);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  rows->addWidget(new TopBar(*actions_, studio_.appearance, examples_menu_));
  notices_ = new NoticeStack(studio_.appearance);
  rows->addWidget(notices_);
  columns_ = new QSplitter(Qt::Horizontal);
  columns_->setChildrenCollapsible(false);
  columns_->setHandleWidth(metrics.gap);
  columns_->addWidget(makeLeft());
  columns_->addWidget(makeMiddle());
  columns_->addWidget(makeRight());
  columns_->setStretchFactor(1, 1);
  columns_->setSizes({360, 740, 340});
  auto* inset = new QVBoxLayout;
  inset->setContentsMargins(metrics.gap, 4, metrics.gap, 0);
  inset->addWidget(columns_);
  rows->addLayout(inset, 1);
  setCentralWidget(page);
  canvas_->setFocus();
  connect(actions_->fit, &QAction::triggered, canvas_, &GraphCanvas::fit);
  connect(actions_->zoom_in, &QAction::triggered, canvas_, &GraphCanvas::zoomIn);
  connect(actions_->zoom_out, &QAction::triggered, canvas_, &GraphCanvas::zoomOut);
  connectInspector();
  new EditMenu(*menuBar()->findChild<QMenu*>(QStringLiteral("editMenu")), *canvas_);
}

void MainWindow::makeStatusBar() {
  place_ = new QLabel;
  place_->setObjectName(QStringLiteral("place"));
  size_ = new QLabel;
  setVariant(*place_, "kind", QStringLiteral("muted"));
  setVariant(*size_, "kind", QStringLiteral("muted"));
  statusBar()->setSizeGripEnabled(false);
  statusBar()->setContentsMargins(12, 0, 12, 2);
  statusBar()->addWidget(place_, 1);
  nonfinite_ = new NonFiniteLink(studio_);
  connect(nonfinite_, &NonFiniteLink::nodeRequested, canvas_,
          qOverload<NodeId>(&GraphCanvas::flyTo));
  statusBar()->addPermanentWidget(nonfinite_);
  statusBar()->addPermanentWidget(size_);
}

void MainWindow::showStatus() {
  const Workspace& workspace = studio_.workspace;
  const auto& shown = workspace.lastGood();
  program_card_->setSubtitle(workspace.displayName());
  if (!shown || !shown->trace) {
    graph_card_->setSubtitle({});
    size_->clear();
    if (!said_.isActive()) place_->clear();
    return;
  }
  const Trace& trace = *shown->trace;
  graph_card_->setSubtitle(words(shown->note));
  int edges = 0;
  for (std::size_t i = 0; i < trace.forward_size; ++i) {
    edges += static_cast<int>(trace.graph.nodes()[i].inputs.size());
  }
  const auto nodes = static_cast<int>(trace.forward_size);
  const QString node_count = nodes == 1 ? tr("1 node") : tr("%1 nodes").arg(nodes);
  const QString edge_count = edges == 1 ? tr("1 edge") : tr("%1 edges").arg(edges);
  size_->setText(node_count + QStringLiteral(" · ") + edge_count + QStringLiteral(" · float64"));
  if (said_.isActive()) return;
  const Playhead& playhead = studio_.playhead;
  place_->setText(tr("%1 · step %2 of %3")
                      .arg(actions_->modes->checkedAction()->text())
                      .arg(playhead.currentIndex() + 1)
                      .arg(playhead.stepCount()));
}

void MainWindow::showAbout() {
  QMessageBox::about(
      this, tr("About Nabla"),
      tr("<b>Nabla %1</b><p>See a computation graph run: values forward, gradients backward, "
         "optimizers to the extremum.</p><p>Free software under the GPL, version 3 or later.</p>")
          .arg(QCoreApplication::applicationVersion()));
}

}  // namespace nabla::ui
