#include "ui/canvas/layer.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QRegion>

namespace nabla::ui {

namespace {

constexpr double slow = 8;  // milliseconds: too long for each frame of a zoom
constexpr std::size_t most_parts = 60;

}  // namespace

bool Layer::draw(QPainter& painter, QSize size, double pixel_ratio, const View& view, bool haste,
                 const Paint& paint) {
  const QSize pixels = (QSizeF(size) * pixel_ratio).toSize();
  if (image_.size() != pixels || image_.devicePixelRatio() != pixel_ratio) {
    image_ = QImage(pixels, QImage::Format_RGB32);
    image_.setDevicePixelRatio(pixel_ratio);
    valid_ = false;
  }
  work_ = LayerWork::none;
  if (valid_ && view.zoom != view_.zoom && haste && cost_ > slow) {
    work_ = LayerWork::scaled;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(QRectF(view.toWidget(view_.origin), QSizeF(size) * (view.zoom / view_.zoom)),
                      image_);
    return false;
  }
  if (!valid_ || view.zoom != view_.zoom) {
    paintAll(view, paint);
  } else if (view.origin != view_.origin) {
    const QPointF by = (view_.origin - view.origin) * view.zoom * pixel_ratio;
    scroll(by.toPoint(), view, paint);
  }
  paintDirty(view, paint);
  painter.drawImage(QPointF(0, 0), image_);
  return true;
}

// What has changed within the image, or all of it where that is most of it.
void Layer::paintDirty(const View& view, const Paint& paint) {
  const double ratio = image_.devicePixelRatio();
  const QRectF whole(image_.rect());
  QRegion region;
  for (const QRectF& area : dirty_) {
    const QRectF seen = view.toWidget(area);
    const QRectF pixels =
        QRectF(seen.topLeft() * ratio, seen.size() * ratio).adjusted(-2, -2, 2, 2);
    if (pixels.intersects(whole)) region += pixels.intersected(whole).toAlignedRect();
  }
  const bool many = dirty_.size() > most_parts;
  dirty_.clear();
  if (region.isEmpty() || work_ == LayerWork::all) return;
  if (many) return paintAll(view, paint);
  for (const QRect& part : region) paintPart(part.intersected(image_.rect()), view, paint);
  if (work_ == LayerWork::none) work_ = LayerWork::parts;
}

void Layer::paintAll(const View& view, const Paint& paint) {
  QElapsedTimer clock;
  clock.start();
  paintPart(image_.rect(), view, paint);
  cost_ = static_cast<double>(clock.nsecsElapsed()) / 1e6;
  view_ = view;
  valid_ = true;
  work_ = LayerWork::all;
}

void Layer::scroll(QPoint by, const View& view, const Paint& paint) {
  const QRect all = image_.rect();
  if (std::abs(by.x()) >= all.width() || std::abs(by.y()) >= all.height())
    return paintAll(view, paint);
  QImage moved(image_.size(), image_.format());
  {
    QPainter copy(&moved);
    copy.setCompositionMode(QPainter::CompositionMode_Source);
    QImage plain = image_;
    plain.setDevicePixelRatio(1);
    copy.drawImage(by, plain);
  }
  moved.setDevicePixelRatio(image_.devicePixelRatio());
  image_ = std::move(moved);
  if (by.y() > 0) paintPart(QRect(0, 0, all.width(), by.y()), view, paint);
  if (by.y() < 0) paintPart(QRect(0, all.height() + by.y(), all.width(), -by.y()), view, paint);
  if (by.x() > 0) paintPart(QRect(0, 0, by.x(), all.height()), view, paint);
  if (by.x() < 0) paintPart(QRect(all.width() + by.x(), 0, -by.x(), all.height()), view, paint);
  view_ = view;
  work_ = LayerWork::strips;
}

void Layer::paintPart(QRect pixels, const View& view, const Paint& paint) {
  if (pixels.isEmpty()) return;  // nothing can be painted into an image of no size
  const double ratio = image_.devicePixelRatio();
  const QRectF part(QPointF(pixels.topLeft()) / ratio, QSizeF(pixels.size()) / ratio);
  QPainter painter(&image_);
  painter.setClipRect(part);
  painter.setTransform(view.transform(), true);
  paint(painter, view.toScene(part));
}

}  // namespace nabla::ui
