// Compressed bytes, with some of those before them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "input/byte_source.h"

namespace pith::internal {

/// The bytes of a source for a decompressor. Some of the bytes that were taken are kept, because damage in compressed data is
/// found only behind it, where the next member may have begun already.
class PackedInput {
 public:
  explicit PackedInput(ByteSource from) : from_(std::move(from)) {}

  /// The bytes that have been read and not taken; valid until the next call that reads.
  std::string_view view() const { return {buffer_.get() + begin_, end_ - begin_}; }
  /// Reads some more. False at the end, and with a reason in `error` when reading fails.
  bool read_more(std::string& error);
  /// Reads until `size` bytes are in view, at most kMaxView. False when there are fewer.
  bool fill(std::size_t size, std::string& error);
  /// Takes bytes that are in view.
  void take(std::size_t size) { begin_ += size; }
  /// Takes bytes that need not be in view. False when there are fewer.
  bool skip(std::uint64_t size, std::string& error);
  /// The offset of the view in the source.
  std::uint64_t position() const { return read_ - (end_ - begin_); }
  /// Bytes that have been read from the source.
  std::uint64_t read() const { return read_; }
  /// Lets the view begin at this offset, or as far back as taken bytes were kept, to look for what follows damage there. Whoever
  /// does so for each few bytes gets an empty view instead, so that the time stays linear.
  void look_again_from(std::uint64_t offset);

  static constexpr std::size_t kMaxView = std::size_t{256} << 10;  // most compressed pages are smaller
  static constexpr std::size_t kKept = std::size_t{64} << 10;

 private:
  ByteSource from_;
  std::unique_ptr<char[]> buffer_ = std::make_unique_for_overwrite<char[]>(kKept + kMaxView);
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t read_ = 0;
  std::uint64_t looks_ = 0;  // calls of look_again_from()
};

}  // namespace pith::internal
