#include "ui/window/top_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include "ui/theme/icons.h"
#include "ui/theme/segmented.h"

namespace nabla::ui {
namespace {

constexpr int logo_size = 26;

class Logo : public QWidget {
 public:
  explicit Logo(QWidget* parent) : QWidget(parent) { setFixedSize(logo_size, logo_size); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paintIcon(painter, rect(), QStringLiteral("logo"), Qt::black);
  }
};

QWidget* row_of(QWidget* parent, QHBoxLayout*& row) {
  auto* group = new QWidget(parent);
  row = new QHBoxLayout(group);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  return group;
}

// The same choice as the actions of a group, as one segmented control.
Segmented* segmented_for(QActionGroup* group, const QList<Role>& roles, QWidget* parent) {
  auto* control = new Segmented(parent);
  for (int i = 0; i < group->actions().size(); ++i) {
    QAction* action = group->actions().at(i);
    control->addSegment(action->text(), roles.at(i), action->toolTip());
    QObject::connect(action, &QAction::toggled, control, [control, i](bool on) {
      if (on) control->setCurrentIndex(i);
    });
    if (action->isChecked()) control->setCurrentIndex(i);
  }
  QObject::connect(control, &Segmented::currentChanged, group, [group](int index) {
    QAction* action = group->actions().at(index);
    if (!action->isChecked()) action->trigger();
  });
  return control;
}

}  // namespace

TopBar::TopBar(const Actions& actions, const Appearance& appearance, QMenu* examples,
               QWidget* parent)
    : QFrame(parent) {
  setFixedHeight(appearance.theme().metrics.toolbar_height);
  QHBoxLayout* left = nullptr;
  left_ = row_of(this, left);
  left->addWidget(new Logo(left_));
  left->addSpacing(8);
  for (QAction* action : {actions.new_file, actions.open, actions.save})
    left->addWidget(button(action));
  left->addSpacing(8);
  for (QAction* action : {actions.undo, actions.redo}) left->addWidget(button(action));
  left->addSpacing(8);
  left->addWidget(button(actions.arrange, true));

  modes_ = segmented_for(actions.modes, {Role::value, Role::tangent, Role::gradient}, this);
  modes_->setObjectName(QStringLiteral("modes"));

  QHBoxLayout* right = nullptr;
  right_ = row_of(this, right);
  auto* lessons = new QToolButton(right_);
  lessons->setObjectName(QStringLiteral("examples"));
  lessons->setText(tr("Examples"));
  lessons->setIcon(icon(QStringLiteral("lessons"), appearance.theme()));
  lessons->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  lessons->setPopupMode(QToolButton::InstantPopup);
  lessons->setMenu(examples);
  connect(&appearance, &Appearance::changed, lessons, [lessons, &appearance] {
    lessons->setIcon(icon(QStringLiteral("lessons"), appearance.theme()));
  });
  right->addWidget(lessons);
  right->addWidget(button(actions.export_picture, true));
  right->addWidget(button(actions.dark));
}

QToolButton* TopBar::button(QAction* action, bool with_text) {
  auto* tool = new QToolButton(this);
  tool->setDefaultAction(action);
  tool->setFocusPolicy(Qt::TabFocus);
  if (with_text) tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  return tool;
}

// The modes stay in the middle of the window while there is room, whatever the sides hold.
void TopBar::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  const auto place = [this](QWidget* widget, int x) {
    const QSize size = widget->sizeHint();
    widget->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
  };
  constexpr int gap = 12;
  place(left_, gap);
  place(right_, width() - right_->sizeHint().width() - gap);
  const int middle = (width() - modes_->sizeHint().width()) / 2;
  place(modes_, std::max(middle, left_->geometry().right() + gap));
}

}  // namespace nabla::ui
