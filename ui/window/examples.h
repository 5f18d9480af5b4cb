// The programs that come with Nabla, as listed in resources/examples/index.json.
#pragma once

#include <QString>
#include <QVector>

#include "engine/document/document.h"

namespace nabla::ui {

struct Example {
  QString title;        // in the language of the window
  QString description;  // one sentence
  Document document;
};

// In teaching order; the first one opens at start.
QVector<Example> loadExamples(const QString& language);

}  // namespace nabla::ui
