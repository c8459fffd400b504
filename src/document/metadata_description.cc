// The description of a page. In: what the page states. Out: plain text.
//
// The idea: the sources mostly agree. Where one is cut off and another goes on, the one that is whole is better, and what only
// names the site describes no page.
#include "document/metadata_description.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "html/entities.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxSameBytes = 60;  // at the start of two descriptions that are of the same text
constexpr std::size_t kMinSameBytes = 30;
constexpr std::size_t kMaxTagBytes = 300;
constexpr std::size_t kMaxCompared = 100;  // statements; a page with more describes parts of itself
constexpr int kMaxDecodings = 2;
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

// Whether `longer` is the whole of a text of which `text` is only the start.
bool goes_on(std::string_view text, std::string_view longer) {
  if (longer.size() <= text.size() || text.size() < kMinSameBytes || is_cut(longer) || !ends_with_any(longer, kTextEnds))
    return false;
  for (const std::string_view cut : kCuts)
    if (text.ends_with(cut)) text.remove_suffix(cut.size());
  return longer.starts_with(truncate_utf8(text, kMaxSameBytes));
}

}  // namespace

std::string select_description(CandidateSelector& selector, std::string_view site) {
  std::vector<Candidate> candidates = selector.stated(MetadataField::description);
  for (Candidate& candidate : candidates) {
    candidate.value = plain_text(std::move(candidate.value));
    if (candidate.value.empty()) reject(candidate, "no text");
    if (!site.empty() && iequals(candidate.value, site)) reject(candidate, "the name of the site");
  }
  for (Candidate& candidate : candidates) {
    if (candidates.size() > kMaxCompared) break;
    const bool has_whole = std::ranges::any_of(
        candidates, [&](const Candidate& other) { return other.rank > 0 && goes_on(candidate.value, other.value); });
    if (candidate.rank > 0 && has_whole && (is_cut(candidate.value) || !ends_with_any(candidate.value, kTextEnds)))
      lower_rank(candidate, kDoubt, "cut off");
  }
  return selector.select_best(MetadataField::description, std::move(candidates));
}

}  // namespace pith::internal
