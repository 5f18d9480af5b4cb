// A run that another thread has cancelled ends within its longest kernels, not after them.
#include "engine/base/cancellation.h"

#include <QTest>
#include <algorithm>

#include "engine/derive/forward.h"
#include "engine/derive/hessian.h"
#include "engine/derive/jacobian.h"
#include "engine/derive/reverse.h"
#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/random.h"
#include "engine/language/parser.h"
#include "engine/objective/objective.h"
#include "engine/ops/catalogue.h"
#include "engine/program/compiled.h"
#include "engine/program/session.h"

namespace engine_graph_cancellation_test {

using namespace nabla;

namespace {

const std::atomic<bool> raised = true;

// What is left of a result where the flag was up from the start: zeros, in the shape that is due.
bool was_left(const Tensor& result, const Shape& shape) {
  return result.shape() == shape &&
         std::ranges::all_of(result.values(), [](double x) { return x == 0; });
}

Tensor cancelled_result(const char* op, std::initializer_list<Tensor> operands,
                        const Attributes& attributes = {}) {
  std::vector<const Tensor*> values;
  for (const Tensor& operand : operands) values.push_back(&operand);
  return evaluate(*find_op(op), Values(values, &raised), attributes);
}

// A program's static graph, its output, and a feed for each input.
struct Built {
  Execution execution;
  NodeId output;
  Point point;
};

Built built(const std::string& text, const Point& point = {}) {
  RunOptions options;
  options.mode = Mode::static_graph;
  options.point = point;
  Execution execution = run(parse(text).program, options);
  const NodeId output = execution.outputs.front().node;
  return {std::move(execution), output, point};
}

template <class T>
bool was_stopped(const Expected<T>& result) {
  return !result && result.error().what.str() == "stopped";
}

// Arrays of several kinds of steps: filled, looped over, multiplied, and by an op's own kernel.
const char* const arrays =
    "A = variable(ones((100, 100)))\nB = sum(A @ A + inv(A), axis=0)\ny = sum(B ** 2)";
const char* const of_numbers = "x = variable(2)\ny = x ** 3 + sin(x)";

}  // namespace

class CancellationTest : public QObject {
  Q_OBJECT

 private slots:
  void blocks_end_with_the_one_in_which_the_flag_went_up() {
    std::atomic<bool> flag = false;
    std::size_t done = 0;
    in_blocks(100, 10, &flag, [&](std::size_t first, std::size_t last) {
      done += last - first;
      if (first == 30) flag = true;
    });
    QCOMPARE(done, std::size_t(40));
  }

