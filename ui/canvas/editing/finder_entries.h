// What can be put onto the canvas, and how well each thing answers a word that was typed.
#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "engine/graph/op_def.h"
#include "engine/language/edit_nodes.h"

namespace nabla::ui {

enum class EntryKind : std::uint8_t { op, variable, placeholder, constant, formula, function };

struct FinderEntry {
  EntryKind kind = EntryKind::op;
  const OpDef* op = nullptr;
  QString name;               // as programs write it: "sin"; a formula as it was typed
  QString word;               // "sine", translated
  QString description;        // one sentence
  std::size_t arguments = 0;  // of a function of the program
};

// Every op that a program can call and `fits`, and with `inputs` the three kinds of inputs.
std::vector<FinderEntry> finderEntries(const std::function<bool(const OpDef&)>& fits, bool inputs);

// The functions that the program defines.
std::vector<FinderEntry> functionEntries(const Program& program);

// Those that answer `text`, the best first: by name, alias, word, description. A text that is a
// formula comes first, as one.
std::vector<FinderEntry> ranked(const std::vector<FinderEntry>& entries, const QString& text);

// The expression that an entry stands for, its operands holes.
Expr exprOf(const FinderEntry& entry);

}  // namespace nabla::ui
