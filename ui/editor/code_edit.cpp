#include "ui/editor/code_edit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>
#include <QToolTip>

#include "ui/theme/fonts.h"

namespace nabla::ui {
namespace {

constexpr int indent = 4;
constexpr int margin_padding = 12;
constexpr int typed_before_offer = 2;

bool is_word(QChar c) { return c.isLetterOrNumber() || c == QLatin1Char('_'); }

// Qt asks for the first of the formats, whether there is one or not.
bool holds_anything(const QMimeData* data) { return data != nullptr && !data->formats().isEmpty(); }

}  // namespace

class CodeEdit::Margin : public QWidget {
 public:
  explicit Margin(CodeEdit* edit) : QWidget(edit), edit_(edit) {}

 protected:
  void paintEvent(QPaintEvent* event) override { edit_->paintMargin(event); }

 private:
  CodeEdit* edit_;
};

CodeEdit::CodeEdit(const Appearance& appearance, QWidget* parent)
    : QPlainTextEdit(parent),
      appearance_(appearance),
      margin_(new Margin(this)),
      completer_(new QCompleter(this)),
      words_(new QStringListModel(this)) {
  setUndoRedoEnabled(false);
  setFrameShape(QFrame::NoFrame);
  setLineWrapMode(QPlainTextEdit::NoWrap);
  setMouseTracking(true);
  completer_->setModel(words_);
  completer_->setWidget(this);
  completer_->setCaseSensitivity(Qt::CaseInsensitive);
  connect(completer_, QOverload<const QString&>::of(&QCompleter::activated), this,
          &CodeEdit::insertCompletion);
  connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::placeMargin);
  connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeEdit::showSelections);
  connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
    if (dy != 0) {
      margin_->scroll(0, dy);
    } else {
      margin_->update(0, area.y(), margin_->width(), area.height());
    }
  });
  connect(&appearance_, &Appearance::changed, this, &CodeEdit::restyle);
  restyle();
}

void CodeEdit::restyle() {
  setFont(codeFont(appearance_.theme().metrics.code_font));
  setTabStopDistance(indent * fontMetrics().horizontalAdvance(QLatin1Char(' ')));
  placeMargin();
  showSelections();
}

void CodeEdit::setUnderlines(QVector<Underline> underlines) {
  underlines_ = std::move(underlines);
  showSelections();
}

void CodeEdit::setCompletions(const QStringList& words) { words_->setStringList(words); }

void CodeEdit::replaceText(const QString& text) {
  const QString before = toPlainText();
  if (before == text) return;
  const auto shorter = std::min(before.size(), text.size());
  qsizetype head = 0;
  while (head < shorter && before[head] == text[head]) ++head;
  qsizetype tail = 0;
  while (tail < shorter - head && before[before.size() - 1 - tail] == text[text.size() - 1 - tail])
    ++tail;
  QTextCursor cursor(document());
  cursor.setPosition(static_cast<int>(head));
  cursor.setPosition(static_cast<int>(before.size() - tail), QTextCursor::KeepAnchor);
  cursor.insertText(text.mid(head, text.size() - head - tail));
  setTextCursor(cursor);
}

// --- margin ---

int CodeEdit::marginWidth() const {
  const int digits = std::max(2, static_cast<int>(QString::number(blockCount()).size()));
  return 2 * margin_padding + digits * fontMetrics().horizontalAdvance(QLatin1Char('9'));
}

void CodeEdit::placeMargin() {
  setViewportMargins(marginWidth(), 6, 0, 0);
  const QRect area = contentsRect();
  margin_->setGeometry(area.left(), area.top() + 6, marginWidth(), area.height() - 6);
}

void CodeEdit::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  placeMargin();
}

void CodeEdit::paintMargin(QPaintEvent* event) {
  const Theme& look = appearance_.theme();
  QPainter painter(margin_);
  painter.fillRect(event->rect(), look.panel);
  painter.setFont(font());
  const int current = textCursor().blockNumber();
  for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
    const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
    if (place.top() > event->rect().bottom()) break;
    painter.setPen(block.blockNumber() == current ? look.text : look.code.line_number);
    painter.drawText(
        QRectF(0, place.top(), margin_->width() - margin_padding, fontMetrics().height()),
        Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
  }
}

// The current line is a band under the text, drawn first.
void CodeEdit::paintEvent(QPaintEvent* event) {
  if (hasFocus()) {
    QPainter painter(viewport());
    const QRect line = cursorRect();
    painter.fillRect(QRect(0, line.top(), viewport()->width(), line.height()),
                     appearance_.theme().code.current_line);
  }
  QPlainTextEdit::paintEvent(event);
}

// --- what is marked in the text ---

void CodeEdit::showSelections() {
  QList<QTextEdit::ExtraSelection> selections;
  const int length = std::max(0, document()->characterCount() - 1);
  for (const Underline& underline : underlines_) {
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(document());
    const int begin = std::clamp(underline.begin, 0, length);
    const int end = std::clamp(std::max(underline.end, underline.begin + 1), 0, length);
    selection.cursor.setPosition(begin == end && begin > 0 ? begin - 1 : begin);
    selection.cursor.setPosition(end, QTextCursor::KeepAnchor);
    selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    selection.format.setUnderlineColor(appearance_.theme().error);
    selections.push_back(selection);
  }
  addBracketSelections(selections);
  setExtraSelections(selections);
  viewport()->update();
  margin_->update();
}

