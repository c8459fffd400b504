// In: values as they were typed. Out: what they mean for a BatchJob, or what is wrong.
#include "options_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/enum_tables.h"
#include "command/choice.h"
#include "command/nearest.h"
#include "options_parser.h"
#include "options_words.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

// There are too many members to list them all.
std::string unknown_member(std::string_view name, const std::vector<std::string>& members) {
  const std::string near = did_you_mean(name, members);
  return fmt::format("--get: '{}' is not a member of the JSON{}", name,
                     near.empty() ? " (pith --man-page pith.5 lists them)" : near);
}

void convert_get(const PithValues& typed, BatchJob& job, std::string& error) {
  const auto members = json_members();
  for (const std::string& list : typed.get)
    for (std::string& name : names_in(list)) {
      if (std::ranges::find(members, name) == members.end())
        set_error(error, unknown_member(name, std::vector<std::string>(members.begin(), members.end())));
      job.write.get.push_back(std::move(name));
    }
  for (const std::string& name : job.write.get) {
    for (const ExtraRow& row : kExtras)
      if (row.name == name) job.write.with = job.write.with.with(row.value);
    if (name == "segments") job.write.segments = true;
    if (name == "metadata") job.write.explain = job.extract.explain = true;
  }
  if (!job.write.get.empty() && job.write.to != OutputFormat::text)
    set_error(error, fmt::format("--get and --to {} exclude each other (--get prints lines; --with adds members to JSON)",
                                 row_of(job.write.to).name));
}

}  // namespace

void convert_record_options(const PithValues& typed, BatchJob& job, std::string& error) {
  for (const std::string& list : typed.with)
    for (const std::string& name : names_in(list)) job.write.with = job.write.with.with(chosen("--with", name, kExtras, error));
  convert_get(typed, job, error);
  job.min_confidence = typed.min_confidence;
  if (!typed.links.empty()) job.write.links = chosen("--links", typed.links, kLinkStyles, error);
  if (!typed.images.empty()) job.write.images = chosen("--images", typed.images, kImageStyles, error);
  job.extract.sources = job.write.with.has(Extra::sources);
}

}  // namespace pith::internal
