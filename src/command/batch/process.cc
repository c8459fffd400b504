// One page of a batch to the bytes of its output. In: a Page. Out: its Document in the output format, and messages about it.
//
// The idea: what the user states about a page takes precedence over what its container states.
#include "command/batch/process.h"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <new>
#include <utility>

#include "base/ansi.h"
#include "base/enum_tables.h"
#include "base/escape_controls.h"
#include "base/json_string.h"
#include "base/text.h"
#include "base/utf8.h"
#include "command/batch/inputs.h"
#include "command/failure.h"
#include "command/sandbox/sandbox.h"
#include "write/json_values.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

Message warning_of(Limit limit) {
  return {Message::Severity::warning, name_of(limit), fmt::format("{}; read as far as it goes", row_of(limit).event)};
}

Message relative_links_warning(std::size_t links) {
  return {Message::Severity::warning, "relative-links",
          fmt::format("{} links stay relative: the page's address is too long for so many", links)};
}

// A page's confidence as JSON prints it, so that nobody has to wonder why 0.80 is below 0.8.
double printed_confidence(const Document& document) { return std::round(document.confidence * 100) / 100; }

Message confidence_warning(double confidence, double min) {
  return {Message::Severity::warning, "min-confidence", fmt::format("confidence {:.2f} is below {:g}", confidence, min)};
}

// A line has its number in the error, so that lines which succeed need no number of their own.
WriteOptions write_options(const Page& page, const BatchJob& job) {
  WriteOptions options = job.write;
  options.source = page.name;
  if (!page.is_line) options.record = page.record;
  options.members = page.extra_members;
  return options;
}

// As ripgrep: on a terminal the pages of one file have no names, but those of a folder do, however many there are.
bool has_heading(const Page& page, const BatchJob& job) {
  if (job.write.to != OutputFormat::text || !job.write.get.empty()) return false;
  if (job.headings != When::automatic) return job.headings == When::always;
  return job.to_terminal && (page.record > 0 || may_have_several_inputs(job));
}

std::string heading_of(const Page& page, const BatchJob& job) {
  return ansi::painted(escape_controls(name_of(page)), job.write.color ? ansi::kMagenta : "").append("\n");
}

// JSON answers for each input, and so do the lines of --get, which are members of it.
bool answers_for_each_page(const BatchJob& job) { return row_of(job.write.to).is_json || !job.write.get.empty(); }

std::string bytes_of_failure(const Page& page, const BatchJob& job) {
  const Failure failure = {name_of(page.error_code), page.error, page.url, page.line};
  std::string json = to_valid_utf8(json_of_failure(failure, write_options(page, job)));
  if (!job.write.get.empty()) return lines_of_members(json, job.write.get);
  return (job.write.ascii ? ascii_json(std::move(json)) : std::move(json)).append("\n");
}

PageResult failure(const Page& page, const BatchJob& job) {
  PageResult result;
  result.failed = true;
  result.messages.push_back({Message::Severity::error, name_of(page.error_code), page.error});
  if (job.write.to == OutputFormat::report) result.row = failed_row(page.name, page.error);
  if (answers_for_each_page(job)) result.bytes = bytes_of_failure(page, job);
  return result;
}

Options options_for(const Page& page, const BatchJob& job) {
  Options options = job.extract;
  if (!options.from) options.from = page.from;
  if (options.url.empty()) options.url = page.url;
  if (options.encoding.empty()) options.encoding = page.encoding;
  // What the reader holds is a part of the budget, so that all jobs together keep to theirs.
  if (options.limits.memory > 0) options.limits.memory = std::max<std::size_t>(options.limits.memory - page.reader_memory, 1);
  return options;
}

// What the stages have freed in small pieces would stay with the allocator beside the large output.
void give_back_memory(const Document& document) {
  constexpr std::size_t kManyBlocks = 2000;
  if (document.blocks.size() >= kManyBlocks) ::malloc_trim(0);
}

std::string bytes_of(const Document& document, const WriteOptions& options, const BatchJob& job) {
  const bool on_screen = job.to_terminal && options.explain && options.to == OutputFormat::text && options.get.empty();
  return on_screen ? to_valid_utf8(explain_on_screen(document, options)) : write(document, options);
}

PageResult success(Page& page, const BatchJob& job, std::string_view index) {
  try_to_escape();
  const auto start = std::chrono::steady_clock::now();
  Document document = extract(page.bytes, options_for(page, job));
  if (page.truncated && document.limit == Limit::none) document.limit = Limit::truncated;
  if (document.metadata.title.empty()) document.metadata.title = page.title;
  PageResult result;
  result.limit = document.limit;
  result.article =
      std::ranges::any_of(document.blocks, [](const Block& block) { return block.kind == Kind::article && !block.text.empty(); });
  result.confidence = printed_confidence(document);
  result.below = result.confidence < job.min_confidence;
  if (result.below) result.messages.push_back(confidence_warning(result.confidence, job.min_confidence));
  if (result.limit != Limit::none) result.messages.push_back(warning_of(document.limit));
  if (!page.warning.empty()) result.messages.push_back({Message::Severity::warning, "record", page.warning});
  if (document.relative_links > 0) result.messages.push_back(relative_links_warning(document.relative_links));
  if (job.verbose) {
    const auto spent = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start);
    if (!result.article) result.messages.push_back({.text = std::string(kNoArticleFound)});
    result.messages.push_back({.text = fmt::format("{}, {}, {} blocks, {:.1f} ms", row_of(document.format).name,
                                                   document.encoding, document.blocks.size(), spent.count())});
  }
  release_text(page.bytes);
  give_back_memory(document);
  const WriteOptions options = write_options(page, job);
  if (job.write.to == OutputFormat::report) result.row = report_row(document, options, {});
  const bool printed = !result.below || answers_for_each_page(job) || job.write.to == OutputFormat::report;
  if (printed) result.bytes = bytes_of(document, options, job);
  if (!result.bytes.empty() && has_heading(page, job)) result.bytes.insert(0, heading_of(page, job));
  if (!index.empty()) insert_index_link(result.bytes, index);
  return result;
}

}  // namespace

std::string name_of(const Page& page) { return page.record > 0 ? fmt::format("{}:{}", page.name, page.record) : page.name; }

PageResult process(Page& page, const BatchJob& job, std::string_view index) {
  set_memory_aside();
  if (!page.error.empty()) return failure(page, job);
  try {
    return success(page, job, index);
  } catch (const std::bad_alloc&) {
    set_memory_aside();
    Page failed = {.name = page.name,
                   .record = page.record,
                   .line = page.line,
                   .is_line = page.is_line,
                   .url = page.url,
                   .extra_members = page.extra_members};
    failed.error = "not enough memory";
    failed.error_code = PageError::memory;
    return failure(failed, job);
  }
}

}  // namespace pith::internal
