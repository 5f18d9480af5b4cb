// Pictures: every view in every format and theme is a valid file, vectors stay vectors, and the
// same request gives the same bytes.
#include "ui/export/render.h"

#include <QFile>
#include <QImage>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "ui/theme/fonts.h"

namespace ui_export_render_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// How many elements of that name there are, or -1 when it is no XML.
int countOf(const QByteArray& svg, const char* element) {
  QXmlStreamReader xml(svg);
  int count = 0;
  while (!xml.atEnd()) {
    if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String(element))
      ++count;
  }
  return xml.hasError() ? -1 : count;
}

}  // namespace

class RenderTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { loadFonts(); }
  void init() {
    request_ = {};
    request_.document.program = "x = variable(3)\ny = x * x - 2 * x\nminimize y";
  }

  void a_run_that_was_walked_is_drawn_as_it_was() {
    const QByteArray fresh = drawn(2, 2, "svg");
    auto run = std::make_shared<RunRecord>();
    run->path.push_back({Eigen::VectorXd::Constant(1, 3), 3, 4, 0});
    run->path.push_back({Eigen::VectorXd::Constant(1, 1), -1, 1e-3, 2});
    request_.run = run;
    const QByteArray walked = drawn(2, 2, "svg");
    QCOMPARE(countOf(walked, "svg"), 1);
    QVERIFY(walked != fresh);
  }

  void a_graph_that_is_read_down_is_higher_than_wide() {
    request_.document.program = "x = variable(3)\ny = sin(exp(tanh(x)))";
    const auto size = [this](const char* reading) {
      request_.document.views.reading = reading;
      return QSvgRenderer(drawn(0, 2, "svg")).defaultSize();
    };
    const QSize across = size(""), down = size("down");
    QVERIFY(across.width() > across.height());
    QVERIFY(down.height() > down.width());
    QCOMPARE(size("a word of tomorrow"), across);
  }

  void the_curve_runs_along_the_variable_that_was_chosen() {
    request_.document.program = "a = variable(1)\nb = variable(2)\ny = a^2 + b";
    const QByteArray first = drawn(1, 2, "svg");
    request_.document.views.curve = "b";
    const QByteArray other = drawn(1, 2, "svg");
    QCOMPARE(countOf(other, "svg"), 1);
    QVERIFY(other != first);
  }

  void the_graph_is_drawn_after_the_passes_that_were_shown() {
    const QByteArray both = drawn(0, 2, "svg");
    request_.mode = RunMode::evaluate;
    const QByteArray forward_only = drawn(0, 2, "svg");
    QCOMPARE(countOf(forward_only, "svg"), 1);
    QVERIFY(forward_only != both);
  }

  void every_view_in_every_theme_is_a_picture_again_and_again_data() {
    QTest::addColumn<int>("view");
    QTest::addColumn<int>("theme");
    const char* views[] = {"graph", "curve", "convergence"};
    for (int view = 0; view < 3; ++view) {
      for (int theme = 0; theme < 3; ++theme)
        QTest::addRow("%s-%d", views[view], theme) << view << theme;
    }
  }
  void every_view_in_every_theme_is_a_picture_again_and_again() {
    QFETCH(int, view);
    QFETCH(int, theme);
    for (const char* ending : {"svg", "pdf", "png"}) {
      const QByteArray first = drawn(view, theme, ending);
      QVERIFY2(first.size() > 1000, ending);
      QVERIFY2(drawn(view, theme, ending) == first, ending);
    }
    const QByteArray svg = drawn(view, theme, "svg");
    QVERIFY(QSvgRenderer(svg).isValid());
    QVERIFY(countOf(svg, "path") + countOf(svg, "polyline") > 3);
    QCOMPARE(countOf(svg, "image"), 0);
    const QByteArray pdf = drawn(view, theme, "pdf");
    QVERIFY(pdf.startsWith("%PDF-") && pdf.trimmed().endsWith("%%EOF"));
    QVERIFY(!pdf.contains("/Subtype /Image"));
    const QImage png = QImage::fromData(drawn(view, theme, "png"));
    QVERIFY(!png.isNull());
    const bool dark = theme == static_cast<int>(ThemeKind::dark);
    QCOMPARE(qGray(png.pixel(2, 2)) < 100, dark);
  }

  void sizes_and_scale_are_kept() {
    request_.view = PictureView::curve;
    request_.size = {400, 300};
    request_.scale = 2;
    QCOMPARE(QImage::fromData(drawn("a.png")).size(), QSize(800, 600));
    QCOMPARE(QSvgRenderer(drawn("a.svg")).viewBox().size(), QSize(400, 300));
    QVERIFY(drawn("a.pdf").contains("/MediaBox [0 0 300 225]") ||
            drawn("a.pdf").contains("/MediaBox [0 0 300.000000 225.000000]"));
  }

  void a_small_picture_is_the_whole_one_made_small() {
    request_.view = PictureView::curve;
    request_.size = {400, 300};
    const QImage whole = QImage::fromData(drawn("a.png"));
    request_.scale = 0.5;
    const QImage small = QImage::fromData(drawn("a.png"));
    QCOMPARE(small.size(), QSize(200, 150));
    const QImage shrunk =
        whole.scaled(small.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    double difference = 0;
    for (int y = 0; y < small.height(); ++y) {
      for (int x = 0; x < small.width(); ++x)
        difference += std::abs(qGray(small.pixel(x, y)) - qGray(shrunk.pixel(x, y)));
    }
    QVERIFY(difference / (200 * 150) < 6);
  }

  void a_step_is_drawn_as_it_was() {
    request_.step = 0;
    const QByteArray start = drawn("a.svg");
    request_.step = 3;
    const QByteArray middle = drawn("a.svg");
    request_.step.reset();
    const QByteArray end = drawn("a.svg");
    QVERIFY(start != middle && middle != end);
    request_.step = 99;
    QVERIFY(refused("a.svg").contains("no step 99"));
  }

  void what_cannot_be_drawn_or_written_is_one_line() {
    QVERIFY(refused("a.bmp").contains("ending"));
    QVERIFY(refused("a").contains("ending"));
    request_.path = "/nowhere/at/all.svg";
    const Expected<Done> written = render(request_);
    QVERIFY(!written);
    QVERIFY(written.error().what.str().find("cannot write") != std::string::npos);
    request_.size = {100'000, 100'000};
    QVERIFY(refused("a.png").contains("too large"));
    request_.size = {};
    request_.document.program = "y = x *";
    QVERIFY(!refused("a.svg").isEmpty());
    request_.document.program = "";
    QVERIFY(refused("a.svg").contains("no output"));
    request_.document.program = "y = 2 + 3";
    request_.view = PictureView::curve;
    QVERIFY(refused("a.svg").contains("curve"));
  }

  void a_failed_picture_leaves_the_old_file() {
    const QByteArray before = drawn("a.svg");
    request_.document.program = "y = x *";
    refused("a.svg");
    QCOMPARE(contents(folder_.filePath("a.svg")), before);
  }

 private:
  QByteArray drawn(const QString& name) {
    request_.path = folder_.filePath(name);
    const Expected<Done> done = render(request_);
    return done ? contents(request_.path) : QByteArray(done.error().what.str().c_str());
  }
  QByteArray drawn(int view, int theme, const char* ending) {
    request_.view = static_cast<PictureView>(view);
    request_.theme = static_cast<ThemeKind>(theme);
    return drawn(QStringLiteral("a.") + ending);
  }
  QString refused(const QString& name) {
    request_.path = folder_.filePath(name);
    const Expected<Done> done = render(request_);
    return done ? QString() : QString::fromStdString(done.error().what.str());
  }

  QTemporaryDir folder_;
  RenderRequest request_;
};

QTEST_MAIN(RenderTest)

}  // namespace ui_export_render_test

#include "ui_export_render_test.moc"
