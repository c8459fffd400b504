// Inputs that are not pages but binary files. In: the first bytes of an input. Out: which binary format it is, if any.
//
// The idea: known formats have a signature. Anything else is binary if it has more control characters than a text has, in
// whatever encoding that is, and does not start like markup.
#include "input/binary.h"

#include <algorithm>
#include <cstddef>

#include "base/text.h"
#include "input/containers.h"
#include "input/utf16.h"

namespace pith::internal {
namespace {

// The largest share of control characters in a text: one in 20.
constexpr std::size_t kBytesPerControl = 20;
// The largest share of zero bytes on the wrong side in UTF-16: one in 100 bytes.
constexpr std::size_t kBytesPerStrayZero = 100;
// The size of the header of a ZIP entry, which its name follows.
constexpr std::size_t kZipHeaderSize = 30;

struct Signature {
  BinaryType type;
  std::size_t offset;
  std::string_view bytes;
};

constexpr std::string_view kDescriptions[] = {
    "",
    "binary data",
#define BINARY_TYPE(type, description) description,
#include "input/binaries.inc"
};

constexpr Signature kSignatures[] = {
#define SIGNATURE(type, offset, bytes) {BinaryType::type, offset, {bytes, sizeof(bytes) - 1}},
#include "input/binaries.inc"
};

constexpr Signature kZipSignatures[] = {
#define ZIP_SIGNATURE(type, bytes) {BinaryType::type, kZipHeaderSize, {bytes, sizeof(bytes) - 1}},
#include "input/binaries.inc"
};

template <std::size_t N>
BinaryType find_signature(std::string_view start, const Signature (&signatures)[N]) {
  for (const Signature& signature : signatures)
    if (start.size() >= signature.offset && start.substr(signature.offset).starts_with(signature.bytes)) return signature.type;
  return BinaryType::none;
}

// A page may end in megabytes of zero bytes after a crash. What starts like markup is a page whatever follows, as in the WHATWG
// MIME Sniffing Standard.
bool starts_like_markup(std::string_view bytes) {
  bytes = remove_byte_order_mark(bytes);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\n\f\r"), bytes.size()));
  if (bytes.size() < 2 || bytes[0] != '<') return false;
  const char lower = to_ascii_lower(bytes[1]);
  return bytes[1] == '!' || bytes[1] == '?' || (lower >= 'a' && lower <= 'z');
}

bool may_be_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  const ZeroBytes zeros(bytes);
  return zeros.majority() * kBytesPerControl > bytes.size() && zeros.minority() * kBytesPerStrayZero < bytes.size();
}

// Texts in legacy encodings have ESC, and manual pages print bold with backspaces.
bool is_control_of_text(char c) { return std::string_view("\b\t\n\v\f\r\x1B").find(c) != std::string_view::npos; }

bool has_many_controls(std::string_view bytes) {
  const auto controls = std::ranges::count_if(bytes, [](char c) { return c >= 0 && c < ' ' && !is_control_of_text(c); });
  return static_cast<std::size_t>(controls) * kBytesPerControl > bytes.size() && !may_be_utf16(bytes);
}

}  // namespace

BinaryType signature_type(std::string_view start) {
  const BinaryType type = find_signature(start, kSignatures);
  if (type != BinaryType::zip) return type;
  const BinaryType inside = find_signature(start, kZipSignatures);
  return inside == BinaryType::none ? type : inside;
}

BinaryType binary_type(std::string_view start) {
  const BinaryType type = signature_type(start);
  if (type != BinaryType::none) return type;
  const std::string_view judged = start.substr(0, kStartSize);
  return !starts_like_markup(judged) && has_many_controls(judged) ? BinaryType::unknown : BinaryType::none;
}

std::string_view description_of(BinaryType type) { return kDescriptions[static_cast<std::size_t>(type)]; }

}  // namespace pith::internal
