// Notes and references to them, in the markup of many programs. Each page is written as its blocks, separated by " | "; a block
// of a note begins with its label in braces, and so does a reference to one.
#include <catch2/catch.hpp>
#include <string>

#include "blocks/blocks.h"
#include "blocks/note_labels.h"

using namespace pith::internal;

namespace {

std::string shown(std::string_view page) {
  const Outline outline = html_blocks(page, {}, false);
  std::string out;
  for (const pith::Block& block : outline.blocks) {
    if (block.text.empty()) continue;
    if (!out.empty()) out.append(" | ");
    if (!block.note.empty()) out.append("{").append(block.note).append("} ");
    std::size_t at = 0;
    for (const pith::Inline& mark : block.inlines) {
      if (mark.note.empty()) continue;
      out.append(block.text.substr(at, mark.text.begin - at)).append("{").append(mark.note).append("}");
      at = mark.text.begin;
    }
    out.append(block.text.substr(at));
  }
  return out;
}

}  // namespace

TEST_CASE("references and notes of many programs are found", "[notes]") {
  const struct {
    std::string_view form, page, blocks;
  } kRows[] = {
      {"Word",
       "<p>The lock is old<a href='#_ftn1' name='_ftnref1'><span><span>[1]</span></span></a>.</p><hr><div id=ftn1><p><a "
       "href='#_ftnref1' "
       "name='_ftn1'><span>[1]</span></a> Built in 1790.</p><p>And again later.</p></div>",
       "The lock is old{1}[1]. | {1} Built in 1790. | {1} And again later."},
      {"easy-footnotes",
       "<p>The lock is old<span id='easy-footnote-1-7'></span><span class='easy-footnote'><a "
       "href='https://a.example/b#easy-footnote-bottom-1-7'>"
       "<sup>1</sup></a></span>.</p><ol class='easy-footnotes-wrapper'><li class='easy-footnote-single'><span "
       "id='easy-footnote-bottom-1-7'></span>Built in "
       "1790.<a class='easy-footnote-to-top' href='https://a.example/b#easy-footnote-1-7'>&#8617;</a></li></ol>",
       "The lock is old{1}[1]. | {1} Built in 1790."},
      {"WordPress",
       "<p>The lock is old<sup data-fn='ab-1' class=fn><a href='#ab-1' id='ab-1-link'>1</a></sup>.</p><ol "
       "class=wp-block-footnotes><li "
       "id='ab-1'>Built in 1790. <a href='#ab-1-link' aria-label='Jump to footnote reference 1'>&#8617;&#xFE0E;</a></li></ol>",
       "The lock is old{1}[1]. | {1} Built in 1790."},
      {"Substack",
       "<p>The lock is old.<a id='footnote-anchor-1' href='#footnote-1' class='footnote-anchor'>1</a> It leaks.</p><div "
       "class=footnote><a id='footnote-1' href='#footnote-anchor-1' class='footnote-number'>1</a><div "
       "class='footnote-content'><p>Built in "
       "1790.</p><p>Of oak.</p></div></div>",
       "The lock is old.{1}[1] It leaks. | {1} Built in 1790. | {1} Of oak."},
      {"Ghost and Pandoc",
       "<p>The lock is old<a href='#fn1' class='footnote-ref' id='fnref1' role='doc-noteref'><sup>1</sup></a>.</p><section "
       "class=footnotes><hr><ol><li id=fn1><p>Built in 1790.<a href='#fnref1' class='footnote-back' "
       "role='doc-backlink'>&#8617;</a></p></li></ol></section>",
       "The lock is old{1}[1]. | {1} Built in 1790."},
      {"Sphinx",
       "<p>The lock is old <a class='footnote-reference brackets' href='#id2' id='id1' role='doc-noteref'><span "
       "class='fn-bracket'>[</span>1<span class='fn-bracket'>]</span></a>.</p><aside class='footnote brackets' id='id2' "
       "role='doc-footnote'><span "
       "class=label><span class='fn-bracket'>[</span><a role='doc-backlink' href='#id1'>1</a><span "
       "class='fn-bracket'>]</span></span><p>Built in "
       "1790.</p></aside>",
       "The lock is old {1}[1]. | {1} Built in 1790."},
      {"older Sphinx",
       "<p>The lock is old <a class='footnote-reference' href='#id2' id='id1'>1</a>.</p><dl class='footnote brackets'><dt "
       "class=label id='id2'><span "
       "class=brackets><a class='fn-backref' href='#id1'>1</a></span></dt><dd><p>Built in 1790.</p></dd></dl>",
       "The lock is old {1}[1]. | {1} Built in 1790."},
      {"texinfo",
       "<p>The lock is old<a class=footnote id=DOCF1 href='#FOOT1'><sup>1</sup></a>, and wide<a class=footnote id=DOCF2 "
       "href='#FOOT2'><sup>2</sup></a>.</p>"
       "<div><hr><h4>Footnotes</h4><h5><a id=FOOT1 href='#DOCF1'>(1)</a></h5><p>Built in 1790.</p><p>Of oak.</p><h5><a id=FOOT2 "
       "href='#DOCF2'>(2)</a></h5><p>Six feet.</p></div>",
       "The lock is old{1}[1], and wide{2}[2]. | Footnotes | {1} Built in 1790. | {1} Of oak. | {2} Six feet."},
      {"LaTeXML bibliography",
       "<p>The lock is old <cite>[<a class=ltx_ref href='#bib.bib1'>1</a>, <a class=ltx_ref "
       "href='#bib.bib2'>2</a>]</cite>.</p><ul><li id='bib.bib1' "
       "class=ltx_bibitem><span>[1]</span> A. Weir, Locks.</li><li id='bib.bib2' class=ltx_bibitem><span>[2]</span> B. Sluice, "
       "Gates.</li></ul>",
       "The lock is old [{1}1, {2}[2]]. | {1} A. Weir, Locks. | {2} B. Sluice, Gates."},
      {"EPUB",
       "<p>The lock is old<a epub:type=noteref href='#n1'>1</a>.</p><aside epub:type=footnote id=n1><p>Built in "
       "1790.</p></aside>",
       "The lock is old{1}[1]. | {1} Built in 1790."},
      {"p.footnote",
       "<p>The lock is old<a href='#f1'><sup>1</sup></a>.</p><p class=footnote id=f1><sup>1</sup> Built in 1790.</p>",
       "The lock is old{1}[1]. | {1} Built in 1790."},
      {"lines of one paragraph",
       "<p>The lock is old<a name=r1 href='#n1'>[1]</a> and wide<a name=r2 href='#n2'>[2]</a>.</p><hr><p>[<a name=n1 "
       "href='#r1'>1</a>] Built in "
       "1790.<br>[<a name=n2 href='#r2'>2</a>] Six feet.</p>",
       "The lock is old{1}[1] and wide{2}[2]. | {1} Built in 1790. | {2} Six feet."},
      {"an aside with a list",
       "<p>The lock is old<sup><a href='#x1'>1</a></sup>.</p><aside><ol><li id=x1>Built in 1790.</li></ol></aside>",
       "The lock is old{1}[1]. | {1} Built in 1790."},
      {"named anchors in cells",
       "<p>The lock is old<sup><a href='#n1'>1</a></sup>.</p><table><tr><td><a name=n1>1.</a></td><td>Built in "
       "1790.</td></tr></table>",
       "The lock is old{1}[1]. | {1} Built in 1790."},
      {"MediaWiki",
       "<p>The lock is old<sup id='cite_ref-a_1-0' class=reference><a "
       "href='#cite_note-a-1'><span>[</span>1<span>]</span></a></sup>, wide<sup "
       "id='cite_ref-2' class=reference><a href='#cite_note-2'>[n 1]</a></sup> and wet<sup id='cite_ref-a_1-1' "
       "class=reference><a "
       "href='#cite_note-a-1'>[1]</a></sup>.</p><ol class=references><li id='cite_note-2'><span class='mw-cite-backlink'><b><a "
       "href='#cite_ref-2'>^</a></b></span> <span class=reference-text>Six feet.</span></li></ol><ol class=references><li "
       "id='cite_note-a-1'>^ "
       "<a href='#cite_ref-a_1-0'><sup><i><b>a</b></i></sup></a> <a href='#cite_ref-a_1-1'><sup><i><b>b</b></i></sup></a> Built "
       "in 1790.</li></ol>",
       "The lock is old{1}[1], wide{n 1}[n 1] and wet{1}[1]. | {n 1} Six feet. | {1} Built in 1790."},
      {"signs",
       "<p>The lock is old<a href='#s1' id=t1>*</a> and wide<a href='#s2' id=t2>&dagger;</a>.</p><p id=s1><a href='#t1'>*</a> "
       "Built in "
       "1790.</p><p id=s2><a href='#t2'>&dagger;</a> Six feet.</p>",
       "The lock is old{*}[*] and wide{†}[†]. | {*} Built in 1790. | {†} Six feet."},
      {"two chapters",
       "<p>Old<sup><a href='#a1'>1</a></sup>.</p><p id=a1>1. Built in 1790.</p><p>Wide<sup><a href='#b1'>1</a></sup>.</p><p "
       "id=b1>1. Six feet.</p>",
       "Old{1}[1]. | {1} Built in 1790. | Wide{1-2}[1]. | {1-2} Six feet."},
  };
  for (const auto& [form, page, blocks] : kRows) {
    INFO(form);
    CHECK(shown(page) == blocks);
  }
}

