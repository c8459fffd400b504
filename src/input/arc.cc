// The heads of ARC records, of the versions 1 and 2. In: lines of an ARC file. Out: what the heads among them state.
//
// The idea: a head is a line of fields between spaces. The versions differ in what is between the type and the length, and
// careless crawlers wrote addresses and types with spaces, so the address of the host and the date after it are what a head is
// known by.
#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "input/containers.h"
#include "input/record_heads.h"

namespace pith::internal {
namespace {

constexpr std::string_view kOwnDescription = "filedesc:";
constexpr std::size_t kMaxLine = std::size_t{16} << 10;
constexpr std::size_t kMinDate = 8;   // digits
constexpr std::size_t kMaxDate = 17;  // the same
constexpr std::size_t kMaxFields = 64;

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_date(std::string_view text) { return text.size() >= kMinDate && text.size() <= kMaxDate && is_digits(text); }

bool is_host(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789abcdefABCDEF.:-") == std::string_view::npos;
}

// Whether the text begins with a scheme, as in "http:" or "dns:".
bool has_scheme(std::string_view text) {
  const std::size_t colon = text.substr(0, 32).find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  return std::ranges::all_of(text.substr(0, colon), [](char c) { return to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'z'; });
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> fields;
  while (fields.size() < kMaxFields) {
    const std::size_t space = line.find(' ');
    fields.push_back(line.substr(0, space));
    if (space == std::string_view::npos) break;
    line.remove_prefix(space + 1);
  }
  return fields;
}

std::optional<std::uint64_t> number_of(std::string_view digits) {
  std::uint64_t number = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return parsed.ec == std::errc() ? std::optional(number) : std::nullopt;
}

// Nothing if the line is not a head.
std::optional<RecordHead> head_of(std::string_view line) {
  constexpr std::size_t kFieldsAfterDate = 2;  // at least: type and length
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > kMaxLine || !has_scheme(line)) return std::nullopt;
  const std::vector<std::string_view> fields = split(line);
  if (!is_digits(fields.back())) return std::nullopt;
  std::size_t date = 2;
  while (date + kFieldsAfterDate < fields.size() && !(is_date(fields[date]) && is_host(fields[date - 1]))) ++date;
  if (date + kFieldsAfterDate >= fields.size()) return std::nullopt;
  RecordHead head;
  head.url = line.substr(0, static_cast<std::size_t>(fields[date - 1].data() - line.data()) - 1);
  head.type = head.url.starts_with(kOwnDescription) ? "warcinfo" : "response";
  head.content_type = fields[date + 1];
  head.length = number_of(fields.back());
  return head;
}

class ArcHeads : public RecordHeads {
 public:
  Step read(std::string_view line, bool complete) override {
    std::optional<RecordHead> head = complete ? head_of(line) : std::nullopt;
    if (!head) return Step::outside;
    head_ = *std::move(head);
    return Step::whole;
  }

  RecordHead head() override { return std::move(head_); }

  std::size_t find_start(std::string_view bytes, std::size_t from) const override {
    std::size_t at = from;
    if (from > 0 && (at = bytes.find('\n', from - 1)) == std::string_view::npos) return at;
    if (from > 0) ++at;
    for (std::size_t end = 0; (end = bytes.find('\n', at)) != std::string_view::npos; at = end + 1)
      if (head_of(bytes.substr(at, end - at))) return at;
    return std::string_view::npos;
  }
  std::size_t max_start() const override { return kMaxLine; }
  std::size_t newlines_after_content() const override { return 1; }
  std::string_view no_record() const override { return "not an ARC record"; }

 private:
  RecordHead head_{};
};

}  // namespace

bool is_arc(std::string_view start) {
  start = skip_space(start);
  return head_of(start.substr(0, start.find('\n'))).has_value();
}

std::unique_ptr<RecordHeads> arc_heads() { return std::make_unique<ArcHeads>(); }

}  // namespace pith::internal
