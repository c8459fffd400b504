// The heads of WARC records, of the versions 0.17 to 1.1. In: lines of a WARC file. Out: what the heads among them state.
#include <algorithm>
#include <charconv>
#include <string>

#include "base/text.h"
#include "input/containers.h"
#include "input/mime.h"
#include "input/record_heads.h"

namespace pith::internal {
namespace {

constexpr std::string_view kVersionPrefix = "WARC/";
constexpr std::string_view kNoLength = "the record has no valid Content-Length";
constexpr std::size_t kMaxStart = 64;  // bytes of the version and of the first name of a field

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The size of the version that the text begins with, as in "WARC/1.1"; 0 if it does not begin with one.
std::size_t version_size(std::string_view text) {
  if (!text.starts_with(kVersionPrefix)) return 0;
  std::size_t at = kVersionPrefix.size();
  const auto take_digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at > begin;
  };
  if (!take_digits() || at == text.size() || text[at++] != '.' || !take_digits()) return 0;
  return at;
}

bool is_version_line(std::string_view line) {
  const std::size_t size = version_size(line);
  return size > 0 && line.find_first_not_of(" \t\r", size) == std::string_view::npos;
}

// Whether a version line is there, and a field of WARC after it.
bool starts_record(std::string_view text) {
  const std::size_t newline = text.substr(0, kMaxStart).find('\n');
  if (newline == std::string_view::npos || !is_version_line(text.substr(0, newline))) return false;
  const std::string_view field = text.substr(newline + 1);
  return istarts_with(field, "WARC-") || istarts_with(field, "Content-");
}

// WARC 1.0 may put the address in angle brackets.
std::string target_uri(std::string_view fields) {
  std::string uri = header_field(fields, "WARC-Target-URI");
  return uri.starts_with('<') && uri.ends_with('>') ? uri.substr(1, uri.size() - 2) : uri;
}

std::optional<std::uint64_t> content_length(std::string_view fields) {
  const std::string stated = header_field(fields, "Content-Length");
  std::uint64_t length = 0;
  const auto parsed = std::from_chars(stated.data(), stated.data() + stated.size(), length);
  if (parsed.ec != std::errc() || parsed.ptr != stated.data() + stated.size()) return std::nullopt;
  return length;
}

class WarcHeads : public RecordHeads {
 public:
  Step read(std::string_view line, bool complete) override {
    if (complete && is_version_line(line)) {
      fields_.clear();
      is_inside_ = true;
      return Step::begins;
    }
    if (!is_inside_) return Step::outside;
    reason_ = kNoHeadEnd;
    is_inside_ = false;
    if (complete && (line.empty() || line == "\r")) return finish();
    fields_.append(line).push_back('\n');
    if (!complete || fields_.size() > kMaxHead) return Step::broken;
    is_inside_ = true;
    return Step::inside;
  }

  void end() override { is_inside_ = false; }
  std::string_view reason() const override { return reason_; }
  RecordHead head() override { return std::move(head_); }

  std::size_t find_start(std::string_view bytes, std::size_t from) const override {
    std::size_t at = bytes.find(kVersionPrefix, from);
    while (at != std::string_view::npos && !starts_record(bytes.substr(at))) at = bytes.find(kVersionPrefix, at + 1);
    return at;
  }
  std::size_t max_start() const override { return kMaxStart; }
  std::size_t newlines_after_content() const override { return 2; }
  std::string_view no_record() const override { return "not a WARC record"; }

 private:
  // A record whose length is not known ends where the next one begins, if it is worth it.
  Step finish() {
    head_ = {.type = to_lower(header_field(fields_, "WARC-Type")),
             .url = target_uri(fields_),
             .content_type = header_field(fields_, "Content-Type"),
             .truncated = !header_field(fields_, "WARC-Truncated").empty(),
             .length = content_length(fields_)};
    if (head_.length || kind_by_head(head_) == RecordKind::page) return Step::complete;
    reason_ = kNoLength;
    return Step::broken;
  }

  bool is_inside_ = false;
  std::string fields_{};
  RecordHead head_{};
  std::string_view reason_{};
};

}  // namespace

bool is_warc(std::string_view start) { return skip_space(start).starts_with(kVersionPrefix); }

std::unique_ptr<RecordHeads> warc_heads() { return std::make_unique<WarcHeads>(); }

}  // namespace pith::internal
