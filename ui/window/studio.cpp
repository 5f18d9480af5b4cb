#include "ui/window/studio.h"

#include <QCoreApplication>
#include <utility>

#include "ui/commands/commands.h"

namespace nabla::ui {

Studio::Studio() : Studio(std::make_unique<Appearance>()) {}

Studio::Studio(std::unique_ptr<Appearance> own) : Studio(*own) { own_ = std::move(own); }

Studio::Studio(Appearance& shared) : autosave(workspace), optimizer(workspace), appearance(shared) {
  QObject::connect(&workspace, &Workspace::analysisChanged, &playhead, [this] {
    const Analysis& analysis = *workspace.analysis();
    if (analysis.trace || analysis.ok()) playhead.setTrace(analysis.trace);
  });
  QObject::connect(&workspace, &Workspace::documentReplaced, &playhead, [this] {
    playhead.setTrace(nullptr);
    playhead.first();
  });
  QObject::connect(&workspace, &Workspace::nodeRenamed, &marks, &Marks::rename);
  // Before the first step there are no values that could follow the iterate.
  QObject::connect(&workspace, &Workspace::pointChanged, &playhead, [this] {
    if (workspace.livePoint() && playhead.step() == 0 && !playhead.isPlaying()) playhead.last();
  });
  QObject::connect(&optimizer, &Optimizer::stopped, &workspace, [this](const Point& reached) {
    setPoint(workspace, reached, QCoreApplication::translate("Commands", "Optimize"));
  });
  QObject::connect(&optimizer, &Optimizer::wentBack, &workspace, [this](const Point& start) {
    setPoint(workspace, start, QCoreApplication::translate("Commands", "Back to the start"));
  });
}

}  // namespace nabla::ui
