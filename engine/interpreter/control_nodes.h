// cond and while_loop as single nodes of a static graph, with the functions they were given as
// graphs inside them.
#pragma once

#include "engine/interpreter/evaluator.h"

namespace nabla {

struct LoopCall {
  const Value& test;
  const Value& body;
  Value::Elements states;
  SourceSpan span;
};

// The states after the loop, as nodes. Errors: a body whose states change their number or shape, a
// test that is not one number, and what the functions themselves refuse.
Expected<Value> loop_node(Evaluator& evaluator, const LoopCall& call);

struct CondCall {
  const Value& condition;
  const Value& yes;  // a function without parameters, or a value
  const Value& no;
  std::string written;  // the condition
  SourceSpan span;
};

// What the branch taken will give; a tuple where both branches give one. Errors: branches whose
// values differ in number or shape.
Expected<Value> cond_node(Evaluator& evaluator, const CondCall& call);

}  // namespace nabla
