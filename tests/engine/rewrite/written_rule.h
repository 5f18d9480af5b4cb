// The left side of a rule of algebra as a graph, with letters filled in.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/ops/build.h"
#include "engine/rewrite/rules.h"
#include "tests/engine/derive/formula.h"

namespace nabla::test {

// Element i of the tensors for x, y and z (0, 1 and 2) together are all triples of the values.
inline Tensor triples(const std::vector<double>& values, std::size_t which) {
  const std::size_t n = values.size();
  std::vector<double> out;
  for (std::size_t i = 0; i < n * n * n; ++i) {
    const std::size_t at[] = {i % n, i / n % n, i / n / n};
    out.push_back(values[at[which]]);
  }
  return Tensor::vector(out);
}

struct WrittenRule {
  std::vector<Sym> letters;  // c, d, x, y and z
  Sym whole;
};

// c and d are the numbers, x, y and z what letter(0), letter(1) and letter(2) give.
template <class Letter>
WrittenRule written(Graph& graph, const AlgebraRule& rule, std::array<double, 2> numbers,
                    const Letter& letter) {
  WrittenRule made;
  for (const double number : numbers) made.letters.push_back(constant(graph, number));
  for (std::size_t i = 0; i < 3; ++i) made.letters.push_back(letter(i));
  std::vector<Sym> parts;
  for (const Part& part : rule.before) {
    if (part.form == Part::Form::literal) {
      parts.push_back(constant(graph, part.value));
    } else if (part.form != Part::Form::op) {
      parts.push_back(made.letters[part.letter]);
    } else {
      std::vector<Sym> operands;
      for (std::size_t k = 0; k < part.count; ++k) operands.push_back(parts[part.operands[k]]);
      parts.push_back(nabla::apply(op_of(part.kind), operands));
    }
  }
  made.whole = parts.back();
  return made;
}

}  // namespace nabla::test
