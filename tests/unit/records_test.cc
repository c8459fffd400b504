// Inputs that hold pages. In: containers made in memory, sound, damaged and hostile. Out: their pages, or an error in the place
// of a page.
#include "input/records.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/binary.h"
#include "input/containers.h"
#include "input/record_kinds.h"
#include "unit/containers.h"

using namespace pith;
using namespace pith::internal;
using namespace pith::testing;
using namespace std::literals;

namespace {

std::string record(std::string_view type, std::string_view content_type, std::string_view body) {
  return warc_record({.type = type, .content_type = content_type}, body);
}

const std::string kHttp = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"koi8-r\"\r\n";
constexpr std::string_view kMail =
    "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"=_x\"\r\n\r\npreamble\r\n";

}  // namespace

TEST_CASE("a web archive gives its pages and what it states about them", "[records]") {
  const std::string warc =
      record("warcinfo", "text/plain", "x") + record("response", "application/http", kHttp + "\r\n<p>a") +
      record("response", "application/http", kHttp + "Transfer-Encoding: chunked\r\n\r\n2\r\n<p\r\n2;x=y\r\n>b\r\n0\r\n\r\n") +
      record("resource", "image/png", "\x89PNG") + record("conversion", "text/plain", "c");
  const auto pages = pages_of(warc);
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].bytes == "<p>a");
  CHECK(pages[0].record == 2);
  CHECK(pages[0].url == "http://a.example/");
  CHECK(pages[0].encoding == "koi8-r");
  CHECK(pages[0].from == InputFormat::html);
  CHECK(pages[1].bytes == "<p>b");
  CHECK(pages[2].bytes == "c");
  CHECK(pages[2].from == InputFormat::text);
}

TEST_CASE("a damaged record gives an error in its place, and the others are read", "[records]") {
  const std::string good = record("resource", "text/html", "<p>a");
  for (const std::string length : {"9223372036854775808", "99999999999999999999", "-1", "x", ""}) {
    INFO(length);
    const auto pages = pages_of(good + "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: " + length + "\r\n\r\nabc");
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].bytes == "<p>a");
    CHECK(pages[1].error_code == PageError::malformed);
  }
  const auto unknown = pages_of(record("response", "application/http", kHttp + "Content-Encoding: own\r\n\r\n\1\2\3") + good);
  REQUIRE(unknown.size() == 2);
  CHECK(unknown[0].error_code == PageError::unsupported);
  CHECK(unknown[1].bytes == "<p>a");
  CHECK(pages_of(record("response", "application/http", kHttp + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx"))
            .size() == 1);
}

TEST_CASE("a page whose end is missing is read as far as it goes and marked as truncated", "[records]") {
  const std::string chunked = kHttp + "Transfer-Encoding: chunked\r\n\r\n";
  const std::string gzip = kHttp + "Content-Encoding: gzip\r\n\r\n" + packed("<p>abcdef");
  const std::string stated =
      "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Truncated: length\r\nContent-Type: text/html\r\nContent-Length: ";
  struct {
    std::string warc, bytes;
    bool truncated;
  } const cases[] = {
      {record("response", "application/http", chunked + "2\r\n<p\r\n2\r\n>b\r\n0\r\n\r\n"), "<p>b", false},
      {record("response", "application/http", chunked + "2\r\n<p\r\n2\r\n>b\r\n"), "<p>b", true},
      {record("response", "application/http", chunked + "2\r\n<p\r\n9\r\n>b"), "<p>b", true},
      {record("response", "application/http", chunked + "<p>b"), "<p>b", false},
      {record("response", "application/http", gzip), "<p>abcdef", false},
      {record("response", "application/http", gzip.substr(0, gzip.size() - 8)), "<p>abcdef", true},
      {stated + "4\r\n\r\n<p>b\r\n\r\n", "<p>b", true},
  };
  for (const auto& [warc, bytes, truncated] : cases) {
    INFO(warc);
    const auto pages = pages_of(warc);
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].error.empty());
    CHECK(pages[0].bytes == bytes);
    CHECK(pages[0].truncated == truncated);
  }
}

