// Lines that are no article wherever they stand: forms of bylines, tags, pointers, copyright; consent and a library's notes.
#include "classify/furniture.h"

#include <catch2/catch.hpp>
#include <string>

#include "classify/byline_form.h"
#include "classify/line_forms.h"
#include "extract.h"

using namespace pith;
using namespace pith::internal;

namespace {

const std::string kParagraph =
    "<p>The morning ferry from Selm left four minutes early on Monday, for the first time since it has had a timetable, and nine "
    "people were left on the quay with their tickets in their hands.</p>";

std::string page_with(const std::string& below_headline, const std::string& inside) {
  return "<title>The early ferry</title><article><h1>The early ferry</h1>" + below_headline + kParagraph + kParagraph + inside +
         kParagraph + kParagraph + "</article>";
}

// The kind that is settled of the block with the text; none if there is no such block.
std::optional<Kind> settled(const std::string& page, std::string_view text) {
  Outline outline = prepare(page, {.from = InputFormat::html}).outline;
  const Evidence evidence = gather_evidence(outline);
  const auto kinds = settle_furniture(outline, evidence);
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (outline.blocks[i].text == text) return kinds[i] ? std::optional(kinds[i]->kind) : std::nullopt;
  FAIL("no block with the text " << text);
  return std::nullopt;
}

std::optional<Kind> settled_inside(const std::string& markup, std::string_view text) {
  return settled(page_with("", markup), text);
}

std::optional<Kind> settled_below_headline(const std::string& markup, std::string_view text) {
  return settled(page_with(markup, ""), text);
}

}  // namespace

TEST_CASE("a line that is wholly labels, names and dates is a byline", "[furniture]") {
  for (const std::string_view text : {"By Nell Harker",
                                      "by Nell Harker,",
                                      "By Nell Harker and Tom Quill",
                                      "By NELL HARKER, Associated Press",
                                      "By Harrow Post staff",
                                      "By Nell Harker, 4 March 2024",
                                      "Words by Nell Harker 4 March 2024",
                                      "Posted by Nell Harker on 4 March 2024",
                                      "March 4, 2024 by Nell Harker",
                                      "Written by: Nell Harker",
                                      "Published on March 4, 2024 in News",
                                      "Posted Mon 4 Mar 2024 at 1:11pm, updated Mon 4 Mar 2024 at 4:00pm",
                                      "Published: 4 March 2024 | Updated: 5 March 2024",
                                      "Updated 4:12 PM EDT, March 4, 2024",
                                      "By Nell Harker Published 5 hours ago",
                                      "A report by Nell Harker",
                                      "Research by: Nell Harker",
                                      "From our correspondent Nell Harker in Selm",
                                      "Von Jens Albers und Eva Stein, Hamburg",
                                      "Von Jens Albers, dpa",
                                      "Stand: 04.03.2024, 10:30 Uhr",
                                      "Par Claire Morel, publi\u00E9 le 4 mars 2024 \u00E0 10h30",
                                      "Por Diego Salas | 4 de marzo de 2024",
                                      "Di Marco Bellini",
                                      "Door Bram Jansen",
                                      "Tekst: Ewa Sikora"}) {
    INFO(text);
    CHECK(byline_form(text) == BylineForm::sure);
  }
}

TEST_CASE("a sentence that tells when the page was changed is a byline", "[furniture]") {
  for (const std::string_view text :
       {"This page was last edited on 4 March 2023.", "This page was last edited on 4 March 2023, at 10:15 (UTC).",
        "Page last changed by Ida Thorne on 4 March 2023", "Page last updated: 4 March 2023", "Updated on 4 March 2023.",
        "Update vom 3. April 2019", "Denne side blev senest \u00E6ndret den 3. marts 2023.",
        "Sidan uppdaterades senast den 3 mars 2023.",
        "Questa pagina \u00E8 stata modificata per l\u2019ultima volta il 3 mar 2023.", "4 March 2023, updated on 5 March 2023",
        "Diese Seite wurde zuletzt am 3. M\u00E4rz 2023 um 10:15 Uhr bearbeitet.",
        "La derni\u00E8re modification de cette page a \u00E9t\u00E9 faite le 3 mars 2023 \u00E0 10:15.",
        "Esta p\u00E1gina se edit\u00F3 por \u00FAltima vez el 3 mar 2023 a las 10:15.",
        "Questa pagina \u00E8 stata modificata per l'ultima volta il 3 mar 2023 alle 10:15.",
        "Deze pagina is voor het laatst bewerkt op 3 mrt 2023 om 10:15.",
        "Sidan redigerades senast den 3 mars 2023 kl. 10.15."}) {
    INFO(text);
    CHECK(byline_form(text) == BylineForm::sure);
  }
}

