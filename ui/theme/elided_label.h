// A one-line label that shortens its text with an ellipsis and then shows the whole of it as tool
// tip.
#pragma once

#include <QLabel>

namespace nabla::ui {

class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  explicit ElidedLabel(QWidget* parent = nullptr, Qt::TextElideMode mode = Qt::ElideRight);
  explicit ElidedLabel(const QString& text, QWidget* parent = nullptr,
                       Qt::TextElideMode mode = Qt::ElideRight);

  // What of the text is to be seen.
  QString shownText() const;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  Qt::TextElideMode mode_;
};

}  // namespace nabla::ui
