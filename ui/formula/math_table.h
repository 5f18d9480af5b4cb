// What an OpenType font says about setting formulas: its MATH table, in units of the em.
#pragma once

#include <QByteArray>
#include <QHash>
#include <vector>

namespace nabla::ui {

// Names and meanings are those of the OpenType specification, "MATH table". The defaults are
// typical values, for fonts without the table.
struct MathConstants {
  double script_scale = 0.72;
  double script_script_scale = 0.56;
  double axis_height = 0.25;
  double subscript_shift_down = 0.2;
  double subscript_top_max = 0.35;
  double subscript_baseline_drop_min = 0.1;
  double superscript_shift_up = 0.36;
  double superscript_shift_up_cramped = 0.29;
  double superscript_bottom_min = 0.11;
  double superscript_baseline_drop_max = 0.25;
  double sub_superscript_gap_min = 0.16;
  double space_after_script = 0.05;
  double numerator_shift_up = 0.4;
  double numerator_display_shift_up = 0.68;
  double denominator_shift_down = 0.36;
  double denominator_display_shift_down = 0.69;
  double numerator_gap_min = 0.05;
  double numerator_display_gap_min = 0.12;
  double rule_thickness = 0.05;
  double denominator_gap_min = 0.05;
  double denominator_display_gap_min = 0.12;
  double overbar_gap = 0.12;
  double radical_gap = 0.06;
  double radical_display_gap = 0.12;
  double radical_rule_thickness = 0.05;
  double radical_kern_before_degree = 0.25;
  double radical_kern_after_degree = -0.5;
  double radical_degree_raise = 0.6;
};

struct MathTable {
  // A taller drawing of the same sign, and its height.
  struct Variant {
    quint32 glyph = 0;
    double height = 0;
  };

  MathConstants constants;
  QHash<quint32, double> italic_correction;
  QHash<quint32, std::vector<Variant>> taller;  // from small to large, the sign itself first
};

// Reads the bytes of the table. What is missing or cut off is left at its default.
MathTable parseMathTable(const QByteArray& bytes, double units_per_em);

}  // namespace nabla::ui
