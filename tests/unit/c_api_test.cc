// The C API: the numbers of its enumerators, what it says of a page beside pith.h, arguments that are not valid, structures of
// another version.
#include <array>
#include <catch2/catch.hpp>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>

#include "base/metadata_fields.h"
#include "pith/pith.h"
#include "pith/pith_c.h"

using namespace pith;

namespace {

constexpr std::string_view kPage = R"(<title>Tides</title><meta name=author content="Ann Marsh"><nav><a href=/>Home</a></nav>
<article><h1>Tides</h1><p>The moon pulls the sea, and the <a href=/sea>sea</a> follows it, <em>twice</em> a day.</p>
<ul><li>High water comes in the morning and again in the evening.</li></ul></article>
<section class=comments><h2>Comments</h2><div class=comment><b>Tom</b> 3 May 2024 <p>I saw it, and I got wet.</p></div></section>
<aside class=related-stories><h2>Related stories</h2><ul><li><h3><a href=/tides/old-clock>The clock that shows the tide is late</a></h3>
<p class=author>By Bo Orr</p></li></ul></aside>)";

struct Free {
  void operator()(pith_document* document) const { pith_document_free(document); }
};
using Handle = std::unique_ptr<pith_document, Free>;

Handle extracted(const pith_options& options) {
  pith_document* document = nullptr;
  REQUIRE(pith_extract(kPage.data(), kPage.size(), &options, &document) == PITH_OK);
  return Handle(document);
}

pith_options options() { return PITH_OPTIONS_INIT; }

std::string_view view(pith_string text) { return {text.data, text.size}; }

template <typename Struct>
Struct sized() {
  Struct empty{};
  empty.size = sizeof empty;
  return empty;
}

std::string written(const pith_document& document, const pith_write_options* how) {
  char* output = nullptr;
  size_t size = 0;
  REQUIRE(pith_write(&document, how, &output, &size) == PITH_OK);
  REQUIRE(output[size] == '\0');
  std::string result(output, size);
  pith_free(output);
  return result;
}

}  // namespace

