#include "ui/canvas/search_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/panel.h"
#include "ui/canvas/search.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"

namespace nabla::ui {

SearchBar::SearchBar(GraphCanvas& canvas, const Appearance& appearance)
    : QFrame(&canvas),
      canvas_(canvas),
      appearance_(appearance),
      field_(new QLineEdit),
      count_(new QLabel) {
  setObjectName(QStringLiteral("searchBar"));
  field_->setObjectName(QStringLiteral("searchField"));
  field_->setMinimumWidth(190);
  field_->installEventFilter(this);
  count_->setObjectName(QStringLiteral("searchCount"));
  count_->setMinimumWidth(64);
  setVariant(*count_, "kind", QStringLiteral("muted"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 6, 6, 6);
  row->setSpacing(4);
  row->addWidget(field_, 1);
  row->addWidget(count_);
  previous_ = add("searchPrevious", "step-back");
  next_ = add("searchNext", "step-forward");
  close_ = add("searchClose", "close");
  connect(field_, &QLineEdit::textChanged, this, &SearchBar::search);
  connect(previous_, &QToolButton::clicked, this, &SearchBar::previous);
  connect(next_, &QToolButton::clicked, this, &SearchBar::next);
  connect(close_, &QToolButton::clicked, this, &SearchBar::close);
  connect(&canvas_, &GraphCanvas::sceneChanged, this, &SearchBar::searchAgain);
  connect(&appearance_, &Appearance::changed, this, &SearchBar::retint);
  setCursor(Qt::ArrowCursor);
  setAutoFillBackground(false);
  showWords();
  retint();
  hide();
}

QToolButton* SearchBar::add(const char* name, const char* icon) {
  auto* button = new QToolButton;
  button->setObjectName(QLatin1String(name));
  button->setProperty("icon_name", QLatin1String(icon));
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setIconSize(QSize(16, 16));
  layout()->addWidget(button);
  return button;
}

void SearchBar::open() {
  show();
  raise();
  field_->setFocus(Qt::ShortcutFocusReason);
  field_->selectAll();
}

void SearchBar::close() {
  hide();
  canvas_.setFocus(Qt::OtherFocusReason);
}

// After an edit the nodes are others; the view stays where it is.
void SearchBar::searchAgain() {
  if (!isVisible()) return found_.clear();
  const auto& trace = canvas_.trace();
  const TraceState* state = canvas_.state().values;
  found_ = trace && state ? findNodes(*trace, *state, field_->text()) : std::vector<NodeId>{};
  at_ = 0;
  const auto number = static_cast<int>(found_.size());
  count_->setText(field_->text().trimmed().isEmpty() ? QString()
                  : number == 0                      ? tr("nothing")
                                                     : tr("%1 of %2").arg(at_ + 1).arg(number));
}

void SearchBar::search() {
  searchAgain();
  if (!found_.empty()) go(0);
}

void SearchBar::next() { go(at_ + 1); }
void SearchBar::previous() { go(at_ - 1); }

void SearchBar::go(int to) {
  const auto number = static_cast<int>(found_.size());
  if (number == 0) return;
  at_ = (to + number) % number;
  count_->setText(tr("%1 of %2").arg(at_ + 1).arg(number));
  canvas_.flyTo(found_[static_cast<std::size_t>(at_)]);
}

bool SearchBar::eventFilter(QObject* object, QEvent* event) {
  if (object != field_ || event->type() != QEvent::KeyPress)
    return QFrame::eventFilter(object, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  switch (key->key()) {
    case Qt::Key_Escape:
      close();
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      go(key->modifiers() & Qt::ShiftModifier ? at_ - 1 : at_ + 1);
      return true;
    case Qt::Key_Down:
      next();
      return true;
    case Qt::Key_Up:
      previous();
      return true;
    default:
      return false;
  }
}

void SearchBar::showWords() {
  field_->setPlaceholderText(tr("Name, op or value"));
  field_->setAccessibleName(tr("Search in the graph"));
  const auto say = [](QToolButton* button, const QString& words) {
    button->setToolTip(words);
    button->setAccessibleName(words);
  };
  say(previous_, tr("Previous match (↑)"));
  say(next_, tr("Next match (Enter)"));
  say(close_, tr("Close the search (Esc)"));
}

void SearchBar::retint() {
  for (QToolButton* button : {previous_, next_, close_})
    button->setIcon(icon(button->property("icon_name").toString(), appearance_.theme()));
  update();
}

void SearchBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintPanel(painter, QRectF(rect()), appearance_.theme());
}

void SearchBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showWords();
  QFrame::changeEvent(event);
}

}  // namespace nabla::ui
