// Edits by hand, one at a time: what they do to the text.
#include <QTest>

#include "engine/language/edit_clip.h"
#include "engine/language/edit_connect.h"
#include "engine/language/edit_extract.h"
#include "engine/language/edit_nodes.h"
#include "engine/language/parser.h"
#include "engine/language/printer.h"

namespace engine_language_canvas_edits_test {

using namespace nabla;

namespace {

Program read(const std::string& text) {
  auto result = parse(text);
  if (!result.ok()) qFatal("%s", describe(result.diagnostics[0], "text", text).c_str());
  return std::move(result.program);
}

// The node made by the first place where `part` is written.
NodeText at(const std::string& text, const std::string& part, std::string name = {}) {
  const std::size_t begin = text.find(part);
  return {{begin, begin + part.size()}, std::move(name), true};
}

std::string told(const Expected<Edited>& edited) {
  return edited ? print(edited->program) : "refused: " + edited.error().what.str();
}

std::string connected_text(const std::string& text, const std::string& node, OperandPath operand,
                           const NodeText& source) {
  return told(connected(read(text), at(text, node).span, operand, source));
}

Expr formula(const char* text) { return parse_expression(text).value(); }

std::string pasted_text(const std::string& text, const std::string& clip) {
  return told(pasted(read(text), read(clip)));
}

}  // namespace

class CanvasEditsTest : public QObject {
  Q_OBJECT

 private slots:
  void a_chain_of_comparisons_is_kept_where_an_end_is_rewired() {
    const std::string text = "x = variable(1)\ny = 0 < x < 2\n";
    const Program program = read(text);
    QCOMPARE(told(disconnected(program, at(text, "0 < x").span, {0})),
             std::string("x = variable(1)\ny = _ < x < 2\n"));
    QCOMPARE(connected_text(text, "x < 2", {1}, at(text, "variable(1)", "x")),
             std::string("x = variable(1)\ny = 0 < x < x\n"));
  }

  void a_chain_is_written_apart_where_two_comparisons_share_an_operand() {
    const std::string text = "x = variable(1)\ny = 0 < x < 2\n";
    const Program program = read(text);
    QCOMPARE(told(disconnected(program, at(text, "0 < x").span, {1})),
             std::string("x = variable(1)\ny = 0 < _ and x < 2\n"));
    QCOMPARE(told(disconnected(program, at(text, "x < 2").span, {0})),
             std::string("x = variable(1)\ny = 0 < x and _ < 2\n"));
    QCOMPARE(told(disconnected(program, at(text, "0 < x < 2").span, {0})),
             std::string("x = variable(1)\ny = _ and x < 2\n"));
    QCOMPARE(told(disconnected(program, at(text, "0 < x < 2").span, {1})),
             std::string("x = variable(1)\ny = 0 < x and _\n"));
  }

  void what_two_comparisons_share_is_computed_once_still() {
    const std::string text = "x = variable(1)\ny = 2 * (0 < x^2 < 1 + x <= exp(x))\n";
    const std::string named = "x = variable(1)\na = x^2\nb = 1 + x\nc = exp(x)\n";
    const Program program = read(text);
    QCOMPARE(told(disconnected(program, at(text, "0 < x^2").span, {1})),
             named + "y = 2 * (0 < _ and a < b and b <= c)\n");
    QCOMPARE(told(disconnected(program, at(text, "0 < x^2 < 1 + x").span, {0})),
             named + "y = 2 * (_ and a < b and b <= c)\n");
  }

  void where_no_line_fits_above_it_is_written_twice() {
    const std::string text = "x = variable(3)\nwhile 0 < x*2 < 9:\n    x += 1\ny = x\n";
    QCOMPARE(told(disconnected(read(text), at(text, "0 < x*2").span, {0})),
             std::string("x = variable(3)\nwhile _ < x * 2 < 9:\n    x += 1\ny = x\n"));
    QCOMPARE(told(disconnected(read(text), at(text, "0 < x*2").span, {1})),
             std::string("x = variable(3)\nwhile 0 < _ and x * 2 < 9:\n    x += 1\ny = x\n"));
  }

