#include "ui/editor/completions.h"

#include <algorithm>
#include <map>

#include "engine/interpreter/builtins.h"
#include "engine/language/function_names.h"
#include "engine/ops/catalogue.h"
#include "engine/ops/defaults.h"
#include "ui/theme/utf8.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

using Words = std::map<QString, Completion>;

constexpr const char16_t* more = u"…";

bool isWord(QChar c) { return c.isLetterOrNumber() || c == u'_'; }

QString argumentText(std::string_view function, const Argument& argument) {
  const QString name = utf8(argument.name);
  if (argument.kind == ArgumentKind::operands) return name + QString::fromUtf16(more);
  if (argument.required) return name;
  return name + u'=' + QString::fromStdString(default_of(function, argument));
}

void addFunction(Words& words, std::string_view name, const std::vector<Argument>& arguments,
                 std::string_view summary) {
  Completion& entry = words[utf8(name)];
  entry = {utf8(name), true, {}, nabla::ui::words(Message{std::string(summary), {}})};
  for (const Argument& argument : arguments) entry.arguments << argumentText(name, argument);
}

void addOwnFunctions(Words& words, const Program& program) {
  for (const Stmt& statement : program.statements) {
    if (statement.kind != StmtKind::def) continue;
    const QString name = QString::fromStdString(statement.name);
    Completion& entry = words[name];
    entry = {name, true, {}, {}};
    for (const Parameter& parameter : statement.parameters) {
      const QString word = QString::fromStdString(parameter.name);
      entry.arguments << (parameter.default_value.empty() ? word
                                                          : word + QString::fromUtf16(u"=…"));
    }
  }
}

void addCatalogue(Words& words) {
  for (const std::string_view name : all_function_names()) words[utf8(name)] = {utf8(name)};
  for (const OpDef* op : all_ops()) {
    const auto known = words.find(utf8(op->name));
    if (!op->internal && known != words.end())
      addFunction(words, op->name, op->arguments, op->summary);
  }
  for (const Builtin& builtin : all_builtins())
    addFunction(words, builtin.name, builtin.arguments, builtin.summary);
}

}  // namespace

QVector<Completion> completionsFor(const Analysis& analysis) {
  Words words;
  for (const char* keyword :
       {"variable", "placeholder", "constant", "minimize", "maximize", "output", "while", "for",
        "return", "grad", "hessian", "range", "print"}) {
    words[QLatin1String(keyword)] = {QLatin1String(keyword)};
  }
  addCatalogue(words);
  if (analysis.trace) {
    for (const auto& [name, node] : analysis.trace->graph.names())
      words.try_emplace(QString::fromStdString(name), Completion{QString::fromStdString(name)});
  }
  addOwnFunctions(words, analysis.program);
  QVector<Completion> sorted;
  for (const auto& [word, completion] : words) sorted << completion;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Completion& a, const Completion& b) {
    return a.word.compare(b.word, Qt::CaseInsensitive) < 0;
  });
  return sorted;
}

std::optional<OpenCall> openCallAt(const QString& text, int position) {
  struct Open {
    QString function;
    int argument = 0;
    int begin = 0;  // of the argument
  };
  QVector<Open> open;
  bool comment = false, quoted = false;
  const int end = std::min(position, static_cast<int>(text.size()));
  for (int i = 0; i < end; ++i) {
    const QChar c = text[i];
    if (c == u'\n') comment = quoted = false;
    if (comment) continue;
    if (c == u'"') quoted = !quoted;
    if (quoted) continue;
    if (c == u'#') comment = true;
    if (c == u'(' || c == u'（' || c == u'[') {
      int begin = i;
      while (c != u'[' && begin > 0 && isWord(text[begin - 1])) --begin;
      open << Open{text.mid(begin, i - begin), 0, i + 1};
    } else if ((c == u')' || c == u'）' || c == u']') && !open.isEmpty()) {
      open.removeLast();
    } else if ((c == u',' || c == u'，') && !open.isEmpty()) {
      ++open.last().argument;
      open.last().begin = i + 1;
    }
  }
  while (!open.isEmpty() && open.last().function.isEmpty()) open.removeLast();
  if (open.isEmpty() || comment) return std::nullopt;
  const QString typed = text.mid(open.last().begin, end - open.last().begin).trimmed();
  const auto equals = typed.indexOf(u'=');
  return OpenCall{open.last().function, open.last().argument,
                  equals > 0 ? typed.left(equals).trimmed() : QString()};
}

int argumentAt(const Completion& function, const OpenCall& call) {
  const auto count = static_cast<int>(function.arguments.size());
  for (int i = 0; !call.keyword.isEmpty() && i < count; ++i) {
    if (function.arguments[i].startsWith(call.keyword + u'=')) return i;
  }
  for (int i = 0; i < count && i <= call.argument; ++i) {
    if (i == call.argument || function.arguments[i].endsWith(QString::fromUtf16(more))) return i;
  }
  return -1;
}

}  // namespace nabla::ui
