#include "engine/interchange/csv.h"

#include <QTest>
#include <cmath>

namespace engine_interchange_csv_test {

using namespace nabla;

namespace {

constexpr std::size_t most = 1000;

Tensor table(std::string_view text) { return read_csv(text, most).value(); }

QString refusal(std::string_view text) {
  const auto read = read_csv(text, most);
  return read ? QString() : QString::fromStdString(read.error().what.str());
}

}  // namespace

class CsvTest : public QObject {
  Q_OBJECT

 private slots:
  void rows_and_columns_make_a_matrix() {
    const Tensor expected(Shape{2, 3}, {1, 2.5, -3, 4e2, 5, 0.5});
    QCOMPARE(table("1,2.5,-3\n4e2,5,.5\n"), expected);
    QCOMPARE(table("1, 2.5 ,-3\r\n4e2,\t5,+.5"), expected);
    QCOMPARE(table("1;2.5;-3\n4e2;5;.5\n"), expected);
    QCOMPARE(table("1\t2.5\t-3\n4e2\t5\t.5\n"), expected);
    QCOMPARE(table("\"1\",\"2.5\",-3\n4e2,5,.5\n"), expected);
    QCOMPARE(table("\xEF\xBB\xBF# measured\n\n1,2.5,-3\n\n4e2,5,.5\n\n"), expected);
  }

  void one_row_or_one_column_is_a_vector() {
    QCOMPARE(table("1,2,3"), Tensor::vector({1, 2, 3}));
    QCOMPARE(table("1\n2\n3\n"), Tensor::vector({1, 2, 3}));
    QCOMPARE(table("7"), Tensor::vector({7}));
  }

  void a_first_line_of_words_is_a_header() {
    const Tensor expected(Shape{2, 2}, {1, 2, 3, 4});
    QCOMPARE(table("x,y\n1,2\n3,4\n"), expected);
    QCOMPARE(table("1st,2\n1,2\n3,4\n"), expected);
    QCOMPARE(table("2,second\n1,2\n3,4\n"), expected);
    QCOMPARE(table("\"a b\",\n1,2\n3,4\n"), expected);
  }

  void infinities_and_nan_have_words() {
    const Tensor read = table("inf,-inf,nan\n1,2,3\n");
    QVERIFY(std::isinf(read[0]) && read[1] == -HUGE_VAL && std::isnan(read[2]));
  }

  void mistakes_are_named_by_line() {
    QVERIFY(refusal("1,2\n3,four\n").contains("line 2, column 2: 'four' is not a number"));
    QVERIFY(refusal("1,2\n3,\n").contains("line 2, column 2"));
    QVERIFY(refusal("x,y\n1,2\n3\n").contains("line 3 has 1 cells, but those before have 2"));
    QVERIFY(refusal("x,y\na,b\n1,2\n").contains("line 2, column 1"));
    QVERIFY(refusal("1,2\n3,4,5\n").contains("line 2"));
    QVERIFY(refusal("1,5;2\n").isEmpty() == false);
  }

  void nothing_is_no_table() {
    for (const char* text : {"", "\n\n", "# only words\n", "x,y\n"}) {
      QVERIFY2(!refusal(text).isEmpty(), text);
    }
  }

  void too_much_is_refused() {
    std::string text;
    for (int i = 0; i < 1001; ++i) text += "1\n";
    QVERIFY(refusal(text).contains("too much data"));
  }
};

QTEST_APPLESS_MAIN(CsvTest)

}  // namespace engine_interchange_csv_test

#include "engine_interchange_csv_test.moc"
