// Pinned nodes with their values and gradients at the playhead, and the breakpoints.
#pragma once

#include <QWidget>
#include <vector>

#include "ui/playback/marks.h"
#include "ui/playback/playhead.h"
#include "ui/theme/appearance.h"

class QLabel;
class QTableWidget;

namespace nabla::ui {

class WatchList : public QWidget {
  Q_OBJECT

 public:
  WatchList(Playhead& playhead, Marks& marks, const Appearance& appearance,
            QWidget* parent = nullptr);

 signals:
  void nodeRequested(nabla::NodeId node);

 protected:
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void rebuild();
  void takePosition();
  void removeCurrent();
  std::vector<QString> keys() const;
  QString titleOf(const QString& key) const;

  Playhead& playhead_;
  Marks& marks_;
  const Appearance& appearance_;
  QLabel* empty_;
  QTableWidget* table_;
};

}  // namespace nabla::ui
