// The headers of libraries that many sources of the engine include, precompiled where each source
// is looked at alone.
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>
