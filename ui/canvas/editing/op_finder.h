// The op finder: a line to type in and a list of what answers, over the canvas. Enter, a click or a
// drag onto the canvas takes an entry; Escape, or a click elsewhere, takes none.
#pragma once

#include <QFrame>

#include "ui/canvas/editing/finder_entries.h"
#include "ui/theme/appearance.h"

class QLabel;
class QLineEdit;
class QListWidget;

namespace nabla::ui {

class OpFinder : public QFrame {
  Q_OBJECT

 public:
  OpFinder(std::vector<FinderEntry> entries, const Appearance& appearance, QWidget* canvas);
  // Beside `at`, within the canvas.
  void openAt(QPoint at);
  QStringList shownNames() const;

  // The form in which an entry is dragged.
  static constexpr const char* mime_type = "application/x-nabla-entry";

 signals:
  void chosen(const nabla::ui::FinderEntry& entry);
  void closed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void fill();
  void describe();
  void take();
  void restyle();

  const Appearance& appearance_;
  std::vector<FinderEntry> entries_;
  std::vector<FinderEntry> shown_;
  QLineEdit* text_;
  QListWidget* list_;
  QLabel* description_;
};

}  // namespace nabla::ui
