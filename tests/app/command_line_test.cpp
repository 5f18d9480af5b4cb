// The contract of the command line: what it prints, where it prints it and how it ends.
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstdlib>
#include <set>

#include "tests/app/nabla_process.h"

namespace app_command_line_test {

using namespace nabla;
using namespace nabla::test;

namespace {

const QString rosenbrock = QStringLiteral("f = (1-x)^2 + 100(y-x^2)^2");

// As text, so that a failure shows both and 3 differs from 3.0.
QString shown(const Json& json) {
  return QString::fromStdString(write_json(json, JsonLayout::one_line));
}

QString line(const char* text) { return QString::fromUtf8(text) + QLatin1Char('\n'); }

}  // namespace

class CommandLineTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QVERIFY(folder_.isValid()); }

  // --- eval ---
  void eval_prints_outputs_and_gradients();
  void eval_prints_the_hessian();
  void eval_names_the_elements_of_a_tensor_in_the_hessian();
  void eval_prints_tensors_as_nested_lists();
  void eval_prints_every_output();
  void eval_gives_what_comes_last();
  void eval_prints_lines_before_the_results();
  void eval_takes_chains_of_any_length_data();
  void eval_takes_chains_of_any_length();
  void numbers_that_are_none_are_bare_words();
  void numbers_round_trip();
  void an_output_without_gradient_has_zeros();
  void gradients_are_in_order_of_first_appearance();
  void a_gradient_of_a_tensor_is_refused();
  void eval_speaks_to_people_too();
  void eval_shows_the_numbers_of_arrays();

  // --- where programs come from ---
  void a_text_may_start_with_a_minus_sign();
  void a_text_is_never_a_document();
  void an_empty_text_computes_nothing();
  void a_dash_is_standard_input();
  void a_document_brings_its_point();
  void at_overrides_the_point();
  void at_takes_tensors_and_expressions();
  void every_example_evaluates_data();
  void every_example_evaluates();
  void the_branch_example_is_eager_only();

  // --- check, optimize, ops ---
  void check_compares_with_differences();
  void check_names_a_kink();
  void check_fails_where_the_gradient_is_wrong();
  void newton_finds_rosenbrocks_minimum();
  void the_path_leads_from_the_start_to_the_end();
  void a_run_may_stop_before_it_converges();
  void gradient_descent_halves_the_way();
  void optimize_climbs_when_asked();
  void optimize_writes_a_table();
  void ops_lists_the_catalogue();

 private:
  QString file(const QString& name, const QByteArray& bytes) {
    return write_file(folder_.filePath(name), bytes);
  }

  QTemporaryDir folder_;
};

// --- eval ---

void CommandLineTest::eval_prints_outputs_and_gradients() {
  const Outcome run =
      run_nabla({"eval", "-e", "y = x1*x2", "--at", "x1=3,x2=3", "--grad", "--json"});
  QCOMPARE(run.status, 0);
  QCOMPARE(run.err, QString());
  QCOMPARE(run.out, line(R"({"outputs": {"y": 9.0}, "gradients": {"x1": 3.0, "x2": 3.0}})"));
}

void CommandLineTest::eval_prints_the_hessian() {
  const Outcome run =
      run_nabla({"eval", "-e", "y = x*x", "--at", "x=3", "--grad", "--hessian", "--json"});
  QCOMPARE(run.status, 0);
  const Json json = run.json();
  QCOMPARE(shown(json["gradients"]["x"]), shown(6.0));
  QCOMPARE(shown(json["hessian"]), QStringLiteral(R"({"wrt": ["x"], "matrix": [[2.0]]})"));
}

void CommandLineTest::eval_names_the_elements_of_a_tensor_in_the_hessian() {
  const Json json = run_nabla({"eval", "-e", "A = variable([[1, 2]]); y = A[0, 0] * A[0, 1] * k",
                               "--at", "k=5", "--hessian", "--json"})
                        .json();
  QCOMPARE(shown(json["hessian"]["wrt"]), QStringLiteral(R"(["A[0, 0]", "A[0, 1]", "k"])"));
  QCOMPARE(shown(json["hessian"]["matrix"]),
           QStringLiteral("[[0.0, 5.0, 2.0], [5.0, 0.0, 1.0], [2.0, 1.0, 0.0]]"));
}

void CommandLineTest::eval_prints_tensors_as_nested_lists() {
  const Outcome run =
      run_nabla({"eval", "-e", "y = [[1, 2], [3, 4]] * x", "--at", "x=2", "--json"});
  QCOMPARE(run.out, line(R"({"outputs": {"y": [[2.0, 4.0], [6.0, 8.0]]}})"));
}

