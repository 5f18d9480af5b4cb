// Writes valid, smooth programs at random: every statement of the language, tensors of rank 0 to 3,
// one scalar y at the end. What steers control flow is known while a graph is built, so that each
// runs eagerly and statically; cond and while_loop also decide on values.
#pragma once

#include <array>
#include <random>
#include <string>
#include <vector>

namespace nabla::test {

// Sanitizers make a run about thirty times slower: fewer programs there.
#if defined(__SANITIZE_ADDRESS__)
#define NABLA_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define NABLA_SANITIZED 1
#endif
#endif
#ifdef NABLA_SANITIZED
constexpr unsigned random_programs = 300;
#else
constexpr unsigned random_programs = 10'000;
#endif

class RandomProgram {
 public:
  explicit RandomProgram(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string out =
        "def bend(t, by=2):\n    s = t * by\n    if by > 2:\n        return s / (1 + s^2)\n"
        "    return tanh(s)\n"
        "def down(t, n):\n    if n == 0:\n        return t\n    return down(sin(t), n - 1) / 2\n"
        "a = variable(0.7)\nb = variable(-1.3)\nv = variable([0.2, -0.5, 1.1])\n"
        "M = variable([[1, 0.5, -1], [0, 2, 0.3], [-0.7, 0.1, 0.4]])\nk = placeholder([1, 2, "
        "-1])\nC = reshape(linspace(-1, 1, 18), (2, 3, 3))\n";
    const std::size_t statements = 6 + pick(8);
    for (std::size_t i = 0; i < statements; ++i) out += statement("t" + std::to_string(i));
    return out + "y = " + any(0) + " + mean(" + any(1) + "^2) + mean(tanh(" + any(2) + ")) + sum(" +
           any(3) + ") / 18\n";
  }

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }
  std::string digit(std::size_t count) { return std::to_string(pick(count)); }
  // A name of that rank: number, vector of 3, matrix of 3 x 3, tensor of 2 x 3 x 3.
  const std::string& any(std::size_t rank) { return names_[rank][pick(names_[rank].size())]; }

  // One statement that leaves `name` with a value, and remembers its rank.
  std::string statement(const std::string& name) {
    const std::size_t rank = pick(8) == 0 ? 3 : pick(3);
    std::string out = body(name, rank);
    names_[rank].push_back(name);
    return out;
  }

  std::string body(const std::string& name, std::size_t rank) {
    const std::string first = name + " = " + expression(rank) + "\n";
    const std::string next = "tanh(" + name + " + " + any(rank) + ")";
    switch (pick(16)) {
      case 10:
        return first + "print(\"here\", " + name + ", " + digit(9) + ")\n" + name +
               " += sum(sin(u) for u in " + any(1) + ") / 4\n";
      case 11:
        return first + name + " = " + name + " + mean([u * " + any(0) + " for u in " + any(1) +
               "]) / 4\n";
      case 0:
        return first + "for i in range(" + digit(4) + "):\n    " + name + " = " + next +
               " / (i + 1)\n";
      case 1:
        return first + "for i in range(3):\n    if i == " + digit(4) + ":\n        " +
               (pick(2) == 0 ? "break" : "continue") + "\n    " + name + " += sin(" + any(rank) +
               ") / 4\n";
      case 2:
        return "n = " + digit(4) + "\n" + first + "while n > 0:\n    " + name + " = " + next +
               "\n    n -= 1\n";
      case 3:
        return "if " + digit(3) + " < " + digit(3) + ":\n    " + name + " = " + expression(rank) +
               "\nelif " + digit(2) + " == 1:\n    " + name + " = " + expression(rank) +
               "\nelse:\n    " + name + " = " + expression(rank) + "\n";
      case 4:
        return first + "for u in " + any(1) + ":\n    " + name + " -= 0.1 * sin(u)\n";
      case 5:
        return first + name + (pick(2) == 0 ? " *= " : " /= ") + "1.5 + sin(" + any(0) + ")\n";
      case 6:
        return name + " = " + expression(rank) + " if " + digit(5) + " > 2 else " +
               expression(rank) + "\n";
      case 7:
        return name + ", " + name + "x = " + expression(rank) + ", " + any(1) + "\n";
      case 8:
        return name + " = cond(" + any(0) + " > 0.123, lambda: " + next_of(rank) +
               ", lambda: " + next_of(rank) + ")\n";
      case 9:
        return name + " = while_loop(lambda s: mean(s) < 0.789, lambda s: s / 2 + 0.5, tanh(" +
               any(rank) + ") - 0.5)\n";
      default:
        return first;
    }
  }

  std::string next_of(std::size_t rank) { return elementwise(any(rank), any(rank)); }

  std::string expression(std::size_t rank) {
    switch (rank) {
      case 0:
        return number();
      case 1:
        return vector();
      case 2:
        return matrix();
      default:
        return stack();
    }
  }

