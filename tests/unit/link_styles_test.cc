// Links and images in the styles that a caller can choose.
#include <catch2/catch.hpp>
#include <string>

#include "pith/pith.h"

using namespace pith;

namespace {

constexpr std::string_view kPage =
    "<html lang=en><title>Tides of the bay</title><link rel=canonical href='https://tides.example/bay'><h1>Tides of the bay</h1>"
    "<p>The moon pulls the <a href=/sea><b>old</b> sea</a>, and the sea follows it<a href='#n'>[1]</a>, twice a day, in every "
    "<a href='javascript:go()'>bay</a> and <a href='/sea'>harbour</a> of the <i>whole</i> coast.</p>"
    "<figure><img src=/bay_1.jpg alt='Low *water*'><figcaption>The bay at low water</figcaption></figure>"
    "<p>When the boats lie <img src=/mud.jpg alt=mud>in the mud, the <i>harbour master</i> counts them, see "
    "<a href='https://bays.example/'>https://bays.example/</a>.</p>"
    "<p id=n>1. All times are those of the harbour master, who has the only clock.</p>";

std::string written(OutputFormat to, std::optional<LinkStyle> links, std::optional<ImageStyle> images) {
  static const Document document = extract(kPage, {.type = PageType::article});
  const std::string all = write(document, {.to = to, .keep = kArticleOnly, .links = links, .images = images});
  const std::size_t body = all.find("<main>\n");
  return body == std::string::npos ? all : all.substr(body + 7, all.find("</main>") - body - 7);
}

}  // namespace

TEST_CASE("Markdown has links and images as they are asked for", "[styles]") {
  const std::string plain = written(OutputFormat::markdown, {}, {});
  CHECK(plain == written(OutputFormat::markdown, LinkStyle::inline_, ImageStyle::keep));
  CHECK_THAT(plain,
             Catch::Contains("the [**old** sea](https://tides.example/sea), and") && Catch::Contains("![Low \\*water\\*](https"));
  const std::string numbered = written(OutputFormat::markdown, LinkStyle::reference, {});
  CHECK_THAT(numbered, Catch::Contains("the [**old** sea][1], and") && Catch::Contains("[harbour][1] of the *whole* coast"));
  CHECK_THAT(numbered, Catch::Contains("see [https://bays.example/][2].") && Catch::Contains("![Low \\*water\\*](https"));
  CHECK_THAT(numbered, Catch::EndsWith("\n\n[1]: https://tides.example/sea\n[2]: https://bays.example/\n"));
  const std::string bare = written(OutputFormat::markdown, LinkStyle::none, ImageStyle::none);
  CHECK_THAT(bare, Catch::Contains("the **old** sea, and the sea follows it[^1], twice") && !Catch::Contains("https://tides"));
  CHECK_THAT(bare, !Catch::Contains("water") && Catch::Contains("boats lie in the mud, the *harbour master* counts"));
  const std::string labels = written(OutputFormat::markdown, {}, ImageStyle::alt);
  CHECK_THAT(labels,
             Catch::Contains("coast.\n\nLow \\*water\\*\n\nWhen the boats lie mud in the mud, the *harbour master* counts"));
  CHECK_THAT(labels, Catch::Contains("the [**old** sea](https://tides.example/sea), and") && !Catch::Contains("jpg"));
}

TEST_CASE("HTML has links and images as they are asked for", "[styles]") {
  const std::string plain = written(OutputFormat::html, {}, {});
  CHECK(plain == written(OutputFormat::html, LinkStyle::reference, ImageStyle::keep));
  CHECK_THAT(plain, Catch::Contains("<a href=\"https://tides.example/sea\"><strong>old</strong> sea</a>") &&
                        Catch::Contains("<img src"));
  const std::string bare = written(OutputFormat::html, LinkStyle::none, ImageStyle::none);
  CHECK_THAT(bare, Catch::Contains("the <strong>old</strong> sea, and") && !Catch::Contains("<img") && !Catch::Contains("/sea"));
  const std::string labels = written(OutputFormat::html, LinkStyle::none, ImageStyle::alt);
  CHECK_THAT(labels, Catch::Contains("<p class=\"article\">Low *water*</p>") &&
                         Catch::Contains("lie mud in the mud, the <em>harbour master</em> c"));
}

TEST_CASE("text has addresses and images only if they are asked for", "[styles]") {
  const std::string plain = written(OutputFormat::text, {}, {});
  CHECK(plain == written(OutputFormat::text, LinkStyle::none, ImageStyle::none));
  CHECK_THAT(plain, Catch::Contains("the old sea, and the sea follows it[1], twice") && !Catch::Contains("water\n"));
  const std::string inlined = written(OutputFormat::text, LinkStyle::inline_, {});
  CHECK_THAT(inlined, Catch::Contains("the old sea (https://tides.example/sea), and the sea follows it[1], twice"));
  CHECK_THAT(inlined, Catch::Contains("in every bay and harbour (https://tides.example/sea) of") &&
                          Catch::Contains("see https://bays.example/."));
  const std::string numbered = written(OutputFormat::text, LinkStyle::reference, ImageStyle::keep);
  CHECK_THAT(numbered, Catch::Contains("the old sea [1], and") &&
                           Catch::Contains("\n\nLow *water* [2]\n\nWhen the boats lie mud [3] in the mud"));
  CHECK_THAT(numbered,
             Catch::EndsWith(
                 "\n\n[1] https://tides.example/sea\n[2] https://tides.example/bay_1.jpg\n[3] https://tides.example/mud.jpg\n"));
  CHECK_THAT(written(OutputFormat::text, {}, ImageStyle::alt),
             Catch::Contains("\n\nLow *water*\n\nWhen the boats lie mud in the mud"));
}
