// Titles without what sites add to them, and comparisons of titles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/site_names.h"

namespace pith::internal {

/// Whether two titles may be those of one story: they share enough of their words.
bool is_same_title(std::string_view a, std::string_view b);

/// The title without soft hyphens, spaces without width, line breaks, marks at its end, a date at its start.
std::string without_marks(std::string_view title);

/// The parts of a title between bars, arrows and dots, at least one.
std::vector<std::string_view> title_parts(std::string_view title);

/// Whether a part of a title is what blogs call their articles, such as "Blog Archive". The site's name is before it.
bool is_archive_part(std::string_view part);

/// "Headline - Site", "Site | Headline" or "Site » Blog Archive » Headline" without the rest, told by the site's names and the
/// headline that readers see, which may be empty.
std::string without_site(const std::string& title, const SiteNames& names, std::string_view site, std::string_view headline);

/// "Headline | What else it is about" without the rest.
std::string without_second_title(std::string title);

/// Whether `text` ends with `end`, which begins with a word of it, and more comes before that.
bool ends_with_words(std::string_view text, std::string_view end);

/// Whether `text` is `plain` with the readings of its characters between them, as Japanese pages print them.
bool has_readings(std::string_view text, std::string_view plain);

}  // namespace pith::internal
