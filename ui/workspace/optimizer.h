// An optimizer walking over the workspace's program: start, step, run, stop. The workspace's live
// point follows the iterate; when it stops, it says what it reached; the window keeps that as one
// undo step. Iterations are computed on another thread, however long one takes; quick ones are
// there at once.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <chrono>
#include <memory>
#include <optional>

#include "engine/optimize/run.h"
#include "ui/workspace/optimizer_walk.h"
#include "ui/workspace/workspace.h"

namespace nabla::ui {

class Optimizer : public QObject {
  Q_OBJECT

 public:
  explicit Optimizer(Workspace& workspace, QObject* parent = nullptr);
  ~Optimizer() override;

  // The record of the present or last run; null before the first and after reset.
  const RunRecord* record() const { return record_ ? &*record_ : nullptr; }
  // What it minimizes or maximizes; empty without a record.
  const QString& outputName() const { return output_; }
  bool isRunning() const { return timer_.isActive(); }
  bool canStep() const;
  // The last run ended by itself and the point is still where it left it: the next one starts where
  // that one did, so that methods are compared from one start.
  bool startsOver() const;
  // Why the last start failed (no scalar output, no variables), or nothing.
  const std::optional<Diagnostic>& error() const { return error_; }

 public slots:
  void run();   // starts if none is under way, at the shown point or over again, then iterates at a
                // speed the eye can follow
  void step();  // one iteration
  void pause();
  void stop();   // ends the live point and emits stopped(); the next run starts there
  void reset();  // back to the start, record dropped

 signals:
  void recordChanged();
  void runningChanged();
  void stopped(const nabla::Point& reached);
  void wentBack(const nabla::Point& start);

 private:
  bool isUnderWay() const;
  bool mustWait(void (Optimizer::*action)());
  bool begin();
  void ask(std::size_t steps);
  void waitAMoment();
  void advance();
  void end(const Point& reached);
  void take(quint64 number, const WalkProgress& progress);
  void show(const Point& reached);
  void forgetAll();
  void abandon();  // the program changed: the run no longer means anything
  void drop();     // what is under way arrives no more
  void forget();

  Workspace& workspace_;
  QTimer timer_;
  std::shared_ptr<OptimizerWalk> walk_;
  std::optional<RunRecord> record_;
  QString output_;
  Point start_;  // of the walk
  Point seen_;   // what was shown when it began
  struct Ended {
    Point start, reached;
  };
  std::optional<Ended> ended_;              // the last run that ended by itself
  void (Optimizer::*waiting_)() = nullptr;  // what was asked for before the analysis was there
  std::optional<Diagnostic> error_;
  QThreadPool pool_;
  quint64 number_ = 0;     // of the walk; a result for another one is dropped
  bool busy_ = false;      // iterations are computed
  bool fresh_ = false;     // nothing has come of the walk yet: the record is that of the last one
  std::size_t asked_ = 0;  // single steps asked for meanwhile
};

}  // namespace nabla::ui
