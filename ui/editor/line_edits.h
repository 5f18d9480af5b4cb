// What keys do to whole lines of a program: comments and levels of indentation. Each is one change
// of the text.
#pragma once

#include <QTextCursor>

namespace nabla::ui {

constexpr int indent_width = 4;

// The lines of the selection, or that of the cursor, become comments, or where all of them are,
// they are none any more. Empty lines stay as they are.
void toggleComments(const QTextCursor& cursor);
// Those lines go one level further in, or out.
void indentLines(const QTextCursor& cursor, bool in);
// Whether only indentation stands before the cursor and nothing is selected; then it goes out to
// the level before.
bool eraseLevel(const QTextCursor& cursor);

}  // namespace nabla::ui
