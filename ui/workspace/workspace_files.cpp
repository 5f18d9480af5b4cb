// How a workspace's document comes from files and goes to them.
#include <QFileInfo>
#include <array>

#include "ui/workspace/whole_file.h"
#include "ui/workspace/workspace.h"

namespace nabla::ui {
namespace {

// In the order of RunMode and of Mode.
constexpr std::array<std::string_view, 3> mode_names = {"evaluate", "forward", "reverse"};
constexpr std::array<std::string_view, 2> execution_names = {"eager", "static"};

template <class Choice, std::size_t n>
void take(const std::array<std::string_view, n>& names, const std::string& name, Choice& choice) {
  for (std::size_t i = 0; i < n; ++i) {
    if (names[i] == name) choice = static_cast<Choice>(i);
  }
}

bool isProgramFile(const QString& path) {
  return path.endsWith(QLatin1String(".nb"), Qt::CaseInsensitive);
}

}  // namespace

QString Workspace::displayName() const {
  if (!path_.isEmpty()) return QFileInfo(path_).fileName();
  return title_.isEmpty() ? tr("Untitled") : title_;
}

void Workspace::takeViews() {
  take(mode_names, document_.views.mode, mode_);
  take(execution_names, document_.views.execution, execution_);
  emit modeChanged();
  emit backwardChanged();
  emit readingChanged();
}

void Workspace::moveTo(const QString& path) {
  path_ = path;
  folder_ = path.isEmpty() ? "" : QFileInfo(path).absolutePath().toStdString();
  files_ = path.isEmpty() ? FileLoader() : files_in(folder_);
}

void Workspace::replace(Document document, const QString& path, const QString& title) {
  document_ = std::move(document);
  given_ = Given{document_.program, document_.layout};
  moveTo(path);
  title_ = title;
  text_only_ = false;
  carriage_returns_ = false;
  watch_.stop();
  live_point_.reset();
  last_good_.reset();
  undo_stack_.clear();
  takeViews();
  emit documentReplaced();
  emit textChanged();
  emit pointChanged();
  emit layoutChanged();
  emit optimizerChanged();
  emit pathChanged();
  changed(Change::program);
}

void Workspace::newDocument(Document document, const QString& title) {
  replace(std::move(document), {}, title);
}

Expected<Done> Workspace::open(const QString& path) {
  const auto bytes = readWholeFile(path);
  if (!bytes) return bytes.error();
  Expected<Document> document = read_document(view_of(*bytes));
  if (!document) return document.error();
  const bool text_only = !is_document(view_of(*bytes));
  const bool carriage_returns = text_only && bytes->contains("\r\n");
  if (carriage_returns) {
    document->program =
        QString::fromStdString(document->program).replace("\r\n", "\n").toStdString();
  }
  replace(std::move(*document), path, {});
  text_only_ = text_only;
  carriage_returns_ = carriage_returns;
  watch_.watch(path, *bytes);
  return Done{};
}

void Workspace::restore(Document document, const QString& path, const QString& title) {
  replace(std::move(document), path, title);
  if (!path.isEmpty()) {
    const auto bytes = readWholeFile(path);
    text_only_ = bytes ? !is_document(view_of(*bytes)) : isProgramFile(path);
    carriage_returns_ = text_only_ && bytes && bytes->contains("\r\n");
    watch_.watch(path, bytes ? *bytes : QByteArray());
  }
  given_.reset();
  undo_stack_.resetClean();
}

bool Workspace::hasWork() const {
  if (!isModified()) return false;
  const bool as_given = path_.isEmpty() && given_ && given_->program == document_.program &&
                        given_->layout == document_.layout;
  return !as_given;
}

Document Workspace::snapshot() const {
  Document document = document_;
  ViewChoice& views = document.views;
  if (views.mode.empty()) views.mode = mode_names[static_cast<std::size_t>(mode_)];
  if (views.execution.empty()) {
    views.execution = execution_names[static_cast<std::size_t>(execution_)];
  }
  return document;
}

bool Workspace::savesTextOnly(const QString& path) const {
  return path == path_ ? text_only_ : isProgramFile(path);
}

QByteArray Workspace::bytesFor(const QString& path) const {
  if (!savesTextOnly(path)) return QByteArray::fromStdString(write_document(snapshot()));
  QByteArray text = QByteArray::fromStdString(document_.program);
  return carriage_returns_ ? text.replace("\n", "\r\n") : text;
}

Expected<Done> Workspace::save(const QString& path) {
  const QByteArray bytes = bytesFor(path);
  const auto written = writeWholeFile(path, bytes);
  if (!written) return written;
  text_only_ = savesTextOnly(path);
  const std::string before = folder_;
  moveTo(path);
  document_.views = snapshot().views;
  undo_stack_.setClean();
  watch_.watch(path, bytes);
  emit pathChanged();
  if (folder_ != before) changed(Change::program);  // other files lie beside it
  return Done{};
}

void Workspace::keepMine() {
  watch_.accept();
  undo_stack_.resetClean();
}

}  // namespace nabla::ui
