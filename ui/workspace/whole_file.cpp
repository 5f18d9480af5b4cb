#include "ui/workspace/whole_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace nabla::ui {
namespace {

Diagnostic because(Message what, const QString& reason) {
  return {std::move(what), Message{reason.toStdString(), {}}, {}};
}

Diagnostic not_ordinary(const QFileInfo& info, Message what) {
  return {std::move(what),
          info.isDir() ? say("it is a folder") : say("it is not an ordinary file"),
          {}};
}

Expected<Done> check_place(const QString& path, const QString& target) {
  const QFileInfo info(target);
  const std::string name = path.toStdString();
  if (info.exists() && !info.isFile()) return not_ordinary(info, say("cannot save %1", name));
  if (!QFileInfo::exists(info.absolutePath())) {
    return Diagnostic{say("cannot save %1", name),
                      say("its folder %1 is not there any more", info.absolutePath().toStdString()),
                      {}};
  }
  return Done{};
}

}  // namespace

QString linkTarget(const QString& path) {
  constexpr int most_links = 40;  // as the system allows
  QString target = QFileInfo(path).absoluteFilePath();
  for (int i = 0; i < most_links && QFileInfo(target).isSymLink(); ++i) {
    target = QFileInfo(target).symLinkTarget();
  }
  return target;
}

Expected<QByteArray> readWholeFile(const QString& path) {
  const QFileInfo info(path);
  const std::string name = path.toStdString();
  if (info.exists() && !info.isFile()) return not_ordinary(info, say("cannot open %1", name));
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    return because(say("cannot open %1", name), file.errorString());
  }
  // One byte more tells a file that grows while it is read, or whose size is not told.
  const QByteArray bytes = file.read(largest_file + 1);
  if (file.error() != QFileDevice::NoError) {
    return because(say("cannot read %1", name), file.errorString());
  }
  if (bytes.size() <= largest_file) return bytes;
  return Diagnostic{say("%1 is too large", name), say("at most 64 MB are read"), {}};
}

Expected<Done> writeWholeFile(const QString& path, const QByteArray& bytes) {
  const std::string name = path.toStdString();
  if (bytes.size() > largest_file) {
    return Diagnostic{
        say("cannot save %1", name), say("it would be too large to open again, above 64 MB"), {}};
  }
  const QString target = linkTarget(path);
  if (const auto place = check_place(path, target); !place) return place;
  QSaveFile file(target);
  const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
  if (written && file.commit()) return Done{};
  return because(say("cannot save %1", name), file.errorString());
}

}  // namespace nabla::ui
