// Expectations. In: the bytes of one, or a Document. Out: an Expectation, or bytes.
//
// The idea: nlohmann's tree is read member by member while keeping the path to the current one. Only if something is wrong, the
// line of that path is searched for.
#include "command/check/expectation.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/enum_tables.h"
#include "base/metadata_fields.h"
#include "base/text.h"
#include "base/utf8.h"
#include "command/check/json_lines.h"
#include "command/nearest.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kTypeField = "type";

// Members of pith's own output that are not about the page, or that repeat what the segments contain.
constexpr std::string_view kIgnoredMembers[] = {
    "schema", "source", "ok", "type_confidence", "confidence", "related", "comments", "posts", "note",
#define EXTRA(extra) #extra,
#include "base/extras.inc"
#undef EXTRA
};
constexpr int kIndent = 1;

std::vector<std::string> member_names() {
  std::vector<std::string> names = {"segments", "text", "kinds", "must", "must_not", "floor", "options", "note", "type"};
  for (const MetadataRow& row : kMetadataFields) names.emplace_back(row.member);
  return names;
}

const MetadataRow* field_named(std::string_view name) {
  const auto* row = std::ranges::find(kMetadataFields, name, &MetadataRow::member);
  return row == std::end(kMetadataFields) ? nullptr : row;
}

// ------------------------------------------------------------------------------------------------------------- reading

// A value as messages show it.
std::string shown(const Json& value) { return value.is_structured() ? value.type_name() : value.dump(-1, ' ', false); }

class Reader {
 public:
  Reader(std::string_view bytes, Expectation& out, ExpectationError& error) : bytes_(bytes), out_(out), error_(error) {}

  bool read() {
    Json root;
    try {
      root = Json::parse(bytes_);
    } catch (const Json::parse_error& error) {
      return not_json(error);
    }
    if (!root.is_object()) return fail("", "an expectation is a JSON object");
    const bool segments = root.contains("segments");
    if (segments || root.contains("text")) out_.kinds = segments ? kAllKinds : kArticleOnly;
    for (const auto& [name, value] : root.items())
      if (!member(name, value, segments)) return false;
    return no_overlaps();
  }

 private:
  bool fail(const std::string& path, std::string message) {
    error_ = {path.empty() ? 1 : line_of(bytes_, path), std::move(message)};
    return false;
  }

  bool not_json(const Json::parse_error& error) {
    // "[json.exception.parse_error.101] parse error at line 3, column 7: REASON": only the reason is news.
    std::string reason = error.what();
    const std::size_t colon = reason.find(": ");
    if (colon != std::string::npos) reason.erase(0, colon + 2);
    error_ = {line_at(bytes_, error.byte > 0 ? error.byte - 1 : 0), fmt::format("not JSON: {}", reason)};
    return false;
  }

  bool member(const std::string& name, const Json& value, bool segments) {
    const std::string path = "/" + name;
    if (name == "segments") return each(path, value, &Reader::segment);
    if (name == "kinds") return kinds(path, value);
    if (name == "must") return each(path, value, &Reader::must);
    if (name == "must_not") return each(path, value, &Reader::must_not);
    if (name == "floor") return floor(path, value);
    if (name == "options") return options(path, value);
    if (name == "text") return text(path, value, segments);
    if (name == kTypeField) return field(path, name, value, false);
    if (const MetadataRow* row = field_named(name)) return field(path, name, value, row->texts != nullptr);
    if (std::ranges::find(kIgnoredMembers, name) != std::end(kIgnoredMembers)) return true;
    return fail(path, fmt::format("'{}' is not a member of an expectation{}", name, did_you_mean(name, member_names())));
  }

  bool each(const std::string& path, const Json& value, bool (Reader::*one)(const std::string&, const Json&)) {
    if (!value.is_array()) return fail(path, "expected a list");
    for (std::size_t i = 0; i < value.size(); ++i)
      if (!(this->*one)(fmt::format("{}/{}", path, i), value[i])) return false;
    return true;
  }

  bool kind(const std::string& path, const Json& value, Kind& found) {
    const auto named = value.is_string() ? kind_named(value.get_ref<const std::string&>()) : std::nullopt;
    if (!named) return fail(path, fmt::format("{} is not a kind", shown(value)));
    found = *named;
    return true;
  }

  bool kinds(const std::string& path, const Json& value) {
    if (!value.is_array()) return fail(path, "expected a list of kinds");
    out_.kinds = {};
    for (std::size_t i = 0; i < value.size(); ++i) {
      Kind one{};
      if (!kind(fmt::format("{}/{}", path, i), value[i], one)) return false;
      out_.kinds = out_.kinds.with(one);
    }
    return true;
  }

