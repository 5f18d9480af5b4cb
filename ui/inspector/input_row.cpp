#include "ui/inspector/input_row.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QWheelEvent>
#include <cmath>

#include "engine/document/document.h"
#include "engine/tensor/format.h"
#include "ui/commands/commands.h"
#include "ui/formula/numbers.h"
#include "ui/formula/pretty_name.h"
#include "ui/theme/elided_label.h"
#include "ui/theme/elided_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/slider.h"
#include "ui/theme/style.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

constexpr int slider_steps = 400;

// A round length that reaches well past the number: 1, 2, 5 times a power of ten, 5 at least near
// zero.
double reach_for(double value) {
  const double size = std::abs(value);
  if (!(size > 2.5)) return 5;
  const double power = std::pow(10.0, std::floor(std::log10(size)));
  for (const double factor : {2.0, 5.0, 10.0, 20.0}) {
    if (factor * power >= 1.6 * size) return factor * power;
  }
  return 20 * power;
}

// What a drag leaves: as few digits as the slider can tell apart.
double rounded(double value, double reach) {
  const double grain = std::pow(10.0, std::floor(std::log10(reach / slider_steps)));
  return std::round(value / grain) / std::round(1 / grain);
}

}  // namespace

InputRow::InputRow(Workspace& workspace, const Appearance& appearance, const std::string& name,
                   QGridLayout& grid, int row, QObject* parent)
    : QObject(parent),
      workspace_(workspace),
      appearance_(appearance),
      name_(name),
      grid_(grid),
      row_(row),
      title_(new QLabel(prettyName(QString::fromStdString(name)))),
      slider_(new Slider(Qt::Horizontal)),
      field_(new QLineEdit),
      gradient_(new ElidedLabel),
      hint_(new QLabel),
      reset_(new QAction(this)) {
  const QString id = QString::fromStdString(name);
  title_->setFont(uiFont(13, QFont::DemiBold));
  title_->setObjectName(QStringLiteral("name_") + id);
  title_->installEventFilter(this);
  for (QWidget* widget : {static_cast<QWidget*>(title_), static_cast<QWidget*>(slider_)}) {
    widget->setContextMenuPolicy(Qt::ActionsContextMenu);
    widget->addAction(reset_);
  }
  reset_->setObjectName(QStringLiteral("reset_") + id);
  connect(reset_, &QAction::triggered, this, [this] { resetValue(workspace_, name_); });
  setMovedFrom(std::nullopt);
  gradient_->setObjectName(QStringLiteral("gradient_") + id);
  gradient_->setFont(codeFont(12));
  gradient_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  setVariant(*hint_, "kind", QStringLiteral("error"));
  hint_->setObjectName(QStringLiteral("hint_") + id);
  hint_->setWordWrap(true);
  hint_->hide();
  makeSlider();
  makeField();
  grid.addWidget(title_, row, 0);
  grid.addWidget(slider_, row, 1);
  grid.addWidget(field_, row, 2);
  grid.addWidget(gradient_, row, 3);
  grid.addWidget(hint_, row + 1, 0, 1, 4);
}

void InputRow::makeSlider() {
  const QString id = QString::fromStdString(name_);
  slider_->setObjectName(QStringLiteral("slider_") + id);
  slider_->setAccessibleName(tr("%1, slider").arg(id));
  slider_->setRange(0, slider_steps);
  slider_->setPageStep(slider_steps / 20);
  slider_->setMinimumWidth(56);
  connect(slider_, &QSlider::sliderPressed, this, [this] { gesture_ = newGesture(); });
  connect(slider_, &QSlider::sliderReleased, this, [this] { setValue(value_); });
  connect(slider_, &QSlider::valueChanged, this, &InputRow::slide);
}

void InputRow::makeField() {
  const QString id = QString::fromStdString(name_);
  field_->setObjectName(QStringLiteral("value_") + id);
  field_->setAccessibleName(tr("%1, value").arg(id));
  field_->setToolTip(tr("A number or a constant expression: 0.5, 2/3, pi, [1, 2]"));
  field_->setFont(codeFont(12));
  field_->setAlignment(Qt::AlignRight);
  field_->setMinimumWidth(64);
  field_->installEventFilter(this);
  connect(field_, &QLineEdit::editingFinished, this, &InputRow::enter);
}

void InputRow::setValue(const Tensor& value) {
  value_ = value;
  slider_->setEnabled(value.is_scalar());
  slider_->setVisible(value.is_scalar());
  // Numbers in a list have the slider's room, too.
  const int first = value.is_scalar() ? 2 : 1;
  if (first != first_) grid_.addWidget(field_, row_, first, 1, 3 - first);
  first_ = first;
  if (value.is_scalar() && std::isfinite(value.item()) && !slider_->isSliderDown()) {
    const double x = value.item();
    const bool outside = x < low() || x > center_ + reach_ || reach_ > 20 * reach_for(x);
    if (outside) reach_ = reach_for(x);
    const QSignalBlocker quiet(slider_);
    slider_->setValue(static_cast<int>(std::lround((x - low()) / (2 * reach_) * slider_steps)));
  }
  if (!field_->hasFocus() || !field_->isModified()) showField();
}

