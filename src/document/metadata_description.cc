// The description of a page. In: what the page states, its blocks, its title, the name of the site. Out: plain text.
//
// The idea: the sources mostly agree. Where one is cut off and another goes on, the one that is whole is better, and what only
// names the site or the author describes no page. og:description is written to be shared, <meta name=description> to sum up: where
// their texts differ, the latter is better, unless it is about the site. Best of all is what readers see as well.
#include "document/metadata_description.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "classify/byline_form.h"
#include "classify/byline_phrases.h"
#include "document/site_names.h"
#include "html/entities.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxSameBytes = 60;  // at the start of two descriptions that are of the same text
constexpr std::size_t kMinSameBytes = 30;
constexpr std::size_t kMaxTagBytes = 300;
constexpr std::size_t kMaxCompared = 100;  // statements; a page with more describes parts of itself
constexpr int kMaxDecodings = 2;
constexpr std::size_t kMaxBlocks = 400;      // that descriptions are compared with
constexpr std::size_t kMaxReadBytes = 1000;  // of a description, a title or a block that are compared
constexpr std::size_t kLongWordBytes = 4;    // of a word that tells what a text is about
constexpr std::uint32_t kMinWords = 8;       // of a paragraph that describes a page
constexpr std::uint32_t kMaxBylineWords = 12;
constexpr int kShownPoints = 20;
constexpr std::string_view kMottoMarks[] = {" - ", " | ", ": ", " \u2013 ", " \u2014 "};
constexpr std::string_view kCuts[] = {"\u2026", "...", "[\u2026]", "[...]", "(...)", "[&hellip;]", " ..", "\u2026]"};
constexpr std::string_view kTextEnds[] = {".", "!",      "?",      "\u3002", "\"",     "\u201D", "\u201C", "\u00BB",
                                          ")", "\uFF01", "\uFF1F", "\u0964", "\u06D4", "\u061F", ":"};

// Whether markup begins at a "<": a name or a slash follows, and the tag ends soon.
bool is_tag(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const char next = to_ascii_lower(text[at + 1]);
  if (!(next >= 'a' && next <= 'z') && next != '/' && next != '!') return false;
  return text.substr(at, kMaxTagBytes).find('>') != std::string_view::npos;
}

std::string without_tags(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '<' && is_tag(text, at)) {
      const std::size_t end = text.find('>', at);
      const std::string_view name = text.substr(at + 1, end - at - 1);
      // Blocks are parted by a space; the tags of letters within a word are not.
      if (istarts_with(name, "br") || istarts_with(name, "p") || istarts_with(name, "/p") || istarts_with(name, "/div") ||
          istarts_with(name, "/li"))
        out.push_back(' ');
      at = end + 1;
    } else {
      out.push_back(text[at++]);
    }
  }
  return out;
}

// The text without markup, character references, and breaks that are written as in a string of JSON.
std::string plain_text(std::string text) {
  for (int i = 0; i < kMaxDecodings && text.find('&') != std::string::npos; ++i) text = decode_terminated_references(text);
  if (text.find('<') != std::string::npos) text = without_tags(text);
  for (const std::string_view written : {"\\r\\n", "\\n", "\\r"})
    for (std::size_t at = text.find(written); at != std::string::npos; at = text.find(written, at + 1))
      text.replace(at, written.size(), 1, ' ');
  return collapse(text);
}

