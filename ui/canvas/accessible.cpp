#include "ui/canvas/accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <QTextDocumentFragment>
#include <algorithm>

#include "ui/canvas/backward_face.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/formula/pretty_name.h"

namespace nabla::ui {

namespace {

// What card and frame have in common: a thing on the canvas without things inside.
class ThingAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  explicit ThingAccessible(GraphCanvas* canvas) : canvas_(canvas) {}

  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return canvas_ ? canvas_->window()->windowHandle() : nullptr; }
  QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(canvas_);
  }
  QAccessibleInterface* child(int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  void setText(QAccessible::Text, const QString&) override {}
  void* interface_cast(QAccessible::InterfaceType type) override {
    if (type != QAccessible::ActionInterface) return nullptr;
    return static_cast<QAccessibleActionInterface*>(this);
  }
  QStringList keyBindingsForAction(const QString&) const override { return {}; }

 protected:
  const Scene* scene() const { return canvas_ ? canvas_->scene() : nullptr; }
  QRect onScreen(const QRectF& area) const {
    const QRect pixels = area.toAlignedRect();
    return {canvas_->mapToGlobal(pixels.topLeft()), pixels.size()};
  }

  QPointer<GraphCanvas> canvas_;
};

QString joined(const QStringList& parts) {
  QStringList said = parts;
  said.removeAll(QString());
  return said.join(QStringLiteral(", "));
}

class NodeAccessible : public ThingAccessible {
 public:
  NodeAccessible(GraphCanvas* canvas, int index)
      : ThingAccessible(canvas), node_{static_cast<std::uint32_t>(index)} {}

  bool isValid() const override { return card() != nullptr; }
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  NodeId node() const { return node_; }

  QString text(QAccessible::Text kind) const override {
    const SceneCard* card = this->card();
    if (!card) return {};
    if (kind == QAccessible::Name) {
      const auto& backward = canvas_->state().backward;
      if (card->derived && backward && !card->hidden)
        return joined({card->label, backwardWords(*canvas_->trace(), *backward, node_)});
      return joined({card->bare ? card->label : prettyName(card->label), card->chip});
    }
    if (kind == QAccessible::Value) return valueWords();
    return kind == QAccessible::Description ? description(*card) : QString();
  }

  QRect rect() const override { return card() ? onScreen(canvas_->nodeRect(node_)) : QRect(); }

  // A press selects; a composite op opens.
  QStringList actionNames() const override {
    QStringList names{pressAction()};
    if (card() && card()->opens) names << toggleAction();
    return names;
  }
  void doAction(const QString& action) override {
    if (!card()) return;
    if (action == pressAction()) canvas_->select({node_});
    if (action == toggleAction()) canvas_->openBody(node_);
  }

  QAccessible::State state() const override {
    QAccessible::State state;
    state.focusable = state.selectable = true;
    if (!card()) return state;
    const auto& selected = canvas_->selected();
    state.selected = std::find(selected.begin(), selected.end(), node_) != selected.end();
    state.invisible = card()->hidden;
    state.expandable = card()->opens;
    state.collapsed = card()->opens;
    state.focused = canvas_->hasFocus() && canvas_->focusedNode() == node_;
    state.offscreen = !canvas_->nodeRect(node_).intersects(QRectF(canvas_->rect()));
    return state;
  }

 private:
  const SceneCard* card() const { return scene() ? scene()->card(node_) : nullptr; }
  QString valueWords() const {
    const QString gradient = canvas_->gradientText(node_);
    return joined({canvas_->valueText(node_),
                   gradient.isEmpty() ? QString() : GraphCanvas::tr("gradient %1").arg(gradient),
                   canvas_->stopText(node_).isEmpty() ? QString() : GraphCanvas::tr("breakpoint")});
  }
  // The tool tip as plain words, and the frame that the node is in.
  QString description(const SceneCard& card) const {
    const QString tip =
        QTextDocumentFragment::fromHtml(canvas_->toolTipOf(node_)).toPlainText().simplified();
    const int frame = card.derived ? -1 : scene()->frameOf(node_);
    if (frame < 0) return tip;
    const QString& title = scene()->frames()[static_cast<std::size_t>(frame)].title;
    return joined({tip, GraphCanvas::tr("in the frame %1").arg(title)});
  }

