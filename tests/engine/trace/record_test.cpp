#include "engine/trace/record.h"

#include <QTest>
#include <algorithm>
#include <cmath>

#include "engine/derive/reverse.h"
#include "engine/graph/verify.h"
#include "tests/engine/derive/formula.h"

namespace engine_trace_record_test {

using namespace nabla;
using nabla::test::input;
using nabla::test::named;

namespace {

// An event as text: `contribution y 0 x1 3`.
QString text_of(const Trace& trace, const Event& event) {
  static const char* const kinds[] = {"forward",      "seed",         "local",
                                      "contribution", "accumulation", "tangent"};
  QString text = kinds[static_cast<int>(event.kind)];
  text += ' ' + QString::fromStdString(trace.graph.label(event.node));
  if (event.operand >= 0) {
    text += QString(" %1 %2")
                .arg(event.operand)
                .arg(QString::fromStdString(trace.graph.label(event.to)));
  }
  return text + ' ' + QString::number(event.value.item());
}

QStringList events_of(const Trace& trace) {
  QStringList texts;
  for (const Event& event : trace.events) texts += text_of(trace, event);
  return texts;
}

bool same(const TraceState& a, const TraceState& b) {
  return a.values == b.values && a.gradients == b.gradients && a.tangents == b.tangents;
}

// y = (x1 + x1 * x2) ** 2, a program with fan-out, a constant and unnamed nodes.
Trace example(const TraceOptions& options = {}) {
  Graph graph;
  const Sym x1 = input(graph, "x1", 2);
  const Sym x2 = input(graph, "x2", 5);
  const Sym y = named("y", pow(x1 + x1 * x2, 2));
  return record(graph, y.id, {}, options).value();
}

}  // namespace

class RecordTest : public QObject {
  Q_OBJECT

 private slots:
  void the_first_lesson_plays_forward_and_back() {
    Graph graph;
    const Sym x1 = input(graph, "x1", 3);
    const Sym x2 = input(graph, "x2", 3);
    const Sym y = named("y", x1 * x2);
    const Trace trace = record(graph, y.id, {}).value();
    const QStringList expected = {
        "forward x1 3",          "forward x2 3",          "forward y 9",           "seed y 1",
        "local y 0 x1 3",        "contribution y 0 x1 3", "accumulation y 0 x1 3", "local y 1 x2 3",
        "contribution y 1 x2 3", "accumulation y 1 x2 3"};
    QCOMPARE(events_of(trace), expected);
    QCOMPARE(trace.steps.size(), 6U);
    QCOMPARE(trace.steps[2].phase, Phase::forward);
    QCOMPARE(trace.steps[3].phase, Phase::backward);
    QVERIFY(!trace.steps[3].to.valid());
    QCOMPARE(trace.steps[4].local->index, x2.id.index);
    QCOMPARE(trace.event(trace.steps[5], EventKind::accumulation)->value.item(), 3.0);
    QVERIFY(!trace.event(trace.steps[0], EventKind::local));
    QCOMPARE(trace.forward_size, 3U);
  }

  void a_square_written_as_a_product_adds_up_to_six() {
    Graph graph;
    const Sym x = input(graph, "x", 3);
    const Sym y = named("y", x * x);
    const Trace trace = record(graph, y.id, {}).value();
    const QStringList last = events_of(trace).mid(3);
    const QStringList expected = {"local y 0 x 3", "contribution y 0 x 3", "accumulation y 0 x 3",
                                  "local y 1 x 3", "contribution y 1 x 3", "accumulation y 1 x 6"};
    QCOMPARE(last, expected);
  }

  void the_point_overrides_what_the_program_says() {
    Graph graph;
    const Sym x = input(graph, "x", 3);
    const Sym y = (x * 2.0);
    const Trace trace = record(graph, y.id, {{"x", 10}}).value();
    QCOMPARE(trace.events[1].value.item(), 20.0);
  }

  void placeholders_get_values_but_no_gradients() {
    Graph graph;
    const Sym w = input(graph, "w", 3);
    const Sym data = input(graph, "data", 4, InputKind::placeholder);
    const Sym y = (w * data);
    const Trace trace = record(graph, y.id, {}).value();
    const TraceState end = state_at(trace, trace.steps.size());
    QCOMPARE(end.gradients[w.id.index]->item(), 4.0);
    QVERIFY(end.values[data.id.index]);
    QVERIFY(!end.gradients[data.id.index]);
  }

  void what_the_user_wrote_beside_the_output_is_shown_too() {
    Graph graph;
    const Sym x = input(graph, "x", 3);
    const Sym y = named("y", x * x);
    const Sym z = named("z", x + y);
    const Trace trace = record(graph, y.id, {}).value();
    QCOMPARE(state_at(trace, 3).values[z.id.index]->item(), 12.0);
    QCOMPARE(trace.steps[3].node.index, y.id.index);
  }

  void derived_nodes_of_the_program_are_shown_where_they_are_used() {
    Graph graph;
    const Sym x = input(graph, "x", 3);
    const Sym y = named("y", x * x * x);
    const NodeId slope = *reverse(graph, y.id, std::vector{x.id}).value().gradient(x.id);
    graph.bind("slope", slope);
    const Trace trace = record(graph, slope, {}).value();
    const TraceState end = state_at(trace, trace.steps.size());
    QCOMPARE(end.values[slope.index]->item(), 27.0);
    QCOMPARE(end.gradients[x.id.index]->item(), 18.0);
    QVERIFY(!verify(trace.graph));
  }

