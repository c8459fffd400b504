// Web archives. In: bytes of a WARC 1.0 or 1.1, unpacked, or of a WACZ. Out: the pages among its records.
//
// The idea: a record says how long it is, so what is no page is passed over unread. A record that is not sound is reported, and the
// next line that opens one is looked for.
#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <utility>

#include "input/containers.h"
#include "input/mime.h"

namespace pith::internal {
namespace {

constexpr std::string_view kOpening = "WARC/";
constexpr std::size_t kVersionLine = 10;  // bytes of "WARC/1.1\r\n"
constexpr std::size_t kMaxHead = std::size_t{256} << 10;
constexpr std::size_t kMaxEntries = 100000;  // of a ZIP without a web archive among them
constexpr auto kPageTypes = std::to_array<std::string_view>({"response", "resource", "conversion"});

// "WARC/1.1" and the end of its line.
bool opens_record(std::string_view view) {
  const auto is_digit = [&](std::size_t at) { return at < view.size() && view[at] >= '0' && view[at] <= '9'; };
  if (!view.starts_with(kOpening) || !is_digit(5) || !is_digit(7) || view[6] != '.') return false;
  const std::size_t newline = view.find_first_not_of(" \t\r", 8);
  return newline == std::string_view::npos || view[newline] == '\n';
}

class Warc : public PageSource {
 public:
  Warc(Stream stream, Bounds bounds) : stream_(std::move(stream)), bounds_(bounds) {}

  bool next(Page& page) override {
    while (true) {
      page = {};
      if (!find_record(page)) return !page.error.empty();
      page.record = ++number_;
      if (read_record(page)) return true;
    }
  }

 private:
  // To the next line that opens a record; false at the end, with an error in `page` when the input failed.
  bool find_record(Page& page) {
    while (stream_.fill(1)) {
      stream_.fill(kVersionLine);
      if (opens_record(stream_.view())) return true;
      const std::size_t newline = stream_.view().find('\n');
      stream_.skip(std::min(newline, stream_.view().size() - 1) + 1);
    }
    if (!stream_.error().empty() && !std::exchange(failed_, true)) {
      page.record = number_ == 0 ? 0 : number_ + 1;  // of an input that can't be read at all, none
      fail(page, "unreadable", stream_.error());
    }
    return false;
  }

  // False when the record holds no page.
  bool read_record(Page& page) {
    std::string head;
    if (!take_head(head)) return broken(page, "the record's head is cut off or too long");
    std::uint64_t length = 0;
    const std::string stated = field(head, "Content-Length");
    const auto parsed = std::from_chars(stated.data(), stated.data() + stated.size(), length);
    if (parsed.ec != std::errc() || parsed.ptr != stated.data() + stated.size())
      return broken(page, "the record has no valid Content-Length");
    if (std::ranges::find(kPageTypes, field(head, "WARC-Type")) == kPageTypes.end()) return stream_.pass(length), false;
    const bool http = media_type(field(head, "Content-Type")) == "application/http";
    const std::uint64_t most = std::uint64_t{bounds_.bytes} + 1 + (http ? kMaxHead : 0);
    stream_.fill(static_cast<std::size_t>(std::min(length, most)));
    std::string body(stream_.view().substr(0, static_cast<std::size_t>(std::min(length, most))));
    if (stream_.pass(length) < length) return failed_ = true, broken(page, "the record is cut off");
    page.truncated = !field(head, "WARC-Truncated").empty();
    page.url = field(head, "WARC-Target-URI");
    if (page.url.starts_with('<') && page.url.ends_with('>')) page.url = page.url.substr(1, page.url.size() - 2);
    return http ? read_response(body, page) : read_resource(head, std::move(body), page);
  }

  bool take_head(std::string& head) {
    HeadEnd end = head_end(stream_.view().substr(0, kMaxHead));
    for (std::size_t size = 4096; end.size == 0 && stream_.view().size() < kMaxHead; size *= 2) {
      const bool more = stream_.fill(size);
      end = head_end(stream_.view().substr(0, kMaxHead));
      if (!more) break;
    }
    if (end.size == 0) {
      stream_.skip(kOpening.size());
      return false;
    }
    head = stream_.view().substr(0, end.at);
    stream_.skip(end.at + end.size);
    return true;
  }

  bool broken(Page& page, std::string_view why) {
    fail(page, "malformed", stream_.error().empty() ? std::string(why) : std::string(why) + ": " + stream_.error());
    return true;
  }

