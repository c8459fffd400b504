// One function for each output format; write() in pith.h chooses among them. In: a Document. Out: valid UTF-8, without a newline
// at the end.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "pith/pith.h"

namespace pith::internal {

/// The text of the blocks of the kept kinds. List items and table rows are on lines of their own, all other blocks are separated
/// by an empty line. With a width other than 0, paragraphs are wrapped at so many columns, quotations are marked, and tables that
/// fit are aligned.
std::string text_of(const Document& document, KindSet keep, std::size_t width = 0);

/// The blocks of the kept kinds as Markdown: CommonMark with the tables and footnotes of GFM.
std::string markdown_of(const Document& document, const WriteOptions& options);

/// The blocks of the kept kinds as a complete HTML page that is safe to open: no markup of the input is in it.
std::string html_of(const Document& document, const WriteOptions& options);

/// The article alone, as Markdown without front matter, and as HTML elements without a page around them.
std::string markdown_of_article(const Document& document, const WriteOptions& options);
std::string html_of_article(const Document& document, const WriteOptions& options);

/// An HTML page that shows every block with its kind, confidence and reasons, beside it the blocks of the kept kinds, and the
/// metadata with their sources. It does not run or load anything from the input. The reasons and sources need Options::explain.
std::string report_of(const Document& document, const WriteOptions& options);

/// JSON of schema 1: on one line, or indented by two spaces if `pretty`.
std::string json_of(const Document& document, const WriteOptions& options, bool pretty);

/// Why a page could not be read. The views may be of any bytes.
struct Failure {
  std::string_view code{};
  std::string_view message{};
  std::string_view url{};  ///< the page's address, if it is known
  std::uint64_t line = 0;  ///< of the input, from 1; 0 if it is not known
};

/// The object of schema 1 that stands for a page which could not be read, on one line. Of the options it needs source, record and
/// members.
std::string json_of_failure(const Failure& failure, const WriteOptions& options);

/// The names of all members that the object of a page can have in schema 1.
std::span<const std::string_view> json_members();

/// A line for each candidate for the metadata and for each block: where it is, its kind, its reasons and the beginning of its
/// text, cut to WriteOptions::width columns unless that is 0. Both need Options::explain.
std::string explain(const Document& document, const WriteOptions& options);

/// The same for somebody who reads it on a terminal of WriteOptions::width columns, or 80: tables with titles, a line for each
/// run of navigation and of advertisements that are not printed, and a summary. Ends in a newline.
std::string explain_on_screen(const Document& document, const WriteOptions& options);

}  // namespace pith::internal
