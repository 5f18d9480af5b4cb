// Tells screen readers about the canvas: every card is an item with a name, a value and a place.
#pragma once

namespace nabla::ui {

// Makes Qt ask for our description of a GraphCanvas; calling it again does nothing.
void describeCanvasToScreenReaders();

}  // namespace nabla::ui
