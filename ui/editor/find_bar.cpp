#include "ui/editor/find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "ui/editor/code_edit.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"

namespace nabla::ui {
namespace {

bool isNamePart(const QString& text, qsizetype at) {
  return at >= 0 && at < text.size() && (text[at].isLetterOrNumber() || text[at] == u'_');
}

QVector<int> placesOf(const QString& wanted, const QString& text, bool whole) {
  QVector<int> places;
  if (wanted.isEmpty()) return places;
  for (auto at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.size())) {
    const bool joined =
        (isNamePart(wanted, 0) && isNamePart(text, at - 1)) ||
        (isNamePart(wanted, wanted.size() - 1) && isNamePart(text, at + wanted.size()));
    if (!whole || !joined) places << static_cast<int>(at);
  }
  return places;
}

}  // namespace

FindBar::FindBar(CodeEdit& edit, const Appearance& appearance)
    : edit_(edit), appearance_(appearance), count_(new QLabel), second_(new QWidget) {
  setObjectName(QStringLiteral("findBar"));
  auto* first = new QHBoxLayout;
  field_ = addField(*first, "findField", tr("Find in the program"));
  count_->setObjectName(QStringLiteral("findCount"));
  setVariant(*count_, "kind", QStringLiteral("muted"));
  first->addWidget(count_);
  whole_ = addTool(*first, "findWhole", "", tr("Whole names only"));
  whole_->setText(QStringLiteral("[x]"));
  whole_->setCheckable(true);
  QToolButton* back = addTool(*first, "findPrevious", "step-back", tr("Previous (Shift+F3)"));
  QToolButton* on = addTool(*first, "findNext", "step-forward", tr("Next (F3)"));
  QToolButton* shut = addTool(*first, "findClose", "close", tr("Close (Esc)"));
  auto* row = new QHBoxLayout(second_);
  row->setContentsMargins(0, 0, 0, 0);
  by_ = addField(*row, "replaceField", tr("Replace by"));
  QPushButton* one =
      addButton(*row, "replaceOne", tr("Replace"), tr("Replace this one and go on (Enter)"));
  QPushButton* all = addButton(*row, "replaceAll", tr("All"), tr("Replace all (Ctrl+Enter)"));
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(10, 4, 6, 6);
  rows->setSpacing(4);
  rows->addLayout(first);
  rows->addWidget(second_);
  connect(field_, &QLineEdit::textChanged, this,
          [this] { searchFrom(edit_.textCursor().selectionStart()); });
  connect(whole_, &QToolButton::toggled, this,
          [this] { searchFrom(edit_.textCursor().selectionStart()); });
  connect(back, &QToolButton::clicked, this, &FindBar::previous);
  connect(on, &QToolButton::clicked, this, &FindBar::next);
  connect(shut, &QToolButton::clicked, this, &FindBar::close);
  connect(one, &QPushButton::clicked, this, &FindBar::replaceOne);
  connect(all, &QPushButton::clicked, this, &FindBar::replaceAll);
  connect(&edit_, &QPlainTextEdit::textChanged, this, [this] {
    if (isVisible()) search();
  });
  connect(&appearance_, &Appearance::changed, this, &FindBar::retint);
  retint();
  hide();
}

QLineEdit* FindBar::addField(QHBoxLayout& row, const char* name, const QString& words) {
  auto* field = new QLineEdit;
  field->setObjectName(QLatin1String(name));
  field->setPlaceholderText(words);
  field->setAccessibleName(words);
  field->setMinimumWidth(60);
  field->installEventFilter(this);
  row.setSpacing(4);
  row.addWidget(field, 1);
  return field;
}

QToolButton* FindBar::addTool(QHBoxLayout& row, const char* name, const char* icon,
                              const QString& words) {
  auto* tool = new QToolButton;
  tool->setObjectName(QLatin1String(name));
  tool->setProperty("icon_name", QLatin1String(icon));
  tool->setToolTip(words);
  tool->setAccessibleName(words);
  tool->setFocusPolicy(Qt::TabFocus);
  tool->setIconSize(QSize(16, 16));
  tool->installEventFilter(this);
  row.addWidget(tool);
  return tool;
}

QPushButton* FindBar::addButton(QHBoxLayout& row, const char* name, const QString& text,
                                const QString& words) {
  auto* button = new QPushButton(text);
  button->setObjectName(QLatin1String(name));
  button->setToolTip(words);
  button->setAccessibleName(words);
  button->setFocusPolicy(Qt::TabFocus);
  button->installEventFilter(this);
  row.addWidget(button);
  return button;
}

