// Lists of image addresses, as the attribute `srcset` has them.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

/// An image of a list: its address with its width in pixels, or its density. What the list does not say is 0, and a density 1.
struct ImageCandidate {
  std::string_view address{};
  double width = 0;
  double density = 1;

  bool empty() const { return address.empty(); }
};

/// Whether `a` is a larger image than `b`: by width, or if both have none, by density. Any is larger than an empty one.
bool is_larger(const ImageCandidate& a, const ImageCandidate& b);

/// Removes the first candidate from `srcset`, which may be anything; an empty one if there is none. As in the HTML Standard, an
/// address may have commas in it, but not at its end.
ImageCandidate next_candidate(std::string_view& srcset);

}  // namespace pith::internal
