#include "engine/language/lexer.h"

#include "engine/language/characters.h"
#include "engine/language/line_scan.h"
#include "engine/language/spelling.h"

namespace nabla {

namespace {

struct Indentation {
  std::uint32_t column = 0;  // a tab goes to the next multiple of 8
  std::uint32_t narrow = 0;  // a tab counts 1: both must tell the same story, as in Python 3
  bool stray = false;        // fits no block: complained of, and no token was made
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  LexedText run() {
    if (peek().code == 0xFEFF) at_ += peek().length;  // a byte order mark
    start_line();
    while (at_ < text_.size()) step();
    end_line();
    close_blocks({}, at_);
    push(TokenKind::end, at_);
    return std::move(out_);
  }

 private:
  CodePoint peek() const { return peek_at(at_); }
  CodePoint peek_at(std::size_t at) const { return decode_folded(text_, at); }
  bool line_is_empty() const {
    const TokenKind last = out_.tokens.empty() ? TokenKind::newline : out_.tokens.back().kind;
    return last == TokenKind::newline || last == TokenKind::indent || last == TokenKind::dedent;
  }

  void push(TokenKind kind, std::size_t begin) { out_.tokens.push_back({kind, 0, {begin, at_}}); }
  void take(TokenKind kind, std::size_t length) {
    const std::size_t begin = at_;
    at_ += length;
    push(kind, begin);
  }

  void step() {
    const CodePoint next = peek();
    if (next.code == U' ' || !next.valid || next.code == 0) {
      at_ += next.length;
    } else if (next.code == U'\n' || next.code == U'\r') {
      line_break();
    } else if (next.code == U'#') {
      comment(0);
    } else if (is_digit(next.code) ||
               (next.code == U'.' && is_digit(peek_at(at_ + next.length).code))) {
      take(TokenKind::number, number_length(text_, at_));
    } else if (is_letter(next.code) || next.code == U'_') {
      word();
    } else if (superscript_char(next.code) != 0) {
      superscript();
    } else if (is_quote(next.code)) {
      quote(next);
    } else if (next.code == U'\\') {
      backslash();
    } else if (next.code >= 0x80) {
      take(kind_of_symbol(next.code), next.length);
    } else {
      sign();
    }
  }

  // ---- lines

  void line_break() {
    const bool open = !brackets_.empty();
    if (open && !statement_follows()) {
      at_ += break_length(text_, at_);
      return;
    }
    end_line();
    at_ += break_length(text_, at_);
    start_line();
  }

  bool statement_follows() const {
    const std::size_t next = at_ + break_length(text_, at_);
    const TokenKind last = out_.tokens.back().kind;
    const bool argument_may_follow = brackets_.back() == TokenKind::left_paren &&
                                     (last == TokenKind::comma || last == TokenKind::left_paren);
    const bool operand_before = last == TokenKind::name || last == TokenKind::number ||
                                last == TokenKind::right_paren || last == TokenKind::right_bracket;
    return line_begins_statement(text_, next, argument_may_follow, operand_before);
  }

  void end_line() {
    if (!line_is_empty()) push(TokenKind::newline, at_);
    brackets_.clear();
  }

  // Reads blank lines, comments and the indentation of the next logical line.
  void start_line() {
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const Indentation in = indentation();
      const char32_t code = peek().code;
      const bool broken = code == U'\n' || code == U'\r';
      if (at_ >= text_.size()) return;
      if (broken) {
        out_.trivia.push_back({{begin, begin}, 0, true});
      } else if (code == U'#') {
        comment(in.column);
      } else {
        indent_to(in, begin);
        return;
      }
      at_ += break_length(text_, at_);
    }
  }

  Indentation indentation() {
    Indentation in;
    for (;; at_ += peek().length) {
      const CodePoint raw = decode(text_, at_);
      const bool space = raw.length != 0 && (fold(raw.code) == U' ' || !raw.valid || raw.code == 0);
      if (!space) return in;
      const std::uint32_t width = raw.code == 0x3000 ? 2 : 1;  // an ideographic space is two wide
      in.column = raw.code == U'\t' ? in.column / 8 * 8 + 8 : in.column + width;
      in.narrow += width;
    }
  }

