#include "ui/editor/code_edit.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>
#include <QTextBlock>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>

#include "ui/editor/completion_list.h"
#include "ui/editor/line_edits.h"
#include "ui/editor/signature_tip.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {
namespace {

constexpr int smallest_zoom = -4;  // pixels
constexpr int largest_zoom = 24;
const QString zoom_key = QStringLiteral("textZoom");
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
      completer_(new CompletionList(appearance, this)),
      signature_(new SignatureTip(appearance, this)),
      zoom_(QSettings().value(zoom_key, 0).toInt()) {
  setUndoRedoEnabled(false);
  setFrameShape(QFrame::NoFrame);
  setLineWrapMode(QPlainTextEdit::NoWrap);
  setMouseTracking(true);
  completer_->setWidget(this);
  connect(completer_, QOverload<const QString&>::of(&QCompleter::activated), this,
          &CodeEdit::insertCompletion);
  connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::placeMargin);
  connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeEdit::showSelections);
  connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
    if (signature_->isVisible()) showSignature();
  });
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
  setFont(codeFont(appearance_.theme().metrics.code_font + zoom_));
  setTabStopDistance(indent_width * fontMetrics().horizontalAdvance(QLatin1Char(' ')));
  placeMargin();
  showSelections();
}

void CodeEdit::setUnderlines(QVector<Underline> underlines) {
  underlines_ = std::move(underlines);
  showSelections();
}

void CodeEdit::setCompletions(QVector<Completion> completions) {
  completer_->setEntries(std::move(completions));
}

void CodeEdit::setFound(QVector<int> begins, int length) {
  found_ = std::move(begins);
  found_length_ = length;
  showSelections();
}

// --- size of the letters ---

void CodeEdit::zoomText(int pixels) {
  zoom_ = std::clamp(zoom_ + pixels, smallest_zoom, largest_zoom);
  QSettings().setValue(zoom_key, zoom_);
  restyle();
}

void CodeEdit::resetTextZoom() { zoomText(-zoom_); }

void CodeEdit::wheelEvent(QWheelEvent* event) {
  if (!(event->modifiers() & Qt::ControlModifier)) return QPlainTextEdit::wheelEvent(event);
  if (event->angleDelta().y() != 0) zoomText(event->angleDelta().y() > 0 ? 1 : -1);
  event->accept();
}

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
  for (const int begin : found_) {
    if (begin + found_length_ > length) break;  // the text has changed since
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(document());
    selection.cursor.setPosition(begin);
    selection.cursor.setPosition(begin + found_length_, QTextCursor::KeepAnchor);
    selection.format.setBackground(appearance_.theme().code.bracket);
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
    if (ownsKey(*key)) {
      key->accept();
      return true;
    }
  }
  if (event->type() == QEvent::ToolTip) return showToolTip(*static_cast<QHelpEvent*>(event));
  return QPlainTextEdit::event(event);
}

bool CodeEdit::showToolTip(const QHelpEvent& help) {
  const int position = cursorForPosition(viewport()->mapFrom(this, help.pos())).position();
  for (const Underline& underline : underlines_) {
    if (position < underline.begin || position > std::max(underline.end, underline.begin + 1))
      continue;
    QToolTip::showText(help.globalPos(), underline.message, this);
    return true;
  }
  QToolTip::hideText();
  return true;
}

// --- typing ---

void CodeEdit::keyPressEvent(QKeyEvent* event) {
  if (completionKey(event)) return;
  if (event->matches(QKeySequence::Undo)) return emit undoRequested();
  if (event->matches(QKeySequence::Redo)) return emit redoRequested();
  const bool asked = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
  if (asked) return offerCompletion(true);
  if (commandKey(event) || lineKey(event)) return;
  QPlainTextEdit::keyPressEvent(event);
  showSignature();
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

// Keys that mean something else where the text has not the focus.
bool CodeEdit::ownsKey(const QKeyEvent& event) const {
  if (event.key() == Qt::Key_F3) return true;
  if (event.modifiers() != Qt::ControlModifier) return false;
  const int keys[] = {Qt::Key_F,     Qt::Key_H,     Qt::Key_Slash, Qt::Key_Plus,
                      Qt::Key_Equal, Qt::Key_Minus, Qt::Key_0};
  return std::find(std::begin(keys), std::end(keys), event.key()) != std::end(keys);
}

bool CodeEdit::commandKey(QKeyEvent* event) {
  const bool control = event->modifiers() & Qt::ControlModifier;
  switch (event->key()) {
    case Qt::Key_F3:
      return emit findAgainRequested(event->modifiers() & Qt::ShiftModifier), true;
    case Qt::Key_F:
    case Qt::Key_H:
      return control && (emit findRequested(event->key() == Qt::Key_H), true);
    case Qt::Key_Slash:
      return control && (toggleComment(), true);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return control && (zoomText(1), true);
    case Qt::Key_Minus:
      return control && (zoomText(-1), true);
    case Qt::Key_0:
      return control && (resetTextZoom(), true);
    case Qt::Key_Escape:
      if (signature_->isVisible()) return signature_->hide(), true;
      return emit escaped(), true;
    default:
      return false;
  }
}

// Keys that know of indentation.
bool CodeEdit::lineKey(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Tab:
      if (textCursor().hasSelection()) {
        indentLines(textCursor(), true);
      } else {
        const int column = textCursor().positionInBlock();
        insertPlainText(QString(indent_width - column % indent_width, QLatin1Char(' ')));
      }
      return true;
    case Qt::Key_Backtab:
      return indentLines(textCursor(), false), true;
    case Qt::Key_Backspace:
      return event->modifiers() == Qt::NoModifier && eraseLevel(textCursor());
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return newLine(), true;
    default:
      return false;
  }
}

void CodeEdit::toggleComment() { toggleComments(textCursor()); }

// The next line stands as far in as this one, further after a colon.
void CodeEdit::newLine() {
  const QString line = textCursor().block().text();
  const QString before = line.left(textCursor().positionInBlock());
  QString space;
  for (const QChar c : before) {
    if (c != QLatin1Char(' ')) break;
    space += c;
  }
  if (before.trimmed().endsWith(QLatin1Char(':'))) space += QString(indent_width, QLatin1Char(' '));
  insertPlainText(QLatin1Char('\n') + space);
  ensureCursorVisible();
  showSignature();
}

// Only where the arguments of a function that is known are typed.
void CodeEdit::showSignature() {
  const auto call = openCallAt(toPlainText(), textCursor().position());
  const Completion* function = call && hasFocus() ? completer_->function(call->function) : nullptr;
  if (!function) return signature_->hide();
  const QRect line = cursorRect();
  const QRect place(viewport()->mapToGlobal(line.topLeft()), line.size());
  signature_->tell(*function, argumentAt(*function, *call), place);
}

void CodeEdit::focusOutEvent(QFocusEvent* event) {
  if (event->reason() != Qt::PopupFocusReason) signature_->hide();
  QPlainTextEdit::focusOutEvent(event);
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
      const QString chosen = completer_->chosen();
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
  completer_->setWord(word);
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
  place.translate(-fontMetrics().horizontalAdvance(word) - CompletionList::padding, 0);
  place.setWidth(completer_->wantedWidth());
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
