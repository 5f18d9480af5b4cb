#include "ui/plots/convergence_view.h"

#include <QLabel>
#include <QStackedLayout>
#include <QtCharts/QChartView>

#include "ui/plots/convergence_chart.h"
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
  connect(&optimizer_, &Optimizer::recordChanged, this, &ConvergenceView::takeRecord);
  connect(&appearance_, &Appearance::changed, this, &ConvergenceView::retint);
  retint();
  takeRecord();
}

ConvergenceView::~ConvergenceView() = default;

void ConvergenceView::retint() {
  chart_->setTheme(appearance_.theme());
  view_->setBackgroundBrush(appearance_.theme().panel);
}

void ConvergenceView::takeRecord() {
  const RunRecord* record = optimizer_.record();
  pages_->setCurrentIndex(record ? 1 : 0);
  if (record) chart_->setRecord(*record, optimizer_.outputName());
}

}  // namespace nabla::ui
