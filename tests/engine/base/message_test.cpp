// Sentences with arguments.
#include <QTest>

#include "engine/base/message.h"

namespace engine_base_message_test {

using namespace nabla;

class MessageTest : public QObject {
  Q_OBJECT

 private slots:
  void arguments_take_the_places_of_their_numbers() {
    QCOMPARE(say("%2 before %1", "a", "b").str(), std::string("b before a"));
    QCOMPARE(say("%1 and %1", "x").str(), std::string("x and x"));
  }

  void an_argument_is_never_read_as_a_template() {
    QCOMPARE(say("%1%2", "%2", "%1").str(), std::string("%2%1"));
  }

  void a_place_without_an_argument_stays_as_it_is() {
    QCOMPARE(say("100% of %1 and %3", "x").str(), std::string("100% of x and %3"));
    QCOMPARE(say("5%").str(), std::string("5%"));
    QCOMPARE(say("%0").str(), std::string("%0"));
  }

  void the_subject_stands_before_the_sentence() {
    Message message = say("shape %1", "()");
    message.subject = "mul";
    QCOMPARE(message.str(), std::string("mul: shape ()"));
    QCOMPARE(message.text, std::string("shape %1"));
  }

  void only_a_message_without_text_is_empty() {
    QVERIFY(Message().empty());
    QVERIFY(!say("no").empty());
  }
};

QTEST_APPLESS_MAIN(MessageTest)

}  // namespace engine_base_message_test

#include "engine_base_message_test.moc"
