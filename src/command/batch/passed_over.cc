// Files in folders that are no pages. In: a file's name and its first page. Out: why it is passed over, if it is.
//
// The idea: who names a folder means the pages in it. What is certainly something else would fail, or worse, be printed as a
// page. It is passed over only if nobody asked for it: neither by its name nor by a format.
#include "command/batch/passed_over.h"

#include <fmt/format.h>

#include <numeric>
#include <vector>

#include "command/check/expectation.h"
#include "input/data_type.h"
#include "input/record_kinds.h"
#include "input/records.h"

namespace pith::internal {
namespace {

struct ReasonName {
  std::string_view name{};  // in JSON
  std::string_view singular{};
  std::string_view plural{};
};

constexpr ReasonName kNames[] = {
    {},
#define PASSED_OVER(reason, singular, plural) {#reason, singular, plural},
#include "command/batch/passed_over.inc"
#undef PASSED_OVER
};

constexpr int kJudgedRecords = 100;

PassedOver reason_of(DataType type) {
  switch (type) {
    case DataType::none:
      break;
#define DATA_TYPE(type) \
  case DataType::type:  \
    return PassedOver::type;
#include "input/data_types.inc"
#undef DATA_TYPE
  }
  return PassedOver::no;
}

// Documents have text that may be missed, and what is packed twice or of no known format may be a page, so these fail.
PassedOver reason_of(BinaryType type) {
  switch (kind_of_binary(type)) {
    case RecordKind::image:
      return PassedOver::image;
    case RecordKind::media:
      return PassedOver::media;
    case RecordKind::font:
      return PassedOver::font;
    default:
      break;
  }
  switch (type) {
    case BinaryType::zip:
    case BinaryType::empty_zip:
    case BinaryType::seven_zip:
    case BinaryType::rar:
    case BinaryType::tar:
      return PassedOver::archive;
    case BinaryType::program:
    case BinaryType::database:
      return PassedOver::binary;
    default:
      return PassedOver::no;
  }
}

bool has_page(const std::string& name, const ReadOptions& options) {
  Records records(name, options);
  Page page;
  for (int i = 0; i < kJudgedRecords && records.next(page); ++i)
    if (page.error_code != PageError::record && page.error_code != PageError::json) return true;
  return false;
}

}  // namespace

PassedOver passed_over_by_name(std::string_view name) {
  return name.ends_with(kJsonSuffix) || name.ends_with(kTextSuffix) ? PassedOver::expectation : PassedOver::no;
}

PassedOver passed_over_by_content(const Page& page, InputContainer container, const ReadOptions& options) {
  if (page.binary != BinaryType::none) return reason_of(page.binary);
  if (container == InputContainer::jsonl) return has_page(page.name, options) ? PassedOver::no : PassedOver::json;
  if (container != InputContainer::page) return PassedOver::no;
  if (page.error_code == PageError::record) return PassedOver::json;
  return page.error.empty() ? reason_of(data_type(page.bytes)) : PassedOver::no;
}

std::string_view description_of(PassedOver reason) { return kNames[static_cast<std::size_t>(reason)].singular; }

std::string passed_over_message(const PassedOverCounts& counts) {
  const std::uint64_t all = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  if (all == 0) return {};
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) parts.push_back(fmt::format("{} {}", counts[i], counts[i] == 1 ? kNames[i].singular : kNames[i].plural));
  return fmt::format("{} {} passed over: {} (read one with: pith FILE)", all, all == 1 ? "file" : "files",
                     fmt::join(parts, ", "));
}

std::string json_of_passed_over(const PassedOverCounts& counts) {
  std::vector<std::string> members;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) members.push_back(fmt::format("\"{}\":{}", kNames[i].name, counts[i]));
  return fmt::format("{{{}}}", fmt::join(members, ","));
}

}  // namespace pith::internal
