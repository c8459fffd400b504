// Cohesion of blocks and records of lines, on outlines of text made by hand.
#include "classify/cohesion.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/utf8.h"
#include "classify/features.h"
#include "classify/line_records.h"
#include "extract.h"

using namespace pith;
using namespace pith::internal;

namespace {

// The features of a text page.
class Rows {
 public:
  explicit Rows(const std::string& page) : page_(page), outline_(prepare(page_, {.from = InputFormat::text}).outline) {
    const Evidence evidence = gather_evidence(outline_);
    table_ = measure_features(outline_, evidence);
  }

  std::size_t size() const { return outline_.blocks.size(); }
  // Of the first block that begins with `text`.
  std::size_t block(std::string_view text) const {
    for (std::size_t i = 0; i < size(); ++i)
      if (outline_.blocks[i].text.starts_with(text)) return i;
    FAIL("no block begins with " << text);
    return 0;
  }
  int of(Feature feature, std::size_t block) const { return table_.row(block)[index_of(feature)]; }
  int of(Feature feature, std::string_view text) const { return of(feature, block(text)); }

 private:
  std::string page_;
  Outline outline_;
  FeatureTable table_;
};

const std::string kHarbour =
    "Harbour bridge closes for repairs\n\n"
    "Engineers closed the harbour bridge on Monday after divers found cracks in two of its granite piers, which carry the "
    "tramway and most of the lorries bound for the docks.\n\n"
    "The granite piers were last repaired eighty years ago, and the engineers say that divers will need the whole summer before "
    "lorries and the tramway can cross the bridge again.\n\n"
    "Until then lorries must take the tunnel below the docks, where the tramway company has put up buses between the harbour and "
    "the old market for all its passengers.\n\n"
    "Divers will take samples of the granite this week, and engineers expect to know by Friday how deep the cracks in the piers "
    "of the harbour bridge really are.\n\n";
const std::string kOrchard =
    "Orchards expect a record cherry harvest\n\n"
    "Growers in northern valleys hope to pick more cherries than ever, since frost spared blossoms this spring and bees returned "
    "early from their winter quarters.\n\n"
    "Pickers from abroad arrived already, and growers pay them by weight, because cherries which ripen quickly must reach shops "
    "within three days of being picked.\n\n";

std::string repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all.append(text);
  return all;
}

}  // namespace

TEST_CASE("the words of another story are not those of the article", "[cohesion]") {
  const Rows rows(kHarbour + kOrchard);
  const std::size_t last = rows.block("Divers will take");
  const std::size_t foreign = rows.block("Growers in northern");
  CHECK(rows.of(Feature::known_before, last) > 3 * rows.of(Feature::known_before, foreign));
  CHECK(rows.of(Feature::known_lead, last) > 3 * rows.of(Feature::known_lead, foreign));
  CHECK(rows.of(Feature::known_after, "Engineers closed") > 3 * rows.of(Feature::known_after, last));
  CHECK(rows.of(Feature::known_before, 0) == 0);
  CHECK(rows.of(Feature::known_after, rows.size() - 1) == 0);
}

TEST_CASE("few words link the two sides of a border between stories", "[cohesion]") {
  const Rows rows(kHarbour + kOrchard);
  const std::size_t border = rows.block("Growers in northern");
  for (const std::string_view inside : {"The granite piers", "Until then", "Divers will take"})
    CHECK(rows.of(Feature::links_here, inside) > 2 * rows.of(Feature::links_here, border));
  CHECK(rows.of(Feature::links_here, 0) == 0);
}

