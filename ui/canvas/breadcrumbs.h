// The bar over the canvas that names the groups around what is selected, from the whole graph
// inwards: graph › loop, line 3 › iteration 2. Each leads to its group.
#pragma once

#include <QFrame>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/trace/trace.h"
#include "ui/theme/appearance.h"

class QHBoxLayout;

namespace nabla::ui {

class GraphCanvas;

// A group of nodes: what a context made, or a loop with all its turns.
struct Crumb {
  QString text;
  ContextId context;  // invalid for the whole graph
  bool loop = false;  // all turns of the loop that the context is one of
  friend bool operator==(const Crumb&, const Crumb&) = default;
};

// The groups around a context, the outermost first. `line` tells where a loop is written.
using LineOf = std::function<int(SourceSpan)>;
std::vector<Crumb> crumbsAround(const std::vector<Context>& contexts, ContextId innermost,
                                const LineOf& line);
// The nodes of a group, those of groups within too.
std::vector<NodeId> nodesIn(const Trace& trace, const Crumb& crumb);

class Breadcrumbs : public QFrame {
  Q_OBJECT

 public:
  Breadcrumbs(GraphCanvas& canvas, const Appearance& appearance);

  // Shown while what is selected is in a group.
  const std::vector<Crumb>& crumbs() const { return crumbs_; }
  // Between the left edge and `width`.
  void place(QPoint corner, int width);

 public slots:
  void takeSelection();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  std::vector<Crumb> around() const;
  std::vector<Crumb> crumbsAt(ContextId context) const;
  void fill();
  void addCrumb(const Crumb& crumb, bool last);
  void addClose(const std::string& key);
  void shorten();
  void follow(const Crumb& crumb);

  GraphCanvas& canvas_;
  const Appearance& appearance_;
  std::vector<Crumb> crumbs_;
  QString ghost_;  // the branch that a selected ghost is in
  int room_ = 400;
};

}  // namespace nabla::ui
