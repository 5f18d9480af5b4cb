// A run at another point needs no new graph: what is replayed is what would have been recorded.
#include <QTest>

#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"
#include "engine/trace/compare.h"
#include "engine/trace/record.h"

namespace engine_trace_replay_test {

using namespace nabla;

namespace {

Execution ran(const char* text, const Point& point = {}) {
  RunOptions options;
  options.point = point;
  Execution execution = run(parse(text).program, options);
  Q_ASSERT(execution.ok());
  return execution;
}

Trace recorded(const char* text, const Point& point = {}, const TraceOptions& options = {}) {
  Execution execution = ran(text, point);
  const NodeId output = execution.outputs.front().node;
  return record(std::move(execution.graph), output, point, options).value();
}

bool same_events(const Trace& a, const Trace& b) {
  return std::ranges::equal(a.events, b.events, [](const Event& one, const Event& other) {
    return one.kind == other.kind && one.node == other.node && one.operand == other.operand &&
           one.to == other.to && one.source == other.source && one.value == other.value;
  });
}

constexpr const char* waves = "x = variable(1)\nw = variable([1, 2, 3])\ny = sum(sin(w * x)) / x";

}  // namespace

class ReplayTest : public QObject {
  Q_OBJECT

 private slots:
  void a_replay_is_what_a_record_at_that_point_would_be() {
    const Point point{{"x", Tensor(0.25)}, {"w", Tensor::vector({4, -5, 6})}};
    const Trace first = recorded(waves);
    const Trace replayed = replay(first, point).value();
    QVERIFY(same_events(replayed, recorded(waves, point)));
    QVERIFY(!same_events(replayed, first));
    QVERIFY(replayed.graph.same(first.graph));
    QVERIFY(same_structure(first, replayed));
  }

  void tangents_are_replayed_too() {
    TraceOptions forward;
    forward.tangent_of = "x";
    const Point point{{"x", Tensor(3.0)}};
    const Trace replayed = replay(recorded(waves, {}, forward), point).value();
    QVERIFY(same_events(replayed, recorded(waves, point, forward)));
  }

  void another_shape_is_refused() {
    const Trace trace = recorded(waves);
    QVERIFY(!replay(trace, {{"x", Tensor::vector({1, 2})}}));
  }

  void a_replay_stops_when_it_is_cancelled() {
    const std::atomic<bool> cancelled{true};
    QVERIFY(!replay(recorded(waves), {}, &cancelled));
  }

  void a_run_says_whether_it_looked_at_values() {
    QVERIFY(!ran(waves).reads_values);
    QVERIFY(!ran("x = variable(1)\nfor i in range(3):\n    x = x * 2\ny = x").reads_values);
    QVERIFY(!ran("n = 2\nx = variable(1)\nif n > 1:\n    y = x").reads_values);
    QVERIFY(!ran("x = variable(1)\ny = where(x > 0, x, -x)").reads_values);
    QVERIFY(ran("x = variable(1)\nif x > 0:\n    y = x").reads_values);
    QVERIFY(ran("x = variable(1)\ny = x\nwhile y < 9:\n    y = y * 2").reads_values);
    QVERIFY(ran("x = variable(1)\ny = x if x > 0 else -x").reads_values);
  }

  void constants_may_differ_within_a_structure_but_names_and_ops_may_not() {
    const Trace trace = recorded("x = variable(1)\ny = x * 2");
    QVERIFY(same_structure(trace, recorded("x = variable(7)\n\ny = x * 3.5")));
    QVERIFY(!same_graph(trace.graph, recorded("x = variable(1)\ny = x * 3").graph, 3));
    QVERIFY(!same_structure(trace, recorded("x = variable(1)\nz = x * 2")));
    QVERIFY(!same_structure(trace, recorded("x = variable(1)\ny = x + 2")));
    QVERIFY(!same_structure(trace, recorded("x = variable(1)\ny = 2 * x")));
    QVERIFY(!same_structure(trace, recorded("x = placeholder(1)\ny = x * 2")));
  }
};

QTEST_APPLESS_MAIN(ReplayTest)

}  // namespace engine_trace_replay_test

#include "engine_trace_replay_test.moc"
