// An optimizer walking over the workspace's program: start, step, run, stop. The workspace's live
// point follows the iterate; when it stops, it says what it reached; the window keeps that as one
// undo step.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>

#include "engine/optimize/run.h"
#include "ui/workspace/workspace.h"

namespace nabla::ui {

class Optimizer : public QObject {
  Q_OBJECT

 public:
  explicit Optimizer(Workspace& workspace, QObject* parent = nullptr);

  // The record of the present or last run; null before the first and after reset.
  const RunRecord* record() const;
  // What it minimizes or maximizes; empty without a record.
  QString outputName() const;
  bool isRunning() const { return timer_.isActive(); }
  bool canStep() const;
  // Why the last start failed (no scalar output, no variables), or nothing.
  const std::optional<Diagnostic>& error() const { return error_; }

 public slots:
  void run();   // starts at the shown point if none is under way, then iterates at a speed the eye
                // can follow
  void step();  // one iteration
  void pause();
  void stop();   // ends the live point and emits stopped()
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
  void advance();
  void show();
  void abandon();  // the program changed: the run no longer means anything
  Workspace& workspace_;
  QTimer timer_;
  std::unique_ptr<OptimizerRun> run_;
  Point start_;
  void (Optimizer::*waiting_)() = nullptr;  // what was asked for before the analysis was there
  std::optional<Diagnostic> error_;
};

}  // namespace nabla::ui
