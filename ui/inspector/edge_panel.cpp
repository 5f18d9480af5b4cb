#include "ui/inspector/edge_panel.h"

#include <QLabel>
#include <QVBoxLayout>
#include <utility>

#include "ui/formula/formula_label.h"
#include "ui/inspector/rich_text.h"
#include "ui/inspector/tensor_view.h"
#include "ui/playback/narration.h"
#include "ui/theme/fonts.h"
#include "ui/theme/segmented.h"
#include "ui/theme/style.h"

namespace nabla::ui {

namespace {

constexpr double edge_formula_px = 16;

QString told(const std::optional<Tensor>& tensor, const QColor& color) {
  return coloredText(tensor ? shortValue(*tensor) : QStringLiteral("…"), color);
}

QLabel* richLabel(const char* name) {
  auto* label = new QLabel;
  label->setObjectName(QLatin1String(name));
  label->setWordWrap(true);
  label->setTextFormat(Qt::RichText);
  label->setTextInteractionFlags(Qt::TextBrowserInteraction);
  return label;
}

}  // namespace

EdgePanel::EdgePanel(Playhead& playhead, const Appearance& appearance, QWidget* parent)
    : QScrollArea(parent), playhead_(playhead), appearance_(appearance) {
  setObjectName(QStringLiteral("edgePanel"));
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  makePage();
  connect(&playhead_, &Playhead::positionChanged, this, &EdgePanel::takePosition);
  connect(&appearance_, &Appearance::changed, this, &EdgePanel::refresh);
}

void EdgePanel::makePage() {
  page_ = new QWidget;
  setVariant(*page_, "surface", QStringLiteral("panel"));
  title_ = new QLabel;
  title_->setObjectName(QStringLiteral("edgeTitle"));
  title_->setFont(uiFont(16, QFont::DemiBold));
  numbers_ = richLabel("edgeNumbers");
  local_ = new FormulaLabel(appearance_);
  local_->setObjectName(QStringLiteral("edgeLocal"));
  local_->setPixelSize(edge_formula_px);
  back_ = richLabel("edgeBack");
  which_ = new Segmented;
  which_->setObjectName(QStringLiteral("edgeTensorKind"));
  which_->addSegment(tr("Value"), Role::value);
  which_->addSegment(tr("Gradient"), Role::gradient);
  tensor_ = new TensorView(appearance_);
  connect(tensor_, &TensorView::left, this, &EdgePanel::left);
  auto* rows = new QVBoxLayout(page_);
  rows->setContentsMargins(14, 6, 14, 12);
  rows->setSpacing(7);
  for (QWidget* part : {static_cast<QWidget*>(title_), static_cast<QWidget*>(numbers_),
                        static_cast<QWidget*>(local_), static_cast<QWidget*>(back_)})
    rows->addWidget(part);
  rows->addWidget(which_, 0, Qt::AlignLeft);
  rows->addWidget(tensor_);
  rows->addStretch(1);
  setWidget(page_);
  connect(which_, &Segmented::currentChanged, this, &EdgePanel::showTensor);
  connect(numbers_, &QLabel::linkActivated, this, [this](const QString& end) {
    if (facts_) emit nodeRequested(end == QLatin1String("from") ? facts_->from : facts_->to);
  });
  connect(back_, &QLabel::linkActivated, this, [this] {
    if (facts_) emit stepRequested(facts_->step + 1);
  });
}

void EdgePanel::showEdge(Port end, std::shared_ptr<const BackwardGraph> backward) {
  trace_ = playhead_.trace();
  const std::size_t known = !trace_ ? 0 : backward ? trace_->graph.size() : trace_->forward_size;
  const bool there = end.node.index < known && end.operand >= 0 &&
                     end.operand < static_cast<int>(trace_->graph[end.node].inputs.size());
  end_ = there ? std::optional(end) : std::nullopt;
  backward_ = std::move(backward);
  refresh();
}

void EdgePanel::showEvent(QShowEvent* event) {
  QScrollArea::showEvent(event);
  refresh();
}

// The facts change with the step, not with every frame on the way to the next.
void EdgePanel::takePosition() {
  if (!isVisible() || !end_ || playhead_.trace() != trace_) return;
  if (playhead_.step() != shown_step_) refresh();
}

void EdgePanel::refresh() {
  shown_step_ = playhead_.step();
  if (!end_) facts_.reset();
  if (end_ && trace_ == playhead_.trace()) {
    facts_ = edgeFactsOf(*trace_, playhead_.state(), shown_step_, end_->node, end_->operand,
                         backward_.get());
  }
  page_->setVisible(facts_.has_value());
  if (facts_) showFacts();
}

void EdgePanel::showFacts() {
  const Theme& look = appearance_.theme();
  title_->setText(facts_->from_title + QStringLiteral(" → ") + facts_->to_title);
  const QString input = tr("input %1").arg(facts_->operand + 1);
  numbers_->setText(QStringLiteral("<table>") +
                    tableRow(tr("from"), linkText("from", facts_->from_title, look.accent)) +
                    tableRow(tr("to"), linkText("to", facts_->to_title, look.accent) +
                                           QStringLiteral(", ") + input) +
                    tableRow(tr("value"), told(facts_->value, look.value)) +
                    tableRow(tr("shape"), facts_->shape.toHtmlEscaped()) +
                    QStringLiteral("</table>"));
  local_->setVisible(facts_->local.has_value());
  if (facts_->local) local_->setFormula(facts_->local->formula);
  back_->setVisible(facts_->awaits_gradient);
  QString back = tableRow(tr("gradient above"), told(facts_->upstream, look.gradient)) +
                 tableRow(tr("flows back"), told(facts_->contribution, look.gradient)) +
                 tableRow(tr("sum so far"), told(facts_->total, look.gradient));
  const QString step = linkText("step", tr("Step %1").arg(facts_->step + 1), look.accent);
  back_->setText(QStringLiteral("<table>") + back + QStringLiteral("</table>") + step);
  showTensor();
}

void EdgePanel::showTensor() {
  if (!facts_) return;
  const bool gradient = which_->currentIndex() == 1 && facts_->contribution;
  const auto& chosen = gradient ? facts_->contribution : facts_->value;
  const bool whole = facts_->value && !facts_->value->is_scalar();
  which_->setVisible(whole && facts_->contribution.has_value());
  const bool shows = whole && chosen && chosen->size() > 0;
  tensor_->setVisible(shows);
  if (shows) tensor_->setTensor(*chosen, gradient ? Role::gradient : Role::value);
}

}  // namespace nabla::ui
