// Lists are cut after an element.
#include "ui/theme/elided_text.h"

#include <QTest>

namespace ui_theme_elided_text_test {

using namespace nabla::ui;

class ElidedTextTest : public QObject {
  Q_OBJECT

 private slots:
  void a_list_is_cut_after_an_element_at_every_width() {
    const QString list = "[[1, -2.5], [30, 4]]";
    const QStringList allowed{"[[1, -2.5], [30, 4]]", "[[1, -2.5], [30, …]]", "[[1, -2.5], …]",
                              "[[1, …]]", "[…]"};
    qsizetype before = 0;
    for (int room = 0; room <= list.size(); ++room) {
      const QString shown =
          elidedList(list, [room](const QString& form) { return form.size() <= room; });
      QVERIFY2(allowed.contains(shown), qPrintable(shown));
      QVERIFY(shown.size() >= before);
      before = shown.size();
    }
    QCOMPARE(before, list.size());
  }

  void what_is_no_list_is_left_alone() {
    QCOMPARE(elidedList("0.123456", [](const QString&) { return false; }), QString("0.123456"));
  }
};

QTEST_MAIN(ElidedTextTest)

}  // namespace ui_theme_elided_text_test

#include "ui_theme_elided_text_test.moc"
