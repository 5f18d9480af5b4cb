// The list under the cursor that completes words: each with how it is called, and what it does.
#pragma once

#include <QCompleter>

#include "ui/editor/completions.h"
#include "ui/theme/appearance.h"

class QStandardItemModel;

namespace nabla::ui {

class CompletionList : public QCompleter {
  Q_OBJECT

 public:
  static constexpr int padding = 8;  // beside the words

  CompletionList(const Appearance& appearance, QObject* parent);

  void setEntries(QVector<Completion> entries);
  // Lists what the word may become. A half-typed word that the program takes for an input is not
  // among it: itself it is already.
  void setWord(const QString& word);
  // The function of that name, or an alias of it; null where there is none.
  const Completion* function(const QString& name) const;
  // The word that is marked in the list, or empty.
  QString chosen() const;
  // Pixels that its widest row wants.
  int wantedWidth() const;

 private:
  void fill(const QString& left_out);

  QVector<Completion> entries_;
  QStandardItemModel* model_;
  bool is_filled_ = false;  // the model has the entries, but for what is left out
  QString left_out_;
};

}  // namespace nabla::ui
