#include "ui/canvas/layout_ranks.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

#include "ui/canvas/at.h"

namespace nabla::ui {

namespace {

// A spanning tree of tight edges (exactly one column long), hung from a root before all sources.
// Cutting a tree edge leaves two parts; where moving them apart shortens the drawing, an edge
// across the cut takes its place.
class Simplex {
 public:
  Simplex(int count, const std::vector<LayoutEdge>& edges, const std::vector<LayoutEdge>& bounds);
  std::vector<int> run(const std::atomic<bool>* cancelled);

 private:
  void connect(const std::vector<LayoutEdge>& edges, int weight);
  void startWithLongestPaths();
  void number();
  int worst() const;
  bool exchange(int cut);
  void rehang(int inside, int outside, int cut);
  bool isBelow(int node, int top) const {
    return enter_[at(node)] >= enter_[at(top)] && enter_[at(node)] < leave_[at(top)];
  }
  std::vector<int> normalized() const;

  int count_;
  int root_;
  std::vector<std::vector<int>> out_, in_;  // neighbours, once per edge
  std::vector<int> net_;                    // edges in minus edges out, per node
  std::vector<int> rank_;
  std::vector<int> parent_;
  std::vector<bool> down_;                        // the tree edge goes from the parent to the node
  std::vector<int> order_, enter_, leave_, sum_;  // by depth first search of the tree
  std::vector<int> first_child_, next_child_;
};

Simplex::Simplex(int count, const std::vector<LayoutEdge>& edges,
                 const std::vector<LayoutEdge>& bounds)
    : count_(count),
      root_(count),
      out_(at(count)),
      in_(at(count)),
      net_(at(count + 1), 0),
      rank_(at(count + 1), 0),
      parent_(at(count + 1), count),
      down_(at(count + 1), true),
      enter_(at(count + 1)),
      leave_(at(count + 1)),
      sum_(at(count + 1)),
      first_child_(at(count + 1)),
      next_child_(at(count + 1)) {
  connect(edges, 1);
  connect(bounds, 0);
  startWithLongestPaths();
}

void Simplex::connect(const std::vector<LayoutEdge>& edges, int weight) {
  for (const LayoutEdge& edge : edges) {
    out_[at(edge.from)].push_back(edge.to);
    in_[at(edge.to)].push_back(edge.from);
    net_[at(edge.to)] += weight;
    net_[at(edge.from)] -= weight;
  }
}

void Simplex::startWithLongestPaths() {
  std::vector<int> waiting(at(count_));
  std::vector<int> ready;
  for (int i = 0; i < count_; ++i) {
    waiting[at(i)] = static_cast<int>(in_[at(i)].size());
    rank_[at(i)] = 1;
    if (waiting[at(i)] == 0) ready.push_back(i);
  }
  for (std::size_t next = 0; next < ready.size(); ++next) {
    const int from = ready[next];
    for (const int to : out_[at(from)]) {
      if (rank_[at(from)] + 1 > rank_[at(to)]) {
        rank_[at(to)] = rank_[at(from)] + 1;
        parent_[at(to)] = from;
      }
      if (--waiting[at(to)] == 0) ready.push_back(to);
    }
  }
}

// Numbers the tree so that a subtree is a range, and sums `net_` over subtrees: edges inside cancel
// out.
void Simplex::number() {
  std::fill(first_child_.begin(), first_child_.end(), -1);
  for (int i = count_ - 1; i >= 0; --i) {
    next_child_[at(i)] = first_child_[at(parent_[at(i)])];
    first_child_[at(parent_[at(i)])] = i;
  }
  order_.clear();
  std::vector<int> stack{root_};
  while (!stack.empty()) {
    const int node = stack.back();
    stack.pop_back();
    enter_[at(node)] = static_cast<int>(order_.size());
    order_.push_back(node);
    for (int c = first_child_[at(node)]; c >= 0; c = next_child_[at(c)]) stack.push_back(c);
  }
  for (std::size_t i = 0; i < sum_.size(); ++i) {
    sum_[i] = net_[i];
    leave_[i] = enter_[i] + 1;
  }
  for (std::size_t i = order_.size(); i-- > 1;) {
    const int node = order_[i];
    sum_[at(parent_[at(node)])] += sum_[at(node)];
    leave_[at(parent_[at(node)])] = std::max(leave_[at(parent_[at(node)])], leave_[at(node)]);
  }
}

// The node whose tree edge has the most negative cut value, or -1.
int Simplex::worst() const {
  int found = -1;
  int least = 0;
  for (int i = 0; i < count_; ++i) {
    const int cut = down_[at(i)] ? sum_[at(i)] : -sum_[at(i)];
    if (cut < least) {
      least = cut;
      found = i;
    }
  }
  return found;
}

// Replaces the tree edge above `cut` by the shortest one that crosses the cut the other way.
bool Simplex::exchange(int cut) {
  const bool moves_right = down_[at(cut)];
  const auto& neighbours = moves_right ? out_ : in_;
  int slack = std::numeric_limits<int>::max();
  std::pair<int, int> best{-1, -1};
  for (int i = enter_[at(cut)]; i < leave_[at(cut)]; ++i) {
    const int inside = order_[at(i)];
    for (const int outside : neighbours[at(inside)]) {
      if (isBelow(outside, cut)) continue;
      const int length = rank_[at(outside)] - rank_[at(inside)];
      const int free = (moves_right ? length : -length) - 1;
      if (free < slack) {
        slack = free;
        best = {inside, outside};
      }
    }
  }
  if (best.first < 0) return false;
  const int shift = moves_right ? slack : -slack;
  for (int i = enter_[at(cut)]; i < leave_[at(cut)]; ++i) rank_[at(order_[at(i)])] += shift;
  rehang(best.first, best.second, cut);
  return true;
}

// Hangs the subtree of `cut` from `outside`, held at `inside`.
void Simplex::rehang(int inside, int outside, int cut) {
  int node = inside;
  int above = outside;
  bool down = !down_[at(cut)];
  while (true) {
    const int old_parent = std::exchange(parent_[at(node)], above);
    const bool old_down = down_[at(node)];
    down_[at(node)] = down;
    if (node == cut) break;
    above = node;
    down = !old_down;
    node = old_parent;
  }
}

std::vector<int> Simplex::normalized() const {
  std::vector<int> part(at(count_));
  std::iota(part.begin(), part.end(), 0);
  const auto find = [&part](int i) {
    while (part[at(i)] != i) i = part[at(i)] = part[at(part[at(i)])];
    return i;
  };
  for (int i = 0; i < count_; ++i) {
    for (const int to : out_[at(i)]) part[at(find(i))] = find(to);
  }
  std::vector<int> least(at(count_), std::numeric_limits<int>::max());
  for (int i = 0; i < count_; ++i) {
    int& low = least[at(find(i))];
    low = std::min(low, rank_[at(i)]);
  }
  std::vector<int> ranks(at(count_));
  for (int i = 0; i < count_; ++i) ranks[at(i)] = rank_[at(i)] - least[at(find(i))];
  return ranks;
}

std::vector<int> Simplex::run(const std::atomic<bool>* cancelled) {
  const int limit = std::clamp(1'200'000 / (count_ + 1), 40, 4 * count_ + 10);
  for (int i = 0; i < limit && !(cancelled && *cancelled); ++i) {
    number();
    const int cut = worst();
    if (cut < 0 || !exchange(cut)) break;
  }
  return normalized();
}

}  // namespace

std::vector<int> rankNodes(int count, const std::vector<LayoutEdge>& edges,
                           const std::vector<LayoutEdge>& bounds,
                           const std::atomic<bool>* cancelled) {
  return Simplex(count, edges, bounds).run(cancelled);
}

}  // namespace nabla::ui
