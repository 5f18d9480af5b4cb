#include "ui/editor/completion_list.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <algorithm>

#include "engine/language/function_names.h"
#include "ui/theme/fonts.h"
#include "ui/theme/utf8.h"

namespace nabla::ui {
namespace {

constexpr int call_role = Qt::UserRole + 1;
constexpr int summary_role = Qt::UserRole + 2;
constexpr int between = 16;
constexpr int widest = 560;

// The call in the font of code, and the summary after it, fainter.
class CompletionRow : public QStyledItemDelegate {
 public:
  CompletionRow(const Appearance& appearance, QObject* parent)
      : QStyledItemDelegate(parent), appearance_(appearance) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    row.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
    const Theme& look = appearance_.theme();
    QRect room = option.rect.adjusted(CompletionList::padding, 0, -CompletionList::padding, 0);
    const QString call = index.data(call_role).toString();
    painter->save();
    painter->setFont(codeFont(look.metrics.code_font));
    painter->setPen(look.text);
    painter->drawText(room, Qt::AlignVCenter, call);
    room.setLeft(room.left() + painter->fontMetrics().horizontalAdvance(call) + between);
    painter->setFont(uiFont(look.metrics.small_font));
    painter->setPen(look.text_muted);
    const QString summary = painter->fontMetrics().elidedText(
        index.data(summary_role).toString(), Qt::ElideRight, std::max(0, room.width()));
    painter->drawText(room, Qt::AlignVCenter, summary);
    painter->restore();
  }

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    const Metrics& metrics = appearance_.theme().metrics;
    const QFontMetrics code(codeFont(metrics.code_font)), words(uiFont(metrics.small_font));
    const int call = code.horizontalAdvance(index.data(call_role).toString());
    const int summary = words.horizontalAdvance(index.data(summary_role).toString());
    return {call + summary + between + 2 * CompletionList::padding,
            std::max(code.height(), words.height()) + 6};
  }

 private:
  const Appearance& appearance_;
};

}  // namespace

CompletionList::CompletionList(const Appearance& appearance, QObject* parent)
    : QCompleter(parent), model_(new QStandardItemModel(this)) {
  setModel(model_);
  setCaseSensitivity(Qt::CaseInsensitive);
  popup()->setObjectName(QStringLiteral("completionList"));
  popup()->setItemDelegate(new CompletionRow(appearance, popup()));
}

// A list that is open stays as it is, and so does the row that is marked in it.
void CompletionList::setEntries(QVector<Completion> entries) {
  entries_ = std::move(entries);
  is_filled_ = false;
}

void CompletionList::setWord(const QString& word) {
  const bool plain = std::any_of(entries_.begin(), entries_.end(), [&](const Completion& entry) {
    return entry.word == word && !entry.is_function;
  });
  const QString left_out = plain ? word : QString();
  if (!is_filled_ || left_out != left_out_) fill(left_out);
  setCompletionPrefix(word);
}

void CompletionList::fill(const QString& left_out) {
  is_filled_ = true;
  left_out_ = left_out;
  model_->clear();
  for (const Completion& entry : entries_) {
    if (entry.word == left_out) continue;
    auto* item = new QStandardItem(entry.word);
    item->setData(entry.call(), call_role);
    item->setData(entry.summary, summary_role);
    item->setData(QString(entry.call() + u' ' + entry.summary).trimmed(), Qt::AccessibleTextRole);
    model_->appendRow(item);
  }
}

const Completion* CompletionList::function(const QString& name) const {
  const std::string typed = name.toStdString();
  const QString wanted = utf8(canonical_function(typed));
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Completion& entry) {
    return entry.is_function && (entry.word == name || entry.word == wanted);
  });
  return found == entries_.end() ? nullptr : &*found;
}

QString CompletionList::chosen() const { return popup()->currentIndex().data().toString(); }

int CompletionList::wantedWidth() const {
  return std::min(popup()->sizeHintForColumn(0) + 40, widest);
}

}  // namespace nabla::ui
