#include "ui/window/notice_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/icons.h"
#include "ui/theme/style.h"

namespace nabla::ui {
namespace {

struct Colors {
  QColor fill, line;
};

Colors colors_of(Role role, const Theme& theme) {
  if (role == Role::error) return {theme.error_fill, theme.error};
  if (role == Role::warning) return {theme.warning_fill, theme.warning};
  return {theme.accent_fill, theme.accent};
}

QString icon_of(Role role) {
  if (role == Role::error) return QStringLiteral("error");
  return role == Role::warning ? QStringLiteral("warning") : QStringLiteral("info");
}

}  // namespace

NoticeBar::NoticeBar(const Notice& notice, const Appearance& appearance, QWidget* parent)
    : QFrame(parent), id_(notice.id), role_(notice.role), appearance_(appearance) {
  setObjectName(notice.id);
  setAccessibleName(notice.text);
  makeRow(notice);
  retint();
  connect(&appearance_, &Appearance::changed, this, &NoticeBar::retint);
}

QString NoticeBar::text() const { return text_->text(); }

void NoticeBar::makeRow(const Notice& notice) {
  const Metrics& metrics = appearance_.theme().metrics;
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metrics.padding, 6, metrics.spacing, 6);
  row->setSpacing(metrics.spacing);
  icon_ = new QLabel;
  text_ = new QLabel(notice.text);
  text_->setTextFormat(Qt::PlainText);
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  row->addWidget(icon_);
  row->addWidget(text_, 1);
  for (const NoticeChoice& choice : notice.choices) {
    auto* button = new QPushButton(choice.text);
    button->setObjectName(choice.name);
    if (&choice == &notice.choices.front()) button->setProperty("primary", true);
    // What it does may take the bar away, so that comes last.
    connect(button, &QPushButton::clicked, this, [this, act = choice.act] {
      emit done();
      if (act) act();
    });
    row->addWidget(button);
  }
  if (!notice.closed) return;
  auto* close = new QToolButton;
  close->setObjectName(QStringLiteral("closeNotice"));
  close->setToolTip(tr("Close"));
  close->setAccessibleName(close->toolTip());
  connect(close, &QToolButton::clicked, this, [this, closed = notice.closed] {
    emit done();
    closed();
  });
  row->addWidget(close);
}

void NoticeBar::retint() {
  const Theme& theme = appearance_.theme();
  const QColor line = colors_of(role_, theme).line;
  const int side = theme.metrics.icon;
  icon_->setPixmap(icon(icon_of(role_), line).pixmap(QSize(side, side), devicePixelRatioF()));
  if (auto* close = findChild<QToolButton*>(QStringLiteral("closeNotice"))) {
    close->setIcon(icon(QStringLiteral("close"), theme));
  }
  update();
}

void NoticeBar::paintEvent(QPaintEvent*) {
  const Theme& theme = appearance_.theme();
  const Colors colors = colors_of(role_, theme);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(mix(colors.fill, colors.line, 0.35));
  painter.setBrush(colors.fill);
  const double radius = theme.metrics.radius;
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

NoticeStack::NoticeStack(const Appearance& appearance, QWidget* parent)
    : QWidget(parent), appearance_(appearance), rows_(new QVBoxLayout(this)) {
  setObjectName(QStringLiteral("notices"));
  const Metrics& metrics = appearance.theme().metrics;
  rows_->setContentsMargins(metrics.gap, 4, metrics.gap, 4);
  rows_->setSpacing(6);
  hide();
}

NoticeBar* NoticeStack::add(const Notice& notice) {
  remove(notice.id);
  auto* bar = new NoticeBar(notice, appearance_);
  connect(bar, &NoticeBar::done, this, [this, id = notice.id] { remove(id); });
  rows_->addWidget(bar);
  setVisible(true);
  return bar;
}

NoticeBar* NoticeStack::find(const QString& id) const {
  for (int i = 0; i < rows_->count(); ++i) {
    auto* bar = qobject_cast<NoticeBar*>(rows_->itemAt(i)->widget());
    if (bar && bar->id() == id) return bar;
  }
  return nullptr;
}

// One of its buttons may be the one that asks for this, so it goes a little later.
void NoticeStack::remove(const QString& id) {
  NoticeBar* bar = find(id);
  if (!bar) return;
  rows_->removeWidget(bar);
  bar->hide();
  bar->setParent(nullptr);
  bar->deleteLater();
  setVisible(rows_->count() > 0);
}

}  // namespace nabla::ui
