#include "ui/formula/math_table.h"

namespace nabla::ui {

namespace {

// Reads big-endian numbers; outside the bytes everything is 0, so a damaged font does no harm.
class Reader {
 public:
  Reader(const QByteArray& bytes, double units_per_em) : bytes_(bytes), em_(units_per_em) {}

  int unsignedAt(qsizetype at) const {
    if (at < 0 || at + 1 >= bytes_.size()) return 0;
    return (byte(at) << 8) | byte(at + 1);
  }
  int signedAt(qsizetype at) const { return static_cast<qint16>(unsignedAt(at)); }
  double lengthAt(qsizetype at) const { return signedAt(at) / em_; }
  bool has(qsizetype at) const { return at >= 0 && at < bytes_.size(); }

 private:
  int byte(qsizetype at) const { return static_cast<unsigned char>(bytes_[at]); }

  const QByteArray& bytes_;
  double em_;
};

// The glyphs of a coverage table, in its order.
std::vector<quint32> readCoverage(const Reader& in, qsizetype at) {
  std::vector<quint32> glyphs;
  const int format = in.unsignedAt(at);
  const int count = in.unsignedAt(at + 2);
  for (int i = 0; i < count && in.has(at + 4); ++i) {
    if (format == 1) {
      glyphs.push_back(static_cast<quint32>(in.unsignedAt(at + 4 + 2 * i)));
      continue;
    }
    const int first = in.unsignedAt(at + 4 + 6 * i);
    const int last = in.unsignedAt(at + 6 + 6 * i);
    for (int glyph = first; glyph <= last; ++glyph) glyphs.push_back(static_cast<quint32>(glyph));
  }
  return glyphs;
}

// After four plain numbers come 51 records of four bytes, in the order of the specification.
MathConstants readConstants(const Reader& in, qsizetype at) {
  const auto record = [&](int index) { return in.lengthAt(at + 8 + 4 * index); };
  MathConstants c;
  c.script_scale = in.signedAt(at) / 100.0;
  c.script_script_scale = in.signedAt(at + 2) / 100.0;
  c.axis_height = record(1);
  c.subscript_shift_down = record(4);
  c.subscript_top_max = record(5);
  c.subscript_baseline_drop_min = record(6);
  c.superscript_shift_up = record(7);
  c.superscript_shift_up_cramped = record(8);
  c.superscript_bottom_min = record(9);
  c.superscript_baseline_drop_max = record(10);
  c.sub_superscript_gap_min = record(11);
  c.space_after_script = record(13);
  c.numerator_shift_up = record(28);
  c.numerator_display_shift_up = record(29);
  c.denominator_shift_down = record(30);
  c.denominator_display_shift_down = record(31);
  c.numerator_gap_min = record(32);
  c.numerator_display_gap_min = record(33);
  c.rule_thickness = record(34);
  c.denominator_gap_min = record(35);
  c.denominator_display_gap_min = record(36);
  c.overbar_gap = record(39);
  c.radical_gap = record(45);
  c.radical_display_gap = record(46);
  c.radical_rule_thickness = record(47);
  c.radical_kern_before_degree = record(49);
  c.radical_kern_after_degree = record(50);
  c.radical_degree_raise = in.signedAt(at + 8 + 4 * 51) / 100.0;
  return c;
}

QHash<quint32, double> readItalics(const Reader& in, qsizetype at) {
  QHash<quint32, double> italics;
  const std::vector<quint32> glyphs = readCoverage(in, at + in.unsignedAt(at));
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    italics.insert(glyphs[i], in.lengthAt(at + 4 + 4 * static_cast<qsizetype>(i)));
  }
  return italics;
}

QHash<quint32, std::vector<MathTable::Variant>> readVariants(const Reader& in, qsizetype at) {
  QHash<quint32, std::vector<MathTable::Variant>> taller;
  const std::vector<quint32> glyphs = readCoverage(in, at + in.unsignedAt(at + 2));
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const qsizetype construction = at + in.unsignedAt(at + 10 + 2 * static_cast<qsizetype>(i));
    const int count = in.unsignedAt(construction + 2);
    std::vector<MathTable::Variant> variants;
    for (int v = 0; v < count; ++v) {
      const qsizetype record = construction + 4 + 4 * v;
      variants.push_back({static_cast<quint32>(in.unsignedAt(record)), in.lengthAt(record + 2)});
    }
    taller.insert(glyphs[i], variants);
  }
  return taller;
}

}  // namespace

MathTable parseMathTable(const QByteArray& bytes, double units_per_em) {
  MathTable table;
  const Reader in(bytes, units_per_em);
  const int constants = in.unsignedAt(4);
  const int glyph_info = in.unsignedAt(6);
  const int variants = in.unsignedAt(8);
  if (constants > 0 && in.has(constants + 213)) table.constants = readConstants(in, constants);
  if (glyph_info > 0) {
    const int italics = in.unsignedAt(glyph_info);
    if (italics > 0) table.italic_correction = readItalics(in, glyph_info + italics);
  }
  if (variants > 0) table.taller = readVariants(in, variants);
  return table;
}

}  // namespace nabla::ui
