// Documents: what is saved is what is read, and nothing hostile gets through.
#include "engine/document/document.h"

#include <QTest>
#include <limits>

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
  document.unknown_json = R"({"views": {"graph": [1, 2]}, "later": null})";
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

  void too_many_bytes_are_refused() {
    const std::string text = "{\"program\": \"" + std::string(std::size_t{65} << 20U, 'a') + "\"}";
    QVERIFY(error_of(text).contains("too large"));
  }
};

QTEST_APPLESS_MAIN(DocumentTest)
#include "document_test.moc"
