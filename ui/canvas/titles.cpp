#include "ui/canvas/titles.h"

#include <utility>

namespace nabla::ui {

const Typeset& Title::typeset() const {
  std::call_once(once_, [this] { typeset_ = set_(); });
  return typeset_;
}

const Title& TitleCache::title(const QString& kind, const QString& text, Maker make, double px) {
  const std::scoped_lock lock(mutex_);
  auto& entry = titles_[kind + text];
  if (!entry) {
    entry = std::make_shared<const Title>([=] { return typeset(make(text), px); },
                                          widthOf(kind, text, make, px));
  }
  return *entry;
}

double TitleCache::widthOf(const QString& kind, const QString& text, Maker make, double px) {
  QString zeros = text;
  for (QChar& c : zeros) {
    if (c >= u'0' && c <= u'9') c = u'0';
  }
  const auto known = widths_.constFind(kind + zeros);
  if (known != widths_.constEnd()) return *known;
  const double width = typeset(make(zeros), px).size.width();
  widths_.insert(kind + zeros, width);
  return width;
}

const Title& TitleCache::title(const QString& key, const Math& formula, double px) {
  const std::scoped_lock lock(mutex_);
  auto& entry = titles_[key];
  if (!entry) {
    Typeset set = typeset(formula, px);
    const double width = set.size.width();
    entry = std::make_shared<const Title>([set = std::move(set)] { return set; }, width);
  }
  return *entry;
}

}  // namespace nabla::ui
