// Bytes to text: finds the encoding and converts.
//
// In: a page's bytes, perhaps a label from the caller. Out: valid UTF-8 without a byte order mark and the encoding's WHATWG name.
// The idea: ask from the surest witness to the weakest, and believe a witness only when what it says fits the bytes. Nearly all
// pages are valid UTF-8, so they cost one validation and one copy; all the rest is for the others.
#include "input/decode.h"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

// How far into the page a declaration of its encoding is looked for. Browsers look at 1 kB; pages are sloppier than that.
constexpr std::size_t kDeclarationWindow = 4096;
// UTF-8 with some damage: at least so many sound multi-byte sequences for every malformed one. In text of other encodings a
// sequence that is sound by chance is rare in single-byte encodings, and one character in seven in the East Asian ones.
constexpr std::size_t kSoundPerMalformed = 2;
// An encoding fits when it leaves at most one error in so many non-ASCII bytes; one more is free, for text that was cut off.
constexpr std::size_t kHighBytesPerError = 20;
// With fewer non-ASCII bytes detection only guesses, and the fallback is the best guess.
constexpr std::size_t kFewestHighBytes = 4;
// What detection looks at: so many bytes at most, gathered around the non-ASCII bytes with so much context on either side.
constexpr std::size_t kSampleSize = std::size_t{64} << 10;
constexpr std::size_t kSampleContext = 24;
// UTF-16 without a mark: in the first bytes at least one unit in so many has a zero high byte, and of so many zero bytes at most
// one is on the other side.
constexpr std::size_t kZeroWindow = 4096;
constexpr std::size_t kUnitsPerZero = 4;
constexpr std::size_t kZerosPerStray = 8;

struct Encoding {
  std::string_view label;
  std::string_view name;       // as the WHATWG has it
  std::string_view converter;  // as iconv has it
};

constexpr std::array kEncodings = std::to_array<Encoding>({
#define ENCODING(label, name, converter) {label, name, converter},
#include "input/encodings.inc"
#undef ENCODING
});
static_assert(std::ranges::is_sorted(kEncodings, {}, &Encoding::label));
constexpr std::size_t kLongestLabel =
    std::ranges::max(kEncodings, {}, [](const Encoding& e) { return e.label.size(); }).label.size();

// Decoded here and not by iconv, so they are asked for by converter.
constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::string_view kUtf16Le = "UTF-16LE";
constexpr std::string_view kUtf16Be = "UTF-16BE";
constexpr std::string_view kWindows1252 = "CP1252";
constexpr std::string_view kUserDefined = "x-user-defined";

constexpr std::string_view kFallbackLabel = "windows-1252";

// Names that the detector gives and the web does not use. What is neither here nor a label is a guess not worth following.
constexpr std::array kDetectorNames = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"UHC", "euc-kr"},
    {"MAC-CYRILLIC", "x-mac-cyrillic"},
});

// Bytes 80 to 9F of windows-1252.
constexpr std::array<char16_t, 32> kWindows1252High = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                       0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

// ------------------------------------------------------------------------------------------------------------------- labels

constexpr bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::size_t count_high(std::string_view bytes) { return static_cast<std::size_t>(std::ranges::count_if(bytes, is_high)); }

const Encoding* find_encoding(std::string_view label) {
  label = trim(label);
  if (label.size() > kLongestLabel) return nullptr;
  const std::string lower = to_lower(label);
  const auto* found = std::ranges::lower_bound(kEncodings, std::string_view(lower), {}, &Encoding::label);
  return found != kEncodings.end() && found->label == lower ? found : nullptr;
}

// --------------------------------------------------------------------------------------------------------------- conversion

struct Converted {
  std::string text{};
  std::size_t malformed = 0;
};

/// `Width` is 2 for UTF-16, 4 for UTF-32.
template <std::size_t Width>
char32_t unit_at(std::string_view bytes, std::size_t pos, bool big_endian) {
  char32_t unit = 0;
  for (std::size_t i = 0; i < Width; ++i)
    unit = unit << 8 | static_cast<unsigned char>(bytes[pos + (big_endian ? i : Width - 1 - i)]);
  return unit;
}

