// What a window shows: the document, the player, the optimizer and the look. The window is built on
// it, and built anew in another language while this stays.
#pragma once

#include <memory>

#include "ui/playback/marks.h"
#include "ui/playback/playhead.h"
#include "ui/theme/appearance.h"
#include "ui/workspace/autosave.h"
#include "ui/workspace/optimizer.h"
#include "ui/workspace/workspace.h"

namespace nabla::ui {

struct Studio {
  // Alone, with a look of its own.
  Studio();
  // One of several windows that look alike.
  explicit Studio(Appearance& shared);

  Workspace workspace;
  Autosave autosave;  // keeps nothing before it is started
  Playhead playhead;
  Marks marks{playhead};
  Optimizer optimizer;

 private:
  explicit Studio(std::unique_ptr<Appearance> own);
  std::unique_ptr<Appearance> own_;

 public:
  Appearance& appearance;
};

}  // namespace nabla::ui
