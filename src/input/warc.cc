// WARC files. In: bytes of a WARC 1.0 or 1.1 file, decompressed. Out: the pages among its records.
//
// The idea: the header of a record states the length of its content block, so a record that is not a page is skipped without a
// look at its content. A damaged record is reported, and reading goes on at the next line that starts a record.
#include "input/warc.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "input/binary.h"
#include "input/http_body.h"
#include "input/mime.h"

namespace pith::internal {
namespace {

constexpr std::string_view kVersionPrefix = "WARC/";
constexpr std::size_t kVersionLineSize = 10;  // "WARC/1.1\r\n"
constexpr std::size_t kMaxHeader = std::size_t{256} << 10;
constexpr std::size_t kMaxStatusLine = 32;  // enough of "HTTP/1.1 301 Moved" to see the status
constexpr auto kPageTypes = std::to_array<std::string_view>({"response", "resource", "conversion"});

// Whether the line is a version, as in "WARC/1.1".
bool starts_record(std::string_view line) {
  const auto is_digit = [&](std::size_t at) { return at < line.size() && line[at] >= '0' && line[at] <= '9'; };
  if (!line.starts_with(kVersionPrefix) || !is_digit(5) || !is_digit(7) || line[6] != '.') return false;
  const std::size_t newline = line.find_first_not_of(" \t\r", 8);
  return newline == std::string_view::npos || line[newline] == '\n';
}

// WARC 1.0 may put the address in angle brackets.
std::string target_uri(std::string_view header) {
  std::string uri = header_field(header, "WARC-Target-URI");
  return uri.starts_with('<') && uri.ends_with('>') ? uri.substr(1, uri.size() - 2) : uri;
}

// Whether the status code, which follows the first space of the header, begins with a 3.
bool is_redirection(std::string_view http_header) {
  return http_header.substr(0, kMaxStatusLine).find(" 3") == http_header.find(' ');
}

// Notes what a Content-Type field states. False when it states that there is no page.
bool read_content_type(std::string_view content_type, Page& page) {
  const std::string type = media_type(content_type);
  page.from = page_format(type);
  page.encoding = media_type_parameter(content_type, "charset");
  return page.from || type.empty() || type == "application/octet-stream";
}

bool is_page(std::string_view bytes) { return !bytes.empty() && binary_type(bytes) == BinaryType::none; }

// Reads an HTTP response. False when it is not a page; a page that can't be decoded has an error.
bool read_response(std::string_view response, std::size_t max_bytes, Page& page) {
  const HeaderEnd end = find_header_end(response.substr(0, kMaxHeader));
  if (end.blank_line == 0) return false;
  const std::string_view header = response.substr(0, end.at);
  if (is_redirection(header) || !read_content_type(header_field(header, "Content-Type"), page)) return false;
  read_http_body(header, response.substr(end.at + end.blank_line), max_bytes, page);
  return !page.error.empty() || is_page(page.bytes);
}

class WarcPages : public PageSource {
 public:
  WarcPages(Stream stream, const ReadOptions& options) : stream_(std::move(stream)), max_bytes_(options.max_bytes) {}

  bool next(Page& page) override {
    while (true) {
      page = {};
      if (!find_record(page)) return !page.error.empty();
      page.record = ++record_;
      if (read_record(page)) return true;
    }
  }

 private:
  // Goes on to the next line that starts a record. False at the end, with an error in `page` if the input can't be read.
  bool find_record(Page& page) {
    while (stream_.fill(1)) {
      stream_.fill(kVersionLineSize);
      if (starts_record(stream_.view())) return true;
      const std::size_t newline = stream_.view().find('\n');
      stream_.skip(std::min(newline, stream_.view().size() - 1) + 1);
    }
    if (!stream_.error().empty() && !std::exchange(end_reported_, true)) {
      page.record = record_ == 0 ? 0 : record_ + 1;  // an input of which nothing can be read has no records
      set_error(page, PageError::unreadable, stream_.error());
    }
    return false;
  }

  // False when the record is sound but not a page.
  bool read_record(Page& page) {
    std::string header;
    if (!take_header(header)) return report_damage(page, "the record's head is cut off or too long");
    std::uint64_t length = 0;
    const std::string stated = header_field(header, "Content-Length");
    const auto parsed = std::from_chars(stated.data(), stated.data() + stated.size(), length);
    if (parsed.ec != std::errc() || parsed.ptr != stated.data() + stated.size())
      return report_damage(page, "the record has no valid Content-Length");
    if (std::ranges::find(kPageTypes, header_field(header, "WARC-Type")) == kPageTypes.end()) {
      stream_.discard(length);
      return false;
    }
    return read_content(header, length, page);
  }

  bool read_content(std::string_view header, std::uint64_t length, Page& page) {
    const std::string content_type = header_field(header, "Content-Type");
    const bool is_http = media_type(content_type) == "application/http";
    const std::uint64_t max_content = std::uint64_t{max_bytes_} + 1 + (is_http ? kMaxHeader : 0);
    const auto wanted = static_cast<std::size_t>(std::min(length, max_content));
    stream_.fill(wanted);
    std::string content(stream_.view().substr(0, wanted));
    if (stream_.discard(length) < length) {
      end_reported_ = true;
      return report_damage(page, "the record is cut off");
    }
    page.truncated = !header_field(header, "WARC-Truncated").empty();
    page.url = target_uri(header);
    if (is_http) return read_response(content, max_bytes_, page);
    if (!read_content_type(content_type, page)) return false;
    page.bytes = std::move(content);
    return is_page(page.bytes);
  }

  bool take_header(std::string& header) {
    HeaderEnd end = find_header_end(stream_.view().substr(0, kMaxHeader));
    for (std::size_t size = 4096; end.blank_line == 0 && stream_.view().size() < kMaxHeader; size *= 2) {
      const bool more = stream_.fill(size);
      end = find_header_end(stream_.view().substr(0, kMaxHeader));
      if (!more) break;
    }
    if (end.blank_line == 0) {
      stream_.skip(kVersionPrefix.size());  // so that the search for the next record does not find this one again
      return false;
    }
    header = stream_.view().substr(0, end.at);
    stream_.skip(end.at + end.blank_line);
    return true;
  }

  // True, so that the page with the error is given to the caller.
  bool report_damage(Page& page, std::string message) {
    if (!stream_.error().empty()) message.append(": ").append(stream_.error());
    set_error(page, PageError::malformed, std::move(message));
    return true;
  }

  Stream stream_;
  std::size_t max_bytes_;
  std::uint64_t record_ = 0;
  bool end_reported_ = false;  // that the input ends too early
};

}  // namespace

bool is_warc(std::string_view start) { return skip_space(start).starts_with(kVersionPrefix); }

std::unique_ptr<PageSource> warc_pages(Stream stream, const ReadOptions& options) {
  return std::make_unique<WarcPages>(std::move(stream), options);
}

}  // namespace pith::internal
