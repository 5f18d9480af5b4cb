#include "ui/window/studio.h"

#include <QCoreApplication>
#include <utility>

#include "ui/commands/commands.h"

namespace nabla::ui {

Studio::Studio() : Studio(std::make_unique<Appearance>()) {}

Studio::Studio(std::unique_ptr<Appearance> own) : Studio(*own) { own_ = std::move(own); }

Studio::Studio(Appearance& shared) : autosave(workspace), optimizer(workspace), appearance(shared) {
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
