// Cue phrases and names: the tables are sound, and rules fire on what they are for and not on what looks like it.
#include "classify/cues.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <tuple>

#include "base/words.h"
#include "classify/names.h"

using namespace pith::internal;

namespace {

struct PhraseRow {
  std::string_view rule, language, place, phrase;
};
// Plain pointers, since the compiler takes minutes over as many std::string_view.
const char* const kCues[][4] = {
#define CUE(rule, language, place, phrase) {#rule, language, #place, phrase},
#include "classify/cues.inc"
#undef CUE
};

struct NameRow {
  std::string_view rule, words;
};
const char* const kNames[][2] = {
#define NAME(rule, words) {#rule, words},
#include "classify/names.inc"
#undef NAME
};

PhraseRow cue(std::size_t at) { return {kCues[at][0], kCues[at][1], kCues[at][2], kCues[at][3]}; }

NameRow name(std::size_t at) { return {kNames[at][0], kNames[at][1]}; }

bool fires(Rule rule, std::string_view text) {
  CueReader reader;
  const std::vector<Rule>& found = reader.read(text, count_text(text).words);
  return std::find(found.begin(), found.end(), rule) != found.end();
}

bool named(Rule rule, std::string_view names) { return (read_names(names).rules & name_bit(rule)) != 0; }

}  // namespace

TEST_CASE("cues are folded, sorted and said once", "[cues]") {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (std::size_t i = 0; i < std::size(kCues); ++i) {
    const PhraseRow row = cue(i);
    INFO(row.rule << " " << row.language << " " << row.phrase);
    std::string printed(row.phrase);
    std::replace(printed.begin(), printed.end(), '#', '7');
    CHECK(fold_phrase(printed) == row.phrase);
    if (row.place == "name") CHECK(row.phrase.find(' ') == std::string_view::npos);
    CHECK(seen.emplace(row.place, row.phrase).second);
    if (i == 0) continue;
    const PhraseRow above = cue(i - 1);
    CHECK(std::tie(above.rule, above.language, above.phrase) <= std::tie(row.rule, row.language, row.phrase));
  }
}

TEST_CASE("names are sorted and said once") {
  for (std::size_t i = 1; i < std::size(kNames); ++i) {
    const NameRow above = name(i - 1);
    const NameRow row = name(i);
    INFO(row.rule << " " << row.words);
    CHECK(std::tie(above.rule, above.words) < std::tie(row.rule, row.words));
  }
}

