// Files dropped anywhere on a window, also on the parts of it that take dropped text.
#pragma once

#include <QObject>
#include <QStringList>

class QWidget;

namespace nabla::ui {

class FileDrop : public QObject {
  Q_OBJECT

 public:
  // Belongs to the window; make it when the window holds all it will hold.
  explicit FileDrop(QWidget& window);

 signals:
  void dropped(const QStringList& paths);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace nabla::ui
