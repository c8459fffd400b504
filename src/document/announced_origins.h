// What the words of a text announce: "by Ann Lee via Selm Post".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::internal {

inline constexpr std::uint32_t kMaxListedWords = 24;  ///< of the names of several authors

/// Without the marks that part the author, the source and the time of a story, at both ends.
std::string_view trim_joints(std::string_view text);

/// Whether a text is like one or several names: words with capitals, and short ones such as "and" or "von" between them.
bool is_like_names(std::string_view text);

/// The name in a text that has one, without words such as "by" or "from"; empty for a label, a count or the owner of a picture.
std::string_view origin_name(std::string_view text);

/// The same of an author, without the time that reading takes: "Ann Lee" of "by Ann Lee 5 min read".
std::string_view author_name(std::string_view text);

/// "Ann Lee" of "by Ann Lee | 215 views", or several authors; empty where no word announces a name at the start of the text or it
/// is too long for one. A view of the text.
std::string_view announced_name(std::string_view text);

/// What may stand before a source.
enum class SourceWords : std::uint8_t {
  line,   ///< at the start of a line: "source:", and "via" in small letters before what is like a name
  named,  ///< in an element that is named for an author or a source, or behind an author: "via" whatever follows
  all     ///< behind a time: also those that must be followed by what is like a name: "from"
};

/// Where such words begin in a text; npos for nowhere.
std::size_t source_announced_at(std::string_view text, SourceWords words);

/// The source that the first words of a text announce; empty for none, or where it is too long for one.
std::string_view announced_source(std::string_view text, SourceWords words);

}  // namespace pith::internal
