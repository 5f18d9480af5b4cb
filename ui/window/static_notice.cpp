#include "ui/window/static_notice.h"

#include "engine/interpreter/not_known.h"

namespace nabla::ui {

namespace {

const QString static_refusal = QStringLiteral("staticRefusal");

}  // namespace

StaticNotice::StaticNotice(Workspace& workspace, NoticeStack& notices)
    : QObject(&notices), workspace_(workspace), notices_(notices) {
  connect(&workspace_, &Workspace::analysisChanged, this, &StaticNotice::showState);
  showState();
}

void StaticNotice::showState() {
  notices_.remove(static_refusal);
  const auto& analysis = workspace_.analysis();
  if (!analysis || analysis->ok() || analysis->request.execution != Mode::static_graph) return;
  const Diagnostic& why = analysis->diagnostics.front();
  if (!is_not_known(why)) return;
  const QString text =
      tr("A static graph is built before anything has a value, so “%1” cannot be decided.")
          .arg(QString::fromStdString(why.what.subject));
  notices_.add({static_refusal,
                Role::warning,
                text,
                {{QStringLiteral("runEagerly"), tr("Run it eagerly"),
                  [this] { workspace_.setExecution(Mode::eager); }}},
                {}});
}

}  // namespace nabla::ui
