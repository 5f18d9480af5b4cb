// Samples curves off the GUI thread; of the requests that come in meanwhile only the newest is
// answered.
#pragma once

#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <memory>
#include <optional>

#include "ui/plots/curve.h"

namespace nabla::ui {

class CurveSampler : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;
  ~CurveSampler() override;

  void ask(CurveRequest request);
  bool isBusy() const { return busy_; }

 signals:
  void sampled(std::shared_ptr<const nabla::ui::Curve> curve);

 private:
  void start(CurveRequest request);

  QThreadPool pool_;
  std::atomic<bool> cancelled_ = false;
  std::optional<CurveRequest> next_;
  bool busy_ = false;
};

}  // namespace nabla::ui