TEST_CASE("phrases are folded") {
  const struct {
    std::string_view text, folded;
  } cases[] = {
      {"Comments (12)", "comments #"},
      {"12,345 Comments", "# comments"},
      {"Don\u2019t  miss!", "don't miss"},
      {"\u00A9 2025 The Paper", "\u00A9 # the paper"},
      {"Mehr zum Thema:", "mehr zum thema"},
      {"--", ""},
      {"covid19", "covid #"},
      {"3rd", "# rd"},
      {"", ""},
      // What capitals lose, and what is written in more than one way.
      {"\u00C0 LIRE AUSSI", "a lire aussi"},
      {"A\u0300 lire aussi", "a lire aussi"},
      {"\u00C4hnliche Beitr\u00E4ge", "ahnliche beitrage"},
      {"Cite\u0219te \u0219i", "citeste si"},
      {"Cite\u015Fte \u015Fi", "citeste si"},
      {"\u0130LG\u0130L\u0130 KATILIN", "ilgili katilin"},
      {"Kat\u0131l\u0131n", "katilin"},
      {"B\u00E0i vi\u1EBFt li\u00EAn quan", "bai viet lien quan"},
      {"ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "διαβαστε επισησ"},
      {"Διαβάστε επίσης", "διαβαστε επισησ"},
      {"Ещё по теме", "еще по теме"},
      {"Здоров\u02BCя", "здоров'я"},
      {"اقرأ أيضاً", "اقرا ايضا"},
      {"إقرأ أيضًا", "اقرا ايضا"},
      {"الـمـزيد", "المزيد"},
      {"نظر\u200Cها", "نظر ها"},
      {"کلیدواژه", "كليدواژه"},
      {"הַכּתבה הבאה", "הכתבה הבאה"},
      {"यह भी पढ़ें।", "यह भी पढें"},
      {"यह भी प\u095Dें", "यह भी पढें"},
      {"टिप्पणियाँ", "टिप्पणियां"},
      {"ความคิดเห็น (๓)", "ความคิดเห็น #"},
      {"ဆက်စပ်သတင်းများ", "ဆက်စပ်သတင်းများ"},
      {"ＰＲ：広告", "pr 広告"},
      {"コメント（12件）", "コメント # 件"},
      {"관련 기사 ▶", "관련 기사"},
  };
  for (const auto& [text, folded] : cases) {
    INFO(text);
    CHECK(fold_phrase(text) == folded);
  }
}

TEST_CASE("parts of a page begin with cues") {
  CueReader reader;
  for (const std::string_view text :
       {"Read more: the weir", "Related articles The weir in spring", "3 comments My uncle", "Tags: weirs",
        "Lesen Sie auch: Das Wehr", "À lire aussi : l'écluse", "Share on Facebook"}) {
    INFO(text);
    CHECK(reader.begins_with_edge(text, false));
  }
  for (const std::string_view text : {"The weir in spring", "Advertisement of the mill", "Photo of the weir", "", "3"}) {
    INFO(text);
    CHECK_FALSE(reader.begins_with_edge(text, false));
  }
  CHECK(reader.begins_with_edge("Advertisement The weir opens", true));
}

TEST_CASE("cues fire on labels and not on prose") {
  const struct {
    Rule rule;
    std::string_view text;
    bool expected;
  } cases[] = {
      {Rule::cue_ad_label, "Advertisement", true},
      {Rule::cue_ad_label, "REKLAMA", true},
      {Rule::cue_ad_label, "The advertisement showed a horse", false},
      {Rule::cue_author_box, "About the author", true},
      {Rule::cue_author_box, "She wrote about the author of the song.", false},
      {Rule::cue_byline, "By Jane Doe", true},
      {Rule::cue_byline, "Veröffentlicht am 3. Mai", true},
      {Rule::cue_byline, "Bystanders ran", false},
      {Rule::cue_caption, "Photo: Ann Lee", true},
      {Rule::cue_caption, "Photosynthesis needs light", false},
      {Rule::cue_comment_action, "Leave a reply", true},
      {Rule::cue_comment_action, "Ответить", true},
      {Rule::cue_comment_action, "He did not reply", false},
      {Rule::cue_comment_heading, "12 Comments", true},
      {Rule::cue_comment_heading, "Comments (3)", true},
      {Rule::cue_comment_heading, "コメント", true},
      {Rule::cue_comment_heading, "His comments were unkind", false},
      {Rule::cue_consent, "We use cookies to improve this site.", true},
      {Rule::cue_consent, "My grandmother used cookies as a bribe.", false},
      {Rule::cue_copyright, "\u00A9 2024 The Courier. All rights reserved.", true},
      {Rule::cue_copyright, "They argued about copyright", false},
      {Rule::cue_menu, "Skip to content", true},
      {Rule::cue_menu, "Impressum", true},
      {Rule::cue_menu, "Home is where the wall is", false},
      {Rule::cue_newsletter, "Sign up for our newsletter", true},
      {Rule::cue_newsletter, "The subscribers met in a barn.", false},
      {Rule::cue_paywall, "Already a subscriber? Log in", true},
      {Rule::cue_paywall, "He was already a father", false},
      {Rule::cue_product_action, "Add to cart", true},
      {Rule::cue_product_action, "They add to the noise", false},
      {Rule::cue_related_heading, "Related Articles", true},
      {Rule::cue_related_heading, "相关阅读", true},
      {Rule::cue_related_heading, "İlgili Haberler", true},
      {Rule::cue_related_heading, "The related articles were burnt", false},
      {Rule::cue_related_line, "Read also: The tower that leans", true},
      {Rule::cue_related_line, "Ready or not", false},
      {Rule::cue_related_line, "More: the tower that leans", true},
      {Rule::cue_related_line, "More than thirty towers lean", false},
      {Rule::cue_related_line, "» READ MORE | The tower that leans", true},
      {Rule::cue_related_line, "Lue myös: Torni joka nojaa", true},
      {Rule::cue_related_line, "A LIRE AUSSI – La tour qui penche", true},
      {Rule::cue_related_line, "延伸閱讀：斜塔的故事", true},
      {Rule::cue_related_line, "อ่านเพิ่มเติม: หอเอน", true},
      {Rule::cue_related_line, "Читайте также: Башня, которая падает", true},
      {Rule::cue_related_line, "이전 글: 기울어진 탑", true},
      {Rule::cue_related_heading, "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", true},
      {Rule::cue_related_heading, "บทความที่เกี่ยวข้อง", true},
      {Rule::cue_related_heading, "ဆက်စပ်သတင်းများ", true},
      {Rule::cue_related_heading, "Kapcsolódó cikkeink", true},
      {Rule::cue_related_heading, "مطالب مرتبط", true},
      {Rule::cue_related_heading, "यह भी पढ़ें", true},
      {Rule::cue_related_heading, "こちらの記事もおすすめ", true},
      {Rule::cue_related_heading, "相关网站", false},
      {Rule::cue_menu, "相关网站", true},
      {Rule::cue_tags_heading, "相關主題", true},
      {Rule::cue_tags_heading, "標籤：塔、旅行", true},
      {Rule::cue_byline, "来源：新华网", true},
      {Rule::cue_byline, "来源于古代的传说", false},
      {Rule::cue_byline, "작성자: 김하늘", true},
      {Rule::cue_comment_heading, "3 myśli na temat “Wieża”", true},
      {Rule::cue_comment_heading, "コメント（12件）", true},
      {Rule::cue_comment_heading, "댓글 12개", true},
      {Rule::cue_comment_action, "אין תגובות", true},
      {Rule::cue_paywall, "Il vous reste 62 % de cet article à lire", true},
      {Rule::cue_paywall, "この記事は有料会員限定です", true},
      {Rule::cue_newsletter, "Zapisz się do newslettera", true},
      {Rule::cue_caption, "Kuva: Anna Laine", true},
      {Rule::cue_caption, "写真：田中花子", true},
      {Rule::cue_share, "Bagikan artikel ini", true},
      {Rule::time_ago, "3 ชั่วโมงที่แล้ว", true},
      {Rule::cue_share, "Share on Facebook", true},
      {Rule::cue_share, "They share a garden", false},
      {Rule::cue_tags_heading, "Tags: bees, honey", true},
      {Rule::cue_tags_heading, "Tagsüber war es still", false},
      {Rule::time_ago, "4 hours ago", true},
      {Rule::time_ago, "Hours ago", false},
  };
  for (const auto& [rule, text, expected] : cases) {
    INFO(row_of(rule).name << ": " << text);
    CHECK(fires(rule, text) == expected);
  }
}

TEST_CASE("dates and times are told by their numbers") {
  const struct {
    std::string_view text;
    bool expected;
  } cases[] = {
      {"May 3, 2024", true},   {"1999", true}, {"in 1877", false}, {"20245", false}, {"at 9:30", true},    {"3/4", true},
      {"score: 100:2", false}, {"12:", false}, {"9: 30", false},   {"", false},      {"no number", false},
  };
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(looks_dated(text) == expected);
  }
}

