#include "ui/plots/curve_sampler.h"

#include <utility>

namespace nabla::ui {

CurveSampler::~CurveSampler() {
  cancelled_ = true;
  pool_.waitForDone();
}

void CurveSampler::ask(CurveRequest request) {
  if (busy_) {
    next_ = std::move(request);
    return;
  }
  start(std::move(request));
}

void CurveSampler::start(CurveRequest request) {
  busy_ = true;
  pool_.start([this, request = std::move(request)] {
    auto curve = sampleCurve(request, cancelled_);
    QMetaObject::invokeMethod(
        this,
        [this, curve] {
          busy_ = false;
          if (next_) start(*std::exchange(next_, std::nullopt));
          emit sampled(curve);
        },
        Qt::QueuedConnection);
  });
}

}  // namespace nabla::ui
