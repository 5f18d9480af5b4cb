// Files read and written as a whole: a reader finds the old content or the new, never a part. All
// that Nabla writes to files goes through here.
#pragma once

#include <QByteArray>
#include <QString>
#include <string_view>

#include "engine/base/expected.h"

namespace nabla::ui {

inline std::string_view view_of(const QByteArray& bytes) {
  return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

// What Nabla reads at most, and therefore writes at most.
constexpr qint64 largest_file = 64LL << 20;

// Only ordinary files: a pipe or a device would never end.
Expected<QByteArray> readWholeFile(const QString& path);

// The new content is complete on the disk before it takes the place of the old one. Permissions are
// kept, and a link stays a link: what it points to is replaced. A failure leaves the old file as it
// was and says why.
Expected<Done> writeWholeFile(const QString& path, const QByteArray& bytes);

// The same for what is made from a document, a picture or an export, of any size. A pipe or device,
// and a name such as /dev/stdout, is written directly and as far as it goes: there is no old
// content to keep, and whether a reader gets it all cannot be known.
Expected<Done> writeResult(const QString& path, const QByteArray& bytes);

// The file at the end of the links that start at `path`; `path` itself when it is none.
QString linkTarget(const QString& path);

}  // namespace nabla::ui
