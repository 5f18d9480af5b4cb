// What a user has marked on nodes: breakpoints that stop the play, and nodes whose values are
// watched. Kept by label, so that marks survive edits.
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <optional>
#include <vector>

#include "ui/playback/playhead.h"

namespace nabla::ui {

enum class BreakKind : std::uint8_t {
  computed = 1,  // when the node has its value
  gradient = 2,  // when a gradient arrives at it
  nan = 4,       // when its value or gradient is not a number
};

// The node that a label means in a trace: a name, else the label of an unnamed node.
std::optional<NodeId> nodeOf(const Trace& trace, const QString& label);

class Marks : public QObject {
  Q_OBJECT

 public:
  // The playhead asks here whether to stop.
  explicit Marks(Playhead& playhead, QObject* parent = nullptr);

  bool breaks(const QString& label, BreakKind kind) const;
  bool hasBreak(const QString& label) const { return breaks_.count(label) > 0; }
  // Labels with a breakpoint, sorted.
  std::vector<QString> broken() const;
  // Whether any NaN of any node stops the play.
  bool breaksOnAnyNan() const { return any_nan_; }
  bool isWatched(const QString& label) const;
  const std::vector<QString>& watched() const { return watched_; }  // in the order of pinning

  // Whether the play stops after that step.
  bool stopsAfter(const Trace& trace, int step) const;

 public slots:
  void setBreak(const QString& label, nabla::ui::BreakKind kind, bool on);
  void toggleBreak(const QString& label, nabla::ui::BreakKind kind);
  void setBreakOnAnyNan(bool on);
  void setWatched(const QString& label, bool on);
  void clearBreaks();

 signals:
  void breaksChanged();
  void watchedChanged();

 private:
  std::map<QString, unsigned> breaks_;  // BreakKinds by label
  std::vector<QString> watched_;
  bool any_nan_ = false;
};

}  // namespace nabla::ui