  void each_of_several_values_of_max_is_wired_alone() {
    const std::string text = "x = variable(1)\ny = max(x, 2, 3, x^2)\n";
    const Program program = read(text);
    const auto without = [&](const char* part, std::size_t operand) {
      return told(disconnected(program, at(text, part).span, {operand}));
    };
    QCOMPARE(without("x, 2", 0), std::string("x = variable(1)\ny = max(_, 2, 3, x^2)\n"));
    QCOMPARE(without("x, 2", 1), std::string("x = variable(1)\ny = max(x, _, 3, x^2)\n"));
    QCOMPARE(without("x, 2, 3", 1), std::string("x = variable(1)\ny = max(x, 2, _, x^2)\n"));
    QCOMPARE(without("max(x, 2, 3, x^2)", 1),
             std::string("x = variable(1)\ny = max(x, 2, 3, _)\n"));
    QCOMPARE(without("max(x, 2, 3, x^2)", 0),
             std::string("x = variable(1)\ny = maximum(_, x^2)\n"));
    QCOMPARE(without("x, 2, 3", 0),
             std::string("x = variable(1)\ny = maximum(maximum(_, 3), x^2)\n"));
  }

  void a_part_of_a_chain_is_extracted_and_read_elsewhere() {
    const std::string text = "x = variable(1)\nz = _ + 1\ny = 0 < x < 2\n";
    QCOMPARE(told(extract(read(text), at(text, "x < 2").span, {})),
             std::string("x = variable(1)\nz = _ + 1\na = x < 2\ny = 0 < x and a\n"));
    QCOMPARE(connected_text(text, "_ + 1", {0}, at(text, "0 < x")),
             std::string("x = variable(1)\na = 0 < x\nz = a + 1\ny = a and x < 2\n"));
  }

  void a_value_inside_a_chain_is_read_by_its_neighbour() {
    const std::string text = "x = variable(1)\ny = 0 < x^2 < 2\n";
    QCOMPARE(connected_text(text, "0 < x^2", {0}, at(text, "x^2")),
             std::string("x = variable(1)\na = x^2\ny = a < a < 2\n"));
  }

  void a_wire_puts_a_name_in_place_of_an_operand() {
    const std::string text = "x = variable(1)  # start\nz = variable(2)\ny = sin(_) * x\n";
    QCOMPARE(connected_text(text, "sin(_)", {0}, at(text, "variable(2)", "z")),
             std::string("x = variable(1)  # start\nz = variable(2)\ny = sin(z) * x\n"));
    QCOMPARE(connected_text(text, "sin(_) * x", {1}, at(text, "variable(2)", "z")),
             std::string("x = variable(1)  # start\nz = variable(2)\ny = sin(_) * z\n"));
  }

  void an_unnamed_source_gets_a_line_of_its_own() {
    const std::string text = "x = variable(1)\ny = sin(x + 1)\nz = cos(_)\n";
    QCOMPARE(connected_text(text, "cos(_)", {0}, at(text, "x + 1")),
             std::string("x = variable(1)\na = x + 1\ny = sin(a)\nz = cos(a)\n"));
  }

  void definitions_move_above_their_uses() {
    const std::string text = "x = variable(1)\ny = sin(_)\n# about b\nb = x^2\nz = b + y\n";
    QCOMPARE(connected_text(text, "sin(_)", {0}, at(text, "x^2", "b")),
             std::string("x = variable(1)\n# about b\nb = x^2\ny = sin(b)\nz = b + y\n"));
  }

  void what_cannot_move_up_lets_the_reader_move_down() {
    const std::string text = "y = sin(_)\ns = 0\nfor i in range(3):\n    s = s + i\nz = s\n";
    const NodeText source{at(text, "s + i").span, "s", true};
    QCOMPARE(connected_text(text, "sin(_)", {0}, source),
             std::string("refused: this value exists only inside its loop, branch or function"));
    const std::string below = "s = 0\nfor i in range(3):\n    s = s + i\ny = sin(_)\n";
    QCOMPARE(connected_text(below, "sin(_)", {0}, {at(below, "s + i").span, "s", true}),
             std::string("s = 0\nfor i in range(3):\n    s = s + i\ny = sin(s)\n"));
  }

