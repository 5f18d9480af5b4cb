// Reads the programs of tests/programs and tests/refused with what they expect.
#pragma once

#include <QDir>
#include <QFile>
#include <QString>
#include <QStringList>
#include <QTest>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "tests/agreement/random_program.h"

namespace nabla::test {

struct Expectation {
  std::string name;  // "y", or "dy/dx"
  Tensor value;
};

struct ProgramFile {
  std::string text;
  Program program;
  Point point;                            // #@ x 3
  std::vector<Expectation> expectations;  // #= y 9
  std::vector<std::string> messages;      // #! 3:4: what is wrong
  bool eager_only = false;                // #eager: static must refuse it
  bool static_only = false;               // #static: to be run so
  bool kink = false;                      // #kink: differences are not derivatives there
};

inline QStringList files_in(const QString& folder) {
  const QDir directory(QStringLiteral(NABLA_SOURCE_DIR) + "/tests/" + folder);
  QStringList paths;
  for (const QString& name : directory.entryList({"*.nb"}, QDir::Files, QDir::Name)) {
    paths.append(directory.filePath(name));
  }
  return paths;
}

// One row per program file, named after it.
inline void add_rows(const QString& folder) {
  QTest::addColumn<QString>("path");
  const QStringList paths = files_in(folder);
  QVERIFY(paths.size() > 10);
  for (const QString& path : paths) QTest::newRow(qPrintable(QFileInfo(path).baseName())) << path;
}

// The value of a constant expression, so that expectations may say sqrt(2).
inline Tensor tensor_of(const std::string& text) {
  const Execution execution = run(parse("v = " + text).program);
  const auto value = execution.value("v");
  if (!value) qFatal("bad expectation: %s", text.c_str());
  return *value;
}

inline std::pair<std::string, std::string> name_and_rest(const QString& line) {
  const QString text = line.mid(2).trimmed();
  const auto space = text.indexOf(' ');
  return {text.left(space).toStdString(), text.mid(space + 1).toStdString()};
}

inline ProgramFile read_program(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
  ProgramFile out;
  out.text = file.readAll().toStdString();
  for (const QString& line : QString::fromStdString(out.text).split('\n')) {
    if (line.startsWith("#= ")) {
      const auto [name, value] = name_and_rest(line);
      out.expectations.push_back({name, tensor_of(value)});
    } else if (line.startsWith("#@ ")) {
      const auto [name, value] = name_and_rest(line);
      out.point.insert_or_assign(name, tensor_of(value));
    } else if (line.startsWith("#! ")) {
      out.messages.push_back(line.mid(3).toStdString());
    }
    out.eager_only = out.eager_only || line == "#eager";
    out.static_only = out.static_only || line == "#static";
    out.kink = out.kink || line == "#kink";
  }
  out.program = parse(out.text).program;
  return out;
}

inline Execution run_mode(const ProgramFile& file, Mode mode) {
  RunOptions options;
  options.mode = mode;
  options.point = file.point;
  return run(file.program, options);
}

inline std::string first_error(const Execution& execution, const std::string& text) {
  return execution.ok() ? "" : describe(execution.diagnostics.front(), "program", text);
}

inline bool near(double a, double b, double tolerance) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return a == b || std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

inline bool near(const Tensor& a, const Tensor& b, double tolerance) {
  if (a.shape() != b.shape()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!near(a[i], b[i], tolerance)) return false;
  }
  return true;
}

inline ProgramFile random_file(unsigned seed) {
  ProgramFile file;
  file.text = RandomProgram(seed).text();
  file.program = parse(file.text).program;
  return file;
}

}  // namespace nabla::test