TEST_CASE("the page of an MHTML file is the root part, or else the first HTML", "[records]") {
  const std::string mail = std::string(kMail) + "--=_x\r\nContent-Type: image/png\r\n\r\nx\r\n--=_x\r\n" +
                           "Content-Type: text/html; charset=latin1\r\nContent-Location: http://b.example/\r\n" +
                           "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>caf=E9 =\r\nau lait\r\n--=_x--\r\nepilogue";
  const auto pages = pages_of(mail);
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].bytes == "<p>caf\xE9 au lait");
  CHECK(pages[0].url == "http://b.example/");
  CHECK(pages[0].encoding == "latin1");
  const auto started = pages_of(
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; start=\"<2>\"\n\n--b\n"
      "Content-Type: text/html\n\none\n--b\nContent-Type: text/html\nContent-ID: <2>\n"
      "Content-Transfer-Encoding: base64\n\ndH\ndv\n--b--\n");
  REQUIRE(started.size() == 1);
  CHECK(started[0].bytes == "two");
}

TEST_CASE("multiparts in multiparts are opened down to some depth", "[records]") {
  const auto nested = [](int depth) {
    std::string part = "Content-Type: text/html\r\n\r\n<p>deep";
    for (int i = 0; i < depth; ++i) {
      const std::string name = std::to_string(i);  // so that some boundaries begin with others
      part = "Content-Type: multipart/mixed; boundary=" + name + "\r\n\r\n--" + name + "\r\n" + part + "\r\n--" + name + "--\r\n";
    }
    return "MIME-Version: 1.0\r\n" + part;
  };
  CHECK(pages_of(nested(3))[0].bytes == "<p>deep");
  CHECK(pages_of(nested(100))[0].error_code == PageError::malformed);
}

TEST_CASE("base64 is decoded with lines of any length", "[records]") {
  const std::string page = "<p>" + std::string(3000000, 'a');
  const std::string head = std::string(kMail) + "--=_x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n";
  for (const std::size_t columns : {4U, 76U, 100000000U}) {
    INFO(columns);
    CHECK(pages_of(head + base64(page, columns) + "\r\n--=_x--\r\n")[0].bytes == page);
  }
  CHECK(pages_of(head + "!!!!" + base64("<p>b") + "\r\n")[0].bytes == "<p>b");
}

TEST_CASE("gzip members of any size are decompressed", "[records]") {
  std::string noise;  // compresses badly, so that a member does not fit into the buffer
  for (unsigned i = 0, state = 7; i < 700000; ++i)
    noise.push_back(static_cast<char>('0' + ((state = state * 1664525U + 1013904223U) >> 26)));
  const std::string parts[] = {"<p>", noise, "", std::string(std::size_t{5} << 20, 'a'), noise + noise, "</p>\n"};
  std::string bytes;
  std::string members;
  for (const std::string& part : parts) {
    bytes.append(part);
    members.append(packed(part));
  }
  CHECK((pages_of(members)[0].bytes == bytes));
  CHECK((pages_of(members + std::string(1000, '\0'))[0].bytes == bytes));
  std::string damaged = packed("<p>a") + packed("<p>b");
  damaged[damaged.size() - 8] ^= 1;
  CHECK(pages_of(damaged)[0].error.starts_with("not a valid gzip file"));
  CHECK(pages_of(packed("<p>a") + "\x1F\x8B")[0].error == "not a valid gzip file: truncated");
}

