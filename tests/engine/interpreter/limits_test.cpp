// No program runs away: each limit ends it with its own words, and another thread can stop it
// wherever it is. How soon it stops is measured by the benchmarks, not asserted here.
#include <QTest>
#include <atomic>
#include <chrono>
#include <limits>
#include <thread>

#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"

namespace engine_interpreter_limits_test {

using namespace nabla;

namespace {

std::string error_of(const std::string& text, const RunOptions& options = {}) {
  const ParseResult parsed = parse(text);
  if (!parsed.ok()) return describe(parsed.diagnostics.front(), "text", text);
  const Execution execution = run(parsed.program, options);
  return execution.ok() ? "" : describe(execution.diagnostics.front(), "text", text);
}

bool says(const std::string& message, const char* words) {
  return message.find(words) != std::string::npos;
}

}  // namespace

class LimitsTest : public QObject {
  Q_OBJECT

 private slots:
  void statements_are_counted_in_every_kind_of_loop() {
    RunOptions options;
    options.limits.statements = 50;
    for (const char* text : {"while 1 < 2: pass", "for i in range(1000): pass",
                             "y = while_loop(lambda i: true, lambda i: i, 0)",
                             "def f(n):\n    while true:\n        pass\ny = f(1)"}) {
      QVERIFY2(says(error_of(text, options), "stopped after 50 statements"), text);
    }
  }

  void nodes_are_counted_in_derivatives_too() {
    RunOptions options;
    options.limits.nodes = 200;
    const char* hint = "is there a loop that never ends?";
    for (const char* text : {"x = variable(1)\ny = x\nwhile true: y = y * x",
                             "x = variable(ones(100))\ny = hessian(sum(x^3), x)",
                             "x = variable(ones(100))\ny = jacobian(x^2, x)"}) {
      const std::string message = error_of(text, options);
      QVERIFY2(says(message, "grown to 200 nodes") && says(message, hint), message.c_str());
    }
  }

  void one_tensor_is_limited_wherever_it_is_made() {
    RunOptions options;
    options.limits.elements = 1000;
    for (const char* text : {"y = zeros((100, 100))", "y = ones(50)\nz = outer(y, y)",
                             "y = arange(2000)", "x = variable(1)\ny = broadcast_to(x, (40, 40))",
                             "x = variable(ones(40))\ny = hessian(sum(x^2), x)"}) {
      QVERIFY2(says(error_of(text, options), "is too large (at most 1000 elements;"), text);
    }
  }

  void recursion_is_limited_by_depth_and_by_the_stack() {
    const std::string endless = "def f(n): return f(n + 1)\ny = f(0)";
    QVERIFY(says(error_of(endless), "f is called more than 200 levels deep"));
    RunOptions options;
    options.limits.nesting = std::numeric_limits<int>::max();
    QVERIFY(says(error_of(endless, options), "nested too deeply"));
  }

  void another_thread_can_stop_it_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("a loop of nothing") << "while true: pass";
    QTest::newRow("numbers") << "x = variable(1)\ny = x\nwhile true: y = sin(y)";
    QTest::newRow("matrices") << "A = ones((200, 200))\nwhile true: B = A @ A";
    QTest::newRow("while_loop") << "y = while_loop(lambda i: true, lambda i: i, 0)";
    QTest::newRow("a hessian") << "x = variable(ones(5000))\ny = sum(hessian(sum(x^3), x)[0])";
    QTest::newRow("a jacobian") << "x = variable(ones(5000))\ny = sum(jacobian(sin(x), x)[0])";
  }
  void another_thread_can_stop_it() {
    QFETCH(QString, text);
    std::atomic<bool> cancelled = false;
    RunOptions options;
    options.cancelled = &cancelled;
    options.limits.statements = std::numeric_limits<std::size_t>::max();
    options.limits.nodes = std::numeric_limits<std::size_t>::max();
    std::thread other([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      cancelled = true;
    });
    const std::string message = error_of(text.toStdString(), options);
    other.join();
    QVERIFY2(says(message, "stopped"), message.c_str());
  }

  void what_was_computed_before_the_stop_is_kept() {
    RunOptions options;
    options.limits.nodes = 20;
    const Execution execution =
        run(parse("x = variable(1)\ny = x\nwhile true: y = y * 2").program, options);
    QVERIFY(!execution.ok());
    QCOMPARE(execution.graph.size(), std::size_t{20});
    QCOMPARE(execution.values.size(), execution.graph.size());
  }
};

QTEST_APPLESS_MAIN(LimitsTest)

}  // namespace engine_interpreter_limits_test

#include "engine_interpreter_limits_test.moc"
