// Families of containers that repeat one construct of their format: heads without end, boundaries, members, entries, lengths that
// lie. A container of twice the size must take about twice the time, and no more memory than its largest page explains.
#include <algorithm>
#include <array>
#include <string_view>

#include "hostile/families.h"
#include "unit/containers.h"

namespace pith::tests {
namespace {

using namespace std::literals;
using testing::base64;
using testing::chunked;
using testing::packed;
using testing::streamed_zip_entry;
using testing::warc_record;
using testing::zip_entry;
using testing::zipped;

std::string repeat(std::string_view piece, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + piece.size());
  while (out.size() < bytes) out.append(piece);
  return out;
}

struct Repeated {
  std::string_view name;
  std::string_view head;
  std::string_view piece;
  std::string_view tail;
};

constexpr std::string_view kBoundary200 =
    "----------------------------------------------------------------------------------------------------"
    "--------------------------------------------------------------------------------------------------x";
#define MAIL "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
#define HTML_PART MAIL "--b\r\nContent-Type: text/html\r\n"
#define RESOURCE "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n"

#define ARC_HEAD "http://a.example/ 192.0.2.7 20260101000000 text/html "

constexpr Repeated kRepeated[] = {
    {"WARC: heads without end", "", "WARC/1.0\r\n", ""},
    {"WARC: heads of one field without end", "", "WARC/1.0\r\nA: b\r\n", ""},
    {"WARC: heads without a length", "", "WARC/1.0\r\n\r\n", ""},
    {"WARC: a head without end", "WARC/1.0\r\n", "A: b\r\n", ""},
    {"WARC: a head of fields without colon", "WARC/1.0\r\n", "Ab\r\n", "Content-Length: 0\r\n\r\n"},
    {"WARC: a field without end", "WARC/1.0\r\nA: ", "b", ""},
    {"WARC: a folded field", RESOURCE "WARC-Target-URI: http://a.example/\r\n", " b\r\n", "Content-Length: 1\r\n\r\nx"},
    {"WARC: fields of a name", RESOURCE, "Content-Length: x\r\n", "\r\n"},
    {"WARC: lines that are no records", "WARC/1.0\r\n\r\n", "x\r\n", ""},
    {"WARC: lines that look like records", "WARC/1.0\r\n\r\n", "WARC/1.0 x\r\nWARC/\r\n", ""},
    {"WARC: a line that is no record", "WARC/1.0\r\n\r\n", "x", ""},
    {"WARC: blank lines", "WARC/1.0\r\n\r\n", "\r\n", ""},
    {"WARC: zero bytes", "WARC/1.0\r\n\r\n", "\0"sv, ""},
    {"WARC: records of size 0", "", RESOURCE "Content-Length: 0\r\n\r\n", ""},
    {"WARC: records that are not pages", "", "WARC/1.0\r\nContent-Length: 1\r\n\r\nx\r\n\r\n", ""},
    {"WARC: records of one letter", "", RESOURCE "Content-Length: 1\r\n\r\nx\r\n\r\n", ""},
    {"WARC: lengths that are too short", "", RESOURCE "Content-Length: 1\r\n\r\nword\r\nword\r\n\r\n", ""},
    {"WARC: lengths that are too long", "", RESOURCE "Content-Length: 99\r\n\r\nword\r\n\r\n", ""},
    {"WARC: lengths over several records", "", RESOURCE "Content-Length: 1000000\r\n\r\nword\r\n\r\n", ""},
    {"WARC: a length without end", "", RESOURCE "Content-Length: 18446744073709551615\r\n\r\nword\r\n\r\n", ""},
    {"WARC: negative lengths", "", RESOURCE "Content-Length: -1\r\n\r\nword\r\n\r\n", ""},
    {"WARC: huge lengths", "", RESOURCE "Content-Length: 99999999999999999999\r\n\r\nword\r\n\r\n", ""},
    {"WARC: lengths beyond the file", "", RESOURCE "Content-Length: 99999999999\r\n\r\nword\r\n\r\n", ""},
    {"WARC: no length, and names of the format", RESOURCE "Content-Length: x\r\n\r\n", "WARC/", ""},
    {"WARC: no length, and versions", RESOURCE "Content-Length: x\r\n\r\n", "WARC/1.0\r\n", ""},
    {"WARC: no lengths", "", RESOURCE "\r\nword\r\n", ""},
    {"WARC: pictures of wrong lengths", "",
     "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: image/png\r\nContent-Length: 1500000\r\n\r\nx", ""},
    {"ARC: records of one letter", "", ARC_HEAD "1\nx\n", ""},
    {"ARC: lengths that are too long", "", ARC_HEAD "300\nx\n", ""},
    {"ARC: lengths over several records", "", ARC_HEAD "1000000\nx\n", ""},
    {"ARC: heads without a content", "", ARC_HEAD "0\n", ""},
    {"ARC: lines like heads", ARC_HEAD "0\n\n", "http://a.example/ 1 2 3 4 5 6 7 8 9\n", ""},
    {"ARC: a line of spaces", ARC_HEAD "0\n\nhttp:", " ", ""},
    {"ARC: a line of hosts", ARC_HEAD "0\n\nhttp:", " 1", "\n"},
    {"ARC: a line without end", ARC_HEAD "0\n\n", "x", ""},
    {"HTML: ends of ZIP files", "<p>x", "PK\5\6", ""},
    {"MHTML: boundaries", MAIL, "--b\r\n", ""},
    {"MHTML: boundaries in a line", MAIL, "--b", ""},
    {"MHTML: beginnings of a boundary", MAIL, "\n--", ""},
    {"MHTML: empty parts", MAIL, "--b\r\n\r\n", ""},
    {"MHTML: parts of one field", MAIL, "--b\r\nA: b\r\n\r\n", ""},
    {"MHTML: text parts", MAIL, "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n", ""},
    {"MHTML: multiparts", MAIL, "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\n", ""},
    {"MHTML: multiparts of the same boundary", MAIL, "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n", ""},
    {"MHTML: nested multiparts", MAIL "--b\r\n",
     "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: multipart/mixed; boundary=d\r\n\r\n--d\r\n", ""},
    {"MHTML: a head without end", MAIL "--b\r\n", "A: b\r\n", ""},
    {"MHTML: a part's head of fields without colon", HTML_PART, "Ab\r\n", "\r\n<p>x"},
    {"MHTML: a folded field", HTML_PART "Content-Location: http://a.example/\r\n", " b\r\n", "\r\n<p>x"},
    {"MHTML: parameters", MAIL "--b\r\nContent-Type: text/html; ", "a=b;", "\r\n\r\n<p>x"},
    {"MHTML: parameters without value", MAIL "--b\r\nContent-Type: text/html; ", ";", "\r\n\r\n<p>x"},
    {"MHTML: quotation marks of parameters", MAIL "--b\r\nContent-Type: text/html; ", "a=\";", "\r\n\r\n<p>x"},
    {"MHTML: a charset without end", MAIL "--b\r\nContent-Type: text/html; charset=", "x", "\r\n\r\n<p>x"},
    {"MHTML: soft line breaks", HTML_PART "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>x", "=\r\n", ""},
    {"MHTML: equals signs", HTML_PART "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>x", "=", ""},
    {"MHTML: base64 of junk", HTML_PART "Content-Transfer-Encoding: base64\r\n\r\n", "!\x80", ""},
    {"MHTML: base64 of one letter", HTML_PART "Content-Transfer-Encoding: base64\r\n\r\n", "YWFh", ""},
    {"JSONL: blank lines", "{\"text\":\"x\"}\n", "\n", ""},
    {"JSONL: lines that are not JSON", "{\"text\":\"x\"}\n", "{bad\n", ""},
    {"JSONL: pages of one letter", "", "{\"text\":\"x\"}\n", ""},
    {"JSONL: nested arrays", "{\"text\":\"x\",\"a\":", "[", ""},
    {"JSONL: nested objects", "{\"text\":\"x\",\"a\":", "{\"b\":", ""},
    {"JSONL: members", "{\"text\":\"x\"", ",\"a\":1", "}"},
    {"JSONL: empty members", "{\"text\":\"x\"", ",\"\":\"\"", "}"},
    {"JSONL: members named html", "{\"text\":\"x\"", ",\"html\":1", "}"},
    {"JSONL: members of the schema", "{\"text\":\"x\"", ",\"title\":1", "}"},
    {"JSONL: an array of arrays", "{\"text\":\"x\",\"a\":[[]", ",[]", "]}"},
    {"JSONL: a string without end", "{\"text\":\"", "x", ""},
    {"JSONL: backslashes", "{\"text\":\"x", "\\\\", "\"}"},
    {"JSONL: escapes", "{\"text\":\"x", "\\u00e9", "\"}"},
    {"JSONL: lone surrogates", "{\"text\":\"x", "\\ud800", "\"}"},
    {"JSONL: a long number", "{\"text\":\"x\",\"a\":1", "1", "}"},
    {"JSONL: long numbers", "{\"text\":\"x\",\"a\":[1", ",111111111111111111111111111111", "]}"},
    {"JSONL: quotation marks", "{\"text\":\"x\"}\n", "\"", ""},
};

// Responses whose header or body repeats a piece.
struct Response {
  std::string_view name;
  std::string_view header;
  std::string_view header_piece;
  std::string_view body;
  std::string_view body_piece;
};
#define CHUNKED "Transfer-Encoding: chunked\r\n"

constexpr Response kResponses[] = {
    {"HTTP: fields", "", "A: b\r\n", "<p>x", ""},
    {"HTTP: lines without colon", "", "Ab\r\n", "<p>x", ""},
    {"HTTP: a folded field", "A: b\r\n", " b\r\n", "<p>x", ""},
    {"HTTP: parameters", "Content-Type: text/html; a=b", ";a=b", "<p>x", ""},
    {"HTTP: a charset without end", "Content-Type: text/html; charset=x", "x", "<p>x", ""},
    {"HTTP: an encoding without end", "Content-Encoding: x", "x", "<p>x", ""},
    {"HTTP: no end of the header", "", "A: b\r\n", "", ""},
    {"HTTP: chunks of one letter", CHUNKED, "", "", "1\r\nx\r\n"},
    {"HTTP: chunks of size 0", CHUNKED, "", "", "0\r\n\r\n"},
    {"HTTP: sizes of chunks alone", CHUNKED, "", "", "1\r\n"},
    {"HTTP: huge chunks", "Content-Type: text/html\r\n" CHUNKED, "", "", "ffffffff\r\nx\r\n"},
    {"HTTP: a size of a chunk without end", CHUNKED, "", "", "f"},
    {"HTTP: extensions of a chunk", CHUNKED, "", "1;", "a=b;"},
    {"HTTP: gzip of junk", "Content-Encoding: gzip\r\n", "", "\x1F\x8B\x08", "x"},
    {"HTTP: deflate of junk", "Content-Encoding: deflate\r\n", "", "", "x"},
    {"HTTP: Brotli of junk", "Content-Encoding: br\r\n", "", "\x8B\x01\x80", "x\1"},
    {"HTTP: codings", "Content-Encoding: gzip", ", gzip", "<p>x", ""},
    {"HTTP: zstd of junk", "Content-Encoding: zstd\r\n", "", "\x28\xB5\x2F\xFD", "x"},
};

std::string response(std::string_view fields, std::string_view body) {
  return warc_record({}, std::string("HTTP/1.1 200 OK\r\n").append(fields).append("\r\n").append(body));
}

// The same record again and again, until the file has that many bytes.
std::string records(std::string_view fields, std::string_view body, std::size_t bytes) {
  return repeat(response(fields, body), bytes);
}

const std::string& empty_member() {
  static const std::string member = packed("");
  return member;
}

}  // namespace

