#include "ui/inspector/steps_table.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/inspector/fitted_numbers.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr int row_height = 24;
constexpr int widths[step_columns] = {46, 74, 62, 52, 56, 70, 78, 88, 78};

}  // namespace

StepsTable::StepsTable(Playhead& playhead, const Appearance& appearance, QWidget* parent)
    : QWidget(parent),
      playhead_(playhead),
      model_(new StepsModel(appearance, this)),
      filter_(new QLineEdit),
      table_(new QTableView) {
  setObjectName(QStringLiteral("stepsPanel"));
  filter_->setObjectName(QStringLiteral("stepsFilter"));
  filter_->setPlaceholderText(tr("Filter: a node, an op, backward, to:x1 …"));
  filter_->setAccessibleName(tr("Filter the steps"));
  filter_->setClearButtonEnabled(true);
  table_->setObjectName(QStringLiteral("stepsTable"));
  table_->setAccessibleName(tr("Steps of the run"));
  table_->setModel(model_);
  table_->setItemDelegate(new FittedNumbers(table_));
  table_->setFrameShape(QFrame::NoFrame);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(row_height);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeader()->setFont(uiFont(11, QFont::DemiBold));
  for (int i = 0; i < step_columns; ++i) table_->setColumnWidth(i, widths[i]);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(10, 4, 10, 8);
  rows->setSpacing(6);
  rows->addWidget(filter_);
  rows->addWidget(table_, 1);
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
    model_->setFilter(text);
    takePosition();
  });
  connect(table_, &QTableView::clicked, this, &StepsTable::jump);
  connect(table_, &QTableView::activated, this, &StepsTable::jump);
  connect(&playhead_, &Playhead::traceChanged, this, &StepsTable::takeTrace);
  connect(&playhead_, &Playhead::positionChanged, this, &StepsTable::takePosition);
  connect(&appearance, &Appearance::changed, table_->viewport(), qOverload<>(&QWidget::update));
}

void StepsTable::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  takeTrace();
}

// Out of sight nothing is kept up to date: a slider's drag makes a trace for every position.
void StepsTable::takeTrace() {
  if (!isVisible()) return;
  model_->setTrace(playhead_.trace());
  takePosition();
}

void StepsTable::takePosition() {
  if (!isVisible()) return;
  const int current = playhead_.currentIndex();
  model_->setCurrent(current);
  const int row = model_->rowOf(current);
  if (row >= 0 && !jumping_)
    table_->scrollTo(model_->index(row, 0), QAbstractItemView::EnsureVisible);
}

void StepsTable::jump(const QModelIndex& index) {
  if (!index.isValid()) return;
  jumping_ = true;
  playhead_.pause();
  playhead_.seek(model_->stepOf(index.row()) + 1);
  jumping_ = false;
}

}  // namespace nabla::ui
