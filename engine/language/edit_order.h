// The order of statements: what a statement reads must stand above it.
#pragma once

#include "engine/language/edit_place.h"

namespace nabla {

// Moves what the statement at `site` reads, and is only assigned below it, above it. Refused where
// a value would need itself, or where moving a line would change what another one means.
Expected<Done> settle_order(Program& program, const Site& site);

// Refuses names that the statement would read before they are there, or from inside a block.
// Returns the name under which `source` can be read at the place of `site`, extracting it into a
// statement of its own if it has none. Sites are to be found anew afterwards.
Expected<std::string> readable_name(Program& program, const NodeText& source, SourceSpan reader);

}  // namespace nabla