TEST_CASE("enumerators have the same numbers in C", "[c]") {
  CHECK(pith_kind_name(PITH_KIND_TITLE) == std::string("title"));
  CHECK(pith_kind_name(PITH_KIND_BYLINE) == std::string("byline"));
  CHECK(pith_kind_name(PITH_KIND_ARTICLE) == std::string("article"));
  CHECK(pith_kind_name(PITH_KIND_CAPTION) == std::string("caption"));
  CHECK(pith_kind_name(PITH_KIND_TAGS) == std::string("tags"));
  CHECK(pith_kind_name(PITH_KIND_RELATED) == std::string("related"));
  CHECK(pith_kind_name(PITH_KIND_COMMENT) == std::string("comment"));
  CHECK(pith_kind_name(PITH_KIND_AD) == std::string("ad"));
  CHECK(pith_kind_name(PITH_KIND_NAV) == std::string("nav"));
  CHECK(pith_kind_name(PITH_KIND_NAV + 1) == nullptr);
  CHECK(pith_kind_name(-1) == nullptr);
  CHECK(pith_shape_name(PITH_SHAPE_PARAGRAPH) == std::string("paragraph"));
  CHECK(pith_shape_name(PITH_SHAPE_HEADING) == std::string("heading"));
  CHECK(pith_shape_name(PITH_SHAPE_ITEM) == std::string("item"));
  CHECK(pith_shape_name(PITH_SHAPE_QUOTE) == std::string("quote"));
  CHECK(pith_shape_name(PITH_SHAPE_CODE) == std::string("code"));
  CHECK(pith_shape_name(PITH_SHAPE_TABLE) == std::string("table"));
  CHECK(pith_shape_name(PITH_SHAPE_FIGURE) == std::string("figure"));
  CHECK(pith_shape_name(PITH_SHAPE_RULE) == std::string("rule"));
  CHECK(pith_page_type_name(PITH_TYPE_AUTO) == std::string());
  CHECK(pith_page_type_name(PITH_TYPE_ARTICLE) == std::string("article"));
  CHECK(pith_page_type_name(PITH_TYPE_FORUM) == std::string("forum"));
  CHECK(pith_page_type_name(PITH_TYPE_PRODUCT) == std::string("product"));
  CHECK(pith_page_type_name(PITH_TYPE_COLLECTION) == std::string("collection"));
  CHECK(pith_page_type_name(PITH_TYPE_LISTING) == std::string("listing"));
  CHECK(pith_page_type_name(PITH_TYPE_DOCUMENTATION) == std::string("documentation"));
  CHECK(pith_page_type_name(PITH_TYPE_SERVICE) == std::string("service"));
  CHECK(pith_limit_name(PITH_LIMIT_NONE) == std::string());
  CHECK(pith_limit_name(PITH_LIMIT_BYTES) == std::string("bytes"));
  CHECK(pith_limit_name(PITH_LIMIT_DEPTH) == std::string("depth"));
  CHECK(pith_limit_name(PITH_LIMIT_MEMORY) == std::string("memory"));
  CHECK(pith_limit_name(PITH_LIMIT_BLOCKS) == std::string("blocks"));
  CHECK(pith_limit_name(PITH_LIMIT_PARSER) == std::string("parser"));
  CHECK(pith_limit_name(PITH_LIMIT_TRUNCATED) == std::string("truncated"));

  using internal::kMetadataFields;
  CHECK(kMetadataFields[PITH_FIELD_TITLE].member == "title");
  CHECK(kMetadataFields[PITH_FIELD_AUTHORS].member == "authors");
  CHECK(kMetadataFields[PITH_FIELD_PUBLISHED].member == "published");
  CHECK(kMetadataFields[PITH_FIELD_MODIFIED].member == "modified");
  CHECK(kMetadataFields[PITH_FIELD_SITE].member == "site");
  CHECK(kMetadataFields[PITH_FIELD_URL].member == "url");
  CHECK(kMetadataFields[PITH_FIELD_LANGUAGE].member == "language");
  CHECK(kMetadataFields[PITH_FIELD_DESCRIPTION].member == "description");
  CHECK(kMetadataFields[PITH_FIELD_IMAGE].member == "image");
  CHECK(kMetadataFields[PITH_FIELD_TAGS].member == "tags");
  CHECK(kMetadataFields[PITH_FIELD_CATEGORIES].member == "categories");
  CHECK(kMetadataFields[PITH_FIELD_LICENSE].member == "license");

  constexpr std::array kMarks{Mark::link,    Mark::emphasis, Mark::strong, Mark::code,
                              Mark::deleted, Mark::inserted, Mark::image,  Mark::embed};
  constexpr std::array kMarksInC{PITH_MARK_LINK,    PITH_MARK_EMPHASIS, PITH_MARK_STRONG, PITH_MARK_CODE,
                                 PITH_MARK_DELETED, PITH_MARK_INSERTED, PITH_MARK_IMAGE,  PITH_MARK_EMBED};
  for (std::size_t i = 0; i < kMarks.size(); ++i) CHECK(static_cast<int>(kMarks[i]) == static_cast<int>(kMarksInC[i]));
  constexpr std::array kExtras{Extra::words, Extra::encoding, Extra::format, Extra::version, Extra::markdown,
                               Extra::html,  Extra::links,    Extra::images, Extra::blocks,  Extra::sources};
  constexpr std::array kExtrasInC{PITH_WITH_WORDS, PITH_WITH_ENCODING, PITH_WITH_FORMAT, PITH_WITH_VERSION, PITH_WITH_MARKDOWN,
                                  PITH_WITH_HTML,  PITH_WITH_LINKS,    PITH_WITH_IMAGES, PITH_WITH_BLOCKS,  PITH_WITH_SOURCES};
  for (std::size_t i = 0; i < kExtras.size(); ++i) CHECK(ExtraSet{}.with(kExtras[i]).bits == kExtrasInC[i]);
}

