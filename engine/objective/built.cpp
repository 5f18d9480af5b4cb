#include "engine/objective/built.h"

#include "engine/derive/reverse.h"
#include "engine/program/session.h"

namespace nabla {

Built::Built(Graph graph, NodeId output, const std::vector<Packed>& layout, bool compiles)
    : graph_(std::move(graph)), output_(output), compiles_(compiles) {
  for (const Packed& packed : layout) {
    dimension_ = packed.offset + packed.shape.size();
    const Input* input = graph_.input(packed.name);
    if (input == nullptr) continue;
    wrt_.push_back(input->node);
    offsets_.push_back(packed.offset);
  }
}

// A run that took another branch may not have read them all.
Point Built::feeds(const Point& point) const {
  Point feeds;
  for (const auto& [name, value] : point) {
    if (graph_.input(name) != nullptr) feeds.emplace(name, value);
  }
  return feeds;
}

Expected<std::vector<Tensor>> Built::run(std::optional<Compiled>& program,
                                         std::span<const NodeId> fetches, const Point& point,
                                         Cancellation cancelled) const {
  if (!compiles_) return Session(graph_).run(fetches, point, cancelled);
  if (!program) {
    auto compiled = compile(graph_, fetches, cancelled);
    if (!compiled) return compiled.error();
    program = *std::move(compiled);
  }
  return program->evaluate(point, cancelled);
}

Expected<double> Built::value(const Point& point, Cancellation cancelled) {
  auto values = run(value_program_, std::span(&output_, 1), feeds(point), cancelled);
  if (!values) return values.error();
  return values->front().item();
}

Expected<Done> Built::derive_gradient(Cancellation cancelled) {
  if (gradient_) return Done{};
  auto sweep = reverse(graph_, output_, wrt_, check_of(cancelled));
  if (!sweep) return sweep.error();
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < wrt_.size(); ++i) {
    if (const auto node = sweep->gradient(wrt_[i])) pieces.push_back({*node, 0, offsets_[i]});
  }
  gradient_ = std::move(pieces);
  return Done{};
}

Expected<Done> Built::derive_hessian(Cancellation cancelled) {
  if (hessian_) return Done{};
  auto matrix = nabla::hessian(graph_, output_, wrt_, check_of(cancelled));
  if (!matrix) return matrix.error();
  std::vector<std::size_t>
      place;  // of each row of the matrix, which counts only the inputs there are
  for (std::size_t i = 0; i < wrt_.size(); ++i) {
    for (std::size_t k = 0; k < graph_[wrt_[i]].shape.size(); ++k) place.push_back(offsets_[i] + k);
  }
  std::vector<Piece> pieces;
  for (std::size_t row = 0; row < matrix->rows.size(); ++row) {
    for (std::size_t i = 0; i < wrt_.size(); ++i) {
      if (const auto node = matrix->rows[row][i])
        pieces.push_back({*node, place[row], offsets_[i]});
    }
  }
  hessian_ = std::move(pieces);
  return Done{};
}

template <class Put>
Expected<Done> Built::run_pieces(std::optional<Compiled>& program, const std::vector<Piece>& pieces,
                                 const Point& point, Cancellation cancelled, Put put) const {
  std::vector<NodeId> nodes;
  for (const Piece& piece : pieces) nodes.push_back(piece.node);
  auto values = run(program, nodes, feeds(point), cancelled);
  if (!values) return values.error();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto elements = (*values)[i].values();
    for (std::size_t k = 0; k < elements.size(); ++k)
      put(pieces[i].row, pieces[i].offset + k, elements[k]);
  }
  return Done{};
}

Expected<Eigen::VectorXd> Built::gradient(const Point& point, Cancellation cancelled) {
  if (auto done = derive_gradient(cancelled); !done) return done.error();
  Eigen::VectorXd out = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(dimension_));
  auto done = run_pieces(gradient_program_, *gradient_, point, cancelled,
                         [&](std::size_t, std::size_t column, double x) {
                           out(static_cast<Eigen::Index>(column)) = x;
                         });
  if (!done) return done.error();
  return out;
}

Expected<Eigen::MatrixXd> Built::hessian(const Point& point, Cancellation cancelled) {
  if (auto done = derive_hessian(cancelled); !done) return done.error();
  const auto n = static_cast<Eigen::Index>(dimension_);
  Eigen::MatrixXd out = Eigen::MatrixXd::Zero(n, n);
  auto done = run_pieces(hessian_program_, *hessian_, point, cancelled,
                         [&](std::size_t row, std::size_t column, double x) {
                           out(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column)) =
                               x;
                         });
  if (!done) return done.error();
  return out;
}

}  // namespace nabla
