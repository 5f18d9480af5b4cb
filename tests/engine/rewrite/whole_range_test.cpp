// Every rule of algebra over the whole range of double: it may round otherwise, but loses no number
// to overflow or to zero, and before a step it does not even round.
#include <QTest>
#include <cmath>
#include <optional>

#include "engine/rewrite/rules.h"
#include "tests/engine/rewrite/same_values.h"
#include "tests/engine/rewrite/written_rule.h"

namespace engine_rewrite_whole_range_test {

using namespace nabla;

namespace {

using namespace test;
using Wide = long double;  // neither overflows nor loses digits where doubles do

const std::vector<double> values = {5e-324, 1e-310, -2.3e-308, 1e-300, -1e-155, 1e-100,  -0.7,
                                    1.0,    49.0,   -1e100,    1e155,  -1e300,  1.7e308, 0.0};
const std::vector<double> constants = {2.0, -3.7, 1 / 49.0, 1e-20, 0x1p100};

// Of what nothing is known, 0 or 1, never negative, at least 1: for rules that ask.
constexpr std::size_t variant_count = 4;
Sym variant(Sym u, std::size_t which) {
  if (which == 1) return nabla::apply("greater", {u, constant_like(u, 0.0)});
  if (which == 2) return nabla::apply("abs", {u});
  return which == 3 ? nabla::apply("maximum", {nabla::apply("abs", {u}), constant_like(u, 1.0)})
                    : u;
}

// What the left side of a rule is in mathematics; nothing where this does not know its functions.
std::optional<Wide> exact(const AlgebraRule& rule, const std::vector<Wide>& letters) {
  std::vector<Wide> parts;
  for (const Part& part : rule.before) {
    const auto at = [&](std::size_t k) { return parts[part.operands[k]]; };
    if (part.form == Part::Form::literal) {
      parts.push_back(part.value);
    } else if (part.form != Part::Form::op) {
      parts.push_back(letters[part.letter]);
    } else if (part.kind == Kind::add) {
      parts.push_back(at(0) + at(1));
    } else if (part.kind == Kind::sub) {
      parts.push_back(at(0) - at(1));
    } else if (part.kind == Kind::mul) {
      parts.push_back(at(0) * at(1));
    } else if (part.kind == Kind::div) {
      parts.push_back(at(0) / at(1));
    } else if (part.kind == Kind::neg) {
      parts.push_back(-at(0));
    } else if (part.kind == Kind::pow) {
      parts.push_back(std::pow(at(0), at(1)));
    } else {
      return {};
    }
  }
  return parts.back();
}

// Within a few units of the last place, which are those of the smallest numbers at the bottom.
bool near(double found, Wide truth) {
  const auto rounded = static_cast<double>(truth);
  if (within_ulps(found, rounded, 4)) return true;
  return std::fabs(static_cast<Wide>(found) - truth) <= 8 * 0x1p-1074L;
}

bool fired(const Rewritten& result, std::string_view text) {
  for (const PassReport& pass : result.log) {
    for (const Firing& firing : pass.firings) {
      if (firing.rule == text) return true;
    }
  }
  return false;
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

void add_lines(bool (*wanted)(Keeps)) {
  QTest::addColumn<int>("line");
  for (std::size_t i = 0; i < algebra_lines().size(); ++i) {
    if (!wanted(algebra_lines()[i].keeps)) continue;
    QTest::addRow("%s (%d)", algebra_lines()[i].text.data(), static_cast<int>(i))
        << static_cast<int>(i);
  }
}

AlgebraRule fetched_rule() {
  const int line = *static_cast<int*>(QTest::qData("line", qMetaTypeId<int>()));
  return parse_rule(algebra_lines()[static_cast<std::size_t>(line)]);
}

// Each rule with all constants in all variants, as what `make` makes of its left side.
template <class Make, class Check>
void on_everything(const AlgebraRule& rule, Make make, Check check) {
  for (std::size_t which = 0; which < variant_count; ++which) {
    for (const double c : constants) {
      for (const double d : constants) {
        Graph graph;
        const auto letter = [&](std::size_t i) {
          return variant(input(graph, std::string(1, "xyz"[i]), triples(values, i)), which);
        };
        const WrittenRule left = written(graph, rule, {c, d}, letter);
        const NodeId target = make(left.whole).id;
        const Rewritten result = rewrite(graph, std::array{target}, {.log = true});
        const std::vector<Tensor> before = all_values(graph, {});
        const Tensor after = all_values(result.graph, {})[result.targets[0].index];
        check(left, before, before[target.index], after, result);
        if (QTest::currentTestFailed()) return;
      }
    }
  }
}

QByteArray apart(double before, double after, std::size_t i) {
  return QStringLiteral("%1 became %2 at %3").arg(before).arg(after).arg(i).toUtf8();
}

}  // namespace

class WholeRangeTest : public QObject {
  Q_OBJECT

