#include "ui/window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/canvas/graph_canvas.h"
#include "ui/export/render.h"
#include "ui/theme/style.h"
#include "ui/window/file_drop.h"
#include "ui/window/file_notices.h"
#include "ui/window/static_notice.h"
#include "ui/window/top_bar.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

constexpr int message_time = 6000;  // milliseconds
constexpr QSize preferred_size(1440, 900);

}  // namespace

MainWindow::MainWindow(Studio& studio, const QString& language, QWidget* parent)
    : QMainWindow(parent),
      studio_(studio),
      language_(language),
      examples_(loadExamples(language)),
      actions_(new Actions(studio, this)),
      files_(new FileDesk(studio.workspace, this)),
      examples_menu_(makeExamplesMenu()) {
  setObjectName(QStringLiteral("mainWindow"));
  const QSize frame(8, 40);  // what the desktop puts around it
  resize(preferred_size.boundedTo(screen()->availableSize() - frame));
  makeMenus();
  makePanels();
  makeStatusBar();
  connectAll();
  restore();
  showTitle();
  showStatus();
}

QMenu* MainWindow::makeExamplesMenu() {
  auto* menu = new QMenu(tr("E&xamples"), this);
  menu->setToolTipsVisible(true);
  for (const Example& example : examples_) {
    QAction* action = menu->addAction(example.title);
    action->setToolTip(example.description);
    connect(action, &QAction::triggered, this,
            [this, example] { files_->openDocument(example.document, example.title); });
  }
  return menu;
}

void MainWindow::makeMenus() {
  auto* recent = new QMenu(tr("Open &recent"), this);
  connect(recent, &QMenu::aboutToShow, this, [this, recent] { files_->fillRecent(*recent); });
  actions_->fill(*menuBar(), examples_menu_, recent);
  for (QAction* action : actions_->languages->actions()) {
    action->setChecked(action->data().toString() == language_);
  }
}

void MainWindow::connectAll() {
  connect(actions_->new_file, &QAction::triggered, files_, &FileDesk::newDocument);
  connect(actions_->open, &QAction::triggered, files_, &FileDesk::open);
  connect(actions_->save, &QAction::triggered, files_, &FileDesk::save);
  connect(actions_->save_as, &QAction::triggered, files_, &FileDesk::saveAs);
  connect(actions_->revert, &QAction::triggered, files_, &FileDesk::revert);
  connect(actions_->new_window, &QAction::triggered, files_, &FileDesk::newWindowRequested);
  connect(actions_->close_window, &QAction::triggered, this, &QWidget::close);
  connect(actions_->quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);
  new FileNotices(studio_, *files_, *notices_);
  new StaticNotice(studio_.workspace, *notices_);
  connect(new FileDrop(*this), &FileDrop::dropped, files_, &FileDesk::openPaths);
  connect(actions_->export_picture, &QAction::triggered, this, &MainWindow::exportPicture);
  connect(actions_->about, &QAction::triggered, this, &MainWindow::showAbout);
  connect(actions_->languages, &QActionGroup::triggered, this, [this](QAction* action) {
    const QString language = action->data().toString();
    if (language != language_) emit languageRequested(language);
  });
  connect(files_, &FileDesk::failed, this, &MainWindow::say);
  connect(files_, &FileDesk::saved, this,
          [this](const QString& path) { say(tr("Saved to %1").arg(path)); });
  connect(files_, &FileDesk::textSaved, this, [this](const QString& path) {
    say(tr("Saved the text to %1; values and places are kept in .nabla documents").arg(path));
  });
  connect(&studio_.workspace, &Workspace::pathChanged, this, &MainWindow::showTitle);
  connect(&studio_.workspace, &Workspace::analysisChanged, this, &MainWindow::showStatus);
  connect(&studio_.playhead, &Playhead::positionChanged, this, &MainWindow::showStatus);
  said_.setSingleShot(true);
  connect(&said_, &QTimer::timeout, this, &MainWindow::showStatus);
  qApp->installEventFilter(this);
  connect(&studio_.appearance, &Appearance::changed, this, [this] {
    const Theme& look = studio_.appearance.theme();
    // Several windows share the look; the first one sets it.
    if (qApp->styleSheet() != styleSheetOf(look)) applyStyle(*qApp, look);
    actions_->retint();
  });
}

