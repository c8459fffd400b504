// The line word model: which rows of the table a text names, what headings score, and what blocks see of the blocks around.
#include "classify/line_words.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/words.h"
#include "classify/cues.h"
#include "classify/word_context.h"

using namespace pith;
using namespace pith::internal;

namespace {

std::vector<std::uint16_t> buckets(std::string_view text) {
  CueReader reader;
  reader.read(text, count_text(text).words);
  const WordBuckets found(reader.folded_text());
  return {found.span().begin(), found.span().end()};
}

WordScores scores(std::string_view text) {
  CueReader reader;
  reader.read(text, count_text(text).words);
  return score_words(reader.folded_text());
}

std::size_t common(std::string_view a, std::string_view b) {
  std::vector<std::uint16_t> first = buckets(a);
  std::vector<std::uint16_t> second = buckets(b);
  std::sort(first.begin(), first.end());
  std::sort(second.begin(), second.end());
  std::vector<std::uint16_t> both;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(both));
  return both.size();
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

// The table is trained for these numbers: when they change, it must be trained anew.
TEST_CASE("words name the same rows of the table on every machine", "[words]") {
  CHECK(buckets("Home") == std::vector<std::uint16_t>{3315, 186, 1381, 2405});
  CHECK(buckets("Timetable") == std::vector<std::uint16_t>{247, 3497, 1214, 2410, 2405});
}

TEST_CASE("a text names a row for each unit, each pair, long units' beginnings, its ends and its length", "[words]") {
  CHECK(buckets("Most read").size() == 2 + 1 + 2 + 1 + 1);
  CHECK(buckets("Recommended articles").size() == 2 + 2 + 1 + 2 + 1 + 1);
  CHECK(buckets("MOST READ!") == buckets("most read"));
  CHECK(buckets("12 comments") == buckets("3,456 comments"));
  CHECK(buckets("most read") != buckets("read most"));
}

TEST_CASE("beginnings of words are counted in letters", "[words]") {
  const std::size_t length_alone = common("abc", "xyz");
  CHECK(length_alone == 1);
  CHECK(common("Kommentar", "Kommentare") == length_alone + 1);
  CHECK(common("комментарии", "комментариев") == length_alone + 1);
  CHECK(common("комма", "коммент") == length_alone);  // five letters begin no longer word than themselves
  CHECK(common("читай", "чита") == length_alone);
}

TEST_CASE("letters of scripts without spaces are units", "[words]") {
  CHECK(buckets("関連記事").size() == 4 + 3 + 2 + 1 + 1);
  CHECK(common("関連記事", "関連ニュース") >= 4);  // both letters, the pair, and the first unit and pair
  CHECK(scores("関連記事") != WordScores{});
}

TEST_CASE("texts without words and long texts have no scores", "[words]") {
  CHECK(buckets("").empty());
  CHECK(buckets(" - * - ").empty());
  CHECK(scores("***") == WordScores{});
  CHECK(buckets(repeated("to ", kMaxLineUnits)).size() == 2 * kMaxLineUnits - 1 + 4);
  CHECK(buckets(repeated("to ", kMaxLineUnits + 1)).empty());
  CHECK(buckets(repeated("of this and that ", 20)).empty());
  CHECK(buckets(repeated("of this and that ", 2000)).empty());
  CHECK(buckets(repeated("記", kMaxLineUnits + 1)).empty());
  CHECK(buckets("x " + repeated("ab", 100000)).size() == 2 + 1 + 1 + 2 + 1 + 1);  // long in bytes, not in units
}

TEST_CASE("the words of each kind score highest for it", "[words]") {
  const std::pair<Kind, const char*> examples[] = {
      {Kind::title, "10 Best Laptops of 2024: Reviews and Buying Guide"},
      {Kind::byline, "Published on 12 May 2024 by Jane Doe"},
      {Kind::article, "The council met on Tuesday and voted to close the road until the repairs are done."},
      {Kind::caption, "Photo: Getty Images"},
      {Kind::tags, "Tags"},
      {Kind::related, "Related articles"},
      {Kind::comment, "Leave a reply"},
      {Kind::ad, "Subscribe to our newsletter"},
      {Kind::nav, "Privacy policy"},
  };
  for (const auto& [kind, text] : examples) {
    for (const auto& [other, other_text] : examples) {
      if (kind == Kind::related && other == Kind::title) continue;  // headlines of other stories look like titles
      INFO(text << " against " << other_text);
      CHECK((kind == other || scores(text)[index_of(kind)] > scores(other_text)[index_of(kind)]));
    }
  }
}

TEST_CASE("scores of words lie from 1 to 255", "[words]") {
  for (const char* text : {"a", "7", "Reply", "Subscribe to our newsletter", "ສະບາຍດີ", "12:30", "\U0001F600 wow"}) {
    INFO(text);
    const WordScores found = scores(text);
    CHECK(*std::min_element(found.begin(), found.end()) >= 1);
  }
}

TEST_CASE("the blocks around a block are seen from both sides", "[words]") {
  WordScores comment;
  comment.fill(1);
  comment[index_of(Kind::comment)] = 250;
  const std::vector<WordFeatures> seen = read_word_context({WordScores{}, comment, comment, WordScores{}, WordScores{}});
  using F = Feature;
  CHECK(seen[1][F::words_comment] == 250);
  CHECK(seen[1][F::words_nav] == 1);
  CHECK(seen[0][F::words_comment] == 0);
  CHECK(seen[0][F::words_before_comment] == 0);
  CHECK(seen[0][F::words_after_comment] > 150);
  CHECK(seen[1][F::words_after_comment] > 150);
  CHECK(seen[2][F::words_after_comment] == 0);
  CHECK(seen[3][F::words_before_comment] > seen[4][F::words_before_comment]);
  CHECK(seen[4][F::words_before_comment] > 150);
  CHECK(seen[4][F::words_before_nav] == 0);
  CHECK(seen[1][F::words_since_comment] == kNoBlock);
  CHECK(seen[2][F::words_since_comment] == log_byte(1U));
  CHECK(seen[4][F::words_since_comment] == log_byte(2U));
  CHECK(read_word_context({}).empty());
}

TEST_CASE("far blocks count less for a block than near ones", "[words]") {
  WordScores comment;
  comment.fill(1);
  WordScores ad = comment;
  comment[index_of(Kind::comment)] = 250;
  ad[index_of(Kind::ad)] = 250;
  std::vector<WordScores> scores(20, comment);
  scores.resize(24, ad);
  scores.resize(2000, ad);
  const std::vector<WordFeatures> seen = read_word_context(scores);
  using F = Feature;
  CHECK(seen[23][F::words_near_before_ad] > seen[23][F::words_before_ad]);
  CHECK(seen[23][F::words_near_before_comment] < seen[23][F::words_before_comment]);
  CHECK(seen.back()[F::words_before_comment] == 0);
  CHECK(seen.back()[F::words_since_comment] == log_byte(1980U));
  CHECK(seen.back()[F::words_before_ad] > 240);
}