  bool text(const std::string& path, const Json& value, bool segments) {
    if (!value.is_string()) return fail(path, "expected a text");
    if (!segments) out_.segments.push_back({.kind = Kind::article, .text = value.get<std::string>()});
    return true;
  }

  bool segment(const std::string& path, const Json& value) {
    if (!value.is_object()) return fail(path, "a segment is an object with a kind and a text or lines");
    ExpectedSegment found;
    if (!value.contains("kind")) return fail(path, "the segment has no kind");
    if (!kind(path + "/kind", value["kind"], found.kind)) return false;
    if (value.contains("text")) {
      if (!value["text"].is_string()) return fail(path + "/text", "expected a text");
      found.text = value["text"].get<std::string>();
    } else if (!value.contains("lines")) {
      return fail(path, "the segment has neither a text nor lines");
    } else if (!lines(path + "/lines", value["lines"], found)) {
      return false;
    }
    out_.segments.push_back(std::move(found));
    return true;
  }

  bool lines(const std::string& path, const Json& value, ExpectedSegment& found) {
    const auto number = [](const Json& one) {
      return one.is_number_unsigned() ? static_cast<std::uint32_t>(std::min<std::uint64_t>(one.get<std::uint64_t>(), UINT32_MAX))
                                      : 0;
    };
    const bool pair = value.is_array() && value.size() == 2;
    found.first = number(pair ? value[0] : value);
    found.last = number(pair ? value[1] : value);
    if (found.first == 0 || found.last < found.first)
      return fail(path, fmt::format("lines are [FIRST, LAST], from 1, not {}", shown(value)));
    return true;
  }

  bool no_overlaps() {
    std::vector<std::size_t> ranges;
    for (std::size_t i = 0; i < out_.segments.size(); ++i)
      if (out_.segments[i].first != 0) ranges.push_back(i);
    std::sort(ranges.begin(), ranges.end(),
              [&](std::size_t a, std::size_t b) { return out_.segments[a].first < out_.segments[b].first; });
    for (std::size_t i = 1; i < ranges.size(); ++i) {
      const ExpectedSegment& above = out_.segments[ranges[i - 1]];
      const ExpectedSegment& below = out_.segments[ranges[i]];
      if (below.first <= above.last)
        return fail(fmt::format("/segments/{}/lines", ranges[i]), fmt::format("line {} is in another segment too", below.first));
    }
    return true;
  }

  bool snippet(const std::string& path, const Json& value, std::vector<Snippet>& snippets) {
    Snippet found;
    const Json* text = &value;
    if (value.is_object()) {
      if (value.contains("kind") && !kind(path + "/kind", value["kind"], found.kind)) return false;
      if (!value.contains("text")) return fail(path, "the snippet has no text");
      text = &value["text"];
    }
    if (!text->is_string() || text->get_ref<const std::string&>().empty())
      return fail(path, "a snippet is a text that is not empty");
    found.text = text->get<std::string>();
    snippets.push_back(std::move(found));
    return true;
  }
  bool must(const std::string& path, const Json& value) { return snippet(path, value, out_.must); }
  bool must_not(const std::string& path, const Json& value) { return snippet(path, value, out_.must_not); }

  bool share(const std::string& path, const Json& value, std::optional<double>& floor) {
    if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > 1)
      return fail(path, fmt::format("a floor is a number from 0 to 1, not {}", shown(value)));
    floor = value.get<double>();
    return true;
  }

  bool floor(const std::string& path, const Json& value) {
    if (!value.is_object()) return share(path, value, out_.floors[static_cast<std::size_t>(Kind::article)]);
    for (const auto& [name, one] : value.items()) {
      const std::string below = path + "/" + name;
      const auto kind = kind_named(name);
      if (!kind && name != "metadata") return fail(below, fmt::format("'{}' is not a kind", name));
      if (!share(below, one, kind ? out_.floors[static_cast<std::size_t>(*kind)] : out_.metadata_floor)) return false;
    }
    return true;
  }

  bool options(const std::string& path, const Json& value) {
    if (!value.is_object()) return fail(path, "options are an object");
    for (const auto& [name, one] : value.items()) {
      const std::string below = path + "/" + name;
      if (!one.is_string()) return fail(below, "expected a text");
      if (!option(name, one.get<std::string>())) return fail(below, fmt::format("there is no option {}: {}", name, shown(one)));
    }
    return true;
  }

  bool option(const std::string& name, const std::string& value) {
    Options& options = out_.options;
    if (name == "url") return options.url = value, true;
    if (name == "encoding") return options.encoding = value, encoding_named(value).has_value();
    for (const InputFormatRow& row : kInputFormats)
      if (name == "from" && row.name == value) return options.from = row.value, true;
    for (const PageTypeRow& row : kPageTypes)
      if (name == "type" && row.name == value) return options.type = row.value, true;
    return false;
  }

  bool field(const std::string& path, const std::string& name, const Json& value, bool list) {
    ExpectedField found{.name = name};
    const auto add = [&](const std::string& where, const Json& one) {
      if (!one.is_string()) return fail(where, fmt::format("{} is a text, not {}", name, shown(one)));
      found.values.push_back(one.get<std::string>());
      return true;
    };
    if (list && !value.is_null() && !value.is_array()) return fail(path, fmt::format("{} is a list of texts", name));
    if (list && value.is_array() && value.empty())
      return true;  // so that what pith prints of another page is not compared either
    if (!list && !value.is_null() && !add(path, value)) return false;
    for (std::size_t i = 0; list && i < value.size(); ++i)
      if (!add(fmt::format("{}/{}", path, i), value[i])) return false;
    out_.fields.push_back(std::move(found));
    return true;
  }

  std::string_view bytes_;
  Expectation& out_;
  ExpectationError& error_;
};

