// Documents: what is saved is what is read, and nothing hostile gets through.
#include "engine/document/document.h"

#include <QTest>
#include <limits>

namespace engine_document_document_test {

using namespace nabla;

namespace {

Document sample() {
  Document document;
  document.program = "x = variable(3)\ny = x * x  # \"quoted\", √\n";
  document.point = {{"x", Tensor(0.1)},
                    {"w", Tensor(Shape{2, 2}, {1, 2, 3, std::numeric_limits<double>::infinity()})},
                    {"nothing", Tensor::filled({0, 3}, 0)}};
  document.layout = {{"y", {10.5, -20}}, {"y/mul", {0, 0}}};
  document.optimizer = {"adam", {{"beta1", 0.9}, {"rate", 0.1}}};
  document.views = {"forward", "static", "x", "below", "down", {"y", "y/0.then.2"}};
  document.unknown_json =
      R"({"optimizers": [{"note": "mine"}, {"method": "gd"}], "views": {"graph": [1, 2]}, )"
      R"("later": null, "lesson": {"page": 2}})";
  return document;
}

Document read(std::string_view text) {
  const auto document = read_document(text);
  if (!document) qWarning() << document.error().what.str().c_str();
  return document ? *document : Document();
}

QString error_of(std::string_view text) {
  const auto document = read_document(text);
  return document ? QString() : QString::fromStdString(document.error().what.str());
}

}  // namespace

class DocumentTest : public QObject {
  Q_OBJECT

 private slots:
  void what_is_saved_is_what_is_read() {
    for (const Document& document : {Document(), sample()}) {
      const std::string text = write_document(document);
      QVERIFY(read(text) == document);
      QCOMPARE(QString::fromStdString(write_document(read(text))), QString::fromStdString(text));
    }
  }

  void a_saved_document_starts_with_its_format() {
    const std::string text = write_document(sample());
    QVERIFY(text.starts_with("{\n  \"format\": \"nabla\",\n  \"version\": 1,\n  \"program\": "));
    QVERIFY(text.ends_with("}\n"));
  }

  void other_text_is_a_program() {
    for (const char* text : {"", "y = x^2\n", "# {\n", "x = 1; {"}) {
      QCOMPARE(read(text).program, std::string(text));
    }
  }

  void a_byte_order_mark_is_not_part_of_the_text() {
    QCOMPARE(read("\xEF\xBB\xBFy = 1").program, std::string("y = 1"));
    QCOMPARE(read("\xEF\xBB\xBF{\"program\": \"y = 1\"}").program, std::string("y = 1"));
  }

