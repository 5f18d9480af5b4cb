#include "ui/theme/segmented.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVariant>

namespace nabla::ui {

namespace {

// The style sheet tells segments apart by these words.
const char* roleWord(Role role) {
  switch (role) {
    case Role::gradient:
      return "gradient";
    case Role::tangent:
      return "tangent";
    case Role::value:
      return "value";
    default:
      return "accent";
  }
}

}  // namespace

Segmented::Segmented(QWidget* parent) : QFrame(parent), group_(new QButtonGroup(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(3, 3, 3, 3);
  row->setSpacing(2);
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  connect(group_, &QButtonGroup::idToggled, this, [this](int index, bool checked) {
    if (!checked || index == current_) return;
    current_ = index;
    emit currentChanged(index);
  });
}

int Segmented::addSegment(const QString& text, Role role, const QString& tool_tip) {
  const int index = count();
  auto* button = new QPushButton(text, this);
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);  // after a click the arrow keys stay the window's
  button->setToolTip(tool_tip);
  button->setProperty("role", roleWord(role));
  button->setObjectName(QStringLiteral("segment%1").arg(index));
  if (index == 0) {
    current_ = 0;
    button->setChecked(true);
  }
  group_->addButton(button, index);
  layout()->addWidget(button);
  return index;
}

void Segmented::setSegmentText(int index, const QString& text) {
  if (auto* button = group_->button(index)) button->setText(text);
}

void Segmented::setSegmentEnabled(int index, bool enabled) {
  if (auto* button = group_->button(index)) button->setEnabled(enabled);
}

int Segmented::count() const { return static_cast<int>(group_->buttons().size()); }

int Segmented::currentIndex() const { return current_; }

void Segmented::setCurrentIndex(int index) {
  if (auto* button = group_->button(index)) button->setChecked(true);
}

}  // namespace nabla::ui