  void kernels_that_may_take_long_look_at_it() {
    const Tensor numbers = Tensor::filled({100'000}, 2.0);
    const Shape many{100'000};
    QVERIFY(was_left(cancelled_result("exp", {numbers}), many));
    QVERIFY(was_left(cancelled_result("pow", {numbers, numbers}), many));
    QVERIFY(was_left(cancelled_result("leaky_relu", {numbers}), many));
    QVERIFY(was_left(cancelled_result("where", {numbers, numbers, numbers}), many));
    const Tensor matrix = Tensor::filled({500, 500}, 1.0);
    QVERIFY(was_left(cancelled_result("matmul", {matrix, matrix}), Shape{500, 500}));
    for (const char* op : {"inv", "transpose", "flip", "softmax", "cumsum"}) {
      const Tensor left = cancelled_result(op, {matrix});
      QVERIFY2(was_left(left, left.shape()), op);
    }
    QVERIFY(was_left(cancelled_result("solve", {matrix, matrix}), Shape{500, 500}));
    QVERIFY(was_left(cancelled_result("sum", {matrix}), Shape{}));
    QVERIFY(was_left(cancelled_result("logsumexp", {matrix}), Shape{}));
    const Tensor image = Tensor::filled({3, 20, 20}, 1.0);
    const Tensor weight = Tensor::filled({2, 3, 5, 5}, 1.0);
    QVERIFY(was_left(cancelled_result("conv2d", {image, weight}), Shape{2, 16, 16}));
    QVERIFY(was_left(normal_tensor(many, 1, &raised), many));
    QVERIFY(was_left(uniform_tensor(many, 1, &raised), many));
  }

  void matrices_of_several_groups_are_what_they_are_in_one() {
    const Tensor a = normal_tensor({600, 400}, 1);
    const Tensor b = normal_tensor({400, 500}, 2);
    Graph graph;
    const NodeId operands[] = {graph.append_constant(a), graph.append_constant(b)};
    const NodeId product = graph.append(*find_op("matmul"), operands).value();
    std::vector<Tensor> values;
    for (const NodeId id : {operands[0], operands[1], product}) {
      QVERIFY(evaluate_node(graph, id, {}, values));
    }
    for (const std::size_t row : {0U, 335U, 336U, 599U}) {
      double sum = 0;
      for (std::size_t k = 0; k < 400; ++k) sum += a[row * 400 + k] * b[k * 500 + 17];
      QVERIFY(std::abs(values[product.index][row * 500 + 17] - sum) < 1e-11);
    }
  }

  void a_program_whose_last_op_was_cut_short_is_stopped() {
    std::atomic<bool> flag = false;
    RunOptions options;
    options.cancelled = &flag;
    options.load = [&flag](const std::string&) -> Expected<Tensor> {
      flag = true;  // as another thread would, while the program runs
      return Tensor::filled({100'000}, 1.0);
    };
    const Execution execution = run(parse("y = exp(load(\"x.csv\"))").program, options);
    QVERIFY(!execution.ok());
    QCOMPARE(execution.diagnostics.front().what.str(), std::string("stopped"));
  }

  void a_session_stops() {
    for (const char* text : {of_numbers, arrays}) {
      const Built b = built(text);
      for (const Backend backend : {Backend::traversal, Backend::compiled}) {
        const Session session(b.execution.graph, backend);
        QVERIFY(was_stopped(session.run(b.output, {}, &raised)));
        QCOMPARE(session.compilations(), std::size_t(0));  // half a program is not kept
        QVERIFY(session.run(b.output));
      }
    }
  }

  void a_compiled_program_writes_no_further() {
    const Built b = built(arrays);
    QVERIFY(was_stopped(compile(b.execution.graph, std::span(&b.output, 1), &raised)));
    const Compiled program = compile(b.execution.graph, std::span(&b.output, 1));
    QVERIFY(was_stopped(program.evaluate({}, &raised)));
    const Tensor a = *b.execution.graph.inputs().front().initial;
    const double* const input = a.values().data();
    double result = -7;
    double* const output = &result;
    CompiledFrame frame = program.frame();
    program.run(std::span(&input, 1), std::span(&output, 1), frame, &raised);
    QCOMPARE(result, -7.0);
    program.run(std::span(&input, 1), std::span(&output, 1), frame);
    QVERIFY(result != -7.0);
  }

  void a_product_asks_between_its_panels() {
    const std::size_t n = 600;
    const std::vector<double> ones(n * n, 1.0);
    std::vector<double> result(n * n, 0.0);
    std::vector<double> room(Product::room_for(n));
    Product product;
    product.a = product.b = ones.data();
    product.to = result.data();
    product.a_strides = product.b_strides = {static_cast<std::ptrdiff_t>(n), 1};
    product.rows = product.inner = product.columns = n;
    product.room = room.data();
    std::atomic<int> left = 3;
    product.asked = &left;
    product.ends = [](const void* asked) {
      return --*static_cast<std::atomic<int>*>(const_cast<void*>(asked)) < 0;
    };
    kernels().product(product);
    const auto filled = [&] { return std::ranges::count(result, static_cast<double>(n)); };
    QCOMPARE(filled(), 0);
    QVERIFY(result[0] > 0);  // three panels were added in
    left = 1'000'000;
    kernels().product(product);
    QCOMPARE(filled(), static_cast<std::ptrdiff_t>(n * n));
  }

  void a_grid_begins_no_row() {
    const Built b = built(of_numbers);
    const GridMachine machine =
        *compile(b.execution.graph, std::span(&b.output, 1)).grid({Along::columns});
    const std::vector<double> x(1000, 2.0);
    std::vector<double> y(1000, -7.0);
    const double* const input = x.data();
    double* const output = y.data();
    GridMachine::Frame frame;
    for (const int threads : {1, 2}) {
      machine.run({1000, 1}, std::span(&input, 1), std::span(&output, 1), frame, threads, &raised);
      QCOMPARE(std::ranges::count(y, -7.0), 1000);
    }
    machine.run({1000, 1}, std::span(&input, 1), std::span(&output, 1), frame);
    QCOMPARE(std::ranges::count(y, y[0]), 1000);
  }

  void derivatives_ask_as_they_grow() {
    const Built b = built("x = variable(2)\ny = x\nfor i in range(2000):\n    y = sin(y) * x\n");
    const Graph& before = b.execution.graph;
    const NodeId x = before.inputs().front().node;
    const std::span wrt(&x, 1);
    Graph graph = before;
    QVERIFY(was_stopped(reverse(graph, b.output, wrt, check_of(&raised))));
    QVERIFY(was_stopped(forward(graph, b.output, {{x, x}}, check_of(&raised))));
    QVERIFY(was_stopped(jacobian(graph, b.output, wrt, {}, check_of(&raised))));
    QVERIFY(was_stopped(hessian(graph, b.output, wrt, check_of(&raised))));
    QVERIFY(was_stopped(hessian_vector(graph, b.output, wrt, wrt, check_of(&raised))));
    QVERIFY(graph.size() < 2 * before.size());  // a single sweep would have doubled it
    QVERIFY(reverse(graph, b.output, wrt, check_of({})));
    QVERIFY(graph.size() > 3 * before.size());
  }

  void a_derivative_that_outgrows_the_limit_ends_there() {
    RunOptions options;
    options.limits.nodes = 4000;
    const Program program = parse(
                                "x = variable(2)\ny = x\nfor i in range(1500):\n    y = sin(y)\n"
                                "g = grad(y, x)\n")
                                .program;
    for (const Mode mode : {Mode::eager, Mode::static_graph}) {
      options.mode = mode;
      const Execution execution = run(program, options);
      QVERIFY(!execution.ok());
      QVERIFY(execution.diagnostics.front().what.str().find("4000 nodes") != std::string::npos);
      QVERIFY(execution.graph.size() < 4000 + 3 * nodes_at_once);  // of over 6000
    }
  }

  void every_way_to_evaluate_a_function_can_be_cancelled() {
    for (const Course course : {Course::eager, Course::traversal, Course::compiled}) {
      const Objective plain = Objective::make(parse(of_numbers).program, {}, {}, course).value();
      const Objective objective = plain.cancelled_by(&raised);
      QVERIFY(was_stopped(objective.value(plain.start())));
      QVERIFY(was_stopped(objective.gradient(plain.start())));
      QVERIFY(was_stopped(objective.hessian(plain.start())));
      QVERIFY(plain.hessian(plain.start()));  // nothing half made was kept
    }
  }

  void a_function_that_runs_anew_at_each_point_can_be_cancelled() {
    const Program program = parse("x = variable(1)\ny = x\nwhile y < 5:\n    y = y * 2\n").program;
    std::atomic<bool> flag = false;
    const Objective plain = Objective::make(program, {}).value();
    const Objective objective = plain.cancelled_by(&flag);
    QCOMPARE(objective.value(objective.start()).value(), 8.0);
    flag = true;
    QVERIFY(!objective.value(objective.start()));
    QVERIFY(!objective.gradient(objective.start()));
    QCOMPARE(plain.value(plain.start()).value(), 8.0);
    QCOMPARE(plain.evaluations().value, objective.evaluations().value);
  }
};

QTEST_APPLESS_MAIN(CancellationTest)

}  // namespace engine_graph_cancellation_test

#include "engine_graph_cancellation_test.moc"