  void circles_are_refused() {
    const std::string text = "a = _ + 1\nb = a * 2\nc = b + a\n";
    QVERIFY(connected_text(text, "_ + 1", {0}, at(text, "b + a", "c")).find("itself") !=
            std::string::npos);
    QVERIFY(connected_text(text, "_ + 1", {0}, at(text, "_ + 1", "a")).find("itself") !=
            std::string::npos);
  }

  void a_name_that_means_several_values_is_refused_where_it_would_mean_another() {
    const std::string text = "x = 1\ny = x + 1\nx = y * 2\nz = _ + 1\n";
    QCOMPARE(connected_text(text, "_ + 1", {0}, at(text, "y * 2", "x")),
             std::string("x = 1\ny = x + 1\nx = y * 2\nz = x + 1\n"));
    QVERIFY(connected_text(text, "_ + 1", {0}, {at(text, "1").span, "x", false})
                .find("more than once") != std::string::npos);
  }

  void an_augmented_line_is_spelt_out() {
    const std::string text = "x = variable(1)\ny = x + 1\ny += x\n";
    QCOMPARE(connected_text(text, "y += x", {1}, at(text, "variable(1)", "x")),
             std::string("x = variable(1)\ny = x + 1\ny = y + x\n"));
  }

  void edits_in_a_loop_or_function_say_that_they_change_all_of_it() {
    const std::string loop = "y = 1\nfor i in range(3):\n    y = y * i\n";
    const auto in_loop = disconnected(read(loop), at(loop, "y * i").span, {1});
    QVERIFY(in_loop);
    QCOMPARE(in_loop->note.str(), std::string("this changes every turn of the loop"));
    const std::string call = "def f(a):\n    return a * 2\nz = f(1)\n";
    const auto in_call = disconnected(read(call), at(call, "a * 2").span, {1});
    QVERIFY(in_call);
    QCOMPARE(in_call->note.str(), std::string("this changes every call of f"));
    QCOMPARE(print(in_call->program), std::string("def f(a):\n    return a * _\nz = f(1)\n"));
  }

  void what_is_deleted_leaves_holes() {
    const std::string text = "# about\n\nx = variable(1)\n# the sum\ny = x + 1\nz = sin(y) * y\n";
    QCOMPARE(told(removed(read(text), {at(text, "x + 1", "y")})),
             std::string("# about\n\nx = variable(1)\n# the sum\nz = sin(_) * _\n"));
    QCOMPARE(told(removed(read(text), {at(text, "sin(y)")})),
             std::string("# about\n\nx = variable(1)\n# the sum\ny = x + 1\nz = _ * y\n"));
    QCOMPARE(told(removed(read("y = x + k\n"), {{{}, "x", true}})), std::string("y = _ + k\n"));
    const std::string goal = "y = x^2\nminimize y\n";
    QCOMPARE(told(removed(read(goal), {at(goal, "x^2", "y")})), std::string());
    const std::string body = "for i in range(2):\n    y = i + 1\n";
    QCOMPARE(told(removed(read(body), {at(body, "i + 1", "y")})),
             std::string("for i in range(2):\n    pass\n"));
  }

  void a_new_line_leaves_the_output_what_it_was() {
    QCOMPARE(told(with_value(read("x = variable(1)\ny = x^2\n"), formula("sin(_)"))),
             std::string("x = variable(1)\na = sin(_)\ny = x^2\n"));
    QCOMPARE(told(with_value(read("y = x^2\nminimize y\n"), formula("sin(_)"))),
             std::string("y = x^2\na = sin(_)\nminimize y\n"));
    QCOMPARE(told(with_value(read("x^2\n"), formula("sin(_)"))), std::string("a = sin(_)\nx^2\n"));
    QCOMPARE(told(with_value(read(""), formula("sin(x)"))), std::string("a = sin(x)\n"));
  }

