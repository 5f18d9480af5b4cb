// Tokens: kinds, places, and the structure of lines.
#include "engine/language/lexer.h"

#include <QTest>

#include "engine/language/characters.h"

namespace engine_language_lexer_test {

using nabla::TokenKind;

namespace {

std::vector<TokenKind> kinds(const char* text) {
  std::vector<TokenKind> found;
  for (const nabla::Token& token : nabla::lex(text).tokens) found.push_back(token.kind);
  return found;
}

using Kinds = std::vector<TokenKind>;

}  // namespace

class LexerTest : public QObject {
  Q_OBJECT

 private slots:
  void lines_and_blocks_are_tokens() {
    QCOMPARE(kinds("if x:\n  y\nz"),
             (Kinds{TokenKind::kw_if, TokenKind::name, TokenKind::colon, TokenKind::newline,
                    TokenKind::indent, TokenKind::name, TokenKind::newline, TokenKind::dedent,
                    TokenKind::name, TokenKind::newline, TokenKind::end}));
    QCOMPARE(kinds("\n\n# only\n   \n"), Kinds{TokenKind::end});
    QCOMPARE(kinds(""), Kinds{TokenKind::end});
  }

  void tokens_cover_their_bytes_in_order() {
    const std::string text = "θ₁ ＝ 2π·√x² # é\n\tif ‖";
    std::size_t end = 0;
    for (const nabla::Token& token : nabla::lex(text).tokens) {
      QVERIFY(token.span.begin >= end && token.span.end >= token.span.begin);
      end = token.span.end;
    }
    QVERIFY(end <= text.size());
    const nabla::LexedText lexed = nabla::lex("θ₁ ＝ 2π");
    QCOMPARE(lexed.tokens[0].span, (nabla::SourceSpan{0, 5}));
    QCOMPARE(lexed.tokens[1].kind, TokenKind::assign);
    QCOMPARE(lexed.tokens[1].span, (nabla::SourceSpan{6, 9}));
    QCOMPARE(lexed.tokens[3].kind, TokenKind::constant);
  }

  void brackets_join_lines_until_a_statement_must_begin() {
    QCOMPARE(kinds("(a\n\n b)").size(), std::size_t{6});
    QCOMPARE(kinds("(a\nb = 1"),
             (Kinds{TokenKind::left_paren, TokenKind::name, TokenKind::newline, TokenKind::name,
                    TokenKind::assign, TokenKind::number, TokenKind::newline, TokenKind::end}));
    QCOMPARE(kinds("(a,\nb=1)").size(), std::size_t{9});
    QCOMPARE(kinds("(a\nb == 1)").size(), std::size_t{8});
  }

  void numbers_take_what_belongs_to_them() {
    for (const char* number : {"1", "1.", ".5", "1.5e-3", "1_000", "2E+8", "１．５"}) {
      QCOMPARE(kinds(number), (Kinds{TokenKind::number, TokenKind::newline, TokenKind::end}));
    }
    QCOMPARE(kinds("2e"),
             (Kinds{TokenKind::number, TokenKind::name, TokenKind::newline, TokenKind::end}));
    QCOMPARE(kinds("2_"),
             (Kinds{TokenKind::number, TokenKind::hole, TokenKind::newline, TokenKind::end}));
  }

  void comments_are_kept_beside_the_tokens() {
    const nabla::LexedText lexed = nabla::lex("x # one  \n\n  # two\ny");
    QCOMPARE(lexed.trivia.size(), std::size_t{3});
    QCOMPARE(lexed.trivia[0].span, (nabla::SourceSpan{2, 7}));
    QVERIFY(lexed.trivia[1].blank);
    QCOMPARE(lexed.trivia[2].column, 2U);
  }

  void code_points_decode_and_encode() {
    for (const char32_t code : {U'a', U'é', U'π', U'变', U'𝑥', char32_t{0x10FFFF}}) {
      std::string text;
      nabla::append_utf8(text, code);
      QCOMPARE(nabla::decode(text, 0).code, code);
      QCOMPARE(nabla::decode(text, 0).length, text.size());
    }
    QCOMPARE(nabla::fold_text("ｘ₁₂＋π"), std::string("x12+π"));
    QCOMPARE(nabla::quotable("a\x07"), std::string("aU+0007"));
    QVERIFY(nabla::quotable(std::string(1000, 'x')).size() < 50);
  }
};

QTEST_APPLESS_MAIN(LexerTest)

}  // namespace engine_language_lexer_test

#include "engine_language_lexer_test.moc"
