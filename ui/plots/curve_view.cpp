#include "ui/plots/curve_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QWheelEvent>
#include <QtCharts/QChartView>
#include <algorithm>
#include <cmath>

#include "ui/commands/commands.h"
#include "ui/formula/numbers.h"
#include "ui/formula/pretty_name.h"
#include "ui/plots/curve_chart.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

constexpr double reach = 16;  // pixels around the point that grab it
constexpr int sampling_milliseconds = 120;
constexpr int longest_name = 110;  // pixels
constexpr double least_length = 1e-9;
constexpr double most_length = 1e9;

QString colored(const QString& text, const QColor& color) {
  return QStringLiteral("<span style=\"color:%1\">%2</span>")
      .arg(color.name(), text.toHtmlEscaped().replace(u' ', QStringLiteral("&nbsp;")));
}

// What a drag leaves: as many digits as a pixel can tell apart.
double rounded(double x, double length, double pixels) {
  const double grain = std::pow(10.0, std::floor(std::log10(length / std::max(1.0, pixels))));
  return std::round(x / grain) / std::round(1 / grain);
}

}  // namespace

CurveView::CurveView(Workspace& workspace, Optimizer& optimizer, const Appearance& appearance,
                     QWidget* parent)
    : QWidget(parent), workspace_(workspace), optimizer_(optimizer), appearance_(appearance) {
  variable_ = workspace.curveVariable();
  setObjectName(QStringLiteral("curveView"));
  setAccessibleName(tr("Curve"));
  setFocusPolicy(Qt::StrongFocus);
  makeRows();
  connect(&workspace_, &Workspace::analysisChanged, this, &CurveView::takeAnalysis);
  connect(&workspace_, &Workspace::pointChanged, this, &CurveView::ask);
  connect(&workspace_, &Workspace::documentReplaced, this, [this] {
    variable_ = workspace_.curveVariable();
    range_.reset();
  });
  connect(&optimizer_, &Optimizer::recordChanged, this, &CurveView::takeRecord);
  connect(&sampler_, &CurveSampler::sampled, this, &CurveView::take);
  connect(&appearance_, &Appearance::changed, this, &CurveView::retint);
  connect(picker_, &QComboBox::activated, this, [this] {
    variable_ = picker_->currentData().toString().toStdString();
    workspace_.setCurveVariable(variable_);
    goHome();
  });
  retint();
  takeAnalysis();
}

CurveView::~CurveView() = default;

void CurveView::makeRows() {
  readout_ = new QLabel;
  readout_->setObjectName(QStringLiteral("curveReadout"));
  readout_->setFont(uiFont(12));
  readout_->setTextFormat(Qt::RichText);
  readout_->setWordWrap(true);  // between its parts, should numbers be very long
  readout_->setMinimumWidth(1);
  picker_ = new QComboBox;
  picker_->setObjectName(QStringLiteral("curveVariable"));
  picker_->setAccessibleName(tr("Variable along the horizontal axis"));
  picker_->setToolTip(picker_->accessibleName());
  picker_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(14, 0, 8, 0);
  top->addWidget(readout_, 1);
  top->addWidget(picker_);
  chart_ = new CurveChart;
  view_ = new QChartView(chart_);
  view_->setObjectName(QStringLiteral("curveChart"));
  view_->setFrameShape(QFrame::NoFrame);
  view_->setRenderHint(QPainter::Antialiasing);
  view_->setFocusPolicy(Qt::NoFocus);
  view_->setMinimumSize(1, 1);
  view_->viewport()->setMouseTracking(true);
  auto* plot = new QWidget;
  auto* rows = new QVBoxLayout(plot);
  rows->setContentsMargins(0, 2, 0, 4);
  rows->setSpacing(0);
  rows->addLayout(top);
  rows->addWidget(view_, 1);
  empty_ = new QLabel;
  empty_->setObjectName(QStringLiteral("curveEmpty"));
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  empty_->setMargin(18);
  setVariant(*empty_, "kind", QStringLiteral("muted"));
  pages_ = new QStackedLayout(this);
  pages_->addWidget(empty_);
  pages_->addWidget(plot);
  view_->viewport()->installEventFilter(this);
}

const std::shared_ptr<const Curve>& CurveView::curve() const { return chart_->curve(); }

QPoint CurveView::pointPosition() const {
  const QPointF in_scene = chart_->mapToScene(chart_->pointPosition());
  return view_->viewport()->mapTo(this, view_->mapFromScene(in_scene));
}

