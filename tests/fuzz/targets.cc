// The parsers that are fuzzed. In: any bytes; the first line has options where the parser has some. Out: nothing; a broken law
// ends the process, and so does a sanitizer.
//
// The idea: every function that reads what strangers wrote has a target of its own, which reaches deeper than one that begins at
// the command line. The laws are those that hold for any input: what comes out is valid UTF-8, valid JSON, or the input again.
#include "fuzz/targets.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/json_members.h"
#include "base/text.h"
#include "base/utf8.h"
#include "blocks/json_ld.h"
#include "command/batch/inputs.h"
#include "command/check/compare.h"
#include "command/check/expectation.h"
#include "command/check/line_diff.h"
#include "fuzz/fuzz_options.h"
#include "input/containers.h"
#include "input/decompress.h"
#include "input/http_body.h"
#include "input/json_page.h"
#include "input/mime.h"
#include "options.h"

namespace pith::testing {
namespace {

using namespace internal;

constexpr std::size_t kMaxPages = 10000;

void law(bool holds) {
  if (!holds) std::abort();
}

// What stands before the first line break, which is taken from `rest`.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

// -------------------------------------------------------------------------------------------------------------------- pages

void check_output(const Document& document, const WriteOptions& options) {
  const std::string bytes = write(document, options);
  law(is_valid_utf8(bytes));
  law(bytes.empty() || bytes.back() == '\n');
  if (row_of(options.to).is_json && options.get.empty()) law(nlohmann::json::accept(bytes));
}

void extract_and_write(std::string_view input, FuzzOptions options) {
  const Document document = extract(input, options.extract);
  if (options.write.to == OutputFormat::report && !options.extract.explain) options.write.to = OutputFormat::json;
  check_output(document, options.write);
}

void run_html(std::string_view input) {
  FuzzOptions options = take_options(input);
  options.extract.from = InputFormat::html;
  extract_and_write(input, options);
}

void run_text(std::string_view input) {
  FuzzOptions options = take_options(input);
  options.extract.from = InputFormat::text;
  extract_and_write(input, options);
}

// HTML or text by the content, in all formats.
void run_page(std::string_view input) {
  const FuzzOptions options = take_options(input);
  const Document document = extract(input, options.extract);
  for (const OutputFormatRow& row : kOutputFormats) {
    WriteOptions write = options.write;
    write.to = row.value;
    if (row.value != OutputFormat::report || options.extract.explain) check_output(document, write);
  }
}

void run_json_ld(std::string_view input) {
  read_json_ld(to_valid_utf8(std::string(input)), [](Fact, std::string_view value, std::uint16_t) { law(is_valid_utf8(value)); });
}

// --------------------------------------------------------------------------------------------------------------- containers

void read_pages(PageSource& source) {
  Page page;
  for (std::size_t count = 0; count < kMaxPages && source.next(page = Page()); ++count)
    law(page.error.empty() || page.bytes.empty());
}

void run_container(InputContainer container, std::string_view input) {
  const FuzzOptions options = take_options(input);
  WindowMemory memory;
  read_pages(*format_of(container).open(decompressed(Stream(memory_source(input)), memory), options.read));
}

#define CONTAINER(name, recognise, open) \
  void run_##name(std::string_view input) { run_container(InputContainer::name, input); }
#include "input/containers.inc"
#include "input/window_memory.h"
#undef CONTAINER

// What the input itself says that it is.
void run_records(std::string_view input) {
  const FuzzOptions options = take_options(input);
  WindowMemory memory;
  Stream stream = decompressed(Stream(memory_source(input)), memory);
  stream.fill(kStartSize);
  const ContainerFormat& format =
      options.read.from ? format_of(*options.read.from) : recognise_container(stream.view().substr(0, kStartSize));
  read_pages(*format.open(std::move(stream), options.read));
}

// A line for the limit, the header up to an empty line, and the body.
void run_http_body(std::string_view input) {
  const FuzzOptions options = take_options(input);
  const HeaderEnd end = find_header_end(input);
  const std::size_t at = std::min(end.at, input.size());
  Page page;
  read_http_body(input.substr(0, at), input.substr(at + std::min(end.blank_line, input.size() - at)), options.read.max_bytes,
                 page);
  law(page.bytes.size() <= options.read.max_bytes + 1);
}

void run_mime(std::string_view input) {
  const std::string_view name = take_line(input);
  const std::string value = header_field(input, name);
  media_type_parameter(value, name);
  page_format(media_type(value));
  decode_transfer_encoding(input, name);
}

// --------------------------------------------------------------------------------------------------------- JSON of strangers

// The members of a valid object, as records echo them.
void run_members(std::string_view input) {
  const FuzzOptions options = take_options(input);
  if (input.find('\0') != std::string_view::npos || !nlohmann::json::accept(input)) return;  // which takes NUL for the end
  const std::string value(trim(input));
  Page page;
  read_json_page(value, {}, options.read, page);
  if (page.extra_members.empty()) return;
  law(nlohmann::json::accept(std::string("{").append(page.extra_members).append("}")));
  WriteOptions write = options.write;
  write.to = OutputFormat::json;
  write.members = page.extra_members;
  check_output(extract(page.bytes, options.extract), write);
}

void run_expectation(std::string_view input) {
  const std::string_view page = take_line(input);
  const Document document = extract(page, {});
  for (const std::string_view suffix : {kJsonSuffix, kTextSuffix}) {
    const std::string name = std::string("x").append(suffix);
    Expectation expectation;
    ExpectationError error;
    if (!read_expectation(name, input, expectation, error)) {
      law(!error.message.empty());
      continue;
    }
    compare(expectation, document, CompareDetail::allowed);
    Expectation updated;
    law(read_expectation(name, updated_expectation(name, input, document, false), updated, error));
  }
}

// --------------------------------------------------------------------------------------------------------- the command itself

// Whether a list of names has a folder of this machine, which is no part of the input and may hold anything.
bool names_folder(std::string_view list, char separator) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    std::error_code ignored;
    if (std::filesystem::is_directory(std::string(list.substr(0, end)), ignored)) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

// Names of files, as --files-from reads them; those that exist are no longer than a name can be.
void run_names(std::string_view input) {
  const bool nul_separated = take_line(input) == "0";
  if (names_folder(input, nul_separated ? '\0' : '\n')) return;
  const std::string name = "/tmp/pith-fuzz-names." + std::to_string(::getpid());
  std::ofstream(name, std::ios::binary).write(input.data(), static_cast<std::streamsize>(input.size()));
  BatchJob job;
  job.files_from = name;
  job.nul_separated = nul_separated;
  job.output = "/tmp/pith-fuzz-nowhere/";
  Inputs inputs(job);
  Input next;
  for (std::size_t count = 0; count < kMaxPages && inputs.next(next); ++count)
    law(!next.output_path.starts_with('/') && !next.output_path.starts_with("../") &&
        next.output_path.find("/../") == std::string::npos);
  ::unlink(name.c_str());
}

// Words of a command line, one on each line.
void run_options(std::string_view input) {
  std::vector<std::string> words = {"pith"};
  while (!input.empty()) words.emplace_back(take_line(input).substr(0, 1000));
  words.resize(std::min<std::size_t>(words.size(), 100));
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  const int count = static_cast<int>(arguments.size());
  arguments.push_back(nullptr);
  const auto check = [](const auto& line) {
    law(line.action != std::decay_t<decltype(line)>::Action::usage_error || !line.text.empty());
  };
  check(parse_options(count, arguments.data()));
  check(parse_check_options(count, arguments.data()));
  check(parse_rules_options(count, arguments.data()));
}

// Two lists of lines with an empty line between them.
void run_line_diff(std::string_view input) {
  std::vector<std::string> sides[2];
  std::size_t side = 0;
  while (!input.empty()) {
    const std::string_view line = take_line(input);
    if (line.empty() && side == 0)
      side = 1;
    else
      sides[side].emplace_back(line);
  }
  const std::vector<DiffLine> lines = diff_lines(sides[0], sides[1]);
  std::vector<std::string> again[2];
  for (const DiffLine& line : lines) {
    if (line.edit != Edit::add) again[0].emplace_back(line.text);
    if (line.edit != Edit::remove) again[1].emplace_back(line.text);
  }
  law(again[0] == sides[0] && again[1] == sides[1]);
  for (const bool color : {false, true}) hunks_of(lines, "x", color);
}

constexpr FuzzTarget kTargets[] = {
    {"html", run_html},
    {"text", run_text},
    {"page", run_page},
    {"json_ld", run_json_ld},
#define CONTAINER(name, recognise, open) {#name, run_##name},
#include "input/containers.inc"
#include "input/window_memory.h"
#undef CONTAINER
    {"records", run_records},
    {"http_body", run_http_body},
    {"mime", run_mime},
    {"members", run_members},
    {"expectation", run_expectation},
    {"names", run_names},
    {"options", run_options},
    {"line_diff", run_line_diff},
};

}  // namespace

std::span<const FuzzTarget> fuzz_targets() { return kTargets; }

const FuzzTarget* fuzz_target(std::string_view name) {
  const auto found = std::ranges::find(kTargets, name, &FuzzTarget::name);
  return found == std::end(kTargets) ? nullptr : found;
}

}  // namespace pith::testing
