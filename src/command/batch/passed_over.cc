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
#include "input/records.h"

namespace pith::internal {
namespace {

constexpr std::string_view kDescriptions[] = {
    "",
    "expectation",
#define DATA_TYPE(type, description) description,
#include "input/data_types.inc"
#undef DATA_TYPE
};

// In JSON.
constexpr std::string_view kNames[] = {
    "",
    "expectation",
#define DATA_TYPE(type, description) #type,
#include "input/data_types.inc"
#undef DATA_TYPE
};

constexpr int kJudgedRecords = 100;

PassedOver reason_of(DataType type) {
  switch (type) {
    case DataType::none:
      break;
#define DATA_TYPE(type, description) \
  case DataType::type:               \
    return PassedOver::type;
#include "input/data_types.inc"
#undef DATA_TYPE
  }
  return PassedOver::no;
}

bool has_plural(std::size_t reason) { return reason == static_cast<std::size_t>(PassedOver::expectation); }

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
  if (container == InputContainer::jsonl) return has_page(page.name, options) ? PassedOver::no : PassedOver::json;
  if (container != InputContainer::page) return PassedOver::no;
  if (page.error_code == PageError::record) return PassedOver::json;
  return page.error.empty() ? reason_of(data_type(page.bytes)) : PassedOver::no;
}

std::string_view description_of(PassedOver reason) { return kDescriptions[static_cast<std::size_t>(reason)]; }

std::string passed_over_message(const PassedOverCounts& counts) {
  const std::uint64_t all = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  if (all == 0) return {};
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0)
      parts.push_back(fmt::format("{} {}{}", counts[i], kDescriptions[i], has_plural(i) && counts[i] > 1 ? "s" : ""));
  return fmt::format("{} {} passed over: {} (read one with: pith FILE)", all, all == 1 ? "file" : "files",
                     fmt::join(parts, ", "));
}

std::string json_of_passed_over(const PassedOverCounts& counts) {
  std::vector<std::string> members;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) members.push_back(fmt::format("\"{}\":{}", kNames[i], counts[i]));
  return fmt::format("{{{}}}", fmt::join(members, ","));
}

}  // namespace pith::internal
