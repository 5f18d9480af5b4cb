// The way of a node's value through the optimizer's run.
#include <QLabel>
#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/objective/objective.h"
#include "engine/program/session.h"
#include "ui/inspector/node_panel.h"
#include "ui/inspector/sparkline.h"

namespace nabla::ui {

namespace {

constexpr std::size_t most_points = 48;
constexpr std::size_t largest_graph = 4000;  // nodes that are run again for every point

double lengthOf(const Tensor& tensor) {
  if (tensor.is_scalar()) return tensor.item();
  double sum = 0;
  for (const double x : tensor.values()) sum += x * x;
  return std::sqrt(sum);
}

}  // namespace

// The graph is run at iterates spread over the record; a tensor counts by its Euclidean norm.
std::vector<double> NodePanel::history() const {
  const RunRecord* record = sources_.optimizer.record();
  std::vector<double> values;
  if (!record || record->path.size() < 2 || trace_->forward_size > largest_graph) return values;
  const auto& analysis = sources_.workspace.lastGood();
  if (!analysis) return values;
  // The same program as the run's: a change of the text would have ended that.
  const Point around = sources_.workspace.shownPoint();
  RunOptions options;
  options.load = analysis->request.load;
  options.limits = analysis->request.limits;
  const auto objective = Objective::make(analysis->program, around, options);
  if (!objective || objective->start().size() != record->path.front().x.size()) return values;
  const Session session(trace_->graph);
  const std::size_t last = record->path.size() - 1;
  const std::size_t points = std::min(most_points, record->path.size());
  for (std::size_t i = 0; i < points; ++i) {
    const std::size_t iterate = i * last / (points - 1);
    Point point = around;
    for (auto& [name, tensor] : objective->unpack(record->path[iterate].x))
      point[name] = std::move(tensor);
    const auto value = session.run(*node_, point);
    values.push_back(value ? lengthOf(*value) : std::nan(""));
  }
  return values;
}

void NodePanel::showHistory() {
  if (!facts_ || !node_) return;
  const std::vector<double> values = history();
  history_title_->setVisible(!values.empty());
  history_->setVisible(!values.empty());
  if (!values.empty()) history_->setValues(values, Role::value);
}

}  // namespace nabla::ui