void CommandLineTest::eval_prints_every_output() {
  const Outcome run = run_nabla({"eval", "-e", "a = 1; b = a + 1\noutput b, a", "--json"});
  QCOMPARE(run.out, line(R"({"outputs": {"b": 2.0, "a": 1.0}})"));
}

void CommandLineTest::eval_gives_what_comes_last() {
  const Outcome run = run_nabla({"eval", "-e", "x = 1.5; x^2", "--json"});
  QCOMPARE(run.out, line(R"({"outputs": {"out": 2.25}})"));
}

void CommandLineTest::eval_prints_lines_before_the_results() {
  const QStringList eval{"eval", "-e", "y = x^2; print(\"y is\", y, [1, 2]); z = y + 1", "--at",
                         "x=3"};
  QCOMPARE(run_nabla(eval).out, QStringLiteral("y is 9 [1, 2]\nz = 10\n"));
  QCOMPARE(run_nabla(eval + QStringList{"--json"}).out,
           line(R"({"printed": ["y is 9 [1, 2]"], "outputs": {"z": 10.0}})"));
  for (const char* mode : {"static", "compiled"}) {
    QCOMPARE(run_nabla(eval + QStringList{"--mode", mode}).out,
             QStringLiteral("y is Tensor(\"y\", shape=(), dtype=float64) [1, 2]\nz = 10\n"));
  }
  const Outcome failed = run_nabla({"eval", "-e", "print(7)\ny = [1, 2] + [1, 2, 3]"});
  QCOMPARE(failed.status, 1);
  QCOMPARE(failed.out, QStringLiteral("7\n"));
}

void CommandLineTest::eval_takes_chains_of_any_length_data() {
  QTest::addColumn<QString>("sign");
  QTest::addColumn<QString>("mode");
  QTest::addColumn<double>("gradient");
  for (const char* mode : {"eager", "static", "compiled"}) {
    QTest::addRow("sum %s", mode) << " + " << mode << 100000.0;
    QTest::addRow("product %s", mode) << " * " << mode << 100000.0;
    QTest::addRow("and %s", mode) << " and " << mode << 0.0;
  }
}

void CommandLineTest::eval_takes_chains_of_any_length() {
  QFETCH(QString, sign);
  QFETCH(QString, mode);
  QFETCH(double, gradient);
  const QString program = "y = x" + (sign + "x").repeated(99999);
  const Outcome run = run_nabla({"eval", file("chain.nb", program.toUtf8()), "--at", "x=1",
                                 "--grad", "--json", "--mode", mode});
  QCOMPARE(run.err, QString());
  QCOMPARE(shown(run.json()["gradients"]["x"]), shown(gradient));
}

void CommandLineTest::numbers_that_are_none_are_bare_words() {
  const Outcome run = run_nabla({"eval", "-e", "y = [0/0, 1/0, -1/0]", "--json"});
  QCOMPARE(run.out, line(R"({"outputs": {"y": [NaN, Infinity, -Infinity]}})"));
}

void CommandLineTest::numbers_round_trip() {
  for (const char* text : {"0.30000000000000004", "0.3333333333333333", "5e-324",
                           "1.7976931348623157e308", "-0.0", "123456789012345680"}) {
    const double x = std::strtod(text, nullptr);
    const Json json =
        run_nabla({"eval", "-e", "y = x", "--at", QStringLiteral("x=") + text, "--json"}).json();
    const double back = json["outputs"]["y"].get<double>();
    QVERIFY2(back == x && std::signbit(back) == std::signbit(x), text);
  }
}

void CommandLineTest::an_output_without_gradient_has_zeros() {
  const Outcome run = run_nabla(
      {"eval", "-e", "w = variable([1, 2]); y = floor(x)", "--at", "x=1.5", "--grad", "--json"});
  QCOMPARE(shown(run.json()["gradients"]), QStringLiteral(R"({"w": [0.0, 0.0], "x": 0.0})"));
}

void CommandLineTest::gradients_are_in_order_of_first_appearance() {
  const Json json =
      run_nabla({"eval", "-e", "y = z * a * m", "--at", "a=1,m=1,z=1", "--grad", "--json"}).json();
  std::string names;
  for (const auto& [name, value] : json["gradients"].items()) names += name;
  QCOMPARE(names, std::string("zam"));
}

void CommandLineTest::a_gradient_of_a_tensor_is_refused() {
  const Outcome run = run_nabla({"eval", "-e", "y = [1, 2] * x", "--at", "x=1", "--grad"});
  QCOMPARE(run.status, 1);
  QVERIFY(is_one_line(run.err));
  QVERIFY2(run.err.contains("one number"), qPrintable(run.err));
}

