// The small panel in the corner of the canvas: out, the zoom in per cent, in, and the whole graph.
#pragma once

#include <QFrame>

#include "ui/theme/appearance.h"

class QToolButton;

namespace nabla::ui {

class ZoomControls : public QFrame {
  Q_OBJECT

 public:
  ZoomControls(const Appearance& appearance, QWidget* parent);

  void setZoom(double zoom);

 signals:
  void zoomOut();
  void resetZoom();
  void zoomIn();
  void fit();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QToolButton* add(const char* name);
  void showWords();
  void showIcons();

  const Appearance& appearance_;
  QToolButton* out_;
  QToolButton* percent_;
  QToolButton* in_;
  QToolButton* fit_;
};

}  // namespace nabla::ui
