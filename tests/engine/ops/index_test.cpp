// Indexing as Python counts it.
#include <QtTest>

#include "engine/graph/evaluate.h"
#include "engine/ops/index.h"

namespace engine_ops_index_test {

using namespace nabla;

namespace {

using Positions = std::vector<std::size_t>;

AxisIndex at(std::int64_t index) { return {index, {}, {}, true}; }

AxisIndex range(std::optional<std::int64_t> start, std::optional<std::int64_t> stop,
                std::optional<std::int64_t> step = {}) {
  return {start, stop, step, false};
}

Positions taken(const Shape& shape, const std::vector<AxisIndex>& indices) {
  return selected_positions(shape, index_attributes(shape, indices).value());
}

Shape shape_after(const Shape& shape, const std::vector<AxisIndex>& indices) {
  return indexed_shape(shape, index_attributes(shape, indices).value()).value();
}

}  // namespace

class IndexTest : public QObject {
  Q_OBJECT
 private slots:
  void one_index_counts_from_either_end() {
    QVERIFY(taken({5}, {at(0)}) == Positions{0});
    QVERIFY(taken({5}, {at(-1)}) == Positions{4});
    QVERIFY(shape_after({5}, {at(2)}).is_scalar());
    QVERIFY(shape_after({2, 3}, {at(1)}) == Shape{3});
  }

  void slices_stop_before_their_end_and_at_the_edge() {
    QVERIFY(taken({5}, {range(1, 3)}) == (Positions{1, 2}));
    QVERIFY(taken({5}, {range(-2, {})}) == (Positions{3, 4}));
    QVERIFY(taken({5}, {range({}, -3)}) == (Positions{0, 1}));
    QVERIFY(taken({5}, {range(3, 99)}) == (Positions{3, 4}));
    QVERIFY(taken({5}, {range(-99, 1)}) == Positions{0});
    QVERIFY(taken({5}, {range(3, 2)}).empty());
    QVERIFY(taken({5}, {range(9, {})}).empty());
  }

  void steps_go_both_ways() {
    QVERIFY(taken({5}, {range({}, {}, 2)}) == (Positions{0, 2, 4}));
    QVERIFY(taken({5}, {range({}, {}, -1)}) == (Positions{4, 3, 2, 1, 0}));
    QVERIFY(taken({5}, {range(3, 0, -2)}) == (Positions{3, 1}));
    QVERIFY(taken({5}, {range(0, {}, -1)}) == Positions{0});
    QVERIFY(taken({5}, {range({}, -99, -3)}) == (Positions{4, 1}));
  }

  void axes_are_indexed_in_order_and_the_rest_is_whole() {
    QVERIFY(taken({2, 3}, {range({}, {}), at(1)}) == (Positions{1, 4}));
    QVERIFY(taken({2, 3}, {at(1)}) == (Positions{3, 4, 5}));
    QVERIFY(taken({2, 3}, {at(-1), range({}, {}, 2)}) == (Positions{3, 5}));
    QVERIFY(shape_after({2, 3, 4}, {range(0, 1), at(0)}) == (Shape{1, 4}));
  }

  void what_is_out_of_range_is_refused() {
    const auto refused = [](const Shape& shape, std::vector<AxisIndex> indices) {
      return !index_attributes(shape, indices).has_value();
    };
    QVERIFY(refused({5}, {at(5)}));
    QVERIFY(refused({5}, {at(-6)}));
    QVERIFY(refused({5}, {at(0), at(0)}));
    QVERIFY(refused({}, {at(0)}));
    QVERIFY(refused({5}, {range({}, {}, 0)}));
    QVERIFY(!refused({0}, {range({}, {})}));
  }

  void slice_and_select_take_one_axis() {
    Graph graph;
    const Sym a = constant(graph, Tensor({2, 3}, {0, 1, 2, 3, 4, 5}));
    const NodeId part = slice(a, 1, 0, 2).id;
    const NodeId column = select(a, 1, -1).id;
    std::vector<Tensor> values;
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
      QVERIFY(evaluate_node(graph, NodeId{i}, {}, values));
    }
    QVERIFY(values[part.index] == Tensor({2, 2}, {0, 1, 3, 4}));
    QVERIFY(values[column.index] == Tensor::vector({2, 5}));
  }
};

QTEST_APPLESS_MAIN(IndexTest)

}  // namespace engine_ops_index_test

#include "engine_ops_index_test.moc"
