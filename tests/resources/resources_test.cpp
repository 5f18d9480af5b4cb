// What the binary carries with it: fonts, icons, examples and translations.
#include <QDir>
#include <QFontDatabase>
#include <QSvgRenderer>
#include <QTest>
#include <QTranslator>

namespace resources_resources_test {

class ResourcesTest : public QObject {
  Q_OBJECT

 private slots:
  void every_font_loads() {
    const QStringList fonts{"Inter-Regular.otf",         "Inter-Medium.otf",
                            "Inter-SemiBold.otf",        "Inter-Bold.otf",
                            "JetBrainsMono-Regular.ttf", "JetBrainsMono-Medium.ttf",
                            "JetBrainsMono-Bold.ttf",    "texgyrepagella-math.otf"};
    for (const QString& font : fonts) {
      QVERIFY2(QFontDatabase::addApplicationFont(":/fonts/" + font) >= 0, qPrintable(font));
    }
  }

  void every_icon_is_a_picture() {
    for (const QString& icon : QDir(":/icons").entryList({"*.svg"})) {
      QVERIFY2(QSvgRenderer(":/icons/" + icon).isValid(), qPrintable(icon));
    }
  }

  void every_translation_loads() {
    for (const QString& file : QDir(":/i18n").entryList({"*.qm"})) {
      QTranslator translator;
      QVERIFY2(translator.load(":/i18n/" + file), qPrintable(file));
      QVERIFY2(!translator.isEmpty(), qPrintable(file));
    }
  }

  void resources_on_disk_are_in_the_binary() {
    for (const QString& folder : {QString("icons"), QString("examples"), QString("examples/zh")}) {
      const QDir disk(QStringLiteral(NABLA_SOURCE_DIR) + "/resources/" + folder);
      QCOMPARE(QDir(":/" + folder).entryList(QDir::Files), disk.entryList(QDir::Files));
    }
  }
};

QTEST_MAIN(ResourcesTest)

}  // namespace resources_resources_test

#include "resources_resources_test.moc"