TEST_CASE("phrases of one part of the table can be left out, or all others", "[cues]") {
  constexpr std::uint32_t kParts = 5;
  CueReader reader;
  for (const std::string_view phrase : {"3 comments", "Read more:"}) {
    INFO(phrase);
    std::uint32_t found = 0;
    std::uint32_t edges = 0;
    std::uint32_t found_alone = 0;
    for (std::uint32_t part = 0; part < kParts; ++part) {
      leave_out_phrases({part, kParts});
      found += !reader.read(phrase, 2).empty() ? 1 : 0;
      edges += reader.begins_with_edge(phrase, true) ? 1 : 0;
      leave_out_phrases({part, kParts, true});
      found_alone += !reader.read(phrase, 2).empty() ? 1 : 0;
    }
    leave_out_phrases({});
    CHECK(found == kParts - 1);
    CHECK(edges == kParts - 1);
    CHECK(found_alone == 1);
  }
}

TEST_CASE("a reader says what it has read") {
  const struct {
    std::string_view text, folded;
    bool has_number, is_ascii;
  } cases[] = {
      {"Chapter 12: Heaven and Earth", "chapter # heaven and earth", true, true},
      {"Caf\u00E9 AT&T", "cafe at&t", false, false},
      {"Uninterruptedly rock'n'roll", "uninterruptedly rock'n'roll", false, true},
      {"\u0663", "#", true, false},
      {"", "", false, true},
  };
  CueReader reader;
  for (const auto& [text, folded, has_number, is_ascii] : cases) {
    INFO(text);
    reader.read(text, count_text(text).words);
    CHECK(reader.folded() == folded);
    CHECK(reader.has_number() == has_number);
    CHECK(reader.is_ascii() == is_ascii);
  }
}