  void keys_of_others_are_kept_in_their_order() {
    const std::string text = R"({"format": "nabla", "version": 1, "zebra": 1.5, "program": "y = 1",
                                 "apple": {"b": [NaN, "x"], "a": {}}})";
    const Document document = read(text);
    QCOMPARE(document.unknown_json,
             std::string(R"({"zebra": 1.5, "apple": {"b": [NaN, "x"], "a": {}}})"));
    const std::string saved = write_document(document);
    QVERIFY(saved.find("\"zebra\"") < saved.find("\"apple\""));
    QVERIFY(read(saved) == document);
  }

  // At every level where a key can be: nothing of a newer Nabla or of another tool is lost.
  void unknown_keys_are_kept_at_every_level() {
    const std::string text = R"({"format": "nabla", "a": {"deep": [{"b": null}]}, "optimizers":
        [{"note": {"c": 1}, "method": "adam", "color": "red"}, {"method": "gd", "d": [2]}],
        "views": {"zoom": 1.5, "mode": "forward", "panes": ["e"]}, "lesson": {"page": 3}})";
    Document document = read(text);
    document.program = "y = 2";
    document.optimizer = {"newton", {{"rate", 1}}};
    document.views.mode = "reverse";
    const std::string saved = write_document(document);
    for (const char* kept :
         {R"("deep": [)", R"("c": 1)", R"("color": "red")", R"("d": [2])", R"("zoom": 1.5)",
          R"("panes": ["e"])", R"("page": 3)", R"("mode": "reverse")", R"("method": "newton")"}) {
      QVERIFY2(saved.find(kept) != std::string::npos, kept);
    }
    QVERIFY(saved.find("adam") == std::string::npos);
    QVERIFY(read(saved) == document);
  }

  void documents_without_views_do_not_get_any() {
    QVERIFY(write_document(Document()).find("views") == std::string::npos);
  }

  void a_change_of_one_value_changes_one_line() {
    Document document = sample();
    const QStringList before = QString::fromStdString(write_document(document)).split('\n');
    document.point["x"] = Tensor(7.0);
    document.layout["y"] = {1, 2};
    const QStringList after = QString::fromStdString(write_document(document)).split('\n');
    QCOMPARE(after.size(), before.size());
    int changed = 0;
    for (int i = 0; i < after.size(); ++i) changed += after[i] != before[i] ? 1 : 0;
    QCOMPARE(changed, 2);
  }

  void a_document_is_told_from_a_program() {
    QVERIFY(is_document("\xEF\xBB\xBF \n{"));
    QVERIFY(!is_document("y = {") && !is_document(""));
  }

  void further_optimizers_are_kept() {
    const Document document = read(R"({"format": "nabla", "optimizers":
        [{"method": "adam"}, {"method": "gd", "settings": {"rate": 1}}]})");
    QCOMPARE(document.optimizer.method, std::string("adam"));
    const std::string saved = write_document(document);
    QVERIFY(saved.find("\"adam\"") < saved.find("\"gd\""));
    QVERIFY(read(saved) == document);
  }

  void missing_keys_take_their_defaults() {
    const Document document = read(R"({"format": "nabla"})");
    QVERIFY(document == Document());
    QCOMPARE(read(R"({"program": "y = 2"})").program, std::string("y = 2"));
  }

  void a_newer_version_is_refused_with_both_versions() {
    const auto document = read_document(R"({"format": "nabla", "version": 7, "program": 3})");
    QVERIFY(!document);
    QVERIFY(document.error().what.str().find('7') != std::string::npos);
    QVERIFY(document.error().what.str().find('1') != std::string::npos);
    QVERIFY(!document.error().hint.empty());
  }

  void a_wrong_type_names_its_key_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* text, const char* key) {
      QTest::newRow(text) << QByteArray("{\"format\": \"nabla\", ") + text + "}" << QString(key);
    };
    row(R"("version": "1")", "version");
    row(R"("version": 0)", "version");
    row(R"("version": 1.5)", "version");
    row(R"("program": 3)", "program");
    row(R"("program": null)", "program");
    row(R"("point": [])", "point");
    row(R"("point": {"x": "3"})", "point.x");
    row(R"("point": {"x": [[1], 2]})", "point.x");
    row(R"("layout": 1)", "layout");
    row(R"("layout": {"y": [1]})", "layout.y");
    row(R"("layout": {"y": [1, NaN]})", "layout.y");
    row(R"("layout": {"y": {"x": 1}})", "layout.y");
    row(R"("layout": {"y": [1e8, 0]})", "layout.y");
    row(R"("layout": {"y": [0, -Infinity]})", "layout.y");
    row(R"("layout": {"y": [1, 2, 3]})", "layout.y");
    row(R"("layout": {"y": ["1", "2"]})", "layout.y");
    row(R"("layout": [[1, 2]])", "layout");
    row(R"("point": {"x": true})", "point.x");
    row(R"("point": {"x": {"shape": [4, 4]}})", "point.x");
    row(R"("point": null)", "point");
    row(R"("version": [1])", "version");
    row(R"("version": -1)", "version");
    row(R"("views": [])", "views");
    row(R"("views": {"mode": 1})", "views.mode");
    row(R"("views": {"execution": null})", "views.execution");
    row(R"("views": {"curve": ["x"]})", "views.curve");
    row(R"("views": {"opened": "y"})", "views.opened");
    row(R"("views": {"opened": ["y", 2]})", "views.opened");
    row(R"("lesson": "one")", "lesson");
    row(R"("optimizers": {})", "optimizers");
    row(R"("optimizers": ["gd"])", "optimizers");
    row(R"("optimizers": [{"method": 3}])", "optimizers.method");
    row(R"("optimizers": [{"settings": []}])", "optimizers.settings");
    row(R"("optimizers": [{"settings": {"rate": "fast"}}])", "optimizers.settings.rate");
  }
  void a_wrong_type_names_its_key() {
    QFETCH(QByteArray, text);
    QFETCH(QString, key);
    const QString error = error_of(text.toStdString());
    QVERIFY2(error.startsWith(key + ": "), qPrintable(error));
    QVERIFY(!error.contains('\n'));
  }

  void other_json_is_not_a_document() {
    QVERIFY(error_of("{}").contains("not a Nabla document"));
    QVERIFY(error_of(R"({"format": "other", "program": ""})").contains("not a Nabla document"));
    QVERIFY(error_of(R"({"format": 3})").contains("not a Nabla document"));
  }

  void no_prefix_of_a_document_is_read_as_one() {
    const std::string text = write_document(sample());
    for (std::size_t size = 1; size + 2 < text.size(); ++size) {
      QVERIFY(!error_of(std::string_view(text).substr(0, size)).isEmpty());
    }
  }

  // Reading either fails with a reason, or gives a document that saves and reads back the same.
  void a_damaged_byte_never_does_harm() {
    const std::string text = write_document(sample());
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (const char damage : {'\0', '"', '[', '}', ',', '9', '-', 'N', '\x80'}) {
        std::string damaged = text;
        damaged[at] = damage;
        const auto document = read_document(damaged);
        if (document) {
          QVERIFY(read(write_document(*document)) == *document);
        } else {
          QVERIFY(!document.error().what.empty());
        }
      }
    }
  }

  void a_hostile_key_is_quoted_short_and_on_one_line() {
    const QString error = error_of("{\"format\": \"nabla\", \"point\": {\"a\\n" +
                                   std::string(100'000, 'b') + "\": null}}");
    QVERIFY(!error.isEmpty());
    QVERIFY(error.size() < 500);
    QVERIFY(!error.contains('\n'));
  }

  void bytes_that_are_not_utf8_are_refused_with_their_place() {
    const auto program = read_document("y = 1\nz = \xFF\n");
    QVERIFY(!program);
    QCOMPARE(program.error().span, (SourceSpan{10, 11}));
    QVERIFY(!read_document("{\"program\": \"\xFF\"}"));
  }

  void a_number_out_of_range_is_one_clear_line() {
    for (const char* value : {"1e999", "-1e999", "0x10", "1e", "--1", ".5", "1_000"}) {
      const QString error =
          error_of(R"({"format": "nabla", "point": {"x": )" + std::string(value) + "}}");
      QVERIFY2(!error.isEmpty() && !error.contains('\n'), value);
    }
  }

  void nesting_without_end_is_refused_at_every_key() {
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    for (const char* key :
         {"program", "point", "layout", "optimizers", "views", "lesson", "other"}) {
      const QString error =
          error_of("{\"format\": \"nabla\", \"" + std::string(key) + "\": " + deep);
      QVERIFY2(error.contains("nested too deeply"), key);
    }
  }

  void a_huge_layout_is_read_and_written_whole() {
    Document document;
    for (int i = 0; i < 50'000; ++i) document.layout["n" + std::to_string(i)] = {i / 8.0, -1.0 * i};
    QVERIFY(read(write_document(document)) == document);
  }

  void many_unknown_values_are_kept() {
    std::string list = "[0";
    for (int i = 0; i < 300'000; ++i) list += ",0";
    const Document document = read(R"({"format": "nabla", "other": )" + list + "]}");
    const std::string saved = write_document(document);
    QVERIFY(saved.size() > list.size());
    QVERIFY(read(saved) == document);
  }

  void a_null_byte_in_a_program_is_kept_for_the_parser_to_point_at() {
    const std::string program("y = 1\0 + 2", 11);
    QCOMPARE(read(program).program, program);
    Document document;
    document.program = program;
    QVERIFY(read(write_document(document)) == document);
    QVERIFY(!read_document(std::string("{\"program\": \"\0\"}", 16)));
  }

  void too_many_bytes_are_refused() {
    const std::string text = "{\"program\": \"" + std::string(std::size_t{65} << 20U, 'a') + "\"}";
    QVERIFY(error_of(text).contains("too large"));
  }
};

QTEST_APPLESS_MAIN(DocumentTest)

}  // namespace engine_document_document_test

#include "engine_document_document_test.moc"
