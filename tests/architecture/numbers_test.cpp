// Numbers that the window shows are written by one rule, in ui/formula/numbers.h.
#include <QDirIterator>
#include <QFile>
#include <QTest>

namespace architecture_numbers_test {

namespace {

// Where every digit is wanted, as programs write it: what is edited, copied or typed.
const QStringList with_every_digit = {
    "ui/formula/numbers.cpp",                                         // the rule itself
    "ui/inspector/input_row.cpp",                                     // the field under the cursor
    "ui/inspector/tensor_slice.cpp", "ui/inspector/tensor_view.cpp",  // copies
    "ui/plots/optimizer_panel.cpp",                                   // the field of a setting
};

}  // namespace

class NumbersTest : public QObject {
  Q_OBJECT

 private slots:
  void the_window_formats_numbers_in_one_place() {
    const QString root = QStringLiteral(NABLA_SOURCE_DIR);
    QDirIterator walk(root + "/ui", {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    int read = 0;
    while (walk.hasNext()) {
      const QString path = walk.next();
      QFile file(path);
      QVERIFY(file.open(QIODevice::ReadOnly));
      const QByteArray text = file.readAll();
      const bool formats = text.contains("format_number(") || text.contains("format_tensor(");
      const QString name = path.mid(root.size() + 1);
      QVERIFY2(!formats || with_every_digit.contains(name) || name == "ui/formula/numbers.h",
               qPrintable(name + ": write numbers with shownNumber() of ui/formula/numbers.h"));
      ++read;
    }
    QVERIFY(read > 100);
  }
};

QTEST_APPLESS_MAIN(NumbersTest)

}  // namespace architecture_numbers_test

#include "architecture_numbers_test.moc"
