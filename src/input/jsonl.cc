// JSONL. In: lines of JSON. Out: a page for each.
//
// The idea: every line is one record, a blank line too, so that what goes in and what comes out can be counted against each other;
// lines are read as they come and nothing is asked for ahead.
#include <simdjson.h>

#include <algorithm>
#include <utility>

#include "base/json_members.h"
#include "base/text.h"
#include "input/containers.h"
#include "input/json_mend.h"
#include "input/reader.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxForByte = 6;                     // bytes of JSON for one of the page, as "\\u0001"
constexpr std::size_t kMaxOthers = std::size_t{16} << 20;  // bytes of all other members

// What may hold the page, the best first, and what it is then.
struct Body {
  std::string_view key;
  std::optional<InputFormat> format;
};
constexpr Body kBodies[] = {{"html", InputFormat::html}, {"text", InputFormat::text}, {"content", std::nullopt}};

// `object` is what the line says. No escape is shorter than what it stands for, so a string's length tells how much of it need not be
// searched for its end; the page is most of the line.
void keep_others(std::string_view line, simdjson::dom::object object, std::string_view body, Page& page) {
  const std::size_t open = line.find('{');
  std::string_view rest = line.substr(open + 1, line.rfind('}') - open - 1);
  for (const simdjson::dom::key_value_pair pair : object) {
    std::string_view value;
    JsonMember member;
    next_member(rest, member, pair.value.get(value) == simdjson::SUCCESS ? value.size() : 0);
    if (pair.key == body || (pair.key == "url" && !page.url.empty())) continue;
    if (!page.echo.empty()) page.echo.push_back(',');
    page.echo.append(member.whole);
  }
}

// The parser reads beyond the end, but not more than its padding, which must be there.
static_assert(Stream::kReadable >= simdjson::SIMDJSON_PADDING);
simdjson::error_code parse(simdjson::dom::parser& parser, std::string_view line, simdjson::dom::element& element) {
  return parser.parse(line.data(), line.size(), false).get(element);
}

void read_line(simdjson::dom::parser& parser, std::string_view line, Page& page) {
  simdjson::dom::element element;
  simdjson::dom::object object;
  simdjson::error_code wrong = parse(parser, line, element);
  std::string mended;  // outlives what is taken from it
  if (wrong == simdjson::NUMBER_ERROR || wrong == simdjson::STRING_ERROR) {
    mended = mend_json(line).append(simdjson::SIMDJSON_PADDING, ' ');
    wrong = parse(parser, std::string_view(mended).substr(0, line.size()), element);
  }
  if (wrong == simdjson::EMPTY) return fail(page, "json", "a blank line is no record");
  if (wrong != simdjson::SUCCESS) return fail(page, "json", simdjson::error_message(wrong));
  if (element.get(object) != simdjson::SUCCESS) return fail(page, "record", "not an object");
  std::string_view url;
  if (object["url"].get(url) == simdjson::SUCCESS) page.url = url;
  for (const Body& body : kBodies) {
    std::string_view text;
    if (object[body.key].get(text) != simdjson::SUCCESS) continue;
    page.bytes = text;
    page.from = body.format;
    page.encoding = "utf-8";
    return keep_others(line, object, body.key, page);
  }
  keep_others(line, object, {}, page);
  fail(page, "record", "no string \"html\", \"text\" or \"content\" in it");
}

class Lines : public PageSource {
 public:
  Lines(Stream stream, Bounds bounds)
      : stream_(std::move(stream)), max_(std::min(kLargestPage, kMaxOthers + bounds.bytes * kMaxForByte)) {}

  bool next(Page& page) override {
    page = {};
    std::string_view line;
    const Stream::Line found = stream_.line(line, max_);
    if (found == Stream::Line::none) {
      if (stream_.error().empty() || std::exchange(failed_, true)) return false;
      page.record = number_ == 0 ? 0 : number_ + 1;  // of an input that can't be read at all, none
      return fail(page, "unreadable", stream_.error()), true;
    }
    page.record = ++number_;
    if (number_ == 1) line = remove_byte_order_mark(line);
    if (found == Stream::Line::too_long) return fail(page, "too-large", "a line of more bytes than --max-bytes allows"), true;
    read_line(parser_, line, page);
    return true;
  }

 private:
  Stream stream_;
  std::size_t max_;  // bytes of a line
  std::uint64_t number_ = 0;
  bool failed_ = false;
  simdjson::dom::parser parser_{};
};

}  // namespace

std::unique_ptr<PageSource> jsonl_pages(Stream stream, Bounds bounds) {
  return std::make_unique<Lines>(std::move(stream), bounds);
}

}  // namespace pith::internal
