#include "ui/canvas/editing/inline_editor.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/fonts.h"
#include "ui/theme/style.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

constexpr int least_width = 220;
constexpr int most_width = 560;

}  // namespace

InlineEditor::InlineEditor(const QString& text, Commit commit, const Appearance& appearance,
                           QWidget* canvas)
    : QFrame(canvas),
      appearance_(appearance),
      before_(text),
      commit_(std::move(commit)),
      text_(new QLineEdit(text)),
      error_(new QLabel) {
  setObjectName(QStringLiteral("inlineEditor"));
  text_->setObjectName(QStringLiteral("inlineText"));
  text_->setFont(codeFont(14));
  error_->setObjectName(QStringLiteral("inlineError"));
  error_->setWordWrap(true);
  setVariant(*error_, "kind", QStringLiteral("error"));
  error_->hide();
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(6, 6, 6, 6);
  rows->setSpacing(4);
  rows->addWidget(text_);
  rows->addWidget(error_);
  const Theme& look = appearance.theme();
  setStyleSheet(QStringLiteral("#inlineEditor { background: %1; border: 1px solid %2; "
                               "border-radius: %3px; }")
                    .arg(look.panel.name(), look.accent.name())
                    .arg(look.metrics.radius));
  text_->installEventFilter(this);
  connect(text_, &QLineEdit::textChanged, this, [this] {
    error_->hide();
    fitText();
  });
}

void InlineEditor::openOver(const QRectF& card) {
  card_ = card;
  fitText();
  show();
  raise();
  text_->selectAll();
  text_->setFocus(Qt::PopupFocusReason);
}

void InlineEditor::fitText() {
  const int wanted = text_->fontMetrics().horizontalAdvance(text_->text()) + 44;
  const int across =
      std::clamp(wanted, std::max(least_width, static_cast<int>(card_.width())),
                 std::max(least_width, std::min(most_width, parentWidget()->width())));
  setFixedWidth(across);
  layout()->activate();
  adjustSize();
  const QPoint at = (card_.center() - QPointF(across / 2.0, 24)).toPoint();
  move(std::clamp(at.x(), 0, std::max(0, parentWidget()->width() - width())),
       std::clamp(at.y(), 0, std::max(0, parentWidget()->height() - height())));
}

QString InlineEditor::error() const { return error_->isHidden() ? QString() : error_->text(); }

void InlineEditor::commit() {
  if (text_->text().trimmed() == before_) return close();
  const Expected<Done> done = commit_(text_->text());
  if (done) return close();
  error_->setText(words(done.error()));
  error_->show();
  fitText();
}

void InlineEditor::close() {
  text_->removeEventFilter(this);
  parentWidget()->setFocus();
  hide();
  emit closed();
}

bool InlineEditor::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
      commit();
      return true;
    }
    if (key == Qt::Key_Escape) {
      close();
      return true;
    }
  }
  // Going elsewhere means what was typed; what is wrong stays open to be mended.
  if (event->type() == QEvent::FocusOut) {
    const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
    const bool left = reason == Qt::MouseFocusReason || reason == Qt::TabFocusReason ||
                      reason == Qt::BacktabFocusReason;
    if (left) commit();
  }
  return QFrame::eventFilter(watched, event);
}

}  // namespace nabla::ui
