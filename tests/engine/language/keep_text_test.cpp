// Edited programs as text: what was not touched stays as it was typed.
#include "engine/language/keep_text.h"

#include <QTest>
#include <random>

#include "engine/language/parser.h"
#include "engine/language/printer.h"

namespace engine_language_keep_text_test {

using namespace nabla;

namespace {

Program program_of(std::string_view text) { return parse(text).program; }

// The program with the value of its n-th statement replaced.
std::string replaced(std::string_view text, std::size_t statement, std::string_view value) {
  const Program before = program_of(text);
  Program edited = before;
  edited.statements[statement].value = *parse_expression(value);
  return print_near(edited, before, text);
}

}  // namespace

class KeepTextTest : public QObject {
  Q_OBJECT

 private slots:
  void only_the_changed_statement_is_printed_anew() {
    QCOMPARE(replaced("x=3   # start\n\ny=2x+1\nz = y^2\n", 0, "4"),
             std::string("x = 4  # start\n\ny=2x+1\nz = y^2\n"));
    QCOMPARE(replaced("a=1\nb=2\nc=3\n", 1, "7"), std::string("a=1\nb = 7\nc=3\n"));
  }

  void new_and_deleted_statements_leave_the_others_alone() {
    const std::string text = "a=1\nb=2a\nc=3b";
    const Program before = program_of(text);
    Program edited = before;
    edited.statements.insert(edited.statements.begin() + 2, program_of("d = a * b").statements[0]);
    QCOMPARE(print_near(edited, before, text), std::string("a=1\nb=2a\nd = a * b\nc=3b\n"));
    edited = before;
    edited.statements.erase(edited.statements.begin() + 1);
    QCOMPARE(print_near(edited, before, text), std::string("a=1\nc=3b\n"));
  }

  void equal_lines_are_told_apart_by_their_order() {
    QCOMPARE(replaced("s=0\ns=s+1\ns=s+1\ns=s+1\n", 2, "s * 2"),
             std::string("s=0\ns=s+1\ns = s * 2\ns=s+1\n"));
  }

  void a_neighbour_on_the_line_stays_as_it_was_typed() {
    QCOMPARE(replaced("a=1;b=2a ;  c=3b  # all\nd=c\n", 1, "a * 7"),
             std::string("a=1; b = a * 7; c=3b  # all\nd=c\n"));
  }

  void a_statement_over_several_lines_keeps_them() {
    const std::string matrix = "A = [[1,  2],   # first\n     [3,  4]]\n";
    QCOMPARE(replaced(matrix + "b=2\nc = sum(A,\n        axis=0)*b\n", 1, "5"),
             matrix + "b = 5\nc = sum(A,\n        axis=0)*b\n");
    QCOMPARE(replaced("b=2;A=[1,\n   2]; c=3\nd=b\n", 2, "5"),
             std::string("b=2; A=[1,\n   2]; c = 5\nd=b\n"));
  }

  void a_block_on_the_line_of_its_header_stays_there() {
    const std::string text = "x=variable(1)\nif x>0: y=x\nelse: y=-x\nz=y+1\n";
    QCOMPARE(replaced(text, 2, "y * 2"),
             std::string("x=variable(1)\nif x>0: y=x\nelse: y=-x\nz = y * 2\n"));
  }

  void a_new_line_between_leaves_lists_over_several_lines_alone() {
    const std::string text = "w=[1,\n   2]\ny=sum(w)\n";
    const Program before = program_of(text);
    Program edited = before;
    edited.statements.insert(edited.statements.begin() + 1, program_of("v = 3").statements[0]);
    QCOMPARE(print_near(edited, before, text), std::string("w=[1,\n   2]\nv = 3\ny=sum(w)\n"));
    edited = before;
    edited.statements.erase(edited.statements.begin() + 1);
    QCOMPARE(print_near(edited, before, text), std::string("w=[1,\n   2]\n"));
  }

  // One statement of many, in random forms of typing, is given another value: the text means the
  // edited program, and every other statement stands there letter by letter.
  void all_but_the_edited_statement_stay_letter_by_letter() {
    const char* const forms[] = {"%=1",
                                 "% =  2+ 1",
                                 "%=[1,\n      2]",
                                 "%= (3 +\n 4)*2",
                                 "% = sum([1,2],\n axis=0 )",
                                 "%=variable( 2 )"};
    std::mt19937 random(7);
    const auto below = [&random](std::size_t n) { return random() % n; };
    for (int round = 0; round < 400; ++round) {
      std::string text;
      std::vector<std::string> typed;
      const std::size_t count = 2 + below(6);
      for (std::size_t i = 0; i < count; ++i) {
        std::string form = forms[below(std::size(forms))];
        form.replace(0, 1, "v" + std::to_string(i));
        const bool joined = i > 0 && below(3) == 0;
        if (i > 0) text += joined ? (below(2) ? "; " : " ;") : (below(4) ? "\n" : "  # word\n");
        if (!joined && below(5) == 0) text += below(2) ? "\n" : "# a line\n";
        text += form;
        typed.push_back(form);
      }
      if (below(2)) text += '\n';
      const Program before = program_of(text);
      QCOMPARE(before.statements.size(), count);
      const std::size_t changed = below(count);
      Program edited = before;
      edited.statements[changed].value = *parse_expression("cos(5)");
      const std::string near = print_near(edited, before, text);
      const ParseResult parsed = parse(near);
      QVERIFY2(parsed.ok() && same_meaning(parsed.program, edited), near.c_str());
      QCOMPARE(print(parsed.program), print(edited));
      for (std::size_t i = 0; i < count; ++i) {
        const bool there = near.find(typed[i]) != std::string::npos;
        QVERIFY2(there != (i == changed), (text + "\n->\n" + near).c_str());
      }
    }
  }

  void whatever_is_edited_the_text_means_the_edited_program() {
    const std::string text =
        "x=variable(2)   # here\ndef f(a):\n    return 2a\nif x>1:\n        y=f(x)\nelse:\n   "
        "y=3x\nz=y";
    const Program before = program_of(text);
    for (std::size_t i = 0; i < before.statements.size(); ++i) {
      for (const bool body : {false, true}) {
        Program edited = before;
        Stmt& statement = edited.statements[i];
        if (body && !statement.body.empty()) {
          statement.body.push_back(program_of("q = 1").statements[0]);
        } else if (statement.kind == StmtKind::assign) {
          statement.value = *parse_expression("x * 7");
        }
        const ParseResult near = parse(print_near(edited, before, text));
        QVERIFY(near.ok());
        QVERIFY(same_meaning(near.program, edited));
      }
    }
  }
};

QTEST_APPLESS_MAIN(KeepTextTest)

}  // namespace engine_language_keep_text_test

#include "engine_language_keep_text_test.moc"
