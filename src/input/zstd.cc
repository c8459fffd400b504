// Decompression of zstd. In: a source of compressed bytes. Out: a source of the bytes in them.
//
// The idea: frames are told apart here and decompressed by libzstd one by one, so that skippable frames may stand anywhere, the
// memory that a frame states is known before it is taken, and a damaged frame costs no other one.
#include "input/zstd.h"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "input/expansion.h"
#include "input/packed_input.h"

namespace pith::internal {
namespace {

constexpr std::string_view kErrorPrefix = "not a valid zstd file: ";
constexpr std::string_view kSkippableMagic = "\x2A\x4D\x18";  // behind a first byte of 50 to 5F
constexpr char kDictionaryByte = '\x5D';
constexpr std::size_t kMaxFrameHead = 18;
constexpr std::size_t kSkippableHead = 8;
constexpr std::uint64_t kMaxWindow = std::uint64_t{1} << 40;  // more than any machine has
constexpr std::size_t kContext = std::size_t{512} << 10;      // of libzstd, without the window

bool is_first_byte_of_skippable(char c) { return (static_cast<unsigned char>(c) & 0xF0U) == 0x50; }

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
    number |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << 8 * i;
  return number;
}

// How many bytes of its output a frame refers to, which its head states: as a window, or as the size of all of it.
std::uint64_t window_size(std::string_view frame) {
  constexpr std::array<std::size_t, 4> kDictionaryIdSizes = {0, 1, 2, 4};
  const std::uint64_t descriptor = number_at(frame, kZstdMagic.size(), 1);
  const bool is_single_segment = (descriptor & 0x20U) != 0;
  const std::size_t at = kZstdMagic.size() + 1;
  if (!is_single_segment) {
    const std::uint64_t window = number_at(frame, at, 1);
    const std::uint64_t base = std::uint64_t{1} << (10 + (window >> 3U));
    return base + base / 8 * (window & 7U);
  }
  const std::size_t size_of_size = std::size_t{1} << (descriptor >> 6U);
  const std::uint64_t size = number_at(frame, at + kDictionaryIdSizes[descriptor & 3U], size_of_size);
  return size_of_size == 2 ? size + 256 : size;
}

class Zstd {
 public:
  Zstd(ByteSource from, WindowMemory& memory)
      : input_(std::move(from)), memory_(memory), context_(ZSTD_createDCtx(), &ZSTD_freeDCtx) {
    if (context_)
      ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, ZSTD_dParam_getBounds(ZSTD_d_windowLogMax).upperBound);
  }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  std::ptrdiff_t read(char* to, std::size_t size, std::string& error) {
    if (!context_) return error = "not enough memory", -1;
    if (!error.empty()) return has_failed_ = true, -1;  // it was told with the bytes before
    if (std::exchange(has_failed_, false)) find_frame(error);
    std::size_t got = 0;
    while (got == 0 && error.empty() && (is_in_frame_ || open_frame(error))) got = decompress(to, size, error);
    expansion_out_ += got;
    if (Expansion{.in = input_.read(), .out = expansion_out_}.is_bomb()) {
      error = kBombError;
      got = 0;
    }
    has_failed_ = got == 0 && !error.empty();
    if (got == 0) return error.empty() ? 0 : -1;
    return static_cast<std::ptrdiff_t>(got);
  }

