// nabla trace: every step with its numbers, each node under a label of its own.
#include <QTest>
#include <set>

#include "tests/app/nabla_process.h"

namespace app_trace_test {

using namespace nabla;
using namespace nabla::test;

namespace {

// As text, so that a failure shows both and 3 differs from 3.0.
QString shown(const Json& json) {
  return QString::fromStdString(write_json(json, JsonLayout::one_line));
}

}  // namespace

class TraceTest : public QObject {
  Q_OBJECT

 private slots:
  void trace_tells_every_step();
  void a_gradient_adds_up_over_its_paths();
  void trace_tells_nodes_of_one_name_apart();
  void trace_names_what_has_no_name();
  void trace_shows_what_constants_are();
  void trace_carries_tangents_forward();
  void trace_refuses_an_unknown_input();
};

void TraceTest::trace_tells_every_step() {
  const Outcome run = run_nabla({"trace", "-e", "y = x1*x2", "--at", "x1=3,x2=4", "--json"});
  QCOMPARE(run.status, 0);
  const Json steps = run.json()["steps"];
  std::string phases;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    QCOMPARE(shown(steps[i]["index"]), shown(static_cast<int>(i)));
    phases += steps[i]["phase"].get<std::string>().front();
  }
  QCOMPARE(phases, std::string("fffbbb"));
  QCOMPARE(shown(steps[2]),
           QStringLiteral(R"({"index": 2, "phase": "forward", "node": "y", "op": "mul", )"
                          R"("inputs": ["x1", "x2"], "value": 12.0})"));
  const Json back = steps[4];
  QCOMPARE(shown(back["node"]), shown("y"));
  QCOMPARE(shown(back["to"]), shown("x1"));
  QCOMPARE(shown(back["local"]), shown(4.0));
  QCOMPARE(shown(back["upstream"]), shown(1.0));
  QCOMPARE(shown(back["contribution"]), shown(4.0));
  QCOMPARE(shown(back["total"]), shown(4.0));
}

void TraceTest::a_gradient_adds_up_over_its_paths() {
  const Json steps = run_nabla({"trace", "-e", "y = x*x", "--at", "x=3", "--json"}).json()["steps"];
  QCOMPARE(steps.size(), std::size_t{5});
  QCOMPARE(shown(steps[3]["total"]), shown(3.0));
  QCOMPARE(shown(steps[4]["contribution"]), shown(3.0));
  QCOMPARE(shown(steps[4]["total"]), shown(6.0));
}

void TraceTest::trace_tells_nodes_of_one_name_apart() {
  const QString program = "x = variable(2); x = x^2; y = x + 1";
  const Json json = run_nabla({"trace", "-e", program, "--json"}).json();
  std::string forward;
  for (const Json& step : json["steps"]) {
    if (step["phase"] == "forward") forward += step["node"].get<std::string>() + ' ';
  }
  QCOMPARE(forward, std::string("x x_1 y "));
  QCOMPARE(shown(json["steps"][2]["inputs"][0]), shown("x_1"));
  QCOMPARE(shown(json["steps"].back()["to"]), shown("x"));
  std::set<std::string> labels;
  std::set<int> ids;
  for (const Json& node : json["nodes"]) {
    labels.insert(node["node"].get<std::string>());
    ids.insert(node["id"].get<int>());
  }
  QCOMPARE(labels.size(), json["nodes"].size());
  QCOMPARE(ids.size(), json["nodes"].size());
  const QString text = run_nabla({"trace", "-e", program}).out;
  QVERIFY2(text.contains("x_1 = pow(x, 2) = 4") && text.contains("dy/dx += "), qPrintable(text));
}

void TraceTest::trace_names_what_has_no_name() {
  const QString text =
      run_nabla({"trace", "-e", "r = (1-x)^2 + 100(y-x^2)^2", "--at", "x=2,y=3"}).out;
  QVERIFY2(text.contains("v1 = sub(1, x) = -1") && text.contains("dr/dv2 += "), qPrintable(text));
  QVERIFY2(!text.contains("dr/dpow") && !text.contains("dr/dmul"), qPrintable(text));
}

void TraceTest::trace_shows_what_constants_are() {
  const QStringList arguments{"trace", "-e", "y = 3 * x", "--at", "x=2"};
  QVERIFY2(run_nabla(arguments).out.contains("y = mul(3, x) = 6"),
           qPrintable(run_nabla(arguments).out));
  const Json json = run_nabla(arguments + QStringList{"--json"}).json();
  bool found = false;
  for (const Json& node : json["nodes"]) {
    if (node["node"] != "constant") continue;
    QCOMPARE(shown(node["value"]), shown(3.0));
    found = true;
  }
  QVERIFY(found);
}

void TraceTest::trace_carries_tangents_forward() {
  const Json steps = run_nabla({"trace", "-e", "y = a*b", "--at", "a=3,b=4", "--direction",
                                "forward", "--wrt", "b", "--json"})
                         .json()["steps"];
  QCOMPARE(shown(steps.back()["phase"]), shown("tangent"));
  QCOMPARE(shown(steps.back()["node"]), shown("y"));
  QCOMPARE(shown(steps.back()["value"]), shown(3.0));
}

void TraceTest::trace_refuses_an_unknown_input() {
  const Outcome run =
      run_nabla({"trace", "-e", "y = x*x", "--at", "x=3", "--direction", "forward", "--wrt", "q"});
  QCOMPARE(run.status, 2);
  QVERIFY2(is_one_line(run.err) && run.err.contains("q"), qPrintable(run.err));
}

QTEST_GUILESS_MAIN(TraceTest)

}  // namespace app_trace_test

#include "app_trace_test.moc"
