// Decompression of Brotli. In: a source of compressed bytes. Out: a source of the bytes in them.
#include "input/brotli.h"

#include <brotli/decode.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "input/expansion.h"

namespace pith::internal {
namespace {

class Brotli {
 public:
  explicit Brotli(ByteSource from)
      : from_(std::move(from)), decoder_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance) {}
  Brotli(const Brotli&) = delete;
  Brotli& operator=(const Brotli&) = delete;

  std::ptrdiff_t read(char* to, std::size_t size, std::string& error) {
    if (!decoder_) error = "not enough memory";
    std::size_t room = size;
    auto* out = reinterpret_cast<std::uint8_t*>(to);
    while (room == size && error.empty() && !BrotliDecoderIsFinished(decoder_.get())) {
      const BrotliDecoderResult result = BrotliDecoderDecompressStream(decoder_.get(), &left_, &next_, &room, &out, nullptr);
      if (result == BROTLI_DECODER_RESULT_ERROR)
        error = "not valid Brotli data";
      else if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && room == size)
        refill(error);
    }
    expansion_.out += size - room;
    if (expansion_.is_bomb()) {
      error = kBombError;
      return -1;
    }
    if (room < size) return static_cast<std::ptrdiff_t>(size - room);  // any error comes again with the next call
    return error.empty() ? 0 : -1;
  }

 private:
  void refill(std::string& error) {
    const std::ptrdiff_t got = from_(input_.data(), input_.size(), error);
    if (got == 0) error = "not valid Brotli data: truncated";
    if (got <= 0) return;
    expansion_.in += static_cast<std::uint64_t>(got);
    next_ = reinterpret_cast<const std::uint8_t*>(input_.data());
    left_ = static_cast<std::size_t>(got);
  }

  ByteSource from_;
  std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder_;
  std::array<char, std::size_t{16} << 10> input_{};
  const std::uint8_t* next_ = nullptr;
  std::size_t left_ = 0;
  Expansion expansion_{};
};

}  // namespace

ByteSource brotli_source(ByteSource from) {
  const auto brotli = std::make_shared<Brotli>(std::move(from));
  return [brotli](char* to, std::size_t size, std::string& error) { return brotli->read(to, size, error); };
}

}  // namespace pith::internal
