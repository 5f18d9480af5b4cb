// What stands on the card of a node, and how large the card must be for it.
#pragma once

#include <QFontMetricsF>
#include <QHash>
#include <unordered_map>

#include "ui/canvas/scene.h"

namespace nabla::ui {

// The cards of one trace: words and widths that many of them share are looked up once.
class CardFaces {
 public:
  CardFaces(const Trace& trace, TitleCache& titles);

  // Everything but the place: words, title, size (as a rectangle around the origin) and room for
  // pills.
  SceneCard of(NodeId node);

 private:
  struct OpWords {
    QString word, with_glyph, glyph;
    const Title* title = nullptr;  // where it is the same for all nodes of the op
  };
  const OpWords& wordsOf(const OpDef& op);
  QString chipOf(const SceneCard& card);
  double chipWidth(const QString& chip);
  void makeBare(SceneCard& card, double value);
  void makeHole(SceneCard& card);
  void setTitle(SceneCard& card);
  void setSize(SceneCard& card);

  const Trace& trace_;
  const Graph& graph_;
  TitleCache& titles_;
  QFontMetricsF chips_;
  QString input_, placeholder_, constant_;
  double output_width_ = 0;
  std::unordered_map<const OpDef*, OpWords> words_;
  QHash<QString, double> widths_;
};

// One of them alone.
SceneCard cardFace(const Trace& trace, NodeId node, TitleCache& titles);

// The font of chips.
QFont chipFont();

}  // namespace nabla::ui
