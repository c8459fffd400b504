// An input that is a page. In: its bytes. Out: the page, with the address that a browser noted in it.
#include <string>
#include <utility>

#include "input/binary.h"
#include "input/containers.h"
#include "input/zip_page.h"

namespace pith::internal {
namespace {

// The first address after `mark`, in the same comment.
std::string address_after(std::string_view html, std::string_view mark) {
  const std::size_t at = html.find(mark);
  if (at == std::string_view::npos) return {};
  const std::size_t from = at + mark.size();
  const std::size_t begin = html.find("http", from);
  if (begin == std::string_view::npos || html.substr(from, begin - from).find("-->") != std::string_view::npos) return {};
  return std::string(html.substr(begin, html.find_first_of(" \t\r\n>\"", begin) - begin));
}

// The address that a browser or SingleFile wrote into the page when it saved it; empty if there is none.
std::string saved_page_address(std::string_view html) {
  html = html.substr(0, kStartSize);
  std::string url = address_after(html, "<!-- saved from url=(");
  if (url.empty() && html.find("Page saved with SingleFile") != std::string_view::npos) url = address_after(html, " url: ");
  return url;
}

class SinglePage : public OnePage {
 public:
  SinglePage(Stream stream, const ReadOptions& options) : stream_(std::move(stream)), options_(options) {}

 private:
  void read(Page& page) override {
    stream_.fill(kStartSize);  // enough to refuse a binary file before the rest of it is read
    const BinaryType type = options_.from ? BinaryType::none : binary_type(stream_.view());
    if (type != BinaryType::none) return refuse_binary(page, type);
    if (!stream_.read_all(options_.max_bytes, page.bytes)) return set_error(page, PageError::unreadable, stream_.error());
    page.url = saved_page_address(page.bytes);
    read_page_in_zip(page, options_.max_bytes);
  }

  Stream stream_;
  ReadOptions options_;
};

}  // namespace

std::unique_ptr<PageSource> single_page(Stream stream, const ReadOptions& options) {
  return std::make_unique<SinglePage>(std::move(stream), options);
}

}  // namespace pith::internal
