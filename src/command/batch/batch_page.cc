// One page of a batch to the bytes of its output. In: a Page. Out: what the format makes of it, and what there is to say about it.
//
// The idea: what the caller says about a page goes over what its container states. The other members of a JSONL record come back
// beside those of the schema; those that bear the name of one of these come back in an object of their own, "input".
#include "command/batch/batch_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <new>

#include "base/enum_tables.h"
#include "base/json_members.h"
#include "base/json_string.h"
#include "base/utf8.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

std::string warning_of(Limit limit) { return fmt::format("warning: {}; read as far as it goes", row_of(limit).event); }

void append_member(std::string& out, std::string_view member) {
  if (!out.empty()) out.push_back(',');
  out.append(member);
}

bool is_ours(std::string_view key) { return std::ranges::find(json_members(), plain_key(key)) != json_members().end(); }

std::string members_of(std::string_view echo) {
  std::string free;
  std::string taken;
  JsonMember member;
  while (next_member(echo, member)) append_member(is_ours(member.key) ? taken : free, member.whole);
  if (!taken.empty()) append_member(free, fmt::format("\"input\":{{{}}}", taken));
  return free;
}

// Bytes of a file's name that are no UTF-8 can't stand in JSON.
std::string printable(const std::string& name) { return scrub_utf8(name).text; }

std::string failure_json(const Page& page, InputContainer container, bool ascii) {
  std::string out = "{\"schema\":1,\"source\":";
  append_json_string(out, printable(page.name));
  const bool by_line = container == InputContainer::jsonl;
  if (page.record > 0 && !by_line) out += fmt::format(",\"record\":{}", page.record);
  if (!page.url.empty()) {
    out.append(",\"url\":");
    append_json_string(out, page.url);
  }
  out.append(",\"ok\":false");
  if (const std::string members = members_of(page.extra_members); !members.empty()) {
    out.push_back(',');
    append_json(out, members);
  }
  out.append(",\"error\":{\"code\":");
  append_json_string(out, name_of(page.error_code));
  out.append(",\"message\":");
  append_json_string(out, scrub_utf8(page.error).text);
  if (page.record > 0 && by_line) out += fmt::format(",\"line\":{}", page.record);
  out.append("}}");
  return (ascii ? ascii_json(out) : out).append("\n");
}

Cleaned failure(const Page& page, InputContainer container, const Job& job) {
  Cleaned outcome;
  outcome.failed = true;
  outcome.messages.push_back(fmt::format("error: {}", page.error));
  if (job.write.to == OutputFormat::report) outcome.row = failed_row(printable(page.name), scrub_utf8(page.error).text);
  if (row_of(job.write.to).is_json) outcome.bytes = failure_json(page, container, job.write.ascii);
  return outcome;
}

Options options_for(const Page& page, const Job& job) {
  Options options = job.extract;
  if (!options.from) options.from = page.from;
  if (options.url.empty()) options.url = page.url;
  if (options.encoding.empty()) options.encoding = page.encoding;
  return options;
}

Cleaned success(const Page& page, InputContainer container, const Job& job) {
  const auto start = std::chrono::steady_clock::now();
  Document document = extract(page.bytes, options_for(page, job));
  if (page.truncated && document.limit == Limit::none) document.limit = Limit::truncated;
  Cleaned outcome;
  outcome.limited = document.limit != Limit::none;
  outcome.article =
      std::ranges::any_of(document.blocks, [](const Block& block) { return block.kind == Kind::article && !block.text.empty(); });
  if (outcome.limited) outcome.messages.push_back(warning_of(document.limit));
  if (job.verbose) {
    const auto spent = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start);
    if (!outcome.article) outcome.messages.emplace_back(kNoArticleFound);
    outcome.messages.push_back(fmt::format("{}, {}, {} blocks, {:.1f} ms", row_of(document.format).name, document.encoding,
                                           document.blocks.size(), spent.count()));
  }
  WriteOptions options = job.write;
  options.source = printable(page.name);
  if (container != InputContainer::jsonl) options.record = page.record;
  options.members = members_of(page.extra_members);
  if (job.write.to == OutputFormat::report) outcome.row = report_row(document, options, {});
  outcome.bytes = write(document, options);
  return outcome;
}

}  // namespace

Cleaned clean(const Page& page, InputContainer container, const Job& job) {
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
