// What an input is, told by its bytes: a container of pages, or a binary file.
#include "input/containers.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "input/binary.h"
#include "unit/containers.h"

using namespace pith::internal;
using namespace pith::testing;
using namespace std::literals;

TEST_CASE("containers are recognised by their first bytes", "[records]") {
  constexpr std::string_view kMhtml = "From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n";
  struct {
    std::string start;
    InputContainer expected;
  } const cases[] = {
      {"", InputContainer::page},
      {"<p>x", InputContainer::page},
      {"\r\n WARC/1.1\r\n", InputContainer::warc},
      {zipped({{"a", "x"}}), InputContainer::warc},
      {zipped({{"[Content_Types].xml", "x"}}), InputContainer::page},
      {zipped({}), InputContainer::page},
      {std::string(kMhtml), InputContainer::mhtml},
      {"\n" + std::string(kMhtml), InputContainer::mhtml},
      {"Content-Type: text/html\r\n\r\n", InputContainer::page},
      {"MIME-Version: 1.0\nContent-Type: text/html\n\n", InputContainer::mhtml},
      {"Dear reader: this is a letter.\n\n", InputContainer::page},
      {R"({"html":"<p>x"})", InputContainer::jsonl},
      {"\xEF\xBB\xBF { \"id\": 1, \"content\": \"x\"}", InputContainer::jsonl},
      {R"({"id":1})", InputContainer::jsonl},
      {"{\n\"html\":\"<p>x\"}", InputContainer::jsonl},
      {R"(["html"])", InputContainer::jsonl},
  };
  for (const auto& [start, expected] : cases) {
    INFO(start);
    CHECK(recognise_container(start).container == expected);
    CHECK(format_of(expected).container == expected);
  }
}

TEST_CASE("binary formats are recognised by their signatures", "[records]") {
  struct {
    std::string_view start;
    BinaryType type;
    std::string_view description;
  } const cases[] = {
      {"", BinaryType::none, ""},
      {"<p>x", BinaryType::none, ""},
      {"\1\2\3\4\5\6"sv, BinaryType::unknown, "binary data"},
      {"%PDF-1.7", BinaryType::pdf, "a PDF document"},
      {"MM\0*"sv, BinaryType::tiff, "a TIFF image"},
      {"RIFF....WEBPVP8 ", BinaryType::webp, "a WebP image"},
      {"....ftypisom", BinaryType::iso_media, "a video or image"},
      {"PK\3\4..........................note.txt", BinaryType::zip, "a ZIP archive"},
      {"PK\3\4..........................mimetypeapplication/epub+zip", BinaryType::epub, "an EPUB book"},
      {"..............................mimetypeapplication/epub+zip", BinaryType::none, ""},
      {"PK\5\6", BinaryType::empty_zip, "a ZIP archive"},
      {"\x1F\x8B\b", BinaryType::gzip, "a gzip file within another"},
      {"wOF2", BinaryType::font, "a font"},
  };
  for (const auto& [start, type, description] : cases) {
    INFO(start);
    CHECK(binary_type(start) == type);
    CHECK(description_of(type) == description);
  }
}
