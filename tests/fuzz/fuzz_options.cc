// Options as the first line of what a fuzzer tries. In: the line. Out: options for reading, extracting and writing.
//
// The idea: words survive what fuzzers do to bytes, and dictionaries and seeds can have them. Values may be any bytes where the
// command line takes any.
#include "fuzz/fuzz_options.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "base/enum_tables.h"
#include "input/reader.h"

namespace pith::testing {
namespace {

using namespace internal;

std::uint64_t number_of(std::string_view digits, std::uint64_t otherwise) {
  std::uint64_t value = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The value of the row with the name; that of the first row if there is none.
template <typename Rows>
auto value_named(const Rows& rows, std::string_view name) {
  for (const auto& row : rows)
    if (row.name == name) return row.value;
  return std::begin(rows)->value;
}

template <typename Set, typename Rows>
void add_named(Set& set, const Rows& rows, std::string_view name) {
  set = set.with(value_named(rows, name));
}

std::optional<InputContainer> container_named(std::string_view name) {
  if (name == "page") return InputContainer::page;
#define CONTAINER(container, ...) \
  if (name == #container) return InputContainer::container;
#include "input/containers.inc"
#undef CONTAINER
  return std::nullopt;
}

using Setter = std::function<void(FuzzOptions&, std::string_view)>;

const std::map<std::string_view, Setter>& setters() {
  static const std::map<std::string_view, Setter> all = {
      {"url", [](auto& o, auto v) { o.extract.url = v; }},
      {"encoding", [](auto& o, auto v) { o.extract.encoding = v; }},
      {"from", [](auto& o, auto v) { o.extract.from = value_named(kInputFormats, v); }},
      {"type", [](auto& o, auto v) { o.extract.type = value_named(kPageTypes, v); }},
      {"bias", [](auto& o, auto v) { o.extract.bias = static_cast<Bias>(number_of(v, 0) % 3); }},
      {"bytes", [](auto& o, auto v) { o.extract.limits.bytes = o.read.max_bytes = number_of(v, 1000); }},
      {"depth", [](auto& o, auto v) { o.extract.limits.depth = number_of(v, 1); }},
      {"memory", [](auto& o, auto v) { o.extract.limits.memory = number_of(v, 0); }},
      {"blocks", [](auto& o, auto v) { o.extract.limits.blocks = number_of(v, 1); }},
      {"explain", [](auto& o, auto) { o.extract.explain = o.write.explain = true; }},
      {"sources", [](auto& o, auto) { o.extract.sources = true; }},
      {"to", [](auto& o, auto v) { o.write.to = value_named(kOutputFormats, v); }},
      {"keep", [](auto& o, auto v) { o.write.keep = KindSet{static_cast<std::uint16_t>(number_of(v, 0) & kAllKinds.bits)}; }},
      {"links", [](auto& o, auto v) { o.write.links = static_cast<LinkStyle>(number_of(v, 0) % 3); }},
      {"images", [](auto& o, auto v) { o.write.images = static_cast<ImageStyle>(number_of(v, 0) % 3); }},
      {"front-matter", [](auto& o, auto) { o.write.front_matter = true; }},
      {"segments", [](auto& o, auto) { o.write.segments = true; }},
      {"width", [](auto& o, auto v) { o.write.width = number_of(v, 0) % 1001; }},
      {"color", [](auto& o, auto) { o.write.color = true; }},
      {"source", [](auto& o, auto v) { o.write.source = v; }},
      {"record", [](auto& o, auto v) { o.write.record = number_of(v, 0); }},
      {"with", [](auto& o, auto v) { add_named(o.write.with, kExtras, v); }},
      {"get", [](auto& o, auto v) { o.write.get.emplace_back(v); }},
      {"ascii", [](auto& o, auto) { o.write.ascii = true; }},
      {"escape", [](auto& o, auto) { o.write.escape_controls = true; }},
      {"container", [](auto& o, auto v) { o.read.from = container_named(v); }},
      {"field", [](auto& o, auto v) { o.read.field = v; }},
  };
  return all;
}

}  // namespace

FuzzOptions take_options(std::string_view& input) {
  constexpr std::size_t kMaxBytes = std::size_t{4} << 20;
  FuzzOptions options;
  const std::size_t line_end = std::min(input.find('\n'), input.size());
  std::string_view line = input.substr(0, line_end);
  input.remove_prefix(std::min(line_end + 1, input.size()));
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    const std::size_t sign = std::min(word.find('='), word.size());
    const auto setter = setters().find(word.substr(0, sign));
    if (setter != setters().end()) setter->second(options, word.substr(std::min(sign + 1, word.size())));
  }
  options.read.max_bytes = std::min(options.read.max_bytes, kMaxBytes);  // a fuzzer finds no more in larger pages
  options.write.explain &= options.extract.explain;
  return options;
}

}  // namespace pith::testing
