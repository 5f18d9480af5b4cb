// What benchmarks of the window share: an application without a display, and the time that a thread
// itself has computed.
#pragma once

#include <QApplication>
#include <ctime>

#include "ui/theme/fonts.h"

namespace nabla::bench {

inline void haveApplication() {
  if (qApp) return;
  qputenv("QT_QPA_PLATFORM", "offscreen");
  static int argc = 1;
  static char name[] = "nabla_bench";
  static char* argv[] = {name, nullptr};
  new QApplication(argc, argv);  // until the process ends
  ui::loadFonts();
}

// Milliseconds; what else the machine does is left out.
inline double computed() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace nabla::bench
