#include "ui/canvas/breadcrumbs.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/panel.h"
#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

constexpr int longest_crumb = 30;  // characters of one crumb

// Whether the turns of the loop have no group of their own around them.
bool isLoop(const std::vector<Context>& contexts, const Context& turn) {
  return turn.kind == ContextKind::iteration &&
         !(turn.parent.valid() && isOpened(contexts[turn.parent.index]));
}

bool sameLoop(const Context& a, const Context& b) {
  return a.kind == b.kind && a.parent == b.parent && a.span == b.span;
}

bool isWithin(const std::vector<Context>& contexts, ContextId context, const Crumb& crumb) {
  for (ContextId c = context; c.valid(); c = contexts[c.index].parent) {
    if (c == crumb.context) return true;
    if (crumb.loop && sameLoop(contexts[c.index], contexts[crumb.context.index])) return true;
  }
  return false;
}

}  // namespace

std::vector<Crumb> crumbsAround(const std::vector<Context>& contexts, ContextId innermost,
                                const LineOf& line) {
  std::vector<Crumb> crumbs;
  for (ContextId c = innermost; c.valid(); c = contexts[c.index].parent) {
    crumbs.push_back({titleOf(contexts, c), c});
    const Context& context = contexts[c.index];
    if (!isLoop(contexts, context)) continue;
    crumbs.push_back({Breadcrumbs::tr("loop, line %1").arg(line(context.span)), c, true});
  }
  std::reverse(crumbs.begin(), crumbs.end());
  return crumbs;
}

std::vector<NodeId> nodesIn(const Trace& trace, const Crumb& crumb) {
  const auto& contexts = trace.graph.contexts();
  std::vector<bool> within(contexts.size(), false);
  for (std::size_t c = 0; c < contexts.size(); ++c) {
    const bool own = crumb.loop ? sameLoop(contexts[c], contexts[crumb.context.index])
                                : c == crumb.context.index;
    const ContextId above = contexts[c].parent;
    within[c] = own || (above.valid() && within[above.index]);
  }
  std::vector<NodeId> nodes;
  for (std::uint32_t i = 0; i < trace.forward_size; ++i) {
    const ContextId context = trace.graph[NodeId{i}].context;
    if (context.valid() && within[context.index]) nodes.push_back(NodeId{i});
  }
  return nodes;
}

Breadcrumbs::Breadcrumbs(GraphCanvas& canvas, const Appearance& appearance)
    : QFrame(&canvas), canvas_(canvas), appearance_(appearance) {
  setObjectName(QStringLiteral("breadcrumbs"));
  setAccessibleName(tr("Groups around the selection"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(6, 2, 6, 2);
  row->setSpacing(0);
  setCursor(Qt::ArrowCursor);
  connect(&canvas, &GraphCanvas::selectionChanged, this, &Breadcrumbs::takeSelection);
  connect(&canvas, &GraphCanvas::sceneChanged, this, &Breadcrumbs::takeSelection);
  connect(&appearance_, &Appearance::changed, this, qOverload<>(&QWidget::update));
  hide();
}

// What is around all that is selected.
std::vector<Crumb> Breadcrumbs::around() const {
  std::vector<Crumb> common;
  const auto& trace = canvas_.trace();
  if (!trace) return common;
  const auto& contexts = trace->graph.contexts();
  ContextId last;
  for (const NodeId node : canvas_.selected()) {
    if (node.index >= trace->forward_size) continue;
    const ContextId context = trace->graph[node].context;
    if (!context.valid()) return {};
    if (context == last) continue;
    if (!last.valid()) common = crumbsAt(context);
    last = context;
    while (!common.empty() && !isWithin(contexts, context, common.back())) common.pop_back();
  }
  return common;
}

std::vector<Crumb> Breadcrumbs::crumbsAt(ContextId context) const {
  return crumbsAround(canvas_.trace()->graph.contexts(), context,
                      [this](SourceSpan span) { return canvas_.lineOf(span); });
}

void Breadcrumbs::takeSelection() {
  std::vector<Crumb> crumbs = around();
  const QString ghost = canvas_.ghostBranch(canvas_.selectedGhost());
  if (!ghost.isEmpty() && canvas_.trace()) {
    crumbs = crumbsAt(canvas_.ghostContext(canvas_.selectedGhost()));
  }
  if (crumbs == crumbs_ && ghost == ghost_) return;
  crumbs_ = std::move(crumbs);
  ghost_ = ghost;
  fill();
}

void Breadcrumbs::fill() {
  while (QLayoutItem* item = layout()->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  const bool any = !crumbs_.empty() || !ghost_.isEmpty();
  setVisible(any);
  if (!any) return;
  addCrumb({tr("graph"), {}}, false);
  for (std::size_t i = 0; i < crumbs_.size(); ++i)
    addCrumb(crumbs_[i], i + 1 == crumbs_.size() && ghost_.isEmpty());
  if (!ghost_.isEmpty()) {
    auto* here = new QLabel(ghost_);
    here->setFont(uiFont(12, QFont::DemiBold));
    here->setContentsMargins(6, 0, 6, 0);
    layout()->addWidget(here);
  }
  shorten();
}

void Breadcrumbs::addCrumb(const Crumb& crumb, bool last) {
  auto* button = new QToolButton(this);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setFont(uiFont(12, last ? QFont::DemiBold : QFont::Normal));
  button->setText(crumb.text.size() > longest_crumb
                      ? crumb.text.left(longest_crumb - 1) + QStringLiteral("…")
                      : crumb.text);
  button->setAccessibleName(crumb.text);
  button->setToolTip(crumb.context.valid() ? tr("Select what is in %1").arg(crumb.text)
                                           : tr("Show the whole graph"));
  connect(button, &QToolButton::clicked, this, [this, crumb] { follow(crumb); });
  layout()->addWidget(button);
  if (const auto key = canvas_.bodyOf(crumb.context); key && !crumb.loop) addClose(*key);
  if (!last) layout()->addWidget(new QLabel(QStringLiteral("›"), this));
}

void Breadcrumbs::addClose(const std::string& key) {
  auto* close = new QToolButton(this);
  close->setAutoRaise(true);
  close->setFocusPolicy(Qt::TabFocus);
  close->setText(QStringLiteral("×"));
  close->setToolTip(tr("Close it"));
  close->setAccessibleName(tr("Close it"));
  connect(close, &QToolButton::clicked, this, [this, key] { canvas_.closeBody(key); });
  layout()->addWidget(close);
}

void Breadcrumbs::place(QPoint corner, int width) {
  move(corner);
  room_ = width;
  shorten();
}

// Where they are too wide, the groups after the first give way.
void Breadcrumbs::shorten() {
  const auto widget = [this](int i) { return layout()->itemAt(i)->widget(); };
  const int count = layout()->count();
  for (int i = 0; i < count; ++i) widget(i)->setVisible(true);
  int next = 2;
  layout()->invalidate();
  while (layout()->sizeHint().width() > room_ && next + 1 < count) {
    widget(next++)->setVisible(false);
    layout()->invalidate();
  }
  adjustSize();
}

void Breadcrumbs::follow(const Crumb& crumb) {
  if (!crumb.context.valid()) {
    canvas_.clearSelection();
    return canvas_.fit();
  }
  canvas_.select(nodesIn(*canvas_.trace(), crumb));
  canvas_.zoomToSelection();
}

void Breadcrumbs::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintPanel(painter, QRectF(rect()), appearance_.theme());
}

void Breadcrumbs::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    crumbs_ = around();
    fill();
  }
  QFrame::changeEvent(event);
}

}  // namespace nabla::ui
