#include "ui/workspace/recovery.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>
#include <algorithm>

#include "ui/workspace/whole_file.h"

namespace nabla::ui {
namespace {

const QString ending = QStringLiteral(".recovery");
const QString lock_ending = QStringLiteral(".lock");

QByteArray text_of(const Recovery& recovery) {
  const QJsonObject object{{"format", "nabla-recovery"},
                           {"version", 1},
                           {"path", recovery.path},
                           {"title", recovery.title},
                           {"time", recovery.time.toUTC().toString(Qt::ISODateWithMs)},
                           {"document", QString::fromStdString(write_document(recovery.document))}};
  return QJsonDocument(object).toJson();
}

bool make_private_folder(const QString& folder) {
  if (QDir(folder).exists()) return true;
  constexpr auto own = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
  return QDir().mkpath(folder) && QFile::setPermissions(folder, own);
}

// The program ended between saving the document and forgetting the recovery.
bool is_saved(const Recovery& recovery) {
  if (recovery.path.isEmpty()) return false;
  const auto bytes = readWholeFile(recovery.path);
  if (!bytes) return false;
  const Document& unsaved = recovery.document;
  if (!is_document(view_of(*bytes))) {
    if (!unsaved.point.empty() || !unsaved.layout.empty()) return false;  // not kept in a text
    return QByteArray(*bytes).replace("\r\n", "\n").toStdString() == unsaved.program;
  }
  Expected<Document> saved = read_document(view_of(*bytes));
  if (!saved) return false;
  saved->views = unsaved.views;  // how it is looked at is no work
  return *saved == unsaved;
}

// A program that is killed leaves half-written files behind too, and locks without a file.
void sweep(const QString& folder) {
  const QDir dir(folder);
  for (const QString& name : dir.entryList({'*' + ending + ".*", '*' + lock_ending}, QDir::Files)) {
    const QString id = name.section('.', 0, 0);
    const bool half_written = name.startsWith(id + ending + '.');
    if (!half_written && dir.exists(id + ending)) continue;
    RecoveryFile file(folder, id);  // takes the lock away again when it goes
    if (file.claim() && half_written) QFile::remove(dir.filePath(name));
  }
}

}  // namespace

std::shared_ptr<RecoveryFile> RecoveryFile::create(const QString& folder) {
  return std::make_shared<RecoveryFile>(folder, QUuid::createUuid().toString(QUuid::WithoutBraces));
}

RecoveryFile::RecoveryFile(const QString& folder, const QString& name)
    : path_(QDir(folder).filePath(name + ending)),
      lock_(QDir(folder).filePath(name + lock_ending)) {
  lock_.setStaleLockTime(0);  // a program may run for days; only its end frees the lock
}

bool RecoveryFile::claim() { return lock_.isLocked() || lock_.tryLock(); }

Expected<Done> RecoveryFile::write(const Recovery& recovery) {
  const bool ready = make_private_folder(QFileInfo(path_).absolutePath()) && claim();
  if (ready) return writeWholeFile(path_, text_of(recovery));
  return Diagnostic{say("cannot write into %1", QFileInfo(path_).absolutePath().toStdString()),
                    say("is the disk full?"),
                    {}};
}

Expected<Recovery> RecoveryFile::read() const {
  const auto bytes = readWholeFile(path_);
  if (!bytes) return bytes.error();
  const QJsonObject object = QJsonDocument::fromJson(*bytes).object();
  const Diagnostic wrong{
      say("%1 is not a recovery file of this Nabla", path_.toStdString()), {}, {}};
  if (object.value("format").toString() != QLatin1String("nabla-recovery")) return wrong;
  if (object.value("version").toInt() != 1) return wrong;
  Expected<Document> document = read_document(object.value("document").toString().toStdString());
  if (!document) return document.error();
  return Recovery{*std::move(document), object.value("path").toString(),
                  object.value("title").toString(),
                  QDateTime::fromString(object.value("time").toString(), Qt::ISODateWithMs)};
}

void RecoveryFile::remove() {
  if (lock_.isLocked()) QFile::remove(path_);
  lock_.unlock();
}

QString recoveryFolder() {
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
         QStringLiteral("/recovery");
}

std::vector<Leftover> takeLeftovers(const QString& folder) {
  sweep(folder);
  std::vector<Leftover> leftovers;
  for (const QString& name : QDir(folder).entryList({'*' + ending}, QDir::Files)) {
    auto file = std::make_shared<RecoveryFile>(folder, name.chopped(ending.size()));
    if (!file->claim()) continue;
    auto recovery = file->read();
    if (!recovery) continue;
    if (is_saved(*recovery)) {
      file->remove();
      continue;
    }
    leftovers.push_back({std::move(file), *std::move(recovery)});
  }
  std::sort(leftovers.begin(), leftovers.end(),
            [](const Leftover& a, const Leftover& b) { return a.recovery.time < b.recovery.time; });
  return leftovers;
}

}  // namespace nabla::ui
