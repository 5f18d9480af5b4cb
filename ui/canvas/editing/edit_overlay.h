// What is drawn over the canvas while hands work: the wire that is held, which ports take it, and a
// line of words beside the pointer. It takes no mouse.
#pragma once

#include <QTimer>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/theme/appearance.h"

namespace nabla::ui {

class EditOverlay : public QWidget {
  Q_OBJECT

 public:
  struct Mark {
    QPointF at;
    bool open = true;  // takes the wire
  };

  EditOverlay(const Appearance& appearance, QWidget* canvas);

  // From a result, or backwards from an operand; across, or down.
  void showWire(QPointF from, QPointF to, bool backwards, bool down, std::vector<Mark> marks);
  void hideWire();
  // Words that stay until the next ones, or for some seconds where `passing`.
  void say(QPointF beside, const QString& text, bool passing);
  void hush();
  QString text() const { return text_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintWire(QPainter& painter) const;
  void paintText(QPainter& painter) const;
  void changed();

  const Appearance& appearance_;
  bool wire_ = false;
  bool backwards_ = false;
  bool down_ = false;
  QPointF from_, to_;
  std::vector<Mark> marks_;
  QPointF beside_;
  QString text_;
  QTimer passing_;
};

}  // namespace nabla::ui
