// Each program of this folder gives what its own `#=` lines say.
#include <QTest>

#include "engine/derive/reverse.h"
#include "engine/program/session.h"
#include "engine/tensor/format.h"
#include "tests/agreement/programs.h"

namespace programs_programs_test {

using namespace nabla;
using namespace nabla::test;

class ProgramsTest : public QObject {
  Q_OBJECT

 private slots:
  void gives_what_it_says_data() { add_rows("programs"); }
  void gives_what_it_says();
};

namespace {

// "dy/dx" of an execution, zeros where y does not depend on x.
Expected<Tensor> gradient(const Execution& execution, const ProgramFile& file,
                          const std::string& name) {
  const auto slash = name.find("/d");
  const Input* input = execution.graph.input(name.substr(slash + 2));
  const std::string output = name.substr(1, slash - 1);
  for (const NamedNode& named : execution.outputs) {
    if (named.name != output || input == nullptr) continue;
    Graph graph = execution.graph;
    const std::vector<NodeId> wrt{input->node};
    auto sweep = reverse(graph, named.node, wrt);
    if (!sweep) return sweep.error();
    const auto node = sweep->gradient(input->node);
    if (!node) return Tensor::filled(graph[input->node].shape, 0.0);
    return Session(graph).run(*node, file.point);
  }
  return Diagnostic{say("no such gradient: %1", name), {}, {}};
}

Expected<Tensor> found(const Execution& execution, const ProgramFile& file,
                       const std::string& name) {
  return name.find("/d") == std::string::npos ? execution.value(name)
                                              : gradient(execution, file, name);
}

}  // namespace

void ProgramsTest::gives_what_it_says() {
  QFETCH(QString, path);
  const ProgramFile file = read_program(path);
  QVERIFY(parse(file.text).ok());
  const Execution execution = run_mode(file, Mode::eager);
  QVERIFY2(execution.ok(), first_error(execution, file.text).c_str());
  for (const Expectation& expected : file.expectations) {
    const auto value = found(execution, file, expected.name);
    QVERIFY2(value.has_value(), expected.name.c_str());
    const std::string text =
        expected.name + " is " + format_tensor(*value) + " of shape " + value->shape().str();
    QVERIFY2(near(*value, expected.value, 1e-13), text.c_str());
  }
}

QTEST_APPLESS_MAIN(ProgramsTest)

}  // namespace programs_programs_test

#include "programs_programs_test.moc"