TEST_CASE("a damaged gzip member of a web archive costs no other member", "[records]") {
  const auto member = [](std::string_view page) {
    return packed(record("response", "application/http", kHttp + "\r\n" + std::string(page)));
  };
  std::string damaged = member("<p>b");
  damaged[damaged.size() - 8] ^= 1;  // its checksum
  for (const std::string& between : {damaged, std::string("no gzip"), damaged + "no gzip" + damaged}) {
    const auto pages = pages_of(member("<p>a") + between + member("<p>c") + member("<p>d"));
    std::vector<std::string> sound;
    for (const Page& page : pages)
      if (page.error.empty()) sound.push_back(page.bytes);
    CHECK(std::ranges::count(sound, "<p>a") == 1);
    CHECK(std::ranges::count(sound, "<p>c") == 1);
    CHECK(std::ranges::count(sound, "<p>d") == 1);
    CHECK(std::ranges::any_of(pages, [](const Page& page) { return !page.error.empty(); }));
  }
}

TEST_CASE("decompression bombs end with an error", "[records]") {
  const std::string blanks(std::size_t{40} << 20, ' ');
  const std::string bomb = packed(blanks, "zstd");
  REQUIRE(bomb.size() * 2000 < blanks.size());
  const auto whole = pages_of(bomb);
  REQUIRE(whole.size() == 1);
  CHECK(whole[0].error == "inflates too far to be a page");
  CHECK(pages_of(bomb, {.max_bytes = 1000})[0].bytes.size() == 1001);
  CHECK(pages_of(packed(packed(blanks)))[0].error_code == PageError::unsupported);
  for (const std::string_view page : {"<p>a", ""}) {
    CHECK(pages_of(packed(packed(page, "bzip2"), "bzip2"))[0].error == "compressed more than once");
    for (const std::string_view packing : {"zstd", "xz"}) {
      const std::string once = packed(page, packing);
      CHECK(pages_of(packed(once, packing))[0].error.ends_with("file within another, not a page"));
    }
  }
  const std::string good = record("resource", "text/html", "<p>a");
  const auto archived = pages_of(record("response", "application/http", kHttp + "Content-Encoding: zstd\r\n\r\n" + bomb) + good);
  REQUIRE(archived.size() == 2);
  CHECK(archived[0].truncated);
  CHECK(archived[0].bytes.size() < blanks.size());
  CHECK(archived[1].bytes == "<p>a");
}

TEST_CASE("only the web archives in a ZIP file are read, after any number of other entries", "[records]") {
  std::vector<std::pair<std::string, std::string>> entries;
  for (int i = 0; i < 3000; ++i) entries.emplace_back("pages/" + std::to_string(i), "x");
  CHECK(pages_of(zipped(entries))[0].error == "a ZIP archive, not a page");
  entries.emplace_back("archive/one.warc", record("resource", "text/html", "<p>a"));
  entries.emplace_back("archive/two.warc.gz", packed(record("resource", "text/html", "<p>b")));
  const auto pages = pages_of(zipped(entries));
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].bytes == "<p>a");
  CHECK(pages[1].bytes == "<p>b");
  CHECK(pages[1].record == 2);
}

TEST_CASE("a web archive that is compressed, and once more in a ZIP file, is no way to expand without bounds", "[records]") {
  const std::string head = "WARC/1.0\r\nContent-Length: " + std::to_string(std::size_t{64} << 20) + "\r\n\r\n";
  const std::string archive = packed(head + std::string(std::size_t{64} << 20, '\0'));
  const auto pages = pages_of(streamed_zip_entry("archive/a.warc.gz", archive) + zip_entry("b", "", 0));
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].error == "the record is cut off: inflates too far to be a page");
}

TEST_CASE("an archive that is cut off gives its complete records and an error", "[records]") {
  const std::string good = record("resource", "text/html", "<p>a");
  const std::string both = good + record("resource", "text/html", "<p>" + std::string(5000, 'b'));
  for (const std::string& cut :
       {both.substr(0, both.size() - 100), both.substr(0, good.size() + 20), packed(good) + packed(both).substr(0, 60)}) {
    const auto pages = pages_of(cut);
    REQUIRE(pages.size() >= 2);
    CHECK(pages[0].bytes == "<p>a");
    CHECK_FALSE(pages.back().error.empty());
    CHECK(pages.back().record == pages.size());
  }
}