  void indent_to(Indentation in, std::size_t line_begin) {
    const Indentation top = blocks_.empty() ? Indentation{} : blocks_.back();
    if (in.column > top.column) {
      if (in.narrow <= top.narrow) complain_of_tabs(line_begin);
      blocks_.push_back(in);
      out_.tokens.push_back({TokenKind::indent, in.column, {at_, at_}});
      return;
    }
    close_blocks(in, at_);
    const Indentation now = blocks_.empty() ? Indentation{} : blocks_.back();
    if (in.column != now.column) {
      report({say("this line is indented like no line above it"),
              say("line it up with the block it belongs to"),
              {line_begin, at_}});
      in.stray = true;
      blocks_.push_back(in);
    } else if (in.narrow != now.narrow) {
      complain_of_tabs(line_begin);
    }
  }

  void close_blocks(Indentation in, std::size_t place) {
    while (!blocks_.empty() && blocks_.back().column > in.column) {
      if (!blocks_.back().stray) out_.tokens.push_back({TokenKind::dedent, 0, {place, place}});
      blocks_.pop_back();
    }
  }

  void complain_of_tabs(std::size_t line_begin) {
    report({say("tabs and spaces are mixed in the indentation"),
            say("use four spaces for each level"),
            {line_begin, at_}});
  }

  void report(Diagnostic diagnostic) {
    constexpr std::size_t kept = 1000;
    if (++out_.error_count <= kept) out_.diagnostics.push_back(std::move(diagnostic));
  }

  void comment(std::uint32_t column) {
    const std::size_t begin = at_;
    at_ = line_end(text_, at_);
    std::size_t end = at_;
    while (end > begin + 1 && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    out_.trivia.push_back({{begin, end}, column, false});
  }

  void backslash() {
    std::size_t next = at_ + 1;
    while (peek_at(next).code == U' ') next += peek_at(next).length;
    if (next < text_.size() && break_length(text_, next) > 0) {  // the line goes on
      at_ = next + break_length(text_, next);
      return;
    }
    std::size_t end = at_ + peek().length;
    while (is_letter(peek_at(end).code)) end += peek_at(end).length;
    take(TokenKind::refused, end - at_);
  }

  // ---- words and signs

  void word() {
    std::size_t end = at_;
    while (is_name_part(peek_at(end).code)) end += peek_at(end).length;
    take(kind_of_word(fold_text(text_.substr(at_, end - at_))), end - at_);
  }

  void superscript() {
    std::size_t end = at_;
    while (superscript_char(peek_at(end).code) != 0) end += peek_at(end).length;
    take(TokenKind::superscript, end - at_);
  }

  // A string, or the prime of a derivative: f'(x).
  void quote(CodePoint mark) {
    const bool touches = !line_is_empty() && out_.tokens.back().span.end == at_ && after_operand();
    if (touches && mark.code != U'"') return take(TokenKind::refused, mark.length);
    const std::size_t length = string_length(text_, at_);
    if (length == 0) return take(TokenKind::refused, line_end(text_, at_) - at_);
    take(TokenKind::string, length);
  }

  bool after_operand() const {
    const TokenKind last = out_.tokens.back().kind;
    return last == TokenKind::name || last == TokenKind::right_paren ||
           last == TokenKind::right_bracket || last == TokenKind::refused;
  }

  void sign() {
    char32_t ahead[3] = {};
    std::size_t ends[3] = {};
    std::size_t next = at_;
    for (int i = 0; i < 3; ++i) {
      ahead[i] = peek_at(next).code;
      next += peek_at(next).length;
      ends[i] = next;
    }
    const Sign found = sign_of({ahead, 3});
    take(found.kind, ends[found.length - 1] - at_);
    match_bracket(found.kind);
  }

  void match_bracket(TokenKind kind) {
    if (kind == TokenKind::left_paren || kind == TokenKind::left_bracket) brackets_.push_back(kind);
    const bool closes = kind == TokenKind::right_paren || kind == TokenKind::right_bracket;
    if (closes && !brackets_.empty()) brackets_.pop_back();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  LexedText out_;
  std::vector<Indentation> blocks_;
  std::vector<TokenKind> brackets_;
};

}  // namespace

LexedText lex(std::string_view text) { return Lexer(text).run(); }

}  // namespace nabla
