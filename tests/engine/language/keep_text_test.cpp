// Edited programs as text: what was not touched stays as it was typed.
#include "engine/language/keep_text.h"

#include <QTest>

#include "engine/language/parser.h"
#include "engine/language/printer.h"

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

  void statements_that_share_a_line_are_printed_as_a_whole() {
    QCOMPARE(replaced("a=1; b=2\nc=[1,\n 2]\n", 0, "5"), print([] {
               Program edited = program_of("a=1; b=2\nc=[1,\n 2]\n");
               edited.statements[0].value = *parse_expression("5");
               return edited;
             }()));
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
#include "keep_text_test.moc"
