// Opens the window and runs it until it is closed.
#pragma once

#include <QString>

#include "engine/interpreter/interpreter.h"

class QApplication;

namespace nabla::ui {

struct WindowOptions {
  QString file;           // document or program to open; empty for the first example
  QString language;       // "en" or "zh"; empty for the choice made last, else the locale
  QString theme;          // "light" or "dark"; empty for the choice made last, else the desktop's
  RunLimits limits = {};  // of the programs in all windows
};

// The exit status. A file that cannot be opened is said in the window, which shows the first
// example instead.
int runWindow(QApplication& app, const WindowOptions& options);

}  // namespace nabla::ui
