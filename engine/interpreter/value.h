// What an expression of the language is while it runs: a node, a number that is not in the graph
// yet, a tuple ...
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/graph/graph.h"
#include "engine/language/syntax.h"

namespace nabla {

class Scope;
class Value;

// A constant that becomes a node when an op first takes it, so that `range(10)` or `axis=0` leave
// no nodes behind.
struct Literal {
  Tensor value;
  bool varies = false;  // computed, outside the graph, from an input
  SourceSpan span;
  NodeId node;  // once it is in the graph
};

// A function of the program (def or lambda), or one of the language by name alone.
struct Function {
  std::string name;
  const Stmt* definition = nullptr;
  const Expr* lambda = nullptr;
  std::vector<std::string> parameters;
  std::vector<std::optional<Value>> defaults;  // one per parameter
  Scope* closure = nullptr;

  bool builtin() const { return definition == nullptr && lambda == nullptr; }
};

struct Nothing {};  // `None`, and what a function without `return` gives

class Value {
 public:
  using Elements = std::vector<Value>;

  Value() = default;                                                                // nothing
  Value(NodeId node) : state_(node) {}                                              // NOLINT
  Value(std::shared_ptr<Literal> literal) : state_(std::move(literal)) {}           // NOLINT
  Value(std::shared_ptr<const Function> function) : state_(std::move(function)) {}  // NOLINT
  static Value literal(Tensor value, SourceSpan span, bool varies = false);
  static Value tuple(Elements elements);
  static Value text(std::string text);

  bool nothing() const { return std::holds_alternative<Nothing>(state_); }
  bool tensor() const { return node() != nullptr || as_literal() != nullptr; }
  const NodeId* node() const { return std::get_if<NodeId>(&state_); }
  Literal* as_literal() const;
  const Elements* as_tuple() const;
  const Function* as_function() const;
  const std::string* as_text() const { return std::get_if<std::string>(&state_); }
  // What it is, for messages: "a function", "text" ...
  const char* kind() const;

 private:
  std::variant<Nothing, NodeId, std::shared_ptr<Literal>, std::shared_ptr<const Elements>,
               std::shared_ptr<const Function>, std::string>
      state_;
};

}  // namespace nabla
