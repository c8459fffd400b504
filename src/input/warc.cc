// WARC files. In: bytes of a WARC 1.0 or 1.1 file, decompressed. Out: the pages among its records.
//
// The idea: the header of a record states the length of its content block, so a record that is not a page is skipped without a
// look at its content. What is no record is searched line by line for the next sound header and reported as one failure, however
// many lines in it look like the start of a record; so every line is looked at once.
#include "input/warc.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "input/binary.h"
#include "input/http_body.h"
#include "input/json_sniff.h"
#include "input/mime.h"

namespace pith::internal {
namespace {

constexpr std::string_view kVersionPrefix = "WARC/";
constexpr std::size_t kMaxHeader = std::size_t{256} << 10;
constexpr auto kPageTypes = std::to_array<std::string_view>({"response", "resource", "conversion"});
constexpr std::string_view kNoRecord = "not a WARC record";
constexpr std::string_view kNoHeaderEnd = "the record's head is cut off or too long";
constexpr std::string_view kNoLength = "the record has no valid Content-Length";

// Whether the line is a version, as in "WARC/1.1".
bool is_version_line(std::string_view line) {
  const auto is_digit = [&](std::size_t at) { return at < line.size() && line[at] >= '0' && line[at] <= '9'; };
  if (!line.starts_with(kVersionPrefix) || !is_digit(5) || !is_digit(7) || line[6] != '.') return false;
  return line.find_first_not_of(" \t\r", 8) == std::string_view::npos;
}

// WARC 1.0 may put the address in angle brackets.
std::string target_uri(std::string_view header) {
  std::string uri = header_field(header, "WARC-Target-URI");
  return uri.starts_with('<') && uri.ends_with('>') ? uri.substr(1, uri.size() - 2) : uri;
}

// Whether the status code, which follows the first spaces of the first line, begins with a 3.
bool is_redirection(std::string_view http_header) {
  const std::string_view line = http_header.substr(0, http_header.find('\n'));
  const std::size_t code = line.find_first_not_of(' ', std::min(line.find(' '), line.size()));
  return code != std::string_view::npos && line[code] == '3';
}

// Notes what a Content-Type field states. False when it states that there is no page.
bool read_content_type(std::string_view content_type, Page& page) {
  const std::string type = media_type(content_type);
  page.from = page_format(type);
  page.encoding = media_type_parameter(content_type, "charset");
  return page.from || type.empty() || type == "application/octet-stream";
}

bool is_page(std::string_view bytes) {
  return !bytes.empty() && binary_type(bytes) == BinaryType::none && !is_json_document(bytes);
}

// Reads an HTTP response. False when it is not a page; a page that can't be decoded has an error.
bool read_response(std::string_view response, std::size_t max_bytes, Page& page) {
  const HeaderEnd end = find_header_end(response.substr(0, kMaxHeader));
  if (end.blank_line == 0) {
    if (response.size() >= kMaxHeader) set_error(page, PageError::malformed, "the HTTP header has no end, or is too long");
    return !page.error.empty();
  }
  const std::string_view header = response.substr(0, end.at);
  if (is_redirection(header) || !read_content_type(header_field(header, "Content-Type"), page)) return false;
  read_http_body(header, response.substr(end.at + end.blank_line), max_bytes, page);
  return !page.error.empty() || is_page(page.bytes);
}

std::optional<std::uint64_t> content_length(std::string_view header) {
  const std::string stated = header_field(header, "Content-Length");
  std::uint64_t length = 0;
  const auto parsed = std::from_chars(stated.data(), stated.data() + stated.size(), length);
  if (parsed.ec != std::errc() || parsed.ptr != stated.data() + stated.size()) return std::nullopt;
  return length;
}

// Bytes between sound records that are none. The reason is that of the first of them.
struct Damage {
  std::string reason{};     // empty: there are no such bytes
  std::uint64_t begin = 0;  // offset in the decompressed file

  void add(std::string_view why, std::uint64_t at) {
    if (reason.empty()) *this = {std::string(why), at};
  }
};

class WarcPages : public PageSource {
 public:
  WarcPages(Stream stream, const ReadOptions& options) : stream_(std::move(stream)), max_bytes_(options.max_bytes) {}

  bool next(Page& page) override {
    while (true) {
      page = {};
      if (!std::exchange(has_header_, false) && !find_header()) return report_end(page);
      if (!damage_.reason.empty()) {
        has_header_ = true;  // its record comes with the next call
        return report_damage(page, header_begin_);
      }
      page.record = ++record_;
      if (read_record(page)) return true;
    }
  }