std::vector<Family> hostile_containers() {
  std::vector<Family> families;
  const auto add = [&](std::string name, std::function<std::string(std::size_t)> make) {
    families.push_back({std::move(name), std::move(make)});
  };
  for (const Repeated& row : kRepeated)
    add(std::string(row.name),
        [&row](std::size_t bytes) { return std::string(row.head).append(repeat(row.piece, bytes)).append(row.tail); });
  for (const Response& row : kResponses)
    add(std::string(row.name), [&row](std::size_t bytes) {
      std::string fields(row.header);
      if (!row.header_piece.empty()) fields += repeat(row.header_piece, bytes);
      if (!fields.empty() && !fields.ends_with('\n')) fields += "\r\n";
      return response(fields, std::string(row.body) + (row.body_piece.empty() ? "" : repeat(row.body_piece, bytes)));
    });
  add("HTTP: fields, in many records", [](std::size_t bytes) { return records(repeat("A: b\r\n", 10000), "<p>x", bytes); });
  add("HTTP: gzip bodies of one letter",
      [](std::size_t bytes) { return records("Content-Encoding: gzip\r\n", packed("x"), bytes); });
  add("HTTP: empty gzip members",
      [](std::size_t bytes) { return response("Content-Encoding: gzip\r\n", repeat(empty_member(), bytes)); });
  add("HTTP: zero bytes, packed again and again", [](std::size_t bytes) {
    std::string body(bytes, '\0');
    for (int i = 0; i < 8; ++i) body = packed(body);
    return response("Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip\r\n", body);
  });
  add("MHTML: lines like a long boundary", [](std::size_t bytes) {
    return std::string("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=") + std::string(kBoundary200) +
           "\r\n\r\n" + repeat(std::string(202, '-') + "\n", bytes);
  });
  add("MHTML: a line like a long boundary", [](std::size_t bytes) {
    return std::string("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=") + std::string(kBoundary200) +
           "\r\n\r\n" + repeat("-", bytes);
  });
  for (const std::string_view packing : testing::kPackings) {
    const std::string name(packing);
    add(name + ": WARC heads without end", [=](std::size_t bytes) { return packed(repeat("WARC/1.0\r\n", bytes), packing); });
    add(name + ": empty members", [=](std::size_t bytes) { return repeat(packed("", packing), bytes); });
    add(name + ": members of one letter", [=](std::size_t bytes) { return repeat(packed("x", packing), bytes); });
    add(name + ": members in members", [=](std::size_t bytes) {
      std::string nested = repeat("x", bytes);
      for (int i = 0; i < 20; ++i) nested = packed(nested, packing);
      return nested;
    });
    add(name + ": empty members in a member",
        [=](std::size_t bytes) { return packed(repeat(packed("", packing), bytes), packing); });
    add(name + ": zero bytes", [=](std::size_t bytes) { return packed(std::string(bytes, '\0'), packing); });
    add(name + ": junk after the magic number",
        [=](std::size_t bytes) { return packed("x", packing).substr(0, 8) + repeat("x", bytes); });
    add(name + ": junk after a member", [=](std::size_t bytes) { return packed("x", packing) + repeat("x", bytes); });
  }
  add("gzip: a member for each WARC record",
      [](std::size_t bytes) { return repeat(packed(warc_record({.type = "warcinfo"}, "x")), bytes); });
  add("gzip: magic numbers", [](std::size_t bytes) { return packed("x") + repeat("\x1F\x8B", bytes); });
  add("gzip: heads of members", [](std::size_t bytes) { return packed("x") + repeat(empty_member().substr(0, 10), bytes); });
  add("gzip: members that run over others", [](std::size_t bytes) {
    return packed(warc_record({}, "x")) + repeat("\x1F\x8B\x08\0\0\0\0\0\0\3\1\xFF\xFF\0\0WARC/1.0 is text"s, bytes);
  });
  add("zstd: skippable frames", [](std::size_t bytes) { return repeat("\x50\x2A\x4D\x18\0\0\0\0"s, bytes); });
  add("zstd: a skippable frame without end",
      [](std::size_t bytes) { return "\x50\x2A\x4D\x18\xFF\xFF\xFF\xFF"s + repeat("x", bytes); });
  add("zstd: a dictionary of junk", [](std::size_t bytes) {
    const std::uint32_t size = static_cast<std::uint32_t>(bytes);
    std::string head = "\x5D\x2A\x4D\x18";
    for (unsigned i = 0; i < 4; ++i) head.push_back(static_cast<char>(size >> 8 * i & 0xFFU));
    return head + std::string(bytes, 'x') + packed("<p>x", "zstd");
  });
  add("zstd: magic numbers", [](std::size_t bytes) { return packed("x", "zstd") + repeat("\x28\xB5\x2F\xFD", bytes); });
  add("zstd: frames of records that are damaged", [](std::size_t bytes) {
    std::string frame = packed(warc_record({}, "<p>x"), "zstd");
    frame[frame.size() / 2] ^= 0x55;
    return packed(warc_record({}, "<p>x"), "zstd") + repeat(frame, bytes);
  });
  add("zstd: frames that state huge windows",
      [](std::size_t bytes) { return packed("x", "zstd") + repeat("\x28\xB5\x2F\xFD\0\xF8\1\0\0"s, bytes); });
  add("gzip: a field of the header without end",
      [](std::size_t bytes) { return "\x1F\x8B\x08\x08\0\0\0\0\0\3"s + repeat("x", bytes); });
  add("ZIP: entries", [](std::size_t bytes) { return repeat(zip_entry("a", "", 0), bytes); });
  add("ZIP: entries with long names", [](std::size_t bytes) { return repeat(zip_entry(std::string(60000, 'a'), "", 0), bytes); });
  add("ZIP: entries that overlap", [](std::size_t bytes) { return repeat(zip_entry("a", "", 1000), bytes); });
  add("ZIP: an entry without end", [](std::size_t bytes) { return repeat(zip_entry("a", "", 0xFFFFFFF0), bytes); });
  add("ZIP: empty web archives", [](std::size_t bytes) { return repeat(zip_entry("archive/a.warc", "", 0), bytes); });
  add("ZIP: empty compressed web archives", [](std::size_t bytes) {
    const std::string& member = empty_member();
    return repeat(zip_entry("archive/a.warc.gz", member, member.size()), bytes);
  });
  add("ZIP: web archives that overlap", [](std::size_t bytes) { return repeat(zip_entry("archive/a.warc", "", 1000), bytes); });
  add("ZIP: a web archive of heads without end", [](std::size_t bytes) {
    return zipped({{"archive/a.warc", repeat("WARC/1.0\r\n", bytes)}});
  });
  add("ZIP: titles of pages", [](std::size_t bytes) {
    return zipped({{"pages/pages.jsonl", repeat("{\"url\":\"http://a.example/\",\"title\":\"x\"}\n", bytes)},
                   {"archive/a.warc", warc_record({}, "HTTP/1.1 200 OK\r\n\r\n<p>x")}});
  });
  add("ZIP: streamed entries", [](std::size_t bytes) { return repeat(streamed_zip_entry("a", "x"), bytes); });
  add("ZIP: a streamed entry of zero bytes",
      [](std::size_t bytes) { return streamed_zip_entry("a", std::string(bytes, '\0')) + zip_entry("b", "", 0); });
  add("ZIP: signatures", [](std::size_t bytes) { return zip_entry("a", "", 0) + repeat("PK\3\4", bytes); });
  add("ZIP: signatures of ends of entries", [](std::size_t bytes) {
    std::string entry = zip_entry("archive/a.warc", "", 0);
    entry[6] = 8;  // the sizes follow the content
    return entry + repeat("PK\7\10", bytes);
  });
  add("ZIP: junk", [](std::size_t bytes) { return zip_entry("a", "", 0) + repeat("x", bytes); });
  return families;
}

}  // namespace pith::tests