TEST_CASE("C says of a page what C++ says", "[c]") {
  pith_options how = options();
  how.url = "https://tides.example/today";
  how.explain = 1;
  const Handle handle = extracted(how);
  const Document document = extract(kPage, {.url = how.url, .explain = true});

  auto info = sized<pith_info>();
  REQUIRE(pith_document_info(handle.get(), &info) == PITH_OK);
  CHECK(info.format == PITH_FORMAT_HTML);
  CHECK(info.type == static_cast<int>(document.type) + 1);
  CHECK(info.confidence == document.confidence);
  CHECK(view(info.encoding) == document.encoding);
  REQUIRE(info.blocks == document.blocks.size());
  REQUIRE(info.comments == document.comments.size());
  CHECK(info.statements == document.statements.size());
  REQUIRE(info.comments == 1);

  for (std::size_t i = 0; i < info.blocks; ++i) {
    const Block& expected = document.blocks[i];
    auto block = sized<pith_block>();
    REQUIRE(pith_document_block(handle.get(), i, &block) == PITH_OK);
    CHECK(block.kind == static_cast<int>(expected.kind));
    CHECK(block.shape == static_cast<int>(expected.shape));
    CHECK(block.level == expected.level);
    CHECK(block.begin == expected.source.begin);
    CHECK(block.end == expected.source.end);
    CHECK(block.line == expected.line);
    CHECK(view(block.text) == expected.text);
    REQUIRE(block.marks == expected.inlines.size());
    for (std::size_t at = 0; at < block.marks; ++at) {
      auto mark = sized<pith_mark>();
      REQUIRE(pith_block_mark(handle.get(), i, at, &mark) == PITH_OK);
      CHECK(mark.type == static_cast<int>(expected.inlines[at].mark));
      CHECK(mark.begin == expected.inlines[at].text.begin);
      CHECK(view(mark.target) == expected.inlines[at].target);
    }
    REQUIRE(block.nesting == expected.nest.size());
    for (std::size_t at = 0; at < block.nesting; ++at) {
      auto nesting = sized<pith_nesting>();
      REQUIRE(pith_block_nesting(handle.get(), i, at, &nesting) == PITH_OK);
      CHECK(nesting.type == static_cast<int>(expected.nest[at].type));
      CHECK(nesting.item == expected.nest[at].item);
    }
    REQUIRE(block.reasons == expected.reasons.size());
    for (std::size_t at = 0; at < block.reasons; ++at) {
      auto reason = sized<pith_reason>();
      REQUIRE(pith_block_reason(handle.get(), i, at, &reason) == PITH_OK);
      CHECK(view(reason.rule) == expected.reasons[at].rule);
      CHECK(reason.points == expected.reasons[at].points);
    }
  }
  auto related = sized<pith_related>();
  REQUIRE(pith_document_related(handle.get(), 0, &related) == PITH_OK);
  CHECK(view(related.title) == document.related[0].title);
  CHECK(view(related.author) == "Bo Orr");
  auto related_of_old_caller = sized<pith_related>();
  related_of_old_caller.size = offsetof(pith_related, author);
  REQUIRE(pith_document_related(handle.get(), 0, &related_of_old_caller) == PITH_OK);
  CHECK(view(related_of_old_caller.title) == document.related[0].title);
  CHECK(related_of_old_caller.author.data == nullptr);
  auto comment = sized<pith_comment>();
  REQUIRE(pith_document_comment(handle.get(), 0, &comment) == PITH_OK);
  CHECK(view(comment.text) == document.comments[0].text);
  CHECK(comment.reply_to == PITH_NO_REPLY);
  auto statement = sized<pith_statement>();
  REQUIRE(pith_document_statement(handle.get(), 0, &statement) == PITH_OK);
  CHECK(view(statement.value) == document.statements[0].value);

  CHECK(view(pith_metadata(handle.get(), PITH_FIELD_TITLE, 0)) == "Tides");
  CHECK(pith_metadata_count(handle.get(), PITH_FIELD_AUTHORS) == document.metadata.authors.size());
  CHECK(view(pith_metadata(handle.get(), PITH_FIELD_AUTHORS, 0)) == "Ann Marsh");
  CHECK(pith_metadata_count(handle.get(), PITH_FIELD_LICENSE) == 0);
  CHECK(view(pith_metadata(handle.get(), PITH_FIELD_LICENSE, 0)).empty());

  CHECK(written(*handle, nullptr) == write(document, {}));
  pith_write_options json = PITH_WRITE_OPTIONS_INIT;
  json.to = PITH_TO_JSONL;
  json.with = PITH_WITH_LINKS | PITH_WITH_WORDS;
  json.record = 3;
  json.members = "\"id\":7";
  CHECK(written(*handle, &json) == write(document, {.to = OutputFormat::jsonl,
                                                    .record = 3,
                                                    .members = "\"id\":7",
                                                    .with = ExtraSet{}.with(Extra::links).with(Extra::words)}));
  pith_write_options markdown = PITH_WRITE_OPTIONS_INIT;
  markdown.to = PITH_TO_MARKDOWN;
  markdown.keep = 1U << PITH_KIND_COMMENT;
  markdown.links = PITH_LINKS_NONE;
  CHECK(written(*handle, &markdown) ==
        write(document, {.to = OutputFormat::markdown, .keep = KindSet{}.with(Kind::comment), .links = LinkStyle::none}));
  pith_write_options members = PITH_WRITE_OPTIONS_INIT;
  members.to = PITH_TO_JSON;
  members.get = "title,authors";
  CHECK(written(*handle, &members) == "Tides\nAnn Marsh\n");
}