void FindBar::open(bool replace) {
  const QString chosen = edit_.textCursor().selectedText();
  second_->setVisible(replace || (isVisible() && second_->isVisibleTo(this)));
  show();
  if (!chosen.isEmpty() && !chosen.contains(QChar::ParagraphSeparator)) field_->setText(chosen);
  search();
  QLineEdit* first = replace && !field_->text().isEmpty() && field_->hasFocus() ? by_ : field_;
  first->setFocus(Qt::ShortcutFocusReason);
  first->selectAll();
}

void FindBar::close() {
  if (!isVisible()) return;
  hide();
  second_->hide();
  edit_.setFound({}, 0);
  edit_.setFocus(Qt::OtherFocusReason);
}

// The text or what is searched has changed: the cursor stays where it is.
void FindBar::search() {
  found_ = placesOf(field_->text(), edit_.toPlainText(), whole_->isChecked());
  at_ = static_cast<int>(found_.indexOf(edit_.textCursor().selectionStart()));
  if (edit_.textCursor().selectedText() != field_->text()) at_ = -1;
  showFound();
}

void FindBar::searchFrom(int position) {
  search();
  const auto here = std::lower_bound(found_.begin(), found_.end(), position);
  if (!found_.isEmpty()) go(static_cast<int>(here - found_.begin()));
}

void FindBar::showFound() {
  edit_.setFound(found_, static_cast<int>(field_->text().size()));
  const auto number = static_cast<int>(found_.size());
  count_->setText(field_->text().isEmpty() ? QString()
                  : number == 0            ? tr("nothing")
                  : at_ < 0                ? tr("%1 found").arg(number)
                                           : tr("%1 of %2").arg(at_ + 1).arg(number));
}

void FindBar::go(int to) {
  const auto number = static_cast<int>(found_.size());
  if (number == 0) return showFound();
  at_ = (to + number) % number;
  QTextCursor cursor = edit_.textCursor();
  cursor.setPosition(found_[at_]);
  cursor.setPosition(found_[at_] + static_cast<int>(field_->text().size()),
                     QTextCursor::KeepAnchor);
  edit_.setTextCursor(cursor);
  edit_.ensureCursorVisible();
  showFound();
}

void FindBar::next() {
  const auto after = std::upper_bound(found_.begin(), found_.end(),
                                      edit_.textCursor().selectionStart() - (at_ < 0 ? 1 : 0));
  go(static_cast<int>(after - found_.begin()));
}

void FindBar::previous() {
  const auto here =
      std::lower_bound(found_.begin(), found_.end(), edit_.textCursor().selectionStart());
  go(static_cast<int>(here - found_.begin()) - 1);
}

// Only what is selected and seen is replaced; else the next one is shown first.
void FindBar::replaceOne() {
  if (at_ < 0) return next();
  const int place = found_[at_];
  QString program = edit_.toPlainText();
  program.replace(place, field_->text().size(), by_->text());
  emit replaced(program, tr("Replace"));
  searchFrom(place + static_cast<int>(by_->text().size()));
}

void FindBar::replaceAll() {
  QString program = edit_.toPlainText();
  for (auto at = found_.rbegin(); at != found_.rend(); ++at)
    program.replace(*at, field_->text().size(), by_->text());
  const auto number = found_.size();
  if (number == 0) return;
  emit replaced(program, tr("Replace all"));
  search();
  count_->setText(tr("%1 replaced").arg(number));
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
  const bool override_asked = event->type() == QEvent::ShortcutOverride;
  if (!override_asked && event->type() != QEvent::KeyPress) return false;
  const auto& key = *static_cast<QKeyEvent*>(event);
  const bool control = key.modifiers() & Qt::ControlModifier;
  const bool shift = key.modifiers() & Qt::ShiftModifier;
  const bool find = key.matches(QKeySequence::Find), change = control && key.key() == Qt::Key_H;
  const bool enter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
  const bool field = watched == field_ || watched == by_;
  const bool ours =
      find || change || key.key() == Qt::Key_F3 || key.key() == Qt::Key_Escape || (enter && field);
  if (!ours) return false;
  if (override_asked) {
    event->accept();
  } else if (find || change) {
    open(change);
  } else if (key.key() == Qt::Key_Escape) {
    close();
  } else if (enter && watched == by_) {
    control ? replaceAll() : replaceOne();
  } else {
    shift ? previous() : next();
  }
  return true;
}

void FindBar::retint() {
  for (QToolButton* tool : findChildren<QToolButton*>()) {
    const QString name = tool->property("icon_name").toString();
    if (!name.isEmpty()) tool->setIcon(icon(name, appearance_.theme()));
  }
}

}  // namespace nabla::ui
