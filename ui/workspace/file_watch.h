// Notices when the open file is changed or removed by somebody else.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>
#include <cstdint>

namespace nabla::ui {

class FileWatch : public QObject {
  Q_OBJECT

 public:
  enum class State : std::uint8_t { same, changed, gone };

  explicit FileWatch(QObject* parent = nullptr);

  // From now on the file is expected to hold `bytes`: what was read from it or written to it.
  void watch(const QString& path, const QByteArray& bytes);
  void stop();
  // What the file is now, whatever that is, is not news any more.
  void accept();

  State state() const { return state_; }
  // Looks at the disk at once, without waiting to be told.
  State check();

 signals:
  void stateChanged();

 private:
  // What tells one content from another; the digest is looked at when the rest differs.
  struct Print {
    bool there = false;
    qint64 size = 0;
    QDateTime modified;
    QByteArray digest;
  };
  Print printOf(const QByteArray& bytes) const;
  void look();
  void setState(State state);

  QString path_;
  Print known_;
  State state_ = State::same;
  QFileSystemWatcher watcher_;
  QTimer soon_;
};

}  // namespace nabla::ui
