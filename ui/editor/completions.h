// The words that a program may use where it is typed, with how functions are called; and which call
// the cursor stands in.
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>

#include "ui/workspace/analysis.h"

namespace nabla::ui {

struct Completion {
  QString word;
  bool is_function = false;
  QStringList arguments = {};  // "x", "axis=None"; of functions
  QString summary = {};        // one sentence, translated; may be empty

  QString call() const {
    return is_function ? word + u'(' + arguments.join(QStringLiteral(", ")) + u')' : word;
  }
};

// Keywords, functions, the program's own functions and names, in alphabetical order.
QVector<Completion> completionsFor(const Analysis& analysis);

// The innermost call whose arguments are being typed at a place of the text.
struct OpenCall {
  QString function;
  int argument = 0;      // the one that is typed, from 0
  QString keyword = {};  // its name where it is given by name: sum(a, axis=
};
std::optional<OpenCall> openCallAt(const QString& text, int position);

// The argument of the function that is typed there; -1 where it has none such.
int argumentAt(const Completion& function, const OpenCall& call);

}  // namespace nabla::ui
