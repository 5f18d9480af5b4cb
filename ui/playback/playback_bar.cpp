#include "ui/playback/playback_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include "ui/formula/formula_label.h"
#include "ui/playback/narration.h"
#include "ui/playback/timeline.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"

namespace nabla::ui {
namespace {

constexpr int strip_height = 64;
constexpr int bar_width = 3;

}  // namespace

PlaybackBar::PlaybackBar(Playhead& playhead, const Appearance& appearance, QWidget* parent)
    : QFrame(parent), playhead_(playhead), appearance_(appearance), role_(Role::muted) {
  const Metrics& metrics = appearance.theme().metrics;
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(metrics.padding, 10, metrics.padding, 12);
  rows->setSpacing(6);
  rows->addWidget(makeTransport());
  rows->addWidget(makeNarration());
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&playhead_, &Playhead::positionChanged, this, &PlaybackBar::showPosition);
  connect(&playhead_, &Playhead::traceChanged, this, [this] {
    shown_index_ = -2;
    showPosition();
  });
  connect(&playhead_, &Playhead::playingChanged, this, &PlaybackBar::showPlaying);
  connect(&playhead_, &Playhead::speedChanged, this, &PlaybackBar::showSpeed);
  connect(&appearance_, &Appearance::changed, this, &PlaybackBar::retint);
  retint();
  showPosition();
}

QToolButton* PlaybackBar::button(const char* name, const QString& icon_name, const QString& hint,
                                 void (Playhead::*action)()) {
  auto* tool = new QToolButton(this);
  tool->setObjectName(QLatin1String(name));
  tool->setProperty("icon_name", icon_name);
  tool->setToolTip(hint);
  tool->setAccessibleName(hint);
  tool->setFocusPolicy(Qt::TabFocus);
  connect(tool, &QToolButton::clicked, &playhead_, action);
  return tool;
}

QWidget* PlaybackBar::makeTransport() {
  auto* row = new QWidget;
  auto* items = new QHBoxLayout(row);
  items->setContentsMargins(0, 0, 0, 0);
  items->setSpacing(6);
  play_ = button("play", QStringLiteral("play"), tr("Play or pause (Space)"), &Playhead::toggle);
  play_->setProperty("round", true);
  play_->setFixedSize(38, 38);
  items->addWidget(
      button("first", QStringLiteral("first"), tr("To the start (Home)"), &Playhead::first));
  items->addWidget(
      button("stepBack", QStringLiteral("step-back"), tr("One step back (←)"), &Playhead::back));
  items->addWidget(play_);
  items->addWidget(button("stepForward", QStringLiteral("step-forward"), tr("One step forward (→)"),
                          &Playhead::forward));
  items->addWidget(button("last", QStringLiteral("last"), tr("To the end (End)"), &Playhead::last));
  items->addSpacing(8);
  items->addWidget(new Timeline(playhead_, appearance_), 1);
  speed_ = makeSpeed();
  items->addWidget(speed_);
  return row;
}

QToolButton* PlaybackBar::makeSpeed() {
  auto* tool = new QToolButton;
  tool->setObjectName(QStringLiteral("speed"));
  tool->setProperty("icon_name", QStringLiteral("speed"));
  tool->setToolTip(tr("How fast it plays"));
  tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  tool->setPopupMode(QToolButton::InstantPopup);
  tool->setFocusPolicy(Qt::TabFocus);
  tool->setFixedWidth(78);
  auto* menu = new QMenu(tool);
  for (const double factor : {0.25, 0.5, 1.0, 2.0, 4.0, 8.0}) {
    menu->addAction(QStringLiteral("%1×").arg(factor), this,
                    [this, factor] { playhead_.setSpeed(factor); });
  }
  tool->setMenu(menu);
  return tool;
}

QWidget* PlaybackBar::makeNarration() {
  strip_ = new QWidget;
  strip_->setFixedHeight(strip_height);
  auto* items = new QHBoxLayout(strip_);
  items->setContentsMargins(18, 4, 16, 4);
  items->setSpacing(16);
  sentence_ = new QLabel;
  sentence_->setObjectName(QStringLiteral("narration"));
  sentence_->setWordWrap(true);
  sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  QFont font = sentence_->font();
  font.setWeight(QFont::DemiBold);
  sentence_->setFont(font);
  formula_ = new FormulaLabel(appearance_);
  formula_->setObjectName(QStringLiteral("narrationFormula"));
  formula_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  items->addWidget(sentence_, 1);
  items->addWidget(formula_, 1);
  return strip_;
}

void PlaybackBar::showPosition() {
  const int index = playhead_.currentIndex();
  if (index == shown_index_) return;
  shown_index_ = index;
  const Narration told = playhead_.trace() ? narrate(*playhead_.trace(), index) : Narration{};
  sentence_->setText(told.text);
  formula_->setFormula(told.formula);
  role_ = told.role;
  update();
}

void PlaybackBar::showPlaying() {
  play_->setProperty("icon_name",
                     playhead_.isPlaying() ? QStringLiteral("pause") : QStringLiteral("play"));
  retint();
}

void PlaybackBar::showSpeed() { speed_->setText(QStringLiteral("%1×").arg(playhead_.speed())); }

void PlaybackBar::retint() {
  const Theme& look = appearance_.theme();
  for (QToolButton* tool : findChildren<QToolButton*>()) {
    const QString name = tool->property("icon_name").toString();
    tool->setIcon(tool == play_ ? icon(name, look.on_accent) : icon(name, look, Role::muted));
  }
  showSpeed();
  update();
}

void PlaybackBar::paintEvent(QPaintEvent*) {
  const Theme& look = appearance_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(look.panel_border);
  painter.setBrush(look.panel);
  const double radius = look.metrics.radius;
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  const QRectF area = strip_->geometry();
  QPainterPath rounded;
  rounded.addRoundedRect(area, look.metrics.small_radius, look.metrics.small_radius);
  const QColor color = look.color(role_);
  painter.fillPath(rounded, role_ == Role::muted ? look.window : look.chip(role_).fill);
  painter.setClipPath(rounded);
  painter.fillRect(QRectF(area.left(), area.top(), bar_width, area.height()), color);
}

}  // namespace nabla::ui