TEST_CASE("words of a script without spaces are pairs of letters", "[cohesion]") {
  const std::string bridge = "\u6E2F\u53E3\u5927\u6A4B\u56E0\u6A4B\u58A9\u51FA\u73FE\u88C2\u7E2B\u800C\u5C01\u9589";
  const std::string tower = "\u53E4\u8001\u9418\u6A13\u4ECA\u5E74\u590F\u5929\u91CD\u65B0\u958B\u653E\u53C3\u89C0";
  const Rows rows(repeat(bridge + "\u3002", 4) + "\n\n" + repeat("2026" + bridge + "\u3002", 4) + "\n\n" +
                  repeat(tower + "\u3002", 4) + "\n\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows.of(Feature::distinct_words, 0) == log_byte(13U));
  CHECK(rows.of(Feature::distinct_words, 1) == log_byte(13U));
  CHECK(rows.of(Feature::known_before, 1) == 255);
  CHECK(rows.of(Feature::known_before, 2) == 0);
}

TEST_CASE("only letters of scripts without spaces, and Hangul, are taken in pairs", "[cohesion]") {
  const auto distinct = [](std::string_view text) { return Rows(std::string(text) + ".\n\n").of(Feature::distinct_words, 0); };
  CHECK(distinct("Th\u1EBF c\u1ED5ng b\u1EBF t\u1EC7 c\u1ED1 m\u1EC5") == log_byte(6U));  // Vietnamese
  CHECK(distinct("\u10D6\u10E6\u10D5\u10D0 \u10DB\u10D7\u10D0") == log_byte(2U));         // Georgian
  CHECK(distinct("sta\uFB00 o\uFB03ce\uFB00") == log_byte(2U));                           // ligatures
  CHECK(distinct("\u0E17\u0E30\u0E40\u0E25") == log_byte(3U));                            // Thai: four letters
  CHECK(distinct("\u101B\u1031\u101C") == log_byte(2U));                                  // Burmese
  CHECK(distinct("\uBC14\uB2E4\uB97C") == log_byte(2U));                                  // Korean
  CHECK(distinct("\u6D77\uF9DC\u6D77\u5C9B") == log_byte(3U));                            // with a character for compatibility
  CHECK(distinct("\U00020BB7\u91CE\u5BB6") == log_byte(2U));                              // with a rare character
}

TEST_CASE("all words of a page of a script without spaces are counted", "[cohesion]") {
  std::string letters;
  for (std::uint32_t i = 0; i < 1000; ++i) append_utf8(letters, static_cast<char32_t>(0x4E00 + i * 7));
  const Rows rows(letters + "\u3002\n\n");
  CHECK(rows.of(Feature::distinct_words, 0) >= log_byte(990U));
}

TEST_CASE("the words of a page are read up to a limit", "[cohesion]") {
  std::string page;
  for (int i = 0; i < 100000; ++i) page.append("word").append(std::to_string(i)).append(i % 25 == 24 ? ".\n\n" : " ");
  const Rows rows(page);
  CHECK(rows.of(Feature::distinct_words, 0) == log_byte(25U));
  CHECK(rows.of(Feature::distinct_words, rows.size() - 1) == 0);
  CHECK(rows.of(Feature::known_before, rows.size() - 1) == 0);
}

TEST_CASE("a sequence of classes repeats at its period", "[records]") {
  const auto classes = [](std::string_view period, int times) {
    std::vector<std::uint8_t> all;
    for (const char c : repeat(period, times)) all.push_back(static_cast<std::uint8_t>(c - 'a'));
    return all;
  };
  for (const std::string_view period : {"ab", "abc", "aab", "abcd", "abcab", "abcdefgh"}) {
    INFO(period);
    const Repeats repeats = find_repeats(classes(period, 8));
    for (std::size_t i = 0; i < repeats.lag.size(); ++i) {
      CHECK(repeats.lag[i] == period.size());
      CHECK(repeats.score[i] >= 254);
      CHECK(repeats.run[i] == log_byte(static_cast<std::uint32_t>(8 * period.size())));
    }
  }
  const Repeats same = find_repeats(classes("a", 40));
  CHECK(std::vector<std::uint8_t>(40) == same.score);
  const Repeats without_period = find_repeats(classes("abcdefghijklmnopqrstuvwxyz", 1));
  CHECK(std::vector<std::uint8_t>(26) == without_period.score);
  CHECK(find_repeats({}).score.empty());
  CHECK(find_repeats(classes("a", 1)).lag == std::vector<std::uint8_t>(1));
}

TEST_CASE("records are found whatever the length of their bodies", "[records]") {
  const std::string time = "3 May 2024\n\n";
  const std::string headline = "Council votes on the new tram line\n\n";
  const std::string paragraph =
      "The council voted on Tuesday for a second line of trams, which is to run from the station to the hospital by the river "
      "within five years.\n\n";
  std::string list;
  for (const int paragraphs : {1, 3, 1, 6, 2, 10, 1, 4}) list += time + headline + repeat(paragraph, paragraphs);
  const Rows rows(list);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(i);
    CHECK(rows.of(Feature::record_lag, i) == 3);
    CHECK(rows.of(Feature::record, i) >= 254);
    CHECK(rows.of(Feature::record_run, i) == log_byte(24U));
  }
  CHECK(rows.of(Feature::repeat, rows.size() / 2) < 255);
  CHECK(rows.of(Feature::line_class, 0) == kTimeLine);
  CHECK(rows.of(Feature::line_class, 1) == kHeadlineLine);
  CHECK(rows.of(Feature::line_class, 2) == kParagraph);
  CHECK(rows.of(Feature::class_back1, 0) == kNoLine);
  CHECK(rows.of(Feature::class_next1, 0) == kHeadlineLine);
  CHECK(rows.of(Feature::class_next2, 0) == kParagraph);
  CHECK(rows.of(Feature::class_next2, rows.size() - 2) == kNoLine);
}

