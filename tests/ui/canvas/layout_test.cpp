#include "ui/canvas/layout.h"

#include <QRectF>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <random>

#include "engine/graph/structural_path.h"
#include "ui/canvas/layout_layers.h"
#include "ui/canvas/layout_ranks.h"
#include "ui/workspace/analysis.h"
#include "ui/workspace/keys.h"

namespace ui_canvas_layout_test {

using namespace nabla;
using namespace nabla::ui;

namespace {

// Every node uses one or two recent ones, with cards of several sizes.
LayoutGraph random_graph(int count, unsigned seed) {
  std::mt19937 random(seed);
  LayoutGraph graph;
  for (int i = 0; i < count; ++i) {
    const double width = 60 + 20.0 * static_cast<double>(random() % 5);
    graph.nodes.push_back(
        {"n" + std::to_string(i), width, 40 + 10.0 * (i % 3), 30, 20, i % 7 == 0});
    for (unsigned k = 0; i > 0 && k < 1 + random() % 2; ++k) {
      const int from = std::max(0, i - 1 - static_cast<int>(random() % 12));
      graph.edges.push_back({from, i, k == 0 ? -8.0 : 8.0});
    }
  }
  return graph;
}

// Groups of consecutive nodes, as loops make them, and groups within; the rest is in none.
LayoutGraph grouped_graph(unsigned seed) {
  LayoutGraph graph = random_graph(30 + static_cast<int>(seed) * 6, seed);
  for (int first = 5; first + 12 < static_cast<int>(graph.nodes.size()); first += 14) {
    const int outer = static_cast<int>(graph.groups.size());
    graph.groups.push_back({-1, 42, 16, 70, 40});
    graph.groups.push_back({outer, 42, 16, 70, 40});
    for (int i = first; i < first + 12; ++i)
      graph.nodes[static_cast<std::size_t>(i)].group = i < first + 7 ? outer : outer + 1;
  }
  return graph;
}

bool overlap(const LayoutNode& a, NodePosition pa, const LayoutNode& b, NodePosition pb) {
  return std::abs(pa.x - pb.x) < (a.width + b.width) / 2 - 1e-6 &&
         pa.y - a.height / 2 - a.above < pb.y + b.height / 2 + b.below - 1e-6 &&
         pb.y - b.height / 2 - b.above < pa.y + a.height / 2 + a.below - 1e-6;
}

int overlaps(const LayoutGraph& graph, const LayoutResult& result) {
  int count = 0;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      count +=
          overlap(graph.nodes[i], result.centers[i], graph.nodes[k], result.centers[k]) ? 1 : 0;
    }
  }
  return count;
}

bool isIn(const LayoutGraph& graph, int group, int which) {
  while (group > which) group = graph.groups[static_cast<std::size_t>(group)].parent;
  return group == which;
}

// A card with the room around it.
QRectF rectOf(const LayoutGraph& graph, const LayoutResult& result, std::size_t i) {
  const LayoutNode& node = graph.nodes[i];
  const NodePosition at = result.centers[i];
  return QRectF(at.x - node.width / 2, at.y - node.height / 2, node.width, node.height)
      .adjusted(0, -node.above, 0, node.below);
}

std::vector<QRectF> framesOf(const LayoutGraph& graph, const LayoutResult& result) {
  std::vector<QRectF> frames(graph.groups.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    for (int g = graph.nodes[i].group; g >= 0; g = graph.groups[static_cast<std::size_t>(g)].parent)
      frames[static_cast<std::size_t>(g)] |= rectOf(graph, result, i);
  }
  for (std::size_t g = frames.size(); g-- > 0;) {
    const LayoutGroup& group = graph.groups[g];
    frames[g].adjust(-group.before, -group.above, group.after, group.below);
    if (group.parent >= 0) frames[static_cast<std::size_t>(group.parent)] |= frames[g];
  }
  return frames;
}

