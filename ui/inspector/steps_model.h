// The steps of a trace as a table: step, phase, node, where the gradient goes, op, local
// derivative, the gradient from above, contribution, total. Rows are made when they are asked for;
// a filter keeps those that hold its words.
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <optional>
#include <vector>

#include "ui/playback/playhead.h"
#include "ui/theme/appearance.h"

namespace nabla::ui {

enum class StepColumn : std::uint8_t {
  step,
  phase,
  node,
  to,
  op,
  local,
  upstream,
  contribution,
  total
};
constexpr int step_columns = 9;

class StepsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  explicit StepsModel(const Appearance& appearance, QObject* parent = nullptr);

  void setTrace(std::shared_ptr<const Trace> trace);
  // Words that must all be in the row's phase, node or op; "to:x1" only gradients that reach
  // x1, "node:y" and "op:mul" only what is so called.
  void setFilter(const QString& filter);
  // The row of a step, or of the last one before it that is shown; -1 for none.
  int rowOf(int step) const;
  int stepOf(int row) const { return steps_[static_cast<std::size_t>(row)]; }
  void setCurrent(int step);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void choose();
  bool passes(int step, const QStringList& words) const;
  QString textOf(int step, StepColumn column) const;
  std::optional<Tensor> tensorOf(int step, StepColumn column) const;
  QString phaseWord(const Step& step) const;

  const Appearance& appearance_;
  std::shared_ptr<const Trace> trace_;
  QString filter_;
  std::vector<int> steps_;  // by row, rising
  int current_ = -1;
};

}  // namespace nabla::ui
