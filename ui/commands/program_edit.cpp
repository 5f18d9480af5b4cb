#include "ui/commands/program_edit.h"

#include <QUndoCommand>
#include <utility>

#include "ui/commands/commands.h"
#include "ui/workspace/keys.h"

namespace nabla::ui {
namespace {

using Layout = std::map<std::string, NodePosition, std::less<>>;

struct State {
  std::string text;
  Layout layout;
  Point point;
  friend bool operator==(const State&, const State&) = default;
};

struct Rename {
  std::string from, to;  // empty where nothing is
};

void apply(Workspace& workspace, const State& state, const std::string& from,
           const std::string& to) {
  const Document& now = workspace.document();
  if (now.layout != state.layout) workspace.applyLayout(state.layout);
  if (now.point != state.point) workspace.applyPoint(state.point);
  if (!from.empty()) workspace.applyRename(from, to);
  workspace.applyText(state.text);
}

class ProgramCommand : public QUndoCommand {
 public:
  static constexpr int command_id = 4;  // beside those of commands.cpp

  ProgramCommand(Workspace& workspace, State before, State after, Rename rename,
                 const QString& label, int gesture)
      : QUndoCommand(label),
        workspace_(workspace),
        before_(std::move(before)),
        after_(std::move(after)),
        rename_(std::move(rename)),
        gesture_(gesture) {}

  void undo() override { apply(workspace_, before_, rename_.to, rename_.from); }
  void redo() override { apply(workspace_, after_, rename_.from, rename_.to); }
  int id() const override { return gesture_ < 0 ? -1 : command_id; }

  bool mergeWith(const QUndoCommand* other) override {
    const auto* next = static_cast<const ProgramCommand*>(other);  // NOLINT: same id, same type
    if (next->gesture_ != gesture_) return false;
    after_ = next->after_;
    setObsolete(after_ == before_);
    return true;
  }

 private:
  Workspace& workspace_;
  State before_;
  State after_;
  Rename rename_;
  int gesture_;
};

// A node's place is kept under its name, those inside its formula under `name/operand`.
template <class Value>
void carry(std::map<std::string, Value, std::less<>>& map, const std::string& from,
           const std::string& to) {
  std::map<std::string, Value, std::less<>> moved;
  for (auto& [key, value] : map) moved[renamedKey(key, from, to)] = std::move(value);
  map = std::move(moved);
}

}  // namespace

void editProgram(Workspace& workspace, const ProgramEdit& edit, const QString& label, int gesture) {
  const Document& document = workspace.document();
  State before{document.program, document.layout, document.point};
  State after = before;
  after.text = edit.text;
  if (!edit.renamed_from.empty()) {
    carry(after.layout, edit.renamed_from, edit.renamed_to);
    carry(after.point, edit.renamed_from, edit.renamed_to);
  } else {
    after.point = withoutRetyped(workspace, after.point, before.text, after.text);
  }
  for (const auto& [key, place] : edit.places) after.layout[key] = place;
  if (after == before) return;
  workspace.undoStack().push(new ProgramCommand(workspace, std::move(before), std::move(after),
                                                {edit.renamed_from, edit.renamed_to}, label,
                                                gesture));
}

}  // namespace nabla::ui