TEST_CASE("lines have classes in every language", "[records]") {
  const struct {
    std::string_view line;
    LineClass expected;
  } kRows[] = {
      {"12", kNumberLine},
      {"2024-05-03", kTimeLine},
      {"12 comments", kQuantityLine},
      {"Sport", kWordLine},
      {"Ann Lee", kNameLine},
      {"\u0410\u043D\u043D\u0430 \u041B\u0438", kNameLine},
      {"more from us", kLabelLine},
      {"Council votes on the new tram line", kHeadlineLine},
      {"Thank you all for this good text!", kShortSentence},
      {"Council votes on the new tram line which will run to the hospital", kLongHeadline},
      {"The council votes on the new tram line, which will run to the hospital.", kSentence},
  };
  for (const auto& row : kRows) {
    INFO(row.line);
    const Rows rows(std::string(row.line) + "\n\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows.of(Feature::line_class, 0) == row.expected);
  }
}

TEST_CASE("lines before and after a border are told apart", "[records]") {
  const Rows rows(kHarbour + repeat("Wow, really?\n\n3 May 2024\n\n", 4));
  const std::size_t border = rows.block("Wow, really?");
  CHECK(rows.of(Feature::words_before8, border) > rows.of(Feature::words_after8, border) + 32);
  CHECK(rows.of(Feature::sentences_before8, border) == 4);
  CHECK(rows.of(Feature::sentences_after8, border) == 4);
  CHECK(rows.of(Feature::times_before8, border) == 0);
  CHECK(rows.of(Feature::times_after8, border) == 4);
  CHECK(rows.of(Feature::marks_after8, border) == 4);
  CHECK(rows.of(Feature::marks, border) == 1);
}

TEST_CASE("distances are to the nearest other line of a class", "[records]") {
  const Rows rows(kOrchard + "3 May 2024\n\nAnn Lee\n\n" + kOrchard);
  const std::size_t time = rows.block("3 May 2024");
  CHECK(rows.of(Feature::since_time, time) == kNoDistance);
  CHECK(rows.of(Feature::until_time, time) == kNoDistance);
  CHECK(rows.of(Feature::until_time, 0) == log_byte(3U));
  CHECK(rows.of(Feature::since_time, rows.size() - 1) == log_byte(4U));
  CHECK(rows.of(Feature::until_name, time) == log_byte(1U));
  CHECK(rows.of(Feature::since_body, time) == log_byte(1U));
  CHECK(rows.of(Feature::until_body, time) == log_byte(3U));
}
