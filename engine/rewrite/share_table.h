// Finds the term that is equal to one about to be made: a flat hash table of term numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/rewrite/draft.h"

namespace nabla {

// A term about to be made.
struct Request {
  const OpDef* op = nullptr;
  Kind kind = Kind::other;
  std::span<const TermId> operands;
  std::uint32_t attributes = 0;
  std::uint32_t shape = 0;
  std::uint32_t value = 0;  // constants and inputs: as in Term
};

class ShareTable {
 public:
  ShareTable(const Draft& draft, const Tables& tables) : draft_(draft), tables_(tables) {}
  // Makes room for this many terms at once.
  void reserve(std::size_t terms);
  // The equal term, or an invalid id. Commuted operands make equal terms, -0 and 0 do not.
  TermId find(const Request& request);
  // Adds the term made because the last find() found none.
  void add(TermId id);

 private:
  std::size_t hash(const Request& request) const;
  bool equal(const Term& term, TermId id, const Request& request) const;
  void grow(std::size_t slots);

  struct Slot {
    TermId id;
    std::uint32_t hash = 0;
  };
  const Draft& draft_;
  const Tables& tables_;
  std::vector<Slot> slots_;
  std::size_t count_ = 0;
  std::uint32_t last_hash_ = 0;
};

}  // namespace nabla
