#include "ui/window/run_window.h"

#include <QApplication>
#include <QLocale>
#include <QSettings>

#include "ui/theme/style.h"
#include "ui/window/window_group.h"

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

}  // namespace

int runWindow(QApplication& app, const WindowOptions& options) {
  WindowGroup windows(app, recoveryFolder());
  Appearance& look = windows.appearance();
  const QString theme =
      options.theme.isEmpty() ? QSettings().value(theme_key).toString() : options.theme;
  look.setMode(mode_of(theme));
  applyStyle(app, look.theme());
  QObject::connect(&look, &Appearance::changed, &windows, [&look] {
    QSettings().setValue(theme_key, look.theme().isDark() ? "dark" : "light");
  });
  windows.setLanguage(language_of(options));
  windows.setLimits(options.limits);
  MainWindow& window = windows.addWindow();
  if (!window.examples().isEmpty()) {
    const Example& first = window.examples().first();
    windows.studio(0).workspace.newDocument(first.document, first.title);
  }
  if (!options.file.isEmpty()) windows.openFile(options.file);
  windows.offerLeftovers();
  return QApplication::exec();
}

}  // namespace nabla::ui