TEST_CASE("redirections, error pages, empty bodies and records that are not pages are skipped", "[records]") {
  const std::string html = "Content-Type: text/html\r\n\r\n";
  const std::string warc = record("response", "application/http", "HTTP/1.1 301 Moved\r\n" + html + "<p>moved") +
                           record("response", "application/http", "HTTP/1.1 200 OK\r\n" + html) +
                           record("response", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\np{}") +
                           record("response", "application/http", "HTTP/1.1 200 OK\r\n\r\n%PDF-1.7") +
                           record("request", "application/http", "GET / HTTP/1.1\r\n\r\n") +
                           record("metadata", "text/html", "<p>x") +
                           record("response", "application/http", "HTTP/1.1 200 OK\r\n" + html + "{\"a\":[1,2]}") +
                           record("revisit", "application/http", "HTTP/1.1 200 OK\r\n" + html) +
                           record("response", "application/http", "HTTP/1.1 404 Not Found\r\n" + html + "<p>none") +
                           record("response", "application/http", "HTTP/1.1 200 OK\r\n" + html + "<p>a");
  const auto pages = pages_of(warc);
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].bytes == "<p>a");
  CHECK(pages[0].record == 10);
}

TEST_CASE("a line that only mentions WARC does not start a record", "[records]") {
  const std::string body = "<pre>\nWARC/1.0 is a format\nWARC/\n</pre>";
  const auto pages = pages_of(record("resource", "text/html", body) + "WARC/ 1\r\n" + record("resource", "text/html", "<p>a"));
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].bytes == body);
  CHECK(pages[1].error == "not a WARC record; 9 bytes from offset 157 on are passed over");
  CHECK(pages[2].bytes == "<p>a");
}

TEST_CASE("damage between sound records is one failure, however many records it looks like", "[records]") {
  const std::string good = record("resource", "text/html", "<p>a");
  const auto repeated = [](std::string_view piece, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out.append(piece);
    return out;
  };
  const std::string no_end = "the record's head is cut off or too long";
  const std::string no_length = "the record has no valid Content-Length";
  struct {
    std::string damage, reason;
  } const cases[] = {
      {repeated("WARC/1.0\r\n", 100000), no_end},
      {repeated("WARC/1.0\r\nA: b\r\n", 100000), no_end},
      {"WARC/1.0\r\n" + repeated("A: b\r\n", 100000), no_end},
      {"WARC/1.0\r\nA: " + repeated("b", 1000000) + "\r\n", no_end},
      {repeated("WARC/1.0\r\n\r\n", 100000), no_length},
      {repeated("WARC/1.0\r\nContent-Length: -1\r\n\r\nx\r\n", 1000), no_length},
      {repeated("x\r\n", 100000), "not a WARC record"},
      {repeated("x", 1000000) + "\n", "not a WARC record"},
      {repeated(std::string(1, '\0'), 1000) + "\n", "not a WARC record"},
      {"x\r\n" + repeated("WARC/1.0\r\n\r\n", 100000), "not a WARC record"},
  };
  for (const auto& [damage, reason] : cases) {
    INFO(damage.substr(0, 50));
    const auto pages = pages_of(good + damage + good);
    REQUIRE(pages.size() == 3);
    CHECK(pages[0].bytes == "<p>a");
    CHECK(pages[1].error == reason + "; " + std::to_string(damage.size()) + " bytes from offset " + std::to_string(good.size()) +
                                " on are passed over");
    CHECK(pages[1].error_code == PageError::malformed);
    CHECK(pages[1].record == 2);
    CHECK(pages[2].bytes == "<p>a");
    CHECK(pages[2].record == 3);
    const auto at_end = pages_of(good + damage);
    REQUIRE(at_end.size() == 2);
    CHECK(at_end[1].error == pages[1].error);
  }
  CHECK(pages_of(good + repeated("\r\n", 1000) + good).size() == 2);
}

