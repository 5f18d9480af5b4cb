#include "engine/language/edit_order.h"

#include <algorithm>
#include <utility>

#include "engine/language/edit_extract.h"
#include "engine/language/names.h"

namespace nabla {

namespace {

class Order {
 public:
  Order(Program& program, const Site& site, std::size_t level)
      : program_(program),
        site_(site),
        level_(level),
        list_(*site.levels[level].list),
        index_(site.levels[level].index),
        moves_(list_.size(), false) {}

  // What is read moves up; where that cannot be, the reader and what needs it move down.
  Expected<Done> settle() {
    auto lifted = need(index_);
    if (lifted) {
      lift();
      return Done{};
    }
    return circular_ || !sink() ? lifted : Done{};
  }

 private:
  void lift() {
    std::size_t to = index_;
    for (std::size_t from = index_ + 1; from < list_.size(); ++from) {
      if (!moves_[from]) continue;
      Stmt statement = std::move(list_[from]);
      list_.erase(list_.begin() + static_cast<std::ptrdiff_t>(from));
      insert_statement(program_, list_, to++, std::move(statement));
    }
  }

  // Whether the reader could be moved below all that it reads.
  bool sink() {
    if (list_[index_].kind == StmtKind::def) return false;
    const std::set<std::string> wanted = names_read(list_[index_]);
    std::size_t last = index_;
    for (std::size_t i = index_ + 1; i < list_.size(); ++i) {
      for (const std::string& name : wanted) {
        if (!assigned_above(name) && assigns(list_[i], name)) last = i;
      }
    }
    std::vector<std::size_t> sinking{index_};
    for (std::size_t i = index_ + 1; i <= last; ++i) {
      if (reads_any(list_[i], sinking)) sinking.push_back(i);
    }
    const bool blocked = sinking.back() == last ||
                         std::any_of(sinking.begin(), sinking.end(),
                                     [this](std::size_t i) { return !may_move(list_[i]); });
    if (blocked) return false;
    for (std::size_t done = 0; done < sinking.size(); ++done) {
      const std::size_t from = sinking[done] - done;
      Stmt statement = take_statement(program_, list_, from);
      insert_statement(program_, list_, last, std::move(statement));
    }
    return true;
  }

  bool reads_any(const Stmt& statement, const std::vector<std::size_t>& writers) const {
    return std::any_of(writers.begin(), writers.end(), [&](std::size_t writer) {
      const auto& targets = list_[writer].targets;
      return std::any_of(targets.begin(), targets.end(), [&statement](const std::string& target) {
        return reads(statement, target) || assigns(statement, target);
      });
    });
  }

  // In this block, or in the ones around it up to its function.
  bool assigned_above(const std::string& name) const {
    for (std::size_t i = level_ + 1; i-- > 0;) {
      const auto& list = *site_.levels[i].list;
      const auto end = list.begin() + static_cast<std::ptrdiff_t>(site_.levels[i].index);
      if (std::any_of(list.begin(), end, [&](const Stmt& s) { return assigns(s, name); })) {
        return true;
      }
      if (i == 0) break;
      const Stmt& around = site_.levels[i - 1].statement();
      if (around.kind == StmtKind::def) return is_parameter(around, name);
      if (around.kind == StmtKind::for_ && is_target(around, name)) return true;
    }
    return false;
  }

  // A name that the function has to itself.
  static bool is_own(const Stmt& statement, const std::string& name) {
    if (statement.kind != StmtKind::def) return false;
    const auto own = global_names(Program{statement.body, {}});
    return is_parameter(statement, name) || std::find(own.begin(), own.end(), name) != own.end();
  }

  static bool is_target(const Stmt& statement, const std::string& name) {
    const auto& targets = statement.targets;
    return std::find(targets.begin(), targets.end(), name) != targets.end();
  }

  static bool is_parameter(const Stmt& definition, const std::string& name) {
    return std::any_of(definition.parameters.begin(), definition.parameters.end(),
                       [&name](const Parameter& p) { return p.name == name; });
  }

  Expected<Done> need(std::size_t reader) {
    for (const std::string& name : names_read(list_[reader])) {
      if (assigned_above(name) || is_own(list_[reader], name)) continue;
      if (auto done = need(name, reader); !done) return done;
    }
    return Done{};
  }

