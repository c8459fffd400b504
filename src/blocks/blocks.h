// From the text of a page to its Outline: one function for each input format, and the steps after it.
#pragma once

#include <string_view>

#include "blocks/outline.h"
#include "blocks/run_on_sentences.h"
#include "html/dom.h"

namespace pith::internal {

/// Blocks, containers and facts of an HTML page, with their lines. `utf8` is valid UTF-8 shorter than 4 GiB; the Outline does not
/// refer to it. Never fails; a page that meets a limit is read as far as it goes, and `outline.limit` names the limit.
/// Limits::memory is what the caller has left of the page's budget, and blocks take more of it if they are to be explained.
Outline html_blocks(std::string_view utf8, const Limits& limits = {}, bool explain = false);

/// Blocks and containers of scraped text, with their lines: a block is a paragraph, whether its lines are wrapped or not. `utf8`
/// as above. `begins_part` says where a line that holds a whole page is parted.
Outline text_blocks(std::string_view utf8, const Limits& limits = {}, bool explain = false, const BeginsPart& begins_part = {});

/// Appends to `outline.facts` what <head>, JSON-LD and the elements of the page state about it, without line numbers.
void read_facts(const Dom& dom, Outline& outline);

/// Sets the line numbers of all blocks and facts. `utf8` is the text that the outline was made of, and the blocks are in the
/// order of their spans.
void number_lines(std::string_view utf8, Outline& outline);

/// Completes `outline.counts` from the finished blocks: counts of text, links and copies, and the position. The container and the
/// number of blank lines are set already, by the functions that make the blocks. Also sets the range
/// of blocks of each container.
void count_blocks(Outline& outline);

}  // namespace pith::internal
