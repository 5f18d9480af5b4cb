// Colours program text by the engine's own lexer, a line at a time.
#pragma once

#include <QSyntaxHighlighter>

#include "ui/theme/appearance.h"

namespace nabla::ui {

class Highlighter : public QSyntaxHighlighter {
  Q_OBJECT

 public:
  Highlighter(QTextDocument* document, const Appearance& appearance);

 protected:
  void highlightBlock(const QString& text) override;

 private:
  const Appearance& appearance_;
};

}  // namespace nabla::ui
