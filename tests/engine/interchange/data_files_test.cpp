// Files beside a document are read, others never.
#include "engine/interchange/data_files.h"

#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace engine_interchange_data_files_test {

using namespace nabla;

class DataFilesTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    room_ = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(room_->path()).mkpath("home/deep"));
    write("home/data.csv", "1,2\n3,4\n");
    write("home/deep/Data.CSV", "5\n6\n");
    write("secret.csv", "42\n");
    load_ = files_in(room_->filePath("home").toStdString());
  }

  void files_beside_and_below_are_read() {
    QCOMPARE(load_("data.csv").value(), Tensor(Shape{2, 2}, {1, 2, 3, 4}));
    QCOMPARE(load_("./data.csv").value().shape(), (Shape{2, 2}));
    QCOMPARE(load_("deep/Data.CSV").value(), Tensor::vector({5, 6}));
  }

  void nothing_outside_the_folder_is_read() {
    const std::string secret = room_->filePath("secret.csv").toStdString();
    QVERIFY(QFile::link(room_->filePath("secret.csv"), room_->filePath("home/link.csv")));
    QVERIFY(QFile::link(room_->path(), room_->filePath("home/up")));
    for (const std::string& name :
         {std::string("../secret.csv"), std::string("deep/../../secret.csv"), secret, "//" + secret,
          std::string("link.csv"), std::string("up/secret.csv"), std::string(".."),
          std::string("."), std::string(""), std::string("/"), std::string("deep"),
          std::string("data.csv\0x", 10)}) {
      QVERIFY2(!load_(name), name.c_str());
    }
    QVERIFY(load_("link.csv").error().what.str().find("not in the document's folder") !=
            std::string::npos);
  }

  void a_link_within_the_folder_is_followed() {
    QVERIFY(QFile::link(room_->filePath("home/data.csv"), room_->filePath("home/deep/same.csv")));
    QCOMPARE(load_("deep/same.csv").value().shape(), (Shape{2, 2}));
  }

  void what_is_no_file_of_data_is_refused_at_once() {
    write("home/program.nb", "y = 1\n");
    QCOMPARE(::mkfifo(room_->filePath("home/pipe.csv").toStdString().c_str(), 0600), 0);
    QVERIFY(!load_("pipe.csv"));  // and does not wait for a writer
    QVERIFY(!load_("program.nb"));
    QVERIFY(!load_("missing.csv"));
    QVERIFY(load_("missing.csv").error().what.str().find("missing.csv") != std::string::npos);
  }

  void errors_name_the_file() {
    write("home/odd.csv", "1,2\n3\n");
    QVERIFY(load_("odd.csv").error().what.str().find("odd.csv: line 2") != std::string::npos);
    write("home/odd.npy", "\x93NUMPY");
    QVERIFY(load_("odd.npy").error().what.str().find("odd.npy: ") != std::string::npos);
  }

  void a_file_that_is_too_large_is_not_opened() {
    QFile large(room_->filePath("home/large.csv"));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(qint64{513} << 20));  // a hole
    QVERIFY(load_("large.csv").error().what.str().find("too large") != std::string::npos);
  }

  void a_file_that_has_changed_is_read_again() {
    QCOMPARE(load_("data.csv").value()[0], 1.0);
    write("home/data.csv", "17,2\n3,4\n");
    QCOMPARE(load_("data.csv").value()[0], 17.0);
  }

  void a_folder_that_is_gone_has_no_files() {
    const auto load = files_in(room_->filePath("nowhere").toStdString());
    QVERIFY(!load("data.csv"));
  }

 private:
  void write(const char* name, const QByteArray& bytes) {
    QFile file(room_->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
  }

  std::unique_ptr<QTemporaryDir> room_;
  FileLoader load_;
};

QTEST_APPLESS_MAIN(DataFilesTest)

}  // namespace engine_interchange_data_files_test

#include "engine_interchange_data_files_test.moc"
