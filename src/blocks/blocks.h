// Text to Outline, one way for each input format.
#pragma once

#include <string_view>

#include "blocks/outline.h"
#include "html/dom.h"

namespace pith::internal {

/// Blocks, containers and facts of an HTML page. `utf8` is valid UTF-8 shorter than 4 GiB.
Outline html_blocks(std::string_view utf8, const Limits& limits = {});

/// Blocks, containers and facts of scraped text: a block a paragraph, whether its lines are wrapped or not.
Outline text_blocks(std::string_view utf8, const Limits& limits = {});

/// What <head>, JSON-LD and the page's own elements state about it, into `outline.facts`, but for their lines.
void read_facts(const Dom& dom, Outline& outline);

/// Sets the line of every block and fact; blocks are in the order of their spans.
void number_lines(std::string_view utf8, Outline& outline);

/// Fills `outline.counts` from the finished blocks: counts of text and links, copies, position. The features that only the
/// block builders know (container, blank lines) are there already.
void count_blocks(Outline& outline);

}  // namespace pith::internal
