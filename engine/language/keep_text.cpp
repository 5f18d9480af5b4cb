#include "engine/language/keep_text.h"

#include <algorithm>
#include <vector>

#include "engine/language/parser.h"
#include "engine/language/printer.h"

namespace nabla {

namespace {

constexpr std::size_t most_compared = 4'000'000;  // pairs of lines

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

// For each line of `after` the line of `before` that it is, or -1: a longest common subsequence
// (Wagner and Fischer) between what both begin and end with.
std::vector<int> kept(const Lines& before, const Lines& after) {
  std::vector<int> same(after.size(), -1);
  std::size_t head = 0;
  const std::size_t least = std::min(before.size(), after.size());
  while (head < least && before[head] == after[head]) {
    same[head] = static_cast<int>(head);
    ++head;
  }
  std::size_t tail = 0;
  while (tail < least - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    same[after.size() - 1 - tail] = static_cast<int>(before.size() - 1 - tail);
    ++tail;
  }
  const std::size_t n = before.size() - head - tail;
  const std::size_t m = after.size() - head - tail;
  if (n * m > most_compared) return same;
  std::vector<std::vector<int>> length(n + 1, std::vector<int>(m + 1, 0));
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      length[i][j] = before[head + i] == after[head + j]
                         ? length[i + 1][j + 1] + 1
                         : std::max(length[i + 1][j], length[i][j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < n && j < m;) {
    if (before[head + i] == after[head + j]) {
      same[head + j++] = static_cast<int>(head + i++);
    } else {
      (length[i + 1][j] >= length[i][j + 1] ? i : j) += 1;
    }
  }
  return same;
}

}  // namespace

std::string print_near(const Program& edited, const Program& before, std::string_view text) {
  const std::string printed = print(edited);
  const std::string printed_before = print(before);
  const Lines typed = lines_of(text);
  const Lines old_lines = lines_of(printed_before);
  if (typed.size() != old_lines.size()) return printed;
  const Lines new_lines = lines_of(printed);
  const std::vector<int> same = kept(old_lines, new_lines);
  std::string near;
  for (std::size_t i = 0; i < new_lines.size(); ++i) {
    near += same[i] < 0 ? new_lines[i] : typed[static_cast<std::size_t>(same[i])];
    near += '\n';
  }
  // Lines of another indentation, for instance, do not go together.
  const ParseResult parsed = parse(near);
  return parsed.ok() && same_meaning(parsed.program, edited) ? near : printed;
}

}  // namespace nabla
