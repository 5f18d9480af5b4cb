// What lives as long as the program runs: the document, the player, the optimizer and the look. The
// window is built on it, and built anew in another language.
#pragma once

#include "ui/playback/marks.h"
#include "ui/playback/playhead.h"
#include "ui/theme/appearance.h"
#include "ui/workspace/optimizer.h"
#include "ui/workspace/workspace.h"

namespace nabla::ui {

struct Studio {
  Studio();

  Workspace workspace;
  Playhead playhead;
  Marks marks{playhead};
  Optimizer optimizer;
  Appearance appearance;
};

}  // namespace nabla::ui
