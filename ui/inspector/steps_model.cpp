#include "ui/inspector/steps_model.h"

#include <QFont>
#include <algorithm>
#include <numeric>

#include "engine/graph/op_def.h"
#include "ui/formula/numbers.h"
#include "ui/formula/pretty_name.h"
#include "ui/inspector/fitted_numbers.h"
#include "ui/playback/narration.h"
#include "ui/playback/step_tensors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/utf8.h"

namespace nabla::ui {

namespace {

QString label(const Trace& trace, NodeId node) { return nodeName(trace.graph, node); }

bool isEdge(const Step& step) { return step.phase == Phase::backward && step.operand >= 0; }

}  // namespace

StepsModel::StepsModel(const Appearance& appearance, QObject* parent)
    : QAbstractTableModel(parent), appearance_(appearance) {}

void StepsModel::setTrace(std::shared_ptr<const Trace> trace) {
  beginResetModel();
  trace_ = std::move(trace);
  choose();
  endResetModel();
}

void StepsModel::setFilter(const QString& filter) {
  if (filter == filter_) return;
  beginResetModel();
  filter_ = filter;
  choose();
  endResetModel();
}

void StepsModel::choose() {
  steps_.clear();
  if (!trace_) return;
  steps_.resize(trace_->steps.size());
  std::iota(steps_.begin(), steps_.end(), 0);
  const QStringList words = filter_.split(' ', Qt::SkipEmptyParts);
  if (words.isEmpty()) return;
  steps_.erase(
      std::remove_if(steps_.begin(), steps_.end(), [&](int step) { return !passes(step, words); }),
      steps_.end());
}

bool StepsModel::passes(int index, const QStringList& words) const {
  const Step& step = trace_->steps[static_cast<std::size_t>(index)];
  return std::all_of(words.begin(), words.end(), [&](const QString& word) {
    if (word.startsWith(QLatin1String("to:")))
      return isEdge(step) && label(*trace_, step.to) == word.mid(3);
    if (word.startsWith(QLatin1String("node:"))) return label(*trace_, step.node) == word.mid(5);
    if (word.startsWith(QLatin1String("op:")))
      return utf8(trace_->graph[step.node].op->name) == word.mid(3);
    return utf8(trace_->graph[step.node].op->name).startsWith(word, Qt::CaseInsensitive) ||
           label(*trace_, step.node).contains(word, Qt::CaseInsensitive) ||
           (isEdge(step) && label(*trace_, step.to).contains(word, Qt::CaseInsensitive)) ||
           phaseWord(step).startsWith(word, Qt::CaseInsensitive);
  });
}

int StepsModel::rowOf(int step) const {
  const auto after = std::upper_bound(steps_.begin(), steps_.end(), step);
  return static_cast<int>(after - steps_.begin()) - 1;
}

void StepsModel::setCurrent(int step) {
  if (step == current_) return;
  const int old = current_;
  current_ = step;
  for (const int changed : {old, current_}) {
    const int row = rowOf(changed);
    if (row >= 0) emit dataChanged(index(row, 0), index(row, step_columns - 1));
  }
}

int StepsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(steps_.size());
}

int StepsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : step_columns;
}

QString StepsModel::phaseWord(const Step& step) const {
  switch (step.phase) {
    case Phase::forward:
      return tr("forward");
    case Phase::backward:
      return tr("backward");
    case Phase::tangent:
      return tr("tangent");
  }
  return {};
}

QString StepsModel::textOf(int index, StepColumn column) const {
  const Step& step = trace_->steps[static_cast<std::size_t>(index)];
  switch (column) {
    case StepColumn::step:
      return QString::number(index + 1);
    case StepColumn::phase:
      return phaseWord(step);
    case StepColumn::node:
      return prettyName(label(*trace_, step.node));
    case StepColumn::to:
      return isEdge(step) ? prettyName(label(*trace_, step.to)) : QString();
    case StepColumn::op:
      return utf8(trace_->graph[step.node].op->name);
    default:
      break;
  }
  const auto tensor = tensorOf(index, column);
  return tensor ? shortValue(*tensor) : QString();
}

std::optional<Tensor> StepsModel::tensorOf(int index, StepColumn column) const {
  if (column < StepColumn::local) return {};
  const StepTensors tensors = tensorsOf(*trace_, static_cast<std::size_t>(index));
  if (column == StepColumn::local) return tensors.local;
  if (column == StepColumn::upstream) return tensors.upstream;
  return column == StepColumn::contribution ? tensors.contribution : tensors.total;
}

QVariant StepsModel::data(const QModelIndex& index, int role) const {
  if (!trace_ || !index.isValid()) return {};
  const int step = stepOf(index.row());
  const auto column = static_cast<StepColumn>(index.column());
  const Theme& look = appearance_.theme();
  const Step& it = trace_->steps[static_cast<std::size_t>(step)];
  switch (role) {
    case Qt::DisplayRole:
      return textOf(step, column);
    case Qt::ToolTipRole: {
      const auto tensor = tensorOf(step, column);
      return tensor ? shownTensor(*tensor, 17, 16) : textOf(step, column);
    }
    case forms_role: {
      const auto tensor = tensorOf(step, column);
      return tensor ? numberForms(*tensor) : QStringList();
    }
    case Qt::TextAlignmentRole:
      return column == StepColumn::step || column >= StepColumn::local
                 ? int(Qt::AlignRight | Qt::AlignVCenter)
                 : int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
      if (column == StepColumn::local) return look.value;
      if (column == StepColumn::phase || column >= StepColumn::upstream)
        return look.color(roleOf(it.phase));
      return column == StepColumn::step ? look.text_muted : look.text;
    case Qt::BackgroundRole:
      return step == current_ ? QVariant(look.chip(roleOf(it.phase)).fill) : QVariant();
    case Qt::FontRole:
      return step == current_ ? uiFont(12, QFont::DemiBold) : uiFont(12);
    default:
      return {};
  }
}

QVariant StepsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (static_cast<StepColumn>(section)) {
    case StepColumn::step:
      return tr("step");
    case StepColumn::phase:
      return tr("phase");
    case StepColumn::node:
      return tr("node");
    case StepColumn::to:
      return tr("to");
    case StepColumn::op:
      return tr("op");
    case StepColumn::local:
      return tr("local");
    case StepColumn::upstream:
      return tr("upstream");
    case StepColumn::contribution:
      return tr("contribution");
    case StepColumn::total:
      return tr("total");
  }
  return {};
}

}  // namespace nabla::ui
