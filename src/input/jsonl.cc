// Records of JSON. In: lines of JSON, objects one after another, or arrays of objects. Out: a page for each record.
//
// The idea: the first value tells how records are separated. If it ends where its line ends, every line is one record, even a
// blank one, so that the lines of the input and those of the output can be counted against each other. If it goes on in the next
// line, or more follows it in its line, or if it is an array of objects, a record ends where its brackets do. No more than a
// record is read ahead, and a line is answered before the next one is read, so that a filter works line by line.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/json_scanner.h"
#include "base/json_string.h"
#include "base/text.h"
#include "base/utf8.h"
#include "input/containers.h"
#include "input/json_page.h"

namespace pith::internal {
namespace {

using Status = JsonScanner::Status;

constexpr std::size_t kExcerpt = 20;          // bytes of what is not JSON in a message
constexpr std::size_t kMaxIndentation = 200;  // bytes

bool is_line_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string not_json(std::string_view text, std::size_t at, const JsonScanner& scanner = {}) {
  const bool too_deep = scanner.is_at_max_depth() && at < text.size() && (text[at] == '[' || text[at] == '{');
  if (too_deep) return fmt::format("more than {} brackets are open at byte {}", JsonScanner::kMaxDepth, at + 1);
  if (at == text.size()) return "not JSON: it ends too early";
  std::string excerpt;
  append_json_string(excerpt, scrub_utf8(text.substr(at, kExcerpt)).text);
  return fmt::format("not JSON from byte {} on: {}", at + 1, excerpt);
}

class JsonPages : public PageSource {
 public:
  JsonPages(Stream stream, ReadOptions options)
      : stream_(std::move(stream)), options_(std::move(options)), max_record_(max_record_size(options_.max_bytes)) {}

  bool next(Page& page) override {
    page = {};
    if (!std::exchange(opened_, true)) open();
    const bool found = by_lines_ ? next_line(page) : next_value(page);
    stream_.release_unused();
    return found;
  }

 private:
  // Finds out how records are separated.
  void open() {
    if (stream_.fill(1) && stream_.view()[0] == kByteOrderMark[0]) stream_.fill(kByteOrderMark.size());
    stream_.skip(stream_.view().size() - remove_byte_order_mark(stream_.view()).size());
    std::size_t at = 0;
    const bool array = peek(at, is_ascii_space) == '[';
    by_lines_ = !(array && opens_array_of_objects(at)) && is_one_line(at);
  }

  // The first character from `at` on that is not skipped, if there is one. Moves `at` to it.
  template <typename Skipped>
  std::optional<char> peek(std::size_t& at, const Skipped& skipped) {
    for (; at <= max_record_ && stream_.fill(at + 1); ++at)
      if (!skipped(stream_.view()[at])) return stream_.view()[at];
    return std::nullopt;
  }

  // Whether the value at `begin` ends where its line ends. What is no value has to be answered line by line.
  bool is_one_line(std::size_t begin) {
    JsonScanner scanner;
    std::size_t at = begin;
    Status status = Status::incomplete;
    do status = scanner.scan(stream_.view(), at);
    while (status == Status::incomplete && at <= max_record_ && stream_.read_more());
    const bool in_line = stream_.view().substr(begin, at - begin).find('\n') == std::string_view::npos;
    if (status != Status::complete) return in_line || at <= max_record_;
    if (!in_line) return false;
    const std::optional<char> after = peek(at, is_line_space);
    return after != '{' && after != '[';
  }

  bool next_line(Page& page) {
    std::string_view line;
    const Stream::LineStatus status = stream_.read_line(line, max_record_);
    if (status == Stream::LineStatus::none) return report_end(page);
    page.record = page.line = ++record_;
    page.is_line = true;
    if (status == Stream::LineStatus::too_long)
      report_size(page, "line");
    else
      read_line(line, page);
    return true;
  }

  void read_line(std::string_view line, Page& page) const {
    JsonScanner scanner;
    std::size_t at = 0;
    Status status = scanner.scan(line, at);
    if (status == Status::incomplete) status = scanner.finish();
    if (trim(line).empty()) return set_error(page, PageError::json, "a blank line is no record");
    if (status == Status::complete && skip_space(line.substr(at)).empty()) return read_value(line.substr(0, at), scanner, page);
    if (status == Status::complete) at = line.size() - skip_space(line.substr(at)).size();
    set_error(page, PageError::json, not_json(line, at, scanner));
  }

  void read_value(std::string_view value, const JsonScanner& scanner, Page& page) const {
    const auto [begin, size] = scanner.longest_string();
    if (is_valid_utf8(value)) return read_json_page(trim(value), value.substr(begin, size), options_, page);
    set_error(page, PageError::json, "not valid UTF-8");
  }

  bool next_value(Page& page) {
    if (broken_ || !find_value(page)) return !page.error.empty() || report_end(page);
    page.record = ++record_;
    page.line = line_;
    before_value_ = line_begin_;
    JsonScanner scanner;
    std::size_t at = 0;
    bool too_long = false;
    Status status = Status::incomplete;
    while ((status = scanner.scan(stream_.view(), at)) == Status::incomplete) {
      if (at > max_record_) {
        too_long = true;
        skip(std::exchange(at, 0));
      }
      if (!stream_.read_more()) break;
    }
    if (status == Status::incomplete && !stream_.error().empty()) return broken_ = true, --record_, report_end(page);
    if (status == Status::incomplete) status = scanner.finish();
    if (status != Status::complete) return report_damage(page, at, scanner);
    if (too_long)
      report_size(page, "record");
    else
      read_value(stream_.view().substr(0, at), scanner, page);
    skip(at);
    return true;
  }

