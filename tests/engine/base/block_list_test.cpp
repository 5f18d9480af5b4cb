#include "engine/base/block_list.h"

#include <QTest>
#include <algorithm>
#include <memory>
#include <numeric>
#include <string>

namespace engine_base_block_list_test {

using nabla::BlockList;

class BlockListTest : public QObject {
  Q_OBJECT
 private slots:
  void elements_stay_where_they_are_while_it_grows() {
    BlockList<std::string, 4> list;
    const std::string* first = &list.emplace_back("first");
    for (int i = 0; i < 100; ++i) list.emplace_back(std::to_string(i));
    QCOMPARE(&list[0], first);
    QCOMPARE(list.front(), std::string("first"));
    QCOMPARE(list.back(), std::string("99"));
    QCOMPARE(list.size(), std::size_t{101});
  }

  void it_is_walked_in_order_and_from_any_place() {
    BlockList<int, 4> list;
    for (int i = 0; i < 11; ++i) list.emplace_back(i);
    QCOMPARE(std::accumulate(list.begin(), list.end(), 0), 55);
    QCOMPARE(*(list.begin() + 7), 7);
    QCOMPARE(list.end() - list.begin(), std::ptrdiff_t{11});
    QCOMPARE(*std::lower_bound(list.begin(), list.end(), 8), 8);
  }

  void a_copy_has_elements_of_its_own() {
    BlockList<std::string, 4> list;
    for (int i = 0; i < 9; ++i) list.emplace_back(std::to_string(i));
    BlockList<std::string, 4> copy = list;
    copy[0] = "changed";
    copy.emplace_back("more");
    QCOMPARE(list[0], std::string("0"));
    QCOMPARE(list.size(), std::size_t{9});
    QCOMPARE(copy.size(), std::size_t{10});
    list = copy;
    QCOMPARE(list[0], std::string("changed"));
  }

  void what_was_moved_from_is_empty_and_may_be_filled_again() {
    BlockList<std::string, 4> list;
    list.emplace_back("one");
    const BlockList<std::string, 4> taken = std::move(list);
    QCOMPARE(taken.size(), std::size_t{1});
    QVERIFY(list.empty());  // NOLINT: that is what is tested
    list.emplace_back("two");
    QCOMPARE(list.back(), std::string("two"));
  }

  void every_element_is_destroyed_once() {
    const auto counted = std::make_shared<int>(0);
    {
      BlockList<std::shared_ptr<int>, 4> list;
      for (int i = 0; i < 10; ++i) list.emplace_back(counted);
      const auto copy = list;
      QCOMPARE(counted.use_count(), 21L);
    }
    QCOMPARE(counted.use_count(), 1L);
  }
};

QTEST_APPLESS_MAIN(BlockListTest)

}  // namespace engine_base_block_list_test

#include "engine_base_block_list_test.moc"