void CodeEdit::addBracketSelections(QList<QTextEdit::ExtraSelection>& selections) const {
  static const QString opening = QStringLiteral("([");
  static const QString closing = QStringLiteral(")]");
  const QString text = toPlainText();
  const int cursor = textCursor().position();
  int at = cursor;
  if (at >= text.size() || !(opening + closing).contains(text[at])) at = cursor - 1;
  if (at < 0 || at >= text.size()) return;
  const bool forward = opening.contains(text[at]);
  if (!forward && !closing.contains(text[at])) return;
  int depth = 0;
  for (int i = at; i >= 0 && i < text.size(); i += forward ? 1 : -1) {
    if (opening.contains(text[i])) depth += forward ? 1 : -1;
    if (closing.contains(text[i])) depth += forward ? -1 : 1;
    if (depth != 0) continue;
    for (const int place : {at, i}) {
      QTextEdit::ExtraSelection selection;
      selection.cursor = QTextCursor(document());
      selection.cursor.setPosition(place);
      selection.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
      selection.format.setBackground(appearance_.theme().code.bracket);
      selections.push_back(selection);
    }
    return;
  }
}

bool CodeEdit::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
      key->ignore();  // the one undo stack is the window's
      return false;
    }
  }
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    const int position = cursorForPosition(viewport()->mapFrom(this, help->pos())).position();
    for (const Underline& underline : underlines_) {
      if (position < underline.begin || position > std::max(underline.end, underline.begin + 1))
        continue;
      QToolTip::showText(help->globalPos(), underline.message, this);
      return true;
    }
    QToolTip::hideText();
    return true;
  }
  return QPlainTextEdit::event(event);
}

// --- typing ---

void CodeEdit::keyPressEvent(QKeyEvent* event) {
  if (completionKey(event)) return;
  if (event->matches(QKeySequence::Undo)) return emit undoRequested();
  if (event->matches(QKeySequence::Redo)) return emit redoRequested();
  const bool asked = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
  if (asked) return offerCompletion(true);
  if (event->key() == Qt::Key_Tab && !textCursor().hasSelection()) {
    const int column = textCursor().positionInBlock();
    insertPlainText(QString(indent - column % indent, QLatin1Char(' ')));
    return;
  }
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return newLine();
  QPlainTextEdit::keyPressEvent(event);
  if (!event->text().isEmpty() && is_word(event->text().front())) {
    offerCompletion(false);
  } else {
    completer_->popup()->hide();
  }
}

bool CodeEdit::canInsertFromMimeData(const QMimeData* source) const {
  return holds_anything(source) && QPlainTextEdit::canInsertFromMimeData(source);
}

void CodeEdit::insertFromMimeData(const QMimeData* source) {
  if (holds_anything(source)) QPlainTextEdit::insertFromMimeData(source);
}

// The next line stands as far in as this one, further after a colon.
void CodeEdit::newLine() {
  const QString line = textCursor().block().text();
  const QString before = line.left(textCursor().positionInBlock());
  QString space;
  for (const QChar c : before) {
    if (c != QLatin1Char(' ')) break;
    space += c;
  }
  if (before.trimmed().endsWith(QLatin1Char(':'))) space += QString(indent, QLatin1Char(' '));
  insertPlainText(QLatin1Char('\n') + space);
  ensureCursorVisible();
}

QString CodeEdit::wordBeforeCursor() const {
  const QString before = textCursor().block().text().left(textCursor().positionInBlock());
  qsizetype begin = before.size();
  while (begin > 0 && is_word(before[begin - 1])) --begin;
  return begin < before.size() && before[begin].isDigit() ? QString() : before.mid(begin);
}

bool CodeEdit::completionKey(QKeyEvent* event) {
  if (!completer_->popup()->isVisible()) return false;
  switch (event->key()) {
    case Qt::Key_Enter:
    case Qt::Key_Return:
    case Qt::Key_Tab: {
      const QString chosen = completer_->popup()->currentIndex().data().toString();
      completer_->popup()->hide();
      if (chosen.isEmpty() || chosen == wordBeforeCursor()) return false;
      insertCompletion(chosen);
      return true;
    }
    case Qt::Key_Escape:
      completer_->popup()->hide();
      return true;
    default:
      return false;
  }
}

void CodeEdit::offerCompletion(bool asked) {
  const QString word = wordBeforeCursor();
  completer_->setCompletionPrefix(word);
  const bool only_itself =
      completer_->completionCount() == 1 && completer_->currentCompletion() == word;
  if ((!asked && word.size() < typed_before_offer) || completer_->completionCount() == 0 ||
      only_itself) {
    completer_->popup()->hide();
    return;
  }
  // Nothing is chosen until an arrow key is pressed, so that Enter stays a new line.
  completer_->popup()->setCurrentIndex(asked ? completer_->completionModel()->index(0, 0)
                                             : QModelIndex());
  QRect place = cursorRect();
  place.translate(viewport()->pos());
  place.setWidth(completer_->popup()->sizeHintForColumn(0) + 40);
  completer_->complete(place);
}

void CodeEdit::insertCompletion(const QString& word) {
  QTextCursor cursor = textCursor();
  cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor,
                      static_cast<int>(wordBeforeCursor().size()));
  cursor.insertText(word);
  setTextCursor(cursor);
}

}  // namespace nabla::ui
