#include "engine/program/op_meaning.h"

#include <string_view>
#include <unordered_map>

#include "engine/ops/catalogue.h"

namespace nabla {

namespace {

struct Row {
  std::string_view op;
  OpMeaning meaning;
};

constexpr Row rows[] = {
    {"add", {Meaning::code, Code::add}},
    {"sub", {Meaning::code, Code::sub}},
    {"mul", {Meaning::code, Code::mul}},
    {"div", {Meaning::code, Code::div}},
    {"neg", {Meaning::code, Code::neg}},
    {"chain", {Meaning::code, Code::chain}},
    {"ratio", {Meaning::code, Code::ratio}},
    {"scaled_ratio", {Meaning::code, Code::scaled_ratio}},
    {"abs", {Meaning::code, Code::absolute}},
    {"sqrt", {Meaning::code, Code::root}},
    {"relu", {Meaning::code, Code::relu}},
    {"maximum", {Meaning::code, Code::maximum}},
    {"minimum", {Meaning::code, Code::minimum}},
    {"less", {Meaning::code, Code::less}},
    {"less_equal", {Meaning::code, Code::less_equal}},
    {"greater", {Meaning::swapped, Code::less}},
    {"greater_equal", {Meaning::swapped, Code::less_equal}},
    {"equal", {Meaning::code, Code::equal}},
    {"not_equal", {Meaning::code, Code::not_equal}},
    {"logical_and", {Meaning::code, Code::both}},
    {"logical_or", {Meaning::code, Code::either}},
    {"logical_not", {Meaning::code, Code::negation}},
    {"stop_gradient", {Meaning::code, Code::copy}},
    {"where", {Meaning::code, Code::select}},
    {"clip", {Meaning::code, Code::clip}},
    {"leaky_relu", {Meaning::slope}},
    {"elu", {Meaning::elu}},
    {"reshape", {Meaning::movement}},
    {"squeeze", {Meaning::movement}},
    {"expand_dims", {Meaning::movement}},
    {"broadcast_to", {Meaning::movement}},
    {"transpose", {Meaning::movement}},
    {"flip", {Meaning::movement}},
    {"getitem", {Meaning::movement}},
    {"setitem_zeros", {Meaning::movement}},
    {"concat", {Meaning::movement}},
    {"stack", {Meaning::movement}},
    {"sum", {Meaning::sum}},
    {"mean", {Meaning::mean}},
    {"prod", {Meaning::product}},
    {"max", {Meaning::largest}},
    {"min", {Meaning::smallest}},
    {"sum_to", {Meaning::sum_to}},
    {"matmul", {Meaning::matmul}},
    {"outer", {Meaning::outer}},
    // Its body serves derivatives alone: the inverse in it is nan where the kernel has an answer.
    {"cofactors", {Meaning::opaque}},
};

OpMeaning by_its_looks(const OpDef& op) {
  if (op.elementwise()) return {Meaning::call};
  if (std::holds_alternative<Composite>(op.rule)) return {Meaning::composite};
  return {};
}

using Table = std::unordered_map<const OpDef*, OpMeaning>;

Table make_table() {
  Table table;
  for (const OpDef* op : all_ops()) table.emplace(op, by_its_looks(*op));
  for (const Row& row : rows) {
    if (const OpDef* op = find_op(row.op)) table.insert_or_assign(op, row.meaning);
  }
  return table;
}

}  // namespace

OpMeaning meaning_of(const OpDef& op) {
  static const Table table = make_table();
  const auto found = table.find(&op);
  return found != table.end() ? found->second : by_its_looks(op);
}

bool is_elementwise(const OpDef& op) {
  const Meaning meaning = meaning_of(op).meaning;
  return meaning == Meaning::code || meaning == Meaning::swapped || meaning == Meaning::call ||
         meaning == Meaning::slope || meaning == Meaning::elu;
}

}  // namespace nabla