double CurveView::xAt(QPoint position) const {
  const QPoint in_view = view_->viewport()->mapFrom(this, position);
  return chart_->mapToValue(chart_->mapFromScene(view_->mapToScene(in_view))).x();
}

void CurveView::retint() {
  const Theme& theme = appearance_.theme();
  chart_->setTheme(theme);
  view_->setBackgroundBrush(theme.panel);
  showReadout();
}

// --- what is shown ---

void CurveView::takeAnalysis() {
  const bool stale = !workspace_.analysis()->ok();
  chart_->setOpacity(stale ? 0.4 : 1);
  const auto& good = workspace_.lastGood();
  if (!good || !good->trace) {
    showEmpty(whyNothing());
    return;
  }
  const std::vector<std::string> names = scalarVariables(*good);
  if (names.empty()) {
    showEmpty(tr("There is no variable that is a single number to draw a curve along."));
    return;
  }
  const bool known = std::find(names.begin(), names.end(), variable_) != names.end();
  if (!known) {
    variable_ = names.front();
    range_.reset();
  }
  const QSignalBlocker quiet(picker_);
  picker_->clear();
  for (const std::string& name : names) {
    const QString id = QString::fromStdString(name);
    picker_->addItem(prettyName(id), id);
  }
  picker_->setCurrentIndex(picker_->findData(QString::fromStdString(variable_)));
  picker_->setVisible(names.size() > 1);
  ask();
}

QString CurveView::whyNothing() const {
  const Analysis& now = *workspace_.analysis();
  if (now.ok()) return tr("Write a program with a variable to see its curve.");
  return tr("No curve yet, the program has an error: %1").arg(words(now.diagnostics.front().what));
}

void CurveView::takeRecord() {
  chart_->setRecord(optimizer_.record());
  ask();
}

// The round range of the present one as long as the point is inside; iterates of a run are kept in
// sight too.
Range CurveView::homeRange() const {
  std::vector<double> numbers;
  const Point point = workspace_.shownPoint();
  if (const auto x = point.find(variable_); x != point.end() && x->second.is_scalar()) {
    numbers.push_back(x->second.item());
  }
  if (const RunRecord* record = optimizer_.record(); record && record->path.front().x.size() == 1) {
    for (const Iterate& iterate : record->path) {
      if (std::abs(iterate.x[0]) < most_length) numbers.push_back(iterate.x[0]);
    }
  }
  const Range wanted = rangeAround(numbers);
  if (!curve() || curve()->request.variable != variable_) return wanted;
  const Range& present = curve()->request.range;
  const bool fits =
      std::all_of(numbers.begin(), numbers.end(), [&](double x) { return present.contains(x); });
  return fits && drag_ == Drag::point ? present : wanted;
}

void CurveView::ask() {
  const auto& good = workspace_.lastGood();
  if (!good || !good->trace || variable_.empty()) return;
  const Point point = workspace_.shownPoint();
  CurveRequest request{good, good->values(), variable_, range_.value_or(homeRange()),
                       sampling_milliseconds};
  for (const auto& [name, value] : point) {
    const Input* input = good->trace->graph.input(name);
    if (input && good->trace->graph[input->node].shape == value.shape())
      request.point[name] = value;
  }
  sampler_.ask(std::move(request));
}

void CurveView::take(const std::shared_ptr<const Curve>& curve) {
  if (curve->request.variable != variable_) return;
  if (curve->error) {
    if (workspace_.analysis()->ok()) showEmpty(words(*curve->error));
    return;
  }
  chart_->setCurve(curve);
  pages_->setCurrentIndex(1);
  showReadout();
}

void CurveView::showEmpty(const QString& text) {
  empty_->setText(text);
  pages_->setCurrentIndex(0);
}

void CurveView::showReadout() {
  if (!curve()) return;
  const Theme& theme = appearance_.theme();
  const Curve& shown = *curve();
  // A long name must not push the numbers off the card.
  const auto named = [this](const std::string& name) {
    return readout_->fontMetrics().elidedText(prettyName(QString::fromStdString(name)),
                                              Qt::ElideMiddle, longest_name);
  };
  const QString x = named(shown.request.variable);
  const QString y = named(shown.output);
  const auto part = [](const QString& name, double value) {
    return name + QStringLiteral(" = ") + shownNumber(value, card_digits);
  };
  const QString gap = QStringLiteral("&nbsp;&nbsp; ");
  QString text;
  if (hovered_ && drag_ == Drag::none) {
    const auto& samples = shown.samples;
    const auto near =
        std::min_element(samples.begin(), samples.end(), [this](QPointF a, QPointF b) {
          return std::abs(a.x() - *hovered_) < std::abs(b.x() - *hovered_);
        });
    if (near != samples.end()) {
      text = colored(part(x, near->x()), theme.text_muted) + gap +
             colored(part(y, near->y()), theme.value);
    }
  } else {
    text = colored(part(x, shown.x), theme.text) + gap + colored(part(y, shown.y), theme.value) +
           gap + colored(tr("slope %1").arg(shownNumber(shown.slope, card_digits)), theme.gradient);
  }
  readout_->setText(text);
}