TEST_CASE("a record whose length is wrong ends where the next one begins, or else with the file", "[records]") {
  const std::string good = record("resource", "text/html", "<p>a");
  const std::string metadata = "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 99999\r\n\r\n";
  for (const std::string& bytes : {good + metadata + good, packed(good + metadata + good)}) {
    const auto pages = pages_of(bytes);
    REQUIRE(pages.size() == 2);
    CHECK(pages[1].bytes == "<p>a");
    CHECK(pages[1].record == 3);
  }
  const auto cut = pages_of(good + metadata);
  REQUIRE(cut.size() == 2);
  CHECK(cut[1].error == "the record is cut off");
  const std::string resource = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: ";
  const std::string body = "<p>" + std::string(500, 'b');
  for (const std::string length : {"1", "501", "502", "560", "620", "99999999999", "99999999999999999999999", "x", ""}) {
    INFO(length);
    const auto pages = pages_of(good + resource + length + "\r\n\r\n" + body + "\r\n\r\n" + good + good);
    REQUIRE(pages.size() == 4);
    CHECK(pages[1].bytes == body);
    CHECK(pages[1].warning.find("length") != std::string::npos);
    CHECK_FALSE(pages[1].truncated);
    CHECK(pages[3].bytes == "<p>a");
  }
  const auto short_content = pages_of(good + resource + "560\r\n\r\n" + body.substr(0, 300) + good + good);
  REQUIRE(short_content.size() == 4);
  CHECK(short_content[1].bytes == body.substr(0, 300));
  CHECK(short_content[1].truncated);
}

TEST_CASE("a page may have a web archive in it, if its length is right", "[records]") {
  const std::string body = "<pre>" + record("resource", "text/html", "<p>not a record") + "</pre>";
  const auto pages = pages_of(record("resource", "text/html", body) + record("resource", "text/html", "<p>a"));
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].bytes == body);
  CHECK(pages[0].warning.empty());
}

TEST_CASE("every record is a page, a failure or counted", "[records]") {
  const std::string html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  const std::string good = record("response", "application/http", html + "\r\n<p>a");
  struct {
    std::string record;
    RecordKind kind;
  } const cases[] = {
      {record("warcinfo", "application/warc-fields", "x: y"), RecordKind::warcinfo},
      {record("request", "application/http", "GET / HTTP/1.1\r\n\r\n"), RecordKind::request},
      {record("metadata", "application/warc-fields", "x: y"), RecordKind::metadata},
      {record("revisit", "application/http", html + "\r\n"), RecordKind::revisit},
      {record("continuation", "application/http", "<p>x"), RecordKind::other},
      {record("response", "application/http", "HTTP/1.1 301 Moved\r\n\r\n"), RecordKind::redirection},
      {record("response", "application/http", "HTTP/1.1 404 Not Found\r\n\r\n<p>x"), RecordKind::error_page},
      {record("response", "application/http", "HTTP/2 503\r\n\r\n<p>x"), RecordKind::error_page},
      {record("response", "application/http", html + "\r\n"), RecordKind::empty},
      {record("response", "application/http", html + "\r\n{\"a\": [1, 2]}"), RecordKind::data},
      {record("resource", "application/json", "{}"), RecordKind::data},
      {record("resource", "image/webp", "x"), RecordKind::image},
      {record("resource", "", "GIF89a"), RecordKind::image},
      {record("resource", "video/mp4", "x"), RecordKind::media},
      {record("resource", "text/css", "x"), RecordKind::style},
      {record("resource", "text/javascript; charset=utf-8", "x"), RecordKind::script},
      {record("resource", "font/woff2", "x"), RecordKind::font},
      {record("resource", "application/pdf", "x"), RecordKind::document},
      {record("resource", "application/octet-stream", "\1\2\3\4\5"), RecordKind::binary},
      {warc_record({.type = "resource", .content_type = "text/plain", .url = "metadata://gnu.org/software/wget/warc/wget.log"},
                   "x"),
       RecordKind::archiver},
      {warc_record({.url = "dns:a.example"}, "20260101"), RecordKind::dns},
      {good, RecordKind::page},
  };
  for (const auto& [bytes, kind] : cases) {
    INFO(bytes);
    const TemporaryFile file(good + bytes + good);
    Records records(file.name(), {});
    std::size_t pages = 0;
    for (Page page; records.next(page);) ++pages;
    CHECK(pages == (kind == RecordKind::page ? 3 : 2));
    RecordCounts expected{};
    if (kind != RecordKind::page) count_record(expected, kind);
    CHECK(records.passed_over() == expected);
  }
}

