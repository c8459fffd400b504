// Pages and the expectations beside them. In: operands. Out: samples.
//
// The idea: every page claims the first file that exists among the names that its expectation may have, the longest first. An
// expectation that no page claims, or more than one, is reported as a mistake, which would go unnoticed otherwise.
#include "command/check/samples.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>

#include "base/file_extensions.h"
#include "base/text.h"
#include "command/check/expectation.h"
#include "input/reader.h"

namespace pith::internal {
namespace {

namespace fs = std::filesystem;

bool is_expectation(std::string_view name) { return name.ends_with(kJsonSuffix) || name.ends_with(kTextSuffix); }

// The names that an expectation may be called after: "a/page.html.gz", "a/page.html" and "a/page".
std::vector<std::string> names_of(const std::string& page) {
  std::vector<std::string> names = {page};
  fs::path path(page);
  const auto drop_extension = [&] { names.push_back(path.replace_extension().string()); };
  if (use_of_extension(path.extension().string()) == FileUse::compressed) drop_extension();
  if (path.has_extension()) drop_extension();
  return names;
}

bool looks_like_page(const std::string& page) {
  fs::path path(page);
  if (use_of_extension(path.extension().string()) == FileUse::compressed) path.replace_extension();
  const auto use = use_of_extension(path.extension().string());
  return use && use != FileUse::compressed && use != FileUse::printed;
}

// The path of the expectation beside a page; empty when there is none. One that can't be examined must not count as missing, since
// --init would write over it: then `error` has the reason.
std::string expectation_of(const std::string& page, std::string& error) {
  for (const std::string& name : names_of(page))
    for (const std::string_view suffix : {kJsonSuffix, kTextSuffix}) {
      std::string path = name;
      path.append(suffix);
      std::error_code failure;
      const fs::file_status status = fs::status(path, failure);
      if (!fs::status_known(status)) error = std::strerror(failure.value());
      if (!fs::status_known(status) || fs::exists(status)) return path;
    }
  return {};
}

using Claims = std::map<std::string, std::vector<std::string>>;  // expectation to pages

std::string_view without_suffix(std::string_view expectation) {
  return expectation.substr(0, expectation.size() - (expectation.ends_with(kJsonSuffix) ? kJsonSuffix : kTextSuffix).size());
}

// The names that pages could have given to their expectations.
std::set<std::string> claimable_names(const std::vector<Sample>& samples) {
  std::set<std::string> names;
  for (const Sample& sample : samples)
    if (!sample.page.empty())
      for (std::string& name : names_of(sample.page)) names.insert(std::move(name));
  return names;
}

// An expectation without a page, or with several.
void report_ambiguous(std::vector<Sample>& samples, const Claims& claims) {
  const std::set<std::string> names = claimable_names(samples);
  for (Sample& sample : samples) {
    if (!sample.message.empty() || !sample.labelled) continue;
    const auto claim = claims.find(sample.expected);
    if (claim == claims.end()) {
      sample.orphan = !names.contains(std::string(without_suffix(sample.expected)));
      sample.message =
          fmt::format("{}: error: {}", sample.expected,
                      sample.orphan ? "there is no page for it (--prune removes it)" : "its page has another expectation");
    } else if (claim->second.size() > 1) {
      sample.message = fmt::format("{}: error: belongs to {}; call it {}{} to tell which", sample.expected,
                                   fmt::join(claim->second, " and "), claim->second.front(), kJsonSuffix);
    }
  }
}

// Decides the paths of new expectations. Those of pages whose names differ only in the extension keep it.
void name_new_expectations(std::vector<Sample>& samples) {
  std::map<std::string, int> pages;
  for (const Sample& sample : samples)
    if (!sample.page.empty()) ++pages[names_of(sample.page).back()];
  for (Sample& sample : samples) {
    if (sample.labelled || sample.page.empty()) continue;
    const std::string shortest = names_of(sample.page).back();
    sample.expected = pages[shortest] > 1 ? sample.page : shortest;
    sample.expected.append(kJsonSuffix);
  }
}

struct Found {
  std::vector<Sample> samples{};
  std::vector<std::string> expectations{};
  Claims claims{};
};

void add_failure(std::vector<Sample>& samples, const std::string& name, const std::string& why) {
  samples.push_back({.page = name, .message = fmt::format("{}: error: {}", name, why)});
}

// `named`: the user named this file itself, not only a folder that it is in.
void add_file(Found& found, const std::string& name, bool named) {
  if (is_expectation(name)) {
    found.expectations.push_back(name);
    return;
  }
  std::error_code ignored;
  if (named && !fs::exists(name, ignored)) return add_failure(found.samples, name, std::strerror(ENOENT));
  std::string error;
  const std::string expected = expectation_of(name, error);
  if (!error.empty()) return add_failure(found.samples, expected, error);
  if (expected.empty() && !named && !looks_like_page(name)) return;
  found.samples.push_back({.page = name, .expected = expected, .labelled = !expected.empty()});
  if (!expected.empty()) found.claims[expected].push_back(name);
}

}  // namespace

std::vector<Sample> find_samples(const std::vector<std::string>& operands) {
  Found found;
  std::set<std::string> seen;
  const auto failed = [&](const std::string& name, const std::string& why) { add_failure(found.samples, name, why); };
  for (const std::string& operand : operands) {
    std::error_code failure;
    const fs::file_status status = fs::status(operand, failure);
    if (!fs::status_known(status)) {
      failed(operand, std::strerror(failure.value()));
      continue;
    }
    const bool named = !fs::is_directory(status);
    for (const std::string& name : list_inputs({operand}, failed))
      if (seen.insert(fs::path(name).lexically_normal().string()).second) add_file(found, name, named);
  }
  for (const std::string& name : found.expectations)
    if (!found.claims.contains(name)) found.samples.push_back({.expected = name, .labelled = true});
  report_ambiguous(found.samples, found.claims);
  name_new_expectations(found.samples);
  return std::move(found.samples);
}

}  // namespace pith::internal
