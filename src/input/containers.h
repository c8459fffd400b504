// Inputs that hold pages: each kind as a source of pages.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "input/page.h"
#include "input/stream.h"

namespace pith::internal {

/// Gives the pages of an input, one after the other.
class PageSource {
 public:
  PageSource() = default;
  virtual ~PageSource() = default;
  PageSource(const PageSource&) = delete;
  PageSource& operator=(const PageSource&) = delete;
  /// False at the end. All of `page` but its name is set.
  virtual bool next(Page& page) = 0;
};

/// Bounds of what is read.
struct Bounds {
  std::size_t bytes = 0;  ///< of a page; of a longer one these and one more are kept, which tells
  double ratio = 0;       ///< bytes that may come out of a packed one
};

std::unique_ptr<PageSource> warc_pages(Stream stream, Bounds bounds);
std::unique_ptr<PageSource> wacz_pages(Stream stream, Bounds bounds);  ///< a ZIP with archive/*.warc and .warc.gz
std::unique_ptr<PageSource> jsonl_pages(Stream stream, Bounds bounds);

/// The page of an MHTML file; `error` is set when it has none.
void read_mhtml(std::string_view mail, Page& page);
/// Whether the first bytes are a MIME head that MHTML begins with.
bool opens_like_mhtml(std::string_view head);

/// The body of an HTTP message whose head is `head`: chunks joined, packing undone. Sets `bytes`, and `truncated` when they end too
/// soon; or `error` and `error_code`.
void read_http_body(std::string_view head, std::string_view body, Bounds bounds, Page& page);

/// What a binary is ("a PDF document", "binary data"), judged by its first bytes; empty when it may be a page.
std::string_view binary_kind(std::string_view head);

/// The address that a browser noted when it saved the page; empty when there is none.
std::string saved_from(std::string_view html);

inline void fail(Page& page, std::string_view code, std::string_view why) {
  page.bytes.clear();
  page.error_code = code;
  page.error = why;
}

}  // namespace pith::internal