TEST_CASE("other links within a page are no references", "[notes]") {
  const std::string_view kPages[] = {
      "<ul><li><a href='#one'>1</a><li><a href='#two'>2</a></ul><h2 id=one>One</h2><p>Text.</p><h2 "
      "id=two>Two</h2><p>Text.</p>",  // contents
      "<p><a href='#A'>[A]</a> <a href='#B'>[B]</a></p><h2><a name=A>A</a></h2><p>Alder</p><h2><a "
      "name=B>B</a></h2><p>Birch</p>",                                               // an index
      "<p>Old. <a href='#talk'>[12]</a></p><div id=talk><p>I was there.</p></div>",  // comments
      "<p><a href='#p2'>2</a></p><div id=p2><p>The second page.</p></div>",          // pages
      "<pre><a id=L1 href='#L1'>1</a> x\n</pre>",                                    // lines of code
      "<p>Old<sup><a href='#gone'>1</a></sup>.</p>",                                 // no note
  };
  for (const std::string_view page : kPages) {
    INFO(page);
    CHECK(shown(page).find('{') == std::string::npos);
  }
}

TEST_CASE("labels of notes are short numbers, letters and signs", "[notes]") {
  const struct {
    std::string_view text, label;
  } kRows[] = {{"1", "1"},   {"[12]", "12"},       {"(3)", "3"}, {" [ n 2 ] ", "n 2"}, {"\u00B9\u2070", "10"}, {"*", "*"},
               {"iv", "iv"}, {"note 3", "note 3"}, {"4a", "4a"}, {"fig 2", ""},        {"12345", ""},          {"top", ""},
               {"", ""},     {"Read more", ""},    {"[]", ""}};
  for (const auto& [text, label] : kRows) {
    INFO(text);
    CHECK(note_label(text) == label);
  }
}

