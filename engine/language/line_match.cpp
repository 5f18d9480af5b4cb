#include "engine/language/line_match.h"

#include <algorithm>

namespace nabla {

namespace {

constexpr std::size_t most_compared = 4'000'000;  // pairs of lines

}  // namespace

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

std::vector<int> matched_lines(const Lines& before, const Lines& after) {
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

}  // namespace nabla
