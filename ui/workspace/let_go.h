// Lets go of what is large without holding the window: a graph of 100,000 nodes takes a while to
// take apart.
#pragma once

#include <QThreadPool>
#include <memory>
#include <utility>

namespace nabla::ui {

// If nobody else holds it, it ends on another thread.
inline void letGo(std::shared_ptr<const void> what) {
  if (what) QThreadPool::globalInstance()->start([what = std::move(what)] {});
}

}  // namespace nabla::ui