  // Goes on to the next value. False at the end, and with an error in `page` if something else is there.
  bool find_value(Page& page) {
    while (true) {
      if (!skip_white_space())
        return in_array_ && stream_.error().empty() && report_break(page, "the array is not closed"), false;
      const char c = stream_.view()[0];
      if (!in_array_) {
        if (c != '[' || !opens_array_of_objects(0)) return true;
        in_array_ = wants_element_ = true;
      } else if (c == ']') {
        in_array_ = false;
      } else if (std::exchange(wants_element_, false)) {
        return true;
      } else if (c == '{') {
        return true;  // a comma is missing, but nothing else
      } else if (c == ',') {
        wants_element_ = true;
      } else {
        return report_damage(page, 0), false;
      }
      skip(1);
    }
  }

  // False at the end.
  bool skip_white_space() {
    do {
      const std::string_view text = stream_.view();
      skip(text.size() - skip_space(text).size());
    } while (stream_.view().empty() && stream_.read_more());
    return !stream_.view().empty();
  }

  // Whether the array that `bracket` opens begins with an object, or has nothing in it.
  bool opens_array_of_objects(std::size_t bracket) {
    const std::optional<char> c = peek(++bracket, is_ascii_space);
    return c == '{' || c == ']';
  }

  void skip(std::size_t size) {
    std::string_view text = stream_.view().substr(0, size);
    line_ += static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
    if (const std::size_t newline = text.rfind('\n'); newline != std::string_view::npos) {
      line_begin_.clear();
      text.remove_prefix(newline + 1);
    }
    line_begin_.append(text.substr(0, kMaxIndentation + 1 - line_begin_.size()));
    stream_.skip(size);
  }

  // Answers a value that is damaged at `at`, and goes on to the next one. True.
  bool report_damage(Page& page, std::size_t at, const JsonScanner& scanner = {}) {
    const std::string message = not_json(stream_.view(), at, scanner);
    if (page.record == 0) page.record = ++record_;
    if (page.line == 0) page.line = line_;
    if (!skip_to_sibling(at)) return report_break(page, message);
    set_error(page, PageError::json, message);
    wants_element_ = in_array_;
    return true;
  }

  // Goes on to the next line that begins like that of the last value, and with an object. What is inside of a value is indented
  // more than the value. False if there is no such line, and if the value did not begin its line.
  bool skip_to_sibling(std::size_t at) {
    if (before_value_.size() > kMaxIndentation || !skip_space(before_value_).empty()) return false;
    const std::string sibling = "\n" + before_value_ + "{";
    const std::size_t line = stream_.view().substr(0, at).rfind('\n');
    skip(line == std::string_view::npos ? at : line);
    std::size_t found = 0;
    while ((found = stream_.view().find(sibling)) == std::string_view::npos) {
      skip(stream_.view().size() - std::min(stream_.view().size(), sibling.size()));
      if (!stream_.read_more()) return false;
    }
    skip(found + sibling.size() - 1);
    return true;
  }

  void report_size(Page& page, std::string_view what) const {
    const bool asked = max_record_ < max_record_size(kMaxPageSize);
    set_error(page, PageError::too_large,
              asked ? fmt::format("a {} of more bytes than --max-bytes allows", what)
                    : fmt::format("a {} of more than {} MiB", what, max_record_ >> 20U));
  }

  // Where nothing shows the beginning of the next value. True.
  bool report_break(Page& page, const std::string& message) {
    broken_ = true;
    if (page.record == 0) page.record = ++record_;
    if (page.line == 0) page.line = line_;
    set_error(page, PageError::json, message + "; nothing after it is read");
    return true;
  }

  // True once, when there is an error to report.
  bool report_end(Page& page) {
    if (stream_.error().empty() || std::exchange(end_reported_, true)) return false;
    page.record = record_ == 0 ? 0 : record_ + 1;  // an input of which nothing can be read has no records
    page.line = by_lines_ ? page.record : 0;
    page.is_line = by_lines_;
    set_error(page, PageError::unreadable, stream_.error());
    return true;
  }

  Stream stream_;
  ReadOptions options_;
  std::size_t max_record_;  // bytes
  bool opened_ = false;
  bool by_lines_ = true;
  std::uint64_t record_ = 0;
  std::uint64_t line_ = 1;      // where `stream_` is, unless records are lines
  std::string line_begin_{};    // what the line of `stream_` has before it; not the end if it is more than kMaxIndentation
  std::string before_value_{};  // the same of the last value
  bool in_array_ = false;
  bool wants_element_ = false;  // after the bracket that opens an array, or after a comma
  bool broken_ = false;
  bool end_reported_ = false;
};

}  // namespace

std::unique_ptr<PageSource> jsonl_pages(Stream stream, const ReadOptions& options) {
  return std::make_unique<JsonPages>(std::move(stream), options);
}

}  // namespace pith::internal
