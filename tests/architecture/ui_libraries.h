// The headers of libraries that many other sources include, precompiled likewise.
#pragma once

#include <QPainter>
#include <QWidget>
#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>
