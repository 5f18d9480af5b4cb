#include "ui/commands/commands.h"

#include <QCoreApplication>
#include <QUndoCommand>
#include <algorithm>
#include <atomic>
#include <cctype>
#include <functional>
#include <string_view>
#include <utility>

#include "engine/language/edit.h"
#include "engine/language/parser.h"
#include "ui/commands/words.h"

namespace nabla::ui {
namespace {

enum CommandId : int { text_id = 1, value_id, layout_id };

// One change of one part of the document: undo and redo put the old or the new value there.
template <class Value>
class Change : public QUndoCommand {
 public:
  using Apply = void (*)(Workspace&, const Value&);
  // Commands with the same id and key merge; an id of -1 never does.
  Change(Workspace& workspace, Apply apply, Value before, Value after, const QString& label,
         int id = -1, std::string key = {})
      : QUndoCommand(label),
        workspace_(workspace),
        apply_(apply),
        before_(std::move(before)),
        after_(std::move(after)),
        id_(id),
        key_(std::move(key)) {}

  void undo() override { apply_(workspace_, before_); }
  void redo() override { apply_(workspace_, after_); }
  int id() const override { return id_; }

  bool mergeWith(const QUndoCommand* other) override {
    const auto* next = static_cast<const Change*>(other);  // NOLINT: same id, same type
    if (next->key_ != key_) return false;
    after_ = next->after_;
    setObsolete(after_ == before_);
    return true;
  }

 private:
  Workspace& workspace_;
  Apply apply_;
  Value before_;
  Value after_;
  int id_;
  std::string key_;
};

void apply_text(Workspace& workspace, const std::string& text) { workspace.applyText(text); }
void apply_point(Workspace& workspace, const Point& point) { workspace.applyPoint(point); }
using Layout = std::map<std::string, NodePosition, std::less<>>;
void apply_layout(Workspace& workspace, const Layout& layout) { workspace.applyLayout(layout); }
void apply_optimizer(Workspace& workspace, const OptimizerChoice& choice) {
  workspace.applyOptimizer(choice);
}

// The place where two texts differ, as one changed range [begin, end) of each.
struct Difference {
  std::size_t begin, old_end, new_end;
};

Difference difference(const std::string& before, const std::string& after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t head = 0;
  while (head < shorter && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  return {head, before.size() - tail, after.size() - tail};
}

// The statements around a part of a text: from the end of a line where no bracket is open to the
// next one.
std::string_view statements_around(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t first = 0;
  int open = 0;
  bool comment = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '#') comment = true;
    if (c == '\n') comment = false;
    if (!comment && (c == '(' || c == '[')) ++open;
    if (!comment && (c == ')' || c == ']') && open > 0) --open;
    if (c != '\n' || open > 0) continue;
    if (i >= end) return text.substr(first, i - first);
    if (i < begin) first = i + 1;
  }
  return text.substr(first);
}

// Whether a statement that differs declares an input, before or after.
bool touches_a_declaration(const std::string& before, const std::string& after) {
  const Difference place = difference(before, after);
  const auto declares = [&place](std::string_view text, std::size_t end) {
    const std::string_view changed = statements_around(text, place.begin, end);
    return changed.find("variable") != std::string_view::npos ||
           changed.find("placeholder") != std::string_view::npos;
  };
  return declares(before, place.old_end) || declares(after, place.new_end);
}

using Declared = std::map<std::string, std::string>;

// What the text declared before a change. Where it was half typed that is what the last one that
// worked did, but for the statement that the hand is in, which is typed anew.
Declared declared_before(const Workspace& workspace, const std::string& before,
                         const std::string& after) {
  const ParseResult program = parse(before);
  if (program.ok()) return declared_values(program.program);
  const auto last_good = workspace.lastGood();
  Declared values = last_good ? declared_values(last_good->program) : Declared();
  const Difference place = difference(before, after);
  const ParseResult typed =
      parse(std::string(statements_around(after, place.begin, place.new_end)));
  if (!typed.ok()) return values;
  for (const auto& [name, value] : declared_values(typed.program)) values.erase(name);
  return values;
}

}  // namespace

Point withoutRetyped(const Workspace& workspace, Point point, const std::string& before,
                     const std::string& after) {
  if (point.empty() || !touches_a_declaration(before, after)) return point;
  const ParseResult program = parse(after);
  if (!program.ok()) return point;
  const Declared old_values = declared_before(workspace, before, after);
  for (const auto& [name, value] : declared_values(program.program)) {
    const auto old_value = old_values.find(name);
    if (old_value == old_values.end() || old_value->second != value) point.erase(name);
  }
  return point;
}

namespace {

// Whether a byte is part of a word; all beyond ASCII are.
bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Whether a name ends there; numbers go along with what is around them.
bool ends_a_name(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && in_word(text[begin - 1])) --begin;
  return begin < at && std::isdigit(static_cast<unsigned char>(text[begin])) == 0;
}

// Typing: what is typed on within a line, up to the end of a name, is one step, however long one
// thinks meanwhile; and so is what is erased, a word at a time.
class TextCommand : public QUndoCommand {
 public:
  TextCommand(Workspace& workspace, std::string before, std::string after, const QString& label,
              bool merges)
      : QUndoCommand(label),
        workspace_(workspace),
        change_(difference(before, after)),
        begin_(change_.begin),
        end_(change_.new_end),
        merges_(merges),
        erases_(change_.new_end == change_.begin),
        before_(std::move(before)),
        after_(std::move(after)),
        point_before_(workspace.document().point),
        point_after_(withoutRetyped(workspace, point_before_, before_, after_)) {}

