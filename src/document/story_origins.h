// Who wrote a story and where it was published.
#pragma once

#include <cstdint>
#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

/// Where in a card the text stands that may have an author or a source.
enum class OriginPlace : std::uint8_t {
  line,        ///< a block of its own, or its beginning
  after_time,  ///< after the time in a block
  headline     ///< beside the headline in its block
};

/// Gives a story the author and the source that a block names in `text`, a part of its text, unless the story has them. Returns
/// whether class names or words say that it names one.
bool read_origins(const Outline& outline, std::uint32_t block, Span text, OriginPlace place, Related& story);

/// Gives a story the author and the source that the words of a text announce, unless it has them.
void read_announced_origins(std::string_view text, Related& story);

/// Whether a text is like the name of a host: "Harbour Times" for "harbourtimes.example".
bool is_name_of_host(std::string_view text, std::string_view host);

/// Whether a text is a host or all that tells it from others: "Harbour Times" for "www.harbourtimes.example", but not "News" for
/// "news.harbourtimes.example".
bool names_host(std::string_view text, std::string_view host);

}  // namespace pith::internal
