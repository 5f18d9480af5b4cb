// A scalar output of a graph and its derivatives, derived once when first asked for.
#pragma once

#include <Eigen/Core>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/derive/hessian.h"
#include "engine/graph/graph.h"
#include "engine/objective/objective.h"
#include "engine/program/compiled.h"

namespace nabla {

class Built {
 public:
  // The inputs of `layout` that the graph has are what it is derived by; an absent one has
  // derivative zero. `compiles`: what is asked of it is compiled first, which pays where it is
  // asked often.
  Built(Graph graph, NodeId output, const std::vector<Packed>& layout, bool compiles);

  Expected<double> value(const Point& point, Cancellation cancelled = {});
  Expected<Eigen::VectorXd> gradient(const Point& point, Cancellation cancelled = {});
  Expected<Eigen::MatrixXd> hessian(const Point& point, Cancellation cancelled = {});
  const Graph& graph() const { return graph_; }

 private:
  // A derivative node and where its elements go.
  struct Piece {
    NodeId node;
    std::size_t row = 0;
    std::size_t offset = 0;
  };
  Point feeds(const Point& point) const;
  Expected<Done> derive_gradient(Cancellation cancelled);
  Expected<Done> derive_hessian(Cancellation cancelled);
  // The fetches at a point, by `program`, which is compiled when first used.
  Expected<std::vector<Tensor>> run(std::optional<Compiled>& program,
                                    std::span<const NodeId> fetches, const Point& point,
                                    Cancellation cancelled) const;
  template <class Put>
  Expected<Done> run_pieces(std::optional<Compiled>& program, const std::vector<Piece>& pieces,
                            const Point& point, Cancellation cancelled, Put put) const;

  Graph graph_;
  NodeId output_;
  std::vector<NodeId> wrt_;
  std::vector<std::size_t> offsets_;  // of each in wrt_
  std::size_t dimension_ = 0;
  bool compiles_ = false;
  std::optional<Compiled> value_program_;
  std::optional<Compiled> gradient_program_;
  std::optional<Compiled> hessian_program_;
  std::optional<std::vector<Piece>> gradient_;
  std::optional<std::vector<Piece>> hessian_;
};

}  // namespace nabla