std::vector<std::string> keys_of(const std::string& text) {
  const std::atomic<bool> cancelled{false};
  AnalysisRequest request;
  request.text = text;
  const auto analysis = analyse(request, cancelled);
  return structural_paths(analysis->trace->graph, analysis->trace->forward_size);
}

bool contains(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

class LayoutTest : public QObject {
  Q_OBJECT

 private slots:
  void no_two_cards_overlap() {
    for (unsigned seed = 1; seed <= 12; ++seed) {
      const LayoutGraph graph = random_graph(20 + static_cast<int>(seed) * 15, seed);
      QCOMPARE(overlaps(graph, layOut(graph)), 0);
    }
  }

  void every_edge_goes_to_the_right_with_room_between() {
    const LayoutGraph graph = random_graph(200, 5);
    const LayoutResult result = layOut(graph);
    for (const LayoutEdge& edge : graph.edges) {
      const auto from = static_cast<std::size_t>(edge.from);
      const auto to = static_cast<std::size_t>(edge.to);
      const double room = result.centers[to].x - graph.nodes[to].width / 2 -
                          result.centers[from].x - graph.nodes[from].width / 2;
      QVERIFY(room >= graph.column_gap - 1e-6);
    }
  }

  void the_same_graph_is_drawn_the_same() {
    const LayoutGraph graph = random_graph(300, 7);
    const LayoutResult once = layOut(graph);
    const LayoutResult again = layOut(graph);
    QVERIFY(once.centers == again.centers);
    QVERIFY(once.routes == again.routes);
  }

  void hand_placed_nodes_stay_and_the_others_give_way() {
    const LayoutGraph graph = random_graph(60, 3);
    LayoutHints hints;
    const NodePosition taken = layOut(graph).centers[20];
    hints.fixed["n5"] = taken;
    hints.fixed["n9"] = {-500, 300};
    const LayoutResult result = layOut(graph, hints);
    QVERIFY(result.centers[5] == taken);
    QVERIFY((result.centers[9] == NodePosition{-500, 300}));
    QCOMPARE(overlaps(graph, result), 0);
  }

  void ranks_are_tight() {
    // A diamond with a long side: the short side stands beside its consumer.
    const std::vector<LayoutEdge> edges{{0, 1}, {1, 2}, {2, 3}, {4, 3}};
    QCOMPARE(rankNodes(5, edges), (std::vector<int>{0, 1, 2, 3, 2}));
  }

  // The constant 3 is held to the right of 1 and stands beside its consumer all the same.
  void bounds_hold_and_their_lengths_do_not_count() {
    const std::vector<LayoutEdge> edges{{0, 1, 0}, {1, 2, 0}, {2, 4, 0}, {3, 4, 0}};
    QCOMPARE(rankNodes(5, edges, {{0, 3, 0}}), (std::vector<int>{0, 1, 2, 2, 3}));
    QCOMPARE(rankNodes(5, edges, {{2, 3, 0}}), (std::vector<int>{0, 1, 2, 3, 4}));
  }

  void ranks_have_the_least_total_length() {
    // Longest paths would leave node 3 in column 0, two long edges away from both consumers.
    const std::vector<LayoutEdge> edges{{0, 1}, {1, 2}, {3, 4}, {2, 4}, {2, 5}, {3, 5}};
    const std::vector<int> ranks = rankNodes(6, edges);
    int total = 0;
    for (const LayoutEdge& edge : edges) {
      const int length =
          ranks[static_cast<std::size_t>(edge.to)] - ranks[static_cast<std::size_t>(edge.from)];
      QVERIFY(length >= 1);
      total += length;
    }
    QCOMPARE(total, 6);
  }

  void a_tree_has_no_crossings() {
    LayoutGraph graph;
    for (int i = 0; i < 31; ++i) graph.nodes.push_back({std::to_string(i), 80, 50, 10, 10, false});
    // Children of i are shuffled names, so that index order is not drawing order.
    for (int i = 1; i < 31; ++i) graph.edges.push_back({i, (i - 1) / 2, i % 2 ? 10.0 : -10.0});
    Layers layers = makeLayers(graph, rankNodes(31, graph.edges));
    orderLayers(layers, {});
    QCOMPARE(crossings(layers), 0L);
  }

  void a_small_edit_keeps_the_order() {
    LayoutGraph graph = random_graph(50, 11);
    const LayoutResult before = layOut(graph);
    LayoutHints hints;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
      hints.previous[graph.nodes[i].key] = before.centers[i];
    const LayoutResult same = layOut(graph, hints);
    QVERIFY(same.centers.size() == before.centers.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        if (before.centers[i].x != before.centers[k].x) continue;
        QCOMPARE(before.centers[i].y < before.centers[k].y, same.centers[i].y < same.centers[k].y);
      }
    }
  }

  void a_group_stands_to_the_right_of_what_goes_into_it() {
    for (unsigned seed = 1; seed <= 20; ++seed) {
      const LayoutGraph graph = grouped_graph(seed);
      const LayoutResult result = layOut(graph);
      const std::vector<QRectF> frames = framesOf(graph, result);
      for (const LayoutEdge& edge : graph.edges) {
        const int from = graph.nodes[static_cast<std::size_t>(edge.from)].group;
        int to = graph.nodes[static_cast<std::size_t>(edge.to)].group;
        for (; to >= 0 && !isIn(graph, from, to);
             to = graph.groups[static_cast<std::size_t>(to)].parent) {
          QVERIFY(rectOf(graph, result, static_cast<std::size_t>(edge.from)).right() <
                  frames[static_cast<std::size_t>(to)].left());
        }
      }
    }
  }

  void groups_share_no_heights_in_the_columns_they_reach_over() {
    for (unsigned seed = 1; seed <= 20; ++seed) {
      const LayoutGraph graph = grouped_graph(seed);
      const LayoutResult result = layOut(graph);
      QCOMPARE(overlaps(graph, result), 0);
      const std::vector<QRectF> frames = framesOf(graph, result);
      for (std::size_t a = 0; a < frames.size(); ++a) {
        for (std::size_t b = a + 1; b < frames.size(); ++b) {
          if (graph.groups[b].parent == static_cast<int>(a))
            QVERIFY(frames[a].contains(frames[b]));
          else
            QVERIFY2(!frames[a].intersects(frames[b]), qPrintable(QString::number(seed)));
        }
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
          if (!isIn(graph, graph.nodes[i].group, static_cast<int>(a)))
            QVERIFY2(!frames[a].intersects(rectOf(graph, result, i)),
                     qPrintable(QString::number(seed)));
        }
      }
    }
  }

  void an_empty_graph_is_fine() { QVERIFY(layOut({}).centers.empty()); }

  void keys_are_names_and_paths_that_survive_parsing_again() {
    const auto keys = keys_of("x = variable(2)\ny = sin(x) * 3 + x");
    QVERIFY(contains(keys, "x"));
    QVERIFY(contains(keys, "y"));
    QVERIFY(contains(keys, "y/0"));
    QVERIFY(contains(keys, "y/0/0"));
    const auto later =
        keys_of("a = variable(1)\nx = variable(2)\nb = a + 1\ny = sin(x) * 3 + x\nz = y * b");
    for (const std::string& key : keys) QVERIFY2(contains(later, key), key.c_str());
  }

  void keys_are_unique() {
    auto keys = keys_of("x = variable(2)\nfor i in range(40):\n  x = x * 0.5 + sin(x)\ny = x");
    std::sort(keys.begin(), keys.end());
    QVERIFY(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
    for (const std::string& key : keys) QVERIFY(key.size() < 200);
  }
};

QTEST_APPLESS_MAIN(LayoutTest)

}  // namespace ui_canvas_layout_test

#include "ui_canvas_layout_test.moc"
