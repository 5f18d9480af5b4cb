#include "ui/window/studio.h"

#include <QCoreApplication>

#include "ui/commands/commands.h"

namespace nabla::ui {

Studio::Studio() : optimizer(workspace) {
  QObject::connect(&workspace, &Workspace::analysisChanged, &playhead, [this] {
    if (const auto& trace = workspace.analysis()->trace) playhead.setTrace(trace);
  });
  QObject::connect(&workspace, &Workspace::documentReplaced, &playhead, [this] {
    playhead.setTrace(nullptr);
    playhead.first();
  });
  QObject::connect(&optimizer, &Optimizer::stopped, &workspace, [this](const Point& reached) {
    setPoint(workspace, reached, QCoreApplication::translate("Commands", "Optimize"));
  });
  QObject::connect(&optimizer, &Optimizer::wentBack, &workspace, [this](const Point& start) {
    setPoint(workspace, start, QCoreApplication::translate("Commands", "Back to the start"));
  });
}

}  // namespace nabla::ui