  NodeId node_;
};

// A frame around a loop iteration, a branch, a call or an opened op.
class FrameAccessible : public ThingAccessible {
 public:
  FrameAccessible(GraphCanvas* canvas, int index) : ThingAccessible(canvas), index_(index) {}

  bool isValid() const override { return frame() != nullptr; }
  QAccessible::Role role() const override { return QAccessible::Grouping; }
  int index() const { return index_; }

  QString text(QAccessible::Text kind) const override {
    const SceneFrame* frame = this->frame();
    if (!frame) return {};
    if (kind == QAccessible::Name) return frame->title;
    if (kind == QAccessible::Value)
      return frame->collapsed ? GraphCanvas::tr("collapsed") : GraphCanvas::tr("expanded");
    return kind == QAccessible::Description ? frame->traffic : QString();
  }

  QRect rect() const override {
    return frame() ? onScreen(canvas_->view().toWidget(frame()->rect)) : QRect();
  }

  QAccessible::State state() const override {
    QAccessible::State state;
    if (!frame()) return state;
    state.expandable = true;
    state.expanded = !frame()->collapsed;
    state.collapsed = frame()->collapsed;
    state.invisible = frame()->hidden;
    state.offscreen = !canvas_->visibleArea().intersects(frame()->rect);
    return state;
  }

  QStringList actionNames() const override { return {toggleAction()}; }
  void doAction(const QString& action) override {
    const SceneFrame* frame = this->frame();
    if (!frame || frame->hidden || action != toggleAction()) return;
    const QPointF title = frame->collapsed ? frame->rect.center() : frame->titleRect().center();
    canvas_->toggleFrameAt(canvas_->view().toWidget(title));
  }

 private:
  const SceneFrame* frame() const {
    const auto index = static_cast<std::size_t>(index_);
    return scene() && index < scene()->frames().size() ? &scene()->frames()[index] : nullptr;
  }
  int index_;
};

// A node that was never made, in a branch that is not taken.
class GhostAccessible : public ThingAccessible {
 public:
  GhostAccessible(GraphCanvas* canvas, int index) : ThingAccessible(canvas), index_(index) {}

  bool isValid() const override { return ghost() != nullptr; }
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  int index() const { return index_; }

  QString text(QAccessible::Text kind) const override {
    if (!ghost()) return {};
    if (kind == QAccessible::Name) return canvas_->ghostName(index_);
    if (kind == QAccessible::Value) return GraphCanvas::tr("not run");
    return kind == QAccessible::Description ? canvas_->ghostWords(index_) : QString();
  }
  QRect rect() const override {
    return ghost() ? onScreen(canvas_->view().toWidget(ghost()->rect)) : QRect();
  }
  QAccessible::State state() const override {
    QAccessible::State state;
    if (!ghost()) return state;
    state.focusable = state.selectable = true;
    state.disabled = true;
    state.selected = canvas_->selectedGhost() == index_;
    state.focused = canvas_->hasFocus() && state.selected;
    state.invisible = !scene()->isSeen(*ghost());
    return state;
  }
  QStringList actionNames() const override { return {pressAction()}; }
  void doAction(const QString& action) override {
    if (ghost() && action == pressAction()) canvas_->selectGhost(index_);
  }

 private:
  const GhostCard* ghost() const {
    const auto index = static_cast<std::size_t>(index_);
    return scene() && index < scene()->ghosts().size() ? &scene()->ghosts()[index] : nullptr;
  }
  int index_;
};

