// Texts that nobody means well with: each is refused clearly, in linear time, on a small stack.
#include <QTest>
#include <random>

#include "engine/language/edit.h"
#include "engine/language/edit_extract.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"

namespace engine_language_hostile_test {

using nabla::parse;

namespace {

std::string repeated(const std::string& part, int count) {
  std::string text;
  text.reserve(part.size() * static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) text += part;
  return text;
}

std::string staircase(int levels) {
  std::string text;
  for (int i = 0; i < levels; ++i)
    text += std::string(static_cast<std::size_t>(i), ' ') + "if x:\n";
  return text + std::string(static_cast<std::size_t>(levels), ' ') + "y = 1\n";
}

std::string elif_chain(int branches) {
  return "if x: y = 0\n" + repeated("elif x: y = 1\n", branches) + "else: y = 2\n";
}

nabla::ParseLimits generous() {
  nabla::ParseLimits limits;
  limits.bytes = 64 << 20;
  return limits;
}

}  // namespace

class HostileTest : public QObject {
  Q_OBJECT

 private slots:
  void depth_beyond_the_limit_is_one_clear_error_data() {
    QTest::addColumn<QByteArray>("text");
    const int many = 100'000;
    const auto row = [](const char* name, const std::string& text) {
      QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("parentheses", "y = " + repeated("(", many) + "x" + repeated(")", many));
    row("open parentheses", "y = " + repeated("(", many));
    row("brackets", "y = " + repeated("[", many) + repeated("]", many));
    row("calls", "y = " + repeated("sin(", many) + "x" + repeated(")", many));
    row("applied", "y = " + repeated("sin ", many) + "x");
    row("indices", "y = " + repeated("a[", many) + "0" + repeated("]", many));
    row("minus signs", "y = " + repeated("- ", many) + "x");
    row("not", "y = " + repeated("not ", many) + "x");
    row("powers", "y = " + repeated("x ** ", many) + "x");
    row("choices", "y = " + repeated("a if b else ", many) + "c");
    row("lambdas", "y = " + repeated("lambda x: ", many) + "x");
    row("roots", "y = " + repeated("√", many) + "x");
    row("bars", "y = " + repeated("|1+", many) + "x" + repeated("|", many));
    row("many bars", "y = " + repeated("|", many));
    row("transposes", "y = a" + repeated(".T", many));
    row("repeated indices", "y = a" + repeated("[0]", many));
    row("chains of chains",
        "y = " + repeated("(", 250) + "a" + repeated(repeated(" + a", 90) + ")", 250));
    row("blocks", staircase(1000));
    row("elif", elif_chain(many));
  }

  void depth_beyond_the_limit_is_one_clear_error() {
    QFETCH(QByteArray, text);
    const auto result = parse(text.toStdString());
    QCOMPARE(result.error_count, std::size_t{1});
    const std::string message = result.diagnostics[0].what.str();
    QVERIFY2(message.find("more than") != std::string::npos, message.c_str());
    QVERIFY(!result.diagnostics[0].hint.empty());
    QVERIFY(result.diagnostics[0].span.end <= static_cast<std::size_t>(text.size()));
  }

  void depth_up_to_the_limit_is_read() {
    QVERIFY(parse("y = " + repeated("(", 200) + "x" + repeated(")", 200)).ok());
    QVERIFY(!parse("y = " + repeated("(", 201) + "x" + repeated(")", 201)).ok());
    QVERIFY(parse(elif_chain(150)).ok());
    QVERIFY(parse(staircase(150)).ok());
    nabla::ParseLimits limits;
    limits.nesting = 3;
    QVERIFY(parse("y = (((x)))", limits).ok());
    QVERIFY(!parse("y = ((((x))))", limits).ok());
  }

  void breadth_has_no_limit() {
    QVERIFY(parse("y = [" + repeated("1, ", 100'000) + "1]").ok());
    QVERIFY(parse("y = concat([" + repeated("a, ", 100'000) + "a])").ok());
    QVERIFY(parse("y = " + repeated("a < ", 100'000) + "a").ok());
    QVERIFY(parse(repeated("y = x; ", 100'000)).ok());
    QVERIFY(parse(repeated("# note\n\n", 100'000)).ok());
    QVERIFY(parse("y = lambda " + repeated("x, ", 100'000) + "x: x").ok());
    QVERIFY(parse("y = " + repeated("f(x) + ", 900) + "1\ndef f(x): return x").ok());
  }

  // A chain is as deep as it has terms: what goes along it may not recurse for each of them.
  void long_chains_are_read_and_edited_data() {
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
      QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    constexpr int terms = 100'000;
    row("sums", "y = " + repeated("a + ", terms) + "a\n");
    row("differences", "y = " + repeated("a - ", terms) + "a\n");
    row("products", "y = " + repeated("a * ", terms) + "a\n");
    row("and", "y = " + repeated("a and ", terms) + "a\n");
    row("or", "y = " + repeated("a or ", terms) + "a\n");
    row("turns", "y = " + repeated("a + b * a - ", terms / 3) + "a\n");
  }

  void long_chains_are_read_and_edited() {
    QFETCH(QByteArray, text);
    const auto result = parse(text.toStdString());
    QVERIFY(result.ok());
    QCOMPARE(nabla::print(result.program), text.toStdString());
    nabla::Program copy = result.program;
    QVERIFY(nabla::same_meaning(copy, result.program));
    copy.statements[0].value.children[1].text = "c";
    QVERIFY(!nabla::same_meaning(copy, result.program));
    copy = result.program;
    copy.statements[0].value = nabla::Expr(copy.statements[0].value.children[0]);  // a part of it
    QVERIFY(!nabla::same_meaning(copy, result.program));
    QCOMPARE(nabla::free_names(result.program).front(), std::string("a"));
    const auto renamed = nabla::renamed(result.program, "a", "alpha");
    QVERIFY(renamed.has_value());
    QVERIFY(nabla::same_meaning(*nabla::renamed(*renamed, "alpha", "a"), result.program));
    const auto named = nabla::extract(result.program, result.program.statements[0].value.span, {});
    QVERIFY(!named);  // it is called y already
  }

  void an_overlong_text_is_refused_unread() {
    const auto result = parse(repeated("x", 10'000'000));
    QCOMPARE(result.error_count, std::size_t{1});
    QVERIFY(result.diagnostics[0].what.str().find("too long") != std::string::npos);
    QVERIFY(!nabla::parse_expression(repeated("1", 10'000'000)));
  }

  void one_line_of_ten_megabytes_is_read_where_it_is_allowed() {
    QVERIFY(parse(repeated("x", 10'000'000), generous()).ok());
    QVERIFY(parse("y = " + repeated("7", 10'000'000), generous()).ok());
    QVERIFY(parse("#" + repeated(" ", 10'000'000) + "x", generous()).ok());
    QVERIFY(parse(repeated(" ", 10'000'000), generous()).ok());
    const auto result = parse(repeated("x", 10'000'000) + " = )", generous());
    QVERIFY(describe(result.diagnostics[0], "text", "").size() < 300);
  }

  void repetition_takes_linear_time() {
    const char* const parts[] = {
        "'",      "\\'",     "\"\\",        "“",    "(\n",     "(\nx\n",       "(x\nif ",
        "[a,\n",  "|",       "| ",          "a'",   "f(a=1, ", "f(",           "lambda ",
        "for a ", "def f(",  "a, ",         "^",    "²",       "√x",           "\\\n",
        "#\n",    "if x:\n", "\t",          "\xFF", "\xE2",    "x =",          "1_",
        "1e",     ".",       "..",          "0x",   "else:\n", "(((\nif x:\n", "\n \n",
        "a=b ",   "x;",      "\xEF\xBC\x88"};
    for (const char* part : parts) {
      const std::string text =
          repeated(part, 300'000 / static_cast<int>(std::string_view(part).size()));
      const auto result = parse(text);
      QVERIFY(result.diagnostics.size() <= 100 && result.error_count >= result.diagnostics.size());
    }
    std::string keywords = "y = sum(x";
    for (int i = 0; i < 50'000; ++i) keywords += ", k" + std::to_string(i) + "=1";
    QVERIFY(parse(keywords + ")").ok());
  }

  void zero_bytes_and_broken_encodings_are_errors_at_their_place() {
    const std::string zero("y = 1\0 + 2", 10);
    const auto result = parse(zero);
    QCOMPARE(result.diagnostics[0].span, (nabla::SourceSpan{5, 6}));
    const auto broken = parse("# \xFF\xFE note\ny = \xC3\n");
    QCOMPARE(broken.diagnostics[0].span, (nabla::SourceSpan{2, 4}));
    QVERIFY(broken.diagnostics[0].hint.str().find("UTF-8") != std::string::npos);
    for (const char* bytes : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80"}) {
      QVERIFY(!parse(std::string("# ") + bytes).ok());
    }
    QVERIFY(parse("\xEF\xBB\xBFy = 1").ok());
  }

  void any_bytes_are_a_program_or_are_refused() {
    std::mt19937 random(7);
    const std::string alphabet =
        "xyf12 .,;:()[]|+-*/^%=<>!#'\"\\\n\t_&?{}√²π₁if or not lambda def else";
    for (int round = 0; round < 10'000; ++round) {
      std::string text;
      const auto length = random() % 40;
      for (std::size_t i = 0; i < length; ++i) {
        text += random() % 20 == 0 ? static_cast<char>(random() % 256)
                                   : alphabet[random() % alphabet.size()];
      }
      const auto result = parse(text);
      QCOMPARE(result.ok(), result.diagnostics.empty());
      for (const auto& diagnostic : result.diagnostics) {
        QVERIFY(diagnostic.span.begin <= diagnostic.span.end && diagnostic.span.end <= text.size());
        QVERIFY(!diagnostic.what.empty());
      }
      if (!result.ok()) continue;
      const std::string printed = print(result.program);
      const auto again = parse(printed);
      QVERIFY2(again.ok() && same_meaning(again.program, result.program), text.c_str());
      QCOMPARE(print(again.program), printed);
    }
  }

  void any_words_are_a_program_or_are_refused() {
    const char* const words[] = {
        "x",     "y",     "f",      "sin",  "e",         "2",       "1.5",  "(",
        ")",     "[",     "]",      "|",    "+",         "-",       "*",    "^",
        "=",     "==",    "<",      ",",    ":",         ";",       ".T",   "if ",
        "or ",   "not ",  "else ",  "in ",  "lambda ",   "²",       "√",    "π",
        "_",     "\n",    "\n    ", "\n",   "for ",      "while ",  "def ", "return ",
        "# c\n", "elif ", " ",      "pass", "minimize ", "output ", "true", "None"};
    std::mt19937 random(11);
    int read = 0;
    for (int round = 0; round < 30'000; ++round) {
      std::string text;
      const auto length = random() % 12;
      for (std::size_t i = 0; i < length; ++i) text += words[random() % std::size(words)];
      const auto result = parse(text);
      if (!result.ok()) continue;
      ++read;
      const std::string printed = print(result.program);
      const auto again = parse(printed);
      QVERIFY2(again.ok() && same_meaning(again.program, result.program), text.c_str());
      QCOMPARE(print(again.program), printed);
    }
    QVERIFY(read > 1000);
  }
};

QTEST_APPLESS_MAIN(HostileTest)

}  // namespace engine_language_hostile_test

#include "engine_language_hostile_test.moc"
