// Ghosts on the canvas: looked at, and told of in words.
#include "ui/canvas/graph_canvas.h"

namespace nabla::ui {

std::optional<int> GraphCanvas::ghostAt(QPointF position) const {
  if (!scene_ || scene_->ghosts().empty() || nodeAt(position)) return std::nullopt;
  return scene_->ghostAt(view_.toScene(position));
}

void GraphCanvas::selectGhost(int ghost) {
  if (ghost == state_.ghost) return;
  if (ghost >= 0) clearSelection();
  state_.ghost = ghost;
  redraw();
  emit selectionChanged();
}

// As it is in the newest text; null where the scene shows an older graph.
const Ghost* GraphCanvas::ghost(int ghost) const {
  const auto analysis = shown();
  if (!scene_ || !analysis || !analysis->ghosts || ghost < 0) return nullptr;
  if (static_cast<std::size_t>(ghost) >= scene_->ghosts().size()) return nullptr;
  const GhostCard& card = scene_->ghosts()[static_cast<std::size_t>(ghost)];
  const auto branch = static_cast<std::size_t>(card.branch);
  const auto index = static_cast<std::size_t>(card.index);
  if (branch >= analysis->ghosts->size()) return nullptr;
  const std::vector<Ghost>& ghosts = (*analysis->ghosts)[branch].ghosts;
  return index < ghosts.size() ? &ghosts[index] : nullptr;
}

const GhostBranch* GraphCanvas::branchOf(int index) const {
  if (!ghost(index)) return nullptr;
  const GhostCard& card = scene_->ghosts()[static_cast<std::size_t>(index)];
  return &(*shown()->ghosts)[static_cast<std::size_t>(card.branch)];
}

QString GraphCanvas::ghostBranch(int index) const {
  const GhostBranch* branch = branchOf(index);
  return branch ? titleOf(*branch) : QString();
}

ContextId GraphCanvas::ghostContext(int index) const {
  const GhostBranch* branch = branchOf(index);
  const auto& contexts = trace_->graph.contexts();
  return branch && branch->taken.index < contexts.size() ? contexts[branch->taken.index].parent
                                                         : ContextId{};
}

SourceSpan GraphCanvas::ghostSpan(int index) const {
  const Ghost* found = ghost(index);
  return found ? found->span : SourceSpan{};
}

int GraphCanvas::lineOf(SourceSpan span) const {
  const auto analysis = shown();
  return analysis ? static_cast<int>(position_of(analysis->request.text, span.begin).line) : 0;
}

QString GraphCanvas::ghostName(int index) const {
  if (!ghost(index)) return {};
  const GhostCard& card = scene_->ghosts()[static_cast<std::size_t>(index)];
  return card.chip.isEmpty() || card.chip == card.label ? card.label : card.label + " " + card.chip;
}

QString GraphCanvas::ghostWords(int index) const {
  const Ghost* found = ghost(index);
  if (!found) return {};
  return (branchOf(index)->decided ? tr("in a branch that is not taken, line %1")
                                   : tr("in a branch that waits for an input, line %1"))
      .arg(lineOf(found->span));
}

QString GraphCanvas::ghostTip(int index) const {
  return QStringLiteral("<b>%1</b><p>%2</p>")
      .arg(ghostName(index).toHtmlEscaped(),
           tr("not run: %1").arg(ghostWords(index)).toHtmlEscaped());
}

}  // namespace nabla::ui
