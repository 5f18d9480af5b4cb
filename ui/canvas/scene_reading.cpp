// Which way the scene is read. Everything is laid out and curved from left to right; read down,
// coordinates change places on the way in and out, and pills stand at the right of their cards.
#include <algorithm>
#include <utility>

#include "ui/canvas/pill.h"
#include "ui/canvas/scene.h"

namespace nabla::ui {

QPointF Scene::port(const SceneCard& card, int operand) const {
  const QPointF middle = card.rect.center();
  const bool down = reading_ == Reading::down;
  const double half = (down ? card.rect.height() : card.rect.width()) / 2;
  // The backward graph reads the other way.
  const double side = (operand < 0) == card.derived ? -half : half;
  double share = 0;
  if (operand >= 0)
    share = 0.78 * along(card.rect) * ((operand + 0.5) / std::max(card.operands, 1) - 0.5);
  return middle + turned(QPointF(side, share));
}

QPointF Scene::shutEnd(const SceneCard& card, double side, double off) const {
  const double reach = reading_ == Reading::down ? card.rect.height() : card.rect.width();
  return turned(card.rect.center()) + QPointF(side * reach / 2, off);
}

double Scene::along(const QRectF& rect) const {
  return reading_ == Reading::down ? rect.width() : rect.height();
}

NodePlaces Scene::placesFor(Reading reading) const {
  NodePlaces found = places();
  if (reading == reading_) return found;
  for (auto& [key, place] : found) place = seenPlace(keptPlace(place, reading_), reading);
  return found;
}

NodePlaces Scene::turned(NodePlaces places) const {
  if (reading_ == Reading::across) return places;
  for (auto& [key, place] : places) std::swap(place.x, place.y);
  return places;
}

// Places as a drawing from left to right wants them.
LayoutHints Scene::turnedHints(const LayoutHints& hints) const {
  LayoutHints here = hints;
  for (auto& [key, place] : here.fixed) place = seenPlace(place, reading_);
  here.fixed = turned(std::move(here.fixed));
  here.previous = turned(std::move(here.previous));
  return here;
}

LayoutNode Scene::layoutNode(int card) const {
  const SceneCard& it = cards_[static_cast<std::size_t>(card)];
  const QRectF room = roomFor(card);
  const bool near = it.kind == CardKind::constant;
  const std::string& key = keys_[static_cast<std::size_t>(card)];
  if (reading_ == Reading::across) {
    return {key,      std::max(it.rect.width(), room.width()), it.rect.height(),
            it.above, std::max(it.below, room.height()),       near,
            it.hole};
  }
  return {key,
          std::max(it.outer().height(), room.height()),
          it.rect.width(),
          0,
          std::max(it.aside, room.width()),
          near,
          it.hole};
}

// Over the card its operands' ports are, so that pills go to its side.
void Scene::turn(SceneCard& card, const Shape& shape) const {
  if (reading_ == Reading::across) return;
  const double higher = pillRoom(shape) - card.rect.height() / 2;
  card.above = card.below = card.bare ? 4 : std::max(4.0, higher);
  card.aside = card.bare && !card.derived ? 4 : pillSideRoom(shape);
}

}  // namespace nabla::ui