TEST_CASE("a name or a date without a label may be a byline", "[furniture]") {
  for (const std::string_view text :
       {"Nell Harker", "4 March 2024", "Nell Harker, 4 March 2024", "Nell Harker \u00B7 Mar 4, 2024 \u00B7 4 min read",
        "Nell Harker, 2018", "4 March 2023, Las Vegas", "Nell Harker, staff writer", "Nell Harker and Tom Quill",
        "SELM (Harrow Post) by Nell Harker", "Nell Harker, March 4, 20245 min read", "On March 4, 2024", "By Reuters",
        "4 min read"}) {
    INFO(text);
    CHECK(byline_form(text) == BylineForm::possible);
  }
}

TEST_CASE("prose that begins as bylines do is none", "[furniture]") {
  for (const std::string_view text : {"",
                                      "By Monday the ferry had left.",
                                      "By Nell Harker's account the ferry was early.",
                                      "By the Sea",
                                      "The ferry was early",
                                      "On 4 March 2024 Nell Harker left.",
                                      "Nell Harker reports from Selm",
                                      "In Selm",
                                      "Von Weimar nach Bonn",
                                      "Von Risiken und Nebenwirkungen",
                                      "Aune, N. (1999). Clocks at sea. Selm: Quay Press.",
                                      "Published in 1999, it found no fault.",
                                      "The rules were updated on 4 March 2023.",
                                      "He was last seen on 4 March 2023.",
                                      "Nell Harker.",
                                      "4 March 2023.",
                                      "Published by Quay Press, 1999.",
                                      "Published 4 March 2023.",
                                      "Revised 2019.",
                                      "Written by Nell Harker in 1999.",
                                      "Updated in 2020.",
                                      "Sign In",
                                      "Tags: a, b",
                                      "Staff writer"}) {
    INFO(text);
    CHECK(byline_form(text) == BylineForm::none);
  }
}

TEST_CASE("the name behind a few words and \"by\" is found", "[furniture]") {
  CHECK(name_after_lead("SELM (Harrow Post) by Nell Harker") == "Nell Harker");
  CHECK(name_after_lead("Nell Harker").empty());
  CHECK(name_after_lead("Houses by the sea").empty());
}

TEST_CASE("a labelled byline is one everywhere, others only below the headline", "[furniture]") {
  CHECK(settled_inside("<p>By Nell Harker</p>", "By Nell Harker") == Kind::byline);
  CHECK(settled_below_headline("<p>By Nell Harker</p>", "By Nell Harker") == Kind::byline);
  CHECK(settled_below_headline("<p><em>Nell Harker</em></p>", "Nell Harker") == Kind::byline);
  CHECK(settled_below_headline("<p>4 March 2024</p>", "4 March 2024") == Kind::byline);
  CHECK_FALSE(settled_inside("<p>4 March 2024</p>", "4 March 2024"));
  CHECK_FALSE(settled_inside("<p>Nell Harker</p>", "Nell Harker"));
  CHECK_FALSE(settled_inside("<ul><li>By Nell Harker</li></ul>", "By Nell Harker"));
  CHECK_FALSE(settled_below_headline("<p>Early Ferry</p>", "Early Ferry"));
  CHECK_FALSE(settled_below_headline("<h2>Night Boats</h2>", "Night Boats"));
  std::string entries;
  for (int i = 0; i < 5; ++i) entries += "<p>By Nell Harker</p><p>She keeps bees.</p>";
  CHECK_FALSE(settled_inside(entries, "By Nell Harker"));
}

TEST_CASE("tags are a label and links, or hashtags", "[furniture]") {
  const std::string links = R"(<a href="/t/1">ferries</a>, <a href="/t/2">clocks</a>)";
  CHECK(settled_inside("<p>Tags: " + links + "</p>", "Tags: ferries, clocks") == Kind::tags);
  CHECK(settled_inside("<p>Schlagw\u00F6rter: " + links + "</p>", "Schlagw\u00F6rter: ferries, clocks") == Kind::tags);
  CHECK(settled_inside("<p>Tags: ferries, clocks</p>", "Tags: ferries, clocks") == Kind::tags);
  CHECK(settled_inside("<p>#ferries #clocks</p>", "#ferries #clocks") == Kind::tags);
  const std::string prose = R"(<p>Tags on the <a href="/t/1">sheep</a> tell the farmer which are ill.</p>)";
  CHECK_FALSE(settled_inside(prose, "Tags on the sheep tell the farmer which are ill."));
  CHECK_FALSE(settled_inside(R"(<p><a href="/t">Topics</a></p>)", "Topics"));
  CHECK_FALSE(settled_inside("<p># one</p>", "# one"));
}

