// A plain text field for code: line numbers, current line, matching brackets, auto indent,
// completion. It keeps no undo of its own.
#pragma once

#include <QPlainTextEdit>
#include <QVector>

#include "ui/editor/completions.h"
#include "ui/theme/appearance.h"

namespace nabla::ui {

struct Underline {
  int begin = 0;
  int end = 0;
  QString message;
};

class CompletionList;
class SignatureTip;

class CodeEdit : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit CodeEdit(const Appearance& appearance, QWidget* parent = nullptr);

  // Wavy lines under what is wrong; the message shows when the pointer rests there.
  void setUnderlines(QVector<Underline> underlines);
  void setCompletions(QVector<Completion> completions);
  // Marks what a search has found: ranges of one length.
  void setFound(QVector<int> begins, int length);
  // Replaces the text by changing as little as possible, so that cursor and scroll stay.
  void replaceText(const QString& text);

 public slots:
  void toggleComment();  // of the lines of the selection
  // The letters become larger or smaller by so many pixels; the window remembers it.
  void zoomText(int pixels);
  void resetTextZoom();

 signals:
  void undoRequested();
  void redoRequested();
  void findRequested(bool replace);
  void findAgainRequested(bool back);
  void escaped();  // Esc, where it had nothing to close here

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  // Every way to paste or drop comes here: keys, menus, the middle button. Where nothing was copied
  // yet the system has data of no format at all, and Qt's own text edits end the program over it.
  bool canInsertFromMimeData(const QMimeData* source) const override;
  void insertFromMimeData(const QMimeData* source) override;
  void wheelEvent(QWheelEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  class Margin;
  int marginWidth() const;
  void paintMargin(QPaintEvent* event);
  void placeMargin();
  void restyle();
  void showSelections();
  void addBracketSelections(QList<QTextEdit::ExtraSelection>& selections) const;
  bool showToolTip(const QHelpEvent& help);
  bool ownsKey(const QKeyEvent& event) const;
  bool commandKey(QKeyEvent* event);
  bool lineKey(QKeyEvent* event);
  void newLine();
  void showSignature();
  bool completionKey(QKeyEvent* event);
  void offerCompletion(bool asked);
  void insertCompletion(const QString& word);
  QString wordBeforeCursor() const;

  const Appearance& appearance_;
  Margin* margin_;
  CompletionList* completer_;
  SignatureTip* signature_;
  QVector<Underline> underlines_;
  QVector<int> found_;
  int found_length_ = 0;
  int zoom_ = 0;  // pixels that the letters are larger
};

}  // namespace nabla::ui