  // Bounded, so that no value runs away.
  std::string elementwise(const std::string& x, const std::string& y) {
    switch (pick(16)) {
      case 0:
        return "sin(" + x + ") + tanh(" + y + ")";
      case 1:
        return "sigmoid(" + x + ") - cos(" + y + ")";
      case 2:
        return "tanh(" + x + " * " + y + ")";
      case 3:
        return "exp(-(" + x + ")^2) * sin(" + y + ")";
      case 4:
        return "1 / sqrt(1 + " + x + "^2 + " + y + "**2)";
      case 5:
        return "log(2 + sin(" + x + ")) / (1.5 + cos(" + y + "))";
      case 6:
        return "softplus(tanh(" + x + ")) - 0.5*tanh(" + y + ")";
      case 7:
        return "-arctan(" + x + ") + 2 * tanh(" + y + ")";
      case 8:
        return "where(" + x + " > 0.15, tanh(" + y + "), sin(" + y + "))";
      case 9:
        return "bend(" + x + ") + bend(" + y + ", by=3)";
      case 10:
        return "hypot(tanh(" + x + "), 1) * 0.5 + expm1(-sigmoid(" + y + "))";
      case 11:
        return "(1 + sin(" + x + ")^2)^(0.3*tanh(" + y + "))";
      case 12:
        return "down(" + x + ", " + digit(4) + ") - log1p(tanh(" + y + ")^2)";
      case 13:
        return "gelu(tanh(" + x + ")) + silu(sin(" + y + "))";
      case 14:
        return "maximum(sin(" + x + "), 0.3) + clip(" + y + ", -0.9, 0.8)";
      default:
        return "(tanh(" + x + ") + sin(" + y + ")) / 3";
    }
  }

  std::string number() {
    const std::string index = std::to_string(static_cast<int>(pick(6)) - 3);
    switch (pick(12)) {
      case 0:
        return "sum(tanh(" + any(1) + ")) / 3";
      case 1:
        return "dot(tanh(" + any(1) + "), k) / 4";
      case 2:
        return "tanh(" + any(1) + ")[" + index + "]";
      case 3:
        return "tanh(" + any(2) + ")[" + digit(3) + ", " + index + "]";
      case 4:
        return "logsumexp(tanh(" + any(1) + "))";
      case 5:
        return "norm(" + any(1) + " + [3, 4, 5]) / 8";
      case 6:
        return "trace(tanh(" + any(2) + ")) / 3";
      case 7:
        return "prod(sin(" + any(1) + "))";
      case 8:
        return "std(tanh(" + any(1) + ") + [0, 1, 3])";
      case 9:
        return "mse(tanh(" + any(1) + "), sin(" + any(1) + "))";
      default:
        return elementwise(any(0), any(0));
    }
  }

  std::string vector() {
    switch (pick(13)) {
      case 0:
        return "M @ tanh(" + any(1) + ") / 3";
      case 1:
        return "[" + any(0) + ", 1, " + any(0) + "]";
      case 2:
        return "tanh(" + any(1) + ")[::-1]";
      case 3:
        return "softmax(" + any(1) + ") * tanh(" + any(0) + ")";
      case 4:
        return "tanh(" + any(2) + ")[" + (pick(2) == 0 ? ":, " + digit(3) : digit(3)) + "]";
      case 5:
        return "mean(tanh(" + any(2) + "), axis=" + digit(2) + ")";
      case 6:
        return "concat([tanh(" + any(1) + ")[1:], [sin(" + any(0) + ")]])";
      case 7:
        return "cumsum(tanh(" + any(1) + ")) / 3";
      case 8:
        return "solve(3 * eye(3) + outer(tanh(" + any(1) + "), [0, 1, 0]) / 9, " + any(1) + ") / 3";
      case 9:
        return "sum(tanh(" + any(3) + "), axis=(0, 2)) / 6";
      default:
        return elementwise(any(1), pick(3) == 0 ? any(0) : any(1));
    }
  }

  std::string matrix() {
    switch (pick(9)) {
      case 0:
        return "tanh(" + any(2) + ") @ sin(" + any(2) + ") / 3";
      case 1:
        return "outer(tanh(" + any(1) + "), sin(" + any(1) + "))";
      case 2:
        return "tanh(" + any(2) + ").T";
      case 3:
        return "stack([tanh(" + any(1) + "), sin(" + any(1) + "), k], axis=" + digit(2) + ") / 3";
      case 4:
        return "log_softmax(tanh(" + any(2) + "), axis=" + digit(2) + ")";
      case 5:
        return "tanh(" + any(3) + ")[" + digit(2) + "]";
      case 6:
        return "broadcast_to(tanh(" + any(1) + "), (3, 3))";
      default:
        return elementwise(any(2), pick(2) == 0 ? any(1) : any(2));
    }
  }

  std::string stack() {
    switch (pick(4)) {
      case 0:
        return "C * tanh(" + any(2) + ")";
      case 1:
        return "matmul(C, tanh(" + any(2) + ")) / 3";
      case 2:
        return "stack([tanh(" + any(2) + "), sin(" + any(2) + ")])";
      default:
        return elementwise(any(3), any(2));
    }
  }

  std::mt19937 random_;
  std::array<std::vector<std::string>, 4> names_{{{"a", "b"}, {"v", "k"}, {"M"}, {"C"}}};
};

}  // namespace nabla::test