TEST_CASE("a pointer is a label and a linked headline", "[furniture]") {
  CHECK(settled_inside(R"(<p>Read also: <a href="/x">Pier to close for a week</a></p>)", "Read also: Pier to close for a week") ==
        Kind::related);
  CHECK(settled_inside(R"(<p><b>READ MORE: <a href="/x">Pier to close</a></b></p>)", "READ MORE: Pier to close") ==
        Kind::related);
  CHECK(settled_inside(R"(<p>Lees ook: <a href="/x">De pier gaat een week dicht</a></p>)",
                       "Lees ook: De pier gaat een week dicht") == Kind::related);
  const std::string prose = R"(<p>Read also what the <a href="/x">keeper</a> wrote about it in his log.</p>)";
  CHECK_FALSE(settled_inside(prose, "Read also what the keeper wrote about it in his log."));
  CHECK_FALSE(settled_inside("<p>Read also: the log of the keeper</p>", "Read also: the log of the keeper"));
}

TEST_CASE("a caption is the text of an image that it begins with", "[furniture]") {
  const std::string image = R"(<img src="w.jpg">)";
  CHECK(settled_inside("<p>" + image + "<br><em>The weir in spring</em></p>", "The weir in spring") == Kind::caption);
  CHECK(settled_inside("<div class=\"wp-caption\">" + image + "<p>The weir in spring</p></div>", "The weir in spring") ==
        Kind::caption);
  CHECK(settled_inside("<p>" + image + "The weir in spring (Photo: Tom Quill)</p>", "The weir in spring (Photo: Tom Quill)") ==
        Kind::caption);
  CHECK_FALSE(settled_inside("<p>" + image + "The <em>weir</em> was loud.</p>", "The weir was loud."));
  CHECK_FALSE(settled_inside("<p><em>The weir in spring</em></p>", "The weir in spring"));
  CHECK(settled_inside("<p>" + image + "<em>Nell Harker is a reporter in Marn.</em></p>", "Nell Harker is a reporter in Marn.") ==
        Kind::byline);
}

TEST_CASE("a label of an advertisement is one between paragraphs", "[furniture]") {
  CHECK(settled_inside("<p>Article continues after advertisement</p>", "Article continues after advertisement") == Kind::ad);
  CHECK(settled_inside("<p>Het artikel gaat verder onder de advertentie</p>", "Het artikel gaat verder onder de advertentie") ==
        Kind::ad);
  CHECK_FALSE(settled_inside("<p>Advertisement prices have doubled.</p>", "Advertisement prices have doubled."));
}

TEST_CASE("a claim of copyright has a year or its phrase at the begin", "[furniture]") {
  for (const std::string text :
       {"\u00A9 2024 Harrow Post", "Copyright \u00A9 2024 Harrow Post", "(c) 2024 Harrow Post", "All rights reserved.",
        "\u00A9 2024 Harrow Post. All rights reserved. This may not be sold.", "Alle Rechte vorbehalten."}) {
    INFO(text);
    CHECK(settled_inside("<p>" + text + "</p>", text) == Kind::nav);
  }
  for (const std::string text :
       {"Copyright was what nobody thought of.", "Copyright Office clerks said so.", "\u00A9 is a sign."}) {
    INFO(text);
    CHECK_FALSE(settled_inside("<p>" + text + "</p>", text));
  }
}

TEST_CASE("a note that opinions are the author's is furniture", "[furniture]") {
  const auto kind = [](const std::string& text) { return settled_inside("<p>" + text + "</p>", text); };
  CHECK(kind("The views expressed here are those of the author alone, and the Weir Gazette may have others.") == Kind::nav);
  CHECK(kind("Der Beitrag gibt nicht unbedingt die Meinung der Redaktion wieder.") == Kind::nav);
  CHECK(kind("The views from the weir are those of the valley, as the keeper expressed it.") == std::nullopt);
  CHECK(kind("The keeper lost his post for the opinions expressed here and there in his letters to the ferry.") == std::nullopt);
  CHECK(kind("El precio del pescado en la lonja no refleja necesariamente su calidad, dice la patrona.") == std::nullopt);
  CHECK(kind("Solche Umfragen spiegeln nicht unbedingt die Meinung der Bauern im Tal wider.") == std::nullopt);
}

