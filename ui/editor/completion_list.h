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
  CompletionList(const Appearance& appearance, QObject* parent);

  void setEntries(QVector<Completion> entries);
  // The function of that name, or an alias of it; null where there is none.
  const Completion* function(const QString& name) const;
  // The word that is marked in the list, or empty.
  QString chosen() const;
  // Pixels that its widest row wants.
  int wantedWidth() const;

 private:
  QVector<Completion> entries_;
  QStandardItemModel* model_;
};

}  // namespace nabla::ui
