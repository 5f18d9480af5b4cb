// Holds the cost of a build to what CONTRIBUTING.md writes down: how many sources each program has,
// and how much the headers bring in that most sources include.
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>

namespace architecture_build_cost_test {

namespace {

QString root() { return QStringLiteral(NABLA_SOURCE_DIR); }

QString text_of(const QString& path) {
  QFile in(path);
  return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
}

// The rows "| `name` | most |" of the table under a heading of CONTRIBUTING.md.
QList<QPair<QString, int>> bounds_under(const QString& heading) {
  static const QRegularExpression row("^\\| `([^`]+)` \\| (\\d+) \\|",
                                      QRegularExpression::MultilineOption);
  const QString part =
      text_of(root() + "/CONTRIBUTING.md").section(heading + '\n', 1).section("\n#", 0, 0);
  QList<QPair<QString, int>> bounds;
  auto rows = row.globalMatch(part);
  while (rows.hasNext()) {
    const auto match = rows.next();
    bounds.append({match.captured(1), match.captured(2).toInt()});
  }
  return bounds;
}

QStringList files_under(const QString& folder, const QStringList& patterns) {
  QStringList files;
  QDirIterator walk(root() + '/' + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
  while (walk.hasNext()) files.append(walk.next());
  return files;
}

// How many of our files include each header, the most included first.
QStringList most_included(qsizetype count) {
  static const QRegularExpression include("^#include \"([^\"]+\\.h)\"",
                                          QRegularExpression::MultilineOption);
  QMap<QString, int> times;
  for (const char* folder : {"engine", "ui", "app"}) {
    for (const QString& file : files_under(folder, {"*.h", "*.cpp"})) {
      auto includes = include.globalMatch(text_of(file));
      while (includes.hasNext()) ++times[includes.next().captured(1)];
    }
  }
  QStringList headers = times.keys();
  std::stable_sort(headers.begin(), headers.end(),
                   [&](const QString& a, const QString& b) { return times[a] > times[b]; });
  return headers.mid(0, count);
}

// What the compiler reads for a header, in files.
int files_read_for(const QString& header) {
  QProcess compiler;
  compiler.start(NABLA_CLANG, {"@" NABLA_ALONE_FLAGS, "-x", "c++", "-M", root() + '/' + header});
  if (!compiler.waitForFinished() || compiler.exitCode() != 0) return -1;
  const QString rule = QString::fromUtf8(compiler.readAllStandardOutput());
  return static_cast<int>(
      rule.section(':', 1).split(QRegularExpression("[\\s\\\\]+"), Qt::SkipEmptyParts).size());
}

}  // namespace

class BuildCostTest : public QObject {
  Q_OBJECT

 private slots:
  void no_program_has_more_sources_than_written_down() {
    const auto bounds = bounds_under("### Sources");
    QVERIFY(bounds.size() >= 5);
    for (const auto& [folder, most] : bounds) {
      const auto count = files_under(folder, {"*.cpp"}).size();
      QVERIFY2(count > 0 && count <= most,
               qPrintable(QString("%1 has %2 sources, CONTRIBUTING.md allows %3")
                              .arg(folder)
                              .arg(count)
                              .arg(most)));
    }
  }

  void the_most_included_headers_are_those_written_down() {
    QStringList written;
    for (const auto& [header, most] : bounds_under("### Headers")) written.append(header);
    for (const QString& header : most_included(10)) {
      QVERIFY2(written.contains(header), qPrintable(header + " is not in CONTRIBUTING.md"));
    }
  }

  void no_header_brings_in_more_files_than_written_down() {
    const auto bounds = bounds_under("### Headers");
    QVERIFY(bounds.size() >= 10);
    for (const auto& [header, most] : bounds) {
      const int read = files_read_for(header);
      QVERIFY2(read > 0 && read <= most,
               qPrintable(QString("%1 brings in %2 files, CONTRIBUTING.md allows %3")
                              .arg(header)
                              .arg(read)
                              .arg(most)));
    }
  }
};

QTEST_GUILESS_MAIN(BuildCostTest)

}  // namespace architecture_build_cost_test

#include "architecture_build_cost_test.moc"
