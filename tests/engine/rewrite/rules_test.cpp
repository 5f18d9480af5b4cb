// Every rule of algebra at ordinary and special values, one rule a row.
#include "engine/rewrite/rules.h"

#include <QTest>
#include <cmath>

#include "tests/engine/rewrite/same_values.h"
#include "tests/engine/rewrite/written_rule.h"

namespace engine_rewrite_rules_test {

using namespace nabla;

namespace {

using namespace test;

constexpr double infinity = INFINITY;
const std::vector<double> values = {0.0, -0.0, 1.0,      -1.0,      0.5, -2.7,
                                    3.3, 1e5,  infinity, -infinity, NAN};
const std::vector<double> constants = {2, -3.7, 0.25, 1.3};

// Of what nothing is known, 0 or 1, never negative, never zero: for rules that ask.
constexpr std::size_t variant_count = 4;
Sym variant(Sym u, std::size_t which) {
  if (which == 1) return apply("greater", {u, constant_like(u, 0.0)});
  if (which == 2) return u * u;
  return which == 3 ? 1.0 + u * u : u;
}

bool fired(const Rewritten& result, std::string_view text) {
  for (const PassReport& pass : result.log) {
    for (const Firing& firing : pass.firings) {
      if (firing.rule == text) return true;
    }
  }
  return false;
}

}  // namespace

class RulesTest : public QObject {
  Q_OBJECT

 private slots:
  void a_rule_keeps_values_to_four_ulp_and_every_nan_and_infinity_data() {
    QTest::addColumn<int>("line");
    for (std::size_t i = 0; i < algebra_lines().size(); ++i) {
      QTest::addRow("%s (%d)", algebra_lines()[i].text.data(), static_cast<int>(i))
          << static_cast<int>(i);
    }
  }
  void a_rule_keeps_values_to_four_ulp_and_every_nan_and_infinity() {
    QFETCH(int, line);
    const AlgebraRule rule = parse_rule(algebra_lines()[static_cast<std::size_t>(line)]);
    bool used = false;
    for (std::size_t which = 0; which < variant_count; ++which) {
      for (const double c : constants) {
        for (const double d : constants) {
          Graph graph;
          const auto letter = [&](std::size_t i) {
            return variant(input(graph, std::string(1, "xyz"[i]), triples(values, i)), which);
          };
          const std::vector targets{written(graph, rule, {c, d}, letter).whole.id};
          const Rewritten result =
              rewrite(graph, targets,
                      {.log = true, .verify = true, .for_reading = rule.keeps == Keeps::meaning});
          used = used || fired(result, rule.text);
          const std::string apart = difference(graph, targets, result, {}, 4);
          QVERIFY2(apart.empty(), apart.c_str());
        }
      }
    }
    QVERIFY2(used, "the rule never fired");
  }
};

QTEST_APPLESS_MAIN(RulesTest)

}  // namespace engine_rewrite_rules_test

#include "engine_rewrite_rules_test.moc"
