// Makes ghosts of program text that is not run: the nodes it would have, as far as the text tells.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/graph/ghost.h"
#include "engine/language/syntax.h"

namespace nabla {

class GhostMaker {
 public:
  // The node that a name has where the text would be run, if it has one.
  using Look = std::function<std::optional<NodeId>(const std::string& name)>;

  // No ghosts at all where they would be more than `most`. `names` is false where assigned names
  // name no nodes, in functions.
  GhostMaker(Look look, std::size_t most, bool names)
      : look_(std::move(look)), most_(most), names_(names) {}

  // Loops are gone through once, nested branches both.
  void add(const std::vector<Stmt>& statements);
  void add(const Expr& expr) { (void)value(expr); }
  std::vector<Ghost> take() { return too_many_ ? std::vector<Ghost>{} : std::move(ghosts_); }

 private:
  using Operand = std::optional<GhostOperand>;

  void add(const Stmt& statement);
  void assign(const Stmt& statement);
  void augment(const Stmt& statement);
  void name(const std::string& name, Operand value);
  Operand value(const Expr& expr);
  Operand read(const std::string& name) const;
  Operand chained(const Expr& expr);
  Operand each(const Expr& expr);
  Operand compared(const Expr& expr);
  Operand called(const Expr& expr);
  Operand make(const OpDef* op, std::string text, const Expr& expr, std::size_t first,
               std::size_t last);
  Operand push(Ghost ghost);

  Look look_;
  std::size_t most_;
  bool names_;
  bool too_many_ = false;
  std::vector<Ghost> ghosts_;
  std::map<std::string, Operand, std::less<>> values_;
};

}  // namespace nabla
