// The bar over the program in which a text is searched, and replaced by another one. What is found
// is marked in the program; every replacement is one undo step.
#pragma once

#include <QVector>
#include <QWidget>

#include "ui/theme/appearance.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace nabla::ui {

class CodeEdit;

class FindBar : public QWidget {
  Q_OBJECT

 public:
  FindBar(CodeEdit& edit, const Appearance& appearance);

  // Shows itself, with a field for the replacement or without; a selection within a line is what is
  // searched.
  void open(bool replace);

 public slots:
  void close();
  void next();
  void previous();

 signals:
  // The program as it is to be, and what was done to it.
  void replaced(const QString& program, const QString& label);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QLineEdit* addField(QHBoxLayout& row, const char* name, const QString& words);
  QToolButton* addTool(QHBoxLayout& row, const char* name, const char* icon, const QString& words);
  QPushButton* addButton(QHBoxLayout& row, const char* name, const QString& text,
                         const QString& words);
  void search();
  void searchFrom(int position);
  void go(int to);
  void replaceOne();
  void replaceAll();
  void showFound();
  void retint();

  CodeEdit& edit_;
  const Appearance& appearance_;
  QLineEdit* field_;
  QLineEdit* by_;
  QLabel* count_;
  QToolButton* whole_;
  QWidget* second_;     // the row of the replacement
  QVector<int> found_;  // where they begin
  int at_ = -1;         // the one that is selected
};

}  // namespace nabla::ui