TEST_CASE("a word that begins bylines and prose begins a byline before a name, a date or a time") {
  for (const std::string_view byline :
       {"By Nell Harker",
        "BY NELL HARKER",
        "by Nell Harker, staff writer for the Herald.",
        "By the Herald Staff",
        "by nell_h (1024)",
        "by admin",
        "By Nell Harker, harbour correspondent",
        "by nell_h \u00BB Sat Jan 13, 2024 8:31 pm",
        "By nell \u00B7 3 hours ago",
        "By Nell Harker | How the weir was built and who paid for the stones",
        "Par Jean de la Tour",
        "Por Ana L\u00F3pez y Luis P\u00E9rez",

        "Von Ida M\u00FCller und Jan Roth",
        "di Giulia Conti - 2 minuti di lettura",
        "Stand 12.03.2024",
        "Updated on Friday",
        "Updated at 10:30",
        "Published 3 May 2024",
        "Publi\u00E9 le 12 mars",
        "Publie\u0301 le 12 mars",
        "Aktualisiert am 3. Mai",
        "Autor Jan Roth",
        "\u0410\u0432\u0442\u043E\u0440 \u0410\u043D\u043D\u0430 \u0411\u0435\u043B\u043E\u0432\u0430",
        "By \u5F20\u4E09"}) {
    INFO(byline);
    CHECK(fires(Rule::cue_byline, byline));
  }
  for (const std::string_view prose :
       {"By the time the boats came, the gates were shut.",
        "By clicking \u201CAccept all\u201D you agree to the storing of cookies.",
        "By Monday the boats had come back.",
        "By 2030 it is to be pulled down.",
        "By Friday the weir was gone.",
        "By 2024, enrolments reached more than 300 million, a sign of growing interest.",
        "By default, every gate is shut at night.",
        "Par exemple, les bateaux ne passent plus le soir.",
        "Par la suite, les bateaux sont revenus.",
        "Por favor, lea todos los manuales antes de empezar.",
        "Por ejemplo, los barcos ya no pasan por la noche.",
        "Por isso os barcos voltaram mais cedo.",
        "Von innen ist das Haus mit Klarlack gestrichen.",
        "Von Berlin nach Hamburg f\u00E4hrt der Zug.",
        "Di solito le barche tornano la sera.",
        "Door de regen kwamen de boten later.",
        "Stand out online with the help of a developer.",
        "Updated tables show the levels of the river.",
        "Author pays all costs of the print.",
        "\u0410\u0432\u0442\u043E\u0440 \u043F\u0440\u0435\u0434\u043B\u0430\u0433\u0430\u0435\u0442 "
        "\u043D\u043E\u0432\u044B\u0439 \u043F\u0443\u0442\u044C."}) {
    INFO(prose);
    CHECK_FALSE(fires(Rule::cue_byline, prose));
  }
}

