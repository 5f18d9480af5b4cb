// The field over the canvas in which a node is searched; every keystroke flies to the best match.
#pragma once

#include <QFrame>
#include <vector>

#include "engine/trace/trace.h"
#include "ui/theme/appearance.h"

class QLabel;
class QLineEdit;
class QToolButton;

namespace nabla::ui {

class GraphCanvas;

class SearchBar : public QFrame {
  Q_OBJECT

 public:
  SearchBar(GraphCanvas& canvas, const Appearance& appearance);

  // What is found now, best first.
  const std::vector<NodeId>& found() const { return found_; }

 public slots:
  void open();  // shows itself, with the text selected
  void close();
  void next();
  void previous();

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QToolButton* add(const char* name, const char* icon);
  void search();
  void searchAgain();
  void go(int to);
  void showWords();
  void retint();

  GraphCanvas& canvas_;
  const Appearance& appearance_;
  QLineEdit* field_;
  QLabel* count_;
  QToolButton* previous_;
  QToolButton* next_;
  QToolButton* close_;
  std::vector<NodeId> found_;
  int at_ = 0;
};

}  // namespace nabla::ui