TEST_CASE("a note's text does not repeat its label", "[notes]") {
  const struct {
    std::string_view text, label;
    bool numbered;
    std::string_view rest;
  } kRows[] = {{"[1] Built", "1", false, "Built"},      {"1. Built", "1", false, "Built"},
               {"\u00B9 Built", "1", false, "Built"},   {"^ Built", "1", true, "Built"},
               {"1 May 1790", "1", true, "1 May 1790"}, {"12 feet", "1", false, "12 feet"},
               {"a lock", "b", false, "a lock"},        {"(1)", "1", false, ""},
               {"[1 Built", "1", false, "[1 Built"}};
  for (const auto& [text, label, numbered, rest] : kRows) {
    INFO(text);
    CHECK(text.substr(label_size(text, label, numbered)) == rest);
  }
}

TEST_CASE("superscripts without links refer to notes below a ruler and to those that are named", "[notes]") {
  CHECK(shown("<p>The lock is old<sup>1</sup> and holds 340 m<sup>2</sup>.<sup>2</sup></p><hr><p><sup>1</sup> Built in "
              "1790.</p><p>2. By "
              "the book.</p>") == "The lock is old{1}[1] and holds 340 m\u00B2.{2}[2] | {1} Built in 1790. | {2} By the book.");
  CHECK(shown("<p>The lock is old.<sup>*</sup></p><p class=footnote>* Built in 1790.</p>") ==
        "The lock is old.{*}[*] | {*} Built in 1790.");
  CHECK(shown("<p>The lock is old<sup>1</sup>.</p><aside><ol><li>Built in 1790.</ol></aside>") ==
        "The lock is old{1}[1]. | {1} Built in 1790.");
  CHECK(shown("<p>The lock is old<sup>1</sup>.</p><hr><p>1. Open the gate.</p><p>2. Go in.</p>").find('{') == std::string::npos);
  CHECK(shown("<p>Of degree x<sup>2</sup>.</p><hr><p>1. Open the gate.</p><p>2. Go in.</p>").find('{') == std::string::npos);
}

