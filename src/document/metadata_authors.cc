// The authors of a page. In: what the page's head and bylines state, the name of the site. Out: names.
//
// The idea: every statement is split into names, and a name that may be something else is doubted, such as the site's name, an
// address or a nickname.
#include "document/metadata_authors.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "classify/byline_phrases.h"
#include "classify/name_parts.h"
#include "classify/person_names.h"
#include "document/site_names.h"

namespace pith::internal {
namespace {

constexpr int kMinSlugDashes = 3;

// twitter:label1 tells what twitter:data1 is: "Written by", but also "Est. reading time".
bool has_author_label(const Outline& outline, std::size_t number) {
  return std::ranges::any_of(outline.facts.entries, [&](const Facts::Entry& entry) {
    return entry.fact == Fact::twitter_label && entry.group == number && is_author_label(entry.value);
  });
}

bool is_one_word(std::string_view name) {
  std::size_t at = 0;
  return name.find(' ') == std::string_view::npos && !is_unspaced_script(decode_code_point(name, at));
}

// Whether the page states that it belongs to a category of this name.
bool is_category(const Outline& outline, std::string_view name) {
  return std::ranges::any_of(outline.facts.entries, [&](const Facts::Entry& entry) {
    return row_of(entry.fact).field == MetadataField::category && iequals(entry.value, name);
  });
}

void doubt_name(Candidate& candidate, const Outline& outline, std::string_view site) {
  const PageType type = outline.type;
  if (candidate.value.size() == 1)
    reject(candidate, "one letter");
  else if (candidate.fact == Fact::named_author && is_category(outline, candidate.value))
    reject(candidate, "a category");
  else if (!site.empty() && (word_overlap(candidate.value, site) == 1 || letters_of(candidate.value) == letters_of(site)))
    lower_rank(candidate, kDoubt, "the name of the site");
  else if (names_organization(candidate.value) || is_phrase(candidate.value, PhraseType::office))
    lower_rank(candidate, std::min(kDoubt, candidate.rank - 1), "an organization");
  else if (!is_one_word(candidate.value))
    return;
  else if (std::ranges::count(candidate.value, '-') >= kMinSlugDashes)
    reject(candidate, "part of an address");
  else if (candidate.value.find('.') != std::string::npos && type != PageType::forum)
    lower_rank(candidate, kDoubt, "an address");
}

// Who states it in the text of the page, beside what is stated.
bool is_beside_text(Fact fact) {
  return fact == Fact::first_post_author || fact == Fact::microdata_author || fact == Fact::byline_author ||
         fact == Fact::rel_author || fact == Fact::linked_author || fact == Fact::named_author;
}

bool is_in_head(Fact fact) {
  return fact == Fact::jsonld_author || fact == Fact::meta_author || fact == Fact::labelled_author || fact == Fact::page_author;
}

bool is_undoubted(const Candidate& candidate) { return candidate.rank > 0 && candidate.reason.empty(); }

// A name that both the head of the page and its text state is more likely than one that only one of them states.
void prefer_agreed(std::vector<Candidate>& candidates) {
  std::set<std::string> in_head;
  std::set<std::string> in_text;
  for (const Candidate& candidate : candidates) {
    if (!is_undoubted(candidate)) continue;
    if (is_in_head(candidate.fact)) in_head.insert(letters_of(candidate.value));
    if (is_beside_text(candidate.fact)) in_text.insert(letters_of(candidate.value));
  }
  std::set<std::pair<Fact, std::size_t>> agreed;
  for (Candidate& candidate : candidates) {
    if (!is_undoubted(candidate)) continue;
    const std::string letters = letters_of(candidate.value);
    if (in_head.contains(letters) && in_text.contains(letters)) agreed.emplace(candidate.fact, candidate.group);
  }
  for (Candidate& candidate : candidates)
    if (candidate.rank > 0 && agreed.contains({candidate.fact, candidate.group})) candidate.rank += kSmallDoubt;
}

// One word may be something else than a name. A nickname is sure if a link to its owner has it, too.
void doubt_nicknames(std::vector<Candidate>& candidates) {
  std::set<std::string> linked;
  for (const Candidate& candidate : candidates)
    if (is_undoubted(candidate) && candidate.fact == Fact::rel_author) linked.insert(letters_of(candidate.value));
  for (Candidate& candidate : candidates) {
    if (!is_undoubted(candidate) || !is_one_word(candidate.value)) continue;
    const bool is_sure = candidate.fact == Fact::byline_author && linked.contains(letters_of(candidate.value));
    if (!is_sure) lower_rank(candidate, kSmallDoubt, "one word");
  }
}

// The author of a forum's page is who wrote the first post.
void doubt_later_posts(std::vector<Candidate>& candidates) {
  std::uint32_t first = 0;
  for (const Candidate& candidate : candidates)
    if (candidate.rank > 0 && is_beside_text(candidate.fact) && (first == 0 || candidate.line < first)) first = candidate.line;
  for (Candidate& candidate : candidates)
    if (candidate.rank > 0 && is_beside_text(candidate.fact) && candidate.line > first)
      lower_rank(candidate, kDoubt, "of a later post");
}

}  // namespace

std::vector<std::string> select_authors(CandidateSelector& selector, const Outline& outline,
                                        const std::vector<BylineStatement>& bylines, std::string_view site) {
  std::vector<Candidate> stated = selector.stated(MetadataField::author);
  append_candidates(stated, MetadataField::author, bylines);
  std::vector<Candidate> candidates;
  for (const Candidate& statement : stated) {
    if (statement.fact == Fact::labelled_author && !has_author_label(outline, statement.group)) continue;
    for (std::string& name : split_names(statement.value)) {
      Candidate candidate = statement;
      candidate.value = std::move(name);
      doubt_name(candidate, outline, site);
      candidates.push_back(std::move(candidate));
    }
  }
  if (outline.type == PageType::forum) {
    doubt_later_posts(candidates);
  } else {
    prefer_agreed(candidates);
    doubt_nicknames(candidates);
  }
  return selector.select_group(MetadataField::author, std::move(candidates));
}

}  // namespace pith::internal
