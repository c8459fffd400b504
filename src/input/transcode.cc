// Conversion of text to UTF-8. In: bytes and their encoding. Out: valid UTF-8.
//
// The idea: glibc's iconv knows nearly all encodings of the web. What it does not know, or converts otherwise than the Encoding
// Standard does, is converted here.
#include "input/transcode.h"

#include <iconv.h>
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <new>
#include <utility>

#include "base/utf8.h"

namespace pith::internal {
namespace {

// Bytes 80 to 9F of windows-1252.
constexpr std::array<char16_t, 32> kWindows1252From80 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                         0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

constexpr bool is_surrogate(char32_t unit) { return unit >> 11 == 0xD800 >> 11; }
constexpr bool is_high_surrogate(char32_t unit) { return unit >> 10 == 0xD800 >> 10; }
constexpr bool is_low_surrogate(char32_t unit) { return unit >> 10 == 0xDC00 >> 10; }

/// The code unit at `pos`; `Width` is 2 bytes for UTF-16 and 4 for UTF-32.
template <std::size_t Width>
char32_t unit_at(std::string_view bytes, std::size_t pos, ByteOrder order) {
  char32_t unit = 0;
  for (std::size_t i = 0; i < Width; ++i)
    unit = unit << 8 | static_cast<unsigned char>(bytes[pos + (order == ByteOrder::big_endian ? i : Width - 1 - i)]);
  return unit;
}

char32_t windows_1252(unsigned char byte) { return byte < 0xA0 ? char32_t{kWindows1252From80[byte - 0x80U]} : char32_t{byte}; }

char32_t user_defined(unsigned char byte) { return 0xF780U + (byte - 0x80U); }

// At most, unless a byte becomes more than one character. A text that grows would be there twice while it is copied.
std::size_t converted_size(std::string_view bytes) { return bytes.size() + 2 * count_non_ascii(bytes); }

/// `map` gives the code points of bytes beyond ASCII.
template <typename Map>
Transcoded transcode_single_byte(std::string_view bytes, Map map) {
  Transcoded result;
  result.text.reserve(converted_size(bytes));
  for (const char c : bytes) {
    if (is_non_ascii(c))
      append_utf8(result.text, map(static_cast<unsigned char>(c)));
    else
      result.text += c;
  }
  return result;
}

// Whether the address space has room for the tables of any encoding.
bool has_room_for_tables() {
  constexpr std::size_t kMaxTables = std::size_t{4} << 20;
  void* const room = ::mmap(nullptr, kMaxTables, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return room != MAP_FAILED && ::munmap(room, kMaxTables) == 0;
}

class Iconv {
 public:
  // glibc says that it does not know an encoding when memory was short while it loaded the tables; where there is memory again,
  // it knows it the next time.
  explicit Iconv(std::string_view from) : handle_(open(from)) {
    if (*this || errno == ENOMEM) return;
    if (has_room_for_tables())
      handle_ = open(from);
    else
      errno = ENOMEM;
  }
  ~Iconv() {
    if (*this) iconv_close(handle_);
  }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  explicit operator bool() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }
  std::size_t convert(char** in, std::size_t* in_left, char** out, std::size_t* out_left) {
    return iconv(handle_, in, in_left, out, out_left);
  }

 private:
  static iconv_t open(std::string_view from) { return iconv_open("UTF-8", std::string(from).c_str()); }

  iconv_t handle_;
};

Transcoded transcode_by_iconv(std::string_view bytes, std::string_view converter) {
  Iconv iconv(converter);
  if (!iconv && errno == ENOMEM) throw std::bad_alloc();
  // A system without the conversion tables of glibc still gets text.
  if (!iconv) return transcode_single_byte(bytes, windows_1252);
  Transcoded result;
  result.text.reserve(converted_size(bytes));
  std::array<char, 8192> buffer;
  char* in = const_cast<char*>(bytes.data());  // iconv takes char** but only reads
  std::size_t in_left = bytes.size();
  while (in_left > 0) {
    char* out = buffer.data();
    std::size_t out_left = buffer.size();
    const bool stopped = iconv.convert(&in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1);
    const bool malformed = stopped && errno != E2BIG;
    result.text.append(buffer.data(), buffer.size() - out_left);
    if (!malformed) continue;
    append_utf8(result.text, kReplacement);
    ++result.malformed;
    ++in;
    --in_left;
  }
  return result;
}

}  // namespace

Transcoded transcode_utf16(std::string_view bytes, ByteOrder order) {
  Transcoded result;
  result.text.reserve(bytes.size());
  std::size_t pos = 0;
  for (; pos + 2 <= bytes.size(); pos += 2) {
    char32_t code_point = unit_at<2>(bytes, pos, order);
    if (is_high_surrogate(code_point) && pos + 4 <= bytes.size()) {
      const char32_t low = unit_at<2>(bytes, pos + 2, order);
      if (is_low_surrogate(low)) {
        code_point = 0x10000 + ((code_point & 0x3FF) << 10 | (low & 0x3FF));
        pos += 2;
      }
    }
    result.malformed += is_surrogate(code_point);
    append_utf8(result.text, code_point);
  }
  if (pos < bytes.size()) {
    append_utf8(result.text, kReplacement);
    ++result.malformed;
  }
  return result;
}

std::string transcode_utf32(std::string_view bytes, ByteOrder order) {
  std::string text;
  std::size_t pos = 0;
  for (; pos + 4 <= bytes.size(); pos += 4) append_utf8(text, unit_at<4>(bytes, pos, order));
  if (pos < bytes.size()) append_utf8(text, kReplacement);
  return text;
}

Transcoded transcode(std::string_view bytes, const Encoding& encoding) {
  if (encoding.converter == kUtf8) {
    Scrubbed scrubbed = scrub_utf8(bytes);
    return {std::move(scrubbed.text), scrubbed.malformed};
  }
  if (encoding.converter == kUtf16Le) return transcode_utf16(bytes, ByteOrder::little_endian);
  if (encoding.converter == kUtf16Be) return transcode_utf16(bytes, ByteOrder::big_endian);
  if (encoding.converter == kWindows1252) return transcode_single_byte(bytes, windows_1252);
  if (encoding.converter == kUserDefined) return transcode_single_byte(bytes, user_defined);
  return transcode_by_iconv(bytes, encoding.converter);
}

std::size_t count_non_ascii(std::string_view bytes) {
  return static_cast<std::size_t>(std::ranges::count_if(bytes, is_non_ascii));
}

}  // namespace pith::internal
