// A stream of bytes that can be looked at before they are taken.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "input/byte_source.h"

namespace pith::internal {

/// Bytes of a source, with a look ahead. Owns its buffer; views of it are valid until the next call that reads.
class Stream {
 public:
  /// `capacity` is the first size of the buffer, in bytes: streams of little that there may be many of need a small one.
  /// `size` is that of the source, where it is known.
  explicit Stream(ByteSource source, std::size_t capacity = kCapacity, std::optional<std::uint64_t> size = {})
      : source_(std::move(source)), first_capacity_(capacity), size_(size) {}
  static constexpr std::size_t kCapacity = std::size_t{256} << 10;  // more than most pages have

  /// Reads until `size` bytes are in view. False when the input ends or fails earlier.
  bool fill(std::size_t size);
  /// Reads some more, as much as the source gives at once. False at the end.
  bool read_more();
  /// Reads behind the end or the failure that was met, where the source can, as that of gzip does. False if there is nothing;
  /// error() is then a new reason or the earlier one.
  bool read_behind_end();
  /// The bytes that have been read and not taken.
  std::string_view view() const { return std::string_view(buffer_).substr(begin_, end_ - begin_); }
  /// How many bytes were taken or dropped.
  std::uint64_t position() const { return read_ - (end_ - begin_); }
  /// How many bytes there are from position() on, where it is known.
  std::optional<std::uint64_t> rest() const {
    return size_ && *size_ >= position() ? std::optional(*size_ - position()) : std::nullopt;
  }
  /// Drops bytes that are in view.
  void skip(std::size_t size) { begin_ += size; }
  /// Drops bytes that need not be in view. Returns how many there were.
  std::uint64_t discard(std::uint64_t size);
  /// Takes the bytes in view, at most `max_bytes`, and drops those after them.
  std::string take(std::size_t max_bytes);
  /// Reads all bytes; from a longer input it takes one more than `max_bytes`, so that the caller sees that it is longer. False
  /// when reading fails before that; see error().
  bool read_all(std::size_t max_bytes, std::string& bytes);

  enum class LineStatus { none, complete, too_long };
  /// Takes the bytes up to the next '\n' and drops the '\n'. `line` is valid until the next call, and kReadable bytes after it
  /// may be read. A line of more than `max_bytes` is dropped, and `line` is empty. `none` at the end, and when reading fails.
  LineStatus read_line(std::string_view& line, std::size_t max_bytes);
  static constexpr std::size_t kReadable = 64;
  /// Gives memory back if the buffer is large and little of it is in view, as after a record that was much longer than the
  /// others. Views end.
  void release_unused();

  std::size_t first_capacity() const { return first_capacity_; }

  /// Why reading failed; empty if it did not.
  const std::string& error() const { return error_; }
  /// Whether the failure came with the last bytes, as where a decompressor finds them damaged; otherwise it is one of what
  /// follows.
  bool has_damaged_end() const { return has_damaged_end_; }

 private:
  void skip_line();

  ByteSource source_;
  std::size_t first_capacity_;
  std::optional<std::uint64_t> size_;
  std::string buffer_{};  // always kReadable bytes longer than what is in view
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t read_ = 0;  // bytes, in all
  bool done_ = false;
  std::string error_{};
  bool has_damaged_end_ = false;
};

/// The bytes of a file, or of standard input for "-". The buffer for a small file is no larger than the file. What is read is
/// added to `count`, if there is one, which must outlive the stream.
Stream file_stream(const std::string& name, Waiting waiting = Waiting::allowed, std::atomic<std::uint64_t>* count = nullptr);

/// The bytes of a stream as a source for another one. When it is read behind its end, so is the stream if it `resumes`.
ByteSource stream_source(Stream stream, bool resumes = false);

}  // namespace pith::internal