void MainWindow::say(const QString& message) {
  place_->setText(message);
  said_.start(message_time);
}

void MainWindow::showTitle() {
  const Workspace& workspace = studio_.workspace;
  setWindowTitle(tr("%1[*] – Nabla").arg(workspace.displayName()));
  setWindowModified(workspace.isModified());
  setWindowFilePath(workspace.path());
}

// --- export ---

// The graph as it stands now; the file's ending chooses the format, the start of its name the view.
void MainWindow::exportPicture() {
  QFileDialog dialog(this, tr("Export a picture"));
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(QStringLiteral("svg"));
  const QString patterns = QStringLiteral("*.svg *.pdf *.png");
  const QString convergence = studio_.optimizer.record()
                                  ? tr("Convergence of the run (%1)")
                                  : tr("Convergence, after running the optimizer from here (%1)");
  const QStringList views{tr("Graph at this step (%1)").arg(patterns),
                          tr("Curve (%1)").arg(patterns), convergence.arg(patterns)};
  dialog.setNameFilters(views);
  dialog.selectFile(QFileInfo(studio_.workspace.displayName()).completeBaseName() +
                    QStringLiteral(".svg"));
  if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return;
  RenderRequest request;
  request.view = static_cast<PictureView>(views.indexOf(dialog.selectedNameFilter()));
  request.document = studio_.workspace.snapshot();
  request.document.point = studio_.workspace.shownPoint();
  request.mode = studio_.workspace.mode();
  if (const RunRecord* run = studio_.optimizer.record()) {
    request.run = std::make_shared<const RunRecord>(*run);
  }
  request.path = dialog.selectedFiles().first();
  request.step = studio_.playhead.step();
  request.theme = studio_.appearance.theme().kind;
  request.load = studio_.workspace.files();
  request.limits = studio_.workspace.limits();
  const Expected<Done> done = nabla::ui::render(request);
  say(done ? tr("Saved to %1").arg(request.path) : words(done.error()));
}

// --- closing ---

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!files_->mayDiscard()) {
    event->ignore();
    return;
  }
  QSettings settings;
  settings.setValue(QStringLiteral("geometry"), saveGeometry());
  settings.setValue(QStringLiteral("columns"), columns_->saveState());
  event->accept();
  emit closed();
}

void MainWindow::restore() {
  const QSettings settings;
  restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
  columns_->restoreState(settings.value(QStringLiteral("columns")).toByteArray());
}

// --- keys of the player ---

bool MainWindow::movePlayer(int key) {
  Playhead& playhead = studio_.playhead;
  switch (key) {
    case Qt::Key_Space:
      return playhead.toggle(), true;
    case Qt::Key_Right:
      return playhead.forward(), true;
    case Qt::Key_Left:
      return playhead.back(), true;
    case Qt::Key_Home:
      return playhead.first(), true;
    case Qt::Key_End:
      return playhead.last(), true;
    default:
      return false;
  }
}

// Text has its own arrows, and so has a control that was reached by Tab. One that merely was
// clicked leaves them to the player: who drags a slider and presses the left arrow wants a step
// back.
bool MainWindow::ownsKeys(const QWidget& widget) const {
  return by_tab_ || widget.inherits("QLineEdit") || widget.inherits("QPlainTextEdit") ||
         widget.inherits("QTextEdit");
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  const auto* widget = qobject_cast<QWidget*>(watched);
  if (!widget || widget->window() != this) return false;
  if (event->type() == QEvent::FocusIn) {
    const auto reason = static_cast<QFocusEvent*>(event)->reason();
    if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
      by_tab_ = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason;
  }
  if (event->type() != QEvent::KeyPress || widget != QApplication::focusWidget()) return false;
  const auto* key = static_cast<QKeyEvent*>(event);
  const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
  return plain && !ownsKeys(*widget) && movePlayer(key->key());
}

// What no widget took.
void MainWindow::keyPressEvent(QKeyEvent* event) {
  if (!movePlayer(event->key())) QMainWindow::keyPressEvent(event);
}

}  // namespace nabla::ui
