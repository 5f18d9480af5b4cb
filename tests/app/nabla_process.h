// Runs the nabla binary as a user does, without a display, and keeps what it wrote.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QStringList>

#include "engine/document/json_text.h"

namespace nabla::test {

struct Outcome {
  int status = -1;  // -1: it crashed or did not end
  QString out;
  QString err;

  // What it printed, as JSON; null when that is none.
  Json json() const {
    const Expected<Json> value = read_json(out.toStdString());
    return value ? *value : Json();
  }
};

inline QProcessEnvironment without_display() {
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
    environment.remove(QString::fromLatin1(variable));
  }
  environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
  return environment;
}

inline Outcome run_nabla(const QStringList& arguments, const QByteArray& input = {},
                         const QString& output_file = {}) {
  QProcess process;
  process.setProcessEnvironment(without_display());
  if (!output_file.isEmpty()) process.setStandardOutputFile(output_file);
  process.start(QStringLiteral(NABLA_BINARY), arguments);
  process.write(input);
  process.closeWriteChannel();
  const bool ended =
      process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
  return {ended ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
          QString::fromUtf8(process.readAllStandardError())};
}

// A message is one line that says who speaks.
inline bool is_one_line(const QString& text) {
  return text.startsWith(QLatin1String("nabla: ")) && text.endsWith(QLatin1Char('\n')) &&
         text.count(QLatin1Char('\n')) == 1;
}

// The path, or nothing where the file cannot be written.
inline QString write_file(const QString& path, const QByteArray& bytes) {
  QFile out(path);
  if (!out.open(QIODevice::WriteOnly)) return {};
  out.write(bytes);
  return path;
}

}  // namespace nabla::test
