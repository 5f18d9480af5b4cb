// Nodes as program text, to copy them within a program and from one to another.
#pragma once

#include "engine/language/edit_place.h"

namespace nabla {

// The lines that make these nodes, in the order of the program; a value in the middle of a formula
// gets a name. What they read and is not among them stays a name.
Expected<Program> copied(const Program& program, const std::vector<NodeText>& nodes);

// The program with the statements of `clip` in it: names in use are made fresh, bare expressions
// get one, and `minimize`, `maximize` and `output` are left out. `names` of the result are the
// values in the order of clip_names(clip).
Expected<Edited> pasted(const Program& program, const Program& clip);

// What a clip assigns, bare expressions as "".
std::vector<std::string> clip_names(const Program& clip);

}  // namespace nabla
