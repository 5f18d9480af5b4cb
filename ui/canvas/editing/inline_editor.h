// A line to type in over a card: the formula of a node, or its name. What is wrong is said under
// it, and nothing is lost until Escape.
#pragma once

#include <QFrame>
#include <functional>

#include "engine/base/expected.h"
#include "ui/theme/appearance.h"

class QLabel;
class QLineEdit;

namespace nabla::ui {

class InlineEditor : public QFrame {
  Q_OBJECT

 public:
  using Commit = std::function<Expected<Done>(const QString& text)>;

  InlineEditor(const QString& text, Commit commit, const Appearance& appearance, QWidget* canvas);
  // Over `card`, within the canvas.
  void openOver(const QRectF& card);
  QString error() const;

 signals:
  void closed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void commit();
  void close();
  void fitText();

  const Appearance& appearance_;
  QString before_;
  Commit commit_;
  QRectF card_;
  QLineEdit* text_;
  QLabel* error_;
};

}  // namespace nabla::ui