  Expected<Done> need(const std::string& name, std::size_t reader) {
    const bool simple_reader = list_[index_].kind == StmtKind::assign;
    if ((simple_reader || reader != index_) && assigns(list_[index_], name)) return circle(name);
    for (std::size_t i = index_ + 1; i < list_.size(); ++i) {
      if (!assigns(list_[i], name) || i == reader) continue;
      if (moves_[i]) continue;
      if (auto movable = may_move(list_[i]); !movable) return movable;
      moves_[i] = true;
      if (auto done = need(i); !done) return done;
    }
    return Done{};
  }

  Diagnostic circle(const std::string& name) {
    circular_ = true;
    return {say("%1 would be computed from itself", name),
            say("a graph has no circles: take another value"), list_[index_].span};
  }

  Expected<Done> may_move(const Stmt& statement) const {
    if (statement.kind == StmtKind::def) return Done{};
    bool once = statement.kind == StmtKind::assign;
    for (const std::string& target : statement.targets) {
      once = once && times_assigned(program_, target) == 1;
    }
    for (const std::string& name : names_read(statement)) {
      once = once && times_assigned(program_, name) <= 1;
    }
    if (once) return Done{};
    return Diagnostic{say("this line cannot move up without changing what it means"),
                      say("move it in the text"), statement.span};
  }

  Program& program_;
  const Site& site_;
  std::size_t level_;
  std::vector<Stmt>& list_;
  std::size_t index_;
  std::vector<bool> moves_;
  bool circular_ = false;
};

bool assigned_between(const std::vector<Stmt>& list, std::size_t first, std::size_t last,
                      const std::string& name) {
  for (std::size_t i = first; i < last; ++i) {
    if (assigns(list[i], name)) return true;
  }
  return false;
}

// Whether the name, where the reader stands, means what this site gives it.
bool means(const Program& program, const Site& source, const Site& reader,
           const std::string& name) {
  if (times_assigned(program, name) == 1) return true;
  for (std::size_t i = 0; i < source.levels.size() && i < reader.levels.size(); ++i) {
    const Site::Level& from = source.levels[i];
    const Site::Level& to = reader.levels[i];
    if (from.list != to.list) return false;
    if (from.index == to.index) continue;
    return i + 1 == source.levels.size() && from.index < to.index && i == 0 &&
           !assigned_between(*from.list, from.index + 1, to.index, name);
  }
  return false;
}

// The block of the source is the reader's own or one around it.
bool in_reach(const Site& source, const Site& reader) {
  const auto* block = source.levels.back().list;
  return std::any_of(reader.levels.begin(), reader.levels.end(),
                     [block](const Site::Level& level) { return level.list == block; });
}

Diagnostic out_of_reach(SourceSpan span) {
  return {say("this value exists only inside its loop, branch or function"),
          say("take the name it leaves behind, or move the line in the text"), span};
}

Diagnostic reassigned(const std::string& name, SourceSpan span) {
  return {say("%1 is assigned more than once", name), say("give this value a name of its own"),
          span};
}

// The last value of a loop or branch, read below it.
bool left_behind(const NodeText& source, const Site& from, const Site& to) {
  const std::size_t line = from.levels.front().index;
  return source.current && from.levels.size() > 1 && line < to.levels.front().index &&
         from.levels.front().statement().kind != StmtKind::def &&
         !assigned_between(*from.levels.front().list, line + 1, to.levels.front().index,
                           source.name);
}

}  // namespace

Expected<Done> settle_order(Program& program, const Site& site) {
  for (std::size_t i = site.levels.size(); i-- > 0;) {
    if (auto done = Order(program, site, i).settle(); !done) return done;
  }
  return Done{};
}

Expected<std::string> readable_name(Program& program, const NodeText& source, SourceSpan reader) {
  const auto own = site_of(program, source.span);  // one of several nodes gets a place of its own
  const auto to = find_site(program, reader);
  const auto from = find_site(program, source.span);
  const bool input = times_assigned(program, source.name) == 0 && is_used(program, source.name);
  if (input) return source.name;
  if (!from && !source.name.empty() && source.span == SourceSpan{}) return source.name;
  if (!from) return own.error();
  std::string name = from->assigned_name();
  if (to && !name.empty() && left_behind(source, *from, *to)) return source.name;
  if (to && !in_reach(*from, *to)) return out_of_reach(source.span);
  if (name.empty()) {
    auto extracted = extract(program, source.span, {});
    if (!extracted) return extracted.error();
    program = std::move(extracted->program);
    return extracted->name;
  }
  const bool last = source.current && source.name == name && from->levels.size() == 1;
  const bool meant = to ? means(program, *from, *to, name) : times_assigned(program, name) == 1;
  if (!meant && !(last && !to)) return reassigned(name, source.span);
  return name;
}

}  // namespace nabla