void CommandLineTest::eval_speaks_to_people_too() {
  const Outcome run = run_nabla({"eval", "-e", "y = x1*x2", "--at", "x1=3,x2=4", "--grad"});
  QCOMPARE(run.out, QStringLiteral("y = 12\ndy/dx1 = 4\ndy/dx2 = 3\n"));
}

void CommandLineTest::eval_shows_the_numbers_of_arrays() {
  const QString some = run_nabla({"eval", "-e", "y = arange(20)"}).out;
  QVERIFY2(some.startsWith("y = [0, 1, 2,") && some.endsWith("18, 19]\n"), qPrintable(some));
  QCOMPARE(run_nabla({"eval", "-e", "y = arange(5000)"}).out,
           QStringLiteral("y = (5000,) in [0, 4999]: 0, 1, 2, ..., 4997, 4998, 4999\n"));
  const QString found =
      run_nabla({"optimize", "-e", "w = variable(ones(20)); y = sum(w^2)", "--method", "newton"})
          .out;
  QVERIFY2(found.contains("w = [0, 0, 0,"), qPrintable(found));
}

// --- where programs come from ---

void CommandLineTest::a_text_may_start_with_a_minus_sign() {
  QCOMPARE(run_nabla({"eval", "-e", "-x", "--at", "x=2", "--json"}).out,
           line(R"({"outputs": {"out": -2.0}})"));
  QCOMPARE(run_nabla({"eval", "-e", "--x", "--at", "x=2", "--json"}).out,
           line(R"({"outputs": {"out": 2.0}})"));
}

void CommandLineTest::a_text_is_never_a_document() {
  const Outcome run = run_nabla({"eval", "-e", R"({"format": "nabla", "program": "y = 1"})"});
  QCOMPARE(run.status, 1);
  QVERIFY2(run.err.startsWith("nabla: <text>:1:1: "), qPrintable(run.err));
}

void CommandLineTest::an_empty_text_computes_nothing() {
  const Outcome run = run_nabla({"eval", "-e", "", "--json"});
  QCOMPARE(run.status, 1);
  QVERIFY2(run.err.contains("computes nothing"), qPrintable(run.err));
}

void CommandLineTest::a_dash_is_standard_input() {
  const Outcome run = run_nabla({"eval", "-", "--at", "x=2", "--json"}, "y = 2x\n");
  QCOMPARE(run.out, line(R"({"outputs": {"y": 4.0}})"));
  QVERIFY(run_nabla({"eval", "-"}, "y = (").err.startsWith("nabla: <stdin>:1:5: "));
}

void CommandLineTest::a_document_brings_its_point() {
  const QByteArray document =
      R"({"format": "nabla", "version": 1, "program": "y = x1*x2", "point": {"x1": 3, "x2": 4}, "others": {"a": 1}})";
  const QString expected = line(R"({"outputs": {"y": 12.0}, "gradients": {"x1": 4.0, "x2": 3.0}})");
  QCOMPARE(run_nabla({"eval", file("point.nabla", document), "--grad", "--json"}).out, expected);
  QCOMPARE(run_nabla({"eval", "-", "--grad", "--json"}, document).out, expected);
}

void CommandLineTest::at_overrides_the_point() {
  const QString path = file(
      "over.nabla",
      R"({"format": "nabla", "version": 1, "program": "x1 = variable(1)\ny = x1*x2", "point": {"x1": 3, "x2": 4}})");
  QCOMPARE(run_nabla({"eval", path, "--at", "x1=10", "--json"}).out,
           line(R"({"outputs": {"y": 40.0}})"));
}

void CommandLineTest::at_takes_tensors_and_expressions() {
  const Outcome run = run_nabla({"eval", "-e", "y = sum(A) + sum(w) + x", "--at",
                                 "x=-2/4,w=[1,2],A=[[1,2],[3,4]]", "--json"});
  QCOMPARE(run.out, line(R"({"outputs": {"y": 12.5}})"));
}

void CommandLineTest::every_example_evaluates_data() {
  QTest::addColumn<QString>("path");
  const QDir examples(QStringLiteral(NABLA_SOURCE_DIR) + "/resources/examples");
  for (const QFileInfo& info : examples.entryInfoList({"*.nb"})) {
    QTest::addRow("%s", qPrintable(info.fileName())) << info.filePath();
  }
}

void CommandLineTest::every_example_evaluates() {
  QFETCH(QString, path);
  const Outcome run = run_nabla({"eval", path, "--grad", "--json"});
  QVERIFY2(run.status == 0, qPrintable(run.err));
  const Json json = run.json();
  QCOMPARE(json["outputs"].size(), std::size_t{1});
  QVERIFY(std::isfinite(json["outputs"].front().get<double>()));
  QVERIFY(json["gradients"].size() > 0);
}

