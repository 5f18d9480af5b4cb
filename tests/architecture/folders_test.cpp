// Holds the sources to the order of their folders: who may include whom, and which library.
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QTest>

namespace architecture_folders_test {

namespace {

// One row per folder: it may include itself, the folders it names and whatever those may include.
// A row names only rows above it. `engine/*` and `ui/*` stand for every such row above.
constexpr const char* folder_table = R"(
engine/base:        
engine/tensor:      engine/base
engine/language:    engine/base
engine/graph:       engine/base engine/tensor
engine/ops:         engine/graph
engine/derive:      engine/ops
engine/interpreter: engine/language engine/ops engine/derive
engine/rewrite:     engine/derive
engine/trace:       engine/rewrite
engine/program:     engine/rewrite
engine/objective:   engine/program engine/interpreter
engine/optimize:    engine/objective
engine/document:    engine/language engine/optimize
engine/interchange: engine/document engine/trace
ui/theme:           engine/base
ui/formula:         ui/theme engine/language engine/tensor
ui/workspace:       engine/*
ui/commands:        ui/workspace
ui/editor:          ui/commands ui/theme ui/formula
ui/playback:        ui/workspace ui/theme ui/formula
ui/canvas:          ui/playback ui/commands
ui/plots:           ui/workspace ui/commands ui/theme ui/playback
ui/inspector:       ui/commands ui/theme ui/formula ui/playback
ui/lessons:         ui/commands ui/theme ui/formula ui/playback
ui/export:          ui/canvas ui/plots
ui/window:          ui/*
app:                engine/* ui/*
)";

// One row per library: what its includes look like, and the folders that may have them.
struct LibraryRow {
  const char* name;
  const char* include;
  const char* folders;
};
const LibraryRow library_table[] = {
    {"Eigen", "^Eigen/", "engine/tensor engine/program engine/objective engine/optimize"},
    {"nlohmann-json", "^nlohmann/", "engine/document engine/interchange app"},
    {"CLI11", "^CLI/", "app"},
    {"Qt Charts", "^QtCharts|^Q\\w*(Chart|Charts|Series|Axis|Legend|LegendMarker)$", "ui/plots"},
    {"Qt", "^Q[A-Z]|^Qt", "ui/* app"},
};

// One row per standard header that is precompiled: the names for which it must be included.
struct HeaderRow {
  const char* include;
  const char* names;
};
const HeaderRow standard_table[] = {
    {"algorithm", "clamp|max|min|minmax|equal|sort"},
    {"array", "array"},
    {"cstdint", "u?int(?:8|16|32|64|ptr)_t"},
    {"functional", "function|hash|less"},
    {"map", "map|multimap"},
    {"memory", "(?:unique|shared|weak)_ptr|make_(?:unique|shared)|allocator"},
    {"optional", "optional|nullopt"},
    {"span", "span"},
    {"string", "string|to_string"},
    {"string_view", "string_view|u32string_view"},
    {"unordered_map", "unordered_map|unordered_multimap"},
    {"utility", "pair|move|forward|exchange|swap"},
    {"variant", "variant|monostate|get_if|holds_alternative|visit"},
    {"vector", "vector"},
};

constexpr int longest_file = 450;

struct Include {
  QString file;  // from the root of the sources
  int line = 0;
  QString path;
  bool quoted = false;
};

QString root() { return QStringLiteral(NABLA_SOURCE_DIR); }

QStringList files_under(const QStringList& folders) {
  QStringList files;
  for (const QString& folder : folders) {
    QDirIterator walk(root() + '/' + folder, {"*.h", "*.cpp"}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) files.append(walk.next().mid(root().size() + 1));
  }
  files.sort();
  return files;
}

QStringList product_files() { return files_under({"engine", "ui", "app"}); }

QStringList lines_of(const QString& file) {
  QFile in(root() + '/' + file);
  if (!in.open(QIODevice::ReadOnly)) return {};
  return QString::fromUtf8(in.readAll()).split('\n');
}

// "engine/ops" for "engine/ops/exp.cpp", "app" for "app/main.cpp", empty for what is in no folder.
QString folder_of(const QString& path) {
  const QStringList parts = path.split('/');
  if (parts.size() >= 2 && parts[0] == "app") return parts[0];
  return parts.size() >= 3 ? parts[0] + '/' + parts[1] : QString();
}

QList<Include> includes_of(const QString& file) {
  static const QRegularExpression pattern("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]");
  QList<Include> includes;
  const QStringList lines = lines_of(file);
  for (int i = 0; i < lines.size(); ++i) {
    const auto match = pattern.match(lines[i]);
    if (match.hasMatch()) {
      includes.append({file, i + 1, match.captured(2), match.captured(1) == "\""});
    }
  }
  return includes;
}

// What including the header brings in by our own hands: its includes, and those of our headers.
QSet<QString> reach_of(const QString& header) {
  static QMap<QString, QSet<QString>> known;
  if (known.contains(header)) return known.value(header);
  QSet<QString> reach;
  for (const Include& include : includes_of(header)) {
    reach.insert(include.path);
    if (include.quoted) reach.unite(reach_of(include.path));
  }
  known.insert(header, reach);
  return reach;
}

QStringList expand(const QString& names, const QStringList& known) {
  QStringList folders;
  for (const QString& name : names.split(' ', Qt::SkipEmptyParts)) {
    if (!name.endsWith('*')) {
      folders.append(name);
      continue;
    }
    for (const QString& folder : known) {
      if (folder.startsWith(name.chopped(1))) folders.append(folder);
    }
  }
  return folders;
}

struct Table {
  QStringList order;
  QMap<QString, QSet<QString>> allowed;  // with the folder itself, transitively
  QStringList upward;                    // names that are not above their row
};

Table read_table() {
  Table table;
  for (const QString& row : QString(folder_table).split('\n', Qt::SkipEmptyParts)) {
    const QString folder = row.section(':', 0, 0).trimmed();
    QSet<QString> allowed{folder};
    for (const QString& name : expand(row.section(':', 1), table.order)) {
      if (!table.allowed.contains(name)) table.upward.append(folder + " -> " + name);
      allowed.unite(table.allowed.value(name));
    }
    table.order.append(folder);
    table.allowed.insert(folder, allowed);
  }
  return table;
}

QString place(const Include& include) {
  return QString("%1:%2: %3").arg(include.file).arg(include.line).arg(include.path);
}

void expect_none(const QStringList& offences) {
  if (!offences.isEmpty()) qWarning().noquote() << '\n' + offences.join('\n');
  QCOMPARE(offences.size(), 0);
}

}  // namespace

class FoldersTest : public QObject {
  Q_OBJECT

 private slots:
  void the_table_names_only_rows_above() { expect_none(read_table().upward); }

  void every_source_is_in_a_folder_of_the_table() {
    const Table table = read_table();
    QStringList strays;
    for (const QString& file : product_files()) {
      if (!table.order.contains(folder_of(file))) strays.append(file);
    }
    QVERIFY(!product_files().isEmpty());
    expect_none(strays);
  }

  void a_folder_includes_only_what_its_row_allows() {
    const Table table = read_table();
    QStringList offences;
    for (const QString& file : product_files()) {
      for (const Include& include : includes_of(file)) {
        const QString target = folder_of(include.path);
        if (!include.quoted || !table.order.contains(target)) continue;
        if (!table.allowed.value(folder_of(file)).contains(target)) offences.append(place(include));
      }
    }
    expect_none(offences);
  }

  void quoted_includes_start_at_the_root() {
    QStringList offences;
    for (const QString& file : product_files()) {
      for (const Include& include : includes_of(file)) {
        const bool generated = include.path.endsWith(".moc");
        if (include.quoted && !generated && !QFile::exists(root() + '/' + include.path)) {
          offences.append(place(include));
        }
      }
    }
    expect_none(offences);
  }

  void a_library_is_used_only_in_its_folders() {
    const QStringList known = read_table().order;
    QStringList offences;
    for (const LibraryRow& library : library_table) {
      const QRegularExpression pattern(library.include);
      const QStringList folders = expand(library.folders, known);
      for (const QString& file : product_files()) {
        for (const Include& include : includes_of(file)) {
          if (include.quoted || !pattern.match(include.path).hasMatch()) continue;
          if (!folders.contains(folder_of(file))) {
            offences.append(place(include) + " (" + library.name + ")");
          }
        }
      }
    }
    expect_none(offences);
  }

  void no_file_is_longer_than_the_limit() {
    QStringList offences;
    for (const QString& file : files_under({"engine", "ui", "app", "tests"})) {
      const auto length = lines_of(file).size() - 1;
      if (length > longest_file) offences.append(QString("%1: %2 lines").arg(file).arg(length));
    }
    expect_none(offences);
  }

  void a_header_opens_with_a_sentence_and_is_guarded() {
    QStringList offences;
    for (const QString& file : product_files()) {
      if (!file.endsWith(".h")) continue;
      const QStringList lines = lines_of(file);
      if (!lines.value(0).startsWith("// ")) offences.append(file + ": no opening sentence");
      if (!lines.contains("#pragma once")) offences.append(file + ": no #pragma once");
    }
    expect_none(offences);
  }

  // So that its compilation says when the header misses something.
  void a_source_opens_with_its_header() {
    QStringList offences;
    int sources = 0;
    for (const QString& file : product_files()) {
      const QString header = file.chopped(3) + "h";
      if (!file.endsWith(".cpp") || !QFile::exists(root() + '/' + header)) continue;
      ++sources;
      if (includes_of(file).value(0).path != header) offences.append(file);
    }
    QVERIFY(sources > 100);
    expect_none(offences);
  }

  // Precompiled headers would hide that one is missing.
  void a_header_includes_what_it_names_of_the_standard_library() {
    QStringList offences;
    for (const QString& file : product_files()) {
      if (!file.endsWith(".h")) continue;
      const QSet<QString> reach = reach_of(file);
      QString code = lines_of(file).join('\n');
      code.remove(QRegularExpression("//[^\n]*"));
      for (const HeaderRow& row : standard_table) {
        const QRegularExpression names(QString("\\bstd::(%1)\\b").arg(row.names));
        const auto match = names.match(code);
        if (match.hasMatch() && !reach.contains(row.include))
          offences.append(QString("%1: %2 without <%3>").arg(file, match.captured(), row.include));
      }
    }
    expect_none(offences);
  }

  // Two types of one name in one namespace are one type to the linker, which keeps the functions of
  // either.
  void every_type_of_a_header_has_a_name_of_its_own() {
    static const QRegularExpression space("^namespace (\\S+) \\{");
    static const QRegularExpression type(
        "^(?:struct|class|enum class) (\\w+)(?: final)?(?: :.*)? \\{");
    QMap<QString, QString> first;
    QStringList offences;
    for (const QString& file : product_files()) {
      if (!file.endsWith(".h")) continue;
      QString inside;
      for (const QString& line : lines_of(file)) {
        if (const auto match = space.match(line); match.hasMatch()) inside = match.captured(1);
        const auto match = type.match(line);
        if (!match.hasMatch()) continue;
        const QString name = inside + "::" + match.captured(1);
        if (first.contains(name)) offences.append(name + ": " + first[name] + " and " + file);
        first.insert(name, file);
      }
    }
    QVERIFY(first.size() > 100);
    expect_none(offences);
  }

  // Qt's own text edits end the program when there is nothing at all to paste: see CodeEdit.
  void a_text_of_many_lines_is_a_code_edit() {
    static const QRegularExpression made(
        "\\bnew Q(PlainTextEdit|TextEdit|TextBrowser)\\b|: public Q(PlainTextEdit|TextEdit)\\b");
    QStringList users;
    for (const QString& file : files_under({"ui", "app"})) {
      if (made.match(lines_of(file).join('\n')).hasMatch()) users.append(file);
    }
    QCOMPARE(users, QStringList("ui/editor/code_edit.h"));
  }

  // The translation tools collect the literal that follows; a variable there is never translated.
  void every_message_is_a_literal() {
    static const QRegularExpression pattern("\\bsay\\((?!\\s*(\"|const char))");
    QStringList offences;
    for (const QString& file : files_under({"engine", "app"})) {
      const QString text = lines_of(file).join('\n');
      auto matches = pattern.globalMatch(text);
      while (matches.hasNext()) {
        const auto at = matches.next().capturedStart();
        offences.append(QString("%1:%2").arg(file).arg(text.left(at).count('\n') + 1));
      }
    }
    expect_none(offences);
  }
};

QTEST_APPLESS_MAIN(FoldersTest)

}  // namespace architecture_folders_test

#include "architecture_folders_test.moc"
