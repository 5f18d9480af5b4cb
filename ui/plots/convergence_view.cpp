#include "ui/plots/convergence_view.h"

#include <QLabel>
#include <QStackedLayout>
#include <QtCharts/QChartView>

#include "ui/plots/convergence_chart.h"
#include "ui/theme/segmented.h"
#include "ui/theme/style.h"

namespace nabla::ui {

ConvergenceView::ConvergenceView(Optimizer& optimizer, const Appearance& appearance,
                                 QWidget* parent)
    : QWidget(parent),
      optimizer_(optimizer),
      appearance_(appearance),
      chart_(new ConvergenceChart) {
  setObjectName(QStringLiteral("convergenceView"));
  setAccessibleName(tr("Convergence"));
  auto* empty = new QLabel(tr("Run an optimizer to see how it converges."));
  empty->setObjectName(QStringLiteral("convergenceEmpty"));
  empty->setAlignment(Qt::AlignCenter);
  empty->setWordWrap(true);
  empty->setMargin(18);
  setVariant(*empty, "kind", QStringLiteral("muted"));
  view_ = new QChartView(chart_);
  view_->setFrameShape(QFrame::NoFrame);
  view_->setRenderHint(QPainter::Antialiasing);
  view_->setFocusPolicy(Qt::NoFocus);
  view_->setInteractive(false);
  view_->setMinimumSize(1, 1);
  auto* plot = new QWidget;
  auto* rows = new QVBoxLayout(plot);
  rows->setContentsMargins(4, 2, 4, 4);
  rows->addWidget(view_);
  pages_ = new QStackedLayout(this);
  pages_->addWidget(empty);
  pages_->addWidget(plot);
  makeSwitch();
  connect(&optimizer_, &Optimizer::recordChanged, this, &ConvergenceView::takeRecord);
  connect(&appearance_, &Appearance::changed, this, &ConvergenceView::retint);
  retint();
  takeRecord();
}

ConvergenceView::~ConvergenceView() = default;

void ConvergenceView::makeSwitch() {
  switch_ = new Segmented(this);
  switch_->hide();
  switch_->setObjectName(QStringLiteral("convergenceScale"));
  switch_->addSegment(tr("log"), Role::text,
                      tr("Powers of ten: what halves with each step is a line"));
  switch_->addSegment(tr("linear"), Role::text, tr("The numbers as they are, negative ones too"));
  connect(switch_, &Segmented::currentChanged, this, [this](int index) {
    if (following_) return;
    chart_->setScale(index == 0 ? ValueScale::logarithmic : ValueScale::linear);
  });
}

// The switch shows what the chart chose, as long as nobody else has chosen.
void ConvergenceView::followScale() {
  following_ = true;
  switch_->setCurrentIndex(chart_->scale() == ValueScale::logarithmic ? 0 : 1);
  following_ = false;
  switch_->setEnabled(optimizer_.record() != nullptr);
}

void ConvergenceView::retint() {
  chart_->setTheme(appearance_.theme());
  view_->setBackgroundBrush(appearance_.theme().panel);
}

void ConvergenceView::takeRecord() {
  const RunRecord* record = optimizer_.record();
  pages_->setCurrentIndex(record ? 1 : 0);
  if (record) {
    chart_->setRecord(*record, optimizer_.outputName());
  } else {
    chart_->setScale({});
  }
  followScale();
}

}  // namespace nabla::ui
