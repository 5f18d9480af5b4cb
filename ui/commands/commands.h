// Every change a user can undo, as a push onto the workspace's stack. Undo and redo are one swap of
// old and new.
#pragma once

#include <QString>

#include "ui/workspace/workspace.h"

namespace nabla::ui {

// Typing in one place merges into one undo step, word by word; the end of a name or of a line,
// another place or another command ends it, a pause does not.
void setText(Workspace& workspace, const QString& text);
// A change of the text that is a step of its own; `label` names it.
void setTextBy(Workspace& workspace, const QString& text, const QString& label);
// Dragging a slider merges by gesture: same name and same `gesture` number (from newGesture()).
void setValue(Workspace& workspace, const std::string& name, const Tensor& value, int gesture);
int newGesture();
// The value is what the text says again.
void resetValue(Workspace& workspace, const std::string& name);
// The point that goes with a new text: who writes an initial value, another one or anew, means it,
// and it wins over what was set by hand before.
Point withoutRetyped(const Workspace& workspace, Point point, const std::string& before,
                     const std::string& after);
// The same with the whole point: one that is given back as it was before leaves no undo step.
void setPointBy(Workspace& workspace, const std::string& name, const Point& to, int gesture);
// Replaces the point, for instance by what an optimizer reached; `label` names the undo step.
void setPoint(Workspace& workspace, const Point& point, const QString& label);
// Places nodes by hand, by layout key; merges by gesture.
void moveNodes(Workspace& workspace, const std::map<std::string, NodePosition, std::less<>>& places,
               int gesture);
// The same with the whole layout: one that is given back as it was before leaves no undo step.
void setLayoutBy(Workspace& workspace, std::map<std::string, NodePosition, std::less<>> to,
                 int gesture);
// Forgets all hand-placed nodes.
void arrange(Workspace& workspace);
void setOptimizer(Workspace& workspace, const OptimizerChoice& choice);

}  // namespace nabla::ui
