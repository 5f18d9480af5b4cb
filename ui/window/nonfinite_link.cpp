#include "ui/window/nonfinite_link.h"

#include "engine/interchange/expression.h"
#include "engine/interpreter/operand_path.h"
#include "ui/formula/from_expr.h"
#include "ui/playback/narration.h"
#include "ui/playback/op_words.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"

namespace nabla::ui {
namespace {

constexpr std::size_t longest = 8;  // nodes of an expression that is written out
constexpr qsizetype widest = 28;    // characters

// A node by its name, else as it is written: log(x). By its sign where that is long.
QString placeOf(const Graph& graph, NodeId node) {
  const QString title = nodeTitle(graph, node);
  if (!graph.name(node).empty()) return title;
  const QString written = math::plainText(from_expr(distinct_expression_of(graph, node, longest)));
  return written.size() <= widest ? written : opGlyph(op_of(graph[node]));
}

}  // namespace

NonFiniteLink::NonFiniteLink(Studio& studio, QWidget* parent)
    : QToolButton(parent), studio_(studio) {
  setObjectName(QStringLiteral("nonfinite"));
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setVariant(*this, "kind", QStringLiteral("link"));
  setIconSize({16, 16});
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::TabFocus);
  setToolTip(tr("Go to that step and select the node"));
  connect(this, &QToolButton::clicked, this, &NonFiniteLink::goThere);
  connect(&studio.workspace, &Workspace::analysisChanged, this, &NonFiniteLink::showPlace);
  connect(&studio.appearance, &Appearance::changed, this, &NonFiniteLink::retint);
  retint();
  showPlace();
}

void NonFiniteLink::showPlace() {
  const auto& shown = studio_.workspace.lastGood();
  const bool any = shown && shown->trace && shown->nonfinite;
  if (any) {
    const NonFinite& found = *shown->nonfinite;
    const QString value = shortValue(Tensor(found.value));
    const QString place = placeOf(shown->trace->graph, found.node);
    const QString step = QString::number(found.step + 1);
    setText(found.gradient
                ? tr("%1 first appears in the gradient of %2, step %3").arg(value, place, step)
                : tr("%1 first appears at %2, step %3").arg(value, place, step));
  }
  setVisible(any);
}

void NonFiniteLink::goThere() {
  const auto& shown = studio_.workspace.lastGood();
  if (!shown || !shown->trace || !shown->nonfinite) return;
  const NonFinite found = *shown->nonfinite;
  studio_.playhead.pause();
  studio_.playhead.seek(static_cast<int>(found.step) + 1);
  emit nodeRequested(found.node);
}

void NonFiniteLink::retint() {
  setIcon(ui::icon(QStringLiteral("warning"), studio_.appearance.theme(), Role::warning));
}

}  // namespace nabla::ui