TEST_CASE("counts of records are told in words and as JSON", "[records]") {
  RecordCounts counts{};
  CHECK(record_counts_message(counts).empty());
  CHECK(record_counts_json(counts) == "{}");
  count_record(counts, RecordKind::image);
  CHECK(record_counts_message(counts) == "1 record passed over: 1 image");
  add_counts(counts, counts);
  count_record(counts, RecordKind::revisit);
  CHECK(record_counts_message(counts) == "3 records passed over: 1 revisit, 2 images");
  CHECK(record_counts_json(counts) == R"({"revisit":1,"image":2})");
}

TEST_CASE("a decompressor takes no more memory than it may", "[records]") {
  std::string noise;
  for (unsigned i = 0, state = 7; i < 3000000; ++i)
    noise.push_back(static_cast<char>('0' + ((state = state * 1664525U + 1013904223U) >> 26)));
  const std::string page = "<p>" + noise;
  for (const std::string_view packing : {"zstd", "xz"}) {
    INFO(packing);
    const std::string bytes = packed(page, packing);
    CHECK((pages_of(bytes, {.memory = std::size_t{64} << 20})[0].bytes == page));
    const auto refused = pages_of(bytes, {.memory = std::size_t{2} << 20});
    CHECK(refused[0].error_code == PageError::unreadable);
    CHECK(refused[0].error.find("1 MiB are allowed") != std::string::npos);
  }
  CHECK(pages_of(packed(page, "zstd"))[0].reader_memory > 1000000);
  CHECK(pages_of(packed(page, "gzip"))[0].reader_memory == 0);
}

TEST_CASE("an HTTP header without a status is no redirection, and one that is too long is an error", "[records]") {
  CHECK(pages_of(record("response", "application/http", "HTTP/1.1\r\nContent-Type:text/html\r\n\r\n<p>a"))[0].bytes == "<p>a");
  CHECK(pages_of(record("response", "application/http", "HTTP/1.1\r\nContent-Length: 3\r\n\r\n<p>a"))[0].bytes == "<p>a");
  CHECK(pages_of(record("response", "application/http", "HTTP/1.1  302 Found\r\n\r\n<p>a")).empty());
  std::string fields;
  for (int i = 0; i < 100000; ++i) fields.append("A: b\r\n");
  const auto pages = pages_of(record("response", "application/http", kHttp + fields + "\r\n<p>a"));
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].error == "the HTTP header has no end, or is too long");
}

TEST_CASE("floods of parts, boundaries and fields are read to the end", "[records]") {
  std::string parts(kMail);
  for (int i = 0; i < 100000; ++i) parts.append("--=_x\r\nA: b\r\n\r\n");
  std::string prefixes(kMail);
  for (int i = 0; i < 1000000; ++i) prefixes.append("\n--=_");
  std::string fields = "WARC/1.0\r\n";
  for (int i = 0; i < 500000; ++i) fields.append("A: b\r\n");
  for (const std::string& flood : {parts, prefixes, fields}) {
    const auto pages = pages_of(flood);
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].error_code == PageError::malformed);
  }
}

