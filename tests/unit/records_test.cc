// Inputs that hold pages: sound ones give their pages, broken and hostile ones an error in place and an end.
#include "input/records.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "unit/containers.h"

using namespace pith;
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

TEST_CASE("a web archive gives its pages and what it states of them", "[records]") {
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

TEST_CASE("broken records are answered in place, and the others read", "[records]") {
  const std::string good = record("resource", "text/html", "<p>a");
  for (const std::string length : {"9223372036854775808", "99999999999999999999", "-1", "x", ""}) {
    INFO(length);
    const auto pages = pages_of(good + "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: " + length + "\r\n\r\nabc");
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].bytes == "<p>a");
    CHECK(pages[1].error_code == "malformed");
  }
  const auto unknown = pages_of(record("response", "application/http", kHttp + "Content-Encoding: br\r\n\r\nx") + good);
  REQUIRE(unknown.size() == 2);
  CHECK(unknown[0].error_code == "unsupported");
  CHECK(unknown[1].bytes == "<p>a");
  CHECK(pages_of(record("response", "application/http", kHttp + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx"))
            .size() == 1);
}

TEST_CASE("a page whose end is missing is read as far as it goes and told", "[records]") {
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

TEST_CASE("the page of an MHTML file is the part that start names, else the first HTML", "[records]") {
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

TEST_CASE("floods of parts, boundaries and fields come to an end", "[records]") {
  std::string parts(kMail);
  for (int i = 0; i < 100000; ++i) parts.append("--=_x\r\nA: b\r\n\r\n");
  std::string prefixes(kMail);
  for (int i = 0; i < 1000000; ++i) prefixes.append("\n--=_");
  std::string fields = "WARC/1.0\r\n";
  for (int i = 0; i < 500000; ++i) fields.append("A: b\r\n");
  for (const std::string& flood : {parts, prefixes, fields}) {
    const auto pages = pages_of(flood);
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].error_code == "malformed");
  }
}

TEST_CASE("lines of JSON give a page each, a bad one an error with its number", "[records]") {
  const auto pages = pages_of("{\"id\":7,\"html\":\"<p>a\",\"url\":\"http://c.example/\",\"x\":[1]}\n{bad\n{\"text\":\"b\"}");
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].bytes == "<p>a");
  CHECK(pages[0].url == "http://c.example/");
  CHECK(pages[0].echo == "\"id\":7,\"x\":[1]");
  CHECK_FALSE(pages[1].error.empty());
  CHECK(pages[1].record == 2);
  CHECK(pages[2].bytes == "b");
  CHECK(pages[2].from == InputFormat::text);
}

TEST_CASE("binaries are refused, and addresses of saved pages read", "[records]") {
  for (const std::string_view bytes : {"%PDF-1.7"sv, "\x89PNG\r\n\x1A\n"sv, "GIF89a"sv,
                                       "\x7F"
                                       "ELF"sv}) {
    const auto pages = pages_of(bytes);
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].error_code == "unsupported");
  }
  CHECK(pages_of("<!DOCTYPE html>\n<!-- saved from url=(0017)http://d.example/ -->\n<p>x")[0].url == "http://d.example/");
  CHECK(pages_of("<html><!--\n Page saved with SingleFile \n url: https://e.example/x \n-->")[0].url == "https://e.example/x");
  CHECK(pages_of("<p>see http://f.example/")[0].url.empty());
}
