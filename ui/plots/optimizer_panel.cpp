#include "ui/plots/optimizer_panel.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <array>
#include <cmath>
#include <optional>

#include "engine/tensor/format.h"
#include "ui/commands/commands.h"
#include "ui/formula/numbers.h"
#include "ui/formula/pretty_name.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/utf8.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

QString engine_words(std::string_view text) { return words(Message{std::string(text), {}}); }

constexpr std::array setting_words = {QT_TRANSLATE_NOOP("Setting", "rate")};

// What a setting is called in the window's language; the program and the command line keep its
// name.
QString settingWord(std::string_view name) {
  for (const char* word : setting_words) {
    if (name == word) return QCoreApplication::translate("Setting", word);
  }
  return utf8(name);
}

const QString steps = QStringLiteral("steps");
const QString tolerance = QStringLiteral("tolerance");

// A number, or a constant expression; nothing where nothing was typed.
Expected<std::optional<double>> numberIn(const QString& name, const QString& text) {
  if (text.trimmed().isEmpty()) return std::optional<double>();
  const Expected<Point> typed = parse_point((name + u'=' + text).toStdString());
  if (!typed) return typed.error();
  const bool one = typed->size() == 1 && typed->begin()->second.is_scalar();
  if (one) return std::optional(typed->begin()->second.item());
  return Diagnostic{nabla::say("%1 is a single number", name.toStdString()), {}, {}};
}

// Without a value the usual one holds.
Expected<Done> put(OptimizerChoice& choice, const QString& name, std::optional<double> value) {
  if (name == steps) {
    const bool fits = !value || (*value >= 1 && *value <= 1e9 && *value == std::floor(*value));
    if (!fits) return Diagnostic{nabla::say("steps is a whole number from 1 to 1e9"), {}, {}};
    choice.steps = value ? std::optional(static_cast<std::size_t>(*value)) : std::nullopt;
    return Done{};
  }
  if (name == tolerance) {
    const bool fits = !value || (*value >= 0 && std::isfinite(*value));
    if (!fits) return Diagnostic{nabla::say("tolerance is a number from 0"), {}, {}};
    choice.tolerance = value;
    return Done{};
  }
  choice.settings.erase(name.toStdString());
  if (value) choice.settings[name.toStdString()] = *value;
  const Method* method = find_method(choice.method);
  const Expected<Settings> settings = settings_for(*method, choice.settings);
  return settings ? Expected<Done>(Done{}) : settings.error();
}

}  // namespace

OptimizerPanel::OptimizerPanel(Workspace& workspace, Optimizer& optimizer,
                               const Appearance& appearance, QWidget* parent)
    : QWidget(parent), workspace_(workspace), optimizer_(optimizer), appearance_(appearance) {
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  makeChoice(*row);
  run_ = button("optimizerRun", QStringLiteral("play"), tr("Run or pause (F5)"), &Optimizer::run);
  step_ = button("optimizerStep", QStringLiteral("step-forward"), tr("One iteration (F10)"),
                 &Optimizer::step);
  stop_ = button("optimizerStop", QStringLiteral("stop"),
                 tr("Stop here; the next run starts here (Shift+F5)"), &Optimizer::stop);
  reset_ =
      button("optimizerReset", QStringLiteral("reset"), tr("Back to the start"), &Optimizer::reset);
  for (QToolButton* tool : {run_, step_, stop_, reset_}) row->addWidget(tool);
  status_ = new QLabel;
  status_->setObjectName(QStringLiteral("optimizerStatus"));
  status_->setWordWrap(true);
  status_->setMinimumHeight(34);
  status_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  status_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(14, 2, 10, 8);
  rows->setSpacing(6);
  rows->addLayout(row);
  rows->addWidget(fields_);
  rows->addWidget(status_);
  connect(&workspace_, &Workspace::optimizerChanged, this, &OptimizerPanel::takeChoice);
  connect(&workspace_, &Workspace::pointChanged, this, [this] {
    if (!workspace_.livePoint()) showState();
  });
  connect(&optimizer_, &Optimizer::recordChanged, this, &OptimizerPanel::showState);
  connect(&optimizer_, &Optimizer::runningChanged, this, &OptimizerPanel::showState);
  connect(&appearance_, &Appearance::changed, this, &OptimizerPanel::retint);
  takeChoice();
  retint();
  showState();
}