TEST_CASE("binary data of no known format is refused, text in any encoding is not", "[records]") {
  std::string noise;
  for (unsigned i = 0, state = 1; i < 5000; ++i)
    noise.push_back(static_cast<char>((state = state * 1664525U + 1013904223U) >> 24));
  CHECK(pages_of(noise)[0].error == "binary data, not a page");
  CHECK(pages_of(std::string(5000, '\0'))[0].error_code == PageError::unsupported);
  CHECK(pages_of("<p>saved before the power went" + std::string(5000, '\0'))[0].error.empty());
  CHECK(pages_of("\xEF\xBB\xBF \n<!DOCTYPE html>" + std::string(5000, '\0'))[0].error.empty());
  CHECK(pages_of("N\bNA\bAM\bME\bE\n  \x1B[1mpith\x1B[0m, a strip\fper\v\n")[0].error.empty());
  for (const std::string_view text :
       {"\xFF\xFEI\0t\0"sv, "\xFE\xFF\0I\0t\0"sv, "I\0t\0 \0i\0s\0 \0a\0 \0t\0e\0x\0t\0.\0\n\0"sv, "\x1B$B%9%1!<%H\x1B(B"sv,
        "\x8E\x9F\x97\xEF\x82\xCC\x93\xB9"sv, "\xB1\xE0\xBC\xAD"sv, "\x95\x39\x95\x39\xC4\xE3\xBA\xC3"sv,
        "\xEB\xC1\xD4\xCF\xCB"sv, "\x91quoted\x92 \x96 caf\xE9"sv}) {
    INFO(text);
    CHECK(pages_of(text)[0].error.empty());
  }
}

TEST_CASE("lines of a stream do not depend on the pieces that they are read in", "[records]") {
  constexpr std::string_view kBytes = "a\n\nbcdef\n123456\nlong and longer\nx";
  for (const std::size_t step : {1U, 3U, 100U}) {
    std::size_t at = 0;
    Stream stream([&](char* to, std::size_t size, std::string&) {
      const std::size_t got = kBytes.substr(at).copy(to, std::min(step, size));
      at += got;
      return static_cast<std::ptrdiff_t>(got);
    });
    std::string seen;
    std::string_view line;
    for (Stream::LineStatus status; (status = stream.read_line(line, 5)) != Stream::LineStatus::none;)
      seen.append(status == Stream::LineStatus::complete ? line : "too long").append("|");
    CHECK(seen == "a||bcdef|too long|too long|x|");
  }
}

TEST_CASE("binary files are refused, and the addresses of saved pages are read", "[records]") {
  for (const std::string_view bytes : {"%PDF-1.7"sv, "\x89PNG\r\n\x1A\n"sv, "GIF89a"sv,
                                       "\x7F"
                                       "ELF"sv}) {
    const auto pages = pages_of(bytes);
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].error_code == PageError::unsupported);
  }
  for (const std::string_view font : {"wOF2"sv, "OTTO\0\x0B"sv, "\0\1\0\0\0\x10"sv, "\x7C\1\0\0\x0A\1\0\0\2\0\2\0"sv})
    CHECK(pages_of(font)[0].binary == BinaryType::font);
  CHECK(pages_of("<!DOCTYPE html>\n<!-- saved from url=(0017)http://d.example/ -->\n<p>x")[0].url == "http://d.example/");
  CHECK(pages_of("<html><!--\n Page saved with SingleFile \n url: https://e.example/x \n-->")[0].url == "https://e.example/x");
  CHECK(pages_of("<p>see http://f.example/")[0].url.empty());
}

TEST_CASE("errors have the codes of JSON output", "[records]") {
  CHECK(name_of(PageError::none).empty());
  CHECK(name_of(PageError::too_large) == "too-large");
  CHECK(name_of(PageError::memory) == "memory");
}