  bool read_response(std::string_view body, Page& page) {
    const HeadEnd end = head_end(body.substr(0, kMaxHead));
    if (end.size == 0) return false;
    const std::string_view head = body.substr(0, end.at);
    // "HTTP/1.1 301": a redirection is no page.
    if (head.substr(0, 32).find(" 3") == head.find(' ')) return false;
    if (!states_page(field(head, "Content-Type"), page)) return false;
    read_http_body(head, body.substr(end.at + end.size), bounds_, page);
    return !page.error.empty() || holds_page(page);
  }

  bool read_resource(std::string_view head, std::string body, Page& page) {
    if (!states_page(field(head, "Content-Type"), page)) return false;
    page.bytes = std::move(body);
    return holds_page(page);
  }

  static bool states_page(std::string_view content_type, Page& page) {
    const std::string type = media_type(content_type);
    page.from = format_of(type);
    page.encoding = parameter(content_type, "charset");
    return page.from || type.empty() || type == "application/octet-stream";
  }

  static bool holds_page(const Page& page) { return !page.bytes.empty() && binary_kind(page.bytes).empty(); }

  Stream stream_;
  Bounds bounds_;
  std::uint64_t number_ = 0;
  bool failed_ = false;  // the end of the input was reported
};

class Wacz : public PageSource {
 public:
  Wacz(Stream stream, Bounds bounds) : stream_(std::move(stream)), bounds_(bounds), zip_(archive_read_new(), &archive_read_free) {
    archive_read_support_format_zip_streamable(zip_.get());
    open_ = archive_read_open(zip_.get(), this, nullptr, &Wacz::feed, nullptr) == ARCHIVE_OK;
  }

  bool next(Page& page) override {
    while (true) {
      if (warc_ && warc_->next(page)) {
        page.record = ++number_;
        return true;
      }
      warc_.reset();
      page = {};
      if (!next_archive()) return last(page);
    }
  }

 private:
  bool next_archive() {
    archive_entry* entry = nullptr;
    while (open_ && (found_ || entries_ < kMaxEntries) && archive_read_next_header(zip_.get(), &entry) == ARCHIVE_OK) {
      ++entries_;
      const char* path = archive_entry_pathname(entry);
      const std::string_view name = path == nullptr ? "" : path;
      if (!name.starts_with("archive/") || (!name.ends_with(".warc") && !name.ends_with(".warc.gz"))) continue;
      found_ = true;
      Stream bytes([this](char* to, std::size_t size, std::string& error) { return read(to, size, error); });
      warc_ = warc_pages(unpacked(std::move(bytes), bounds_.ratio), bounds_);
      return true;
    }
    return false;
  }

  bool last(Page& page) {
    if (std::exchange(ended_, true)) return false;
    const char* reason = archive_error_string(zip_.get());
    if (reason == nullptr && found_) return false;
    page.record = found_ ? number_ + 1 : 0;
    if (found_)
      fail(page, "malformed", std::string("not a valid ZIP file: ") + reason);
    else
      fail(page, "unsupported", "a ZIP archive, not a page");
    return true;
  }

  std::ptrdiff_t read(char* to, std::size_t size, std::string& error) {
    const la_ssize_t got = archive_read_data(zip_.get(), to, size);
    if (got >= 0) return got;
    const char* reason = archive_error_string(zip_.get());
    error = reason == nullptr ? "not a valid ZIP file" : reason;
    return -1;
  }

  static la_ssize_t feed(archive* reader, void* self, const void** bytes) {
    auto& wacz = *static_cast<Wacz*>(self);
    wacz.stream_.skip(std::exchange(wacz.given_, 0));
    if (wacz.stream_.view().empty()) wacz.stream_.more();
    wacz.given_ = wacz.stream_.view().size();
    *bytes = wacz.stream_.view().data();
    if (wacz.given_ > 0 || wacz.stream_.error().empty()) return static_cast<la_ssize_t>(wacz.given_);
    archive_set_error(reader, EIO, "%s", wacz.stream_.error().c_str());
    return -1;
  }

  Stream stream_;
  Bounds bounds_;
  std::unique_ptr<archive, decltype(&archive_read_free)> zip_;
  std::unique_ptr<PageSource> warc_{};
  bool open_ = false;
  bool found_ = false;
  bool ended_ = false;
  std::size_t entries_ = 0;
  std::size_t given_ = 0;  // bytes of the stream that libarchive holds
  std::uint64_t number_ = 0;
};

}  // namespace

std::unique_ptr<PageSource> warc_pages(Stream stream, Bounds bounds) { return std::make_unique<Warc>(std::move(stream), bounds); }

std::unique_ptr<PageSource> wacz_pages(Stream stream, Bounds bounds) { return std::make_unique<Wacz>(std::move(stream), bounds); }

}  // namespace pith::internal
