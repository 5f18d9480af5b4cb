// Writes smooth straight-line programs at random: scalars and vectors of three, one scalar at the
// end.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace nabla::test {

class RandomProgram {
 public:
  explicit RandomProgram(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string out =
        "def bend(t, by=2):\n    s = t * by\n    return s / (1 + s^2)\n"
        "a = variable(0.7)\nb = variable(-1.3)\nv = variable([0.2, -0.5, 1.1])\n"
        "M = variable([[1, 0.5, -1], [0, 2, 0.3], [-0.7, 0.1, 0.4]])\nk = placeholder([1, 2, "
        "-1])\n";
    for (int i = 0; i < 12; ++i) {
      const bool vector = pick(2) == 0;
      std::vector<std::string>& names = vector ? vectors_ : scalars_;
      const std::string name = "t" + std::to_string(i);
      out += name + " = " + (vector ? vector_expression() : scalar_expression()) + "\n";
      names.push_back(name);
    }
    return out + "y = " + scalars_.back() + " + mean(" + vectors_.back() + "^2)\n";
  }

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }
  std::string scalar() { return scalars_[pick(scalars_.size())]; }
  std::string vector() { return vectors_[pick(vectors_.size())]; }

  // Bounded, so that no value runs away.
  std::string elementwise(const std::string& x, const std::string& y) {
    switch (pick(13)) {
      case 0:
        return "sin(" + x + ") + " + y;
      case 1:
        return x + " - cos(" + y + ")";
      case 2:
        return "tanh(" + x + " * " + y + ")";
      case 3:
        return "exp(-(" + x + ")^2) * " + y;
      case 4:
        return "sqrt(1 + " + x + "^2 + " + y + "**2)";
      case 5:
        return "log(2 + sin(" + x + ")) / (1.5 + cos(" + y + "))";
      case 6:
        return "sigmoid(" + x + ") - 0.5*" + y;
      case 7:
        return "-arctan(" + x + ") + 2 * tanh(" + y + ")";
      case 8:
        return "where(" + x + " > 0.1, tanh(" + y + "), sin(" + y + "))";
      case 9:
        return "bend(" + x + ") + bend(" + y + ", by=3)";
      case 10:
        return "hypot(" + x + ", 1) * 0.5 + softplus(" + y + ")";
      case 11:
        return "(1 + sin(" + x + ")^2)^(0.3*tanh(" + y + "))";
      default:
        return "(" + x + " + " + y + ") / 3";
    }
  }

  std::string scalar_expression() {
    switch (pick(5)) {
      case 0:
        return "sum(" + vector() + ") / 3";
      case 1:
        return "dot(tanh(" + vector() + "), k) / 4";
      case 2:
        return vector() + "[" + std::to_string(static_cast<int>(pick(6)) - 3) + "]";
      default:
        return elementwise(scalar(), scalar());
    }
  }

  std::string vector_expression() {
    switch (pick(6)) {
      case 0:
        return "M @ tanh(" + vector() + ")";
      case 1:
        return "[" + scalar() + ", 1, " + scalar() + "]";
      case 2:
        return "tanh(" + vector() + ")[::-1]";
      case 3:
        return "softmax(" + vector() + ") * " + scalar();
      default:
        return elementwise(vector(), pick(3) == 0 ? scalar() : vector());
    }
  }

  std::mt19937 random_;
  std::vector<std::string> scalars_{"a", "b"};
  std::vector<std::string> vectors_{"v", "k"};
};

}  // namespace nabla::test
