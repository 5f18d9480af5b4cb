// The palette: everything that can be put onto the canvas, by family, with a line to search it. An
// entry is dragged onto the canvas, or inserted by Enter or a double click.
#pragma once

#include <QFrame>
#include <vector>

#include "ui/canvas/editing/finder_entries.h"
#include "ui/theme/appearance.h"

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace nabla::ui {

class CanvasEditor;

class OpPalette : public QFrame {
  Q_OBJECT

 public:
  // What it offers comes from the editor, which inserts what is chosen.
  OpPalette(CanvasEditor& editor, const Appearance& appearance, QWidget* parent = nullptr);
  // Takes the functions of the program as it is now.
  void takeEntries();
  QStringList shownNames() const;
  QSize sizeHint() const override { return {208, 400}; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void fill();
  QTreeWidgetItem* family(const QString& name);
  void insert(const QTreeWidgetItem* item);
  void restyle();

  CanvasEditor& editor_;
  const Appearance& appearance_;
  std::vector<FinderEntry> entries_;
  QLineEdit* search_;
  QTreeWidget* tree_;
};

}  // namespace nabla::ui
