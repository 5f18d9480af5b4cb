#include "engine/language/edit_connect.h"

#include <utility>

#include "engine/language/edit_chain.h"
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

struct Place {
  Site site;
  Expr* operand;
};

// Where the operand of the node is written; a < b < c is written apart only where it must be.
Expected<Place> place_of(Program& program, SourceSpan node, const OperandPath& operand) {
  const auto part = operand.size() == 1 ? find_part(program, node) : std::nullopt;
  if (part) {
    const SourceSpan whole = part->whole->span;
    const auto child = part->child(operand.front());
    if (!child) take_apart(program, whole);
    auto site = site_of(program, child ? whole : node);
    if (!site) return site.error();
    return Place{*site, &site->expr().children[child.value_or(operand.front())]};
  }
  auto site = open_site(program, node);
  if (!site) return site.error();
  const Expr* place = operand_at(site->expr(), operand);
  if (place == nullptr) {
    return Diagnostic{say("this input is made by the formula as a whole"), say("edit the formula"),
                      node};
  }
  return Place{*site, const_cast<Expr*>(place)};  // NOLINT: the program is ours
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
  auto place = place_of(edited.program, node, operand);
  if (!place) return place.error();
  const SourceSpan before = place->operand->span;
  *place->operand = value;
  place->operand->span = before;  // what it is a part of is still found by its text
  edited.note = place->site.note();
  if (auto done = settle_order(edited.program, place->site); !done) return done.error();
  return edited;
}

Expected<Edited> connected(const Program& program, SourceSpan node, const OperandPath& operand,
                           const NodeText& source) {
  Program changed = program;
  if (const auto place = place_of(changed, node, operand); !place) return place.error();
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
