#include "ui/inspector/watch_list.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "engine/interpreter/operand_path.h"
#include "ui/formula/numbers.h"
#include "ui/formula/pretty_name.h"
#include "ui/inspector/fitted_numbers.h"
#include "ui/playback/narration.h"
#include "ui/playback/op_words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style.h"

namespace nabla::ui {

namespace {

enum Column { node_column, value_column, gradient_column, stop_column, columns };

void showIn(QTableWidgetItem& item, const std::vector<std::optional<Tensor>>& tensors,
            std::optional<NodeId> node) {
  const bool known = node && node->index < tensors.size() && tensors[node->index];
  const QString none = node ? QStringLiteral("…") : QString();
  item.setText(known ? shortValue(*tensors[node->index]) : none);
  item.setToolTip(known ? shownTensor(*tensors[node->index], 17, 16) : QString());
  item.setData(forms_role, known ? numberForms(*tensors[node->index]) : QStringList());
}

}  // namespace

WatchList::WatchList(Playhead& playhead, Marks& marks, const Appearance& appearance,
                     QWidget* parent)
    : QWidget(parent),
      playhead_(playhead),
      marks_(marks),
      appearance_(appearance),
      empty_(new QLabel(tr("Nothing is watched. Select a node in the graph and press the target "
                           "under Node, or set a breakpoint with F9: its values stay here."))),
      table_(new QTableWidget(0, columns)) {
  setObjectName(QStringLiteral("watchPanel"));
  empty_->setWordWrap(true);
  setVariant(*empty_, "kind", QStringLiteral("muted"));
  table_->setObjectName(QStringLiteral("watchTable"));
  table_->setAccessibleName(tr("Watched nodes"));
  table_->setToolTip(tr("Delete takes a node off the list"));
  table_->setHorizontalHeaderLabels({tr("node"), tr("value"), tr("gradient"), tr("stops")});
  table_->setItemDelegate(new FittedNumbers(table_));
  table_->setFrameShape(QFrame::NoFrame);
  table_->setShowGrid(false);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(26);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->installEventFilter(this);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(14, 6, 14, 8);
  rows->addWidget(empty_);
  rows->addWidget(table_, 1);
  rows->addStretch(0);
  connect(&marks_, &Marks::watchedChanged, this, &WatchList::rebuild);
  connect(&marks_, &Marks::breaksChanged, this, &WatchList::rebuild);
  connect(&playhead_, &Playhead::positionChanged, this, &WatchList::takePosition);
  connect(&appearance_, &Appearance::changed, this, &WatchList::rebuild);
  connect(table_, &QTableWidget::cellActivated, this, [this](int row) {
    const auto& trace = playhead_.trace();
    const auto node =
        trace ? marks_.nodeOf(*trace, keys()[static_cast<std::size_t>(row)]) : std::nullopt;
    if (node) emit nodeRequested(*node);
  });
  rebuild();
}

// Watched ones first, then those that only stop the play.
std::vector<QString> WatchList::keys() const {
  std::vector<QString> keys = marks_.watched();
  for (const QString& key : marks_.broken()) {
    if (!marks_.isWatched(key)) keys.push_back(key);
  }
  return keys;
}

// A node without a name is told of by its op and what it belongs to: "sin in y".
QString WatchList::titleOf(const QString& key) const {
  const QString owner = prettyName(key.section('/', 0, 0));
  const auto& trace = playhead_.trace();
  const auto node = trace ? marks_.nodeOf(*trace, key) : std::nullopt;
  if (!key.contains('/') || !node) return prettyName(key);
  return tr("%1 in %2").arg(opGlyph(op_of(trace->graph[*node])), owner);
}

void WatchList::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  takePosition();
}

void WatchList::rebuild() {
  const Theme& look = appearance_.theme();
  const std::vector<QString> shown = keys();
  table_->setRowCount(static_cast<int>(shown.size()));
  for (int row = 0; row < table_->rowCount(); ++row) {
    const QString& key = shown[static_cast<std::size_t>(row)];
    QString stops;
    if (marks_.breaks(key, BreakKind::computed)) stops += tr("computed ");
    if (marks_.breaks(key, BreakKind::gradient)) stops += tr("gradient ");
    if (marks_.breaks(key, BreakKind::nan)) stops += tr("NaN ");
    const QString texts[columns] = {titleOf(key), {}, {}, stops.trimmed()};
    const QColor colors[columns] = {look.text, look.value, look.gradient, look.error};
    for (int column = 0; column < columns; ++column) {
      auto* item = new QTableWidgetItem(texts[column]);
      item->setForeground(colors[column]);
      item->setFont(column == node_column ? uiFont(13, QFont::DemiBold) : codeFont(12));
      table_->setItem(row, column, item);
    }
  }
  empty_->setVisible(shown.empty());
  table_->setVisible(!shown.empty());
  takePosition();
}

void WatchList::takePosition() {
  const auto& trace = playhead_.trace();
  if (!isVisible() || !trace) return;
  const std::vector<QString> shown = keys();
  for (int row = 0; row < table_->rowCount(); ++row) {
    table_->item(row, node_column)->setText(titleOf(shown[static_cast<std::size_t>(row)]));
    const auto node = marks_.nodeOf(*trace, shown[static_cast<std::size_t>(row)]);
    showIn(*table_->item(row, value_column), playhead_.state().values, node);
    showIn(*table_->item(row, gradient_column), playhead_.state().gradients, node);
    if (!node) table_->item(row, value_column)->setText(tr("not there"));
  }
}

void WatchList::removeCurrent() {
  const int row = table_->currentRow();
  if (row < 0) return;
  const QString key = keys()[static_cast<std::size_t>(row)];
  marks_.setWatched(key, false);
  for (const BreakKind kind : {BreakKind::computed, BreakKind::gradient, BreakKind::nan})
    marks_.setBreak(key, kind, false);
}

bool WatchList::eventFilter(QObject* object, QEvent* event) {
  if (object == table_ && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
    removeCurrent();
    return true;
  }
  return QWidget::eventFilter(object, event);
}

}  // namespace nabla::ui