  void a_formula_is_edited_in_its_place() {
    const std::string text = "x = variable(1)\ny = sin(x + 1)  # wave\nz = y\n";
    QCOMPARE(told(with_formula(read(text), at(text, "x + 1"), formula("2x - k"))),
             std::string("x = variable(1)\ny = sin(2 * x - k)  # wave\nz = y\n"));
    QCOMPARE(told(with_formula(read("y = x^2\n"), {{}, "x", true}, formula("cos(t)"))),
             std::string("x = cos(t)\ny = x^2\n"));
    QVERIFY(!with_formula(read(text), at(text, "sin(x + 1)", "y"), formula("z + 1")));
  }

  void a_sub_expression_gets_a_name_and_loses_it_again() {
    const std::string text = "y = sin(x + 1) * 2\n";
    const auto out = extract(read(text), at(text, "sin(x + 1)").span, {});
    QCOMPARE(told(out), std::string("a = sin(x + 1)\ny = a * 2\n"));
    QCOMPARE(told(inlined(out->program, "a")), text);
    QVERIFY(!inlined(read("x = variable(1)\ny = x\n"), "x"));
    QVERIFY(!inlined(read("x = 1\ny = x + 1\n"), "y"));
    QVERIFY(!inlined(read("x = 1\ny = x + 1\nx = 2\nz = y\n"), "y"));
    QVERIFY(!extract(read("while a > 1:\n    a = a / 2\n"), {6, 7}, {}));
  }

  void an_input_changes_what_it_is() {
    QCOMPARE(
        told(with_role(read("y = x^2\n"), {{}, "x", true}, InputRole::placeholder, formula("3"))),
        std::string("x = placeholder(3)\ny = x^2\n"));
    const std::string text = "x = variable(1)\ny = x * 2\n";
    QCOMPARE(told(with_role(read(text), at(text, "variable(1)", "x"), InputRole::constant,
                            formula("5"))),
             std::string("x = constant(5)\ny = x * 2\n"));
    QCOMPARE(told(with_role(read(text), at(text, "2"), InputRole::variable, formula("2"))),
             std::string("x = variable(1)\na = variable(2)\ny = x * a\n"));
    QVERIFY(!with_role(read(text), at(text, "x * 2", "y"), InputRole::variable, formula("2")));
  }

  void the_output_is_chosen() {
    const std::string text = "y = sin(x) * 2\nz = y + 1\n";
    QCOMPARE(told(with_output(read(text), at(text, "sin(x) * 2", "y"))), text + "output y\n");
    QCOMPARE(told(with_output(read(text), at(text, "sin(x)"))),
             std::string("a = sin(x)\ny = a * 2\nz = y + 1\noutput a\n"));
    const std::string goal = text + "maximize z\n";
    QCOMPARE(told(with_output(read(goal), at(goal, "sin(x) * 2", "y"))), text + "maximize y\n");
  }

  void copies_get_fresh_names() {
    const std::string text = "x = variable(1)\ny = sin(x) * x\n";
    const auto clip =
        copied(read(text), {at(text, "sin(x) * x", "y"), at(text, "variable(1)", "x")});
    QVERIFY(clip);
    QCOMPARE(print(*clip), text);
    QCOMPARE(told(pasted(read(text), *clip)),
             std::string("x = variable(1)\nx1 = variable(1)\ny1 = sin(x1) * x1\ny = sin(x) * x\n"));
    const auto part = copied(read(text), {at(text, "sin(x)")});
    QCOMPARE(print(*part), std::string("a = sin(x)\n"));
  }

  void a_pasted_formula_becomes_lines() {
    QCOMPARE(pasted_text("", "x^2 + 1"), std::string("a = x^2 + 1\n"));
    QCOMPARE(pasted_text("y = 2 * x\n", "y = x + 1\nminimize y"),
             std::string("y1 = x + 1\ny = 2 * x\n"));
    QCOMPARE(pasted_text("y = 2 * x\n", "z = y^2"), std::string("y = 2 * x\nz = y^2\n"));
    QVERIFY(!pasted(read("y = 1"), read("# nothing")));
  }
};

QTEST_APPLESS_MAIN(CanvasEditsTest)

}  // namespace engine_language_canvas_edits_test

#include "engine_language_canvas_edits_test.moc"
