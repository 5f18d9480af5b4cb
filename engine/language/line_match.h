// Which lines two texts have in common.
#pragma once

#include <string_view>
#include <vector>

namespace nabla {

using Lines = std::vector<std::string_view>;

// The lines of a text without their ends; empty ones at the very end are left out.
Lines lines_of(std::string_view text);

// For each line of `after` the line of `before` that it is, or -1: a longest common subsequence
// (Wagner and Fischer) between what both begin and end with. Where that would take long, only these
// are matched.
std::vector<int> matched_lines(const Lines& before, const Lines& after);

}  // namespace nabla
