// Compressed bytes, with some of those before them. In: a source. Out: its bytes, through a buffer of a fixed size.
#include "input/packed_input.h"

#include <algorithm>

namespace pith::internal {

bool PackedInput::read_more(std::string& error) {
  constexpr std::size_t kSize = kKept + kMaxView;
  if (kSize - end_ < kMaxView / 2 && begin_ > kKept) {
    const std::size_t dropped = begin_ - kKept;
    std::copy(buffer_.get() + dropped, buffer_.get() + end_, buffer_.get());
    begin_ -= dropped;
    end_ -= dropped;
  }
  const std::ptrdiff_t got = from_(buffer_.get() + end_, kSize - end_, error);
  if (got <= 0) return false;
  end_ += static_cast<std::size_t>(got);
  read_ += static_cast<std::uint64_t>(got);
  return true;
}

bool PackedInput::fill(std::size_t size, std::string& error) {
  while (end_ - begin_ < size)
    if (!read_more(error)) return false;
  return true;
}

bool PackedInput::skip(std::uint64_t size, std::string& error) {
  while (size > 0) {
    if (view().empty() && !read_more(error)) return false;
    const auto now = static_cast<std::size_t>(std::min<std::uint64_t>(size, view().size()));
    take(now);
    size -= now;
  }
  return true;
}

void PackedInput::look_again_from(std::uint64_t offset) {
  constexpr std::uint64_t kFreeLooks = 16;
  if (++looks_ > kFreeLooks + read_ / kKept) return take(view().size());
  if (offset >= position()) return take(static_cast<std::size_t>(std::min<std::uint64_t>(offset - position(), view().size())));
  begin_ -= static_cast<std::size_t>(std::min<std::uint64_t>(position() - offset, begin_));
}

}  // namespace pith::internal