TEST_CASE("details of those who have posted are bylines where there are several", "[furniture]") {
  const std::string posts =
      "<p>Join Date: May 2004</p><p>Location: Harwick</p><p>It sparks.</p><p>Beiträge: 1.203<br>Ort: Selm</p>";
  CHECK(settled(posts, "Join Date: May 2004") == Kind::byline);
  CHECK(settled(posts, "Location: Harwick") == Kind::byline);
  CHECK(settled(posts, "Beiträge: 1.203\nOrt: Selm") == Kind::byline);
  CHECK_FALSE(settled(posts, "It sparks."));
  CHECK_FALSE(settled("<p>Posts: 12</p><p>Location: Harwick</p>", "Posts: 12"));
  CHECK_FALSE(settled("<p>Location: Harwick</p><p>Age: 34</p><p>Location: Selm</p>", "Location: Selm"));
  const std::string prose = "Posts: he drew them all, and then he cut them.";
  CHECK_FALSE(settled("<p>" + prose + "</p>" + posts, prose));
}

TEST_CASE("text about consent is furniture down to its last paragraph", "[furniture]") {
  const std::string partners = "We and our partners store information on your device and process personal data.";
  const std::string consent = "<div><p>We use cookies. You may withdraw your consent.</p><p>" + partners + "</p></div>";
  CHECK(settled(consent + page_with("", ""), partners) == Kind::nav);
  CHECK_FALSE(settled(consent + page_with("", ""), "The early ferry"));
  CHECK_FALSE(settled("<title>Cookie policy</title>" + consent, partners));
}

TEST_CASE("what is outside the marks of a digital library is not its book", "[furniture]") {
  const std::string notes = "<p>This eBook is for the use of anyone anywhere.</p>";
  const std::string page = notes + "<p>*** START OF THE PROJECT GUTENBERG EBOOK THE WEIR ***</p>" + kParagraph +
                           "<p>*** END OF THE PROJECT GUTENBERG EBOOK THE WEIR ***</p><p>Licence: do as you like.</p>";
  CHECK(settled(page, "This eBook is for the use of anyone anywhere.") == Kind::nav);
  CHECK(settled(page, "*** END OF THE PROJECT GUTENBERG EBOOK THE WEIR ***") == Kind::nav);
  CHECK(settled(page, "Licence: do as you like.") == Kind::nav);
  CHECK_FALSE(settled(page,
                      "The morning ferry from Selm left four minutes early on Monday, for the first time since it has had a "
                      "timetable, and nine people were left on the quay with their tickets in their hands."));
  CHECK(edition_mark("***") == EditionMark::none);
  CHECK(edition_mark("** start of the end") == EditionMark::none);
}

TEST_CASE("lines that lead to accounts elsewhere and emphasised biographies are furniture", "[furniture]") {
  CHECK(settled_inside("<p>Follow us on <a href='/f'>Facebook</a> for more of the harbour.</p>",
                       "Follow us on Facebook for more of the harbour.") == Kind::nav);
  CHECK(settled_inside("<p><em>Nell Harker is a staff writer for the Post.</em></p>",
                       "Nell Harker is a staff writer for the Post.") == Kind::byline);
  CHECK(settled_inside("<p><em>The book covers the years from 1900 to 1950.</em></p>",
                       "The book covers the years from 1900 to 1950.") == std::nullopt);
  CHECK(settled_inside("<p>Nell Harker is a staff writer for the Post.</p>", "Nell Harker is a staff writer for the Post.") ==
        std::nullopt);
}

TEST_CASE("what a mail says of itself and of its sponsor is furniture on a mail alone", "[furniture]") {
  const std::string sponsor = "<p>This letter is brought to you by Oakum, makers of quiet bells.</p>";
  const std::string_view text = "This letter is brought to you by Oakum, makers of quiet bells.";
  const std::string reason = "You are receiving this email because you signed up on the quay.";
  const std::string mailing = "<p>" + reason + "</p><p><a href='/u'>Unsubscribe</a> from this list</p>";
  CHECK(settled_inside(sponsor + mailing, text) == Kind::ad);
  CHECK(settled_inside(sponsor + mailing, reason) == Kind::nav);
  CHECK(settled_inside(sponsor, text) == std::nullopt);
}

