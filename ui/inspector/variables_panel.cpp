#include "ui/inspector/variables_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>

#include "engine/graph/holes.h"
#include "engine/language/edit.h"
#include "ui/formula/pretty_name.h"
#include "ui/inspector/input_row.h"
#include "ui/playback/narration.h"
#include "ui/theme/elided_label.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style.h"

namespace nabla::ui {
namespace {

QLabel* number_label(const QColor& color) {
  auto* label = new ElidedLabel;
  label->setFont(codeFont(12));
  label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  label->setStyleSheet(QStringLiteral("color: %1").arg(color.name()));
  return label;
}

bool any_gradient(const Trace& trace) {
  return std::any_of(trace.steps.begin(), trace.steps.end(),
                     [](const Step& step) { return step.phase == Phase::backward; });
}

}  // namespace

VariablesPanel::VariablesPanel(Workspace& workspace, Playhead& playhead,
                               const Appearance& appearance, QWidget* parent)
    : QScrollArea(parent), workspace_(workspace), playhead_(playhead), appearance_(appearance) {
  setObjectName(QStringLiteral("variables"));
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  connect(&workspace_, &Workspace::analysisChanged, this, &VariablesPanel::takeAnalysis);
  connect(&playhead_, &Playhead::positionChanged, this, &VariablesPanel::takePosition);
  connect(&appearance_, &Appearance::changed, this, &VariablesPanel::rebuild);
  rebuild();
}

// The rows stay while the names do, so that a slider under the hand is never replaced.
void VariablesPanel::takeAnalysis() {
  const auto& shown = workspace_.lastGood();
  std::vector<std::string> names;
  if (shown && shown->trace) {
    for (const Input& input : shown->trace->graph.inputs()) {
      if (!is_hole(input)) names.push_back(input.name);
    }
    for (const NamedNode& output : shown->outputs) names.push_back(output.name);
  }
  if (names != shown_names_) {
    rebuild();
    return;
  }
  if (!shown || !shown->trace) return;
  const Point values = workspace_.shownPoint();  // newer than the analysis during a drag
  for (InputRow* row : rows_) {
    const auto value = values.find(row->name());
    if (value != values.end()) row->setValue(value->second);
    row->setMovedFrom(movedFrom(*shown, row->name()));
    row->setMissing(std::find(shown->missing.begin(), shown->missing.end(), row->name()) !=
                    shown->missing.end());
  }
  takePosition();
}

// A value set by hand that is not the text's. A walk's iterate is not set by anybody yet.
std::optional<Tensor> VariablesPanel::movedFrom(const Analysis& shown,
                                                const std::string& name) const {
  const Point& point = workspace_.document().point;
  const auto set = point.find(name);
  const auto text = shown.initial.find(name);
  const bool other =
      set != point.end() && text != shown.initial.end() && !(set->second == text->second);
  if (!other) return std::nullopt;
  const auto declared = declared_values(shown.program);
  const auto says = declared.find(name);
  return says != declared.end() && !says->second.empty() ? std::optional(text->second)
                                                         : std::nullopt;
}

void VariablesPanel::addHeader(QGridLayout& grid) {
  const QStringList titles{tr("NAME"), QString(), tr("VALUE"), tr("GRADIENT")};
  for (int i = 0; i < titles.size(); ++i) {
    auto* label = new QLabel(titles.at(i));
    setVariant(*label, "kind", QStringLiteral("faint"));
    label->setFont(uiFont(10, QFont::DemiBold));
    label->setAlignment((i < 2 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    grid.addWidget(label, 0, i);
  }
}

void VariablesPanel::addOutput(QGridLayout& grid, int row, const NamedNode& output) {
  const Theme& look = appearance_.theme();
  auto* name = new QLabel(prettyName(QString::fromStdString(output.name)));
  name->setFont(uiFont(13, QFont::DemiBold));
  QLabel* value = number_label(look.value);
  QLabel* gradient = number_label(look.gradient);
  value->setObjectName(QStringLiteral("value_") + QString::fromStdString(output.name));
  gradient->setObjectName(QStringLiteral("gradient_") + QString::fromStdString(output.name));
  grid.addWidget(name, row, 0);
  grid.addWidget(value, row, 2);
  grid.addWidget(gradient, row, 3);
  output_labels_[output.name] = {value, gradient};
}

void VariablesPanel::rebuild() {
  for (InputRow* row : rows_) row->deleteLater();
  rows_.clear();
  output_labels_.clear();
  shown_names_.clear();
  auto* page = new QWidget;
  setVariant(*page, "surface", QStringLiteral("panel"));
  auto* grid = new QGridLayout(page);
  grid->setContentsMargins(14, 4, 14, 10);
  grid->setHorizontalSpacing(10);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  addHeader(*grid);
  int row = 1;
  const auto& shown = workspace_.lastGood();
  if (shown && shown->trace) {
    for (const Input& input : shown->trace->graph.inputs()) {
      if (is_hole(input)) continue;
      rows_.push_back(new InputRow(workspace_, appearance_, input.name, *grid, row, this));
      shown_names_.push_back(input.name);
      row += 2;
    }
    for (const NamedNode& output : shown->outputs) {
      shown_names_.push_back(output.name);
      if (!shown->trace->graph.input(output.node)) addOutput(*grid, row++, output);
    }
  }
  grid->setRowStretch(row, 1);
  setWidget(page);
  if (shown && shown->trace) takeAnalysis();
}

QString VariablesPanel::gradientText(NodeId node) const {
  const auto& trace = playhead_.trace();
  if (!trace || !any_gradient(*trace)) return {};
  const auto& gradients = playhead_.state().gradients;
  const Step* step = playhead_.progress() > 0 ? playhead_.currentStep() : nullptr;
  if (step && step->phase == Phase::backward && step->operand >= 0 && step->to == node) {
    return QStringLiteral("→ ") + shortValue(trace->event(*step, EventKind::accumulation)->value);
  }
  if (node.index < gradients.size() && gradients[node.index])
    return shortValue(*gradients[node.index]);
  return QStringLiteral("…");
}

void VariablesPanel::takePosition() {
  const auto& trace = playhead_.trace();
  if (!trace) return;
  for (InputRow* row : rows_) {
    const Input* input = trace->graph.input(row->name());
    if (input)
      row->setGradient(input->kind == InputKind::variable ? gradientText(input->node) : QString());
  }
  const auto& values = playhead_.state().values;
  const auto& shown = workspace_.lastGood();
  if (!shown || shown->trace != trace) return;
  for (const auto& [name, node] : shown->outputs) {
    const auto found = output_labels_.find(name);
    if (found == output_labels_.end()) continue;
    const auto& labels = found->second;
    const bool known = node.index < values.size() && values[node.index];
    labels.first->setText(known ? shortValue(*values[node.index]) : QStringLiteral("…"));
    labels.second->setText(gradientText(node));
  }
}

}  // namespace nabla::ui
