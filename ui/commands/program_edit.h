// A change of the program made outside the editor, with the places and values that go along with
// it, as one undo step.
#pragma once

#include <QString>
#include <map>
#include <string>

#include "ui/workspace/workspace.h"

namespace nabla::ui {

struct ProgramEdit {
  std::string text;
  std::map<std::string, NodePosition, std::less<>> places;  // of new nodes, by layout key
  std::string renamed_from, renamed_to;                     // carries place and value along
};

// Pushes it; an edit that changes nothing leaves no step. Steps of one `gesture` merge.
void editProgram(Workspace& workspace, const ProgramEdit& edit, const QString& label,
                 int gesture = -1);

}  // namespace nabla::ui
