// Shows one formula: shrinks it a little when there is little room, then leaves out its middle and
// has the whole of it as tool tip.
#pragma once

#include <QWidget>

#include "ui/formula/layout.h"
#include "ui/theme/appearance.h"

namespace nabla::ui {

class FormulaLabel : public QWidget {
  Q_OBJECT

 public:
  explicit FormulaLabel(const Appearance& appearance, QWidget* parent = nullptr);

  void setFormula(const Math& formula);
  void clear() { setFormula({}); }
  // The font size in pixels; 18 at first.
  void setPixelSize(double px);
  // The colour of parts without a role.
  void setRole(Role role);
  void setAlignment(Qt::Alignment alignment);

  const Math& formula() const { return formula_; }
  // The formula as plain text; also the accessible name.
  QString text() const;
  // What of it is to be seen.
  QString shownText() const;
  double shownWidth() const { return shown_typeset_.size.width(); }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void layOut();
  void fitToWidth();

  const Appearance& appearance_;
  Math formula_;
  Typeset typeset_;
  Math shown_;  // the formula, or a shorter form of it
  Typeset shown_typeset_;
  double px_ = 18;
  Role role_ = Role::text;
  Qt::Alignment alignment_ = Qt::AlignLeft | Qt::AlignVCenter;
};

}  // namespace nabla::ui