void CommandLineTest::the_branch_example_is_eager_only() {
  const QString path = QStringLiteral(NABLA_SOURCE_DIR) + "/resources/examples/static_branch.nb";
  const Outcome run = run_nabla({"eval", path, "--mode", "static"});
  QCOMPARE(run.status, 1);
  QVERIFY(is_one_line(run.err));
  for (const char* words :
       {"static_branch.nb:5:", "not known while the graph is built", "where, cond or while_loop"}) {
    QVERIFY2(run.err.contains(words), qPrintable(run.err));
  }
}

// --- check, optimize, ops ---

void CommandLineTest::check_compares_with_differences() {
  const Outcome run =
      run_nabla({"check", "-e", "y = sum(sin(w)) * x^3", "--at", "x=2,w=[1,2]", "--json"});
  QCOMPARE(run.status, 0);
  const Json json = run.json();
  QCOMPARE(shown(json["ok"]), shown(true));
  for (const char* name : {"x", "w"}) {
    const Json row = json["variables"][name];
    QCOMPARE(shown(row["ok"]), shown(true));
    QVERIFY(row["error"].get<double>() < 1e-6);
    QCOMPARE(row["gradient"].size(), row["difference"].size());
  }
}

void CommandLineTest::check_names_a_kink() {
  const Outcome run =
      run_nabla({"check", "-e", "y = sin(abs(x)) + relu(x)", "--at", "x=0", "--json"});
  QCOMPARE(run.status, 0);
  const Json row = run.json()["variables"]["x"];
  QCOMPARE(shown(row["verdict"]), QStringLiteral("\"kink\""));
  QCOMPARE(shown(row["kink"]["at"]), QStringLiteral("\"abs(x)\""));
  QCOMPARE(shown(row["kink"]["column"]), QStringLiteral("9"));
  const Outcome spoken = run_nabla({"check", "-e", "y = floor(x) * 2", "--at", "x=3"});
  QCOMPARE(spoken.status, 0);
  QVERIFY2(spoken.out.contains("a kink of floor(x) (1:5)"), qPrintable(spoken.out));
}

void CommandLineTest::check_fails_where_the_gradient_is_wrong() {
  const QStringList wrong{"check", "-e", "y = x * stop_gradient(x) + 1e-9 * w", "--at", "x=2,w=1"};
  const Outcome run = run_nabla(wrong);
  QCOMPARE(run.status, 1);
  QVERIFY2(run.out.startsWith("x: ") && run.out.contains(": DIFFERS\n"), qPrintable(run.out));
  const Json variables = run_nabla(wrong + QStringList{"--json"}).json()["variables"];
  QCOMPARE(shown(variables["x"]["ok"]), shown(false));
  QCOMPARE(shown(variables["w"]["verdict"]), QStringLiteral("\"agrees\""));
}

void CommandLineTest::newton_finds_rosenbrocks_minimum() {
  const Outcome run = run_nabla(
      {"optimize", "-e", rosenbrock, "--start", "x=-2,y=2", "--method", "newton", "--json"});
  QCOMPARE(run.status, 0);
  const Json json = run.json();
  QCOMPARE(shown(json["method"]), shown("newton"));
  QCOMPARE(shown(json["converged"]), shown(true));
  QCOMPARE(shown(json["stop"]), shown("gradient below tolerance"));
  QCOMPARE(shown(json["iterations"]), shown(6));
  QCOMPARE(shown(json["kind"]), shown("minimum"));
  for (const char* name : {"x", "y"}) QVERIFY(std::abs(json["x"][name].get<double>() - 1) < 1e-12);
  QCOMPARE(json["eigenvalues"].size(), std::size_t{2});
  for (const Json& eigenvalue : json["eigenvalues"]) QVERIFY(eigenvalue.get<double>() > 0);
  for (const char* count : {"value", "gradient", "hessian"})
    QVERIFY(json["evaluations"][count].get<int>() >= 6);
}

void CommandLineTest::the_path_leads_from_the_start_to_the_end() {
  const Json json = run_nabla({"optimize", "-e", rosenbrock, "--start", "x=-2,y=2", "--method",
                               "newton", "--json"})
                        .json();
  const Json path = json["path"];
  QCOMPARE(path.size(), json["iterations"].get<std::size_t>() + 1);
  QCOMPARE(shown(path.front()["x"]), QStringLiteral(R"({"x": -2.0, "y": 2.0})"));
  QCOMPARE(shown(path.front()["value"]), QStringLiteral("409.0"));
  QCOMPARE(shown(path.front()["step"]), QStringLiteral("0.0"));
  QCOMPARE(shown(path.back()["x"]), shown(json["x"]));
  QCOMPARE(shown(path.back()["value"]), shown(json["value"]));
  QCOMPARE(shown(path.back()["gradient_norm"]), shown(json["gradient_norm"]));
}

