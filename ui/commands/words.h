// The words of the commands, translated.
#pragma once

#include <QCoreApplication>
#include <QString>

namespace nabla::ui {

inline QString words_of(const char* text) { return QCoreApplication::translate("Commands", text); }

}  // namespace nabla::ui