 private slots:
  void a_rule_that_keeps_bits_keeps_them_data() {
    add_lines([](Keeps keeps) { return keeps == Keeps::bits; });
  }
  void a_rule_that_keeps_bits_keeps_them() {
    const auto itself = [](Sym whole) { return whole; };
    on_everything(fetched_rule(), itself,
                  [](const WrittenRule&, const std::vector<Tensor>&, const Tensor& before,
                     const Tensor& after, const Rewritten&) {
                    for (std::size_t i = 0; i < before.size(); ++i) {
                      QVERIFY2(same(before[i], after[i]),
                               apart(before[i], after[i], i).constData());
                    }
                  });
  }

  void a_rule_that_rounds_loses_no_number_data() {
    add_lines([](Keeps keeps) { return keeps == Keeps::value; });
  }
  void a_rule_that_rounds_loses_no_number() {
    const AlgebraRule rule = fetched_rule();
    const auto itself = [](Sym whole) { return whole; };
    bool used = false;
    on_everything(rule, itself,
                  [&](const WrittenRule& left, const std::vector<Tensor>& all, const Tensor& before,
                      const Tensor& after, const Rewritten& result) {
                    used = used || fired(result, rule.text);
                    for (std::size_t i = 0; i < before.size(); ++i) {
                      std::vector<Wide> letters;
                      for (const Sym letter : left.letters) {
                        const Tensor& value = all[letter.id.index];
                        letters.push_back(value[value.is_scalar() ? 0 : i]);
                      }
                      const Wide truth = exact(rule, letters).value();
                      // What was lost before may be found, not lost in another way.
                      if (near(before[i], truth) || std::isnan(before[i])) {
                        QVERIFY2(near(after[i], truth) || same(before[i], after[i]),
                                 apart(before[i], after[i], i).constData());
                      }
                    }
                  });
    QVERIFY(used);
  }

  void before_a_step_no_rule_rounds_data() {
    add_lines([](Keeps keeps) { return keeps != Keeps::bits; });
  }
  void before_a_step_no_rule_rounds() {
    const AlgebraRule rule = fetched_rule();
    const auto steps = [](Sym whole) {
      const Sym one = constant_like(whole, 1.0);
      const Sym moved = nabla::apply("sin", {whole});  // the last bit of what goes in is seen
      const Sym rest = nabla::apply("mod", {whole, constant_like(whole, 0.3)});
      return nabla::apply("where", {whole - one, nabla::apply("floor", {whole}), rest}) +
             nabla::apply("greater_equal", {moved, constant_like(whole, 0.5)});
    };
    on_everything(rule, steps,
                  [&](const WrittenRule&, const std::vector<Tensor>&, const Tensor& before,
                      const Tensor& after, const Rewritten& result) {
                    QVERIFY(!fired(result, rule.text));
                    for (std::size_t i = 0; i < before.size(); ++i) {
                      QVERIFY2(same(before[i], after[i]),
                               apart(before[i], after[i], i).constData());
                    }
                  });
  }
};

QTEST_APPLESS_MAIN(WholeRangeTest)

}  // namespace engine_rewrite_whole_range_test

#include "engine_rewrite_whole_range_test.moc"