bool ends_with_any(std::string_view text, std::span<const std::string_view> ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

bool is_cut(std::string_view text) { return ends_with_any(text, kCuts); }

bool is_whole_sentence(std::string_view text) { return ends_with_any(text, kTextEnds); }

std::string letters_of_start(std::string_view text) { return letters_of(truncate_utf8(text, kMaxSameBytes)); }

// Whether `longer` is the whole of a text of which `text` is only the start.
bool goes_on(std::string_view text, std::string_view longer) {
  if (longer.size() <= text.size() || text.size() < kMinSameBytes || is_cut(longer) || !is_whole_sentence(longer)) return false;
  for (const std::string_view cut : kCuts)
    if (text.ends_with(cut)) text.remove_suffix(cut.size());
  return letters_of(truncate_utf8(longer, 2 * kMaxSameBytes)).starts_with(letters_of_start(text));
}

// "By Ann Lee (Tide Gazette, 3 May 2024)"
bool is_byline(std::string_view text) {
  if (count_text(text).words > kMaxBylineWords) return false;
  return byline_form(text) == BylineForm::sure || label_at_start(text).type == PhraseType::author;
}

// Whether a text has one of the longer words of another. A character of a script without spaces is a word.
bool shares_word(std::string_view text, std::string_view title) {
  std::vector<std::string> words;
  std::vector<std::string> title_words;
  append_words(words, truncate_utf8(text, kMaxReadBytes));
  append_words(title_words, truncate_utf8(title, kMaxReadBytes));
  return std::ranges::any_of(title_words, [&](const std::string& word) {
    std::size_t at = 0;
    const bool is_long = word.size() >= kLongWordBytes || is_unspaced_script(decode_code_point(word, at));
    return is_long && std::ranges::find(words, word) != words.end();
  });
}

// "Tide Gazette - news from the harbour": the motto of the site.
bool is_motto(std::string_view text, std::string_view site, std::string_view title) {
  if (site.empty() || !istarts_with(text, site) || shares_word(text.substr(site.size()), title)) return false;
  const std::string_view rest = text.substr(site.size());
  return std::ranges::any_of(kMottoMarks, [&](std::string_view mark) { return rest.starts_with(mark); });
}

class DescriptionChooser {
 public:
  DescriptionChooser(const Outline& outline, std::string_view site, std::string_view title)
      : outline_(outline), site_(site), title_(title) {}

  std::vector<Candidate> candidates(std::vector<Candidate> stated) const {
    for (Candidate& candidate : stated) doubt(candidate);
    if (stated.size() <= kMaxCompared) {
      doubt_cut(stated);
      prefer_summary(stated);
      prefer_shown(stated);
    }
    return stated;
  }

 private:
  void doubt(Candidate& candidate) const {
    std::string& text = candidate.value;
    text = plain_text(std::move(text));
    if (text.empty())
      reject(candidate, "no text");
    else if (!site_.empty() && iequals(text, site_))
      reject(candidate, "the name of the site");
    else if (is_motto(text, site_, title_))
      lower_rank(candidate, kDoubt, "of the site");
    else if (is_byline(text))
      lower_rank(candidate, kDoubt, "a byline");
  }

  static void doubt_cut(std::vector<Candidate>& candidates) {
    for (Candidate& candidate : candidates) {
      if (candidate.rank <= 0 || (!is_cut(candidate.value) && is_whole_sentence(candidate.value))) continue;
      const bool has_whole = std::ranges::any_of(
          candidates, [&](const Candidate& other) { return other.rank > 0 && goes_on(candidate.value, other.value); });
      if (has_whole) lower_rank(candidate, kDoubt, "cut off");
    }
  }

  void prefer_summary(std::vector<Candidate>& candidates) const {
    const auto shared = std::ranges::find_if(
        candidates, [](const Candidate& candidate) { return candidate.fact == Fact::og_description && candidate.rank > 0; });
    if (shared == candidates.end()) return;
    const std::string start = letters_of_start(shared->value);
    const auto summary = std::ranges::find_if(candidates, [&](const Candidate& candidate) {
      return candidate.fact == Fact::meta_description && candidate.rank > 0 && !is_cut(candidate.value) &&
             letters_of_start(candidate.value) != start;
    });
    if (summary == candidates.end() || shared->rank < summary->rank) return;
    if (!shares_word(summary->value, title_) && shares_word(shared->value, title_)) return;
    for (Candidate& candidate : candidates)
      if (candidate.fact == Fact::og_description && candidate.rank >= summary->rank)
        lower_rank(candidate, candidate.rank - summary->rank + 1, "a summary is stated, too");
  }

  // The paragraphs of the article and the lines around it, as letters_of() has them.
  std::set<std::string> shown_texts() const {
    std::set<std::string> shown;
    for (std::size_t i = 0; i < std::min(outline_.blocks.size(), kMaxBlocks); ++i) {
      const Block& block = outline_.blocks[i];
      const bool is_comparable = block.text.size() <= kMaxReadBytes && outline_.counts[i].text.words >= kMinWords;
      if (is_comparable && (block.kind == Kind::article || block.kind == Kind::byline)) shown.insert(letters_of(block.text));
    }
    return shown;
  }

  // What describes a picture or an author is shown, too, but as microdata.
  void prefer_shown(std::vector<Candidate>& candidates) const {
    const auto is_same_as_first = [&](const Candidate& candidate) { return candidate.value == candidates.front().value; };
    if (candidates.empty() || std::ranges::all_of(candidates, is_same_as_first)) return;
    const std::set<std::string> shown = shown_texts();
    for (Candidate& candidate : candidates) {
      const bool is_comparable = candidate.rank > 0 && candidate.fact != Fact::microdata_description;
      if (is_comparable && candidate.value.size() <= kMaxReadBytes && shown.contains(letters_of(candidate.value)))
        candidate.rank += kShownPoints;
    }
  }

  const Outline& outline_;
  std::string_view site_;
  std::string_view title_;
};

}  // namespace

std::string select_description(CandidateSelector& selector, const Outline& outline, std::string_view site,
                               std::string_view title) {
  const DescriptionChooser chooser(outline, site, title);
  return selector.select_best(MetadataField::description, chooser.candidates(selector.stated(MetadataField::description)));
}

}  // namespace pith::internal