 private:
  // Takes the header of the next sound record, with its blank line, and notes what is damaged before it. False at the end.
  bool find_header() {
    bool in_header = false;
    std::string_view line;
    while (true) {
      const std::uint64_t at = stream_.position();
      const Stream::LineStatus status = stream_.read_line(line, kMaxHeader);
      const bool is_blank = status == Stream::LineStatus::complete && (line.empty() || line == "\r");
      if (status == Stream::LineStatus::none || is_version_line(line)) {
        if (in_header) damage_.add(kNoHeaderEnd, header_begin_);
        in_header = status != Stream::LineStatus::none;
        if (!in_header && read_behind_damage()) continue;
        if (!in_header) return false;
        header_begin_ = at;
        header_.clear();
      } else if (!in_header) {
        if (!is_blank) damage_.add(kNoRecord, at);
      } else if (is_blank) {
        const auto length = content_length(header_);
        length_ = length.value_or(0);
        if (length) return true;
        damage_.add(kNoLength, header_begin_);
        in_header = false;
      } else {
        header_.append(line).push_back('\n');
        in_header = status == Stream::LineStatus::complete && header_.size() <= kMaxHeader;
        if (!in_header) damage_.add(kNoHeaderEnd, header_begin_);
      }
    }
  }

  // Whether there is more behind the end of the stream, as behind a gzip member that is damaged or followed by other bytes.
  bool read_behind_damage() {
    std::string reason = stream_.error();
    std::string latest = reason;
    bool is_more = false;
    // The same failure again is the end.
    while (!(is_more = stream_.read_behind_end()) && stream_.error() != latest) {
      latest = stream_.error();
      if (reason.empty()) reason = latest;
    }
    const bool is_told = end_reported_ || reason.empty();
    if (is_more && !is_told) damage_.add(reason, stream_.position());
    if (is_more) end_reported_ = false;
    return is_more;
  }

  // False when the record is sound but not a page.
  bool read_record(Page& page) {
    const bool has_page =
        std::ranges::find(kPageTypes, header_field(header_, "WARC-Type")) != kPageTypes.end() && read_content(page);
    if (stream_.discard(length_) == length_) return has_page;
    end_reported_ = true;
    page = {.record = page.record};
    set_error(page, PageError::malformed, with_stream_error("the record is cut off"));
    return true;
  }

  // False when the content, which stays in the stream, is not a page.
  bool read_content(Page& page) {
    const std::string content_type = header_field(header_, "Content-Type");
    const bool is_http = media_type(content_type) == "application/http";
    const std::uint64_t max_content = std::uint64_t{max_bytes_} + 1 + (is_http ? kMaxHeader : 0);
    const auto wanted = static_cast<std::size_t>(std::min(length_, max_content));
    if (!stream_.fill(wanted)) return false;
    const std::string_view content = stream_.view().substr(0, wanted);
    page.truncated = !header_field(header_, "WARC-Truncated").empty();
    page.url = target_uri(header_);
    if (is_http) return read_response(content, max_bytes_, page);
    if (!read_content_type(content_type, page)) return false;
    page.bytes = content;
    return is_page(page.bytes);
  }

  // True, so that the page with the error is given to the caller.
  bool report_damage(Page& page, std::uint64_t end) {
    page.record = ++record_;
    Damage damage = std::exchange(damage_, {});
    std::string message = std::move(damage.reason);
    if (end > damage.begin) {
      message.append("; ").append(std::to_string(end - damage.begin)).append(" bytes from offset ");
      message.append(std::to_string(damage.begin)).append(" on are passed over");
    }
    set_error(page, PageError::malformed, std::move(message));
    return true;
  }

  // False when there is nothing to report at the end of the input.
  bool report_end(Page& page) {
    if (!damage_.reason.empty()) {
      report_damage(page, stream_.position());
      page.error = with_stream_error(std::move(page.error));
      end_reported_ = true;
      return true;
    }
    if (stream_.error().empty() || std::exchange(end_reported_, true)) return false;
    page.record = record_ == 0 ? 0 : record_ + 1;  // an input of which nothing can be read has no records
    set_error(page, PageError::unreadable, stream_.error());
    return true;
  }

  std::string with_stream_error(std::string message) const {
    return stream_.error().empty() ? message : message.append(": ").append(stream_.error());
  }

  Stream stream_;
  std::size_t max_bytes_;
  std::uint64_t record_ = 0;
  std::string header_{};  // of the record that is read, without its version line
  std::uint64_t header_begin_ = 0;
  std::uint64_t length_ = 0;  // of its content
  bool has_header_ = false;   // of a record that has not been read
  Damage damage_{};
  bool end_reported_ = false;  // that the input ends too early
};

}  // namespace

bool is_warc(std::string_view start) { return skip_space(start).starts_with(kVersionPrefix); }

std::unique_ptr<PageSource> warc_pages(Stream stream, const ReadOptions& options) {
  return std::make_unique<WarcPages>(std::move(stream), options);
}

}  // namespace pith::internal