Converted convert_utf16(std::string_view bytes, bool big_endian) {
  Converted result;
  result.text.reserve(bytes.size());
  std::size_t pos = 0;
  for (; pos + 2 <= bytes.size(); pos += 2) {
    char32_t code_point = unit_at<2>(bytes, pos, big_endian);
    if (code_point >> 10 == 0xD800 >> 10 && pos + 4 <= bytes.size()) {
      const char32_t low = unit_at<2>(bytes, pos + 2, big_endian);
      if (low >> 10 == 0xDC00 >> 10) {
        code_point = 0x10000 + ((code_point & 0x3FF) << 10 | (low & 0x3FF));
        pos += 2;
      }
    }
    result.malformed += code_point >> 11 == 0xD800 >> 11;
    append_utf8(result.text, code_point);
  }
  if (pos < bytes.size()) {
    append_utf8(result.text, kReplacement);
    ++result.malformed;
  }
  return result;
}

std::string convert_utf32(std::string_view bytes, bool big_endian) {
  std::string text;
  std::size_t pos = 0;
  for (; pos + 4 <= bytes.size(); pos += 4) append_utf8(text, unit_at<4>(bytes, pos, big_endian));
  if (pos < bytes.size()) append_utf8(text, kReplacement);
  return text;
}

template <typename Map>
Converted convert_single_byte(std::string_view bytes, Map map) {
  Converted result;
  result.text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    if (is_high(c))
      append_utf8(result.text, map(static_cast<unsigned char>(c)));
    else
      result.text += c;
  }
  return result;
}

char32_t windows_1252(unsigned char byte) { return byte < 0xA0 ? char32_t{kWindows1252High[byte - 0x80U]} : char32_t{byte}; }

char32_t user_defined(unsigned char byte) { return 0xF780U + (byte - 0x80U); }

class Iconv {
 public:
  explicit Iconv(std::string_view from) : handle_(iconv_open("UTF-8", std::string(from).c_str())) {}
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
  iconv_t handle_;
};

Converted convert_by_iconv(std::string_view bytes, std::string_view converter) {
  Iconv iconv(converter);
  // A system without its conversion tables still gets text.
  if (!iconv) return convert_single_byte(bytes, windows_1252);
  Converted result;
  result.text.reserve(bytes.size() + bytes.size() / 2);
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

Converted convert(std::string_view bytes, const Encoding& encoding) {
  if (encoding.converter == kUtf8) {
    Scrubbed scrubbed = scrub_utf8(bytes);
    return {std::move(scrubbed.text), scrubbed.malformed};
  }
  if (encoding.converter == kUtf16Le) return convert_utf16(bytes, false);
  if (encoding.converter == kUtf16Be) return convert_utf16(bytes, true);
  if (encoding.converter == kWindows1252) return convert_single_byte(bytes, windows_1252);
  if (encoding.converter == kUserDefined) return convert_single_byte(bytes, user_defined);
  return convert_by_iconv(bytes, encoding.converter);
}

Text owned(std::string text, std::string_view encoding) {
  auto own = std::make_unique<const std::string>(std::move(text));
  const std::string_view utf8 = *own;
  return {utf8, encoding, std::move(own)};
}

Text decode_utf8(std::string_view bytes) {
  return is_valid_utf8(bytes) ? Text{bytes, kUtf8} : owned(scrub_utf8(bytes).text, kUtf8);
}

Text decode_as(std::string_view bytes, const Encoding& encoding) {
  return encoding.converter == kUtf8 ? decode_utf8(bytes) : owned(convert(bytes, encoding).text, encoding.name);
}

// ------------------------------------------------------------------------------------------------- what the bytes themselves say

std::optional<Text> decode_by_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with(kByteOrderMark)) return decode_utf8(remove_byte_order_mark(bytes));
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return owned(convert_utf32(bytes.substr(4), false), "UTF-32LE");
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return owned(convert_utf32(bytes.substr(4), true), "UTF-32BE");
  if (bytes.starts_with("\xFF\xFE"sv)) return owned(convert_utf16(bytes.substr(2), false).text, kUtf16Le);
  if (bytes.starts_with("\xFE\xFF"sv)) return owned(convert_utf16(bytes.substr(2), true).text, kUtf16Be);
  return std::nullopt;
}

std::optional<Text> decode_by_zeros(std::string_view bytes) {
  const std::string_view window = bytes.substr(0, kZeroWindow);
  if (window.find('\0') == std::string_view::npos) return std::nullopt;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < window.size(); ++i) zeros[i % 2] += window[i] == '\0';
  const bool big_endian = zeros[0] > zeros[1];
  const auto [strays, wanted] = std::minmax(zeros[0], zeros[1]);
  if (wanted * kUnitsPerZero < window.size() / 2 || strays * kZerosPerStray > wanted) return std::nullopt;
  return owned(convert_utf16(bytes, big_endian).text, big_endian ? kUtf16Be : kUtf16Le);
}

