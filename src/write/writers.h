// Document to bytes: one function for each format. write() in pith.h chooses.
#pragma once

#include <string>

#include "pith/pith.h"

namespace pith::internal {

/// The text of the blocks of the kept kinds: paragraphs parted by an empty line, items and rows on lines of their own. No new
/// line at the end.
std::string text_of(const Document& document, KindSet keep);

/// Markdown (CommonMark, with tables and footnotes of GFM) of the blocks of the kept kinds. No new line at the end.
std::string markdown_of(const Document& document, const WriteOptions& options);

/// A page that is safe to open and can be read alone. No new line at the end.
std::string html_of(const Document& document, const WriteOptions& options);

/// A page that shows every block with its kind, score and reasons, the metadata with its sources, and the blocks of the kept kinds
/// beside it. It runs and loads nothing of the input. No new line at the end.
std::string report_of(const Document& document, const WriteOptions& options);

/// JSON schema 1; `pretty` is indented by two spaces, else one line. No new line at the end.
std::string json_of(const Document& document, const WriteOptions& options, bool pretty);

/// A line for every block: where it is, its kind, and why; cut to WriteOptions::width unless that is 0.
std::string explain(const Document& document, const WriteOptions& options);

}  // namespace pith::internal
