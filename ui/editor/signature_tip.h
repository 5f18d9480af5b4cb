// Over the line: how the function whose arguments are being typed is called, with the argument that
// is typed now in bold, and what it does.
#pragma once

#include <QLabel>

#include "ui/editor/completions.h"
#include "ui/theme/appearance.h"

namespace nabla::ui {

class SignatureTip : public QLabel {
  Q_OBJECT

 public:
  SignatureTip(const Appearance& appearance, QWidget* editor);

  // `line` is the line's place on the screen: the tip stands over it, under it where no room is.
  void tell(const Completion& function, int argument, const QRect& line);

 private:
  void restyle();

  const Appearance& appearance_;
};

}  // namespace nabla::ui
