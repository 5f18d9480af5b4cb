#include "ui/canvas/editing/op_palette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/canvas/editing/canvas_editor.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

constexpr int width_of_it = 208;

// Rows are dragged as what they stand for; headings are not.
class EntryTree : public QTreeWidget {
 public:
  using QTreeWidget::QTreeWidget;

 protected:
  QMimeData* mimeData(const QList<QTreeWidgetItem*>& items) const override {
    auto* dragged = new QMimeData;
    if (!items.isEmpty())
      dragged->setData(OpFinder::mime_type,
                       items.first()->data(0, Qt::UserRole).toString().toUtf8());
    return dragged;
  }
};

QString familyOf(const FinderEntry& entry) {
  if (entry.op) return words(Message{std::string(entry.op->family), {}});
  return entry.kind == EntryKind::function ? OpPalette::tr("functions of this program")
                                           : OpPalette::tr("inputs");
}

}  // namespace

OpPalette::OpPalette(CanvasEditor& editor, const Appearance& appearance, QWidget* parent)
    : QFrame(parent),
      editor_(editor),
      appearance_(appearance),
      search_(new QLineEdit),
      tree_(new EntryTree) {
  setObjectName(QStringLiteral("opPalette"));
  setFixedWidth(width_of_it);
  search_->setObjectName(QStringLiteral("paletteSearch"));
  search_->setPlaceholderText(tr("Search the ops"));
  search_->setAccessibleName(search_->placeholderText());
  search_->setClearButtonEnabled(true);
  search_->installEventFilter(this);
  tree_->setObjectName(QStringLiteral("paletteTree"));
  tree_->setAccessibleName(tr("Ops by family"));
  tree_->setHeaderHidden(true);
  tree_->setRootIsDecorated(true);
  tree_->setIndentation(14);
  tree_->setFrameShape(QFrame::NoFrame);
  tree_->setDragEnabled(true);
  tree_->setDragDropMode(QAbstractItemView::DragOnly);
  tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  tree_->setExpandsOnDoubleClick(true);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(8, 8, 4, 4);
  rows->setSpacing(6);
  rows->addWidget(search_);
  rows->addWidget(tree_, 1);
  connect(search_, &QLineEdit::textChanged, this, &OpPalette::fill);
  // Enter or a double click.
  connect(tree_, &QTreeWidget::itemActivated, this, &OpPalette::insert);
  connect(&appearance_, &Appearance::changed, this, &OpPalette::restyle);
  restyle();
}

void OpPalette::showEvent(QShowEvent* event) {
  QFrame::showEvent(event);
  takeEntries();
}

void OpPalette::takeEntries() {
  std::vector<FinderEntry> now = editor_.entries();
  const auto same = [](const FinderEntry& a, const FinderEntry& b) {
    return a.name == b.name && a.description == b.description;
  };
  if (std::equal(now.begin(), now.end(), entries_.begin(), entries_.end(), same)) return;
  entries_ = std::move(now);
  fill();
}

QTreeWidgetItem* OpPalette::family(const QString& name) {
  for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
    if (tree_->topLevelItem(i)->text(0) == name) return tree_->topLevelItem(i);
  }
  auto* heading = new QTreeWidgetItem(tree_, {name});
  heading->setFlags(Qt::ItemIsEnabled);
  heading->setFont(0, uiFont(12, QFont::DemiBold));
  return heading;
}

// While a word is searched for, the best comes first, without headings that would part them.
void OpPalette::fill() {
  tree_->clear();
  const bool searched = !search_->text().trimmed().isEmpty();
  for (const FinderEntry& entry : ranked(entries_, search_->text())) {
    QTreeWidgetItem* item =
        searched ? new QTreeWidgetItem(tree_) : new QTreeWidgetItem(family(familyOf(entry)));
    const bool told = !entry.word.isEmpty() && entry.word != entry.name;
    item->setText(0, told ? QStringLiteral("%1  –  %2").arg(entry.name, entry.word) : entry.name);
    item->setToolTip(0, entry.description);
    item->setData(0, Qt::UserRole, entry.name);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
  }
  if (searched && tree_->topLevelItemCount() > 0) tree_->setCurrentItem(tree_->topLevelItem(0));
  if (searched) return;
  for (int i = 0; i < std::min(2, tree_->topLevelItemCount()); ++i)
    tree_->topLevelItem(i)->setExpanded(true);
}

QStringList OpPalette::shownNames() const {
  QStringList names;
  for (QTreeWidgetItemIterator at(tree_); *at; ++at) {
    const QString name = (*at)->data(0, Qt::UserRole).toString();
    if (!name.isEmpty()) names << name;
  }
  return names;
}

void OpPalette::insert(const QTreeWidgetItem* item) {
  const QString name = item ? item->data(0, Qt::UserRole).toString() : QString();
  if (name.isEmpty()) return;
  const auto found = ranked(entries_, name);
  if (!found.empty()) editor_.insert(found.front());
}

// From the line that is typed in, the arrows walk through the list and Enter takes.
bool OpPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched != search_ || event->type() != QEvent::KeyPress)
    return QFrame::eventFilter(watched, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (key == Qt::Key_Down || key == Qt::Key_Up) {
    QTreeWidgetItem* now = tree_->currentItem();
    QTreeWidgetItem* next = now == nullptr        ? tree_->topLevelItem(0)
                            : key == Qt::Key_Down ? tree_->itemBelow(now)
                                                  : tree_->itemAbove(now);
    if (next) tree_->setCurrentItem(next);
    return true;
  }
  if (key == Qt::Key_Return || key == Qt::Key_Enter) {
    insert(tree_->currentItem());
    return true;
  }
  if (key == Qt::Key_Escape && !search_->text().isEmpty()) {
    search_->clear();
    return true;
  }
  return false;
}

void OpPalette::restyle() {
  const Theme& look = appearance_.theme();
  setStyleSheet(QStringLiteral("#opPalette { background: %1; border: none; border-right: 1px solid "
                               "%2; } #paletteTree { background: transparent; }")
                    .arg(look.panel.name(), look.divider.name()));
}

}  // namespace nabla::ui
