#include "ui/window/file_notices.h"

#include "ui/workspace/words.h"

namespace nabla::ui {
namespace {

const QString file_state = QStringLiteral("fileStateNotice");
const QString failure = QStringLiteral("failureNotice");
const QString autosave_failure = QStringLiteral("autosaveNotice");

}  // namespace

FileNotices::FileNotices(Studio& studio, FileDesk& desk, NoticeStack& notices)
    : QObject(&notices), workspace_(studio.workspace), desk_(desk), notices_(notices) {
  connect(&workspace_, &Workspace::fileStateChanged, this, &FileNotices::showFileState);
  connect(&desk_, &FileDesk::conflict, this, [this] { showChanged(Role::error); });
  connect(&desk_, &FileDesk::failed, this,
          [this](const QString& what) { showFailure(failure, what, false); });
  connect(&desk_, &FileDesk::saveFailed, this,
          [this](const QString& what) { showFailure(failure, what, true); });
  const auto forget = [this] { notices_.remove(failure); };
  connect(&desk_, &FileDesk::saved, this, forget);
  connect(&desk_, &FileDesk::textSaved, this, forget);
  connect(&workspace_, &Workspace::documentReplaced, this, forget);
  connect(&studio.autosave, &Autosave::failed, this, [this](const Diagnostic& why) {
    showFailure(autosave_failure, tr("Unsaved work is not protected now: %1").arg(words(why)),
                true);
  });
  connect(&studio.autosave, &Autosave::kept, this, [this] { notices_.remove(autosave_failure); });
  showFileState();
}

void FileNotices::showFileState() {
  notices_.remove(file_state);
  if (workspace_.fileState() == FileWatch::State::changed) showChanged(Role::warning);
  if (workspace_.fileState() == FileWatch::State::gone) showGone();
}

void FileNotices::showChanged(Role role) {
  QString text = tr("“%1” was changed by another program.").arg(workspace_.displayName());
  if (role == Role::error) {
    text += ' ' + tr("Saving would overwrite that: reload it, or keep yours and save again.");
  } else if (workspace_.isModified()) {
    text += ' ' + tr("Reloading gives up your unsaved changes.");
  }
  notices_.add({file_state,
                role,
                text,
                {{QStringLiteral("reload"), tr("Reload"), [this] { desk_.reload(); }},
                 {QStringLiteral("keepMine"), tr("Keep mine"), [this] { workspace_.keepMine(); }}},
                {}});
}

void FileNotices::showGone() {
  const QString text =
      tr("“%1” was moved or deleted. Nabla still has your document.").arg(workspace_.displayName());
  notices_.add({file_state,
                Role::warning,
                text,
                {{QStringLiteral("saveAgain"), tr("Save it again"), [this] { desk_.save(); }},
                 {QStringLiteral("saveElsewhere"), tr("Save as…"), [this] { desk_.saveAs(); }}},
                [this] { workspace_.keepMine(); }});
}

void FileNotices::showFailure(const QString& id, const QString& what, bool offer_save_as) {
  QVector<NoticeChoice> choices;
  if (offer_save_as) {
    choices.append({QStringLiteral("saveElsewhere"), tr("Save as…"), [this] { desk_.saveAs(); }});
  }
  notices_.add({id, Role::error, what, choices, [] {}});
}

}  // namespace nabla::ui
