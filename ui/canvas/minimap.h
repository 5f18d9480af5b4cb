// The whole graph in a corner of the canvas, with the part in sight as a frame to drag. Hides where
// everything is in sight.
#pragma once

#include <QImage>
#include <QWidget>

#include "ui/canvas/view.h"
#include "ui/theme/appearance.h"

namespace nabla::ui {

class GraphCanvas;

class Minimap : public QWidget {
  Q_OBJECT

 public:
  Minimap(GraphCanvas& canvas, const Appearance& appearance);

  QSize sizeHint() const override { return {168, 112}; }
  // The part of the scene in sight, in the map's own coordinates.
  QRectF frame() const;

  // Takes a new scene or view; shows itself only where it helps.
  void takeScene();
  void takeView();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  View mapView() const;
  void draw();
  void goTo(QPointF position);

  GraphCanvas& canvas_;
  const Appearance& appearance_;
  QImage image_;
  QPointF grip_;  // from the middle of the frame
};

}  // namespace nabla::ui
