// What a user has marked on nodes: breakpoints that stop the play, and nodes whose values are
// watched. Kept by the nodes' keys (ui/workspace/keys.h), so that marks survive edits.
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <optional>
#include <vector>

#include "ui/playback/playhead.h"
#include "ui/workspace/keys.h"

namespace nabla::ui {

enum class BreakKind : std::uint8_t {
  computed = 1,  // when the node has its value
  gradient = 2,  // when a gradient arrives at it
  nan = 4,       // when its value or gradient is not a number
};

class Marks : public QObject {
  Q_OBJECT

 public:
  // The playhead asks here whether to stop.
  explicit Marks(Playhead& playhead, QObject* parent = nullptr);

  // The key of a forward node, empty for others; and the node that has a key in that trace.
  QString keyOf(const Trace& trace, NodeId node) const;
  std::optional<NodeId> nodeOf(const Trace& trace, const QString& key) const;

  bool breaks(const QString& key, BreakKind kind) const;
  bool hasBreak(const QString& key) const { return breaks_.count(key) > 0; }
  // Keys with a breakpoint, sorted.
  std::vector<QString> broken() const;
  // Whether any NaN of any node stops the play.
  bool breaksOnAnyNan() const { return any_nan_; }
  bool isWatched(const QString& key) const;
  const std::vector<QString>& watched() const { return watched_; }  // in the order of pinning

  // Whether the play stops after that step.
  bool stopsAfter(const Trace& trace, int step) const;

 public slots:
  void setBreak(const QString& key, nabla::ui::BreakKind kind, bool on);
  void toggleBreak(const QString& key, nabla::ui::BreakKind kind);
  void setBreakOnAnyNan(bool on);
  void setWatched(const QString& key, bool on);
  void clearBreaks();
  // Marks go along with a node that gets another name.
  void rename(const std::string& from, const std::string& to);

 signals:
  void breaksChanged();
  void watchedChanged();

 private:
  const NodeKeys& keysOf(const Trace& trace) const;

  std::map<QString, unsigned> breaks_;  // BreakKinds by key
  std::vector<QString> watched_;
  bool any_nan_ = false;
  mutable std::optional<NodeKeys> keys_;  // of the graph that was asked about last
  mutable SharedGraph graph_;
};

}  // namespace nabla::ui
