// Dates in text: one row for each way to write them.
#include "classify/dates.h"

#include <catch2/catch.hpp>

using namespace pith::internal;

namespace {

std::string iso(std::string_view text, DateOrder order = DateOrder::day_first) {
  const auto found = find_date(text, order);
  return found ? found->iso : "";
}

}  // namespace

TEST_CASE("machine-readable dates keep time and zone") {
  CHECK(iso("2025-07-10") == "2025-07-10");
  CHECK(iso("2025-07-10T08:00:00Z") == "2025-07-10T08:00:00Z");
  CHECK(iso("2025-07-10 08:00:00 +0000") == "2025-07-10T08:00:00+00:00");
  CHECK(iso("2024-11-22T22:28:12.769Z") == "2024-11-22T22:28:12.769Z");
  CHECK(iso("2015-04-06T13:52:00.000-04:00") == "2015-04-06T13:52:00.000-04:00");
  CHECK(iso("20240517") == "2024-05-17");
  CHECK(iso("Fri, 17 May 2024 09:05:00 GMT") == "2024-05-17T09:05:00Z");
  CHECK(iso("Fri May 17 09:05:00 UTC 2024") == "2024-05-17T09:05:00Z");
  CHECK(iso("Fri May  7 09:05:00 2024") == "2024-05-07T09:05:00");
  CHECK(iso("Fri May 17 09:05:00 +0200 2024") == "2024-05-17T09:05:00+02:00");
  CHECK(iso("May 17 09:05:00 nobody 2024").empty());
  CHECK(iso("1715936700") == "2024-05-17T09:05:00Z");
  CHECK(iso("1715936700000") == "2024-05-17T09:05:00Z");
}

TEST_CASE("a date needs three digits, or those of another script") {
  CHECK(iso("3 May 24") == "2024-05-03");
  CHECK(iso("3 May, 4 boats").empty());
  CHECK(iso("May 24").empty());
  CHECK(iso("令和6年5月3日") == "2024-05-03");
  CHECK(iso("٣ مايو ٢٠٢٤") == "2024-05-03");
}

TEST_CASE("numbers need an order only where they leave a choice") {
  CHECK(iso("3/5/2024") == "2024-05-03");
  CHECK(iso("3/5/2024", DateOrder::month_first) == "2024-03-05");
  CHECK(iso("25/3/2024", DateOrder::month_first) == "2024-03-25");
  CHECK(iso("3/25/2024") == "2024-03-25");
  CHECK(iso("03.05.2024", DateOrder::month_first) == "2024-05-03");
  CHECK(iso("03.05.2024", DateOrder::month_first_in_all) == "2024-03-05");
  CHECK(iso("12.16.2025") == "2025-12-16");
  CHECK(iso("11-29-2024, 09:03 AM") == "2024-11-29T09:03");
  CHECK(iso("01/25/26") == "2026-01-25");
  CHECK(iso("26/10/13") == "2013-10-26");
  CHECK(iso("26/10/13", DateOrder::year_first) == "2026-10-13");
  CHECK(iso("24.03.04 08:15", DateOrder::year_first) == "2024-03-04T08:15");
  CHECK(iso("26 | 01 | 2022") == "2022-01-26");
  CHECK(iso("5/01/25/26") == "");
  CHECK(iso("1/2/34-5") == "");
  CHECK(iso("3.5.24, 14.30 Uhr") == "2024-05-03T14:30");
  CHECK(iso("2024/05/03 07:09") == "2024-05-03T07:09");
}

TEST_CASE("months have names in many languages") {
  const struct {
    std::string_view text, date;
  } kRows[] = {{"By Ann Lee, May 3, 2024 at 5:07 pm PST", "2024-05-03T17:07-08:00"},
               {"Updated on December 15th 2025", "2025-12-15"},
               {"3rd of May, 2024", "2024-05-03"},
               {"Freitag, 3. Mai 2024 um 9:15 Uhr", "2024-05-03T09:15"},
               {"Publié le 3 février 2024 à 18h30", "2024-02-03T18:30"},
               {"3 de mayo de 2024", "2024-05-03"},
               {"13 września 2024 r.", "2024-09-13"},
               {"17 мая 2024 г.", "2024-05-17"},
               {"2024年5月3日 星期五", "2024-05-03"},
               {"2024년 5월 3일", "2024-05-03"},
               {"2024. 5. 3. 14:20", "2024-05-03T14:20"},
               {"3 tháng 5, 2024", "2024-05-03"},
               {"٣ يونيو 2024", "2024-06-03"},
               {"3 मई 2024", "2024-05-03"},
               {"3 Ağustos 2024", "2024-08-03"}};
  for (const auto& row : kRows) {
    INFO(row.text);
    CHECK(iso(row.text) == row.date);
  }
}

TEST_CASE("dates of other scripts and calendars are read") {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"๓ พฤษภาคม ๒๕๖๗", "2024-05-03"},      {"3 พฤษภาคม 2567 เวลา 10:20", "2024-05-03T10:20"},
      {"3 พฤษภาคม พ.ศ. 2567", "2024-05-03"}, {"03/05/2567", "2024-05-03"},
      {"۱۴ اردیبهشت ۱۴۰۳", "2024-05-03"},    {"۱۴۰۳/۰۲/۱۴", "2024-05-03"},
      {"۱ فروردین ۱۴۰۳", "2024-03-20"},      {"۳۰ اسفند ۱۴۰۳", "2025-03-20"},
      {"3 במאי 2024", "2024-05-03"},         {"3 أيار، 2024", "2024-05-03"},
      {"မေ ၃၊ ၂၀၂၄", "2024-05-03"},          {"3 Μαΐου 2024", "2024-05-03"},
      {"3 ΜΑΪΟΥ 2024", "2024-05-03"},        {"3 мая 2024 г.", "2024-05-03"},
      {"3 трав. 2024", "2024-05-03"},        {"3 MAYIS 2024", "2024-05-03"},
      {"3 मई 2024", "2024-05-03"},           {"3. touko 2024", "2024-05-03"},
      {"2024. máj. 3.", "2024-05-03"},
  };
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(iso(text) == expected);
  }
}