TEST_CASE("arguments of C that are not valid make nothing", "[c]") {
  const Handle handle = extracted(options());
  pith_document* made = handle.get();
  CHECK(pith_extract(nullptr, 1, nullptr, &made) == PITH_INVALID_ARGUMENT);
  CHECK(made == nullptr);
  CHECK(pith_extract("a", 1, nullptr, nullptr) == PITH_INVALID_ARGUMENT);
  pith_options wrong = options();
  wrong.encoding = "klingon";
  CHECK(pith_extract("a", 1, &wrong, &made) == PITH_UNKNOWN_ENCODING);
  for (int pith_options::*number : {&pith_options::format, &pith_options::type, &pith_options::bias}) {
    for (const int value : {-1, 99}) {
      wrong = options();
      wrong.*number = value;
      CHECK(pith_extract("a", 1, &wrong, &made) == PITH_INVALID_ARGUMENT);
    }
  }
  wrong = options();
  wrong.size = 0;
  CHECK(pith_extract("a", 1, &wrong, &made) == PITH_INVALID_ARGUMENT);

  char* output = nullptr;
  CHECK(pith_write(nullptr, nullptr, &output, nullptr) == PITH_INVALID_ARGUMENT);
  CHECK(pith_write(handle.get(), nullptr, nullptr, nullptr) == PITH_INVALID_ARGUMENT);
  pith_write_options how = PITH_WRITE_OPTIONS_INIT;
  how.to = PITH_TO_REPORT + 1;
  CHECK(pith_write(handle.get(), &how, &output, nullptr) == PITH_INVALID_ARGUMENT);
  how = PITH_WRITE_OPTIONS_INIT;
  how.keep = 1U << 9;
  CHECK(pith_write(handle.get(), &how, &output, nullptr) == PITH_INVALID_ARGUMENT);
  CHECK(output == nullptr);

  auto block = sized<pith_block>();
  CHECK(pith_document_block(handle.get(), 1000, &block) == PITH_INVALID_ARGUMENT);
  CHECK(pith_document_block(nullptr, 0, &block) == PITH_INVALID_ARGUMENT);
  CHECK(pith_document_block(handle.get(), 0, nullptr) == PITH_INVALID_ARGUMENT);
  block.size = 0;
  CHECK(pith_document_block(handle.get(), 0, &block) == PITH_INVALID_ARGUMENT);
  auto mark = sized<pith_mark>();
  CHECK(pith_block_mark(handle.get(), 0, 1000, &mark) == PITH_INVALID_ARGUMENT);
  CHECK(pith_metadata_count(handle.get(), 99) == 0);
  CHECK(pith_metadata_count(handle.get(), -1) == 0);
  for (int status = PITH_OK; status <= PITH_FAILED; ++status) CHECK(pith_status_message(status) != nullptr);
  CHECK(pith_status_message(PITH_FAILED + 1) == nullptr);
  pith_document_free(nullptr);
  pith_free(nullptr);
}

TEST_CASE("structures of C may be older or newer than the library", "[c]") {
  const Handle handle = extracted(options());
  // A program that knows only the first two members of a block: no byte after them is touched.
  std::array<unsigned char, sizeof(pith_block)> bytes{};
  bytes.fill(0xAB);
  const std::size_t old_size = offsetof(pith_block, shape);
  std::memcpy(bytes.data(), &old_size, sizeof old_size);
  REQUIRE(pith_document_block(handle.get(), 0, reinterpret_cast<pith_block*>(bytes.data())) == PITH_OK);
  CHECK(bytes[old_size] == 0xAB);
  CHECK(bytes.back() == 0xAB);

  // A program that knows one member more: it is 0.
  struct Newer {
    pith_options known;
    size_t unknown;
  };
  Newer newer{options(), 0};
  newer.known.size = sizeof newer;
  pith_document* document = nullptr;
  REQUIRE(pith_extract(kPage.data(), kPage.size(), &newer.known, &document) == PITH_OK);
  pith_document_free(document);
  // It asks for what this library can't do.
  newer.unknown = 1;
  CHECK(pith_extract(kPage.data(), kPage.size(), &newer.known, &document) == PITH_INVALID_ARGUMENT);
  CHECK(document == nullptr);
}