TEST_CASE("a text begins a part of a page with a phrase or a label") {
  const struct {
    std::string_view text;
    bool after_sentence, expected;
  } cases[] = {
      {"Related articles The keeper of the weir", false, true},
      {"Advertisement The keeper of the weir", false, false},
      {"Advertisement The keeper of the weir", true, true},
      {"Ad: the keeper of the weir", false, true},
      {"Tags: A B C", false, true},
      {"Tags : A B C", false, true},
      {"Tags A B C", false, false},
      {"You might also be interested in these stories", false, true},
      {"3 comments A B C", false, true},
      {"\u76F8\u5173\u9605\u8BFB\uFF1A\u6C34\u95E8\u7684\u770B\u5B88\u4EBA", false, true},
      {"A A A A A A", true, false},
      {"The keeper of the weir", true, false},
      {"Advertisement", true, true},
      {"", true, false},
  };
  CueReader reader;
  for (const auto& [text, after_sentence, expected] : cases) {
    INFO(text);
    CHECK(reader.begins_with_edge(text, after_sentence) == expected);
  }
}

TEST_CASE("what is learned of names is the most for and against, of words and of two") {
  CHECK(read_names("nothingknown").learned_score == 0);
  const auto learned = [](std::string_view names) { return read_names(names).learned_score; };
  CHECK(learned("About") == learned("about"));
  CHECK(learned("a b") == std::min(learned("a"), learned("b")));
  CHECK(learned("a-b") != learned("a b"));
  std::string names(500, '-');
  CHECK(learned(names.replace(396, 5, "about")) != learned("about"));  // not all of it is within what is looked at
}

TEST_CASE("a cue in a long block is no label") {
  std::string text = "Subscribe to the";
  for (int i = 0; i < 60; ++i) text += " word";
  CHECK_FALSE(fires(Rule::cue_newsletter, text));
}

TEST_CASE("names match by word") {
  const struct {
    Rule rule;
    std::string_view names;
    bool expected;
  } cases[] = {
      {Rule::name_side, "sidebar", true},
      {Rule::name_side, "left sideBar", true},
      {Rule::name_side, "with-sidebar", false},
      {Rule::name_article, "entryContent", true},
      {Rule::name_article, "entry-content", true},
      {Rule::name_article, "post_body2", true},
      {Rule::name_comment, "comment-list", true},
      {Rule::name_comment, "no-comments", false},
      {Rule::name_comment, "commentary", false},
      {Rule::name_ad, "top-ad", true},
      {Rule::name_ad, "header", false},
      {Rule::name_ad, "download", false},
      {Rule::name_nav, "contextmenu", false},
      {Rule::name_nav, "mainNav", true},
      {Rule::name_related, "relatedPosts", true},
      {Rule::name_article, "entry content", false},
      {Rule::name_article, "eightletEntryContent", true},  // a hump at the ninth letter
      {Rule::name_article, "ENTRY-CONTENT", true},
      {Rule::name_article, "entry12345678-content", true},  // more than eight bytes apart
      {Rule::name_article, "entry-------- content", false},
      {Rule::name_side, "has sidebar", true},
      {Rule::name_side, "\xC3\xA9sidebar", true},
  };
  for (const auto& [rule, names, expected] : cases) {
    INFO(row_of(rule).name << ": " << names);
    CHECK(named(rule, names) == expected);
  }
}
