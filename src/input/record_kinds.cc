// Records of archives that give no page. In: media types, and counts of such records. Out: their kinds, and the counts as a
// message or as JSON.
#include "input/record_kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace pith::internal {
namespace {

struct KindName {
  std::string_view name;
  std::string_view singular;
  std::string_view plural;
};

constexpr KindName kNames[] = {
#define RECORD_KIND(kind, singular, plural) {#kind, singular, plural},
#include "input/record_kinds.inc"
#undef RECORD_KIND
};

// The first row that fits decides.
struct MediaTypePart {
  std::string_view part;
  RecordKind kind;
};
constexpr MediaTypePart kMediaTypeParts[] = {
    {"image/", RecordKind::image},
    {"audio/", RecordKind::media},
    {"video/", RecordKind::media},
    {"mpegurl", RecordKind::media},
    {"/css", RecordKind::style},
    {"javascript", RecordKind::script},
    {"ecmascript", RecordKind::script},
    {"/wasm", RecordKind::script},
    {"font", RecordKind::font},
    {"json", RecordKind::data},
    {"opendocument", RecordKind::document},
    {"openxml", RecordKind::document},
    {"xml", RecordKind::data},
    {"/pdf", RecordKind::document},
    {"msword", RecordKind::document},
    {"ms-excel", RecordKind::document},
    {"powerpoint", RecordKind::document},
    {"/epub", RecordKind::document},
    {"/rtf", RecordKind::document},
    {"postscript", RecordKind::document},
};

}  // namespace

void add_counts(RecordCounts& counts, const RecordCounts& more) {
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += more[i];
}

RecordKind kind_of_media_type(std::string_view type) {
  const auto* row = std::ranges::find_if(
      kMediaTypeParts, [&](const MediaTypePart& row_) { return type.find(row_.part) != std::string_view::npos; });
  return row == std::end(kMediaTypeParts) ? RecordKind::other : row->kind;
}

RecordKind kind_of_binary(BinaryType type) {
  switch (type) {
    case BinaryType::png:
    case BinaryType::jpeg:
    case BinaryType::gif:
    case BinaryType::webp:
    case BinaryType::tiff:
    case BinaryType::icon:
      return RecordKind::image;
    case BinaryType::iso_media:
    case BinaryType::matroska:
    case BinaryType::audio:
      return RecordKind::media;
    case BinaryType::pdf:
    case BinaryType::office:
    case BinaryType::epub:
    case BinaryType::open_document:
    case BinaryType::rtf:
    case BinaryType::postscript:
      return RecordKind::document;
    case BinaryType::font:
      return RecordKind::font;
    default:
      return RecordKind::binary;
  }
}

std::string record_counts_message(const RecordCounts& counts) {
  const std::uint64_t all = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  if (all == 0) return {};
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) parts.push_back(fmt::format("{} {}", counts[i], counts[i] == 1 ? kNames[i].singular : kNames[i].plural));
  return fmt::format("{} {} passed over: {}", all, all == 1 ? "record" : "records", fmt::join(parts, ", "));
}

std::string record_counts_json(const RecordCounts& counts) {
  std::vector<std::string> members;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) members.push_back(fmt::format("\"{}\":{}", kNames[i].name, counts[i]));
  return fmt::format("{{{}}}", fmt::join(members, ","));
}

}  // namespace pith::internal
