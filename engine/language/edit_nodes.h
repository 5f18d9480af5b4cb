// Nodes of the graph made, changed and taken away in the text.
#pragma once

#include "engine/language/edit_place.h"

namespace nabla {

// A new line `name = value`, under a name that is free. The output stays the output.
Expected<Edited> with_value(const Program& program, const Expr& value,
                            const std::string& base = {});

// The formula of a node replaced; an undeclared input gets one. What it reads moves above it.
Expected<Edited> with_formula(const Program& program, const NodeText& node, const Expr& formula);

// Nodes taken away: their lines go, and what read them waits with a hole `_`. A value in the middle
// of a formula becomes a hole itself.
Expected<Edited> removed(const Program& program, const std::vector<NodeText>& nodes);

// What an input is. An undeclared input or a number becomes declared, a declared one changes.
enum class InputRole : std::uint8_t { variable, placeholder, constant };
Expected<Edited> with_role(const Program& program, const NodeText& node, InputRole role,
                           const Expr& value);

// The node becomes what the program gives: `minimize` and `maximize` keep their aim, else `output`.
Expected<Edited> with_output(const Program& program, const NodeText& node);

}  // namespace nabla