TEST_CASE("a pitch with a field for an address is an advertisement between paragraphs", "[furniture]") {
  const std::string pitch = "<h3>The harbour in your inbox</h3><p>Sign up for our letter about tides.</p>";
  const std::string field = "<form><input type=email><button>Sign up</button></form>";
  CHECK(settled_inside("<div>" + pitch + field + "</div>", "The harbour in your inbox") == Kind::ad);
  CHECK(settled_inside("<div>" + pitch + "</div>", "The harbour in your inbox") == std::nullopt);
  CHECK(settled_inside("<div>" + pitch + "<form><input type=email><textarea></textarea></form></div>",
                       "The harbour in your inbox") == std::nullopt);
}

TEST_CASE("labels of a log-in box are furniture together with one that no manual has", "[furniture]") {
  const std::string box = "<table><tr><td>User name</td><td>Remember me?</td></tr><tr><td>Password</td></tr></table>";
  CHECK(settled_inside(box, "Password") == Kind::nav);
  CHECK(settled_inside("<table><tr><td>User name</td></tr><tr><td>Password</td></tr></table>", "Password") == std::nullopt);
}

TEST_CASE("what follows a bar of underscores in a forum is a signature", "[furniture]") {
  const std::string members = "<div>Join Date: May 2004</div><div>Posts: 1,203</div>";
  const std::string signature = "<div>__________________<br>Mind the tide.</div>";
  CHECK(settled_inside(members + signature, "__________________\nMind the tide.") == Kind::byline);
  CHECK(settled_inside(signature, "__________________\nMind the tide.") == std::nullopt);
}

TEST_CASE("a line that says the page's title is the title where no heading is", "[furniture]") {
  const std::string page =
      "<title>Report on the slipway</title><p>Report on the slipway</p>"
      "<p>Prepared by N. Harker for the parish, 3 May 2019</p><h1>1. Findings</h1>" +
      kParagraph + kParagraph + "<h1>2. Costs</h1>" + kParagraph;
  CHECK(settled(page, "Report on the slipway") == Kind::title);
  CHECK(settled(page, "Prepared by N. Harker for the parish, 3 May 2019") == Kind::byline);
  CHECK(settled(page, "1. Findings") == std::nullopt);
  CHECK(settled("<title>The slip</title><p>The slip</p><h1>The slip</h1>" + kParagraph, "The slip") == std::nullopt);
}

TEST_CASE("a list of rights and of what can be done is no article", "[furniture]") {
  const std::string list = "<ul><li><a href='/c'>Leave a comment</a><li>Copyright Nell Harker<li>Prose, 6k</ul>";
  CHECK(settled_inside(list, "Prose, 6k") == Kind::nav);
  CHECK(settled_inside("<ul><li>Rope<li>Copyright Nell Harker<li>Prose, 6k</ul>", "Prose, 6k") == std::nullopt);
}

TEST_CASE("a list of messages before and after is no article", "[furniture]") {
  const std::string before = "<li>Previous message (by thread): <a href='11.html'>[selm-quay] Who has the key of the winch?</a>";
  const std::string after = "<li>Next message (by thread): <a href='13.html'>[selm-quay] The winch is stuck again</a>";
  const std::string sorts = "<li>Sorted: <a href='date.html'>[ date ]</a> <a href='thread.html'>[ thread ]</a>";
  const std::string list = "<ul>" + before + after + sorts + "</ul>";
  CHECK(settled_inside(list, "Next message (by thread): [selm-quay] The winch is stuck again") == Kind::related);
  CHECK(settled_inside(list, "Sorted: [ date ] [ thread ]") == Kind::nav);
  CHECK(settled_inside("<ul>" + before + "<li>Rope<li>Tar</ul>", "Rope") == std::nullopt);
}

TEST_CASE("the subject of an answer is no article", "[furniture]") {
  const std::string page = "<title>Which oil?</title><h1>Which oil?</h1>" + kParagraph + "<h2>Re: Which oil?</h2>" + kParagraph +
                           "<h2>Re: Tung oil</h2>" + kParagraph;
  CHECK(settled(page, "Re: Which oil?") == Kind::byline);
  CHECK(settled(page, "Re: Tung oil") == std::nullopt);
  CHECK(settled(page + "<h2>RE: Tung oil</h2>" + kParagraph + "<p>RE: Tung oil", "Re: Tung oil") == std::nullopt);
  CHECK(settled("<title>Re: Which oil?</title><h1>Re: Which oil?</h1>" + kParagraph, "Re: Which oil?") == std::nullopt);
}