TEST_CASE("notes inside of a sentence follow its paragraph", "[notes]") {
  const struct {
    std::string_view form, page, blocks;
  } kRows[] = {
      {"Tufte",
       "<p>The lock is old<label for=sn-1 class='margin-toggle sidenote-number'></label><input type=checkbox id=sn-1 "
       "class=margin-toggle><span class=sidenote>Built in <em>1790</em>.</span> and leaks<label for=mn-1 "
       "class=margin-toggle>&#8853;</label><input type=checkbox id=mn-1><span class=marginnote>At the gate.</span>.</p><p>So it "
       "goes.",
       "The lock is old{1}[1] and leaks{2}[2]. | {1} Built in 1790. | {2} At the gate. | So it goes."},
      {"LaTeXML",
       "<p class=ltx_p>The lock is old<span id=footnote1 class='ltx_note ltx_role_footnote'><sup "
       "class=ltx_note_mark>3</sup><span "
       "class=ltx_note_outer><span class=ltx_note_content><sup class=ltx_note_mark>3</sup><span class=ltx_note_type>footnote: "
       "</span><span class='ltx_tag ltx_tag_note'>3</span>Built in 1790.</span></span></span> and leaks.</p>",
       "The lock is old{3}[3] and leaks. | {3} Built in 1790."},
      {"Distill", "<p>The lock is old<d-footnote>Built in 1790.</d-footnote>.</p>",
       "The lock is old{1}[1]. | {1} Built in 1790."},
      {"a link before it",
       "<p>The lock is old <a href='#sn4'><sup>4</sup></a><span class=sidenote id=sn4>4 Built in 1790.</span> and leaks.</p>",
       "The lock is old {4}[4] and leaks. | {4} Built in 1790."},
      {"beside notes with links",
       "<p>The lock is old<sup><a href='#fn1'>1</a></sup><span class=sidenote>By oak.</span>.</p><ol><li id=fn1>Built in "
       "1790.</li></ol>",
       "The lock is old{1-2}[1]{1}[1]. | {1} By oak. | {1-2} Built in 1790."},
      {"in an item", "<ul><li>Old<span class=sidenote>1790.</span> lock<ul><li>of oak</ul><li>gate</ul>",
       "Old{1}[1] lock | {1} 1790. | of oak | gate"},
      {"a box of its own", "<p>The lock is old.</p><div><span class=sidenote>Built in 1790.</span></div>",
       "The lock is old. | Built in 1790."},
      {"in a cell", "<table><tr><th>Lock<th>Year<tr><td>Old<span class=sidenote>Of oak.</span><td>1790</table>",
       "Lock\tYear | OldOf oak.\t1790"},
      {"hidden", "<p>The lock is old<span class=sidenote hidden>Built in 1790.</span>.</p>", "The lock is old."},
  };
  for (const auto& row : kRows) {
    INFO(row.form);
    CHECK(shown(row.page) == row.blocks);
  }
}