// --- by mouse and keyboard ---

bool CurveView::eventFilter(QObject* watched, QEvent* event) {
  if (pages_->currentIndex() == 0 || !curve()) return QWidget::eventFilter(watched, event);
  const auto here = [&](QPointF position) {
    return view_->viewport()->mapTo(this, position.toPoint());
  };
  switch (event->type()) {
    case QEvent::MouseButtonPress: {
      const auto* mouse = static_cast<QMouseEvent*>(event);
      return mouse->button() == Qt::LeftButton && press(here(mouse->position()));
    }
    case QEvent::MouseMove: {
      const auto* mouse = static_cast<QMouseEvent*>(event);
      move(here(mouse->position()), mouse->buttons());
      return true;
    }
    case QEvent::MouseButtonRelease:
      release();
      return true;
    case QEvent::MouseButtonDblClick:
      goHome();
      return true;
    case QEvent::Wheel: {
      const auto* wheel = static_cast<QWheelEvent*>(event);
      zoom(std::pow(1.0015, -wheel->angleDelta().y()), xAt(here(wheel->position())));
      return true;
    }
    case QEvent::Leave:
      hovered_.reset();
      showReadout();
      return false;
    default:
      return QWidget::eventFilter(watched, event);
  }
}

bool CurveView::press(QPoint position) {
  setFocus(Qt::MouseFocusReason);
  const bool on_point = QLineF(position, pointPosition()).length() <= reach;
  drag_ = on_point ? Drag::point : Drag::pan;
  grabbed_ = xAt(position);
  gesture_ = newGesture();
  view_->viewport()->setCursor(on_point ? Qt::SizeHorCursor : Qt::ClosedHandCursor);
  return true;
}

void CurveView::move(QPoint position, Qt::MouseButtons buttons) {
  const double x = xAt(position);
  hovered_ = x;
  if (!(buttons & Qt::LeftButton)) drag_ = Drag::none;
  const Range& range = curve()->request.range;
  if (drag_ == Drag::point) {
    setX(rounded(std::clamp(x, range.low, range.high), range.length(), chart_->plotArea().width()));
  } else if (drag_ == Drag::pan) {
    const double by = grabbed_ - x;
    // Until the new samples are drawn the same pixels mean the same numbers, so ask only once for
    // each.
    if (sampler_.isBusy() || by == 0) return;
    range_ = Range{range.low + by, range.high + by};
    ask();
  } else {
    const bool on_point = QLineF(position, pointPosition()).length() <= reach;
    view_->viewport()->setCursor(on_point ? Qt::SizeHorCursor : Qt::ArrowCursor);
    showReadout();
  }
}

void CurveView::release() {
  const bool dragged = drag_ == Drag::point;
  drag_ = Drag::none;
  view_->viewport()->unsetCursor();
  if (dragged) ask();
  showReadout();
}

void CurveView::setX(double x) { nabla::ui::setValue(workspace_, variable_, Tensor(x), gesture_); }

void CurveView::zoom(double factor, double about) {
  const Range& range = curve()->request.range;
  if (range.length() * factor < least_length * std::max(1.0, std::abs(about)) ||
      range.length() * factor > most_length) {
    return;
  }
  range_ = Range{about + (range.low - about) * factor, about + (range.high - about) * factor};
  ask();
}

void CurveView::goHome() {
  drag_ = Drag::none;
  range_.reset();
  ask();
}

void CurveView::keyPressEvent(QKeyEvent* event) {
  if (!curve() || pages_->currentIndex() == 0) {
    QWidget::keyPressEvent(event);
    return;
  }
  const Range& range = curve()->request.range;
  const double nudge = tickInterval(range, 100);
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
      if (!event->isAutoRepeat()) gesture_ = newGesture();
      setX(std::round(curve()->x / nudge + (event->key() == Qt::Key_Left ? -1 : 1)) * nudge);
      return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      zoom(0.8, curve()->x);
      return;
    case Qt::Key_Minus:
      zoom(1.25, curve()->x);
      return;
    case Qt::Key_0:
      goHome();
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace nabla::ui
