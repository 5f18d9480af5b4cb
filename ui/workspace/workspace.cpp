#include "ui/workspace/workspace.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QThreadPool>

namespace nabla::ui {
namespace {

constexpr qint64 largest_file = 64LL << 20;

Diagnostic file_error(Message what, const QString& reason) {
  return {std::move(what), Message{reason.toStdString(), {}}, {}};
}

}  // namespace

Workspace::Workspace(QObject* parent)
    : QObject(parent),
      cancelled_(std::make_shared<std::atomic<bool>>(false)),
      analysis_(std::make_shared<const Analysis>()) {
  connect(&undo_stack_, &QUndoStack::cleanChanged, this, &Workspace::pathChanged);
}

Workspace::~Workspace() {
  *cancelled_ = true;
  QThreadPool::globalInstance()->waitForDone();
}

void Workspace::applyText(const std::string& text) {
  if (text == document_.program) return;
  document_.program = text;
  emit textChanged();
  changed(Change::program);
}

void Workspace::applyPoint(const Point& point) {
  document_.point = point;
  live_point_.reset();  // a hand on the point ends the walk
  emit pointChanged();
  changed(Change::point);
}

void Workspace::applyLayout(std::map<std::string, NodePosition, std::less<>> layout) {
  document_.layout = std::move(layout);
  emit layoutChanged();
}

void Workspace::applyOptimizer(const OptimizerChoice& choice) {
  document_.optimizer = choice;
  emit optimizerChanged();
}

void Workspace::setMode(RunMode mode) {
  if (mode_ == mode) return;
  mode_ = mode;
  emit modeChanged();
  changed(Change::program);
}

void Workspace::setExecution(Mode mode) {
  if (execution_ == mode) return;
  execution_ = mode;
  emit modeChanged();
  changed(Change::program);
}

void Workspace::setLivePoint(std::optional<Point> point) {
  live_point_ = std::move(point);
  emit pointChanged();
  changed(Change::point);
}

Point Workspace::shownPoint() const {
  Point point = last_good_ ? last_good_->values() : Point{};
  for (const auto& [name, value] : document_.point) point[name] = value;
  if (live_point_) {
    for (const auto& [name, value] : *live_point_) point[name] = value;
  }
  return point;
}

// --- analysis in the background: one job at a time, and the newest request next ---

// A point that moves on leaves the job under way alone: a view that follows a drag would else stand
// still until the hand rests.
void Workspace::changed(Change what) {
  ++revision_;
  if (what == Change::program) {
    program_revision_ = revision_;
    *cancelled_ = true;
  }
  if (!running_) start();
}

void Workspace::start() {
  AnalysisRequest request{revision_, document_.program, document_.point, mode_, execution_, {}};
  if (live_point_) {
    for (const auto& [name, value] : *live_point_) request.point[name] = value;
  }
  running_ = true;
  cancelled_ = std::make_shared<std::atomic<bool>>(false);
  QThreadPool::globalInstance()->start([this, request, cancelled = cancelled_] {
    auto analysis = analyse(request, *cancelled);
    QMetaObject::invokeMethod(
        this, [this, analysis] { finished(analysis); }, Qt::QueuedConnection);
  });
}

void Workspace::finished(std::shared_ptr<const Analysis> analysis) {
  running_ = false;
  if (analysis && analysis->request.revision >= program_revision_) {
    analysis_ = std::move(analysis);
    if (analysis_->ok()) last_good_ = analysis_;
    emit analysisChanged();
  }
  if (!current() && !running_) start();
}

void Workspace::waitUntilCurrent() {
  while (!current()) {
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
  }
}

// --- files ---

QString Workspace::displayName() const {
  if (!path_.isEmpty()) return QFileInfo(path_).fileName();
  return title_.isEmpty() ? tr("Untitled") : title_;
}

void Workspace::replace(Document document, const QString& path, const QString& title) {
  document_ = std::move(document);
  path_ = path;
  title_ = title;
  live_point_.reset();
  last_good_.reset();
  undo_stack_.clear();
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
  QFile file(path);
  const std::string name = path.toStdString();
  if (!file.open(QIODevice::ReadOnly)) {
    return file_error(say("cannot open %1", name), file.errorString());
  }
  if (file.size() > largest_file) {
    return Diagnostic{say("%1 is too large", name), say("at most 64 MB are read"), {}};
  }
  const QByteArray bytes = file.readAll();
  if (file.error() != QFileDevice::NoError) {
    return file_error(say("cannot read %1", name), file.errorString());
  }
  Expected<Document> document =
      read_document({bytes.constData(), static_cast<std::size_t>(bytes.size())});
  if (!document) return document.error();
  replace(std::move(*document), path, {});
  return Done{};
}

Expected<Done> Workspace::save(const QString& path) {
  QSaveFile file(path);
  const bool program_only = path.endsWith(".nb", Qt::CaseInsensitive);
  const std::string text = program_only ? document_.program : write_document(document_);
  const bool written = file.open(QIODevice::WriteOnly) &&
                       file.write(text.data(), static_cast<qint64>(text.size())) ==
                           static_cast<qint64>(text.size()) &&
                       file.commit();
  if (!written) return file_error(say("cannot save %1", path.toStdString()), file.errorString());
  path_ = path;
  undo_stack_.setClean();
  emit pathChanged();
  return Done{};
}

}  // namespace nabla::ui
