// What the fuzzers begin with. In: the sample pages. Out: an input or more for each target.
//
// The idea: small inputs of every form that a parser knows, so that a fuzzer has only to change them; and pages with each option.
#include "fuzz/seeds.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "unit/containers.h"

namespace pith::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPage = 16 << 10;  // fuzzers are slow with larger ones

constexpr std::string_view kPage =
    "<!doctype html><title>Tides | The Pier</title><meta name=author content='Ann Lee'><nav><a "
    "href=/>Home</a></nav><h1>Tides</h1>"
    "<p class=byline>By Ann Lee, 3 May 2024<p>The moon pulls the sea towards it, and the sea follows it, twice a day.<sup><a "
    "href='#n1'>1</a></sup><pre><code class=language-c>int "
    "a;</code></pre><ul><li>one<ol><li>two</ol></ul><table><tr><th>a<th>b<tr>"
    "<td colspan=2>1</table><math><mfrac><mi>a</mi><mn>2</mn></mfrac></math><img srcset='a.png 1x, b.png 2x' alt=sea><p id=n1>1. "
    "A "
    "note.<div class=comments><h3>2 comments</h3><p>Tom, 2 days ago<p>Nice.</div><script type='application/ld+json'>{\"@type\":"
    "\"NewsArticle\",\"headline\":\"Tides\",\"author\":{\"name\":\"Ann Lee\"}}</script>";

// Lines of options for pages; each word that fuzz_options.cc knows is in one of them.
constexpr std::string_view kPageOptions[] = {
    "",
    "url=https://example.org/a/b?c=d to=markdown front-matter keep=511",
    "encoding=shift_jis type=forum bias=1 to=json with=blocks with=sources sources segments",
    "type=listing bias=2 to=html links=1 images=1",
    "bytes=700 depth=3 blocks=4 to=text links=1 images=2 width=30 escape",
    "memory=300000 explain to=report source=a.html",
    "explain to=text color width=60",
    "to=jsonl get=title get=authors ascii record=7",
};

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Seeds {
 public:
  void add(std::string_view target, std::string bytes) {
    const std::string name = "seed" + std::to_string(all_.size());
    all_.push_back({std::string(target), name, std::move(bytes)});
  }
  // With an empty line of options before it.
  void add_plain(std::string_view target, std::string_view bytes) { add(target, std::string("\n").append(bytes)); }
  std::vector<FuzzSeed> take() { return std::move(all_); }

 private:
  std::vector<FuzzSeed> all_{};
};

void add_pages(Seeds& seeds, const std::string& testdata) {
  std::size_t number = 0;
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(testdata)) paths.push_back(entry.path());
  std::ranges::sort(paths);
  for (const fs::path& path : paths) {
    const bool is_html = path.extension() == ".html";
    if ((!is_html && path.extension() != ".txt") || fs::file_size(path) > kMaxPage) continue;
    const std::string_view options = kPageOptions[number++ % std::size(kPageOptions)];
    const std::string bytes = std::string(options).append("\n").append(bytes_of(path));
    seeds.add(is_html ? "html" : "text", bytes);
    if (number % 4 == 0) seeds.add("page", bytes);
  }
  for (const std::string_view options : kPageOptions)
    for (const std::string_view target : {"html", "text", "page"})
      seeds.add(target, std::string(options).append("\n").append(kPage));
  seeds.add_plain("text", "Tides\n\nBy Ann Lee\n\nThe moon pulls the sea.\n- one\n  - two\n> quoted\n\na\tb\n1\t2\n");
}

std::string http(std::string_view fields, std::string_view body) {
  return std::string("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n").append(fields).append("\r\n").append(body);
}

