// Credits of pictures and agencies at the end of a text.
#pragma once

#include <string_view>

namespace pith::internal {

/// What the end of a text credits.
struct Credit {
  bool picture = false;  ///< a photographer or the source of a picture, as in "(Jane Doe/Agency)", "Photo: Jane Doe", "© Agency"
  bool agency = false;   ///< an agency in brackets or after a bar or full stop, or the whole text is one
};

/// Linear in the last 60 bytes of the text.
Credit credit_at_end(std::string_view utf8);

}  // namespace pith::internal
