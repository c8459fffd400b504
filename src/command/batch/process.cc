// One page of a batch to the bytes of its output. In: a Page. Out: its Document in the output format, and messages about it.
//
// The idea: what the user states about a page takes precedence over what its container states. The other members of a
// record are copied to the output, beside the members of the schema; those that have the name of one of these are copied into an
// object of their own, "input".
#include "command/batch/process.h"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <new>
#include <utility>

#include "base/base64.h"
#include "base/enum_tables.h"
#include "base/json_members.h"
#include "base/json_string.h"
#include "base/text.h"
#include "base/utf8.h"
#include "command/failure.h"
#include "document/addresses.h"
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

bool is_in_schema(std::string_view key) { return std::ranges::find(json_members(), plain_key(key)) != json_members().end(); }

// Appends those members of a record that bear a name of the schema, or those that do not.
void append_members(std::string& out, std::string_view record, bool in_schema) {
  bool first = out.empty() || out.back() == '{';
  for (JsonMember member; next_member(record, member);) {
    if (is_in_schema(member.key) != in_schema) continue;
    if (!std::exchange(first, false)) out.push_back(',');
    out.append(member.whole);
  }
}

bool has_name_of_schema(std::string_view record) {
  for (JsonMember member; next_member(record, member);)
    if (is_in_schema(member.key)) return true;
  return false;
}

// The members of a record that come back in the output: those of the record, or a copy in `storage`. A record may be very large,
// so it is copied only if it has to be changed, and once.
std::string_view members_of(std::string_view record, std::string& storage) {
  if (!has_name_of_schema(record)) return record;
  storage.reserve(record.size() + 16);
  append_members(storage, record, false);
  storage.append(storage.empty() ? "\"input\":{" : ",\"input\":{");
  append_members(storage, record, true);
  return storage.append("}");
}

// The name of a file, the address that a container states, and messages about them may be any bytes, but JSON is UTF-8.
std::string failure_json(const Page& page, bool ascii) {
  std::string storage;
  const std::string_view members = members_of(page.extra_members, storage);
  std::string out;
  out.reserve(members.size() + 512);
  out.append("{\"schema\":1,\"source\":");
  append_json_string(out, to_valid_utf8(page.name));
  if (!is_valid_utf8(page.name)) out += fmt::format(",\"source_bytes\":\"{}\"", base64_of_text(page.name));
  // A line has its number in the error, so that lines which succeed need no number of their own.
  if (page.record > 0 && !page.is_line) out += fmt::format(",\"record\":{}", page.record);
  if (!page.url.empty()) {
    out.append(",\"url\":");
    append_json_string(out, clean_address(to_valid_utf8(page.url)));
  }
  out.append(",\"ok\":false");
  if (!members.empty()) {
    out.push_back(',');
    append_json(out, members);
  }
  out.append(",\"error\":{\"code\":");
  append_json_string(out, name_of(page.error_code));
  out.append(",\"message\":");
  append_json_string(out, to_valid_utf8(page.error));
  if (page.line > 0) out += fmt::format(",\"line\":{}", page.line);
  out.append("}}");
  out = to_valid_utf8(std::move(out));
  return (ascii ? ascii_json(std::move(out)) : std::move(out)).append("\n");
}

PageResult failure(const Page& page, const BatchJob& job) {
  PageResult result;
  result.failed = true;
  result.messages.push_back({Message::Severity::error, name_of(page.error_code), page.error});
  if (job.write.to == OutputFormat::report) result.row = failed_row(page.name, page.error);
  if (row_of(job.write.to).is_json) result.bytes = failure_json(page, job.write.ascii);
  return result;
}

Options options_for(const Page& page, const BatchJob& job) {
  Options options = job.extract;
  if (!options.from) options.from = page.from;
  if (options.url.empty()) options.url = page.url;
  if (options.encoding.empty()) options.encoding = page.encoding;
  return options;
}

// What the stages have freed in small pieces would stay with the allocator beside the large output.
void give_back_memory(const Document& document) {
  constexpr std::size_t kManyBlocks = 2000;
  if (document.blocks.size() >= kManyBlocks) ::malloc_trim(0);
}

PageResult success(Page& page, const BatchJob& job) {
  const auto start = std::chrono::steady_clock::now();
  Document document = extract(page.bytes, options_for(page, job));
  if (page.truncated && document.limit == Limit::none) document.limit = Limit::truncated;
  PageResult result;
  result.limited = document.limit != Limit::none;
  result.article =
      std::ranges::any_of(document.blocks, [](const Block& block) { return block.kind == Kind::article && !block.text.empty(); });
  if (result.limited) result.messages.push_back(warning_of(document.limit));
  if (document.relative_links > 0) result.messages.push_back(relative_links_warning(document.relative_links));
  if (job.verbose) {
    const auto spent = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start);
    if (!result.article) result.messages.push_back({.text = std::string(kNoArticleFound)});
    result.messages.push_back({.text = fmt::format("{}, {}, {} blocks, {:.1f} ms", row_of(document.format).name,
                                                   document.encoding, document.blocks.size(), spent.count())});
  }
  release_text(page.bytes);
  give_back_memory(document);
  WriteOptions options = job.write;
  options.source = page.name;
  if (!page.is_line) options.record = page.record;
  std::string storage;
  const std::string_view members = members_of(page.extra_members, storage);
  options.members = storage.empty() ? std::string(members) : std::move(storage);
  if (job.write.to == OutputFormat::report) result.row = report_row(document, options, {});
  result.bytes = write(document, options);
  return result;
}

}  // namespace

PageResult process(Page& page, const BatchJob& job) {
  set_memory_aside();
  if (!page.error.empty()) return failure(page, job);
  try {
    return success(page, job);
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
