#include "ui/formula/math_font.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QThread>
#include <memory>

#include "ui/theme/fonts.h"

namespace nabla::ui {

namespace {

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// The letters of Unicode's mathematical alphabets; a gap in the block of italics is filled by
// Planck's h.
char32_t italicLetter(char32_t c) {
  if (c == U'h') return 0x210E;
  if (between(c, U'a', U'z')) return 0x1D44E + (c - U'a');
  if (between(c, U'A', U'Z')) return 0x1D434 + (c - U'A');
  if (between(c, U'α', U'ω')) return 0x1D6FC + (c - U'α');
  if (c == U'∂') return 0x1D715;
  return c;
}

char32_t boldLetter(char32_t c) {
  if (between(c, U'a', U'z')) return 0x1D41A + (c - U'a');
  if (between(c, U'A', U'Z')) return 0x1D400 + (c - U'A');
  if (between(c, U'0', U'9')) return 0x1D7CE + (c - U'0');
  return c;
}

char32_t styled(char32_t c, math::Style style) {
  if (style == math::Style::italic) return italicLetter(c);
  return style == math::Style::bold ? boldLetter(c) : c;
}

QRawFont openFont() {
  QRawFont font(QStringLiteral(":/fonts/texgyrepagella-math.otf"), MathFont::em,
                QFont::PreferNoHinting);
  return font.isValid() ? font : QRawFont::fromFont(mathFont(static_cast<int>(MathFont::em)));
}

MathFont::Glyph fallback(const QString& text) {
  QFont font = uiFont(static_cast<int>(MathFont::em));
  font.setHintingPreference(QFont::PreferNoHinting);
  MathFont::Glyph glyph;
  glyph.path.setFillRule(Qt::WindingFill);
  glyph.path.addText(QPointF(), font, text);
  glyph.advance = QFontMetricsF(font).horizontalAdvance(text);
  return glyph;
}

void append(MathFont::Glyph& run, const MathFont::Glyph& next) {
  run.path.addPath(next.path.translated(run.advance, 0));
  run.advance += next.advance;
  run.italic = next.italic;
}

std::unique_ptr<MathFont>& slotOfThisThread() {
  thread_local std::unique_ptr<MathFont> font;
  return font;
}

}  // namespace

const MathFont& MathFont::ofThisThread() {
  std::unique_ptr<MathFont>& font = slotOfThisThread();
  if (!font) {
    font = std::make_unique<MathFont>();
    // A raw font must not outlive the application; other threads end before it does.
    const auto* app = QCoreApplication::instance();
    if (app != nullptr && app->thread() == QThread::currentThread()) {
      qAddPostRoutine([] { slotOfThisThread().reset(); });
    }
  }
  return *font;
}

MathFont::MathFont()
    : raw_(openFont()), table_(parseMathTable(raw_.fontTable("MATH"), raw_.unitsPerEm())) {}

MathFont::Glyph MathFont::text(const QString& text, math::Style style) const {
  Glyph run;
  run.path.setFillRule(Qt::WindingFill);
  QString missing;
  const auto flush = [&] {
    if (missing.isEmpty()) return;
    append(run, fallback(missing));
    missing.clear();
  };
  for (const char32_t plain : text.toStdU32String()) {
    const quint32 index = indexOf(styled(plain, style));
    if (index == 0) {
      missing += QString::fromUcs4(&plain, 1);
      continue;
    }
    flush();
    append(run, glyph(index));
  }
  flush();
  return run;
}

MathFont::Glyph MathFont::tall(char32_t sign, double height) const {
  const quint32 index = indexOf(sign);
  if (index == 0) return fallback(QString::fromUcs4(&sign, 1));
  Glyph best = glyph(index);
  for (const MathTable::Variant& variant : table_.taller.value(index)) {
    best = glyph(variant.glyph);
    if (best.path.boundingRect().height() >= height) return best;
  }
  const QRectF box = best.path.boundingRect();
  if (box.height() < height && box.height() > 0) {
    best.path = QTransform::fromScale(1, height / box.height()).map(best.path);
  }
  return best;
}

MathFont::Glyph MathFont::glyph(quint32 index) const {
  const auto known = glyphs_.constFind(index);
  if (known != glyphs_.constEnd()) return *known;
  Glyph glyph;
  glyph.path = raw_.pathForGlyph(index);
  glyph.path.setFillRule(Qt::WindingFill);
  const QList<QPointF> advances = raw_.advancesForGlyphIndexes({index});
  glyph.advance = advances.isEmpty() ? 0 : advances[0].x();
  glyph.italic = table_.italic_correction.value(index) * em;
  glyphs_.insert(index, glyph);
  return glyph;
}

quint32 MathFont::indexOf(char32_t character) const {
  const QList<quint32> indexes = raw_.glyphIndexesForString(QString::fromUcs4(&character, 1));
  return indexes.isEmpty() ? 0 : indexes[0];
}

}  // namespace nabla::ui
