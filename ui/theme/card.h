// A rounded white panel with a title row: bold title, muted subtitle, buttons at the right, and a
// body below.
#pragma once

#include <QFrame>
#include <array>

#include "ui/theme/appearance.h"

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace nabla::ui {

class ElidedLabel;

class Card : public QFrame {
  Q_OBJECT

 public:
  // An empty title leaves the title row out until something is put into it.
  Card(const QString& title, const Appearance& appearance, QWidget* parent = nullptr);

  void setTitle(const QString& title);
  void setSubtitle(const QString& subtitle);
  // A flat button at the right end of the title row; the text of the action becomes tool tip and
  // accessible name.
  QToolButton* addTool(QAction* action);
  // Any widget at the right end of the title row, before the buttons added later.
  void addHeaderWidget(QWidget* widget);
  // Replaces and deletes the former body. The body reaches the border; its corners are kept round.
  void setBody(QWidget* body);
  QWidget* body() const { return body_; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showHeader();
  void placeCorners();

  QWidget* header_ = nullptr;
  QLabel* title_ = nullptr;
  ElidedLabel* subtitle_ = nullptr;
  QHBoxLayout* header_row_ = nullptr;
  QVBoxLayout* column_ = nullptr;
  QWidget* body_ = nullptr;
  std::array<QWidget*, 4> corners_{};
};

}  // namespace nabla::ui
