// Forms of lines that are no article wherever they stand: what they begin with, and that nothing else is in them.
#pragma once

#include <cstdint>
#include <string_view>

#include "blocks/outline.h"
#include "classify/byline_form.h"

namespace pith::internal {

/// Nothing but links, or a few short names with commas, after a label such as "Tags"; or nothing but hashtags. `has_label` says
/// that a label was found.
bool is_tag_line(const Block& block, const BlockCounts& counts, bool has_label);

/// Nothing but links of the length of headlines after a label such as "Read also", which may be inside the first link.
bool is_pointer_line(const Block& block, const BlockCounts& counts);

/// The form of the block's text as a byline, of which linked addresses of mail are no part: "Ann Lee ann at example.org".
BylineForm byline_form_of(const Block& block);

/// What a forum tells of who has posted, such as "Posts: 1,203" or "Location: Harwick", a detail in each line of the block.
enum class MemberLine : std::uint8_t {
  none,
  possible,  ///< only what others tell of people too
  sure,
};
MemberLine member_line(std::string_view text);

/// What a member of a forum has below all posts: a bar of underscores and lines under it.
bool is_signature(std::string_view text);

/// All of the block is emphasised.
bool is_emphasised(const Block& block);

/// A claim of copyright: its sign and a year, or words such as "all rights reserved"; or a note such as "the views expressed here
/// are those of the author". `folded` is the text as fold_phrase() gives it.
bool is_rights_line(std::string_view text, std::string_view folded);

/// The text of an image that it begins with: all of it emphasised, or known as a caption by its container's name or its credit.
bool is_caption_line(const Block& block, bool is_known);

/// Which mark of a digital library a line is, as in "*** START OF THE PROJECT GUTENBERG EBOOK ... ***".
enum class EditionMark : std::uint8_t { none, start, end };
EditionMark edition_mark(std::string_view text);

}  // namespace pith::internal
