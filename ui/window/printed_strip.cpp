#include "ui/window/printed_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/fonts.h"
#include "ui/theme/style.h"

namespace nabla::ui {

namespace {

constexpr std::size_t most_lines = 500;  // of a loop that prints much, the last ones
constexpr int most_rows = 5;             // seen at once; the rest is scrolled to
constexpr int row_height = 22;

}  // namespace

PrintedStrip::PrintedStrip(Workspace& workspace, Playhead& playhead, const Appearance& appearance,
                           QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      playhead_(playhead),
      appearance_(appearance),
      note_(new QLabel),
      list_(new QListWidget) {
  setObjectName(QStringLiteral("printedStrip"));
  setVariant(*note_, "kind", QStringLiteral("muted"));
  note_->setWordWrap(true);
  note_->setContentsMargins(14, 4, 14, 0);
  list_->setObjectName(QStringLiteral("printedLines"));
  list_->setAccessibleName(tr("Printed lines"));
  list_->setToolTip(tr("A click goes to the statement and to its step"));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setUniformItemSizes(true);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 6);
  rows->setSpacing(2);
  rows->addWidget(note_);
  auto* inset = new QHBoxLayout;  // in line with the note above
  inset->setContentsMargins(9, 0, 0, 0);
  inset->addWidget(list_);
  rows->addLayout(inset);
  connect(&workspace_, &Workspace::analysisChanged, this, &PrintedStrip::takeAnalysis);
  connect(&playhead_, &Playhead::positionChanged, this, &PrintedStrip::takePosition);
  connect(&playhead_, &Playhead::traceChanged, this, &PrintedStrip::takePosition);
  connect(&appearance_, &Appearance::changed, this, &PrintedStrip::takePosition);
  connect(list_, &QListWidget::itemClicked, this, [this] { choose(list_->currentRow()); });
  connect(list_, &QListWidget::itemActivated, this, [this] { choose(list_->currentRow()); });
  takeAnalysis();
}

void PrintedStrip::takeAnalysis() {
  const Analysis& analysis = *workspace_.analysis();
  const auto& all = analysis.printed;
  const std::size_t first = all.size() > most_lines ? all.size() - most_lines : 0;
  lines_.assign(all.begin() + static_cast<std::ptrdiff_t>(first), all.end());
  list_->clear();
  for (const Printed& line : lines_) {
    auto* item = new QListWidgetItem(QString::fromStdString(line.text), list_);
    item->setFont(codeFont(12));
    item->setSizeHint({0, row_height});
  }
  const auto rows = std::min<std::size_t>(lines_.size(), most_rows);
  list_->setFixedHeight(static_cast<int>(rows) * row_height + 2);
  const bool built = analysis.request.execution == Mode::static_graph;
  note_->setText(first > 0 ? tr("Printed, the last %1 lines").arg(lines_.size())
                 : built   ? tr("Printed while the graph was built: it has no values yet")
                           : tr("Printed"));
  setVisible(!lines_.empty());
  takePosition();
}

// How many steps are done when the line is printed: those of the nodes that were there by then.
int PrintedStrip::stepOf(const Printed& line) const {
  if (!playhead_.trace()) return 0;
  const auto& steps = playhead_.trace()->steps;
  const auto after = std::partition_point(steps.begin(), steps.end(), [&line](const Step& step) {
    return step.phase == Phase::forward && step.node.index < line.nodes;
  });
  return static_cast<int>(after - steps.begin());
}

// Lines that the player has not come to are pale; those of a static graph were there before it ran.
void PrintedStrip::takePosition() {
  const Theme& theme = appearance_.theme();
  const bool built = workspace_.analysis()->request.execution == Mode::static_graph;
  for (int row = 0; row < list_->count(); ++row) {
    const bool done = built || stepOf(lines_[static_cast<std::size_t>(row)]) <= playhead_.step();
    list_->item(row)->setForeground(done ? theme.text : theme.text_faint);
  }
}

void PrintedStrip::choose(int row) {
  if (row < 0 || static_cast<std::size_t>(row) >= lines_.size()) return;
  const Printed line = lines_[static_cast<std::size_t>(row)];
  playhead_.pause();
  playhead_.seek(stepOf(line));
  emit chosen(line.span.begin, line.span.end);
}

}  // namespace nabla::ui
