// JSONL. In: lines of JSON. Out: a page for each line.
//
// The idea: every line is one record, even a blank one, so that the lines of the input and those of the output can be counted
// against each other. A line is answered before the next one is read, so that a filter works line by line.
#include <simdjson.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/json_members.h"
#include "base/text.h"
#include "input/containers.h"
#include "input/json_repair.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxEscape = 6;                            // bytes of JSON for one byte of the page, as in \u0001
constexpr std::size_t kMaxExtraMembers = std::size_t{16} << 20;  // bytes of a line besides the page

// The members that may hold the page, in order of preference, and its format; without a format it is sniffed.
struct PageMember {
  std::string_view key;
  std::optional<InputFormat> format;
};
constexpr PageMember kPageMembers[] = {{"html", InputFormat::html}, {"text", InputFormat::text}, {"content", std::nullopt}};

// Keeps the members of `object`, which was parsed from `line`, but for that of the page and its URL. No escape is shorter than
// the character that it stands for, so the length of a string's value tells how much of the line need not be searched for the end
// of the string. The page is most of the line.
void keep_extra_members(std::string_view line, simdjson::dom::object object, std::string_view page_key, Page& page) {
  const std::size_t open = line.find('{');
  std::string_view rest = line.substr(open + 1, line.rfind('}') - open - 1);
  for (const simdjson::dom::key_value_pair pair : object) {
    std::string_view value;
    JsonMember member;
    next_member(rest, member, pair.value.get(value) == simdjson::SUCCESS ? value.size() : 0);
    if (pair.key == page_key || (pair.key == "url" && !page.url.empty())) continue;
    if (!page.extra_members.empty()) page.extra_members.push_back(',');
    page.extra_members.append(member.whole);
  }
}

// simdjson reads bytes after the end of the line, at most SIMDJSON_PADDING.
static_assert(Stream::kReadable >= simdjson::SIMDJSON_PADDING);
simdjson::error_code parse(simdjson::dom::parser& parser, std::string_view line, simdjson::dom::element& element) {
  return parser.parse(line.data(), line.size(), false).get(element);
}

void read_object(std::string_view line, simdjson::dom::object object, Page& page) {
  std::string_view url;
  if (object["url"].get(url) == simdjson::SUCCESS) page.url = url;
  for (const PageMember& member : kPageMembers) {
    std::string_view text;
    if (object[member.key].get(text) != simdjson::SUCCESS) continue;
    page.bytes = text;
    page.from = member.format;
    page.encoding = "utf-8";
    return keep_extra_members(line, object, member.key, page);
  }
  keep_extra_members(line, object, {}, page);
  set_error(page, PageError::record, "no string \"html\", \"text\" or \"content\" in it");
}

void read_record(simdjson::dom::parser& parser, std::string_view line, Page& page) {
  simdjson::dom::element element;
  simdjson::dom::object object;
  simdjson::error_code error = parse(parser, line, element);
  std::string repaired;  // outlives the parsed strings
  if (error == simdjson::NUMBER_ERROR || error == simdjson::STRING_ERROR) {
    repaired = repair_json(line).append(simdjson::SIMDJSON_PADDING, ' ');
    error = parse(parser, std::string_view(repaired).substr(0, line.size()), element);
  }
  if (error == simdjson::EMPTY) return set_error(page, PageError::json, "a blank line is no record");
  if (error != simdjson::SUCCESS) return set_error(page, PageError::json, simdjson::error_message(error));
  if (element.get(object) != simdjson::SUCCESS) return set_error(page, PageError::record, "not an object");
  read_object(line, object, page);
}

class JsonlPages : public PageSource {
 public:
  JsonlPages(Stream stream, const ReadOptions& options)
      : stream_(std::move(stream)), max_line_(std::min(kMaxPageSize, kMaxExtraMembers + options.max_bytes * kMaxEscape)) {}

  bool next(Page& page) override {
    page = {};
    std::string_view line;
    const Stream::LineStatus status = stream_.read_line(line, max_line_);
    if (status == Stream::LineStatus::none) return report_end(page);
    page.record = ++record_;
    if (record_ == 1) line = remove_byte_order_mark(line);
    if (status == Stream::LineStatus::too_long)
      set_error(page, PageError::too_large, "a line of more bytes than --max-bytes allows");
    else
      read_record(parser_, line, page);
    return true;
  }

 private:
  // True once, when there is an error to report.
  bool report_end(Page& page) {
    if (stream_.error().empty() || std::exchange(end_reported_, true)) return false;
    page.record = record_ == 0 ? 0 : record_ + 1;  // an input of which nothing can be read has no records
    set_error(page, PageError::unreadable, stream_.error());
    return true;
  }

  Stream stream_;
  std::size_t max_line_;  // bytes
  std::uint64_t record_ = 0;
  bool end_reported_ = false;
  simdjson::dom::parser parser_{};
};

}  // namespace

bool is_jsonl(std::string_view start) {
  start = skip_space(remove_byte_order_mark(start));
  const std::string_view line = start.substr(0, start.find('\n'));
  if (!line.starts_with('{') || !skip_space(line.substr(1)).starts_with('"')) return false;
  return std::ranges::any_of(kPageMembers, [&](const PageMember& member) {
    return line.find('"' + std::string(member.key) + '"') != std::string_view::npos;
  });
}

std::unique_ptr<PageSource> jsonl_pages(Stream stream, const ReadOptions& options) {
  return std::make_unique<JsonlPages>(std::move(stream), options);
}

}  // namespace pith::internal
