// A plain text field for code: line numbers, current line, matching brackets, auto indent,
// completion. It keeps no undo of its own.
#pragma once

#include <QPlainTextEdit>
#include <QVector>

#include "ui/theme/appearance.h"

class QCompleter;
class QStringListModel;

namespace nabla::ui {

struct Underline {
  int begin = 0;
  int end = 0;
  QString message;
};

class CodeEdit : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit CodeEdit(const Appearance& appearance, QWidget* parent = nullptr);

  // Wavy lines under what is wrong; the message shows when the pointer rests there.
  void setUnderlines(QVector<Underline> underlines);
  void setCompletions(const QStringList& words);
  // Replaces the text by changing as little as possible, so that cursor and scroll stay.
  void replaceText(const QString& text);

 signals:
  void undoRequested();
  void redoRequested();

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  // Every way to paste or drop comes here: keys, menus, the middle button. Where nothing was copied
  // yet the system has data of no format at all, and Qt's own text edits end the program over it.
  bool canInsertFromMimeData(const QMimeData* source) const override;
  void insertFromMimeData(const QMimeData* source) override;

 private:
  class Margin;
  int marginWidth() const;
  void paintMargin(QPaintEvent* event);
  void placeMargin();
  void restyle();
  void showSelections();
  void addBracketSelections(QList<QTextEdit::ExtraSelection>& selections) const;
  void newLine();
  bool completionKey(QKeyEvent* event);
  void offerCompletion(bool asked);
  void insertCompletion(const QString& word);
  QString wordBeforeCursor() const;

  const Appearance& appearance_;
  Margin* margin_;
  QCompleter* completer_;
  QStringListModel* words_;
  QVector<Underline> underlines_;
};

}  // namespace nabla::ui
