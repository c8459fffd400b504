// What the page behind a link is for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::internal {

enum class LinkTarget : std::uint8_t { people, services, shares, tags, story, other };
inline constexpr std::size_t kLinkTargetCount = 6;

/// Of a relative or absolute address, by the words of its path.
LinkTarget link_target(std::string_view address);

}  // namespace pith::internal
