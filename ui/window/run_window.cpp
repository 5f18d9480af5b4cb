#include "ui/window/run_window.h"

#include <QApplication>
#include <QLocale>
#include <QSettings>
#include <QTranslator>
#include <memory>

#include "ui/theme/style.h"
#include "ui/window/main_window.h"

namespace nabla::ui {
namespace {

const QString language_key = QStringLiteral("language");
const QString theme_key = QStringLiteral("theme");

QString language_of(const WindowOptions& options) {
  if (!options.language.isEmpty()) return options.language;
  const QString chosen = QSettings().value(language_key).toString();
  if (!chosen.isEmpty()) return chosen;
  return QLocale().language() == QLocale::Chinese ? QStringLiteral("zh") : QStringLiteral("en");
}

Appearance::Mode mode_of(const QString& name) {
  if (name == QLatin1String("dark")) return Appearance::Mode::dark;
  if (name == QLatin1String("light")) return Appearance::Mode::light;
  return Appearance::Mode::system;
}

// Owns the window and builds it anew when the language changes; the document, the undo stack and
// the player stay.
class Shell : public QObject {
 public:
  explicit Shell(QApplication& app) : app_(app) {}

  MainWindow& build(const QString& language) {
    translate(language);
    std::unique_ptr<MainWindow> old = std::move(window_);
    if (old) old->hide();
    window_ = std::make_unique<MainWindow>(studio_, language);
    connect(window_.get(), &MainWindow::languageRequested, this, [this](const QString& chosen) {
      QSettings().setValue(language_key, chosen);
      const QRect place = window_->geometry();
      QMetaObject::invokeMethod(
          this, [this, chosen, place] { build(chosen).setGeometry(place); }, Qt::QueuedConnection);
    });
    window_->show();
    return *window_;
  }

  Studio& studio() { return studio_; }

 private:
  void translate(const QString& language) {
    app_.removeTranslator(&translator_);
    if (language != QLatin1String("zh")) return;
    if (translator_.load(QStringLiteral(":/i18n/nabla_zh_CN.qm")))
      app_.installTranslator(&translator_);
  }

  QApplication& app_;
  QTranslator translator_;
  Studio studio_;
  std::unique_ptr<MainWindow> window_;
};

}  // namespace

int runWindow(QApplication& app, const WindowOptions& options) {
  Shell shell(app);
  Studio& studio = shell.studio();
  const QString theme =
      options.theme.isEmpty() ? QSettings().value(theme_key).toString() : options.theme;
  studio.appearance.setMode(mode_of(theme));
  applyStyle(app, studio.appearance.theme());
  QObject::connect(&studio.appearance, &Appearance::changed, &shell, [&studio] {
    QSettings().setValue(theme_key, studio.appearance.theme().isDark() ? "dark" : "light");
  });
  MainWindow& window = shell.build(language_of(options));
  if (!window.examples().isEmpty()) {
    const Example& first = window.examples().first();
    studio.workspace.newDocument(first.document, first.title);
  }
  if (!options.file.isEmpty()) window.files().openPath(options.file);
  return QApplication::exec();
}

}  // namespace nabla::ui
