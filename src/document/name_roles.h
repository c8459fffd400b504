// What class and id names say about the parts of comments, posts and stories.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith::internal {

/// What a container or an inline element is for, within a comment or around comments.
enum class NameRole : std::uint8_t {
  none,
  author,
  date,
  body,
  title,           ///< the title of a comment or review
  furniture,       ///< buttons, votes, counts, forms
  author_details,  ///< rank, date of joining, signature
  item,            ///< one comment, review or answer
  post,            ///< one post or message, or the article itself
  list             ///< many of them
};

/// The role that the first of an element's names tells, which are parted by white space. Looks at the first 200 bytes.
NameRole role_of_element(std::string_view names);

/// The role that the names of several elements tell. Of several roles, the first in the order author, date, furniture,
/// author_details, body, title, item, post, list counts. Looks at the first 200 bytes.
NameRole role_of_elements(std::string_view names);

}  // namespace pith::internal
