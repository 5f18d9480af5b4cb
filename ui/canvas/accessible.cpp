#include "ui/canvas/accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <algorithm>

#include "ui/canvas/graph_canvas.h"
#include "ui/formula/pretty_name.h"

namespace nabla::ui {

namespace {

class NodeAccessible : public QAccessibleInterface {
 public:
  NodeAccessible(GraphCanvas* canvas, NodeId node) : canvas_(canvas), node_(node) {}

  bool isValid() const override { return card() != nullptr; }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return canvas_ ? canvas_->window()->windowHandle() : nullptr; }
  QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(canvas_);
  }
  QAccessibleInterface* child(int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  void setText(QAccessible::Text, const QString&) override {}
  NodeId node() const { return node_; }

  QString text(QAccessible::Text kind) const override {
    const SceneCard* card = this->card();
    if (!card) return {};
    if (kind == QAccessible::Name) {
      return card->chip.isEmpty() ? card->label : prettyName(card->label) + ", " + card->chip;
    }
    if (kind == QAccessible::Value) return valueWords();
    return kind == QAccessible::Description ? canvas_->toolTipOf(node_) : QString();
  }

  QRect rect() const override {
    if (!card()) return {};
    const QRect area = canvas_->nodeRect(node_).toAlignedRect();
    return {canvas_->mapToGlobal(area.topLeft()), area.size()};
  }

  QAccessible::State state() const override {
    QAccessible::State state;
    state.focusable = state.selectable = true;
    if (!card()) return state;
    const auto& selected = canvas_->selected();
    state.selected = std::find(selected.begin(), selected.end(), node_) != selected.end();
    state.invisible = card()->hidden;
    state.focused = canvas_->hasFocus() && canvas_->focusedNode() == node_;
    state.offscreen = !canvas_->nodeRect(node_).intersects(QRectF(canvas_->rect()));
    return state;
  }

 private:
  const SceneCard* card() const {
    return canvas_ && canvas_->scene() ? canvas_->scene()->card(node_) : nullptr;
  }
  QString valueWords() const {
    QString words = canvas_->valueText(node_);
    const QString gradient = canvas_->gradientText(node_);
    if (!gradient.isEmpty())
      words += (words.isEmpty() ? "" : ", ") + GraphCanvas::tr("gradient %1").arg(gradient);
    if (!canvas_->stopText(node_).isEmpty())
      words += (words.isEmpty() ? "" : ", ") + GraphCanvas::tr("breakpoint");
    return words;
  }

  QPointer<GraphCanvas> canvas_;
  NodeId node_;
};

class CanvasAccessible : public QAccessibleWidget {
 public:
  explicit CanvasAccessible(GraphCanvas* canvas) : QAccessibleWidget(canvas, QAccessible::List) {}
  ~CanvasAccessible() override {
    for (const QAccessible::Id id : std::as_const(nodes_))
      QAccessible::deleteAccessibleInterface(id);
  }

  int childCount() const override {
    return canvas()->scene() ? static_cast<int>(canvas()->scene()->cards().size()) : 0;
  }

  QAccessibleInterface* child(int index) const override {
    if (index < 0 || index >= childCount()) return nullptr;
    const auto known = nodes_.constFind(index);
    if (known != nodes_.constEnd()) return QAccessible::accessibleInterface(*known);
    auto* made = new NodeAccessible(canvas(), NodeId{static_cast<std::uint32_t>(index)});
    nodes_.insert(index, QAccessible::registerAccessibleInterface(made));
    return made;
  }

  int indexOfChild(const QAccessibleInterface* child) const override {
    const auto* node = dynamic_cast<const NodeAccessible*>(child);
    return node ? static_cast<int>(node->node().index) : -1;
  }

  QAccessibleInterface* childAt(int x, int y) const override {
    const auto node = canvas()->nodeAt(QPointF(canvas()->mapFromGlobal(QPoint(x, y))));
    return node ? child(static_cast<int>(node->index)) : nullptr;
  }

  QAccessibleInterface* focusChild() const override {
    const auto node = canvas()->focusedNode();
    return node && canvas()->hasFocus() ? child(static_cast<int>(node->index)) : nullptr;
  }

  QString text(QAccessible::Text kind) const override {
    if (kind == QAccessible::Name) return GraphCanvas::tr("Computation graph");
    return QAccessibleWidget::text(kind);
  }

 private:
  GraphCanvas* canvas() const { return static_cast<GraphCanvas*>(widget()); }
  mutable QHash<int, QAccessible::Id> nodes_;
};

QAccessibleInterface* make(const QString&, QObject* object) {
  auto* canvas = qobject_cast<GraphCanvas*>(object);
  return canvas ? new CanvasAccessible(canvas) : nullptr;
}

}  // namespace

void describeCanvasToScreenReaders() { QAccessible::installFactory(make); }

}  // namespace nabla::ui