void add_web_archives(Seeds& seeds) {
  const std::string plain = warc_record({}, http("", kPage));
  const std::string chunks =
      warc_record({}, http("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(packed(kPage), 50)));
  const std::string deflate = warc_record({}, http("Content-Encoding: deflate\r\n", deflated(kPage)));
  const std::string text = warc_record({.type = "conversion", .content_type = "text/plain"}, "Tides\n\nThe moon pulls.\n");
  const std::string info = warc_record({.type = "warcinfo", .content_type = "application/warc-fields"}, "software: x\r\n");
  const std::string moved = warc_record({}, "HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n");
  const std::string archive = info + plain + moved + chunks + deflate + text;
  seeds.add_plain("warc", archive);
  seeds.add("warc", "bytes=100\n" + archive);
  for (const std::string_view packing : kPackings) seeds.add_plain("warc", packed(plain, packing) + packed(chunks, packing));
  seeds.add_plain(
      "warc",
      "filedesc://a.arc 0.0.0.0 20240101000000 text/plain 20\n1 0 Example\n\nhttp://a.example/ 1.2.3.4 20240101000000 "
      "text/html 60\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>words</p>\n");
  seeds.add_plain("warc",
                  zipped({{"archive/a.warc", plain}, {"archive/b.warc.gz", packed(chunks)}, {"pages/pages.jsonl", "{}"}}));
  seeds.add_plain("warc", zip_entry("archive/a.warc", plain, plain.size()));
  seeds.add_plain("warc", streamed_zip_entry("archive/a.warc", plain));
  seeds.add_plain("records", archive);
  seeds.add_plain("records", packed(archive));
}

void add_other_containers(Seeds& seeds) {
  const std::string head =
      "From: <Saved by x>\r\nSnapshot-Content-Location: http://a.example/\r\nMIME-Version: 1.0\r\nContent-Type: "
      "multipart/related; type=\"text/html\"; boundary=\"b\"; start=\"<1>\"\r\n\r\n--b\r\n";
  const std::string part = "Content-Type: text/html; charset=utf-8\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: ";
  for (const std::string_view target : {"mhtml", "records"}) {
    seeds.add_plain(target, head + part + "quoted-printable\r\n\r\n" + quoted_printable(kPage) + "\r\n--b--\r\n");
    seeds.add_plain(target, head + part + "base64\r\n\r\n" + base64(kPage) + "\r\n--b--\r\n");
  }
  const std::string line =
      R"({"id":1,"url":"http://a.example/","html":"<p>a\u00e9\ud83d\ude00\n</p>","x":[1,{"a":null}],"y":-1.5e3})";
  for (const std::string_view target : {"jsonl", "records"}) {
    seeds.add_plain(target, line + "\n\n" + R"({"text":"The moon"})" + "\nnot json\n");
    seeds.add_plain(target, "[" + line + ",\n" + line + "]");
  }
  seeds.add("jsonl",
            "field=a.b bytes=5\n"
            R"({"a":{"b":"The moon pulls"}})");
  seeds.add_plain("csv", "url,html,n\r\nhttp://a.example/,\"<p>a \"\"b\"\"\nc</p>\",1\r\n");
  seeds.add("csv", "field=n\nurl\tn\nx\t\"a\tb\"\n");
  seeds.add_plain("members", line);
  seeds.add("members",
            "field=a with=links url=http://a.example/\n"
            R"({"a":"<p>x</p>","title":"t","t\u0069tle":2,"source":{}})");
}

void add_headers_and_json(Seeds& seeds) {
  seeds.add_plain("http_body", http("Transfer-Encoding: chunked\r\n", chunked(kPage, 40)));
  seeds.add_plain("http_body", http("Content-Encoding: gzip\r\nContent-Length: 20\r\n", packed(kPage)));
  seeds.add("http_body", "bytes=50\n" + http("Content-Encoding: zstd\r\n", packed(kPage, "zstd")));
  seeds.add_plain("http_body", http("Content-Encoding: deflate, gzip\r\n", deflated(kPage)));
  seeds.add("mime", "charset\nContent-Type: Text/HTML;\r\n charset=\"utf-8\"\r\n\r\nx=3D\r\n");
  seeds.add("mime", "base64\nbase64: text/plain\r\n\r\naGVsbG8=");
  seeds.add("mime", "quoted-printable\nquoted-printable: =41=\r\n=ZZ");
  seeds.add("json_ld",
            R"({"@context":"https://schema.org","@graph":[{"@type":["NewsArticle"],"headline":"T &amp; s","author":[{"@type":)"
            R"("Person","name":"Ann"},"Tom"],"datePublished":"2024-05-03","image":{"url":"a.png"},"keywords":"a,b"}]})");
  seeds.add("json_ld", "<!-- [{'headline': \"it\ns\",}, // x\n] -->");
  seeds.add("expectation",
            "<h1>Tides</h1><p>The moon pulls.\n"
            R"({"segments":[{"kind":"title","text":"Tides"},{"kind":"article","lines":[1,2]}],)"
            R"("title":"Tides","authors":null,"must":["moon",{"kind":"nav","text":"x"}],"must_not":[],"floor":{"article":0.5,)"
            R"("metadata":1},"options":{"type":"forum","url":"http://a","encoding":"utf-8","from":"html"},"kinds":["article"]})");
  seeds.add("expectation", "<p>x\nThe moon\n\n  pulls.\n");
}

void add_command(Seeds& seeds) {
  seeds.add("names", "\n/no/such/a.html\n../b\n./-\n\n.pith.1.1.tmp\nc/../../d\n");
  seeds.add("names", std::string("0\n/no/a\nb\0../../c\0", 19));
  seeds.add("options", "--to\njson\n--keep=title,article\n--drop\nnav\n-j\n4\n--max-bytes\n20M\n--shard=1/2\n-o\n/no/out/\na\n");
  seeds.add("options", "--get\ntitle\n--with=links\n--min-confidence=0.5\n--type\nforum\n--encoding\nkoi8-r\n--\n-x\n");
  seeds.add("options", "--min-f1\n0.9,nav=0.7\n--format=junit\n--update\n--allow-worse\nx\n");
  seeds.add("line_diff", "a\nb b\nc\n\na\nb c\nd\nc\n");
  seeds.add("line_diff", "\nx\n");
}

}  // namespace

std::vector<FuzzSeed> fuzz_seeds(const std::string& testdata) {
  Seeds seeds;
  add_pages(seeds, testdata);
  add_web_archives(seeds);
  add_other_containers(seeds);
  add_headers_and_json(seeds);
  add_command(seeds);
  return seeds.take();
}

}  // namespace pith::testing
