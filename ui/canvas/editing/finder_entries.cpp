#include "ui/canvas/editing/finder_entries.h"

#include <QCoreApplication>
#include <algorithm>

#include "engine/interpreter/operand_path.h"
#include "engine/language/edit.h"
#include "engine/language/function_names.h"
#include "engine/language/parser.h"
#include "engine/ops/catalogue.h"
#include "ui/playback/op_words.h"
#include "ui/theme/utf8.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

QString say(const char* text) { return QCoreApplication::translate("OpFinder", text); }

FinderEntry input(EntryKind kind, const char* name, const char* description) {
  return {kind, nullptr, QString::fromLatin1(name), say(name), say(description)};
}

// 0 is the best; -1 does not answer.
int score(const FinderEntry& entry, const QString& text) {
  const bool symbol = entry.op && utf8(entry.op->notation.symbol) == text;
  if (entry.name == text || symbol) return 0;
  int best = entry.name.startsWith(text, Qt::CaseInsensitive) ? 1 : 6;
  for (const std::string_view alias : aliases_of(entry.name.toStdString())) {
    if (utf8(alias) == text) return 0;
    if (utf8(alias).startsWith(text, Qt::CaseInsensitive)) best = 1;
  }
  if (best == 1) return 1;
  if (entry.word.startsWith(text, Qt::CaseInsensitive)) return 2;
  if (entry.name.contains(text, Qt::CaseInsensitive)) return 3;
  if (entry.word.contains(text, Qt::CaseInsensitive)) return 4;
  return entry.description.contains(text, Qt::CaseInsensitive) ? 5 : -1;
}

// More than a word that somebody is still typing.
bool isFormula(const QString& text) {
  const bool word = std::all_of(text.begin(), text.end(),
                                [](QChar c) { return c.isLetter() || c == '_' || c == ' '; });
  return !word && parse_expression(text.toStdString());
}

}  // namespace

std::vector<FinderEntry> finderEntries(const std::function<bool(const OpDef&)>& fits, bool inputs) {
  std::vector<FinderEntry> entries;
  if (inputs) {
    entries.push_back(input(EntryKind::variable, QT_TRANSLATE_NOOP("OpFinder", "variable"),
                            QT_TRANSLATE_NOOP("OpFinder", "An input that optimizers move")));
    entries.push_back(input(EntryKind::placeholder, QT_TRANSLATE_NOOP("OpFinder", "placeholder"),
                            QT_TRANSLATE_NOOP("OpFinder", "Data that is fed and never trained")));
    entries.push_back(input(EntryKind::constant, QT_TRANSLATE_NOOP("OpFinder", "constant"),
                            QT_TRANSLATE_NOOP("OpFinder", "A fixed number")));
  }
  for (const OpDef* op : all_ops()) {
    if (op->internal || (op->arity() == 0 && !op->variadic()) || !fits(*op)) continue;
    entries.push_back({EntryKind::op, op, utf8(op->name), opWord(*op),
                       words(Message{std::string(op->summary), {}})});
  }
  return entries;
}

std::vector<FinderEntry> functionEntries(const Program& program) {
  std::vector<FinderEntry> entries;
  for (const Stmt& statement : program.statements) {
    if (statement.kind != StmtKind::def) continue;
    QStringList names;
    std::size_t required = 0;
    for (const Parameter& parameter : statement.parameters) {
      names << QString::fromStdString(parameter.name);
      required += parameter.default_value.empty() ? 1 : 0;
    }
    const QString name = QString::fromStdString(statement.name);
    entries.push_back({EntryKind::function, nullptr, name, QString(),
                       say(QT_TRANSLATE_NOOP("OpFinder", "A function of this program: %1"))
                           .arg(name + '(' + names.join(QStringLiteral(", ")) + ')'),
                       required});
  }
  return entries;
}

std::vector<FinderEntry> ranked(const std::vector<FinderEntry>& entries, const QString& text) {
  const QString wanted = text.trimmed();
  if (wanted.isEmpty()) return entries;
  std::vector<std::pair<int, FinderEntry>> found;
  for (const FinderEntry& entry : entries) {
    const int rank = score(entry, wanted);
    if (rank >= 0) found.emplace_back(rank, entry);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<FinderEntry> best;
  if (isFormula(wanted) && (found.empty() || found.front().first > 0)) {
    best.push_back({EntryKind::formula, nullptr, wanted,
                    say(QT_TRANSLATE_NOOP("OpFinder", "formula")),
                    say(QT_TRANSLATE_NOOP("OpFinder", "Becomes nodes as it is written"))});
  }
  for (auto& [rank, entry] : found) best.push_back(std::move(entry));
  return best;
}

Expr exprOf(const FinderEntry& entry) {
  switch (entry.kind) {
    case EntryKind::variable:
      return call_expr("variable", {number_expr(1)});
    case EntryKind::placeholder:
      return call_expr("placeholder", {number_expr(1)});
    case EntryKind::constant:
      return number_expr(1);
    case EntryKind::formula:
      return parse_expression(entry.name.toStdString()).value();
    case EntryKind::function:
      return call_expr(entry.name.toStdString(), std::vector<Expr>(entry.arguments, hole_expr()));
    case EntryKind::op:
      break;
  }
  const std::size_t count = entry.op->variadic() ? entry.op->arity() + 2 : entry.op->arity();
  return applied(*entry.op, std::vector<Expr>(count, hole_expr()));
}

}  // namespace nabla::ui
