// nabla render, end to end: what is open in a document is open in its picture.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/nabla_process.h"

namespace app_render_test {

using namespace nabla::test;

namespace {

// The words of the picture of a document that says this of its views.
QString words(const QString& views, const QStringList& options = {}) {
  const QTemporaryDir folder;
  QFile file(folder.filePath("choice.nabla"));
  if (!file.open(QIODevice::WriteOnly)) return {};
  file.write(
      (R"({"format": "nabla", "version": 1, "program": "x = variable(2)\ny = cond(x > 0, lambda: x * x, lambda: exp(x))\n", "views": )" +
       views + "}")
          .toUtf8());
  file.close();
  const QString picture = folder.filePath("picture.svg");
  const Outcome run = run_nabla(QStringList{"render", file.fileName(), "-o", picture} + options);
  QFile written(picture);
  return run.status == 0 && written.open(QIODevice::ReadOnly) ? QString(written.readAll())
                                                              : run.err;
}

}  // namespace

class RenderTest : public QObject {
  Q_OBJECT

 private slots:
  void an_opened_choice_is_open_in_the_picture_and_follows_the_point() {
    const QString closed = words(R"({"execution": "static"})");
    QVERIFY2(!closed.contains("inside cond"), qPrintable(closed));
    const QString opened = words(R"({"execution": "static", "opened": ["y"]})");
    for (const char* text : {"inside cond", "then: x &gt; 0 is true", "else: not taken"})
      QVERIFY2(opened.contains(text), text);
    const QString other = words(R"({"execution": "static", "opened": ["y"]})", {"--at", "x=-1"});
    for (const char* text : {"then: not taken", "else: x &gt; 0 is false"})
      QVERIFY2(other.contains(text), text);
  }

  void a_document_that_is_run_eagerly_shows_the_other_branch_too() {
    const QString eager = words(R"({"execution": "eager"})");
    QVERIFY(eager.contains("then: x &gt; 0 is true") && eager.contains("else: not taken"));
  }
};

QTEST_MAIN(RenderTest)

}  // namespace app_render_test

#include "app_render_test.moc"