// The cards in the order of nodes, then the frames, then the ghosts.
class CanvasAccessible : public QAccessibleWidget {
 public:
  explicit CanvasAccessible(GraphCanvas* canvas) : QAccessibleWidget(canvas, QAccessible::List) {}
  ~CanvasAccessible() override {
    for (const auto* things : {&nodes_, &frames_, &ghosts_}) {
      for (const QAccessible::Id id : *things) QAccessible::deleteAccessibleInterface(id);
    }
  }

  int childCount() const override { return cardCount() + frameCount() + ghostCount(); }

  QAccessibleInterface* child(int index) const override {
    if (index < 0 || index >= childCount()) return nullptr;
    const int frames = cardCount() + frameCount();
    if (index >= frames) return known<GhostAccessible>(ghosts_, index - frames);
    if (index >= cardCount()) return known<FrameAccessible>(frames_, index - cardCount());
    return known<NodeAccessible>(nodes_, index);
  }

  int indexOfChild(const QAccessibleInterface* child) const override {
    if (const auto* frame = dynamic_cast<const FrameAccessible*>(child))
      return cardCount() + frame->index();
    if (const auto* ghost = dynamic_cast<const GhostAccessible*>(child))
      return cardCount() + frameCount() + ghost->index();
    const auto* node = dynamic_cast<const NodeAccessible*>(child);
    return node ? static_cast<int>(node->node().index) : -1;
  }

  QAccessibleInterface* childAt(int x, int y) const override {
    const QPointF at(canvas()->mapFromGlobal(QPoint(x, y)));
    if (const auto node = canvas()->nodeAt(at)) return child(static_cast<int>(node->index));
    if (const auto ghost = canvas()->ghostAt(at)) return child(cardCount() + frameCount() + *ghost);
    const int frame =
        canvas()->scene() ? canvas()->scene()->frameAt(canvas()->view().toScene(at)) : -1;
    return frame < 0 ? nullptr : child(cardCount() + frame);
  }

  QAccessibleInterface* focusChild() const override {
    if (!canvas()->hasFocus()) return nullptr;
    if (const int ghost = canvas()->selectedGhost(); ghost >= 0)
      return child(cardCount() + frameCount() + ghost);
    const auto node = canvas()->focusedNode();
    if (!node) return nullptr;
    const int frame = canvas()->scene()->standIn(*node);
    return child(frame < 0 ? static_cast<int>(node->index) : cardCount() + frame);
  }

  QString text(QAccessible::Text kind) const override {
    if (kind == QAccessible::Name) return GraphCanvas::tr("Computation graph");
    return QAccessibleWidget::text(kind);
  }

 private:
  GraphCanvas* canvas() const { return static_cast<GraphCanvas*>(widget()); }
  int cardCount() const {
    return canvas()->scene() ? static_cast<int>(canvas()->scene()->cards().size()) : 0;
  }
  int frameCount() const {
    return canvas()->scene() ? static_cast<int>(canvas()->scene()->frames().size()) : 0;
  }
  int ghostCount() const {
    return canvas()->scene() ? static_cast<int>(canvas()->scene()->ghosts().size()) : 0;
  }
  // The thing with that index, made when it is first asked for.
  template <class Thing>
  QAccessibleInterface* known(QHash<int, QAccessible::Id>& made, int index) const {
    const auto found = made.constFind(index);
    if (found != made.constEnd()) return QAccessible::accessibleInterface(*found);
    auto* thing = new Thing(canvas(), index);
    made.insert(index, QAccessible::registerAccessibleInterface(thing));
    return thing;
  }

  mutable QHash<int, QAccessible::Id> nodes_, frames_, ghosts_;
};

QAccessibleInterface* make(const QString&, QObject* object) {
  auto* canvas = qobject_cast<GraphCanvas*>(object);
  return canvas ? new CanvasAccessible(canvas) : nullptr;
}

}  // namespace

void describeCanvasToScreenReaders() { QAccessible::installFactory(make); }

}  // namespace nabla::ui
