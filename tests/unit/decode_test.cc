// Text in all encodings that matter, with and without a declaration: decode() must find the encoding and keep every character.
//
// In: readable text, which iconv converts to an encoding. Out: the same text, by way of decode().
#include "input/decode.h"

#include <iconv.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

using namespace pith;
using namespace pith::internal;
using namespace std::literals;

namespace {

std::string encoded(std::string_view utf8, const char* encoding) {
  iconv_t handle = iconv_open(encoding, "UTF-8");
  REQUIRE(reinterpret_cast<std::intptr_t>(handle) != -1);
  std::string in(utf8);
  std::string out(in.size() * 4 + 16, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t from_left = in.size();
  std::size_t to_left = out.size();
  const std::size_t result = iconv(handle, &from, &from_left, &to, &to_left);
  iconv(handle, nullptr, nullptr, &to, &to_left);
  iconv_close(handle);
  REQUIRE(result != static_cast<std::size_t>(-1));
  out.resize(out.size() - to_left);
  return out;
}

struct Sample {
  const char* iconv_name;
  std::string_view label;
  std::string_view expected;
  std::string_view text;
};

// Written for this test: a few sentences about a harbour, in languages that had encodings of their own.
const std::vector<Sample>& samples() {
  static const std::vector<Sample> kSamples = {
      {"CP1251", "windows-1251", "windows-1251",
       "Утром в гавани было тихо. Рыбаки чинили сети и говорили о погоде, а дети бегали по старому причалу. "
       "Никто не заметил, как ушла последняя лодка."},
      {"KOI8-R", "koi8-r", "KOI8-R",
       "Утром в гавани было тихо. Рыбаки чинили сети и говорили о погоде, а дети бегали по старому причалу. "
       "Никто не заметил, как ушла последняя лодка."},
      {"CP932", "shift_jis", "Shift_JIS",
       "朝の港は静かだった。漁師たちは網を直しながら天気の話をしていた。子供たちは古い桟橋を走り回り、"
       "最後の船が出ていったことに誰も気づかなかった。"},
      {"EUC-JP", "euc-jp", "EUC-JP",
       "朝の港は静かだった。漁師たちは網を直しながら天気の話をしていた。子供たちは古い桟橋を走り回り、"
       "最後の船が出ていったことに誰も気づかなかった。"},
      {"UHC", "euc-kr", "EUC-KR",
       "아침 항구는 조용했다. 어부들은 그물을 고치면서 날씨 이야기를 했고 아이들은 낡은 부두를 뛰어다녔다. "
       "마지막 배가 떠난 것을 아무도 알지 못했다."},
      {"BIG5", "big5", "Big5",
       "早晨的港口很安靜。漁夫們一邊修補漁網，一邊談論天氣，孩子們在舊碼頭上跑來跑去，沒有人注意到最後一條船已經離開了。"},
      {"GB18030", "gb18030", "gb18030",
       "早晨的港口很安静。渔夫们一边修补渔网，一边谈论天气，孩子们在旧码头上跑来跑去，没有人注意到最后一条船已经离开了。"},
      {"ISO-8859-2", "iso-8859-2", "ISO-8859-2",
       "Reggel csönd volt a kikötőben. A halászok hálót foltoztak és az időjárásról beszéltek, a gyerekek pedig a régi mólón "
       "szaladgáltak. Senki sem vette észre, hogy az utolsó hajó is elindult."},
      {"CP1253", "windows-1253", "windows-1253",
       "Το πρωί το λιμάνι ήταν ήσυχο. Οι ψαράδες μπάλωναν τα δίχτυα και μιλούσαν για τον καιρό, ενώ τα παιδιά έτρεχαν στην "
       "παλιά αποβάθρα. Κανείς δεν είδε το τελευταίο καΐκι να φεύγει."},
      {"CP1252", "iso-8859-1", "windows-1252",
       "Am Morgen war es still im Hafen. Die Fischer flickten ihre Netze und sprachen über das Wetter, die Kinder liefen über "
       "die "
       "alte Brücke. Niemand bemerkte, daß das letzte Boot fortgefahren war – für „immer“."},
  };
  return kSamples;
}

std::string page_of(std::string_view head, std::string_view text) {
  return "<html><head>" + std::string(head) + "<title>x</title></head><body><p>" + std::string(text) + "</p></body></html>";
}

}  // namespace

TEST_CASE("labels give the names of the Encoding Standard", "[decode]") {
  struct Case {
    std::string_view input;
    std::string_view expected;  // empty: unknown
  };
  const std::vector<Case> cases = {
      {"utf-8", "UTF-8"},
      {"UTF8", "UTF-8"},
      {" \tUtf-8\n", "UTF-8"},
      {"cp1251", "windows-1251"},
      {"latin1", "windows-1252"},
      {"ascii", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"GB2312", "GBK"},
      {"ks_c_5601-1987", "EUC-KR"},
      {"x-sjis", "Shift_JIS"},
      {"866", "IBM866"},
      {"x-x-big5", "Big5"},
      {"unicode", "UTF-16LE"},
      {"hz-gb-2312", "replacement"},
      {"iso-8859-8-i", "ISO-8859-8-I"},
      {"", ""},
      {"utf-7", ""},
      {"utf 8", ""},
      {"windows-1251x", ""},
      {"a label that is longer than any that there is", ""},
  };
  for (const Case& c : cases) {
    INFO(c.input);
    CHECK(encoding_named(c.input).value_or("") == c.expected);
  }
}

TEST_CASE("UTF-16 and UTF-32 are recognised by byte order marks and zero bytes", "[decode]") {
  struct Case {
    std::string input;
    std::string_view expected;
    std::string_view encoding;
  };
  const std::string_view page = "<p>Grüße, Ελλάδα, 😀</p><p>and some more text</p>";
  const std::vector<Case> cases = {
      {"", "", "UTF-8"},
      {std::string(page), page, "UTF-8"},
      {"\xEF\xBB\xBF" + std::string(page), page, "UTF-8"},
      {"\xEF\xBB\xBF", "", "UTF-8"},
      {"\xEF\xBB\xBF"
       "a\xFFz",
       "a\uFFFDz", "UTF-8"},
      {"\xFF\xFE" + encoded(page, "UTF-16LE"), page, "UTF-16LE"},
      {"\xFE\xFF" + encoded(page, "UTF-16BE"), page, "UTF-16BE"},
      {encoded(page, "UTF-16LE"), page, "UTF-16LE"},
      {encoded(page, "UTF-16BE"), page, "UTF-16BE"},
      {"\xFF\xFE\0\0"s + encoded(page, "UTF-32LE"), page, "UTF-32LE"},
      {"\0\0\xFE\xFF"s + encoded(page, "UTF-32BE"), page, "UTF-32BE"},
      {"\xFF\xFE"
       "a\0\x3D\xD8"s,
       "a\uFFFD", "UTF-16LE"},  // lone surrogate at the end
      {"\xFF\xFE"
       "\x3D\xD8"
       "b\0c\0"s,
       "\uFFFDbc", "UTF-16LE"},                   // lone surrogate before a letter
      {"\xFE\xFF\0a\0"s, "a\uFFFD", "UTF-16BE"},  // half a unit
      {"one nul \0 in the middle of it"s, "one nul \0 in the middle of it"sv, "UTF-8"},
  };
  for (const Case& c : cases) {
    INFO(c.input);
    const Text text = decode(c.input, "");
    CHECK(text.utf8 == c.expected);
    CHECK(text.encoding == c.encoding);
  }
}

TEST_CASE("every way of declaring an encoding is read", "[decode]") {
  const std::vector<std::string> heads = {
      "<meta charset=windows-1251>",
      "<META CHARSET = 'CP1251' >",
      "<meta charset=\"windows-1251\"/>",
      "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
      "<meta content='text/html;charset=Windows-1251' http-equiv=content-type />",
      "<meta name=x content=y>\n<meta\ncharset=windows-1251>",
      "<?xml version=\"1.0\" encoding=\"windows-1251\"?>",
      "<!-- <meta charset=big5> --><meta charset=windows-1251>",
      "<meta charset=nonsense><meta charset=windows-1251>",
      "<meta name=description content=\"how to say charset=big5\"><meta charset=windows-1251>",
      "<metadata charset=big5></metadata><meta charset=windows-1251>",
  };
  for (const std::string& head : heads) {
    INFO(head);
    // Too short for detection.
    const std::string expected = page_of(head, "Ёж");
    const Text text = decode(encoded(expected, "CP1251"), "");
    CHECK(text.encoding == "windows-1251");
    CHECK(text.utf8 == expected);
  }
}

TEST_CASE("unfinished declarations end the search", "[decode]") {
  for (const std::string_view head :
       {"<meta", "<meta ", "<meta charset", "<meta charset=", "<meta charset=\"utf", "<!-- ", "<?xml",
        "<meta http-equiv=content-type content=charset", "<meta http-equiv=content-type content=charset="}) {
    INFO(head);
    const Text text = decode(std::string("\xE9 ").append(head), "");
    CHECK(text.utf8 == "é " + std::string(head));
    CHECK(text.encoding == "windows-1252");
  }
}

TEST_CASE("samples are decoded by declaration, by label and by detection", "[decode]") {
  for (const Sample& sample : samples()) {
    INFO(sample.label);
    const std::string meta = "<meta charset=" + std::string(sample.label) + ">";
    const std::string declared = page_of(meta, sample.text);
    const Text by_meta = decode(encoded(declared, sample.iconv_name), "");
    CHECK(by_meta.encoding == sample.expected);
    CHECK(by_meta.utf8 == declared);

    const Text by_label = decode(encoded(sample.text, sample.iconv_name), sample.label);
    CHECK(by_label.encoding == sample.expected);
    CHECK(by_label.utf8 == sample.text);

    const std::string bare = page_of("", sample.text);
    CHECK(decode(encoded(bare, sample.iconv_name), "").utf8 == bare);

    const std::string wrong = page_of("<meta charset=utf-8>", sample.text);
    CHECK(decode(encoded(wrong, sample.iconv_name), "").utf8 == wrong);
  }
}

TEST_CASE("a declaration that does not fit the bytes is not believed", "[decode]") {
  const std::string utf8 = page_of("<meta charset=windows-1251>", "Grüße");
  CHECK(decode(utf8, "").utf8 == utf8);
  const std::string cyrillic = page_of("<meta charset=gb18030>", samples().front().text);
  CHECK(decode(encoded(cyrillic, "CP1251"), "").utf8 == cyrillic);
  const std::string utf16 = page_of("<meta charset=utf-16>", "Grüße");
  CHECK(decode(utf16, "").utf8 == utf16);
}

TEST_CASE("damaged bytes do not change the text around them", "[decode]") {
  struct Case {
    std::string input;
    std::string_view label;
    std::string_view expected;
    std::string_view encoding;
  };
  const std::vector<Case> cases = {
      {"Grüße aus Köln, äöü \xFF und \xE2\x82", "", "Grüße aus Köln, äöü \uFFFD und \uFFFD", "UTF-8"},
      {"déjà vu, naïve caf\xC3", "", "déjà vu, naïve caf\uFFFD", "UTF-8"},
      {"caf\xE9", "", "café", "windows-1252"},
      {"\x93quoted\x94 \x80 5", "", "“quoted” € 5", "windows-1252"},
      {"a\xE9", "utf-8", "a\uFFFD", "UTF-8"},
      {"\x82\xA0\x82", "shift_jis", "あ\uFFFD", "Shift_JIS"},
      {"\x82\xA0\xFF\x82\xA2", "shift_jis", "あ\uFFFDい", "Shift_JIS"},
      {"a\xE9", "no such label", "aé", "windows-1252"},
      {"\xEF\xBB\xBF"
       "é",
       "windows-1251", "é", "UTF-8"},  // the byte order mark overrides the caller
      {"a\x80\xFF", "x-user-defined", "a\uF780\uF7FF", "x-user-defined"},
      {"\xA1\xD2", "tis-620", "กา", "windows-874"},
      {"a\x85", "windows-874", "a…", "windows-874"},
      {"a\xE9", "iso-2022-kr", "a\uFFFD", "UTF-8"},
      {"\x1B$B$\"\x1B(B end", "", "あ end", "ISO-2022-JP"},
      {"colour \x1B[31mred\x1B[0m", "", "colour \x1B[31mred\x1B[0m", "UTF-8"},
  };
  for (const Case& c : cases) {
    INFO(c.input);
    const Text text = decode(c.input, c.label);
    CHECK(text.utf8 == c.expected);
    CHECK(text.encoding == c.encoding);
  }
}

TEST_CASE("any bytes in any encoding give valid UTF-8", "[decode]") {
  std::string bytes;
  std::uint32_t state = 1;
  for (int i = 0; i < 5000; ++i) bytes += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  for (const char* label : {"", "utf-8", "utf-16be", "utf-16le", "shift_jis", "euc-jp", "iso-2022-jp", "big5", "gbk", "gb18030",
                            "euc-kr", "windows-1252", "windows-1255", "koi8-u", "macintosh", "x-mac-cyrillic", "iso-8859-16"}) {
    INFO(label);
    CHECK(is_valid_utf8(decode(bytes, label).utf8));
  }
}

TEST_CASE("what is only called UTF-16 is UTF-8", "[decode]") {
  CHECK(decode("<p>plain ASCII", "unicode").utf8 == "<p>plain ASCII");
  CHECK(decode("<p>plain ASCII", "unicode").encoding == "UTF-8");
  CHECK(decode("caf\u00E9", "utf-16le").utf8 == "caf\u00E9");
  CHECK(decode(std::string_view("<\0p\0>\0a\0", 8), "unicode").utf8 == "<p>a");
}
