// In: values as they were typed. Out: what they mean for a BatchJob, or what is wrong.
#include "options_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/enum_tables.h"
#include "command/choice.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

constexpr Choice<LinkStyle> kLinkStyles[] = {
    {"inline", LinkStyle::inline_}, {"reference", LinkStyle::reference}, {"none", LinkStyle::none}};
constexpr Choice<ImageStyle> kImageStyles[] = {{"keep", ImageStyle::keep}, {"alt", ImageStyle::alt}, {"none", ImageStyle::none}};

// The names in the values of an option that may be repeated, each of them a list with commas.
std::vector<std::string> names_in(std::string_view option, const std::vector<std::string>& lists, std::string& error) {
  std::vector<std::string> names;
  for (std::string_view list : lists) {
    if (list.empty()) error = fmt::format("{} needs a value", option);
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      names.emplace_back(list.substr(0, comma));
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }
  return names;
}

void convert_get(const RecordOptions& typed, BatchJob& job, std::string& error) {
  const auto members = json_members();
  job.write.get = names_in("--get", typed.get, error);
  for (const std::string& name : job.write.get) {
    if (std::ranges::find(members, name) == members.end())
      error = not_one_of("--get", name, std::vector<std::string>(members.begin(), members.end()));
    for (const ExtraRow& row : kExtras)
      if (row.name == name) job.write.with = job.write.with.with(row.value);
    if (name == "segments") job.write.segments = true;
    if (name == "metadata") job.write.explain = job.extract.explain = true;
  }
  if (!job.write.get.empty() && job.write.to != OutputFormat::text)
    error = fmt::format("--get and --to {} exclude each other: --get prints lines", row_of(job.write.to).name);
}

void convert_min_confidence(std::string_view typed, BatchJob& job, std::string& error) {
  double value = -1;
  const auto [end, failure] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  if (failure != std::errc() || end != typed.data() + typed.size() || !(value >= 0 && value <= 1))
    error = fmt::format("--min-confidence: '{}' is not a number from 0 to 1", typed);
  else
    job.min_confidence = value;
}

}  // namespace

void define_record_options(OptionParser& parser, RecordOptions& typed) {
  parser.add_texts("--with", typed.with, fmt::format("json: also MEMBER[,MEMBER]...: {}", listed_names(kExtras)));
  parser.add_texts("--get", typed.get,
                   "print only MEMBER[,MEMBER]... of the JSON, one a line, strings of a list with tabs between them; "
                   "an empty line for what is not there");
  parser.add_text("--min-confidence", typed.min_confidence,
                  "status 1 if a page has less, from 0 to 1; its text is left out, its JSON is not");
  parser.add_texts("--links", typed.links,
                   fmt::format("text, markdown, html: addresses of links: {}; none in text, inline elsewhere if not given",
                               listed_names(kLinkStyles)));
  parser.add_texts(
      "--images", typed.images,
      fmt::format("text, markdown, html: images, or their alternative texts: {}; none in text, keep elsewhere if not given",
                  listed_names(kImageStyles)));
}

void convert_record_options(const RecordOptions& typed, BatchJob& job, std::string& error) {
  for (const std::string& name : names_in("--with", typed.with, error))
    job.write.with = job.write.with.with(chosen("--with", name, kExtras, error));
  convert_get(typed, job, error);
  convert_min_confidence(typed.min_confidence, job, error);
  if (!typed.links.empty()) job.write.links = chosen("--links", typed.links.back(), kLinkStyles, error);
  if (!typed.images.empty()) job.write.images = chosen("--images", typed.images.back(), kImageStyles, error);
  job.extract.sources = job.write.with.has(Extra::sources);
}

}  // namespace pith::internal
