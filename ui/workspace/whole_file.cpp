#include "ui/workspace/whole_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <cerrno>
#include <cstring>

#include <unistd.h>

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

// QSaveFile overlooks that the end of what it buffers did not reach the disk, and then puts an
// empty file in the place of the old one.
bool reaches_the_disk(QSaveFile& file) {
  if (!file.flush() || file.error() != QFileDevice::NoError) return false;
  if (::fsync(file.handle()) == 0) return true;
  return errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;  // a file system without it
}

QString reason(int error) { return QString::fromLocal8Bit(std::strerror(error)); }

// Nothing, or why it could not be done.
QString replace(const QString& target, const QByteArray& bytes) {
  QSaveFile file(target);
  if (!file.open(QIODevice::WriteOnly)) return file.errorString();
  const bool written = file.write(bytes) == bytes.size();
  errno = 0;
  if (written && reaches_the_disk(file)) return file.commit() ? QString() : file.errorString();
  const QString why =
      file.error() == QFileDevice::NoError && errno != 0 ? reason(errno) : file.errorString();
  file.cancelWriting();
  return why;
}

// What is no ordinary file cannot be replaced, nor what is a name for something that is open
// already, such as /dev/stdout.
bool is_written_directly(const QString& path) {
  const QString absolute = QFileInfo(path).absoluteFilePath();
  const QFileInfo info(linkTarget(path));
  const bool device = info.exists() && !info.isFile() && !info.isDir();
  return device || absolute.startsWith(QLatin1String("/dev/")) ||
         absolute.startsWith(QLatin1String("/proc/"));
}

QString write_directly(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered |
                 QIODevice::ExistingOnly)) {
    return file.errorString();
  }
  return file.write(bytes) == bytes.size() ? QString() : file.errorString();
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
  const QString why = replace(target, bytes);
  if (why.isEmpty()) return Done{};
  return because(say("cannot save %1", name), why);
}

Expected<Done> writeResult(const QString& path, const QByteArray& bytes) {
  const Message what = say("cannot write %1", path.toStdString());
  const QString target = linkTarget(path);
  if (QFileInfo(target).isDir()) return not_ordinary(QFileInfo(target), what);
  const QString why =
      is_written_directly(path) ? write_directly(path, bytes) : replace(target, bytes);
  if (why.isEmpty()) return Done{};
  return because(what, why);
}

}  // namespace nabla::ui
