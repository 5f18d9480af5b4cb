// A scalar output of a graph and its derivatives, derived once when first asked for.
#pragma once

#include <Eigen/Core>
#include <memory>
#include <optional>
#include <vector>

#include "engine/derive/hessian.h"
#include "engine/graph/graph.h"
#include "engine/objective/objective.h"

namespace nabla {

class Built {
 public:
  // `wrt` names the inputs of `layout` that the graph has; an absent one has derivative zero.
  Built(Graph graph, NodeId output, const std::vector<Packed>& layout);

  Expected<double> value(const Point& point) const;
  Expected<Eigen::VectorXd> gradient(const Point& point);
  Expected<Eigen::MatrixXd> hessian(const Point& point);
  const Graph& graph() const { return graph_; }

 private:
  // A derivative node and where its elements go.
  struct Piece {
    NodeId node;
    std::size_t row = 0;
    std::size_t offset = 0;
  };
  Point feeds(const Point& point) const;
  Expected<Done> derive_gradient();
  Expected<Done> derive_hessian();

  Graph graph_;
  NodeId output_;
  std::vector<NodeId> wrt_;
  std::vector<std::size_t> offsets_;  // of each in wrt_
  std::size_t dimension_ = 0;
  std::optional<std::vector<Piece>> gradient_;
  std::optional<std::vector<Piece>> hessian_;
};

}  // namespace nabla
