// Bytes of an input, as they come, packing undone.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace pith::internal {

/// Writes up to `size` bytes to `to`: how many, 0 at the end, -1 with a reason in `error`.
using ByteSource = std::function<std::ptrdiff_t(char* to, std::size_t size, std::string& error)>;

/// Bytes that may come out of a packed one where nobody says otherwise; gzip reaches 1032.
inline constexpr double kMaxRatio = 2000;

/// Reads a file, or standard input for "-". A file that can't be opened fails at the first read.
ByteSource file_source(const std::string& name);

/// `from` with gzip (zlib and bare deflate too when `deflate`), of any number of members, undone. Fails where more than `max_ratio`
/// bytes come out for one that goes in.
ByteSource gzip_source(ByteSource from, double max_ratio, bool deflate = false);

/// `from` with zstd, xz or bzip2 undone, under the same bound.
ByteSource unpacked_source(ByteSource from, double max_ratio);

/// A source of bytes with a look ahead. Owns its buffer; views end with the next fill().
class Stream {
 public:
  explicit Stream(ByteSource source) : source_(std::move(source)) {}

  /// Reads until `size` bytes are in view. False when the input ends or fails before.
  bool fill(std::size_t size);
  /// Reads some more, as much as comes at once. False at the end.
  bool more();
  std::string_view view() const { return std::string_view(buffer_).substr(begin_, end_ - begin_); }
  void skip(std::size_t size) { begin_ += size; }
  /// The bytes in view, up to `most`; those behind them are dropped.
  std::string take(std::size_t most);
  /// Skips bytes that need not be in view; returns how many there were.
  std::uint64_t pass(std::uint64_t size);
  /// Takes the bytes up to the next '\n' and passes it. `line` is in view until the next call, and kReadable bytes behind it may be read.
  enum class Line { none, whole, too_long };
  Line line(std::string_view& line, std::size_t most);
  static constexpr std::size_t kReadable = 64;
  /// Why reading failed; empty when it did not.
  const std::string& error() const { return error_; }

 private:
  void pass_line();

  ByteSource source_;
  std::string buffer_{};  // kReadable bytes more than are ever in view
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool done_ = false;
  std::string error_{};
};

/// `stream` with its packing undone, one layer, as its first bytes tell; a plain one as it is.
Stream unpacked(Stream stream, double max_ratio);

}  // namespace pith::internal