QToolButton* OptimizerPanel::button(const char* name, const QString& icon_name, const QString& hint,
                                    void (Optimizer::*action)()) {
  auto* tool = new QToolButton(this);
  tool->setObjectName(QLatin1String(name));
  tool->setProperty("icon_name", icon_name);
  tool->setToolTip(hint);
  tool->setAccessibleName(hint);
  tool->setFocusPolicy(Qt::TabFocus);
  if (action == &Optimizer::run) {
    connect(tool, &QToolButton::clicked, &optimizer_,
            [this] { optimizer_.isRunning() ? optimizer_.pause() : optimizer_.run(); });
  } else {
    connect(tool, &QToolButton::clicked, &optimizer_, action);
  }
  return tool;
}

void OptimizerPanel::makeChoice(QHBoxLayout& row) {
  method_ = new QComboBox;
  method_->setObjectName(QStringLiteral("optimizerMethod"));
  method_->setAccessibleName(tr("Method"));
  method_->setToolTip(tr("How the point moves towards the extremum"));
  method_->setMinimumContentsLength(8);
  for (const Method* method : all_methods()) {
    method_->addItem(engine_words(method->title), utf8(method->name));
  }
  method_->setMaxVisibleItems(method_->count());
  connect(method_, &QComboBox::activated, this, [this] {
    OptimizerChoice choice = workspace_.document().optimizer;
    choice.choose(method_->currentData().toString().toStdString());
    setOptimizer(workspace_, choice);
  });
  fields_ = new QWidget;
  auto* grid = new QGridLayout(fields_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(8);
  grid->setColumnStretch(4, 1);
  row.addWidget(method_, 1);
}

// The name of each setting of the method and of the limits, and a short field for it: two in a row.
void OptimizerPanel::makeFields() {
  auto* grid = static_cast<QGridLayout*>(fields_->layout());
  while (QLayoutItem* item = grid->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  if (const Method* method = find_method(workspace_.document().optimizer.method)) {
    for (const Setting& setting : method->settings) {
      const QString name = utf8(setting.name);
      const QString word = settingWord(setting.name);
      const QString range = tr("%1 to %2").arg(shownNumber(setting.low), shownNumber(setting.high));
      addField(*grid, name, word, tr("%1: %2, %3").arg(word, engine_words(setting.summary), range));
    }
  }
  addField(*grid, steps, tr("steps"), tr("The run ends after so many iterations, if not before"));
  addField(*grid, tolerance, tr("tolerance"),
           tr("The run ends where the gradient is no longer than this"));
}

void OptimizerPanel::addField(QGridLayout& grid, const QString& name, const QString& label,
                              const QString& tip) {
  auto* field = new QLineEdit;
  field->setObjectName(QStringLiteral("setting_") + name);
  field->setAccessibleName(label);
  field->setToolTip(tip + u'\n' + tr("Leave it empty for the usual value"));
  field->setFont(codeFont(12));
  field->setAlignment(Qt::AlignRight);
  field->setFixedWidth(84);
  auto* words = new QLabel(label);
  setVariant(*words, "kind", QStringLiteral("muted"));
  words->setToolTip(field->toolTip());
  words->setBuddy(field);
  connect(field, &QLineEdit::editingFinished, this, [this, name, field] { enter(name, *field); });
  const int at = grid.count() / 2;
  grid.addWidget(words, at / 2, 2 * (at % 2));
  grid.addWidget(field, at / 2, 2 * (at % 2) + 1);
}

OptimizerPanel::~OptimizerPanel() {
  for (QLineEdit* field : findChildren<QLineEdit*>()) field->disconnect(this);
}

void OptimizerPanel::showNumber(const QString& name, double value) {
  auto* field = fields_->findChild<QLineEdit*>(QStringLiteral("setting_") + name);
  field->setText(QString::fromStdString(format_number(value, 12)));
  field->setModified(false);
}

void OptimizerPanel::takeChoice() {
  const OptimizerChoice& choice = workspace_.document().optimizer;
  const QString id = QString::fromStdString(choice.method);
  const QSignalBlocker quiet(method_);
  method_->setCurrentIndex(method_->findData(id));
  if (fields_of_ != id) {
    makeFields();
    fields_of_ = id;
  }
  const StopRule rule = stopRuleOf(choice);
  showNumber(steps, static_cast<double>(rule.steps));
  showNumber(tolerance, rule.tolerance);
  const Method* method = find_method(choice.method);
  if (!method) return;
  for (const Setting& setting : method->settings) {
    const auto given = choice.settings.find(setting.name);
    showNumber(utf8(setting.name),
               given == choice.settings.end() ? setting.default_value : given->second);
  }
}

// What cannot be used stays in the field with a word on why, and changes nothing.
void OptimizerPanel::enter(const QString& name, QLineEdit& field) {
  if (!field.isModified()) return;
  OptimizerChoice choice = workspace_.document().optimizer;
  const Expected<std::optional<double>> typed = numberIn(name, field.text());
  const Expected<Done> done = typed ? put(choice, name, *typed) : Expected<Done>(typed.error());
  if (!done) return say(words(done.error()), "error");
  field.setModified(false);
  setOptimizer(workspace_, choice);
  takeChoice();
  showState();
}

// --- state ---

void OptimizerPanel::showState() {
  const RunRecord* record = optimizer_.record();
  const bool running = optimizer_.isRunning();
  run_->setProperty("icon_name", running ? QStringLiteral("pause") : QStringLiteral("play"));
  step_->setEnabled(!running);
  stop_->setEnabled(running || optimizer_.startsOver() ||
                    (record && record->stop == StopReason::running && workspace_.livePoint()));
  reset_->setEnabled(record != nullptr);
  retint();
  if (optimizer_.error()) {
    say(words(*optimizer_.error()), "error");
  } else if (!record) {
    say(startText(), "muted");
  } else if (record->error) {
    say(words(*record->error), "error");
  } else {
    const bool fine = record->stop == StopReason::running || record->converged();
    say(stateText(), fine ? "muted" : "warning");
  }
}

QString OptimizerPanel::startText() const {
  return optimizer_.startsOver() ? tr("Starts over, where the last run started.")
                                 : tr("Starts at the point shown.");
}

QString OptimizerPanel::stateText() const {
  const RunRecord& record = *optimizer_.record();
  const Iterate& at = record.path.back();
  const auto count = static_cast<qsizetype>(record.iterations());
  const QString where =
      prettyName(optimizer_.outputName()) + QStringLiteral("\u00a0=\u00a0") + shownNumber(at.value);
  if (record.stop == StopReason::running) return tr("Iteration %1: %2").arg(count).arg(where);
  const QString words =
      count == 1 ? tr("%1 after %2 iteration: %3, %4") : tr("%1 after %2 iterations: %3, %4");
  return words.arg(engine_words(name_of(record.stop))).arg(count).arg(where, endText(record));
}

QString OptimizerPanel::endText(const RunRecord& record) const {
  if (!record.end) return tr("‖∇‖ = %1").arg(shownNumber(record.path.back().gradient_norm, 3));
  if (record.end->kind == PointKind::not_critical)
    return tr("no extremum: the slope is ‖∇‖ = %1")
        .arg(shownNumber(record.path.back().gradient_norm, 3));
  return engine_words(name_of(record.end->kind));
}

void OptimizerPanel::say(const QString& text, const char* kind) {
  QString sentence = text;
  if (!sentence.isEmpty()) sentence[0] = sentence[0].toUpper();
  status_->setText(sentence);
  setVariant(*status_, "kind", QLatin1String(kind));
}

void OptimizerPanel::retint() {
  const Theme& theme = appearance_.theme();
  for (QToolButton* tool : {run_, step_, stop_, reset_}) {
    const bool main = tool == run_;
    tool->setIcon(
        icon(tool->property("icon_name").toString(), theme, main ? Role::accent : Role::muted));
  }
}

}  // namespace nabla::ui
