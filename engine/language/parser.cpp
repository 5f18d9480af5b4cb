#include "engine/language/parser.h"

#include <algorithm>

#include "engine/language/characters.h"
#include "engine/language/expression_parser.h"
#include "engine/language/lexer.h"
#include "engine/language/refusals.h"
#include "engine/language/statement_parser.h"

namespace nabla {

namespace {

struct Findings {
  std::vector<Diagnostic> diagnostics;
  std::size_t count = 0;

  void add(std::vector<Diagnostic> more, std::size_t more_count) {
    diagnostics.insert(diagnostics.end(), more.begin(), more.end());
    count += more_count;
  }
  void order(std::size_t kept) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    if (diagnostics.size() > kept) diagnostics.resize(kept);
  }
};

Diagnostic too_long(std::size_t bytes, std::size_t limit) {
  return {
      say("this text of %1 bytes is too long", std::to_string(bytes)),
      say("at most %1 bytes are read; large data goes into a file for load", std::to_string(limit)),
      {0, bytes}};
}

// The text with spaces for what is unreadable, which is reported; places stay what they were.
std::string readable(std::string_view text, const ParseLimits& limits, Findings& findings) {
  std::string clean(text);
  const std::vector<SourceSpan> spans = unreadable_spans(text);
  std::vector<Diagnostic> found;
  for (SourceSpan span : spans) {
    const bool nul = text[span.begin] == '\0';
    std::fill(clean.begin() + static_cast<std::ptrdiff_t>(span.begin),
              clean.begin() + static_cast<std::ptrdiff_t>(span.end), ' ');
    if (found.size() == limits.diagnostics) continue;
    found.push_back({nul ? say("a zero byte stands here") : say("these bytes are not UTF-8"),
                     nul ? say("delete it") : say("save the text as UTF-8"), span});
  }
  findings.add(std::move(found), spans.size());
  return clean;
}

// Statements are large, and a list that grows moves them all.
std::size_t lines_outside_of_blocks(const LexedText& lexed) {
  std::size_t lines = 0;
  int depth = 0;
  for (const Token& token : lexed.tokens) {
    if (token.kind == TokenKind::indent) ++depth;
    if (token.kind == TokenKind::dedent) --depth;
    if (token.kind == TokenKind::newline && depth <= 0) ++lines;
  }
  return lines;
}

Expr read_one(TokenReader& reader, ExpressionParser& parser) {
  reader.accept(TokenKind::indent);
  if (reader.at(TokenKind::end)) {
    reader.fail({say("an expression is missing here"), {}, reader.peek().span});
    return {};
  }
  Expr expr = parser.parse_list();
  if (!reader.at_line_end()) reader.fail(unexpected_token(reader));
  reader.recover();
  reader.accept(TokenKind::newline);
  reader.accept(TokenKind::dedent);
  if (!reader.at(TokenKind::end)) {
    reader.fail({say("only one expression can stand here"), {}, reader.peek().span});
  }
  return expr;
}

}  // namespace

ParseResult parse(std::string_view text, const ParseLimits& limits) {
  ParseResult result;
  Findings findings;
  if (text.size() > limits.bytes) {
    result.diagnostics.push_back(too_long(text.size(), limits.bytes));
    result.error_count = 1;
    return result;
  }
  const std::string clean = readable(text, limits, findings);
  const LexedText lexed = lex(clean);
  findings.add(lexed.diagnostics, lexed.error_count);
  ProgramNames names;
  add_names(names, clean, lexed.tokens);
  TokenReader reader(clean, lexed, limits);
  result.program = StatementParser(reader, names, lexed).parse(lines_outside_of_blocks(lexed));
  findings.add(reader.take_diagnostics(), reader.error_count());
  findings.order(limits.diagnostics);
  result.diagnostics = std::move(findings.diagnostics);
  result.error_count = findings.count;
  return result;
}

Expected<Expr> parse_expression(std::string_view text, const ParseLimits& limits,
                                const NamesInScope& scope) {
  if (text.size() > limits.bytes) return too_long(text.size(), limits.bytes);
  Findings findings;
  const std::string clean = readable(text, limits, findings);
  const LexedText lexed = lex(clean);
  const ProgramNames names(scope);
  TokenReader reader(clean, lexed, limits);
  ExpressionParser parser(reader, names);
  Expr expr = read_one(reader, parser);
  findings.add(reader.take_diagnostics(), reader.error_count());
  findings.order(1);
  if (!findings.diagnostics.empty()) return findings.diagnostics.front();
  return expr;
}

}  // namespace nabla
