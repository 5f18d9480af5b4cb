#include "ui/inspector/node_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/graph/op_def.h"
#include "engine/interpreter/operand_path.h"
#include "ui/formula/formula_label.h"
#include "ui/inspector/rich_text.h"
#include "ui/inspector/sparkline.h"
#include "ui/inspector/tensor_view.h"
#include "ui/playback/narration.h"
#include "ui/playback/op_words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/segmented.h"
#include "ui/theme/style.h"

namespace nabla::ui {

namespace {

constexpr std::size_t most_locals = 6;
constexpr double node_formula_px = 16;

}  // namespace

NodePanel::NodePanel(const InspectorSources& sources, QWidget* parent)
    : QScrollArea(parent), sources_(sources) {
  setObjectName(QStringLiteral("nodePanel"));
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  makePage();
  connect(&sources_.playhead, &Playhead::positionChanged, this, &NodePanel::takePosition);
  connect(&sources_.optimizer, &Optimizer::recordChanged, this, [this] {
    if (isVisible()) showHistory();
  });
  connect(&sources_.marks, &Marks::breaksChanged, this, &NodePanel::showMarks);
  connect(&sources_.marks, &Marks::watchedChanged, this, &NodePanel::showMarks);
  connect(&sources_.appearance, &Appearance::changed, this, &NodePanel::retint);
  retint();
}

QLabel* NodePanel::makeSection(const QString& title) {
  auto* label = new QLabel(title);
  setVariant(*label, "kind", QStringLiteral("faint"));
  label->setFont(uiFont(10, QFont::DemiBold));
  return label;
}

QWidget* NodePanel::makeHeader() {
  auto* header = new QWidget;
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  title_ = new QLabel;
  title_->setObjectName(QStringLiteral("nodeTitle"));
  title_->setFont(uiFont(16, QFont::DemiBold));
  chip_ = new QLabel;
  chip_->setObjectName(QStringLiteral("nodeOp"));
  chip_->setFont(uiFont(11, QFont::DemiBold));
  pin_ = new QToolButton;
  pin_->setObjectName(QStringLiteral("watchNode"));
  pin_->setCheckable(true);
  pin_->setToolTip(tr("Watch this node"));
  pin_->setAccessibleName(pin_->toolTip());
  breaks_ = new QToolButton;
  breaks_->setObjectName(QStringLiteral("nodeBreaks"));
  breaks_->setPopupMode(QToolButton::InstantPopup);
  breaks_->setToolTip(tr("Breakpoints: where the play stops"));
  breaks_->setAccessibleName(breaks_->toolTip());
  makeBreakMenu();
  row->addWidget(title_);
  row->addWidget(chip_);
  row->addStretch(1);
  row->addWidget(breaks_);
  row->addWidget(pin_);
  connect(pin_, &QToolButton::clicked, this, [this](bool on) {
    if (facts_) sources_.marks.setWatched(markKey(), on);
  });
  return header;
}

void NodePanel::makeBreakMenu() {
  auto* menu = new QMenu(breaks_);
  const auto add = [&](const QString& text, const char* name, BreakKind kind) {
    QAction* action = menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    action->setCheckable(true);
    action->setData(static_cast<int>(kind));
    connect(action, &QAction::triggered, this, [this, kind](bool on) {
      if (facts_) sources_.marks.setBreak(markKey(), kind, on);
    });
  };
  add(tr("Stop when it is computed"), "breakComputed", BreakKind::computed);
  add(tr("Stop when a gradient arrives"), "breakGradient", BreakKind::gradient);
  add(tr("Stop when it is not a number"), "breakNan", BreakKind::nan);
  menu->addSeparator();
  QAction* any = menu->addAction(tr("Stop at any NaN"));
  any->setObjectName(QStringLiteral("breakAnyNan"));
  any->setCheckable(true);
  connect(any, &QAction::triggered, &sources_.marks, &Marks::setBreakOnAnyNan);
  breaks_->setMenu(menu);
}

void NodePanel::makePage() {
  page_ = new QWidget;
  setVariant(*page_, "surface", QStringLiteral("panel"));
  auto* rows = new QVBoxLayout(page_);
  rows->setContentsMargins(14, 6, 14, 12);
  rows->setSpacing(7);
  empty_ = new QLabel;
  empty_->setObjectName(QStringLiteral("nodeAbsent"));
  empty_->setWordWrap(true);
  setVariant(*empty_, "kind", QStringLiteral("muted"));
  summary_ = new QLabel;
  summary_->setObjectName(QStringLiteral("nodeSummary"));
  summary_->setWordWrap(true);
  setVariant(*summary_, "kind", QStringLiteral("muted"));
  formula_ = new FormulaLabel(sources_.appearance);
  formula_->setObjectName(QStringLiteral("nodeFormula"));
  formula_->setPixelSize(node_formula_px);
  numbers_ = new QLabel;
  numbers_->setObjectName(QStringLiteral("nodeNumbers"));
  numbers_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  numbers_->setWordWrap(true);
  line_ = new QPushButton;
  line_->setObjectName(QStringLiteral("nodeLine"));
  line_->setFlat(true);
  line_->setCursor(Qt::PointingHandCursor);
  line_->setToolTip(tr("Show it in the program"));
  connect(line_, &QPushButton::clicked, this, [this] {
    if (facts_) emit sourceRequested(facts_->span.begin, facts_->span.end);
  });
  source_ = new QPushButton;
  source_->setObjectName(QStringLiteral("nodeSource"));
  source_->setFlat(true);
  source_->setCursor(Qt::PointingHandCursor);
  source_->setToolTip(tr("Show the node whose derivative it is part of"));
  connect(source_, &QPushButton::clicked, this, [this] {
    if (facts_ && facts_->source) emit nodeRequested(*facts_->source);
  });
  rows->addWidget(empty_);
  rows->addWidget(makeHeader());
  for (QWidget* widget : {static_cast<QWidget*>(summary_), static_cast<QWidget*>(formula_),
                          static_cast<QWidget*>(numbers_), static_cast<QWidget*>(source_),
                          static_cast<QWidget*>(line_)})
    rows->addWidget(widget);
  rows->addWidget(locals_title_ = makeSection(tr("LOCAL DERIVATIVES")));
  for (std::size_t i = 0; i < most_locals; ++i) {
    auto* local = new FormulaLabel(sources_.appearance);
    local->setObjectName(QStringLiteral("local%1").arg(i));
    local->setPixelSize(node_formula_px);
    rows->addWidget(local);
    locals_.push_back(local);
  }
  rows->addWidget(paths_title_ = makeSection(tr("THE GRADIENT'S PATHS")));
  paths_ = new QLabel;
  paths_->setObjectName(QStringLiteral("nodePaths"));
  paths_->setWordWrap(true);
  paths_->setTextFormat(Qt::RichText);
  paths_->setTextInteractionFlags(Qt::TextBrowserInteraction);
  connect(paths_, &QLabel::linkActivated, this,
          [this](const QString& step) { emit stepRequested(step.toInt()); });
  rows->addWidget(paths_);
  which_ = new Segmented;
  which_->setObjectName(QStringLiteral("tensorKind"));
  which_->addSegment(tr("Value"), Role::value);
  which_->addSegment(tr("Gradient"), Role::gradient);
  connect(which_, &Segmented::currentChanged, this, &NodePanel::showTensor);
  tensor_ = new TensorView(sources_.appearance);
  connect(tensor_, &TensorView::left, this, &NodePanel::left);
  rows->addWidget(which_, 0, Qt::AlignLeft);
  rows->addWidget(tensor_);
  rows->addWidget(history_title_ = makeSection(tr("OVER THE OPTIMIZER'S RUN")));
  history_ = new Sparkline(sources_.appearance);
  rows->addWidget(history_);
  rows->addStretch(1);
  setWidget(page_);
}

void NodePanel::showNode(std::optional<NodeId> node,
                         std::shared_ptr<const BackwardGraph> backward) {
  absent_.clear();
  trace_ = sources_.playhead.trace();
  const bool derived = node && backward && trace_ && backward->first() == trace_->forward_size &&
                       node->index < trace_->graph.size();
  const bool known = trace_ && node && (derived || node->index < trace_->forward_size);
  node_ = known ? node : std::nullopt;
  backward_ = derived ? std::move(backward) : nullptr;
  refresh();
}

void NodePanel::showAbsent(const QString& name, const QString& why) {
  showNode(std::nullopt);
  absent_ = QStringLiteral("<b>%1</b><p>%2</p><p>%3</p>")
                .arg(name.toHtmlEscaped(), why.toHtmlEscaped(),
                     tr("It is not run, so it has no value and no gradient.").toHtmlEscaped());
  refresh();
}

void NodePanel::showEvent(QShowEvent* event) {
  QScrollArea::showEvent(event);
  refresh();
}

// The facts change with the step, not with every frame on the way to the next.
void NodePanel::takePosition() {
  if (!isVisible() || !node_ || sources_.playhead.trace() != trace_) return;
  if (sources_.playhead.step() != shown_step_) refresh();
}

void NodePanel::refresh() {
  const Playhead& playhead = sources_.playhead;
  shown_step_ = playhead.step();
  if (!node_) {
    facts_.reset();
  } else if (trace_ == playhead.trace()) {
    facts_ = factsOf(*trace_, playhead.state(), playhead.step(), *node_, backward_.get());
  }
  empty_->setText(absent_.isEmpty() ? tr("Select a node or a wire in the graph to look into it.")
                                    : absent_);
  for (QWidget* child : page_->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
    child->setVisible(child == empty_ ? !facts_ : facts_.has_value());
  if (facts_) showFacts();
}

void NodePanel::showFacts() {
  title_->setText(facts_->title);
  chip_->setText(' ' + facts_->word + ' ');
  chip_->setToolTip(tr("%1 in programs").arg(facts_->op));
  summary_->setText(facts_->summary);
  summary_->setVisible(!facts_->summary.isEmpty());
  const auto& analysis = sources_.workspace.lastGood();
  const bool has_line = analysis && facts_->span.end > facts_->span.begin;
  line_->setVisible(has_line);
  if (has_line) {
    const auto place = position_of(analysis->request.text, facts_->span.begin);
    line_->setText(tr("Line %1").arg(place.line));
  }
  source_->setVisible(facts_->source.has_value());
  if (facts_->source)
    source_->setText(tr("Comes from %1").arg(nodeTitle(trace_->graph, *facts_->source)));
  for (QToolButton* button : {pin_, breaks_}) button->setVisible(!facts_->source);
  showFormulas();
  showNumbers();
  showPaths();
  showTensor();
  showHistory();
  showMarks();
}

void NodePanel::showFormulas() {
  formula_->setFormula(facts_->formula);
  formula_->setVisible(!facts_->formula.isEmpty());
  std::size_t shown = 0;
  for (const LocalDerivative& local : facts_->locals) {
    if (shown < locals_.size()) locals_[shown++]->setFormula(local.formula);
  }
  for (std::size_t i = 0; i < locals_.size(); ++i) locals_[i]->setVisible(i < shown);
  locals_title_->setVisible(shown > 0);
}

void NodePanel::showNumbers() {
  const Theme& look = sources_.appearance.theme();
  QString rows;
  const auto add = [&rows](const QString& name, const QString& text, const QColor& color) {
    rows += tableRow(name, coloredText(text, color));
  };
  const QString nothing = QStringLiteral("…");
  const auto& v = facts_->value;
  add(tr("value"), v ? shortValue(*v) : nothing, facts_->source ? look.gradient : look.value);
  if (const auto& t = facts_->tangent) add(tr("tangent"), shortValue(*t), look.tangent);
  const auto& g = facts_->gradient;
  if (g || facts_->awaits_gradient)
    add(tr("gradient"), g ? shortValue(*g) : nothing, look.gradient);
  add(tr("shape"), facts_->shape, look.text);
  numbers_->setText(QStringLiteral("<table>%1</table>").arg(rows));
}

// Each path is a link to the step in which it came.
void NodePanel::showPaths() {
  const bool any = !facts_->contributions.empty();
  paths_title_->setVisible(any);
  paths_->setVisible(any);
  if (!any) return;
  const Theme& look = sources_.appearance.theme();
  QString text;
  for (const Contribution& part : facts_->contributions) {
    QString from = nodeTitle(trace_->graph, part.from);
    const QString op = opWord(op_of(trace_->graph[part.from]));
    if (!trace_->graph.name(part.from).empty()) from = op + QStringLiteral(" → ") + from;
    const QString by = part.factor.isEmpty() ? tr("from %1").arg(from)
                                             : tr("from %1, by %2").arg(from, part.factor);
    text += linkText(QString::number(part.step + 1), shortValue(part.value), look.gradient) +
            QStringLiteral(" %1<br>").arg(by.toHtmlEscaped());
  }
  if (facts_->gradient) {
    text += QStringLiteral("<b style='color:%1'>= %2</b>")
                .arg(look.gradient.name(), shortValue(*facts_->gradient).toHtmlEscaped());
  }
  paths_->setText(text);
  paths_->setAccessibleName(sumText(*trace_, *facts_));
}

void NodePanel::showTensor() {
  if (!facts_) return;
  const bool gradient = which_->currentIndex() == 1 && facts_->gradient;
  const auto& chosen = gradient ? facts_->gradient : facts_->value;
  const auto& value = facts_->value;
  const bool whole = value && !value->is_scalar();
  which_->setVisible(whole && facts_->gradient.has_value());
  const bool shows = whole && chosen && chosen->size() > 0;
  tensor_->setVisible(shows);
  if (shows) tensor_->setTensor(*chosen, gradient ? Role::gradient : Role::value);
}

QString NodePanel::markKey() const { return sources_.marks.keyOf(*trace_, facts_->node); }

void NodePanel::showMarks() {
  if (!facts_) return;
  const QString key = markKey();
  pin_->setChecked(sources_.marks.isWatched(key));
  for (QAction* action : breaks_->menu()->actions()) {
    if (action->objectName() == QLatin1String("breakAnyNan")) {
      action->setChecked(sources_.marks.breaksOnAnyNan());
    } else if (action->data().isValid()) {
      const auto kind = static_cast<BreakKind>(action->data().toInt());
      action->setChecked(sources_.marks.breaks(key, kind));
    }
  }
  const bool any = sources_.marks.hasBreak(key) || sources_.marks.breaksOnAnyNan();
  const Theme& look = sources_.appearance.theme();
  breaks_->setIcon(icon(QStringLiteral("stop"), look, any ? Role::error : Role::muted));
  pin_->setIcon(icon(QStringLiteral("target"), look, Role::muted));
}

void NodePanel::retint() {
  const Theme& look = sources_.appearance.theme();
  chip_->setStyleSheet(QStringLiteral("color: %1; background: %2; border-radius: 6px; padding: 2px")
                           .arg(look.operation.text.name(), look.operation.fill.name()));
  const QString link = QStringLiteral(
                           "QPushButton { text-align: left; border: none; padding: 2px 0;"
                           " color: %1; background: transparent; }"
                           "QPushButton:focus { text-decoration: underline; }")
                           .arg(look.accent.name());
  line_->setStyleSheet(link);
  source_->setStyleSheet(link);
  refresh();
}

}  // namespace nabla::ui
