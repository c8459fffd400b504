// Decompression of xz. In: a source of compressed bytes. Out: a source of the bytes in them.
#include "input/xz.h"

#include <lzma.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "input/expansion.h"
#include "input/packed_input.h"

namespace pith::internal {
namespace {

std::string_view reason_of(lzma_ret status) {
  switch (status) {
    case LZMA_MEM_ERROR:
      return "not enough memory";
    case LZMA_BUF_ERROR:
      return "not a valid xz file: truncated";
    case LZMA_FORMAT_ERROR:
      return "not a valid xz file: other bytes in the place of a stream";
    case LZMA_OPTIONS_ERROR:
      return "not a valid xz file: unknown options";
    default:
      return "not a valid xz file: damaged";
  }
}

class Xz {
 public:
  Xz(ByteSource from, WindowMemory& memory) : input_(std::move(from)), memory_(memory) {
    status_ = ::lzma_stream_decoder(&lzma_, memory_.max, LZMA_CONCATENATED);
  }
  ~Xz() { ::lzma_end(&lzma_); }
  Xz(const Xz&) = delete;
  Xz& operator=(const Xz&) = delete;

  std::ptrdiff_t read(char* to, std::size_t size, std::string& error) {
    lzma_.next_out = reinterpret_cast<std::uint8_t*>(to);
    lzma_.avail_out = size;
    while (status_ == LZMA_OK && lzma_.avail_out == size && error.empty()) decode(error);
    const std::size_t got = size - lzma_.avail_out;
    expansion_out_ += got;
    if (Expansion{.in = input_.read(), .out = expansion_out_}.is_bomb()) return error = kBombError, -1;
    if (got > 0) return static_cast<std::ptrdiff_t>(got);  // any error comes again with the next call
    if (status_ == LZMA_MEMLIMIT_ERROR) memory_.hold(::lzma_memusage(&lzma_), error);
    if (status_ != LZMA_OK && status_ != LZMA_STREAM_END && error.empty()) error = reason_of(status_);
    return error.empty() ? 0 : -1;
  }

 private:
  void decode(std::string& error) {
    const bool is_end = input_.view().empty() && !input_.read_more(error);
    if (!error.empty()) return;
    const std::string_view bytes = input_.view();
    lzma_.next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
    lzma_.avail_in = bytes.size();
    status_ = ::lzma_code(&lzma_, is_end ? LZMA_FINISH : LZMA_RUN);
    input_.take(bytes.size() - lzma_.avail_in);
    if (status_ == LZMA_OK) memory_.hold(::lzma_memusage(&lzma_), error);
  }

  PackedInput input_;
  WindowMemory& memory_;
  lzma_stream lzma_ = LZMA_STREAM_INIT;
  lzma_ret status_ = LZMA_OK;
  std::uint64_t expansion_out_ = 0;
};

}  // namespace

ByteSource xz_source(ByteSource from, WindowMemory& memory) {
  const auto xz = std::make_shared<Xz>(std::move(from), memory);
  return [xz](char* to, std::size_t size, std::string& error) { return xz->read(to, size, error); };
}

}  // namespace pith::internal