void CommandLineTest::a_run_may_stop_before_it_converges() {
  const Json json = run_nabla({"optimize", "-e", "y = x^2", "--start", "x=1", "--method", "gd",
                               "--set", "rate=0.1", "--steps", "3", "--json"})
                        .json();
  QCOMPARE(shown(json["converged"]), shown(false));
  QCOMPARE(shown(json["iterations"]), shown(3));
  QCOMPARE(shown(json["kind"]), shown("not critical"));
}

void CommandLineTest::gradient_descent_halves_the_way() {
  const Outcome run = run_nabla({"optimize", "-e", "y = x^2", "--start", "x=1", "--method", "gd",
                                 "--set", "rate=0.25", "--tol", "0.1", "--json"});
  QCOMPARE(run.status, 0);
  double expected = 1;
  const Json json = run.json();
  for (const Json& iterate : json["path"]) {
    QCOMPARE(shown(iterate["x"]["x"]), shown(expected));
    expected /= 2;
  }
  QCOMPARE(shown(run.json()["iterations"]), shown(5));
}

void CommandLineTest::optimize_climbs_when_asked() {
  const QStringList common{"--start", "x=1", "--method", "gd", "--set", "rate=0.1", "--json"};
  const Json asked =
      run_nabla(QStringList{"optimize", "-e", "y = 2 - x^2", "--maximize"} + common).json();
  const Json declared =
      run_nabla(QStringList{"optimize", "-e", "y = 2 - x^2; maximize y"} + common).json();
  QCOMPARE(shown(asked["kind"]), shown("maximum"));
  QCOMPARE(shown(asked["value"]), shown(2.0));
  QCOMPARE(shown(declared["path"]), shown(asked["path"]));
}

void CommandLineTest::optimize_writes_a_table() {
  const Outcome run = run_nabla({"optimize", "-e", "y = x^2 + sum(w^2)", "--start", "x=1,w=[2,3]",
                                 "--method", "newton", "--csv"});
  QCOMPARE(run.out.section('\n', 0, 0),
           QStringLiteral("iteration,x,w_0,w_1,value,gradient_norm,step"));
  QVERIFY2(run.out.section('\n', 1, 1).startsWith("0,1,2,3,14,"), qPrintable(run.out));
  QVERIFY2(run.out.section('\n', 2, 2).startsWith("1,0,0,0,0,0,"), qPrintable(run.out));
}

void CommandLineTest::ops_lists_the_catalogue() {
  const Outcome run = run_nabla({"ops", "--json"});
  QCOMPARE(run.status, 0);
  bool has_product = false;
  const Json json = run.json();
  for (const Json& op : json["ops"]) {
    QVERIFY(!op["name"].get<std::string>().empty());
    QVERIFY(op["arguments"].is_array());
    QVERIFY(!op["rule"].get<std::string>().empty());
    has_product = has_product || (op["name"] == "matmul" && op["arguments"].size() == 2);
  }
  QVERIFY(has_product);
  std::set<std::string> names;
  for (const Json& op : json["ops"]) names.insert(op["name"].get<std::string>());
  for (const char* name : {"zeros", "ones", "eye", "arange", "linspace", "randn", "uniform", "grad",
                           "hessian", "jacobian", "hvp", "stop_gradient", "cond", "while_loop",
                           "load", "shape", "len", "variable", "placeholder"})
    QVERIFY2(names.count(name) == 1, name);
  QCOMPARE(names.size(), json["ops"].size());
  std::vector<std::string> families;
  for (const Json& op : json["ops"]) {
    const auto family = op["family"].get<std::string>();
    if (families.empty() || families.back() != family) families.push_back(family);
  }
  QCOMPARE(std::set<std::string>(families.begin(), families.end()).size(), families.size());
  const QString text = run_nabla({"ops"}).out;
  QVERIFY2(text.contains("softmax(x, axis=-1)") && text.contains("linspace(start, stop, num=50)"),
           qPrintable(text));
  QVERIFY(run_nabla({"ops"}).out.contains("matmul(x1, x2)"));
}

QTEST_GUILESS_MAIN(CommandLineTest)

}  // namespace app_command_line_test

#include "app_command_line_test.moc"
