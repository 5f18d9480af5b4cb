// An image of what stands still, so that a frame with only a token moving costs one copy: moved by
// copying when the view pans, where only the uncovered strips are painted anew.
#pragma once

#include <QImage>
#include <QRectF>
#include <QSize>
#include <cstdint>
#include <functional>
#include <vector>

#include "ui/canvas/view.h"

class QPainter;

namespace nabla::ui {

enum class LayerWork : std::uint8_t { none, parts, strips, all, scaled };

class Layer {
 public:
  // Paints the part `area` of the scene; the painter is in scene coordinates and clipped.
  using Paint = std::function<void(QPainter& painter, const QRectF& area)>;

  void invalidate() { valid_ = false; }
  // Only that part of the scene has changed.
  void invalidate(const QRectF& area) { dirty_.push_back(area); }
  // Draws the layer for the view at the painter's origin. In haste, a slow scene is stretched from
  // the last image in place of being painted at the new zoom; returns false then.
  bool draw(QPainter& painter, QSize size, double pixel_ratio, const View& view, bool haste,
            const Paint& paint);
  LayerWork lastWork() const { return work_; }

 private:
  void paintAll(const View& view, const Paint& paint);
  void scroll(QPoint by, const View& view, const Paint& paint);
  void paintDirty(const View& view, const Paint& paint);
  void paintPart(QRect pixels, const View& view, const Paint& paint);

  QImage image_;
  View view_;
  bool valid_ = false;
  std::vector<QRectF> dirty_;
  double cost_ = 0;  // milliseconds of the last full painting
  LayerWork work_ = LayerWork::none;
};

}  // namespace nabla::ui
