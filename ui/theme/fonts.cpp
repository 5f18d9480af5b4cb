#include "ui/theme/fonts.h"

#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>

namespace nabla::ui {

namespace {

QFont makeFont(const QStringList& families, int px, QFont::Weight weight) {
  QFont font(families);
  font.setPixelSize(px);
  font.setWeight(weight);
  return font;
}

}  // namespace

void loadFonts() {
  constexpr const char* loaded = "nabla_fonts_loaded";
  if (qGuiApp == nullptr || qGuiApp->property(loaded).toBool()) return;
  qGuiApp->setProperty(loaded, true);
  const QDir folder(":/fonts");
  for (const QString& file : folder.entryList(QDir::Files, QDir::Name)) {
    QFontDatabase::addApplicationFont(folder.filePath(file));
  }
}

QFont uiFont(int px, QFont::Weight weight) {
  return makeFont({"Inter", "Noto Sans CJK SC", "Noto Sans", "DejaVu Sans"}, px, weight);
}

QFont codeFont(int px, QFont::Weight weight) {
  QFont font =
      makeFont({"JetBrains Mono", "Noto Sans Mono CJK SC", "DejaVu Sans Mono"}, px, weight);
  font.setStyleHint(QFont::Monospace);
  font.setFixedPitch(true);
  return font;
}

QFont mathFont(int px) {
  QFont font = makeFont({"TeX Gyre Pagella Math", "STIX Two Math", "STIX", "DejaVu Serif"}, px,
                        QFont::Normal);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

}  // namespace nabla::ui
