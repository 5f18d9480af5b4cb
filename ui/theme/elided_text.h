// Short forms of texts, cut where a reader would: a list of numbers after an element, never within
// one.
#pragma once

#include <QString>
#include <functional>

namespace nabla::ui {

// "[1, −2, …]" for a list in brackets, as much of it as `fits`; its shortest form, "[…]", where
// nothing does. Brackets that were open are closed.
QString elidedList(const QString& list, const std::function<bool(const QString&)>& fits);

}  // namespace nabla::ui
