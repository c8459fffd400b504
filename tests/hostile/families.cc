// Families of pages that repeat one construct of HTML or text: nesting, mis-nesting, many attributes, references that never end.
// A page of twice the size must take about twice the time.
#include "hostile/families.h"

namespace pith::tests {
namespace {

std::string repeat(std::string_view piece, std::size_t bytes) {
  std::string page;
  page.reserve(bytes + piece.size());
  while (page.size() < bytes) page.append(piece);
  return page;
}

// Repeats `piece`, each time with another number in place of "#".
std::string count(std::string_view piece, std::size_t bytes) {
  std::string page;
  page.reserve(bytes + piece.size() + 8);
  const std::size_t at = piece.find('#');
  for (std::size_t i = 0; page.size() < bytes; ++i)
    page.append(piece.substr(0, at)).append(std::to_string(i)).append(piece.substr(at + 1));
  return page;
}

std::string utf16(std::string_view text) {
  std::string bytes = "\xFF\xFE";
  for (const char c : text) bytes.append({c, '\0'});
  return bytes;
}

struct Repeated {
  std::string_view name;
  std::string_view head;
  std::string_view piece;
  std::string_view tail;
};

constexpr Repeated kRepeated[] = {
    {"nested div", "", "<div>", ""},
    {"nested div, text in each", "", "<div>word ", ""},
    {"nested span", "", "<span>", ""},
    {"nested b", "", "<b>", ""},
    {"nested a", "", "<a href=x>", ""},
    {"nested font", "", "<font size=1>", ""},
    {"nested ul li", "", "<ul><li>", ""},
    {"nested table td", "", "<table><tr><td>", ""},
    {"nested table", "", "<table>", ""},
    {"nested blockquote", "", "<blockquote>", ""},
    {"nested button", "", "<button>", ""},
    {"nested object", "", "<object>", ""},
    {"nested template", "", "<template>", ""},
    {"nested select option", "", "<select><option>", ""},
    {"nested svg", "", "<svg>", ""},
    {"nested svg g", "<svg>", "<g>", ""},
    {"nested math mrow", "<math>", "<mrow>", ""},
    {"nested unknown", "", "<x-y>", ""},
    {"nested form", "", "<form>", ""},
    {"nested dl dt", "", "<dl><dt>", ""},
    {"nested ruby rt", "", "<ruby><rt>", ""},
    {"nested pre", "", "<pre>\n", ""},
    {"nested section, named", "", "<section class=comments id=related>", ""},
    {"mis-nested b i", "", "<b><i>x</b>", ""},
    {"mis-nested a p", "", "<a><p>x</a>", ""},
    {"mis-nested nobr table", "", "<nobr><table>x</nobr>", ""},
    {"formatting before p", "", "<b><p>", ""},
    {"fostered text", "<table>", "x<tr>", ""},
    {"fostered formatting", "<table>", "<b>x<tr>", ""},
    {"end tags without start", "", "</div></p></b>", ""},
    {"end p", "", "</p>", ""},
    {"unclosed p", "", "<p>word", ""},
    {"unclosed li", "<ul>", "<li>word", ""},
    {"unclosed td", "<table><tr>", "<td>word", ""},
    {"siblings", "", "<p>w</p>", ""},
    {"empty siblings", "", "<i></i>", ""},
    {"headings and links", "", "<h2><a href=/x>Related articles</a></h2><p>word word.</p>", ""},
    {"hr", "", "<hr>", ""},
    {"br", "<p>", "x<br>", ""},
    {"html tags", "", "<html a=b>", ""},
    {"body tags", "", "<body class=c>", ""},
    {"attributes without value", "<div ", "a ", ">x</div>"},
    {"one attribute", "<div class='", "name ", "'>x</div>"},
    {"unclosed attribute", "<p>x</p><div class='", "name ", ""},
    {"unclosed tag", "<p>x</p>", "<div ", ""},
    {"slashes in a tag", "<div ", "/", ">x"},
    {"entities", "<p>", "&amp;", ""},
    {"entities without semicolon", "<p>", "&notin", ""},
    {"unknown entities", "<p>", "&xyzzy", ""},
    {"long number reference", "<p>&#", "9", ";"},
    {"ampersands", "<p>", "&", ""},
    {"unclosed comments", "<p>x</p>", "<!--", ""},
    {"comment of dashes", "<!--", "-", ""},
    {"comments", "", "<!-- -->", ""},
    {"unclosed script", "<script>", "<!--<script>", ""},
    {"scripts", "", "<script>x</script>", ""},
    {"unclosed titles", "", "<title>x", ""},
    {"unclosed textarea", "", "<textarea>x", ""},
    {"unclosed CDATA", "<math>", "<![CDATA[", ""},
    {"CDATA in a table", "<table><svg>", "<![CDATA[x]]>", ""},
    {"doctypes", "", "<!doctype html>", ""},
    {"smaller-than signs", "<p>", "<", ""},
    {"greater-than signs", "<p>", ">", ""},
    {"svg pieces", "", "<svg><path/>", ""},
    {"svg broken by html", "", "<svg><p>x", ""},
    {"svg broken by html far away", "", "<svg><g>", "<p>x"},
    {"svg broken by a font far away", "<p>x", "<svg><g>y", "<font>"},
    {"svg broken by a script far away", "<p>x", "<svg><desc>y", "<script>1</script>"},
    {"colspan", "<table><tr>", "<td colspan=9000000000000000>x", ""},
    {"rowspan", "<table>", "<tr><td rowspan=65534>x<td>y", ""},
    {"ordered list", "<ol start=4294967295>", "<li>x", ""},
    {"hidden", "", "<div hidden>x</div>", ""},
    {"styled hidden", "", "<div style='display:none'>x</div>", ""},
    {"noscript", "", "<noscript><p>x</p></noscript>", ""},
    {"images", "", "<img src=a.png alt=b>", ""},
    {"sup notes", "<p>", "x<sup><a href='#n'>1</a></sup>", ""},
    {"math with sources", "", "<math><annotation encoding='application/x-tex'>x</annotation></math>", ""},
    {"times and authors", "", "<time datetime=2024-05-03>3 May 2024</time><a rel=author>Ann Lee</a>", ""},
    {"bylines", "", "<p class=byline>By Ann Lee, 3 May 2024</p>", ""},
    {"itemprops, nested", "", "<div itemprop=author itemscope>", ""},
    {"JSON-LD, nested", "<script type='application/ld+json'>", "[", "</script><p>x</p>"},
    {"JSON-LD, flat", "<script type='application/ld+json'>[", "{\"@type\":\"Article\",\"headline\":\"h\"},",
     "{}]</script><p>x</p>"},
    {"meta tags", "<head>", "<meta property=article:tag content=x>", "</head><p>x</p>"},
    {"NUL", "<p>", std::string_view("\0", 1), ""},
    {"control characters", "<p>", "\x01\x0B\x1F", ""},
    {"invalid UTF-8", "<p>", "\xFF\xC0\x80", ""},
    {"byte order marks", "<p>", "\xEF\xBB\xBF", ""},
    {"soft hyphens", "<p>", "\xC2\xAD", ""},
    {"soft hyphens between letters", "<p>", "a\xC2\xAD", ""},
    {"breaks between letters", "<p>", "a<wbr>", ""},
    {"combining marks", "<p>a", "\xCC\x81", ""},
    {"base64 wall", "<p>", "TG9yZW0gaXBzdW0gZG9sb3Igc2l0IGFtZXQ", ""},
    {"one line of text", "", "word ", ""},
    {"one word of text", "", "w", ""},
    {"sentences without spaces", "", "The boats of Marn left.", ""},
    {"words without spaces", "The boats of Marn left.The keeper of it saw.", "News", ""},
    {"sentences in one line", "", "The boats left the harbour. ", ""},
    {"menu in one line", "", "News Sport Local ", ""},
    {"single letters in one line", "", "A ", ""},
    {"beginnings of phrases in one line", "", "Read More ", ""},
    {"lines of text", "", "word word word\n", ""},
    {"blank lines", "x", "\n", "x"},
    {"lines of one letter", "", "x\n\n", ""},
    {"brackets", "", "[", ""},
    {"brackets in pairs", "", "[](", ""},
    {"stars", "<p>", "*_`", ""},
    {"backticks in code", "<pre>", "`", "</pre>"},
    {"rulers", "", "----\n\n", ""},
    {"bullets", "", "* x\n", ""},
    {"quotations", "", "> > > x\n", ""},
    {"dates", "<p class=byline>", "3 May ", ""},
    {"numbers and full stops", "", "1. 2. 3. ", ""},
    {"comment headings", "", "<h3>12 comments</h3><p>x</p>", ""},
    {"nested comments", "",
     "<li class=comment><b class=fn>Ann</b><p class=date>3 May 2021</p><div class=comment-content><p>So it is.</p></div><ol>",
     ""},
    {"comments", "",
     "<li class=comment><b class=fn>Ann</b><p class=date>3 May 2021</p><div class=comment-content><p>So it is.</p></div></li>",
     ""},
    {"times of comments", "<div class=comments><h3>Comments</h3>", "<p class=comment>3 May 2021, 10:20</p>", ""},
    {"links of one block", "<div class=related><h3>Related stories</h3><p>", "<a href=/ferry>Ferry is late again</a> ", ""},
    {"formatting and form ends", "<form>", "<b>x</b>t</form>", ""},
    {"formatting left open", "<p>x", "<span><i>x</form>", ""},
    {"linked pictures", "<p>x", "<a><img src=a></a>", ""},
    {"nested formatting", "<p>x", "<span><em><u><code><sub>x</sub></code></u></em></span>", ""},
    {"tabs", "", "a\tb\n", ""},
    {"records", "", "3 May 2024\n\nA headline of five words\n\nA teaser that ends in a full stop.\n\n", ""},
    {"questions and emoji", "", "What?! \xF0\x9F\x98\x80 ", ""},
    {"Chinese text", "", "\xE6\xBC\xA2\xE5\xAD\x97\xE3\x80\x82", ""},
    {"Chinese", "<p>", "\xE6\xBC\xA2", ""},
};

}  // namespace

std::vector<Family> hostile_families() {
  std::vector<Family> families;
  for (const Repeated& row : kRepeated)
    families.push_back({std::string(row.name), [&row](std::size_t bytes) {
                          return std::string(row.head).append(repeat(row.piece, bytes)).append(row.tail);
                        }});
  const auto counted = [&](std::string name, std::string head, std::string piece, std::string tail) {
    families.push_back({std::move(name), [head, piece, tail](std::size_t bytes) { return head + count(piece, bytes) + tail; }});
  };
  counted("attributes with names of their own", "<div ", "a#=b ", ">x</div>");
  counted("classes of their own", "", "<div class=c#>x</div>", "");
  counted("font tags of their own", "", "<font id=f#><p>x", "");
  for (const std::string_view name : {"class", "href", "itemprop", "aria-controls"})
    families.push_back({"a long " + std::string(name) + " in each paragraph", [name](std::size_t bytes) {
                          const std::string tag = "<!doctype html><p>x<a role=button aria-hidden=true rel='&amp;x' ";
                          const std::string value = repeat("word&amp; ", bytes / 4);
                          return tag + std::string(name) + "='" + value + "'>x</p>" + repeat("<p>x</p>", bytes / 4 * 3);
                        }});
  families.push_back({"code in a box of labels", [](std::size_t bytes) {
                        const std::string labels = repeat("<label><i>a</i><i>b</i><i>c</i><i>d</i></label>", 1000);
                        return "<div>" + repeat("<div>" + labels + "</div>", 20000) + repeat("<pre>x</pre>", bytes);
                      }});
  counted("unknown tags of their own", "", "<t#>", "");
  counted("notes", "<ol>", "<li id=n#>x <a href='#n'>[1]</a>", "");
  counted("tables of their own", "", "<table><tr><th>a#<td>b</table>", "");
  counted(
      "comments with names of their own", "<h3>Comments</h3><ol class=comments>",
      "<li class='c# comment d#'><b class='fn f#'>Ann</b><p class='date g#'>3 May 2021</p><p class='text h#'>So it is.</p></li>",
      "");
  counted("related stories", "<div class=related><h3>Related stories</h3><ul>",
          "<li><a href=/story/#><b>Ferry # is late again</b></a><p>3 May 2021</p></li>", "");
  counted("people in JSON-LD", "<script type='application/ld+json'>[", "{\"@id\":\"#\",\"name\":\"n\"},", "{}]</script><p>x</p>");
  counted("words of their own in one line", "", "w# ", "");
  counted("paragraphs with words of their own", "",
          "This paragraph has twenty words or more so that it is long and one of all these words is word# alone.\n\n", "");
  counted("lines of their own", "", "line # of the text\n", "");
  families.push_back({"UTF-16", [](std::size_t bytes) { return utf16(repeat("<p>word", bytes / 2)); }});
  families.push_back(
      {"half UTF-16", [](std::size_t bytes) { return utf16(repeat("<p>word", bytes / 4)) + repeat("<p>word", bytes / 2); }});
  return families;
}

}  // namespace pith::tests
