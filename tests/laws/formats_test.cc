// The law of the formats: a page gives the same document however it was saved, compressed or archived. It is checked over
// testdata, in containers that are made here.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/json_string.h"
#include "command/batch/process.h"
#include "input/decode.h"
#include "input/reader.h"
#include "unit/containers.h"

namespace {

using namespace pith;
using namespace pith::internal;
using namespace pith::testing;

constexpr std::string_view kUrl = "https://paper.example/2026/a-page";
const std::string kHttp = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

struct Form {
  std::string name;
  std::string bytes;
};
using Forms = std::vector<Form>;

// The document of the only page of an input, as JSON with all members except those that name the input.
std::string document_of(std::string_view bytes) {
  std::vector<Page> pages = pages_of(bytes);
  REQUIRE(pages.size() == 1);
  Page& page = pages.front();
  REQUIRE(page.error == "");
  page.name.clear();
  page.record = 0;
  if (page.url.empty()) page.url = kUrl;
  BatchJob job;
  job.write.to = OutputFormat::json;
  job.write.segments = job.write.explain = true;
  const PageResult result = process(page, job);
  REQUIRE_FALSE(result.failed);
  return result.bytes;
}

std::string mail(std::string_view encoding, std::string_view body, std::string_view charset = {}) {
  std::string out =
      "From: <Saved by a browser>\r\nSubject: A page\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
      "\ttype=\"text/html\";\r\n\tboundary=\"----part--x\"\r\n\r\n\r\n------part--x\r\nContent-Type: text/html";
  if (!charset.empty()) out.append("; charset=").append(charset);
  out.append("\r\nContent-Transfer-Encoding: ").append(encoding);
  out.append("\r\nContent-Location: ").append(kUrl).append("\r\n\r\n").append(body);
  return out.append(
      "\r\n------part--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n------part--x--\r\n");
}

std::string in_brackets(std::string_view url) { return "<" + std::string(url) + ">"; }

std::string json_line(std::string_view key, std::string_view utf8) {
  std::string out = "{\"url\":\"" + std::string(kUrl) + "\",\"" + std::string(key) + "\":";
  append_json_string(out, utf8);
  return out.append("}\n");
}

Forms packings(const std::string& page) {
  Forms forms;
  for (const std::string_view packing : kPackings) forms.push_back({std::string(packing), packed(page, packing)});
  const std::size_t half = page.size() / 2;
  forms.push_back({"gzip of two members", packed(page.substr(0, half)) + packed(page.substr(half))});
  return forms;
}

Forms archives(const std::string& page, std::string_view media_type) {
  const std::string url(kUrl);
  const std::string plain = warc_record({.url = url}, kHttp + "\r\n" + page);
  const std::string resource = warc_record({.type = "resource", .content_type = media_type, .url = url}, page);
  const std::string info =
      warc_record({.type = "warcinfo", .content_type = "application/warc-fields"}, "software: a crawler\r\n");
  Forms forms = {{"WARC resource", resource}, {"WARC resource, gzip", packed(info) + packed(resource)}};
  if (media_type == "text/plain")
    return forms.push_back({"WET", info + warc_record({.type = "conversion", .content_type = media_type, .url = url}, page)}),
           forms;
  const std::string old = warc_record({.url = in_brackets(url), .version = "WARC/1.0"}, kHttp + "\r\n" + page);
  const auto response = [&](std::string_view fields, const std::string& body) {
    return warc_record({.url = url}, kHttp + std::string(fields) + "\r\n" + body);
  };
  const std::string members = packed(info) + packed(plain);
  forms.insert(
      forms.end(),
      {{"WARC 1.1", info + plain},
       {"WARC 1.0", info + old},
       {"WARC, chunked", response("Transfer-Encoding: chunked\r\n", chunked(page))},
       {"WARC, gzip body", response("Content-Encoding: gzip\r\n", packed(page))},
       {"WARC, deflate body", response("Content-Encoding: deflate\r\n", deflated(page))},
       {"WARC, zstd body", response("Content-Encoding: zstd\r\n", packed(page, "zstd"))},
       {"WARC, gzip body in chunks", response("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunked(packed(page)))},
       {"WARC, stated packing long undone", response("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", page)},
       {"WARC, a member a record", members},
       {"WARC in zstd", packed(info + plain, "zstd")},
       {"WACZ", zipped({{"datapackage.json", "{}"}, {"archive/data.warc.gz", members}, {"pages/pages.jsonl", "{}\n"}})},
       {"WACZ, plain within", zipped({{"archive/data.warc", info + plain}})}});
  return forms;
}

Forms mails(const std::string& page) {
  return {{"MHTML, base64", mail("base64", base64(page))},
          {"MHTML, quoted-printable", mail("quoted-printable", quoted_printable(page))},
          {"MHTML, 8bit", mail("8bit", page)},
          {"MHTML in xz", packed(mail("base64", base64(page)), "xz")}};
}

void check_forms(const std::string& name, const std::string& page, const Forms& forms) {
  const std::string expected = document_of(page);
  for (const Form& form : forms) {
    INFO(name << " as " << form.name);
    CHECK(document_of(form.bytes) == expected);
  }
}

std::vector<Page> sample_pages() {
  std::vector<Page> pages;
  for (const std::string& name : list_inputs({PITH_TESTDATA}, [](const auto&, const auto&) {})) {
    if (name.ends_with(".json")) continue;
    std::string error;
    REQUIRE(read_page(name, pages.emplace_back(), error));
  }
  return pages;
}

}  // namespace

TEST_CASE("a page is the same document however it is compressed or archived", "[laws]") {
  for (const Page& page : sample_pages()) {
    const bool html = page.name.ends_with(".html");
    check_forms(page.name, page.bytes, packings(page.bytes));
    check_forms(page.name, page.bytes, archives(page.bytes, html ? "text/html" : "text/plain"));
    if (html) check_forms(page.name, page.bytes, mails(page.bytes));
  }
}

TEST_CASE("a page is the same document as a string of JSON", "[laws]") {
  for (const Page& page : sample_pages()) {
    const bool html = page.name.ends_with(".html");
    const std::string line = json_line(html ? "html" : "text", decode(page.bytes, {}).utf8);
    check_forms(page.name, page.bytes, {{"JSONL", line}, {"JSONL in gzip", packed(line)}});
  }
}

TEST_CASE("the encoding that a container states is that of the page", "[laws]") {
  const std::string utf8 =
      "<title>Каток</title><h1>Каток открыт</h1><p>Лёд на пруду окреп, и каток за мельницей открыли в субботу утром.";
  const std::string koi8 =
      "<title>\xEB\xC1\xD4\xCF\xCB</title><h1>\xEB\xC1\xD4\xCF\xCB \xCF\xD4\xCB\xD2\xD9\xD4</h1><p>\xEC\xA3\xC4 \xCE\xC1 "
      "\xD0\xD2\xD5\xC4\xD5 "
      "\xCF\xCB\xD2\xC5\xD0, \xC9 \xCB\xC1\xD4\xCF\xCB \xDA\xC1 \xCD\xC5\xCC\xD8\xCE\xC9\xC3\xC5\xCA "
      "\xCF\xD4\xCB\xD2\xD9\xCC\xC9 \xD7 "
      "\xD3\xD5\xC2\xC2\xCF\xD4\xD5 \xD5\xD4\xD2\xCF\xCD.";
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"koi8-r\"\r\n\r\n" + koi8;
  check_forms(
      "an article", utf8,
      {{"MHTML", mail("quoted-printable", quoted_printable(koi8), "koi8-r")},
       {"WARC response", warc_record({.url = kUrl}, http)},
       {"WARC resource", warc_record({.type = "resource", .content_type = "text/html; charset=KOI8-R", .url = kUrl}, koi8)}});
}
