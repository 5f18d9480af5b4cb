#include "ui/theme/slider.h"

#include <QMouseEvent>
#include <QStyle>
#include <QStyleOptionSlider>

namespace nabla::ui {

void Slider::mousePressEvent(QMouseEvent* event) {
  QStyleOptionSlider option;
  initStyleOption(&option);
  const auto part = [&](QStyle::SubControl control) {
    return style()->subControlRect(QStyle::CC_Slider, &option, control, this);
  };
  const QRect handle = part(QStyle::SC_SliderHandle), track = part(QStyle::SC_SliderGroove);
  const QPoint at = event->position().toPoint();
  const bool across = orientation() == Qt::Horizontal;
  const bool on_handle = across ? at.x() >= handle.left() && at.x() <= handle.right()
                                : at.y() >= handle.top() && at.y() <= handle.bottom();
  if (event->button() == Qt::LeftButton && !on_handle) {
    const int length = across ? handle.width() : handle.height();
    const int from = across ? at.x() - track.x() : at.y() - track.y();
    const int room = (across ? track.width() : track.height()) - length;
    setSliderDown(true);  // the way there and what is dragged on are one gesture
    setValue(QStyle::sliderValueFromPosition(minimum(), maximum(), from - length / 2, room,
                                             option.upsideDown));
  }
  QSlider::mousePressEvent(event);
}

}  // namespace nabla::ui
