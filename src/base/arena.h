// A bump allocator: its memory is freed all at once, when the arena is destroyed.
//
// In: sizes. Out: memory that never moves, so views into it stay valid while the arena grows. The idea: a page needs thousands of
// small strings, which are never freed one by one. The parse tree has an arena, and the Document owns another.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace pith::internal {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// Memory for `size` bytes, aligned for any type. Never null; throws std::bad_alloc.
  void* allocate(std::size_t size) {
    const std::size_t rounded = (size + kAlignment - 1) & ~(kAlignment - 1);
    if (rounded > left_) grow(rounded);
    void* memory = next_;
    next_ += rounded;
    left_ -= rounded;
    return memory;
  }

  /// How many bytes have been allocated.
  std::size_t size() const { return size_ - left_; }

  /// A copy of `text` that lives as long as the arena.
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    auto* memory = static_cast<char*>(allocate(text.size()));
    std::memcpy(memory, text.data(), text.size());
    return {memory, text.size()};
  }

  /// A copy of two texts, one after the other.
  std::string_view joined(std::string_view first, std::string_view second) {
    auto* memory = static_cast<char*>(allocate(first.size() + second.size()));
    first.copy(memory, first.size());
    second.copy(memory + first.size(), second.size());
    return {memory, first.size() + second.size()};
  }

  /// A copy of `values` that lives as long as the arena; for types that need no destructor.
  template <typename T>
  std::span<T> copy(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= kAlignment);
    if (values.empty()) return {};
    auto* memory = static_cast<T*>(allocate(values.size() * sizeof(T)));
    std::memcpy(static_cast<void*>(memory), values.data(), values.size() * sizeof(T));
    return {memory, values.size()};
  }

 private:
  static constexpr std::size_t kAlignment = alignof(std::max_align_t);
  static constexpr std::size_t kFirstChunk = std::size_t{16} << 10;
  static constexpr std::size_t kLargestChunk = std::size_t{4} << 20;

  void grow(std::size_t needed) {
    const std::size_t size = needed > chunk_size_ ? needed : chunk_size_;
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    next_ = chunks_.back().get();
    left_ = size;
    size_ += size;
    if (chunk_size_ < kLargestChunk) chunk_size_ *= 2;
  }

  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t size_ = 0;
  std::size_t chunk_size_ = kFirstChunk;
};

}  // namespace pith::internal
