// How the window writes numbers: one rule for cards, formulas, tables, axes and sentences. No more
// digits than asked for and no zeros behind them, a true minus sign, and a power of ten instead of
// an exponent: −1.65, 0.0025, 8.4·10⁻¹¹. The language reads it back. What is edited or copied as a
// whole is format_number() (engine/tensor/format.h), with every digit.
#pragma once

#include <QString>
#include <cstddef>
#include <optional>
#include <string>

#include "engine/tensor/tensor.h"
#include "ui/formula/math.h"

namespace nabla::ui {

// The digits that a sentence or a formula has room for, and those of a card.
constexpr int told_digits = 6;
constexpr int card_digits = 4;

QString shownNumber(double x, int digits = told_digits);
// The same digits as a program writes them: -1.65, 8.4e-11.
std::string plainNumber(double x, int digits = told_digits);
// A small tensor as nested lists, a larger one as its shape and range.
QString shownTensor(const Tensor& tensor, int digits = told_digits, std::size_t elements = 6);

// The same as formulas. A matrix of up to 3 x 4 is drawn in rows, a vector as a row of numbers;
// these parts are never cut.
math::Math numberMath(double x, int digits = told_digits, std::optional<Role> role = {});
// Of a text that shownNumber() made.
math::Math numberMath(const QString& shown, std::optional<Role> role = {});
math::Math tensorMath(const Tensor& tensor, int digits = told_digits,
                      std::optional<Role> role = {});

}  // namespace nabla::ui
