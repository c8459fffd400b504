// The encodings of the WHATWG Encoding Standard. In: a label. Out: the encoding.
#include "input/encodings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "pith/pith.h"

namespace pith::internal {
namespace {

constexpr std::array kEncodings = std::to_array<Encoding>({
#define ENCODING(label, name, converter) {label, name, converter},
#include "input/encodings.inc"
#undef ENCODING
});
static_assert(std::ranges::is_sorted(kEncodings, {}, &Encoding::label));
constexpr std::size_t kLongestLabel =
    std::ranges::max(kEncodings, {}, [](const Encoding& e) { return e.label.size(); }).label.size();

}  // namespace

const Encoding* find_encoding(std::string_view label) {
  label = trim(label);
  if (label.size() > kLongestLabel) return nullptr;
  const std::string lower = to_lower(label);
  const auto* found = std::ranges::lower_bound(kEncodings, std::string_view(lower), {}, &Encoding::label);
  return found != kEncodings.end() && found->label == lower ? found : nullptr;
}

std::span<const Encoding> all_encodings() { return kEncodings; }

const Encoding& fallback_encoding() { return *find_encoding("windows-1252"); }

}  // namespace pith::internal

namespace pith {

std::optional<std::string_view> encoding_named(std::string_view label) {
  const internal::Encoding* encoding = internal::find_encoding(label);
  if (encoding == nullptr) return std::nullopt;
  return encoding->name;
}

}  // namespace pith
