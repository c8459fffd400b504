// Who wrote a story and where it was published.
#pragma once

#include <cstdint>
#include <string_view>

#include "blocks/outline.h"

namespace pith::internal {

/// Gives a story the author or the source that a block names in `text`, a part of its text, unless the story has one. Returns
/// whether class names or words say that it names one.
bool read_origin(const Outline& outline, std::uint32_t block, std::string_view text, Related& story);

/// "Ann Lee" of "by Ann Lee", all of a text; empty where no word announces a name or it is too long for one. A view of the text.
std::string_view announced_name(std::string_view text);

/// Whether a text begins with words such as "via" or "source:".
bool announces_source(std::string_view text);

/// Gives a story the author or the source that the first words of a text announce, unless it has one.
void read_announced_origin(std::string_view text, Related& story);

/// Whether a text is like the name of a host: "Harbour Times" for "harbourtimes.example".
bool is_name_of_host(std::string_view text, std::string_view host);

/// Whether a text is a host or all that tells it from others: "Harbour Times" for "www.harbourtimes.example", but not "News" for
/// "news.harbourtimes.example".
bool names_host(std::string_view text, std::string_view host);

}  // namespace pith::internal
