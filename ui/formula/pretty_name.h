// Names of programs as people write them: x1 is x₁, theta2 is θ₂.
#pragma once

#include <QString>

namespace nabla::ui {

// The parts of a name: its stem, with Greek letters for their names, and its subscript: digits, or
// after a single letter any word (w_out, w_1_2).
struct NameParts {
  QString stem;
  QString index;
};
NameParts splitName(const QString& name);

// For plain labels.
QString prettyName(const QString& name);

// Digits, signs and the like as small raised or lowered characters; others stay as they are.
QString subscript(const QString& digits);
QString superscript(const QString& digits);

}  // namespace nabla::ui