 private:
  // Takes what is before the next frame that has content. False at the end.
  bool open_frame(std::string& error) {
    while (true) {
      skip_padding(error);
      input_.fill(kMaxFrameHead, error);
      const std::string_view head = input_.view();
      if (!error.empty() || head.empty()) return false;
      frame_begin_ = input_.position();
      const bool is_first = std::exchange(is_first_frame_, false);
      if (head.starts_with(kZstdMagic)) {
        const auto window = static_cast<std::size_t>(std::min(window_size(head), kMaxWindow));
        if (!memory_.hold(window + kContext + dictionary_memory_, error)) return false;
        ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only);
        return is_in_frame_ = true;
      }
      if (head.size() < kSkippableHead || !may_be_skippable_frame(head))
        return fail("other bytes in the place of a frame", error);
      if (!take_skippable(is_first && head[0] == kDictionaryByte, error)) return false;
    }
  }

  // Some disks and transfers fill the last block with zero bytes.
  void skip_padding(std::string& error) {
    while (!input_.view().empty() || input_.read_more(error)) {
      const std::string_view bytes = input_.view();
      const std::size_t zeros = std::min(bytes.find_first_not_of('\0'), bytes.size());
      input_.take(zeros);
      if (zeros < bytes.size()) return;
    }
  }

  bool take_skippable(bool is_dictionary, std::string& error) {
    const std::uint64_t size = number_at(input_.view(), 4, 4);
    input_.take(kSkippableHead);
    if (is_dictionary) return take_dictionary(size, error);
    return input_.skip(size, error) || fail("truncated", error);
  }

  bool take_dictionary(std::uint64_t size, std::string& error) {
    if (!memory_.hold(static_cast<std::size_t>(size) * 2 + kContext, error)) return false;
    std::string dictionary;
    while (dictionary.size() < size) {
      if (input_.view().empty() && !input_.read_more(error)) return fail("truncated", error);
      const std::string_view now = input_.view().substr(0, size - dictionary.size());
      dictionary.append(now);
      input_.take(now.size());
    }
    if (dictionary.starts_with(kZstdMagic) && !unpack(dictionary, error)) return false;
    dictionary_memory_ = dictionary.size() * 2;
    const std::size_t status = ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
    return ZSTD_isError(status) == 0 || fail("a damaged dictionary", error);
  }

  // A dictionary that is compressed itself.
  bool unpack(std::string& dictionary, std::string& error) {
    std::string unpacked;
    const ByteSource source = zstd_source(memory_source(dictionary), memory_);
    std::ptrdiff_t got = 0;
    do {
      const std::size_t before = unpacked.size();
      unpacked.resize(before + PackedInput::kMaxView);
      got = source(unpacked.data() + before, PackedInput::kMaxView, error);
      unpacked.resize(before + static_cast<std::size_t>(std::max<std::ptrdiff_t>(got, 0)));
    } while (got > 0 && memory_.hold(unpacked.size() * 3, error));
    dictionary = std::move(unpacked);
    return error.empty();
  }

  std::size_t decompress(char* to, std::size_t size, std::string& error) {
    if (input_.view().empty() && !input_.read_more(error)) {
      if (error.empty()) fail("truncated", error);
      return 0;
    }
    ZSTD_inBuffer in{input_.view().data(), input_.view().size(), 0};
    ZSTD_outBuffer out{to, size, 0};
    const std::size_t status = ZSTD_decompressStream(context_.get(), &out, &in);
    input_.take(in.pos);
    if (ZSTD_isError(status) != 0) fail(ZSTD_getErrorName(status), error);
    if (status == 0) is_in_frame_ = false;
    return out.pos;
  }

  // False, for its callers.
  bool fail(std::string_view reason, std::string& error) {
    if (error.empty()) error.append(kErrorPrefix).append(reason);
    is_in_frame_ = false;
    return false;
  }

  // Goes on to what may be the frame after the one that has failed.
  void find_frame(std::string& error) {
    is_in_frame_ = false;
    input_.look_again_from(frame_begin_ + 1);
    while (input_.fill(kZstdMagic.size(), error)) {
      const std::size_t at = input_.view().find(kZstdMagic);
      if (at != std::string_view::npos) return input_.take(at);
      input_.take(input_.view().size() - (kZstdMagic.size() - 1));
    }
    input_.take(input_.view().size());
  }

  PackedInput input_;
  WindowMemory& memory_;
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context_;
  bool is_first_frame_ = true;
  bool is_in_frame_ = false;
  bool has_failed_ = false;
  std::uint64_t frame_begin_ = 0;  // offset in the source
  std::size_t dictionary_memory_ = 0;
  std::uint64_t expansion_out_ = 0;
};

}  // namespace

bool may_be_skippable_frame(std::string_view start) {
  if (start.empty() || !is_first_byte_of_skippable(start[0])) return false;
  const std::string_view rest = start.substr(1, kSkippableMagic.size());
  return kSkippableMagic.starts_with(rest);
}

ByteSource zstd_source(ByteSource from, WindowMemory& memory) {
  const auto zstd = std::make_shared<Zstd>(std::move(from), memory);
  return [zstd](char* to, std::size_t size, std::string& error) { return zstd->read(to, size, error); };
}

}  // namespace pith::internal
