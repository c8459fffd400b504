// In: an element's tag and role, and the landmarks around it. Out: the landmarks that it adds.
#include "blocks/landmarks.h"

#include <array>

namespace pith::internal {
namespace {

struct TagLandmark {
  std::uint32_t landmark = 0;
  std::uint32_t except_in = 0;  // landmarks around it in which it does not count
};

struct RoleLandmark {
  std::string_view role;
  std::uint32_t landmark;
};

constexpr auto kTags = [] {
  std::array<TagLandmark, static_cast<std::size_t>(Tag::text) + 1> rows{};
#define TAG_LANDMARK(tag, landmark, except_in) rows[static_cast<std::size_t>(Tag::tag)] = {landmark, except_in};
#define ROLE_LANDMARK(role, landmark)
#include "blocks/landmarks.inc"
#undef TAG_LANDMARK
#undef ROLE_LANDMARK
  return rows;
}();

constexpr RoleLandmark kRoles[] = {
#define TAG_LANDMARK(tag, landmark, except_in)
#define ROLE_LANDMARK(role, landmark) {role, landmark},
#include "blocks/landmarks.inc"
#undef TAG_LANDMARK
#undef ROLE_LANDMARK
};

std::uint32_t landmark_of_role(std::string_view role) {
  if (role.empty()) return 0;
  for (const RoleLandmark& row : kRoles)
    if (row.role == role) return row.landmark;
  return 0;
}

}  // namespace

std::uint32_t landmarks_of(Tag tag, std::string_view role, std::uint32_t around) {
  const TagLandmark& row = kTags[static_cast<std::size_t>(tag)];
  const std::uint32_t by_tag = (row.except_in & around) != 0 ? 0 : row.landmark;
  return by_tag | landmark_of_role(role);
}

}  // namespace pith::internal
