#include "ui/editor/program_editor.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "engine/language/function_names.h"
#include "ui/commands/commands.h"
#include "ui/editor/code_edit.h"
#include "ui/editor/highlighter.h"
#include "ui/editor/text_positions.h"
#include "ui/theme/utf8.h"
#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

QStringList completions(const Analysis& analysis) {
  QStringList words{
      QStringLiteral("variable"), QStringLiteral("placeholder"), QStringLiteral("constant"),
      QStringLiteral("minimize"), QStringLiteral("maximize"),    QStringLiteral("output"),
      QStringLiteral("while"),    QStringLiteral("for"),         QStringLiteral("return"),
      QStringLiteral("grad"),     QStringLiteral("hessian"),     QStringLiteral("range"),
      QStringLiteral("print")};
  for (const std::string_view name : all_function_names()) {
    words << utf8(name);
  }
  if (analysis.trace) {
    for (const auto& [name, node] : analysis.trace->graph.names())
      words << QString::fromStdString(name);
  }
  words.removeDuplicates();
  words.sort(Qt::CaseInsensitive);
  return words;
}

}  // namespace

ProgramEditor::ProgramEditor(Workspace& workspace, const Appearance& appearance, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      appearance_(appearance),
      edit_(new CodeEdit(appearance)),
      hint_(new QLabel) {
  edit_->setObjectName(QStringLiteral("programEditor"));
  edit_->setAccessibleName(tr("Program"));
  new Highlighter(edit_->document(), appearance);
  hint_->setObjectName(QStringLiteral("programHint"));
  hint_->setTextFormat(Qt::PlainText);
  hint_->setWordWrap(true);
  hint_->setCursor(Qt::PointingHandCursor);
  hint_->setFocusPolicy(Qt::TabFocus);
  hint_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
  hint_->installEventFilter(this);
  hint_->hide();
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  rows->addWidget(edit_, 1);
  rows->addWidget(hint_);
  connect(edit_, &QPlainTextEdit::textChanged, this, [this] {
    if (!taking_) setText(workspace_, edit_->toPlainText());
  });
  connect(edit_, &CodeEdit::undoRequested, &workspace_.undoStack(), &QUndoStack::undo);
  connect(edit_, &CodeEdit::redoRequested, &workspace_.undoStack(), &QUndoStack::redo);
  connect(&workspace_, &Workspace::documentReplaced, this, &ProgramEditor::takeDocument);
  connect(&workspace_, &Workspace::textChanged, this, &ProgramEditor::takeText);
  connect(&workspace_, &Workspace::analysisChanged, this, &ProgramEditor::takeAnalysis);
  connect(&appearance_, &Appearance::changed, this, &ProgramEditor::restyle);
  restyle();
  takeText();
  takeAnalysis();
}

// What undo, redo or opening a file did to the text.
void ProgramEditor::takeText() {
  const std::string& program = workspace_.document().program;
  if (edit_->toPlainText().toStdString() == program) return;
  taking_ = true;
  edit_->replaceText(QString::fromStdString(program));
  taking_ = false;
}

// Another document is read from its start.
void ProgramEditor::takeDocument() {
  takeText();
  edit_->moveCursor(QTextCursor::Start);
}

void ProgramEditor::takeAnalysis() {
  const Analysis& analysis = *workspace_.analysis();
  if (analysis.ok() && was_ok_ && analysis.program.same(program_)) return;  // other values alone
  was_ok_ = analysis.ok();
  program_ = analysis.program;
  const std::string& text = analysis.request.text;
  QVector<Underline> underlines;
  for (const Diagnostic& diagnostic : analysis.diagnostics) {
    underlines.push_back({utf16Position(text, diagnostic.span.begin),
                          utf16Position(text, diagnostic.span.end), words(diagnostic)});
  }
  if (workspace_.document().program == text) edit_->setUnderlines(underlines);
  hint_->setVisible(!underlines.isEmpty());
  if (analysis.ok()) {
    if (completed_ != analysis.structure) edit_->setCompletions(completions(analysis));
    completed_ = analysis.structure;
    return;
  }
  const auto line = position_of(text, analysis.diagnostics.front().span.begin).line;
  QString told = tr("Line %1: %2").arg(line).arg(underlines.front().message);
  if (underlines.size() > 1) told += tr(" (+%1 more)").arg(underlines.size() - 1);
  hint_->setText(told);
}

bool ProgramEditor::eventFilter(QObject* watched, QEvent* event) {
  const bool clicked = event->type() == QEvent::MouseButtonRelease;
  const bool entered =
      event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Return;
  if (clicked || entered) goToFirstError();
  return clicked || entered || QWidget::eventFilter(watched, event);
}

void ProgramEditor::goToFirstError() {
  const Analysis& analysis = *workspace_.analysis();
  if (analysis.ok()) return;
  QTextCursor cursor = edit_->textCursor();
  cursor.setPosition(
      std::min(utf16Position(analysis.request.text, analysis.diagnostics.front().span.begin),
               edit_->document()->characterCount() - 1));
  edit_->setTextCursor(cursor);
  edit_->setFocus();
}

void ProgramEditor::goTo(std::size_t begin, std::size_t end) {
  const std::string& text = workspace_.document().program;
  const int last = edit_->document()->characterCount() - 1;
  QTextCursor cursor = edit_->textCursor();
  cursor.setPosition(std::min(utf16Position(text, begin), last));
  cursor.setPosition(std::min(utf16Position(text, end), last), QTextCursor::KeepAnchor);
  edit_->setTextCursor(cursor);
  edit_->ensureCursorVisible();
  edit_->setFocus();
}

void ProgramEditor::restyle() {
  const Theme& look = appearance_.theme();
  hint_->setStyleSheet(QStringLiteral("QLabel { padding: 7px 12px; color: %1; background: %2; }")
                           .arg(look.error.name(), look.error_fill.name()));
}

}  // namespace nabla::ui
