// Web archives: WARC and ARC files, and WACZ files, which are ZIP files of them. In: any of these. Out: the pages in it.
#include <utility>

#include "input/archive_pages.h"
#include "input/containers.h"
#include "input/wacz.h"

namespace pith::internal {

bool is_web_archive(std::string_view start) { return is_warc(start) || is_arc(start) || may_be_wacz(start); }

std::unique_ptr<PageSource> web_archive_pages(Stream stream, const ReadOptions& options) {
  stream.fill(kStartSize);
  return may_be_wacz(stream.view()) ? wacz_pages(std::move(stream), options) : archive_pages(std::move(stream), options);
}

}  // namespace pith::internal
