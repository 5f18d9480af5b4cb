// What people type who know NumPy, PyTorch, MATLAB or school algebra is refused with a hint, and
// whoever follows the hint has a program that runs.
#include <QTest>

#include "engine/interpreter/interpreter.h"
#include "engine/language/parser.h"

namespace engine_interpreter_hints_test {

using namespace nabla;

namespace {

// One error as the command line shows it, "" for a program that runs.
QString error_of(const QString& program) {
  const std::string text = program.toStdString();
  const ParseResult parsed = parse(text);
  if (!parsed.ok()) {
    return QString::fromStdString(describe(parsed.diagnostics.front(), "program", text));
  }
  const Execution execution = run(parsed.program);
  if (execution.ok()) return {};
  return QString::fromStdString(describe(execution.diagnostics.front(), "program", text));
}

struct Row {
  const char* typed;
  const char* hint;
  const char* mended;  // as the hint says
};

constexpr Row rows[] = {
    // what the names are
    {"y = x sin(x)", "write x*sin(x)", "y = x*sin(x)"},
    {"y = 2 x sin(2x)", "write x*sin(2x)", "y = 2 x*sin(2x)"},
    {"y = sin x cos x", "write x*cos", "y = sin x*cos x"},
    {"y = x cos x", "write x*cos", "y = x*cos x"},
    {"y = 5 mod 3", "write a % b", "y = 5 % 3"},
    {"y = x mod 3", "write a % b", "y = x % 3"},
    {"y = 10 div 3", "write a // b", "y = 10 // 3"},
    {"y = x > 0 AND x < 3", "write and", "y = x > 0 and x < 3"},
    {"y = x*a where a=3", "x = variable(3)", "a = variable(3); y = x*a"},
    {"y = v .* v", "write a * b", "y = v * v"},
    {"y = v ./ 2", "write a / b", "y = v / 2"},
    {"y = v.^2", "write a ^ b", "y = v ^ 2"},
    {"y = A'", "for a transpose x.T", "y = A.T"},
    {"y = 1:5", "arange(start, stop)", "y = arange(1, 5)"},
    {"y = [0:0.1:1]", "linspace(start, stop, num)", "y = linspace(0, 1, 11)"},
    {"% a comment\ny = x", "a comment begins with #", "# a comment\ny = x"},
    {"function f(a)\n    return a", "write def f(x):", "def f(x):\n    return x"},
    {"y = 1,000", "write 1000 for the whole number", "y = 1000"},
    {"y = sqrt(1,5)", "write 1.5", "y = sqrt(1.5)"},
    // functions by another name
    {"y = argmax(v)", "where(a == max(a), 1, 0)", "y = where(v == max(v), 1, 0)"},
    {"y = np.argmax(v)", "where(a == max(a), 1, 0)", "y = where(v == max(v), 1, 0)"},
    {"y = np.linalg.norm(v)", "write norm", "y = norm(v)"},
    {"y = torch.nn.functional.relu(x)", "write relu", "y = relu(x)"},
    {"y = v.sum()", "write sum(v)", "y = sum(v)"},
    {"y = v.reshape(2, 1)", "write reshape(v, ...)", "y = reshape(v, (2, 1))"},
    {"y = x^2\ng = y.backward()", "write grad(y, x)", "y = x^2\ng = grad(y, x)"},
    {"y = x^2\ng = x.grad", "write grad(y, x)", "y = x^2\ng = grad(y, x)"},
    {"y = np.array([1, 2])", "write the list itself", "y = [1, 2]"},
    {"y = tensor([1, 2])", "write the list itself", "y = [1, 2]"},
    {"y = rand(3)", "write uniform(shape)", "y = uniform(3)"},
    {"y = square(x)", "write x^2", "y = x^2"},
    {"y = diag(v)", "write v * eye(len(v))", "y = v * eye(len(v))"},
    {"y = diag(A)", "sum(A * eye(len(A)), axis=1)", "y = sum(A * eye(len(A)), axis=1)"},
    {"y = factorial(5)", "prod(arange(1, n + 1))", "y = prod(arange(1, 5 + 1))"},
    {"y = root(8, 3)", "write x^(1/n)", "y = 8^(1/3)"},
    {"y = log_2(8)", "write log2(x)", "y = log2(8)"},
    {"y = any(v)", "write max(a != 0)", "y = max(v != 0)"},
    {"y = all(v)", "write min(a != 0)", "y = min(v != 0)"},
    {"y = int(2.5)", "write floor(x)", "y = floor(2.5)"},
    {"y = float(2)", "leave it out", "y = 2"},
    {"y = flatten(A)", "write reshape(a, -1)", "y = reshape(A, -1)"},
    {"y = hstack([v, v])", "concat([a, b], axis=-1)", "y = concat([v, v], axis=-1)"},
    {"y = zeros_like(v)", "write zeros(shape(a))", "y = zeros(shape(v))"},
    {"y = size(v)", "write prod(shape(a))", "y = prod(shape(v))"},
    {"y = derivative(x^2, x)", "write grad(y, x)", "y = grad(x^2, x)"},
    {"y = diff(v)", "a[1:] - a[:-1]", "y = v[1:] - v[:-1]"},
    {"y = sech(x)", "write 1/cosh(x)", "y = 1/cosh(x)"},
    {"y = disp(x)", "every value is shown", "y = x"},
    {"w = tf.Variable(3)", "write variable(value)", "w = variable(3)"},
    {"w = nn.Parameter(3)", "write variable(value)", "w = variable(3)"},
    {"y = v.append(3)", "concat([a, b])", "y = concat([v, [3]])"},
    {"y = v.item()", "leave it out", "y = v"},
    {"y = {1, 2}", "list with [ ]", "y = [1, 2]"},
    {"if (x > 0) {\n    y = 1\n}", "a block begins with :", "if (x > 0):\n    y = 1"},
    // arguments by another name or number
    {"y = round(2.567, 2)", "round(100*x)/100", "y = round(100*2.567)/100"},
    {"y = round(2.567,2)", "round(100*x)/100", "y = round(100*2.567)/100"},
    {"y = log(8, 2)", "write log(x)/log(b)", "y = log(8)/log(2)"},
    {"y = log(8,2)", "write log(x)/log(b)", "y = log(8)/log(2)"},
    {"y = sqrt(8, 3)", "x^(1/n)", "y = 8^(1/3)"},
    {"y = atan(1, 2)", "write atan2(y, x)", "y = atan2(1, 2)"},
    {"y = zeros(2, 3)", "zeros((2, 3))", "y = zeros((2, 3))"},
    {"y = reshape(v, 2, 1)", "reshape(a, (2, 3))", "y = reshape(v, (2, 1))"},
    {"y = transpose(A, 1, 0)", "transpose(a, (1, 0))", "y = transpose(A, (1, 0))"},
    {"y = uniform(0, 1, 3)", "a + (b - a)*uniform(shape)", "y = 0 + (1 - 0)*uniform(3)"},
    {"y = concat(v, v)", "write concat([a, b])", "y = concat([v, v])"},
    {"y = stack([1, 2], [3, 4])", "write stack([a, b])", "y = stack([[1, 2], [3, 4]])"},
    {"y = sum(A, dim=0)", "it is called axis here", "y = sum(A, axis=0)"},
    {"y = mean(A, 0, keepdim=True)", "did you mean keepdims?", "y = mean(A, 0, keepdims=True)"},
    {"y = std(v, correction=1)", "it is called ddof here", "y = std(v, ddof=1)"},
    {"y = clip(x, a_min=0)", "it is called min here", "y = clip(x, min=0)"},
    {"y = zeros(3, dtype=float)", "leave it out", "y = zeros(3)"},
    {"y = sum(1, 2)", "give a vector, as in [a, b]", "y = sum([1, 2])"},
    {"y = softmax(3)", "give a vector, as in [a, b]", "y = softmax([3])"},
    {"y = stack([1, 2], axis=3)", "the result has no axis 3", "y = stack([1, 2], axis=-1)"},
    {"y = reshape(A, (-1, -1))", "only one length can be -1", "y = reshape(A, (-1, 1))"},
    {"y = reshape(A, (-2, 1))", "-2 is not a length", "y = reshape(A, (-1, 1))"},
    {"y = conv2d(ones((1, 3, 3)), ones((1, 1, 2, 2)), stride=0)", "stride is 1 or more",
     "y = conv2d(ones((1, 3, 3)), ones((1, 1, 2, 2)), stride=1)"},
    {"y = conv2d(ones((1, 3, 3)), ones((1, 1, 2, 2)), padding=-1)", "padding is 0 or more",
     "y = conv2d(ones((1, 3, 3)), ones((1, 1, 2, 2)), padding=0)"},
    {"y = 3[0]", "leave the index out", "y = 3"},
};

// What the programs read without saying it.
QString with_values(const char* program) {
  const QString values = "x = variable(2)\nv = variable([1, 2])\nA = variable([[1, 2], [3, 4]])\n";
  return values + QString::fromUtf8(program);
}

}  // namespace

class HintsTest : public QObject {
  Q_OBJECT

 private slots:
  void a_hint_says_what_works_data() {
    QTest::addColumn<int>("row");
    for (int i = 0; i < static_cast<int>(std::size(rows)); ++i) {
      QTest::newRow(QByteArray(rows[i].typed).replace('\n', "; ").constData()) << i;
    }
  }
  void a_hint_says_what_works() {
    QFETCH(int, row);
    const QString error = error_of(with_values(rows[row].typed));
    QVERIFY2(error.contains(QString::fromUtf8(rows[row].hint)), qPrintable(error));
    const QString mended = error_of(with_values(rows[row].mended));
    QVERIFY2(mended.isEmpty(), qPrintable(mended));
  }
};

QTEST_APPLESS_MAIN(HintsTest)

}  // namespace engine_interpreter_hints_test

#include "engine_interpreter_hints_test.moc"
