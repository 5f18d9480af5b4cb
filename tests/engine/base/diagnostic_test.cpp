// Where a diagnostic points and how it reads on one line.
#include <QTest>
#include <string>

#include "engine/base/diagnostic.h"
#include "engine/base/expected.h"
#include "engine/base/id.h"

namespace engine_base_diagnostic_test {

using namespace nabla;

class DiagnosticTest : public QObject {
  Q_OBJECT

 private slots:
  void lines_and_columns_count_from_one() {
    QCOMPARE(position_of("", 0), (TextPosition{1, 1}));
    QCOMPARE(position_of("ab\ncd", 1), (TextPosition{1, 2}));
    QCOMPARE(position_of("ab\ncd", 3), (TextPosition{2, 1}));
    QCOMPARE(position_of("ab\ncd", 4), (TextPosition{2, 2}));
  }

  void columns_count_code_points_not_bytes() {
    const std::string text = "√π中x";  // 3 + 2 + 3 bytes before x
    QCOMPARE(position_of(text, 8), (TextPosition{1, 4}));
  }

  void an_offset_past_the_end_is_the_end() {
    QCOMPARE(position_of("ab\ncd", 999), position_of("ab\ncd", 5));
  }

  void positions_never_go_back() {
    const std::string text = "a = 1\n\nπ = 2\n  b\n";
    for (std::size_t i = 0; i < text.size(); ++i) {
      const TextPosition here = position_of(text, i);
      const TextPosition next = position_of(text, i + 1);
      QVERIFY(here.line < next.line || (here.line == next.line && here.column <= next.column));
    }
  }

  void a_description_is_one_line_with_the_hint_in_parentheses() {
    Diagnostic diagnostic{say("%1 is not known", "z"), say("did you mean %1?", "x"), {6, 7}};
    QCOMPARE(describe(diagnostic, "f.nb", "x = 1\nz"),
             std::string("f.nb:2:1: z is not known (did you mean x?)"));
    diagnostic.hint = {};
    QCOMPARE(describe(diagnostic, "f.nb", "x = 1\nz"), std::string("f.nb:2:1: z is not known"));
  }

  void covering_spans_reaches_from_the_first_to_the_last() {
    const SourceSpan a{3, 5};
    const SourceSpan b{8, 9};
    QCOMPARE(cover(a, b), (SourceSpan{3, 9}));
    QCOMPARE(cover(a, b), cover(b, a));
    QCOMPARE(cover(a, a), a);
  }

  void an_expected_holds_the_value_or_the_reason() {
    Expected<std::string> good(std::string("yes"));
    QVERIFY(good);
    QCOMPARE(good->size(), std::size_t{3});
    QCOMPARE(*std::move(good), std::string("yes"));
    const Expected<std::string> bad(Diagnostic{say("no"), {}, {1, 2}});
    QVERIFY(!bad);
    QCOMPARE(bad.error().span, (SourceSpan{1, 2}));
  }

  void an_id_is_valid_once_it_has_an_index() {
    using Tagged = Id<struct SomeTag>;
    QVERIFY(!Tagged().valid());
    QVERIFY(Tagged{0}.valid());
    QVERIFY(Tagged{1} < Tagged{2});
    QVERIFY(std::hash<Tagged>()(Tagged{1}) == std::hash<Tagged>()(Tagged{1}));
  }
};

QTEST_APPLESS_MAIN(DiagnosticTest)

}  // namespace engine_base_diagnostic_test

#include "engine_base_diagnostic_test.moc"
