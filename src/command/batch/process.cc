// One page of a batch to the bytes of its output. In: a Page. Out: its Document in the output format, and messages about it.
//
// The idea: what the user states about a page takes precedence over what its container states. The other members of a JSONL
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
#include "base/utf8.h"
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

void append_member(std::string& out, std::string_view member) {
  if (!out.empty()) out.push_back(',');
  out.append(member);
}

bool is_in_schema(std::string_view key) { return std::ranges::find(json_members(), plain_key(key)) != json_members().end(); }

// The members of a record that come back in the output.
std::string members_of(std::string_view record) {
  std::string members;
  std::string conflicting;
  JsonMember member;
  while (next_member(record, member)) append_member(is_in_schema(member.key) ? conflicting : members, member.whole);
  if (!conflicting.empty()) append_member(members, fmt::format("\"input\":{{{}}}", conflicting));
  return members;
}

// The name of a file, the address that a container states, and messages about them may be any bytes, but JSON is UTF-8.
std::string failure_json(const Page& page, InputContainer container, bool ascii) {
  std::string out = "{\"schema\":1,\"source\":";
  append_json_string(out, to_valid_utf8(page.name));
  if (!is_valid_utf8(page.name)) out += fmt::format(",\"source_bytes\":\"{}\"", base64_of_text(page.name));
  // A record of JSONL has its line's number in the error, so that lines which succeed need no number of their own.
  const bool has_line_number = container == InputContainer::jsonl;
  if (page.record > 0 && !has_line_number) out += fmt::format(",\"record\":{}", page.record);
  if (!page.url.empty()) {
    out.append(",\"url\":");
    append_json_string(out, clean_address(to_valid_utf8(page.url)));
  }
  out.append(",\"ok\":false");
  if (const std::string members = members_of(page.extra_members); !members.empty()) {
    out.push_back(',');
    append_json(out, members);
  }
  out.append(",\"error\":{\"code\":");
  append_json_string(out, name_of(page.error_code));
  out.append(",\"message\":");
  append_json_string(out, to_valid_utf8(page.error));
  if (page.record > 0 && has_line_number) out += fmt::format(",\"line\":{}", page.record);
  out.append("}}");
  out = to_valid_utf8(std::move(out));
  return (ascii ? ascii_json(std::move(out)) : std::move(out)).append("\n");
}

PageResult failure(const Page& page, InputContainer container, const BatchJob& job) {
  PageResult result;
  result.failed = true;
  result.messages.push_back({Message::Severity::error, name_of(page.error_code), page.error});
  if (job.write.to == OutputFormat::report) result.row = failed_row(page.name, page.error);
  if (row_of(job.write.to).is_json) result.bytes = failure_json(page, container, job.write.ascii);
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

PageResult success(Page& page, InputContainer container, const BatchJob& job) {
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
  page.bytes = {};
  give_back_memory(document);
  WriteOptions options = job.write;
  options.source = page.name;
  if (container != InputContainer::jsonl) options.record = page.record;
  options.members = members_of(page.extra_members);
  if (job.write.to == OutputFormat::report) result.row = report_row(document, options, {});
  result.bytes = write(document, options);
  return result;
}

}  // namespace

PageResult process(Page& page, InputContainer container, const BatchJob& job) {
  if (!page.error.empty()) return failure(page, container, job);
  try {
    return success(page, container, job);
  } catch (const std::bad_alloc&) {
    Page failed = {.name = page.name, .record = page.record, .url = page.url, .extra_members = page.extra_members};
    failed.error = "not enough memory";
    failed.error_code = PageError::memory;
    return failure(failed, container, job);
  }
}

}  // namespace pith::internal