/// ISO-2022-JP is pure ASCII to the eye; only its escape sequences give it away.
bool is_iso_2022_jp(std::string_view utf8) {
  constexpr char kEscape = '\x1B';
  if (utf8.find(kEscape) == std::string_view::npos) return false;
  const bool switches = utf8.find("\x1B$B") != std::string_view::npos || utf8.find("\x1B$@") != std::string_view::npos;
  return switches && std::ranges::none_of(utf8, is_high);
}

// ----------------------------------------------------------------------------------------------------- what the page declares

struct Attribute {
  std::string_view name{};
  std::string_view value{};
};

template <typename Stop>
std::string_view take_until(std::string_view text, std::size_t& pos, Stop stop) {
  const std::size_t begin = pos;
  while (pos < text.size() && !stop(text[pos])) ++pos;
  return text.substr(begin, pos - begin);
}

void skip_spaces(std::string_view text, std::size_t& pos) {
  take_until(text, pos, [](char c) { return !is_ascii_space(c); });
}

std::string_view take_value(std::string_view text, std::size_t& pos) {
  if (pos >= text.size()) return {};
  const char quote = text[pos];
  if (quote != '"' && quote != '\'') return take_until(text, pos, [](char c) { return is_ascii_space(c) || c == '>'; });
  ++pos;
  const std::string_view value = take_until(text, pos, [quote](char c) { return c == quote; });
  if (pos < text.size()) ++pos;
  return value;
}

bool ends_name(char c) { return is_ascii_space(c) || c == '/' || c == '>'; }

/// Reads one attribute of the tag that `pos` is in; false at its end.
bool take_attribute(std::string_view text, std::size_t& pos, Attribute& attribute) {
  take_until(text, pos, [](char c) { return !is_ascii_space(c) && c != '/'; });
  if (pos >= text.size() || text[pos] == '>') return false;
  const std::size_t begin = pos++;  // a name has at least one character, whatever it is
  take_until(text, pos, [](char c) { return ends_name(c) || c == '='; });
  attribute = {text.substr(begin, pos - begin), {}};
  skip_spaces(text, pos);
  if (pos >= text.size() || text[pos] != '=') return true;
  ++pos;
  skip_spaces(text, pos);
  attribute.value = take_value(text, pos);
  return true;
}

/// The label in "text/html; charset=label"; empty when there is none.
std::string_view charset_of_content(std::string_view content) {
  constexpr std::string_view kWord = "charset";
  const auto same = [](char c, char lower) { return to_ascii_lower(c) == lower; };
  const auto* found = std::search(content.begin(), content.end(), kWord.begin(), kWord.end(), same);
  if (found == content.end()) return {};
  std::size_t pos = static_cast<std::size_t>(found - content.begin()) + kWord.size();
  skip_spaces(content, pos);
  if (pos >= content.size() || content[pos] != '=') return {};
  ++pos;
  take_until(content, pos, [](char c) { return !is_ascii_space(c) && c != '"' && c != '\''; });
  return take_until(content, pos, [](char c) { return is_ascii_space(c) || c == ';' || c == '"' || c == '\''; });
}

std::string_view label_of_meta(std::string_view text, std::size_t& pos) {
  std::string_view charset;
  std::string_view content;
  bool is_content_type = false;
  for (Attribute attribute; take_attribute(text, pos, attribute);) {
    if (iequals(attribute.name, "charset")) charset = attribute.value;
    if (iequals(attribute.name, "content")) content = attribute.value;
    if (iequals(attribute.name, "http-equiv")) is_content_type = iequals(attribute.value, "content-type");
  }
  if (!charset.empty()) return charset;
  return is_content_type ? charset_of_content(content) : std::string_view{};
}

std::string_view label_of_xml_declaration(std::string_view text, std::size_t& pos) {
  std::string_view label;
  for (Attribute attribute; take_attribute(text, pos, attribute);)
    if (iequals(attribute.name, "encoding")) label = attribute.value;
  return label;
}

/// The first known encoding that the page declares. One that can't be, since the declaration was read as ASCII, is none.
const Encoding* declared_encoding(std::string_view bytes) {
  constexpr std::string_view kMeta = "<meta";
  constexpr std::string_view kXml = "<?xml";
  const std::string_view text = bytes.substr(0, kDeclarationWindow);
  for (std::size_t pos = text.find('<'); pos < text.size(); pos = text.find('<', pos)) {
    const std::string_view rest = text.substr(pos);
    std::string_view label;
    if (rest.starts_with("<!--")) {
      pos = text.find("-->", pos + 2);
    } else if (istarts_with(rest, kMeta) && rest.size() > kMeta.size() && ends_name(rest[kMeta.size()])) {
      label = label_of_meta(text, pos += kMeta.size());
    } else if (istarts_with(rest, kXml)) {
      label = label_of_xml_declaration(text, pos += kXml.size());
    } else {
      ++pos;
    }
    const Encoding* encoding = find_encoding(label);
    if (encoding == nullptr) continue;
    if (encoding->converter == kUserDefined) return find_encoding(kFallbackLabel);
    return encoding->converter.starts_with("UTF-") ? nullptr : encoding;
  }
  return nullptr;
}

