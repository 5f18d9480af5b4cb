#include "engine/interchange/csv.h"

#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nabla {

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::optional<double> number_in(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') {
    cell = trimmed(cell.substr(1, cell.size() - 2));
  }
  if (cell.size() > 1 && cell.front() == '+' && cell[1] != '-') cell.remove_prefix(1);
  double number = 0;
  const char* const end = cell.data() + cell.size();
  const auto [after, error] = std::from_chars(cell.data(), end, number);
  if (error != std::errc() || after != end) return std::nullopt;
  return number;
}

char separator_of(std::string_view line) {
  for (const char c : {'\t', ';', ','}) {
    if (line.find(c) != std::string_view::npos) return c;
  }
  return ',';
}

// Takes the part before the sign, and the sign, off the text.
std::string_view take_until(std::string_view& text, char sign) {
  const std::size_t end = text.find(sign);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

class TableReader {
 public:
  TableReader(std::string_view text, std::size_t most) : text_(text), most_(most) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
  }

  Expected<Tensor> read() {
    while (!text_.empty()) {
      ++line_;
      const std::string_view line = take_until(text_, '\n');
      const std::string_view content = trimmed(line);
      if (content.empty() || content.front() == '#') continue;
      if (auto done = row(line); !done) return done.error();
    }
    if (rows_ == 0) return Diagnostic{say("there are no numbers in it"), {}, {}};
    const auto rows = static_cast<std::int64_t>(rows_);
    const auto columns = static_cast<std::int64_t>(columns_);
    const bool matrix = rows > 1 && columns > 1;
    return Tensor(matrix ? Shape{rows, columns} : Shape{rows * columns}, std::move(values_));
  }

 private:
  Expected<Done> row(std::string_view line) {
    const bool first = columns_ == 0;
    if (first) separator_ = separator_of(line);
    std::size_t count = 0;
    for (bool more = true; more; ++count) {
      more = line.find(separator_) != std::string_view::npos;
      const std::string_view cell = take_until(line, separator_);
      const auto number = number_in(cell);
      if (!number && rows_ == 0 && first) return header(line, more, count);
      if (!number) return no_number(cell, count);
      if (values_.size() == most_) return too_large();
      values_.push_back(*number);
    }
    if (first) columns_ = count;
    if (count != columns_) return ragged(count);
    ++rows_;
    return Done{};
  }
  // The rest of a first line that names its columns.
  Expected<Done> header(std::string_view rest, bool more, std::size_t count) {
    for (++count; more; ++count) {
      more = rest.find(separator_) != std::string_view::npos;
      take_until(rest, separator_);
    }
    values_.clear();
    columns_ = count;
    return Done{};
  }
  Diagnostic no_number(std::string_view cell, std::size_t column) const {
    return {say("line %1, column %2: '%3' is not a number", std::to_string(line_),
                std::to_string(column + 1), std::string(trimmed(cell).substr(0, 20))),
            say("write nan for a missing one"),
            {}};
  }
  Diagnostic ragged(std::size_t count) const {
    return {say("line %1 has %2 cells, but those before have %3", std::to_string(line_),
                std::to_string(count), std::to_string(columns_)),
            {},
            {}};
  }
  Diagnostic too_large() const {
    return {say("there is too much data"), say("at most %1 elements", std::to_string(most_)), {}};
  }

  std::string_view text_;
  std::size_t most_;
  std::vector<double> values_;
  std::size_t line_ = 0;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  char separator_ = ',';
};

}  // namespace

Expected<Tensor> read_csv(std::string_view text, std::size_t most_elements) {
  return TableReader(text, most_elements).read();
}

}  // namespace nabla