  void values_and_tangents_go_side_by_side_in_forward_mode() {
    Graph graph;
    const Sym x1 = input(graph, "x1", 3);
    const Sym x2 = input(graph, "x2", 5);
    const Sym y = named("y", x1 * x2);
    TraceOptions options;
    options.tangent_of = "x1";
    const Trace trace = record(graph, y.id, {}, options).value();
    const QStringList expected = {"forward x1 3", "tangent x1 1", "forward x2 5", "forward y 15",
                                  "tangent y 5"};
    QCOMPARE(events_of(trace), expected);
    QCOMPARE(trace.steps[1].phase, Phase::tangent);
    QVERIFY(!state_at(trace, 4).tangents[y.id.index]);
    QCOMPARE(state_at(trace, 5).tangents[y.id.index]->item(), 5.0);
    QVERIFY(!state_at(trace, 5).tangents[x2.id.index]);
  }

  void forward_mode_starts_from_a_scalar_input() {
    Graph graph;
    const Sym v = input(graph, "v", Tensor::vector({1, 2}));
    const NodeId y = apply("sum", {v}).id;
    TraceOptions options;
    options.tangent_of = "v";
    QCOMPARE(record(graph, y, {}, options).error().what.str(),
             std::string("forward mode starts from one number, but v has shape (2,)"));
    options.tangent_of = "nobody";
    QCOMPARE(record(graph, y, {}, options).error().what.str(),
             std::string("there is no input called nobody"));
  }

  void an_output_of_several_numbers_plays_forward_only() {
    Graph graph;
    const Sym x = input(graph, "x", Tensor::vector({1, 2}));
    const Sym y = (x * 2.0);
    const Trace trace = record(graph, y.id, {}).value();
    QCOMPARE(trace.steps.size(), 2U);
  }

  void a_trace_without_backward_ends_with_the_values() {
    TraceOptions options;
    options.backward = false;
    const Trace trace = example(options);
    for (const Step& step : trace.steps) QCOMPARE(step.phase, Phase::forward);
    QCOMPARE(trace.graph.size(), trace.forward_size);
  }

  void an_input_without_a_value_is_named() {
    Graph graph;
    const NodeId x = graph.append_input("x", InputKind::variable, Shape(), {});
    const auto trace = record(graph, x, {});
    QVERIFY(!trace);
    QCOMPARE(trace.error().what.str(), std::string("x has no value"));
    QVERIFY(record(graph, x, {{"x", 1}}));
  }

  void a_run_can_be_cancelled() {
    const std::atomic<bool> cancelled = true;
    Graph graph;
    const Sym x = input(graph, "x", 3);
    TraceOptions options;
    options.cancelled = &cancelled;
    const Sym y = x * x;
    QVERIFY(!record(graph, y.id, {}, options));
  }

  // --- the state at a step ---

  void constants_are_there_from_the_start() {
    const Trace trace = example();
    const TraceState start = state_at(trace, 0);
    for (std::uint32_t i = 0; i < trace.forward_size; ++i) {
      QCOMPARE(start.values[i].has_value(), trace.graph.constant(NodeId{i}) != nullptr);
      QVERIFY(!start.gradients[i]);
    }
  }

  void each_step_shows_exactly_its_own_events() {
    const Trace trace = example();
    for (std::size_t k = 0; k < trace.steps.size(); ++k) {
      const Step& step = trace.steps[k];
      TraceState state = state_at(trace, k);
      const TraceState after = state_at(trace, k + 1);
      if (step.phase == Phase::forward) {
        state.values[step.node.index] = trace.event(step, EventKind::forward)->value;
      } else if (step.to.valid()) {
        state.gradients[step.to.index] = trace.event(step, EventKind::accumulation)->value;
      } else {
        state.gradients[step.node.index] = Tensor(1.0);
      }
      QVERIFY(same(state, after));
    }
  }

  void the_state_does_not_depend_on_what_was_asked_before() {
    const Trace trace = example();
    std::vector<TraceState> forward;
    for (std::size_t k = 0; k <= trace.steps.size(); ++k) forward.push_back(state_at(trace, k));
    for (std::size_t k = trace.steps.size() + 1; k-- > 0;) {
      QVERIFY(same(state_at(trace, k), forward[k]));
    }
    QVERIFY(same(state_at(trace, trace.steps.size() + 99), forward.back()));
  }

  void the_end_holds_the_gradient_of_every_variable() {
    const Trace trace = example();
    const TraceState end = state_at(trace, trace.steps.size());
    QCOMPARE(end.gradients[0]->item(), 2 * 12.0 * 6);
    QCOMPARE(end.gradients[1]->item(), 2 * 12.0 * 2);
  }

  void contributions_to_a_node_sum_to_its_gradient() {
    const Trace trace = example();
    const TraceState end = state_at(trace, trace.steps.size());
    std::vector<double> sums(trace.forward_size, 0);
    sums[trace.output.index] = 1;
    for (const Event& event : trace.events) {
      if (event.kind == EventKind::contribution) sums[event.to.index] += event.value.item();
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
      if (end.gradients[i]) QCOMPARE(end.gradients[i]->item(), sums[i]);
    }
  }

  void the_recorded_graph_keeps_its_invariants() {
    const auto fault = verify(example().graph);
    QVERIFY2(!fault, fault ? fault->what.str().c_str() : "");
  }
};

QTEST_APPLESS_MAIN(RecordTest)

}  // namespace engine_trace_record_test

#include "engine_trace_record_test.moc"
