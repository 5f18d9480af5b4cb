// The engine's messages in the language of the window.
#pragma once

#include <QString>

#include "engine/base/diagnostic.h"

namespace nabla::ui {

// Translated (context "Engine"), with its arguments in place, after its subject if it has one.
QString words(const Message& message);
// `what (hint)`.
QString words(const Diagnostic& diagnostic);

}  // namespace nabla::ui
