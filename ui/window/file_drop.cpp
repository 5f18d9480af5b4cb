#include "ui/window/file_drop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace nabla::ui {
namespace {

QStringList local_files(const QMimeData& data) {
  QStringList paths;
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile()) paths.append(url.toLocalFile());
  }
  return paths;
}

}  // namespace

FileDrop::FileDrop(QWidget& window) : QObject(&window) {
  window.setAcceptDrops(true);
  window.installEventFilter(this);
  for (QWidget* part : window.findChildren<QWidget*>()) {
    if (part->acceptDrops()) part->installEventFilter(this);
  }
}

bool FileDrop::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
      break;
    default:
      return QObject::eventFilter(watched, event);
  }
  auto* drop = static_cast<QDropEvent*>(event);  // NOLINT: each of the three is one
  const QStringList paths = local_files(*drop->mimeData());
  if (paths.isEmpty()) return QObject::eventFilter(watched, event);
  drop->acceptProposedAction();
  if (event->type() == QEvent::Drop) emit dropped(paths);
  return true;
}

}  // namespace nabla::ui
