// A graph while it is rewritten: terms in flat arrays, with shapes, attributes and constants kept
// once and named by number, so that a pass over it allocates nothing per term.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/base/cancellation.h"
#include "engine/graph/graph.h"
#include "engine/rewrite/kinds.h"

namespace nabla {

using TermId = Id<struct TermTag>;

struct Term {
  const OpDef* op = nullptr;
  Kind kind = Kind::other;
  std::uint32_t first = 0;  // where its operands stand in the draft's list
  std::uint32_t count = 0;
  std::uint32_t shape = 0;       // number of its shape; 0 is the scalar
  std::uint32_t attributes = 0;  // number of its attributes; 0 is none
  std::uint32_t value = 0;       // constants: number of the tensor; inputs: the node
  std::uint32_t source = 0;      // the node whose marks (span, origin, context) it carries
};

// What the drafts of one rewriting share, the graph they come from included. Numbers stay valid.
class Tables {
 public:
  explicit Tables(const Graph& source);
  const Graph& source() const { return source_; }
  std::uint32_t shape(const Shape& shape);
  std::uint32_t attributes(std::shared_ptr<const Attributes> attributes);
  std::uint32_t constant(Tensor value);
  // A scalar constant; one asked for lately gets the number it had.
  std::uint32_t number(double value);

  const Shape& shape_at(std::uint32_t number) const { return shapes_[number]; }
  std::size_t size_at(std::uint32_t number) const { return sizes_[number]; }
  const std::shared_ptr<const Attributes>& attributes_at(std::uint32_t number) const {
    return attributes_[number];
  }
  const Tensor& constant_at(std::uint32_t number) const { return constants_[number]; }
  // The shape both broadcast to, which must exist.
  std::uint32_t broadcast(std::uint32_t a, std::uint32_t b);

 private:
  const Graph& source_;
  std::deque<Shape> shapes_;
  std::vector<std::size_t> sizes_;
  std::map<std::vector<std::int64_t>, std::uint32_t> shape_numbers_;
  std::uint32_t last_shape_ = 0;
  std::deque<std::shared_ptr<const Attributes>> attributes_;
  std::unordered_multimap<std::size_t, std::uint32_t> attribute_numbers_;
  std::deque<Tensor> constants_;
  std::array<std::uint32_t, 32> latest_;  // by the bits of the number: where it may stand
};

struct Draft {
  std::vector<Term> terms;
  std::vector<TermId> operands;
  std::vector<TermId> targets;
  std::vector<TermId> image;  // of each node of the graph; invalid where no target needs it

  std::size_t size() const { return terms.size(); }
  const Term& operator[](TermId id) const { return terms[id.index]; }
  std::span<const TermId> operands_of(TermId id) const {
    const Term& term = terms[id.index];
    return {operands.data() + term.first, term.count};
  }
};

// The part of the source graph that the targets need.
Draft draft_of(std::span<const NodeId> targets, Tables& tables);

// The draft as a graph, every node with the marks of its source, names bound to what became of
// their nodes. Images and targets are numbered alike: node i is term i. Cancelled, it is empty.
Graph graph_of(const Draft& draft, const Tables& tables, Cancellation cancelled = {});

// How often each term is an operand or a target, by terms that a target needs: 0 where none does.
std::vector<std::uint32_t> uses_in(const Draft& draft);

}  // namespace nabla
