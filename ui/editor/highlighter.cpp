#include "ui/editor/highlighter.h"

#include <optional>

#include "engine/language/function_names.h"
#include "engine/language/lexer.h"
#include "ui/editor/text_positions.h"

namespace nabla::ui {
namespace {

bool is_keyword(TokenKind kind) { return kind >= TokenKind::kw_if && kind <= TokenKind::kw_lambda; }

// Words that declare, and print: read as keywords though they are names to the lexer.
bool declares(std::string_view word) {
  for (const char* name :
       {"variable", "placeholder", "constant", "minimize", "maximize", "output", "print"}) {
    if (word == name) return true;
  }
  return false;
}

std::optional<QColor> color_of(TokenKind kind, std::string_view word, const CodeColors& colors) {
  if (is_keyword(kind)) return colors.keyword;
  if (kind == TokenKind::number || kind == TokenKind::constant || kind == TokenKind::boolean ||
      kind == TokenKind::superscript) {
    return colors.number;
  }
  if (kind == TokenKind::string) return colors.string;
  if (kind != TokenKind::name) return std::nullopt;
  if (declares(word)) return colors.keyword;
  if (is_known_function(word)) return colors.function;
  return std::nullopt;
}

}  // namespace

Highlighter::Highlighter(QTextDocument* document, const Appearance& appearance)
    : QSyntaxHighlighter(document), appearance_(appearance) {
  connect(&appearance, &Appearance::changed, this, &QSyntaxHighlighter::rehighlight);
}

void Highlighter::highlightBlock(const QString& text) {
  const CodeColors& colors = appearance_.theme().code;
  const std::string line = text.toStdString();
  const LexedText lexed = lex(line);
  const auto paint = [&](SourceSpan span, const QColor& color) {
    const int begin = utf16Position(line, span.begin);
    setFormat(begin, utf16Position(line, span.end) - begin, color);
  };
  for (const Token& token : lexed.tokens) {
    const std::string_view word = std::string_view(line).substr(
        std::min(token.span.begin, line.size()), token.span.end - token.span.begin);
    if (const auto color = color_of(token.kind, word, colors)) paint(token.span, *color);
  }
  for (const Trivia& trivia : lexed.trivia) {
    if (!trivia.blank) paint(trivia.span, colors.comment);
  }
}

}  // namespace nabla::ui