// Whether the field shows the text whole.
bool InputRow::fits(const QString& text) const {
  constexpr int around = 14;  // frame and margins
  return field_->fontMetrics().horizontalAdvance(text) + around <= field_->width();
}

// Every digit while it is edited; as many as there is room for while it is read, six at most and
// two at least.
QString InputRow::fieldText() const {
  if (value_.size() > 64) return QString::fromStdString(value_.shape().str());
  if (field_->hasFocus()) return QString::fromStdString(format_tensor(value_, 17, 64));
  QString text;
  for (int digits = 6; digits >= 2; --digits) {
    text = shownTensor(value_, digits, 64);
    if (!value_.is_scalar() || fits(text)) break;
  }
  return elidedList(text, [this](const QString& form) { return fits(form); });
}

void InputRow::showField() {
  field_->setText(fieldText());
  field_->setReadOnly(value_.size() > 64);
  field_->setCursorPosition(0);
  field_->setModified(false);
}

void InputRow::slide(int position) {
  const double value = rounded(low() + 2 * reach_ * position / slider_steps, reach_);
  if (!slider_->isSliderDown()) gesture_ = newGesture();
  value_ = Tensor(value);
  showField();
  showHint({}, false);
  nabla::ui::setValue(workspace_, name_, value_, gesture_);
}

// Applies what was typed; what cannot be read stays there with a word on why, and changes nothing.
void InputRow::enter() {
  if (!field_->isModified()) return;
  const Expected<Point> point = parse_point(name_ + "=" + field_->text().toStdString());
  if (!point || point->size() != 1) {
    showHint(point ? tr("one value, please") : words(point.error()), true);
    return;
  }
  const Tensor value = point->begin()->second;
  if (value.shape() != value_.shape()) {
    showHint(tr("%1 has the shape %2")
                 .arg(QString::fromStdString(name_), QString::fromStdString(value_.shape().str())),
             true);
    return;
  }
  showHint({}, false);
  field_->setModified(false);
  value_ = value;
  nabla::ui::setValue(workspace_, name_, value, newGesture());
}

void InputRow::stepBy(int steps, bool fine) {
  if (!value_.is_scalar()) return;
  const double step = (fine ? 0.01 : 0.1) * std::max(1.0, reach_ / 5);
  const double value = std::round((value_.item() + steps * step) / step * 1e6) / 1e6 * step;
  const double shortest = QString::fromStdString(format_number(value, 12)).toDouble();
  value_ = Tensor(shortest);  // the next key may come before the analysis
  showField();
  nabla::ui::setValue(workspace_, name_, value_, newGesture());
}

bool InputRow::eventFilter(QObject* object, QEvent* event) {
  if (object == title_) {
    const bool resets = event->type() == QEvent::MouseButtonDblClick && reset_->isEnabled();
    if (resets) reset_->trigger();
    return resets;
  }
  // A field that holds no half-typed text leaves Ctrl+Z to the document.
  if (event->type() == QEvent::ShortcutOverride && !field_->isModified()) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
      event->ignore();
      return true;
    }
  }
  if (event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    const bool up = key->key() == Qt::Key_Up;
    if (up || key->key() == Qt::Key_Down) {
      enter();
      stepBy(up ? 1 : -1, key->modifiers() & Qt::ShiftModifier);
      return true;
    }
    if (key->key() == Qt::Key_Escape) {
      showHint({}, false);
      showField();
      return true;
    }
  }
  if (event->type() == QEvent::Resize && !field_->isModified()) showField();
  const bool focus_changes = event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut;
  if (focus_changes && !field_->isModified()) showField();
  if (event->type() == QEvent::Wheel && field_->hasFocus()) {
    stepBy(static_cast<QWheelEvent*>(event)->angleDelta().y() > 0 ? 1 : -1, false);
    return true;
  }
  return QObject::eventFilter(object, event);
}

void InputRow::setMissing(bool missing) {
  if (missing) {
    showHint(tr("no value yet: it starts at 1"), false);
  } else if (!field_->isModified()) {
    showHint({}, false);
  }
}

void InputRow::setMovedFrom(const std::optional<Tensor>& text_value) {
  const QString name = prettyName(QString::fromStdString(name_));
  const QString value =
      text_value ? QString::fromStdString(format_tensor(*text_value, 6, 6)) : QString();
  reset_->setEnabled(text_value.has_value());
  reset_->setText(text_value ? tr("Back to %1, as the program says").arg(value)
                             : tr("As the program says"));
  title_->setText(text_value ? name + QStringLiteral(" •") : name);
  title_->setToolTip(text_value ? tr("The program says %1: double click to go back").arg(value)
                                : QString());
}

void InputRow::setGradient(const QString& text) {
  gradient_->setText(text);
  gradient_->setStyleSheet(QStringLiteral("color: %1").arg(appearance_.theme().gradient.name()));
}

void InputRow::showHint(const QString& text, bool wrong) {
  hint_->setText(text);
  hint_->setVisible(!text.isEmpty());
  setVariant(*hint_, "kind", wrong ? QStringLiteral("error") : QStringLiteral("muted"));
  field_->setStyleSheet(
      wrong ? QStringLiteral("border: 1px solid %1").arg(appearance_.theme().error.name())
            : QString());
}

}  // namespace nabla::ui
