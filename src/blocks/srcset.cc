// In: the value of a `srcset` attribute. Out: candidates, one by one.
#include "blocks/srcset.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace pith::internal {
namespace {

// Takes off what a condition holds for, from the front.
template <typename Condition>
std::string_view take_while(std::string_view& text, const Condition& holds) {
  const auto end = std::find_if_not(text.begin(), text.end(), holds);
  const std::string_view taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(taken.size());
  return taken;
}

// "480w", "1.5x"; others, such as "100h", say nothing here.
void read_descriptor(std::string_view descriptor, ImageCandidate& candidate) {
  double value = 0;
  const char* const end = descriptor.data() + descriptor.size();
  const auto [read_to, error] = std::from_chars(descriptor.data(), end, value);
  if (error != std::errc() || end - read_to != 1 || !(value > 0)) return;
  if (*read_to == 'w') candidate.width = value;
  if (*read_to == 'x') candidate.density = value;
}

}  // namespace

bool is_larger(const ImageCandidate& a, const ImageCandidate& b) {
  if (a.empty() || b.empty()) return !a.empty();
  return a.width != b.width ? a.width > b.width : a.density > b.density;
}

ImageCandidate next_candidate(std::string_view& srcset) {
  take_while(srcset, [](char c) { return is_ascii_space(c) || c == ','; });
  ImageCandidate candidate;
  candidate.address = take_while(srcset, [](char c) { return !is_ascii_space(c); });
  if (candidate.address.ends_with(',')) {
    candidate.address = candidate.address.substr(0, candidate.address.find_last_not_of(',') + 1);
    return candidate;
  }
  std::string_view descriptors = take_while(srcset, [](char c) { return c != ','; });
  while (!descriptors.empty()) {
    take_while(descriptors, [](char c) { return is_ascii_space(c); });
    read_descriptor(take_while(descriptors, [](char c) { return !is_ascii_space(c); }), candidate);
  }
  return candidate;
}

}  // namespace pith::internal
