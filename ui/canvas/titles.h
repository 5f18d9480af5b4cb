// Formulas on cards, shared by all cards and scenes that show them, and typeset only when one is
// painted: of a large graph few cards are ever seen.
#pragma once

#include <QHash>
#include <QString>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "ui/formula/layout.h"

namespace nabla::ui {

class Title {
 public:
  Title(std::function<Typeset()> set, double width) : set_(std::move(set)), width_(width) {}
  double width() const { return width_; }
  // Any thread may ask.
  const Typeset& typeset() const;

 private:
  std::function<Typeset()> set_;
  double width_ = 0;
  mutable std::once_flag once_;
  mutable Typeset typeset_;
};

// A card's title, owned by the cache; reads like what is typeset.
class TitleRef {
 public:
  TitleRef(const Title* title = nullptr) : title_(title) {}  // NOLINT: a pointer to a title
  explicit operator bool() const { return title_ != nullptr; }
  const Typeset* operator->() const { return &title_->typeset(); }
  double width() const { return title_->width(); }

 private:
  const Title* title_;
};

// Any thread may ask.
class TitleCache {
 public:
  using Maker = Math (*)(const QString& text);

  // The formula that `make` writes of the text, and for which `kind` stands. Its width is that with
  // zeros for digits, which in a mathematical font are all as wide.
  const Title& title(const QString& kind, const QString& text, Maker make, double px);
  const Title& title(const QString& key, const Math& formula, double px);

 private:
  double widthOf(const QString& kind, const QString& text, Maker make, double px);

  std::mutex mutex_;
  QHash<QString, std::shared_ptr<const Title>> titles_;
  QHash<QString, double> widths_;  // by kind and text with zeros
};

}  // namespace nabla::ui