  void undo() override { apply(before_, point_before_); }
  void redo() override { apply(after_, point_after_); }
  int id() const override { return merges_ ? text_id : -1; }

  bool mergeWith(const QUndoCommand* other) override {
    const auto* next = static_cast<const TextCommand*>(other);  // NOLINT: same id, same type
    if (!is_keystroke() || !next->is_keystroke() || !continues(*next)) return false;
    begin_ = std::min(begin_, next->change_.begin);
    end_ = next->change_.new_end;
    after_ = next->after_;
    point_after_ = next->point_after_;
    setObsolete(after_ == before_ && point_after_ == point_before_);
    return true;
  }

 private:
  void apply(const std::string& text, const Point& point) {
    if (workspace_.document().point != point) apply_point(workspace_, point);
    apply_text(workspace_, text);
  }

  // One character or a level of indentation, or a new line with its indentation.
  bool is_keystroke() const {
    constexpr std::size_t most = 4;  // bytes
    const std::size_t inserted = change_.new_end - change_.begin;
    const bool line = inserted > 0 && after_[change_.begin] == '\n';
    return change_.old_end - change_.begin <= most && (inserted <= most || line);
  }

  bool continues(const TextCommand& next) const {
    const Difference& to = next.change_;
    if (next.erases_ && erases_) return erases_on(to);
    if (next.erases_) return to.old_end == end_ && to.begin >= begin_;  // what was just typed
    if (to.begin != to.old_end || to.begin != end_ || erases_) return false;
    const char typed = next.after_[to.begin];
    return typed != '\n' && !(typed == ' ' && ends_a_name(after_, end_));
  }

  // To the left or to the right. To the left, all that is left of it is as it was before.
  bool erases_on(const Difference& next) const {
    if (next.old_end != begin_) return next.begin == begin_;
    const char last = before_[begin_], now = before_[next.begin];
    return last != '\n' && now != '\n' && (last != ' ' || now == ' ');
  }

  Workspace& workspace_;
  Difference change_;  // the first one
  std::size_t begin_;  // of what all of them have typed, or erased
  std::size_t end_;
  bool merges_;
  bool erases_;
  std::string before_;
  std::string after_;
  Point point_before_;
  Point point_after_;
};

}  // namespace

void setText(Workspace& workspace, const QString& text) {
  std::string after = text.toStdString();
  const std::string& before = workspace.document().program;
  if (before == after) return;
  workspace.undoStack().push(new TextCommand(workspace, before, std::move(after),
                                             words_of(QT_TRANSLATE_NOOP("Commands", "Typing")),
                                             true));
}

void setTextBy(Workspace& workspace, const QString& text, const QString& label) {
  std::string after = text.toStdString();
  const std::string& before = workspace.document().program;
  if (before == after) return;
  workspace.undoStack().push(new TextCommand(workspace, before, std::move(after), label, false));
}

void setPointBy(Workspace& workspace, const std::string& name, const Point& to, int gesture) {
  const Point& before = workspace.document().point;
  if (to == before) return;
  const QString label =
      words_of(QT_TRANSLATE_NOOP("Commands", "Change %1")).arg(QString::fromStdString(name));
  workspace.undoStack().push(new Change<Point>(workspace, apply_point, before, to, label, value_id,
                                               name + '#' + std::to_string(gesture)));
}

void setValue(Workspace& workspace, const std::string& name, const Tensor& value, int gesture) {
  Point after = workspace.document().point;
  after[name] = value;
  setPointBy(workspace, name, after, gesture);
}

void resetValue(Workspace& workspace, const std::string& name) {
  Point after = workspace.document().point;
  after.erase(name);
  setPoint(workspace, after,
           words_of(QT_TRANSLATE_NOOP("Commands", "Reset %1")).arg(QString::fromStdString(name)));
}

int newGesture() {
  static std::atomic<int> last{0};
  return ++last;
}

void setPoint(Workspace& workspace, const Point& point, const QString& label) {
  const Point& before = workspace.document().point;
  if (point == before) return;
  workspace.undoStack().push(new Change<Point>(workspace, apply_point, before, point, label));
}

void moveNodes(Workspace& workspace, const std::map<std::string, NodePosition, std::less<>>& places,
               int gesture) {
  Layout after = workspace.document().layout;
  for (const auto& [key, place] : places) after[key] = place;
  setLayoutBy(workspace, std::move(after), gesture);
}

void setLayoutBy(Workspace& workspace, Layout to, int gesture) {
  const Layout& before = workspace.document().layout;
  if (to == before) return;
  workspace.undoStack().push(new Change<Layout>(workspace, apply_layout, before, std::move(to),
                                                words_of(QT_TRANSLATE_NOOP("Commands", "Move")),
                                                layout_id, std::to_string(gesture)));
}

void arrange(Workspace& workspace) {
  const Layout& before = workspace.document().layout;
  if (before.empty()) return;
  workspace.undoStack().push(new Change<Layout>(
      workspace, apply_layout, before, {}, words_of(QT_TRANSLATE_NOOP("Commands", "Arrange"))));
}

void setOptimizer(Workspace& workspace, const OptimizerChoice& choice) {
  const OptimizerChoice& before = workspace.document().optimizer;
  if (choice == before) return;
  workspace.undoStack().push(
      new Change<OptimizerChoice>(workspace, apply_optimizer, before, choice,
                                  words_of(QT_TRANSLATE_NOOP("Commands", "Change the optimizer"))));
}

}  // namespace nabla::ui
