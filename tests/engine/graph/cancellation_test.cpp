// A run that another thread has cancelled ends within its longest kernels, not after them.
#include "engine/base/cancellation.h"

#include <QTest>
#include <algorithm>

#include "engine/graph/evaluate.h"
#include "engine/graph/op_def.h"
#include "engine/interpreter/interpreter.h"
#include "engine/interpreter/random.h"
#include "engine/language/parser.h"
#include "engine/objective/objective.h"
#include "engine/ops/catalogue.h"

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
#include "cancellation_test.moc"