TEST_CASE("dates are read with more names of months, eras and times") {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"4 \u0E21\u0E35.\u0E04. 2567", "2024-03-04"},
      {"4 \u0E21\u0E35.\u0E04. 67", "2024-03-04"},
      {"\u09EA \u09AE\u09BE\u09B0\u09CD\u099A \u09E8\u09E6\u09E8\u09EA", "2024-03-04"},
      {"4 de mar\u00E7 de 2024", "2024-03-04"},
      {"4 d\u2019abril de 2024", "2024-04-04"},
      {"4. \u0458\u0443\u043D\u0430 2024.", "2024-06-04"},
      {"4 \u0444\u0435\u0432\u0440\u0443\u0430\u0440\u0438 2024", "2024-02-04"},
      {"4 \u0643\u0627\u0646\u0648\u0646 \u0627\u0644\u062B\u0627\u0646\u064A 2024", "2024-01-04"},
      {"4 \u062A\u0634\u0631\u064A\u0646 \u0627\u0644\u0623\u0648\u0644 2024", "2024-10-04"},
      {"\u06F1\u06F4 \u0627\u0633\u0641\u0646\u062F \u06F1\u06F4\u06F0\u06F2", "2024-03-04"},
      {"\u4EE4\u548C6\u5E743\u67084\u65E5", "2024-03-04"},
      {"\u4EE4\u548C\u5143\u5E745\u67081\u65E5", "2019-05-01"},
      {"2024\u5E7403\u670804\u65E5(\u6708) 08\u664215\u5206", "2024-03-04T08:15"},
      {"2024-03-04 \uC624\uD6C4 3:15", "2024-03-04T15:15"},
      {"4. mar. 2024 kl. 08.15", "2024-03-04T08:15"},
      {"3. rujna 2024.", "2024-09-03"},
      {"content_25340717", ""},
  };
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(iso(text) == expected);
  }
}

TEST_CASE("texts without a whole and valid date have none") {
  for (const std::string_view text : {"", "May 2024", "August 14", "31.02.2024", "version 1.2.2024.7b", "2024-13-01",
                                      "call 0800 123 456", "99/99/2024", "3 days ago", "2024"}) {
    INFO(text);
    CHECK(iso(text) == "");
  }
}

TEST_CASE("a date comes with its place in the text") {
  const std::string_view text = "Von Ann Lee am 3. Mai 2024 in Kultur";
  const auto found = find_date(text, DateOrder::day_first);
  REQUIRE(found);
  CHECK(text.substr(found->span.begin, found->span.end - found->span.begin) == "3. Mai 2024");
}

TEST_CASE("dates are read where they are glued to another word or date") {
  CHECK(iso("Mental HealthDECEMBER 22, 2022Updated") == "2022-12-22");
  CHECK(iso("Ann LeeJanuary 4, 2024") == "2024-01-04");
  CHECK(iso("22. Dezember 201921. Dezember 2019") == "2019-12-22");
  CHECK(iso("4 janvier 20205 janvier 2020") == "2020-01-04");
  CHECK(iso("22 de diciembre de 201921 de diciembre de 2019") == "2019-12-22");
  CHECK(iso("Harbour news Jun 18th 20236 minutes") == "2023-06-18");
  CHECK(iso("January 4, 20245 min read") == "2024-01-04");
  CHECK(iso("January 4 202445 minutes") == "2024-01-04");
  CHECK(iso("4 January 202445-minute read") == "2024-01-04");
  CHECK(iso("January 4, 20245min") == "2024-01-04");
  CHECK(iso("January 4, 20245 comments") == "2024-01-04");
  CHECK(iso("January 4, 202456 comments") == "");
  CHECK(iso("Artikel 201922.") == "");
  CHECK(iso("12 January 201900 signs") == "");
  CHECK(iso("12 January 201932 signs") == "");
  // A postcode is no year and day.
  CHECK(iso("May 3, Selm 20241 June 2024") == "");
  CHECK(iso("version 1.201922.5") == "");
}

TEST_CASE("leap days are dates in leap years alone") {
  CHECK(iso("29.2.2024") == "2024-02-29");
  CHECK(iso("29 February 2000") == "2000-02-29");
  CHECK(iso("29.2.2023") == "");
  CHECK(iso("1900-02-29") == "");
}

TEST_CASE("times are read on both sides of noon, to the precision that they have") {
  CHECK(iso("May 3, 2024 12:05 a.m.") == "2024-05-03T00:05");
  CHECK(iso("May 3, 2024 12:05 p.m. EST") == "2024-05-03T12:05-05:00");
  CHECK(iso("2024-05-03T10:20:30.25+0530") == "2024-05-03T10:20:30.25+05:30");
  CHECK(iso("3 May 2024 at 25:10") == "2024-05-03");
  CHECK(iso("3 May 2024, 10:5") == "2024-05-03");
}

TEST_CASE("days between dates are counted over months and years") {
  CHECK(days_apart("2024-03-01T00:10:00Z", "2024-02-29") == 1);
  CHECK(days_apart("2023-12-31", "2025-01-01T10:00") == 367);
  CHECK(days_apart("2024-05-03", "2024-05-03") == 0);
  CHECK(days_apart("yesterday at 10 Z", "2024-05-03") > 1000000);
  CHECK(days_apart("", "2024-05-03") > 1000000);
}
