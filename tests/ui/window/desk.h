// A window with all that it shows, and what tests ask of it: shared by the tests of the window.
#pragma once

#include <QApplication>
#include <QTest>
#include <memory>
#include <string>

#include "ui/canvas/graph_canvas.h"
#include "ui/theme/style.h"
#include "ui/window/main_window.h"

namespace nabla::ui {

struct WindowDesk {
  // The window is not shown yet.
  explicit WindowDesk(const std::string& program) {
    applyStyle(*qApp, studio.appearance.theme());
    window = std::make_unique<MainWindow>(studio, "en");
    open(program);
  }
  void open(const std::string& program) {
    Document document;
    document.program = program;
    studio.workspace.newDocument(document);
    settle();
  }
  // The newest program is analysed and shown.
  void settle() {
    studio.workspace.waitUntilCurrent();
    canvas().waitForScene();
  }
  GraphCanvas& canvas() { return *window->findChild<GraphCanvas*>(); }

  Studio studio;
  std::unique_ptr<MainWindow> window;
};

}  // namespace nabla::ui
