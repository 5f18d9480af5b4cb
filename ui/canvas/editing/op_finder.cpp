#include "ui/canvas/editing/op_finder.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/style.h"

namespace nabla::ui {
namespace {

constexpr QSize finder_size(300, 330);

// Rows are dragged as what they stand for.
class EntryList : public QListWidget {
 public:
  using QListWidget::QListWidget;

 protected:
  QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override {
    auto* dragged = new QMimeData;
    if (!items.isEmpty())
      dragged->setData(OpFinder::mime_type, items.first()->data(Qt::UserRole).toString().toUtf8());
    return dragged;
  }
};

}  // namespace

OpFinder::OpFinder(std::vector<FinderEntry> entries, const Appearance& appearance, QWidget* canvas)
    : QFrame(canvas),
      appearance_(appearance),
      entries_(std::move(entries)),
      text_(new QLineEdit),
      list_(new EntryList),
      description_(new QLabel) {
  setObjectName(QStringLiteral("opFinder"));
  text_->setObjectName(QStringLiteral("opFinderText"));
  text_->setPlaceholderText(tr("Find an op, or type a formula"));
  text_->setAccessibleName(tr("Find an op"));
  list_->setObjectName(QStringLiteral("opFinderList"));
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setDragEnabled(true);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  description_->setWordWrap(true);
  description_->setFixedHeight(38);
  description_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  setVariant(*description_, "kind", QStringLiteral("muted"));
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(10, 10, 10, 8);
  rows->setSpacing(6);
  rows->addWidget(text_);
  rows->addWidget(list_, 1);
  rows->addWidget(description_);
  text_->installEventFilter(this);
  connect(text_, &QLineEdit::textChanged, this, &OpFinder::fill);
  connect(list_, &QListWidget::currentRowChanged, this, &OpFinder::describe);
  connect(list_, &QListWidget::itemClicked, this, &OpFinder::take);
  connect(&appearance_, &Appearance::changed, this, &OpFinder::restyle);
  setCursor(Qt::ArrowCursor);
  restyle();
  fill();
}

void OpFinder::openAt(QPoint at) {
  const QSize room = parentWidget()->size();
  resize(finder_size.boundedTo(room));
  move(std::clamp(at.x(), 0, std::max(0, room.width() - width())),
       std::clamp(at.y(), 0, std::max(0, room.height() - height())));
  show();
  raise();
  text_->setFocus(Qt::PopupFocusReason);
}

QStringList OpFinder::shownNames() const {
  QStringList names;
  for (const FinderEntry& entry : shown_) names << entry.name;
  return names;
}

void OpFinder::fill() {
  shown_ = ranked(entries_, text_->text());
  list_->clear();
  for (const FinderEntry& entry : shown_) {
    const bool told = !entry.word.isEmpty() && entry.word != entry.name;
    auto* item = new QListWidgetItem(told ? QStringLiteral("%1   –  %2").arg(entry.name, entry.word)
                                          : entry.name);
    item->setData(Qt::UserRole, entry.name);
    item->setToolTip(entry.description);
    list_->addItem(item);
  }
  list_->setCurrentRow(0);
  describe();
}

void OpFinder::describe() {
  const int row = list_->currentRow();
  const bool any = row >= 0 && row < static_cast<int>(shown_.size());
  description_->setText(any ? shown_[static_cast<std::size_t>(row)].description
                            : tr("Nothing fits: try another word"));
}

void OpFinder::take() {
  const int row = list_->currentRow();
  if (row < 0 || row >= static_cast<int>(shown_.size())) return;
  const FinderEntry entry = shown_[static_cast<std::size_t>(row)];
  hide();
  emit chosen(entry);
}

bool OpFinder::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusOut) {
    hide();
    return false;
  }
  if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      take();
      return true;
    case Qt::Key_Escape:
      hide();
      return true;
    case Qt::Key_Down:
    case Qt::Key_Up: {
      const int by = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down ? 1 : -1;
      list_->setCurrentRow(std::clamp(list_->currentRow() + by, 0, list_->count() - 1));
      return true;
    }
    default:
      return false;
  }
}

void OpFinder::hideEvent(QHideEvent* event) {
  QFrame::hideEvent(event);
  emit closed();
}

void OpFinder::restyle() {
  const Theme& look = appearance_.theme();
  setStyleSheet(QStringLiteral("#opFinder { background: %1; border: 1px solid %2; border-radius: "
                               "%3px; } #opFinderList { background: transparent; }")
                    .arg(look.panel.name(), look.panel_border.name())
                    .arg(look.metrics.radius));
}

}  // namespace nabla::ui
