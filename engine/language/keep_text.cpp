#include "engine/language/keep_text.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "engine/language/line_match.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"

namespace nabla {

namespace {

// Lines that belong together, because a statement takes several or several share one.
struct Group {
  std::size_t first = 0, end = 0;  // lines
  std::size_t statements = 0;      // that begin up to here
};

// The same group of a program in two texts: as typed, and as printed.
struct Pair {
  Group typed, printed;
};

using Places = std::vector<PrintedProgram::Place>;

void flatten(const std::vector<Stmt>& list, Places& all) {
  for (const Stmt& statement : list) {
    all.push_back({statement.span});
    flatten(statement.body, all);
    flatten(statement.orelse, all);
  }
}

// Where the statements were typed, in the order in which they are printed.
Places typed_places(const Program& program) {
  Places all;
  flatten(program.statements, all);
  return all;
}

std::string_view slice(std::string_view text, SourceSpan span) {
  return text.substr(std::min(span.begin, text.size()), span.end - span.begin);
}

std::vector<Group> groups_of(std::string_view text, std::size_t lines, const Places& statements) {
  std::vector<Group> groups;
  std::size_t at = 0;  // bytes before `line`
  std::size_t line = 0;
  const auto line_of = [&](std::size_t offset) {
    for (auto end = text.find('\n', at); end < offset; end = text.find('\n', at)) {
      at = end + 1;
      ++line;
    }
    return line;
  };
  const auto add_up_to = [&](std::size_t end) {
    while (groups.empty() ? end > 0 : groups.back().end < end) {
      const std::size_t first = groups.empty() ? 0 : groups.back().end;
      groups.push_back({first, first + 1, groups.empty() ? 0 : groups.back().statements});
    }
  };
  for (const auto& [span, simple] : statements) {
    add_up_to(line_of(span.begin) + 1);
    ++groups.back().statements;
    groups.back().end = line_of(std::max(span.end, span.begin + 1) - 1) + 1;
  }
  add_up_to(lines);
  return groups;
}

// Goes along both texts and joins groups until they hold the same statements; nothing where the
// texts do not end together.
std::optional<std::vector<Pair>> paired(const std::vector<Group>& typed,
                                        const std::vector<Group>& printed) {
  std::vector<Pair> pairs;
  std::size_t i = 0, j = 0;
  while (i < typed.size() && j < printed.size()) {
    Pair pair{typed[i++], printed[j++]};
    while (pair.typed.statements != pair.printed.statements) {
      const bool behind = pair.typed.statements < pair.printed.statements;
      if (behind ? i == typed.size() : j == printed.size()) return std::nullopt;
      Group& grows = behind ? pair.typed : pair.printed;
      const Group& next = behind ? typed[i++] : printed[j++];
      grows.end = next.end;
      grows.statements = next.statements;
    }
    pairs.push_back(pair);
  }
  if (i < typed.size() || j < printed.size()) return std::nullopt;
  return pairs;
}

// Puts statements that are printed somewhere as they were typed there.
class TypedForms {
 public:
  void add(std::string_view printed, std::string_view typed) {
    forms_[std::string(printed)].push_back(std::string(typed));
  }

  // The text of lines [begin, end) of `text`, in bytes; the statements from `next` on are in it.
  std::string in(std::string_view text, std::size_t begin, std::size_t end,
                 const Places& statements, std::size_t& next) {
    std::string out;
    std::size_t at = begin;
    for (; next < statements.size() && statements[next].span.begin < end; ++next) {
      const PrintedProgram::Place& statement = statements[next];
      if (statement.span.begin < begin || !statement.simple) continue;
      const auto found = forms_.find(std::string(slice(text, statement.span)));
      if (found == forms_.end() || found->second.empty()) continue;
      out += text.substr(at, statement.span.begin - at);
      out += found->second.front();
      found->second.pop_front();
      at = statement.span.end;
    }
    return out.append(text.substr(at, end - at));
  }

 private:
  std::map<std::string, std::deque<std::string>> forms_;
};

std::size_t offset_of(std::string_view text, std::string_view line) {
  return static_cast<std::size_t>(line.data() - text.data());
}

// The program before and after the edit, as texts with their lines and statements.
struct Text {
  std::string_view text;
  Lines lines;
  Places statements;

  Text(std::string_view of, Places places)
      : text(of), lines(lines_of(of)), statements(std::move(places)) {}
  std::vector<Group> groups() const { return groups_of(text, lines.size(), statements); }
};

// Whether the printed lines of the pair stand together in the new text as well.
bool stays(const Group& printed, const std::vector<int>& to_new) {
  for (std::size_t line = printed.first; line < printed.end; ++line) {
    const int expected = to_new[printed.first] + static_cast<int>(line - printed.first);
    if (to_new[line] < 0 || to_new[line] != expected) return false;
  }
  return true;
}

std::string near_text(const Text& typed, const Text& printed, const Text& edited,
                      const std::vector<Pair>& pairs) {
  const std::vector<int> same = matched_lines(printed.lines, edited.lines);
  std::vector<int> to_new(printed.lines.size(), -1);
  for (std::size_t line = 0; line < same.size(); ++line) {
    if (same[line] >= 0) to_new[static_cast<std::size_t>(same[line])] = static_cast<int>(line);
  }
  std::vector<const Pair*> starts(edited.lines.size(), nullptr);
  TypedForms forms;
  std::size_t done = 0;
  for (const Pair& pair : pairs) {
    if (stays(pair.printed, to_new)) {
      starts[static_cast<std::size_t>(to_new[pair.printed.first])] = &pair;
    } else {
      for (std::size_t i = done; i < pair.printed.statements; ++i) {
        forms.add(slice(printed.text, printed.statements[i].span),
                  slice(typed.text, typed.statements[i].span));
      }
    }
    done = pair.printed.statements;
  }
  std::string near;
  std::size_t next = 0;  // statement of the edited program
  for (std::size_t line = 0; line < edited.lines.size();) {
    if (const Pair* pair = starts[line]) {
      for (std::size_t i = pair->typed.first; i < pair->typed.end; ++i) {
        near.append(typed.lines[i]) += '\n';
      }
      line += pair->printed.end - pair->printed.first;
      continue;
    }
    const std::size_t begin = offset_of(edited.text, edited.lines[line]);
    near +=
        forms.in(edited.text, begin, begin + edited.lines[line].size(), edited.statements, next);
    near += '\n';
    ++line;
  }
  return near;
}

}  // namespace

std::string print_near(const Program& edited, const Program& before, std::string_view text) {
  const PrintedProgram now = print_placed(edited);
  const PrintedProgram old = print_placed(before);
  const Text typed(text, typed_places(before));
  const Text canonical(old.text, old.statements);
  const auto pairs = paired(typed.groups(), canonical.groups());
  if (!pairs) return now.text;
  const std::string near = near_text(typed, canonical, Text(now.text, now.statements), *pairs);
  // Lines of another indentation, for instance, do not go together.
  const ParseResult parsed = parse(near);
  const bool same = parsed.ok() && print(parsed.program) == now.text;
  return same ? near : now.text;
}

}  // namespace nabla