// --------------------------------------------------------------------------------------------------------------- detection

/// The non-ASCII bytes with a little context, so that every cut falls where no multi-byte character can be.
std::string sample_of(std::string_view bytes) {
  std::string sample;
  std::size_t taken = 0;
  for (std::size_t pos = 0; pos < bytes.size() && sample.size() < kSampleSize; ++pos) {
    const auto* high = std::find_if(bytes.begin() + pos, bytes.end(), is_high);
    if (high == bytes.end()) break;
    pos = static_cast<std::size_t>(high - bytes.begin());
    const std::size_t begin = std::max(taken, pos - std::min(pos, kSampleContext));
    const std::size_t end = std::min(bytes.size(), pos + kSampleContext);
    sample.append(bytes, begin, end - begin);
    taken = end;
  }
  return sample;
}

const Encoding* detected_encoding(std::string_view bytes) {
  const std::string sample = sample_of(bytes);
  if (count_high(sample) < kFewestHighBytes) return nullptr;
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return nullptr;
  uchardet_data_end(detector.get());
  std::string_view name = uchardet_get_charset(detector.get());
  const auto* known = std::ranges::find(kDetectorNames, name, &std::pair<std::string_view, std::string_view>::first);
  if (known != kDetectorNames.end()) name = known->second;
  const Encoding* encoding = find_encoding(name);
  return encoding != nullptr && encoding->converter.starts_with("UTF-") ? nullptr : encoding;
}

std::optional<Text> decode_if_it_fits(std::string_view bytes, const Encoding* encoding) {
  if (encoding == nullptr) return std::nullopt;
  Converted converted = convert(bytes, *encoding);
  if (converted.malformed > 1 + count_high(bytes) / kHighBytesPerError) return std::nullopt;
  return owned(std::move(converted.text), encoding->name);
}

/// Whether the guess is an ISO 8859 part although the bytes use what is quotes and dashes in windows-1252 and controls there.
bool takes_quotes_for_controls(std::string_view bytes, const Encoding* guess) {
  if (guess == nullptr || !guess->name.starts_with("ISO-8859-")) return false;
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) >> 5 == 0x80 >> 5; };
  return static_cast<std::size_t>(std::ranges::count_if(bytes, is_control)) > count_high(bytes) / kHighBytesPerError;
}

/// For bytes that are not valid UTF-8.
Text decode_by_evidence(std::string_view bytes) {
  Scrubbed scrubbed = scrub_utf8(bytes);
  if (scrubbed.multibyte >= scrubbed.malformed * kSoundPerMalformed) return owned(std::move(scrubbed.text), kUtf8);
  if (auto text = decode_if_it_fits(bytes, declared_encoding(bytes))) return *std::move(text);
  const Encoding* guess = detected_encoding(bytes);
  if (!takes_quotes_for_controls(bytes, guess))
    if (auto text = decode_if_it_fits(bytes, guess)) return *std::move(text);
  return decode_as(bytes, *find_encoding(kFallbackLabel));
}

Text decode_with_mark(std::string_view bytes, std::string_view label) {
  if (auto text = decode_by_mark(bytes)) return *std::move(text);
  if (const Encoding* encoding = find_encoding(label)) return decode_as(bytes, *encoding);
  if (auto text = decode_by_zeros(bytes)) return *std::move(text);
  if (!is_valid_utf8(bytes)) return decode_by_evidence(bytes);
  if (is_iso_2022_jp(bytes)) return decode_as(bytes, *find_encoding("iso-2022-jp"));
  return {bytes, kUtf8};
}

}  // namespace

Text decode(std::string_view bytes, std::string_view label) {
  Text text = decode_with_mark(bytes, label);
  text.utf8 = remove_byte_order_mark(text.utf8);
  return text;
}

}  // namespace pith::internal

namespace pith {

std::optional<std::string_view> encoding_named(std::string_view label) {
  const internal::Encoding* encoding = internal::find_encoding(label);
  if (encoding == nullptr) return std::nullopt;
  return encoding->name;
}

}  // namespace pith
