// Comments and blank lines, given to the statement or block that they stand at.
#include "engine/language/statement_parser.h"

namespace nabla {

std::string StatementParser::comment_text(const Trivia& trivia) const {
  if (trivia.blank) return "";
  const std::string_view text =
      reader_.text().substr(trivia.span.begin, trivia.span.end - trivia.span.begin);
  if (text.front() == '#') return std::string(text);
  constexpr std::size_t full_width_sign = 3;  // bytes of ＃
  return "#" + std::string(text.substr(full_width_sign));
}

std::vector<std::string> StatementParser::take_comments(std::size_t count) {
  std::vector<std::string> taken;
  for (; count > 0; --count) taken.push_back(comment_text(trivia_[next_trivia_++]));
  return taken;
}

// The lines above the next token.
std::vector<std::string> StatementParser::comments_above() {
  const std::size_t place =
      reader_.at(TokenKind::end) ? reader_.text().size() + 1 : reader_.peek().span.begin;
  std::size_t count = 0;
  while (next_trivia_ + count < trivia_.size() && trivia_[next_trivia_ + count].span.begin < place)
    ++count;
  return take_comments(count);
}

// At the end of a line: the comment beside it; those between its brackets go above it.
void StatementParser::comments_of_line(std::vector<std::string>& above, std::string& beside) {
  const std::size_t end = reader_.peek().span.begin;
  while (next_trivia_ < trivia_.size() && trivia_[next_trivia_].span.begin < end) {
    if (!beside.empty()) above.push_back(std::move(beside));
    beside = take_comments(1)[0];
    const std::size_t comment_end = trivia_[next_trivia_ - 1].span.end;
    const std::string_view rest = reader_.text().substr(comment_end, end - comment_end);
    const bool line_goes_on = rest.find_first_not_of(" \t") != std::string_view::npos;
    if (!line_goes_on) continue;
    above.push_back(std::move(beside));
    beside.clear();
  }
}

// At the end of a block that stands at `column`: the lines up to the last that is as far in.
std::vector<std::string> StatementParser::comments_at_end(std::uint32_t column) {
  std::size_t count = 0;
  const std::size_t place =
      reader_.at(TokenKind::end) ? reader_.text().size() + 1 : reader_.peek().span.begin;
  for (std::size_t i = next_trivia_; i < trivia_.size() && trivia_[i].span.begin < place; ++i) {
    if (trivia_[i].blank) continue;
    if (trivia_[i].column < column) break;
    count = i - next_trivia_ + 1;
  }
  return take_comments(count);
}

}  // namespace nabla