// ------------------------------------------------------------------------------------------------------------- writing

// Consecutive blocks of the same kind become one segment.
Json segments_of(const Document& document, KindSet kinds) {
  Json segments = Json::array();
  std::string text;
  Kind kind{};
  const auto finish = [&] {
    if (!text.empty()) segments.push_back({{"kind", name_of(kind)}, {"text", std::exchange(text, {})}});
  };
  for (const Block& block : document.blocks) {
    if (block.text.empty() || !kinds.has(block.kind)) continue;
    if (block.kind != kind) finish();
    kind = block.kind;
    if (!text.empty()) text.push_back('\n');
    text.append(block.text);
  }
  finish();
  return segments;
}

Json field_of(const Document& document, std::string_view name) {
  const std::vector<std::string> values = field_values(document, name);
  const MetadataRow* row = field_named(name);
  if (values.empty()) return nullptr;
  if (row != nullptr && row->texts != nullptr) return values;
  return values.front();
}

std::string dumped(const Json& json) { return json.dump(kIndent, ' ', false, Json::error_handler_t::replace).append("\n"); }

std::string article_text(const Document& document) {
  const std::string text = text_of(document, kArticleOnly);
  return text.empty() ? text : text + "\n";
}

}  // namespace

bool Expectation::has_floor() const {
  return std::any_of(floors.begin(), floors.end(), [](const auto& floor) { return floor.has_value(); });
}

bool read_expectation(std::string_view name, std::string_view bytes, Expectation& expectation, ExpectationError& error) {
  expectation = {};
  if (name.ends_with(kJsonSuffix)) return Reader(bytes, expectation, error).read();
  if (!is_valid_utf8(bytes)) {
    error = {0, "not UTF-8"};
    return false;
  }
  bytes = remove_byte_order_mark(bytes);
  expectation.kinds = kArticleOnly;
  expectation.segments.push_back({.kind = Kind::article, .text = std::string(bytes)});
  return true;
}

std::string new_expectation(const Document& document) {
  Json root = Json::object();
  for (const MetadataRow& row : kMetadataFields) {
    Json value = field_of(document, row.member);
    if (!value.is_null()) root[std::string(row.member)] = std::move(value);
  }
  root["segments"] = segments_of(document, kAllKinds);
  return dumped(root);
}

std::string updated_expectation(std::string_view name, std::string_view bytes, const Document& document, bool keep_segments) {
  if (!name.ends_with(kJsonSuffix)) return article_text(document);
  Expectation before;
  ExpectationError ignored;
  read_expectation(name, bytes, before, ignored);
  Json root = Json::parse(bytes);
  for (const ExpectedField& field : before.fields) root[field.name] = field_of(document, field.name);
  if (keep_segments) return dumped(root);
  if (root.contains("segments"))
    root["segments"] = segments_of(document, before.kinds);
  else if (root.contains("text"))
    root["text"] = text_of(document, kArticleOnly);
  return dumped(root);
}

std::vector<std::string> field_values(const Document& document, std::string_view field) {
  if (field == kTypeField) return {std::string(name_of(document.type))};
  const MetadataRow* row = field_named(field);
  if (row->texts != nullptr) return document.metadata.*row->texts;
  const std::string& value = document.metadata.*row->text;
  return value.empty() ? std::vector<std::string>() : std::vector<std::string>{value};
}

}  // namespace pith::internal
