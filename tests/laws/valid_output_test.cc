// The law of valid output: whatever bytes are in the options, in what containers state and in the names of files, the output is
// valid UTF-8, JSON can be parsed, and a name that is not UTF-8 can be read back. The bytes are the same in each run.
#include <simdjson.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "command/batch/process.h"
#include "unit/containers.h"

using namespace pith;
using namespace pith::internal;

namespace {

constexpr std::string_view kPage =
    "<title>Tides</title><h1>Tides</h1><p>The moon pulls the sea, and <a href=\"a\">the sea</a> follows it, twice a day.</p>";
constexpr OutputFormat kFormats[] = {OutputFormat::text, OutputFormat::markdown, OutputFormat::html,
                                     OutputFormat::json, OutputFormat::jsonl,    OutputFormat::report};

// Bytes without those that would end a field or comment of a container: line breaks, '>', quotes, NUL and spaces.
std::string junk(std::mt19937& random) {
  constexpr std::string_view kEnds = "\n\r>\"'<: \t";
  std::string bytes;
  for (std::size_t size = 1 + random() % 12; bytes.size() < size;) {
    const auto byte = static_cast<char>(random() % 3 == 0 ? random() % 0x80 : 0x80 + random() % 0x80);
    if (byte != '\0' && kEnds.find(byte) == std::string_view::npos) bytes.push_back(byte);
  }
  return bytes;
}

// Strings of junk, and some that end in the middle of a character, where a reader could go beyond the end.
std::vector<std::string> all_junk() {
  std::mt19937 random(2026);
  std::vector<std::string> strings = {"\xFF",    "\xC2",         "\xE2",     "\xE2\x80", "\xF0\x9F\x98",
                                      "a\xC2\"", "\xED\xA0\x80", "\xC0\x80", "\x9B"};
  for (int i = 0; i < 60; ++i) strings.push_back(junk(random));
  return strings;
}

std::string bytes_of_base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text.substr(0, text.find('='))) {
    bits = bits << 6 | static_cast<unsigned>(kDigits.find(c));
    if ((count += 6) >= 8) bytes.push_back(static_cast<char>(bits >> (count -= 8) & 0xFF));
  }
  return bytes;
}

// `name` is that of the input; empty if the output does not tell it.
void check_output(const std::string& output, OutputFormat to, bool ascii, std::string_view name) {
  CHECK(is_valid_utf8(output));
  if (to != OutputFormat::json && to != OutputFormat::jsonl) return;
  if (ascii) CHECK(std::all_of(output.begin(), output.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  simdjson::dom::parser parser;
  simdjson::dom::element json;
  REQUIRE(parser.parse(output).get(json) == simdjson::SUCCESS);
  std::string_view source;
  std::string_view bytes;
  if (name.empty()) return;
  REQUIRE(json["source"].get(source) == simdjson::SUCCESS);
  CHECK((json["source_bytes"].get(bytes) == simdjson::SUCCESS) == !is_valid_utf8(name));
  CHECK((bytes.empty() ? source : bytes_of_base64(bytes)) == name);
}

void check_page(const Page& page, const BatchJob& base = {}) {
  for (const OutputFormat to : kFormats)
    for (const bool ascii : {false, true}) {
      BatchJob job = base;
      job.write.to = to;
      job.write.ascii = ascii;
      job.write.front_matter = job.write.segments = true;
      job.write.keep = kAllKinds;
      Page processed = page;  // its bytes are given up
      const PageResult result = process(processed, job);
      check_output(result.bytes, to, ascii, page.name);
      CHECK(is_valid_utf8(report_index({result.row})));
    }
}

std::string in_container(std::string_view container, const std::string& bytes) {
  const std::string page(kPage);
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  if (container == "WARC") return testing::warc_record({.url = "http://a/" + bytes}, http + "\r\n" + page);
  if (container == "WARC, encoding")
    return testing::warc_record({.url = "http://a/"}, http + "Content-Encoding: " + bytes + "\r\n\r\n" + page);
  if (container == "MHTML")
    return "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=" +
           bytes + "\r\nContent-Location: http://a/" + bytes + "\r\n\r\n" + page + "\r\n--b--\r\n";
  if (container == "SingleFile")
    return "<!DOCTYPE html><!--\n Page saved with SingleFile \n url: http://a/" + bytes + "\n-->" + page;
  return "<!-- saved from url=(0009)http://a/" + bytes + " -->" + page;
}

}  // namespace

TEST_CASE("output is valid whatever the options of the library are", "[laws]") {
  for (const std::string& bytes : all_junk()) {
    const Document document = extract(kPage, {.encoding = bytes, .url = "http://a/" + bytes, .explain = true});
    CHECK(is_valid_utf8(document.metadata.url));
    for (const OutputFormat to : kFormats)
      for (const bool ascii : {false, true}) {
        WriteOptions options = {.to = to, .keep = kAllKinds, .front_matter = true, .source = bytes, .ascii = ascii};
        check_output(write(document, options), to, ascii, bytes);
        options.escape_controls = true;
        CHECK(is_valid_utf8(write(document, options)));
        options.members = "\"a\":\"" + bytes + "\"";
        CHECK(is_valid_utf8(write(document, options)));
      }
  }
}

TEST_CASE("output is valid whatever containers state and files are called", "[laws]") {
  for (const std::string& bytes : all_junk()) {
    for (const std::string_view container : {"WARC", "WARC, encoding", "MHTML", "SingleFile", "saved from"})
      for (Page& page : testing::pages_of(in_container(container, bytes))) {
        INFO(container);
        check_page(page);
        page.name = "pages/" + bytes;
        check_page(page);
      }
    Page failed = {.name = bytes, .url = bytes, .extra_members = "\"id\":7"};
    set_error(failed, PageError::unsupported, "a body packed as '" + bytes + "'");
    check_page(failed);
    BatchJob job;
    job.extract.url = bytes;
    check_page({.name = "a", .bytes = std::string(kPage)}, job);
  }
}
