// The theme that a window shows now; widgets keep a reference and repaint when it changes.
#pragma once

#include <QObject>

#include "ui/theme/theme.h"

namespace nabla::ui {

class Appearance : public QObject {
  Q_OBJECT

 public:
  enum class Mode : std::uint8_t { system, light, dark };

  // Notes whether the desktop is dark, so make it before applyStyle() changes the palette.
  explicit Appearance(QObject* parent = nullptr);

  const Theme& theme() const;
  Mode mode() const { return mode_; }
  // Emits changed() if another theme follows from it.
  void setMode(Mode mode);
  // From dark to light or back, whatever the desktop says.
  void toggle();

 signals:
  void changed();

 private:
  Mode mode_ = Mode::system;
  bool system_is_dark_ = false;
};

}  // namespace nabla::ui
