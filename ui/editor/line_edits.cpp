#include "ui/editor/line_edits.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QVector>
#include <algorithm>

namespace nabla::ui {
namespace {

int indentOf(const QString& line) {
  int spaces = 0;
  while (spaces < line.size() && line[spaces] == u' ') ++spaces;
  return spaces;
}

bool isEmpty(const QTextBlock& line) { return line.text().trimmed().isEmpty(); }

// A selection that ends before the first character of a line leaves that line alone.
QVector<QTextBlock> linesOf(const QTextCursor& cursor) {
  const QTextDocument& document = *cursor.document();
  const QTextBlock first = document.findBlock(cursor.selectionStart());
  QTextBlock last = document.findBlock(cursor.selectionEnd());
  if (last != first && last.position() == cursor.selectionEnd()) last = last.previous();
  QVector<QTextBlock> lines;
  for (QTextBlock line = first; line.isValid(); line = line.next()) {
    lines << line;
    if (line == last) break;
  }
  return lines;
}

void erase(QTextCursor& edit, int position, int count) {
  edit.setPosition(position);
  edit.setPosition(position + count, QTextCursor::KeepAnchor);
  edit.removeSelectedText();
}

void uncomment(QTextCursor& edit, const QTextBlock& line) {
  const int at = indentOf(line.text());
  const bool spaced = line.text().mid(at + 1, 1) == QLatin1String(" ");
  erase(edit, line.position() + at, spaced ? 2 : 1);
}

}  // namespace

void toggleComments(const QTextCursor& cursor) {
  QVector<QTextBlock> lines = linesOf(cursor);
  lines.erase(std::remove_if(lines.begin(), lines.end(), isEmpty), lines.end());
  const bool commented = std::all_of(lines.begin(), lines.end(), [](const QTextBlock& line) {
    return line.text().trimmed().startsWith(u'#');
  });
  int column = lines.isEmpty() ? 0 : indentOf(lines.front().text());
  for (const QTextBlock& line : lines) column = std::min(column, indentOf(line.text()));
  QTextCursor edit(cursor);
  edit.beginEditBlock();
  for (const QTextBlock& line : lines) {
    if (commented) {
      uncomment(edit, line);
    } else {
      edit.setPosition(line.position() + column);
      edit.insertText(QStringLiteral("# "));
    }
  }
  edit.endEditBlock();
}

void indentLines(const QTextCursor& cursor, bool in) {
  QTextCursor edit(cursor);
  edit.beginEditBlock();
  for (const QTextBlock& line : linesOf(cursor)) {
    const int spaces = indentOf(line.text());
    if (in && !isEmpty(line)) {
      edit.setPosition(line.position());
      edit.insertText(QString(indent_width - spaces % indent_width, u' '));
    } else if (!in && spaces > 0) {
      erase(edit, line.position(), (spaces - 1) % indent_width + 1);
    }
  }
  edit.endEditBlock();
}

bool eraseLevel(const QTextCursor& cursor) {
  const int column = cursor.positionInBlock();
  const bool inside = column > 0 && indentOf(cursor.block().text()) >= column;
  if (cursor.hasSelection() || !inside) return false;
  QTextCursor edit(cursor);
  const int count = (column - 1) % indent_width + 1;
  erase(edit, cursor.position() - count, count);
  return true;
}

}  // namespace nabla::ui
