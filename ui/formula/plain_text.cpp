#include <QStringList>

#include "ui/formula/math.h"
#include "ui/formula/pretty_name.h"

namespace nabla::ui::math {

namespace {

// Whether the text reads as one thing without parentheses around it.
bool isOneThing(const Math& formula) {
  switch (formula.kind) {
    case Kind::row:
      return formula.children.size() == 1 && isOneThing(formula.children[0]);
    case Kind::fraction:
      return false;
    default:
      return true;
  }
}

// ∂y in ∂y/∂x: a row of symbols side by side needs no parentheses in a fraction.
bool isProductOfLetters(const Math& formula) {
  if (formula.kind != Kind::row) return isOneThing(formula);
  for (const Math& part : formula.children) {
    if (part.kind != Kind::symbol && part.kind != Kind::script && part.kind != Kind::number) {
      return false;
    }
  }
  return true;
}

QString grouped(const Math& formula, bool bare) {
  const QString text = plainText(formula);
  return bare ? text : u'(' + text + u')';
}

QString scripted(const Math& script, bool raised) {
  const QString text = plainText(script);
  QString small = raised ? superscript(text) : subscript(text);
  bool all_small = true;
  for (qsizetype i = 0; i < text.size(); ++i) all_small = all_small && text[i] != small[i];
  if (all_small) return small;
  const bool bare = script.kind == Kind::symbol || script.kind == Kind::number;
  return (raised ? u'^' : u'_') + grouped(script, bare);
}

// A function's name: sin, log.
bool isWord(const Math& part) {
  return part.kind == Kind::op && !part.text.isEmpty() && part.text[0].isLetter();
}

QString rowText(const Math& row) {
  static const QStringList tight{"(", ")", "!", "∂", "∇", "∑", "/"};
  QString text;
  for (const Math& part : row.children) {
    const QString piece = plainText(part);
    const bool is_word = isWord(part);
    if (is_word) {
      const bool apart = !text.isEmpty() && (text.back().isLetterOrNumber() || text.endsWith(u')'));
      if (apart) text += u' ';
      text += piece;
    } else if (part.kind != Kind::op || tight.contains(piece)) {
      const bool after_word = &part != row.children.data() && isWord(*(&part - 1));
      if (after_word && !piece.startsWith(u'(')) text += u' ';
      text += piece;
    } else if (piece == u"," || piece == u";") {
      text += piece + u' ';
    } else if (text.isEmpty() || text.endsWith(u'(')) {
      text += piece;
    } else {
      if (!text.endsWith(u' ')) text += u' ';
      text += piece + u' ';
    }
  }
  return text.trimmed();
}

QString matrixText(const Math& matrix) {
  QString text;
  for (std::size_t i = 0; i < matrix.children.size(); ++i) {
    const bool starts_row = i % static_cast<std::size_t>(qMax(1, matrix.columns)) == 0;
    if (i > 0) text += starts_row ? QStringLiteral("; ") : QStringLiteral(", ");
    text += plainText(matrix.children[i]);
  }
  return text;
}

QString accentText(const Math& accent) {
  static const QStringList names{"bar", "dot", "hat", "tilde"};
  static const char16_t marks[] = {0x0304, 0x0307, 0x0302, 0x0303};
  const auto which = names.indexOf(accent.text);
  const QString below = plainText(accent.children[0]);
  return which < 0 ? below : below + QChar(marks[which]);
}

QString rootText(const Math& root) {
  const Math& degree = root.children[1];
  const QString sign = degree.isEmpty() ? QString() : superscript(plainText(degree));
  return sign + u'√' + grouped(root.children[0], isOneThing(root.children[0]));
}

}  // namespace

QString plainText(const Math& formula) {
  const auto& parts = formula.children;
  switch (formula.kind) {
    case Kind::row:
      return rowText(formula);
    case Kind::symbol:
    case Kind::number:
    case Kind::op:
      return formula.text;
    case Kind::space:
      return QStringLiteral(" ");
    case Kind::fraction:
      return grouped(parts[0], isProductOfLetters(parts[0])) + u'/' +
             grouped(parts[1], isProductOfLetters(parts[1]));
    case Kind::script:
      return grouped(parts[0], isOneThing(parts[0])) +
             (parts[1].isEmpty() ? QString() : scripted(parts[1], false)) +
             (parts[2].isEmpty() ? QString() : scripted(parts[2], true));
    case Kind::root:
      return rootText(formula);
    case Kind::fence:
      return formula.open + plainText(parts[0]) + formula.close;
    case Kind::matrix:
      return matrixText(formula);
    case Kind::accent:
      return accentText(formula);
  }
  return {};
}

}  // namespace nabla::ui::math
