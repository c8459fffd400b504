// Pages and the expectations beside them. In: operands. Out: samples.
//
// The idea: every page asks for the names that its expectation may have, the longest first; an expectation that no page or more than
// one has asked for is a mistake that would else go unseen.
#include "command/check/samples.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "command/check/expectation.h"
#include "input/reader.h"

namespace pith::internal {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPacked[] = {".gz", ".zst", ".xz", ".bz2"};
constexpr std::string_view kPages[] = {".html", ".htm", ".xhtml", ".xht", ".shtml", ".php", ".asp",
                                       ".aspx", ".jsp", ".mhtml", ".mht", ".txt",   ".text"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_expectation(std::string_view name) { return name.ends_with(kJsonEnding) || name.ends_with(kTextEnding); }

// "a/page.html.gz", "a/page.html", "a/page": what an expectation may be called after.
std::vector<std::string> names_of(const std::string& page) {
  std::vector<std::string> names = {page};
  fs::path path(page);
  const auto drop_extension = [&] { names.push_back(path.replace_extension().string()); };
  if (is_one_of(path.extension().string(), kPacked)) drop_extension();
  if (path.has_extension()) drop_extension();
  return names;
}

bool looks_like_page(const std::string& page) {
  fs::path path(page);
  if (is_one_of(path.extension().string(), kPacked)) path.replace_extension();
  return is_one_of(path.extension().string(), kPages);
}

// The expectation beside a page; empty when there is none.
std::string expectation_of(const std::string& page) {
  std::error_code unknown;
  for (const std::string& name : names_of(page))
    for (const std::string_view ending : {kJsonEnding, kTextEnding}) {
      std::string path = name;
      path.append(ending);
      if (fs::exists(path, unknown)) return path;
    }
  return {};
}

using Claims = std::map<std::string, std::vector<std::string>>;  // expectation to pages

void find_faults(std::vector<Sample>& samples, const Claims& claims) {
  for (Sample& sample : samples) {
    if (!sample.message.empty() || !sample.labelled) continue;
    const auto claim = claims.find(sample.expected);
    if (claim == claims.end())
      sample.message = fmt::format("{}: error: no page, or the page has another expectation", sample.expected);
    else if (claim->second.size() > 1)
      sample.message = fmt::format("{}: error: belongs to {}; call it {}{} to tell which", sample.expected,
                                   fmt::join(claim->second, " and "), claim->second.front(), kJsonEnding);
  }
}

// Pages of the same name but for the extension get expectations that name it.
void place_new(std::vector<Sample>& samples) {
  std::map<std::string, int> pages;
  for (const Sample& sample : samples)
    if (!sample.page.empty()) ++pages[names_of(sample.page).back()];
  for (Sample& sample : samples) {
    if (sample.labelled || sample.page.empty()) continue;
    const std::string shortest = names_of(sample.page).back();
    sample.expected = pages[shortest] > 1 ? sample.page : shortest;
    sample.expected.append(kJsonEnding);
  }
}

}  // namespace

std::vector<Sample> find_samples(const std::vector<std::string>& operands) {
  std::vector<Sample> samples;
  const auto failed = [&](const std::string& name, const std::string& why) {
    samples.push_back({.page = name, .message = fmt::format("{}: error: {}", name, why)});
  };
  Claims claims;
  std::set<std::string> seen;
  std::vector<std::string> orphans;
  for (const std::string& operand : operands) {
    std::error_code unknown;
    const bool named = !fs::is_directory(operand, unknown);
    for (const std::string& name : list_inputs({operand}, failed)) {
      if (!seen.insert(fs::path(name).lexically_normal().string()).second) continue;
      if (is_expectation(name)) {
        orphans.push_back(name);
        continue;
      }
      if (named && !fs::exists(name, unknown)) {
        failed(name, std::strerror(ENOENT));
        continue;
      }
      const std::string expected = expectation_of(name);
      if (expected.empty() && !named && !looks_like_page(name)) continue;
      samples.push_back({.page = name, .expected = expected, .labelled = !expected.empty()});
      if (!expected.empty()) claims[expected].push_back(name);
    }
  }
  for (const std::string& name : orphans)
    if (!claims.contains(name)) samples.push_back({.expected = name, .labelled = true});
  find_faults(samples, claims);
  place_new(samples);
  return samples;
}

}  // namespace pith::internal
