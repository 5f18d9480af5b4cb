// A sentence for people: a template in English with %1, %2 ... and what fills them, so that the
// window can translate the template and keep the arguments.
#pragma once

#include <string>
#include <vector>

namespace nabla {

struct Message {
  std::string text;
  std::vector<std::string> args;
  std::string subject =
      {};  // what it is about, never translated and put before it: `mul: shapes ...`

  bool empty() const { return text.empty(); }
  // The sentence in English, with %1 replaced by args[0] and so on, after the subject if there is
  // one.
  std::string str() const;

  friend bool operator==(const Message&, const Message&) = default;
};

// Makes a message. Write the template as one string literal: the translation tools look for
// `say("` and collect what follows.
template <class... Args>
Message say(const char* text, Args&&... args) {
  return Message{text, {std::string(static_cast<Args&&>(args))...}};
}

}  // namespace nabla
