// A stream of bytes that can be looked at before they are taken. In: a source. Out: its bytes, through one buffer.
//
// The idea: the buffer grows only as far as the caller asks to look ahead; bytes that were taken make room for new ones.
#include "input/stream.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

namespace pith::internal {
namespace {

constexpr std::size_t kLargeBuffer = std::size_t{4} << 20;

// A large buffer grows in small steps, since it is there twice while it is copied.
std::size_t growth(std::size_t size) { return size < kLargeBuffer ? size : size / 4; }

ByteSource counted(ByteSource source, std::atomic<std::uint64_t>& count) {
  return [source = std::move(source), &count](char* to, std::size_t size, std::string& error) {
    const std::ptrdiff_t got = source(to, size, error);
    if (got > 0) count += static_cast<std::uint64_t>(got);
    return got;
  };
}

}  // namespace

bool Stream::read_more() {
  if (done_) return false;
  if (begin_ > 0 && (begin_ == end_ || begin_ > buffer_.size() / 2)) {
    std::copy(buffer_.data() + begin_, buffer_.data() + end_, buffer_.data());
    end_ -= std::exchange(begin_, 0);
  }
  const std::size_t size = buffer_.size();
  if (end_ + kReadable >= size) buffer_.resize(std::max(first_capacity_ + kReadable, size + growth(size)));
  const std::ptrdiff_t got = source_(buffer_.data() + end_, buffer_.size() - end_ - kReadable, error_);
  if (got > 0) {
    end_ += static_cast<std::size_t>(got);
    read_ += static_cast<std::uint64_t>(got);
    has_damaged_end_ = !error_.empty();
  }
  done_ = got <= 0;
  return got > 0;
}

bool Stream::read_behind_end() {
  std::string earlier = std::exchange(error_, {});
  done_ = false;
  if (read_more()) return true;
  if (error_.empty()) error_ = std::move(earlier);
  return false;
}

bool Stream::fill(std::size_t size) {
  while (end_ - begin_ < size)
    if (!read_more()) return false;
  return true;
}

std::string Stream::take(std::size_t max_bytes) {
  const std::size_t size = std::min(max_bytes, end_ - begin_);
  if (begin_ > 0) buffer_.erase(0, begin_);
  buffer_.resize(size);
  begin_ = end_ = 0;
  return std::exchange(buffer_, {});
}

bool Stream::read_all(std::size_t max_bytes, std::string& bytes) {
  fill(max_bytes + 1);
  if (!error_.empty() && end_ - begin_ <= max_bytes) return false;
  bytes = take(max_bytes + 1);
  return true;
}

std::uint64_t Stream::discard(std::uint64_t size) {
  std::uint64_t discarded = 0;
  while (discarded < size) {
    if (begin_ == end_ && !read_more()) break;
    const auto now = static_cast<std::size_t>(std::min<std::uint64_t>(size - discarded, end_ - begin_));
    begin_ += now;
    discarded += now;
  }
  release_unused();
  return discarded;
}

void Stream::release_unused() {
  constexpr std::size_t kMinUnused = 8;  // parts of the buffer for each part in use
  if (buffer_.size() <= 2 * (first_capacity_ + kReadable) || (end_ - begin_) * kMinUnused > buffer_.size()) return;
  std::string rest(view().size() + kReadable, '\0');
  view().copy(rest.data(), view().size());
  end_ -= std::exchange(begin_, 0);
  buffer_ = std::move(rest);
}

Stream::LineStatus Stream::read_line(std::string_view& line, std::size_t max_bytes) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t newline = view().find('\n');
  for (std::size_t seen = view().size(); newline == kNone && seen <= max_bytes && read_more(); seen = view().size())
    newline = view().find('\n', seen);
  line = view().substr(0, newline);
  if (line.size() > max_bytes) {
    line = {};
    skip_line();
    return LineStatus::too_long;
  }
  begin_ += line.size() + (newline == kNone ? 0 : 1);
  return newline == kNone && (line.empty() || !error_.empty()) ? LineStatus::none : LineStatus::complete;
}

void Stream::skip_line() {
  std::size_t newline = std::string_view::npos;
  while ((newline = view().find('\n')) == std::string_view::npos) {
    begin_ = end_;
    if (!read_more()) return;
  }
  begin_ += newline + 1;
}

Stream file_stream(const std::string& name, Waiting waiting, std::atomic<std::uint64_t>* count) {
  std::error_code unknown;
  const std::uintmax_t size = std::filesystem::file_size(name, unknown);
  // One byte more, so that the end is seen without a larger buffer.
  const bool is_known = !unknown && size > 0;  // of devices and of files that the system makes up it is not
  const bool is_small = is_known && size < Stream::kCapacity;
  ByteSource source = file_source(name, waiting);
  if (count != nullptr) source = counted(std::move(source), *count);
  return Stream(std::move(source), is_small ? static_cast<std::size_t>(size) + 1 : Stream::kCapacity,
                is_known ? std::optional<std::uint64_t>(size) : std::nullopt);
}

ByteSource stream_source(Stream stream, bool resumes) {
  const auto inner = std::make_shared<Stream>(std::move(stream));
  return [inner, resumes, has_ended = false](char* to, std::size_t size, std::string& error) mutable -> std::ptrdiff_t {
    if (!error.empty()) {               // it was told with the bytes before
      if (resumes) inner->read_more();  // so that the inner source knows, too
      has_ended = true;
      return -1;
    }
    const bool has_bytes = !inner->view().empty() || (resumes && has_ended ? inner->read_behind_end() : inner->read_more());
    has_ended = !has_bytes;
    if (has_ended) {
      error = inner->error();
      return error.empty() ? 0 : -1;
    }
    const std::size_t got = inner->view().copy(to, size);
    inner->skip(got);
    if (inner->view().empty() && inner->has_damaged_end()) error = inner->error();
    return static_cast<std::ptrdiff_t>(got);
  };
}

}  // namespace pith::internal
