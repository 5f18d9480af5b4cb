// JSON text: the bare words, hostile input, and tensors as lists.
#include <QTest>
#include <cmath>
#include <limits>

#include "engine/document/json_tensor.h"
#include "engine/document/json_text.h"

namespace engine_document_json_test {

using namespace nabla;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::string one_line(const Json& value) { return write_json(value, JsonLayout::one_line); }

}  // namespace

class JsonTest : public QObject {
  Q_OBJECT

 private slots:
  void bare_words_are_numbers() {
    const Json value = *read_json(R"([NaN, Infinity, -Infinity, 1, -2.5, 3])");
    QVERIFY(std::isnan(value[0].get<double>()));
    QCOMPARE(value[1].get<double>(), infinity);
    QCOMPARE(value[2].get<double>(), -infinity);
    QCOMPARE(value[3].get<int>(), 1);
    QCOMPARE(value[4].get<double>(), -2.5);
    QCOMPARE(value[5].get<int>(), 3);
  }

  void words_inside_texts_stay_texts() {
    const Json value =
        *read_json("{\"NaN\": \"Infinity, NaN\", \"a\\\"NaN\": NaN, \"b\": \"\\\\\", \"c\": NaN}");
    QCOMPARE(value["NaN"].get<std::string>(), std::string("Infinity, NaN"));
    QVERIFY(std::isnan(value["a\"NaN"].get<double>()));
    QVERIFY(std::isnan(value["c"].get<double>()));
  }

  void what_is_written_reads_back_the_same() {
    for (const char* text : {R"({"a": [1, 2.5, NaN], "b": {"c": "d\n", "e": null}, "f": true})",
                             "[]", "{}", "[[], {}, [[1], [2]]]", "-Infinity", "0.1",
                             "[1e16, 1e-5, 9007199254740993, -0.0]", "\"√ \\\" \\\\ / \\u0001\""}) {
      const std::string once = one_line(*read_json(text));
      QCOMPARE(QString::fromStdString(one_line(*read_json(once))), QString::fromStdString(once));
      const std::string indented = write_json(*read_json(text), JsonLayout::indented);
      QCOMPARE(one_line(*read_json(indented)), once);
    }
  }

  void a_double_stays_a_double() {
    QCOMPARE(one_line(Json(9.0)), std::string("9.0"));
    QCOMPARE(one_line(Json(9)), std::string("9"));
    QCOMPARE(one_line(Json(1e21)), std::string("1e21"));
    QCOMPARE(one_line(Json(0.1 + 0.2)), std::string("0.30000000000000004"));
    QCOMPARE(one_line(Json(-infinity)), std::string("-Infinity"));
    QCOMPARE(one_line(Json(not_a_number)), std::string("NaN"));
  }

  void lists_of_numbers_stay_on_their_line() {
    const Json value = *read_json(R"({"a": [1, 2], "b": [[1, 2], [3, 4]], "c": {}})");
    QCOMPARE(write_json(value, JsonLayout::indented), std::string("{\n"
                                                                  "  \"a\": [1, 2],\n"
                                                                  "  \"b\": [\n"
                                                                  "    [1, 2],\n"
                                                                  "    [3, 4]\n"
                                                                  "  ],\n"
                                                                  "  \"c\": {}\n"
                                                                  "}"));
  }

  void broken_text_is_one_line_with_a_place_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"",      "{",      "[1,",        "[1 2]",    "{\"a\" 1}",    "{\"a\": }",   "nan",
          "Nan",   "[1NaN]", "[NaN1]",     "[NaNNaN]", "[--Infinity]", "[+1]",        "[01]",
          "\"abc", "\"\\",   "[\"\x80\"]", "[1] [2]",  "[1e999]",      "{\"a\": 1,}", "// no"}) {
      QTest::newRow(text) << QByteArray(text);
    }
  }
  void broken_text_is_one_line_with_a_place() {
    QFETCH(QByteArray, text);
    const auto value = read_json(text.toStdString());
    QVERIFY(!value);
    QVERIFY(!value.error().what.empty());
    QVERIFY(value.error().what.str().find('\n') == std::string::npos);
    QVERIFY(value.error().span.end <= static_cast<std::size_t>(text.size()));
  }

  void the_limits_are_refused_and_not_reached_the_hard_way() {
    QVERIFY(!read_json(std::string(200, '[') + std::string(200, ']')));
    QVERIFY(read_json(std::string(50, '[') + std::string(50, ']')));
    QVERIFY(!read_json(std::string(5'000'000, '[')));
    QVERIFY(!read_json("[1, 2, 3]", {.values = 3}));
    QVERIFY(read_json("[1, 2, 3]", {.values = 4}));
    QVERIFY(!read_json("[1, 2, 3]", {.bytes = 8}));
  }

  void many_keys_are_read_and_written() {
    std::string text = "{\"first\": 0";
    for (int i = 0; i < 200'000; ++i)
      text += ", \"k" + std::to_string(i) + "\": " + std::to_string(i);
    const Json value = *read_json(text + "}");
    QCOMPARE(value.size(), std::size_t{200'001});
    QCOMPARE(one_line(value), text + "}");
  }

  void bytes_that_are_not_utf8_are_written_as_replacement() {
    QCOMPARE(quoted_json("a\x80z"), std::string("\"a\xEF\xBF\xBDz\""));
  }

  void tensors_are_nested_lists() {
    QCOMPARE(one_line(json_of(2.0)), std::string("2.0"));
    QCOMPARE(one_line(json_of(Tensor(Shape{2, 2}, {1, 2, 3, not_a_number}))),
             std::string("[[1.0, 2.0], [3.0, NaN]]"));
  }

  void every_tensor_reads_back_the_same() {
    for (const Shape& shape : {Shape(), Shape{1}, Shape{3}, Shape{2, 3}, Shape{2, 1, 3, 1},
                               Shape{0}, Shape{2, 0}, Shape{0, 3}, Shape{2, 0, 3}, Shape{0, 0}}) {
      Tensor a = Tensor::filled(shape, 0.1);
      for (double& x : a.mutable_values()) x = 1 / (3 * x + 0.7);
      const Tensor again = *tensor_of(*read_json(one_line(json_of(a))));
      QCOMPARE(again.shape(), shape);
      QCOMPARE(again, a);
    }
  }

  void what_is_no_tensor_says_why_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {R"("3")", "null", "true", "[1, [2]]", "[[1], 2]", "[[1, 2], [3]]", "[1, \"2\"]",
          "[[], [1]]", "[[1], []]", "{}", R"({"shape": [2, 3]})", R"({"shape": [-1, 0]})",
          R"({"shape": 0})", R"({"shape": [0, 1e300]})", R"({"shape": [0, 99999999999]})",
          R"({"shape": []})",
          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"}) {
      QTest::newRow(text) << QByteArray(text);
    }
  }
  void what_is_no_tensor_says_why() {
    QFETCH(QByteArray, text);
    const auto tensor = tensor_of(*read_json(text.toStdString()));
    QVERIFY(!tensor);
    QVERIFY(!tensor.error().what.empty());
  }
};

QTEST_APPLESS_MAIN(JsonTest)

}  // namespace engine_document_json_test

#include "engine_document_json_test.moc"
