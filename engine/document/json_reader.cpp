#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "engine/document/json_text.h"

namespace nabla {

namespace {

// The text with zeros for the words that strict JSON does not know; every byte keeps its place.
struct StrictText {
  std::string text;
  struct Word {
    std::size_t number;  // which of all numbers it is
    double value;
  };
  std::vector<Word> words;
};

class WordReplacer {
 public:
  explicit WordReplacer(std::string_view text) { out_.text = text; }

  StrictText run() {
    while (at_ < out_.text.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = out_.text[at_];
    const bool minus = c == '-';
    if (c == '"') {
      skip_string();
    } else if (replace("NaN", 0, std::numeric_limits<double>::quiet_NaN()) ||
               replace("Infinity", 0, std::numeric_limits<double>::infinity()) ||
               replace("-Infinity", 1, -std::numeric_limits<double>::infinity())) {
      ++numbers_;
    } else if (minus || is_digit(c)) {
      ++numbers_;
      while (at_ < out_.text.size() && is_number_part(out_.text[at_])) ++at_;
    } else {
      ++at_;
    }
  }

  void skip_string() {
    for (++at_; at_ < out_.text.size() && out_.text[at_] != '"'; ++at_) {
      if (out_.text[at_] == '\\') ++at_;
    }
    ++at_;
  }

  bool replace(std::string_view word, std::size_t keep, double value) {
    if (out_.text.compare(at_, word.size(), word) != 0 || !stands_alone(word.size())) return false;
    out_.words.push_back({numbers_, value});
    for (std::size_t i = keep; i < word.size(); ++i) out_.text[at_ + i] = i == keep + 1 ? '.' : '0';
    at_ += word.size();
    return true;
  }

  bool stands_alone(std::size_t size) const {
    constexpr std::string_view around = " \t\r\n,:[]{}";
    const auto separates = [&](char c) { return around.find(c) != std::string_view::npos; };
    const std::size_t end = at_ + size;
    return (at_ == 0 || separates(out_.text[at_ - 1])) &&
           (end >= out_.text.size() || separates(out_.text[end]));
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_number_part(char c) {
    return is_digit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
  }

  StrictText out_;
  std::size_t at_ = 0;
  std::size_t numbers_ = 0;
};

// What the parser calls for each part of the text. It returns false to stop.
class Builder {
 public:
  Builder(const StrictText& source, const JsonLimits& limits) : source_(source), limits_(limits) {}

  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;

  // NOLINTBEGIN: the names and signatures are the library's
  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(number_integer_t value) { return number(value); }
  bool number_unsigned(number_unsigned_t value) { return number(value); }
  bool number_float(number_float_t value, const string_t& /*raw*/) { return number(value); }
  bool string(string_t& value) { return add(std::move(value)); }
  bool binary(binary_t& /*value*/) { return false; }
  bool start_object(std::size_t /*size*/) { return open(Json::object()); }
  bool start_array(std::size_t /*size*/) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(string_t& key) {
    open_.back().key = std::move(key);
    return true;
  }
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& /*error*/) {
    const std::size_t end = std::min(position, source_.text.size());
    const std::size_t begin = end > 0 ? end - 1 : 0;
    error_ = {say("this is not valid JSON, near %1", quoted_json(token.substr(0, 40))),
              say("was the file cut off, or edited by hand?"),
              {begin, end}};
    return false;
  }
  // NOLINTEND

  Expected<Json> result() && {
    if (!error_.what.empty()) return error_;
    return std::move(root_);
  }

 private:
  struct Open {
    Json value;
    std::string key;  // of the member that is being read
  };

  template <class T>
  bool number(T value) {
    const std::size_t number = numbers_++;
    if (next_word_ < source_.words.size() && source_.words[next_word_].number == number) {
      return add(source_.words[next_word_++].value);
    }
    return add(value);
  }

  bool open(Json value) {
    if (open_.size() >= static_cast<std::size_t>(limits_.depth)) {
      return refuse(say("this is nested too deeply"));
    }
    open_.push_back({std::move(value), {}});
    return true;
  }

  bool close() {
    Json value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }

  bool add(Json value) {
    if (++values_ > limits_.values) return refuse(say("this holds too many values"));
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (Json& parent = open_.back().value; parent.is_array()) {
      parent.push_back(std::move(value));
    } else {
      add_member(parent, std::move(open_.back().key), std::move(value));
    }
    return true;
  }

  bool refuse(Message what) {
    error_ = {std::move(what), {}, {}};
    return false;
  }

  const StrictText& source_;
  const JsonLimits& limits_;
  std::vector<Open> open_;
  Json root_;
  Diagnostic error_;
  std::size_t numbers_ = 0;
  std::size_t next_word_ = 0;
  std::size_t values_ = 0;
};

}  // namespace

Expected<Json> read_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    return Diagnostic{say("this file is too large"),
                      say("at most %1 bytes are read", std::to_string(limits.bytes)),
                      {}};
  }
  const StrictText strict = WordReplacer(text).run();
  Builder builder(strict, limits);
  Json::sax_parse(strict.text, &builder);
  return std::move(builder).result();
}

}  // namespace nabla
