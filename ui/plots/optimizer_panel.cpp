#include "ui/plots/optimizer_panel.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <array>

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
  stop_ =
      button("optimizerStop", QStringLiteral("stop"), tr("Stop here (Shift+F5)"), &Optimizer::stop);
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
  connect(method_, &QComboBox::activated, this, [this] {
    setOptimizer(workspace_, {method_->currentData().toString().toStdString(), {}});
  });
  fields_ = new QWidget;
  auto* items = new QHBoxLayout(fields_);
  items->setContentsMargins(0, 0, 0, 0);
  items->setSpacing(8);
  row.addWidget(method_, 1);
}

// The name of each setting of the method and a short field.
void OptimizerPanel::makeFields() {
  while (QLayoutItem* item = fields_->layout()->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const Method* method = find_method(workspace_.document().optimizer.method);
  fields_->setVisible(method && !method->settings.empty());
  if (!fields_->isVisibleTo(this)) return;
  auto* items = static_cast<QHBoxLayout*>(fields_->layout());
  for (const Setting& setting : method->settings) {
    const QString name = utf8(setting.name);
    auto* field = new QLineEdit;
    field->setObjectName(QStringLiteral("setting_") + name);
    field->setAccessibleName(settingWord(setting.name));
    field->setToolTip(tr("%1: %2, %3 to %4")
                          .arg(settingWord(setting.name), engine_words(setting.summary),
                               shownNumber(setting.low), shownNumber(setting.high)));
    field->setFont(codeFont(12));
    field->setAlignment(Qt::AlignRight);
    field->setFixedWidth(84);
    auto* label = new QLabel(settingWord(setting.name));
    setVariant(*label, "kind", QStringLiteral("muted"));
    label->setToolTip(field->toolTip());
    connect(field, &QLineEdit::editingFinished, this,
            [this, name, field] { enterSetting(name, *field); });
    items->addWidget(label);
    items->addWidget(field);
  }
  items->addStretch(1);
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
  const Method* method = find_method(choice.method);
  if (!method) return;
  for (const Setting& setting : method->settings) {
    const auto given = choice.settings.find(setting.name);
    const double value = given == choice.settings.end() ? setting.default_value : given->second;
    auto* field = fields_->findChild<QLineEdit*>(QStringLiteral("setting_") + utf8(setting.name));
    field->setText(QString::fromStdString(format_number(value, 12)));
    field->setModified(false);
  }
}

// What cannot be used stays in the field with a word on why, and changes nothing.
void OptimizerPanel::enterSetting(const QString& name, QLineEdit& field) {
  if (!field.isModified()) return;
  OptimizerChoice choice = workspace_.document().optimizer;
  const Expected<Point> typed = parse_point((name + u'=' + field.text()).toStdString());
  const bool is_number = typed && typed->size() == 1 && typed->begin()->second.is_scalar();
  if (!is_number) {
    say(typed ? tr("%1 is one number").arg(settingWord(name.toStdString())) : words(typed.error()),
        "error");
    return;
  }
  choice.settings[name.toStdString()] = typed->begin()->second.item();
  const Method* method = find_method(choice.method);
  const Expected<Settings> settings = settings_for(*method, choice.settings);
  if (!settings) {
    say(words(settings.error()), "error");
    return;
  }
  field.setModified(false);
  setOptimizer(workspace_, choice);
  showState();
}

// --- state ---

void OptimizerPanel::showState() {
  const RunRecord* record = optimizer_.record();
  const bool running = optimizer_.isRunning();
  run_->setProperty("icon_name", running ? QStringLiteral("pause") : QStringLiteral("play"));
  step_->setEnabled(!running);
  stop_->setEnabled(running ||
                    (record && record->stop == StopReason::running && workspace_.livePoint()));
  reset_->setEnabled(record != nullptr);
  retint();
  if (optimizer_.error()) {
    say(words(*optimizer_.error()), "error");
  } else if (!record) {
    say(tr("Starts at the point shown."), "muted");
  } else if (record->error) {
    say(words(*record->error), "error");
  } else {
    const bool fine = record->stop == StopReason::running || record->converged();
    say(stateText(), fine ? "muted" : "warning");
  }
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
