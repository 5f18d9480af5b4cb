#include "engine/language/edit_connect.h"

#include <utility>

#include "engine/language/edit_order.h"

namespace nabla {

namespace {

// The site of the node with `y += x` spelt out, so that its operands are expressions.
Expected<Site> open_site(Program& program, SourceSpan node) {
  auto site = site_of(program, node);
  if (!site || !site->chain.empty()) return site;
  spell_out(site->statement());
  return site_of(program, node);
}

Diagnostic no_operand(SourceSpan span) {
  return {say("this input is made by the formula as a whole"), say("edit the formula"), span};
}

}  // namespace

const Expr* operand_at(const Expr& node, const OperandPath& operand) {
  const Expr* at = &node;
  for (const std::size_t step : operand) {
    if (step >= at->children.size()) return nullptr;
    at = &at->children[step];
  }
  return operand.empty() ? nullptr : at;
}

Expected<Edited> with_operand(const Program& program, SourceSpan node, const OperandPath& operand,
                              const Expr& value) {
  Edited edited{program, {}, {}, {}};
  auto site = open_site(edited.program, node);
  if (!site) return site.error();
  const Expr* place = operand_at(site->expr(), operand);
  if (place == nullptr) return no_operand(node);
  *const_cast<Expr*>(place) = value;  // NOLINT: the program is ours
  edited.note = site->note();
  if (auto done = settle_order(edited.program, *site); !done) return done.error();
  return edited;
}

Expected<Edited> connected(const Program& program, SourceSpan node, const OperandPath& operand,
                           const NodeText& source) {
  Program changed = program;
  auto site = open_site(changed, node);
  if (!site) return site.error();
  if (operand_at(site->expr(), operand) == nullptr) return no_operand(node);
  auto name = readable_name(changed, source, node);
  if (!name) return name.error();
  auto edited = with_operand(changed, node, operand, name_expr(*name));
  if (edited) edited->name = *name;
  return edited;
}

Expected<Edited> disconnected(const Program& program, SourceSpan node, const OperandPath& operand) {
  return with_operand(program, node, operand, hole_expr());
}

}  // namespace nabla
