// An append-only list whose elements never move: it grows by blocks, so that references stay valid
// and growing copies nothing.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace nabla {

template <class T, std::size_t block_size = 64>
class BlockList {
 public:
  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    Iterator() = default;
    Iterator(const BlockList* list, std::size_t at) : list_(list), at_(at) {}
    reference operator*() const { return (*list_)[at_]; }
    pointer operator->() const { return &(*list_)[at_]; }
    reference operator[](difference_type n) const { return *(*this + n); }
    Iterator& operator++() { return ++at_, *this; }
    Iterator& operator--() { return --at_, *this; }
    Iterator operator++(int) { return {list_, at_++}; }
    Iterator operator--(int) { return {list_, at_--}; }
    Iterator& operator+=(difference_type n) { return at_ += static_cast<std::size_t>(n), *this; }
    Iterator& operator-=(difference_type n) { return at_ -= static_cast<std::size_t>(n), *this; }
    friend Iterator operator+(Iterator a, difference_type n) { return a += n; }
    friend Iterator operator+(difference_type n, Iterator a) { return a += n; }
    friend Iterator operator-(Iterator a, difference_type n) { return a -= n; }
    friend difference_type operator-(Iterator a, Iterator b) {
      return static_cast<difference_type>(a.at_) - static_cast<difference_type>(b.at_);
    }
    friend bool operator==(Iterator a, Iterator b) { return a.at_ == b.at_; }
    friend auto operator<=>(Iterator a, Iterator b) { return a.at_ <=> b.at_; }

   private:
    const BlockList* list_ = nullptr;
    std::size_t at_ = 0;
  };
  using value_type = T;
  using iterator = Iterator;
  using const_iterator = Iterator;

  BlockList() = default;
  BlockList(const BlockList& other) {
    for (const T& element : other) emplace_back(element);
  }
  BlockList(BlockList&& other) noexcept
      : blocks_(std::exchange(other.blocks_, {})), size_(std::exchange(other.size_, 0)) {}
  BlockList& operator=(BlockList other) noexcept {
    std::swap(blocks_, other.blocks_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~BlockList() {
    for (std::size_t i = 0; i < size_; ++i) std::destroy_at(&element(i));
    for (T* block : blocks_) std::allocator<T>().deallocate(block, block_size);
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t i) const { return blocks_[i / block_size][i % block_size]; }
  T& operator[](std::size_t i) { return element(i); }
  const T& front() const { return (*this)[0]; }
  const T& back() const { return (*this)[size_ - 1]; }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size_}; }

  template <class... Args>
  T& emplace_back(Args&&... args) {
    if (size_ == blocks_.size() * block_size) grow();
    T* made = std::construct_at(&element(size_), std::forward<Args>(args)...);
    ++size_;
    return *made;
  }

 private:
  void grow() {
    T*& block = blocks_.emplace_back(nullptr);  // first: should that fail, nothing is lost
    block = std::allocator<T>().allocate(block_size);
  }
  T& element(std::size_t i) { return blocks_[i / block_size][i % block_size]; }

  std::vector<T*> blocks_;
  std::size_t size_ = 0;
};

}  // namespace nabla
