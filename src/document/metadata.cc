// Metadata. In: facts, and what headline, bylines and text say. Out: one value for each field.
//
// The idea: every statement is a candidate with the rank of its source (facts.inc); what speaks against it - it stands in a teaser, names
// the site in place of a person, is no date or one of the future - takes points or throws it out, and says so. Then the highest wins.
#include "document/metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "document/bylines.h"
#include "document/dates.h"
#include "document/languages.h"
#include "document/licenses.h"
#include "html/entities.h"

namespace pith::internal {
namespace {

constexpr int kOut = 1000;  // points that throw a candidate out
constexpr int kDoubt = 45;  // points that a doubt takes
constexpr int kSmallDoubt = 12;
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2035;           // there is no clock here; what lies behind is the end of an offer, or a mistake
constexpr std::size_t kLongestSite = 40;  // bytes
constexpr std::size_t kLongestTag = 60;   // bytes
constexpr std::size_t kMaxTags = 40;
constexpr double kSameTitle = 0.4;  // share of common words in titles of one story
constexpr std::string_view kBars[] = {" | ",      " - ",      " \u2013 ", " \u2014 ", " :: ", " \u00BB ",
                                      " \u203A ", " \u00B7 ", " \u2022 ", " \u22C6 ", " // "};
constexpr std::size_t kMinTitleWords = 3;  // ahead of a bar, for what is behind it to be no part of the title
constexpr std::string_view kNotOwn = "in other content";

struct Candidate {
  Fact fact{};
  std::string value{};
  std::uint32_t line = 0;
  std::size_t group = 0;  // candidates that belong together: authors of one byline, of one thing
  int rank = 0;
  std::string_view why{};
};

void doubt(Candidate& candidate, int points, std::string_view why) {
  candidate.rank -= points;
  candidate.why = why;
}

// Words in lower case, letters and digits only.
std::vector<std::string> title_words(std::string_view text) {
  std::vector<std::string> words;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_code_point(text, at);
    const bool part = is_letter(c) || is_digit(c);
    if (part && (!open || is_wide_script(c))) words.emplace_back();
    if (part) append_utf8(words.back(), fold_case(c));
    open = part;
  }
  return words;
}

bool is_wide(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_wide_script(decode_code_point(text, at));
}

// Words in common, as a share of the shorter title.
double likeness(std::string_view a, std::string_view b) {
  auto first = title_words(a);
  auto second = title_words(b);
  if (first.empty() || second.empty()) return 0;
  std::sort(first.begin(), first.end());
  std::sort(second.begin(), second.end());
  std::vector<std::string> common;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(std::min(first.size(), second.size()));
}

// The value of a statement, with references decoded that were encoded twice.
std::string decoded(const Facts::Entry& entry) {
  if (entry.value.find('&') == std::string_view::npos) return std::string(entry.value);
  return collapse(decode_terminated_references(entry.value));  // "&nbsp;" is white space like any other
}

// --------------------------------------------------------------------------------------------------------------- choosing

class Chooser {
 public:
  Chooser(const Outline& outline, const Options& options, std::vector<Statement>& statements)
      : outline_(outline), options_(options), statements_(statements), headline_(headline(outline)) {}

  Metadata run() {
    Metadata metadata;
    metadata.url = url();
    metadata.language = choose(Field::language, languages());
    metadata.site = choose(Field::site, stated(Field::site));
    metadata.title = title(metadata.site);
    dates(metadata);
    metadata.authors = authors(metadata.site);
    metadata.description = choose(Field::description, stated(Field::description));
    metadata.image = choose(Field::image, stated(Field::image));
    metadata.tags = list(Field::tag);
    metadata.categories = list(Field::category);
    metadata.license = license();
    return metadata;
  }

 private:
  // Statements of the page's head and elements about a field. One that stands in other content than the article cannot win.
  std::vector<Candidate> stated(Field field) const {
    std::vector<Candidate> candidates;
    for (const Facts::Entry& entry : outline_.facts.entries) {
      const FactRow& row = row_of(entry.fact);
      if (row.field != field || row.rank == 0) continue;
      const std::size_t behind = blocks_before(entry.offset);
      const Block* block =
          behind > 0 && entry.offset < outline_.blocks[behind - 1].source.end ? &outline_.blocks[behind - 1] : nullptr;
      const std::size_t group = entry.thing != 0 || behind == 0 ? entry.thing : kSaidGroups + behind;
      Candidate candidate{entry.fact, decoded(entry), entry.line, group, row.rank, {}};
      if (candidate.value.empty()) continue;
      const bool other = block && (block->kind == Kind::related || block->kind == Kind::comment || block->kind == Kind::ad);
      if (other) doubt(candidate, kOut, kNotOwn);
      if (other_thing(entry)) doubt(candidate, kOut, "of another story");
      candidates.push_back(std::move(candidate));
    }
    return candidates;
  }

  // Blocks that begin at or before a byte of the page.
  std::size_t blocks_before(std::uint32_t offset) const {
    const auto& blocks = outline_.blocks;
    return static_cast<std::size_t>(std::upper_bound(blocks.begin(), blocks.end(), offset,
                                                     [](std::uint32_t at, const Block& b) { return at < b.source.begin; }) -
                                    blocks.begin());
  }

  // Of several things in JSON-LD the one whose title is most like the page's is the page's own.
  bool other_thing(const Facts::Entry& entry) const {
    return entry.thing != 0 && own_thing_ != 0 && entry.thing != own_thing_ && entry.fact != Fact::jsonld_site &&
           row_of(entry.fact).where == row_of(Fact::jsonld_title).where;
  }

  void find_own_thing(std::string_view title) {
    double best = -1;
    for (const Facts::Entry& entry : outline_.facts.entries) {
      if (entry.fact != Fact::jsonld_title) continue;
      const double same = likeness(entry.value, title);
      if (same > best) {
        best = same;
        own_thing_ = entry.thing;
      }
    }
  }

  // The value that wins; all candidates are noted for explaining, the best first.
  std::string choose(Field field, std::vector<Candidate> candidates) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.rank > b.rank; });
    const bool found = !candidates.empty() && candidates.front().rank > 0;
    note(field, candidates, [&](const Candidate& candidate) { return found && &candidate == &candidates.front(); });
    return found ? candidates.front().value : std::string();
  }

  template <typename Chosen>
  void note(Field field, const std::vector<Candidate>& candidates, Chosen&& chosen) {
    constexpr std::string_view kNames[] = {"title",       "author", "published", "modified", "site",    "language",
                                           "description", "image",  "tag",       "category", "license", "url"};
    if (!options_.explain) return;
    for (const Candidate& candidate : candidates)
      statements_.push_back({std::string(kNames[static_cast<std::size_t>(field)]), candidate.value,
                             std::string(row_of(candidate.fact).where), candidate.line, chosen(candidate),
                             std::string(candidate.why)});
  }

  // ---------------------------------------------------------------------------------------------------------- one by one

  std::string url() {
    auto candidates = stated(Field::url);
    for (Candidate& candidate : candidates)
      if (candidate.value.find("://") == std::string::npos) doubt(candidate, kOut, "no full address");
    const std::string page = choose(Field::url, candidates);
    return options_.url.empty() ? page : options_.url;
  }

  std::vector<Candidate> languages() const {
    auto candidates = stated(Field::language);
    for (Candidate& candidate : candidates) {
      candidate.value = language_tag(candidate.value);
      if (candidate.value.empty()) doubt(candidate, kOut, "no language tag");
    }
    const bool known = std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.rank > 0; });
    if (!known || options_.explain)
      if (std::string told = language_of(outline_); !told.empty())
        candidates.push_back({Fact::text_language, std::move(told), 0, 0, row_of(Fact::text_language).rank, {}});
    return candidates;
  }

  static const Block* headline(const Outline& outline) {
    const Block* best = nullptr;
    for (const Block& block : outline.blocks)
      if (block.kind == Kind::title && !block.text.empty() && (!best || title_score(block) > title_score(*best))) best = &block;
    return best;
  }

  static float title_score(const Block& block) {
    return block.score + (block.shape == Shape::heading ? 1.0F - 0.1F * static_cast<float>(block.level) : 0.0F);
  }

  // The headline as readers see it, unless it has nothing to do with what the page states, or has more in it than the title.
  std::string title(std::string_view site) {
    auto candidates = stated(Field::title);
    std::string_view best;
    int rank = 0;
    for (Candidate& candidate : candidates) {
      candidate.value = tidy(without_site(candidate.value, site));
      if (candidate.rank > rank && candidate.fact != Fact::heading_title) {
        rank = candidate.rank;
        best = candidate.value;
      }
    }
    if (headline_) {
      Candidate shown{Fact::headline, tidy(std::string(headline_->text)), headline_->line, 0, row_of(Fact::headline).rank, {}};
      const bool alike = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
        return c.fact != Fact::heading_title && likeness(c.value, shown.value) >= kSameTitle;
      });
      if (!best.empty() && !alike) doubt(shown, kDoubt, "unlike the title that the page states");
      if (best.size() < shown.value.size() && !best.empty() && (shown.value.starts_with(best) || shown.value.ends_with(best)))
        doubt(shown, kDoubt, "more than the title that the page states");
      candidates.push_back(std::move(shown));
    }
    if (!headline_)
      for (Candidate& candidate : candidates)
        if (candidate.fact == Fact::heading_title && candidate.rank > 0 && likeness(candidate.value, best) >= kSameTitle)
          candidate.rank = row_of(Fact::headline).rank;
    std::string found = choose(Field::title, candidates);
    find_own_thing(found);
    return found;
  }

  // What sites add to a headline for search machines and as a place to link to.
  static std::string tidy(std::string title) {
    std::replace(title.begin(), title.end(), '\n', ' ');
    for (const std::string_view mark : {"\u00B6", "#", "\u200B"})
      if (title.size() > mark.size() && title.ends_with(mark)) title.resize(title.size() - mark.size());
    while (title.ends_with(' ')) title.pop_back();
    if (const auto date = find_date(title, DateOrder::day_first); date && date->span.begin == 0) {
      const std::size_t begin = title.find_first_not_of(" -:|,.", date->span.end);
      if (begin != std::string::npos && title_words(title.substr(begin)).size() >= kMinTitleWords) title.erase(0, begin);
    }
    const std::size_t bar = title.find(" | ");
    return bar != std::string::npos && title_words(title.substr(0, bar)).size() >= kMinTitleWords ? title.substr(0, bar) : title;
  }

  // "Headline - Site": the tail goes when it is the site's name, or short and not in the headline.
  std::string without_site(const std::string& title, std::string_view site) const {
    const std::string_view shown = headline_ ? headline_->text : std::string_view();
    for (const std::string_view bar : kBars) {
      if (title.find(bar[1]) == std::string::npos) continue;  // rfind() compares at each place
      const std::size_t at = title.rfind(bar);
      if (at == std::string::npos || at == 0) continue;
      const std::string_view tail = std::string_view(title).substr(at + bar.size());
      const std::string_view head = std::string_view(title).substr(0, at);
      const bool named =
          !site.empty() && (tail.find(site) != std::string_view::npos || site.find(tail) != std::string_view::npos);
      const bool is_shown = shown == head;
      if (named || is_shown || (tail.size() <= kLongestSite && shown.find(tail) == std::string_view::npos))
        return title.substr(0, at);
      if (!site.empty() && head == site) return std::string(tail);
    }
    return title;
  }

  void dates(Metadata& metadata) {
    const auto& language = metadata.language;
    // The United States write the month first, and English pages that do not say where they are from mostly are from there.
    const bool month_first = language == "en" || language == "en-US" || language == "en-us" || language.empty();
    order_ = month_first ? DateOrder::month_first : DateOrder::day_first;
    said_ = read_bylines(outline_, order_);
    auto published = dated(Field::published);
    auto modified = dated(Field::modified);
    for (const Candidate& candidate : modified)
      if (candidate.rank > 0) {
        published.push_back(candidate);
        published.back().fact = Fact::modified_only;
        published.back().rank = row_of(Fact::modified_only).rank;
      }
    if (auto from_url = url_date(metadata.url)) published.push_back(std::move(*from_url));
    prefer_shown_day(published);
    metadata.published = choose(Field::published, published);
    metadata.modified = choose(Field::modified, std::move(modified));
  }

  std::vector<Candidate> dated(Field field) const {
    auto candidates = stated(field);
    for (Candidate& candidate : candidates) {
      const auto date = find_date(candidate.value, order_);
      if (date)
        candidate.value = date->iso;
      else
        doubt(candidate, kOut, "no date");
    }
    add_said(field, candidates);
    for (Candidate& candidate : candidates) {
      const int year = std::atoi(candidate.value.c_str());
      if (candidate.rank > 0 && (year < kFirstYear || year > kLastYear)) doubt(candidate, kDoubt, "an unlikely year");
    }
    return candidates;
  }

  // A moment stated in UTC may be of another day than the page shows its readers.
  static void prefer_shown_day(std::vector<Candidate>& published) {
    const auto shown = std::find_if(published.begin(), published.end(), [](const Candidate& c) {
      return c.fact == Fact::byline_published || c.fact == Fact::byline_date;
    });
    if (shown == published.end()) return;
    const std::string day = shown->value.substr(0, 10);
    for (Candidate& candidate : published) {
      const bool utc = candidate.value.size() > 10 && (candidate.value.ends_with('Z') || candidate.value.ends_with("+00:00"));
      if (utc && days_apart(candidate.value, day) == 1) doubt(candidate, kDoubt, "UTC; the page shows another day");
    }
  }

  void add_said(Field field, std::vector<Candidate>& candidates) const {
    for (const Said& said : said_)
      if (row_of(said.fact).field == field)
        candidates.push_back(
            {said.fact, said.value, outline_.blocks[said.block].line, kSaidGroups + said.block, row_of(said.fact).rank, {}});
  }

  // "/2024/05/17/" and "/2024-05-17-" in the page's path.
  std::optional<Candidate> url_date(std::string_view url) const {
    const std::size_t scheme = url.find("://");
    const std::size_t path = scheme == std::string_view::npos ? std::string_view::npos : url.find('/', scheme + 3);
    if (path == std::string_view::npos) return std::nullopt;
    const auto date = find_date(url.substr(path + 1), DateOrder::day_first);
    if (!date || date->iso.size() < 10) return std::nullopt;
    const std::string_view digits = url.substr(path + 1 + date->span.begin, date->span.end - date->span.begin);
    if (digits.size() < 8) return std::nullopt;
    return Candidate{Fact::url_published, date->iso.substr(0, 10), 0, 0, row_of(Fact::url_published).rank, {}};
  }

  // All authors that the best source names.
  std::vector<std::string> authors(std::string_view site) {
    std::vector<Candidate> candidates;
    auto offered = stated(Field::author);
    add_said(Field::author, offered);
    for (const Candidate& one : offered) {
      if (one.fact == Fact::labelled_author && !has_author_label(one.group)) continue;
      for (std::string& name : split_names(one.value)) {
        Candidate candidate = one;
        candidate.value = std::move(name);
        const bool one_word = candidate.value.find(' ') == std::string::npos && !is_wide(candidate.value);
        if (!site.empty() && likeness(candidate.value, site) == 1)
          doubt(candidate, kDoubt, "the name of the site");
        else if (one_word && candidate.value.find('.') != std::string::npos)
          doubt(candidate, kDoubt, "an address");
        else if (one_word)
          doubt(candidate, kSmallDoubt, "one word");
        candidates.push_back(std::move(candidate));
      }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.rank > b.rank; });
    std::vector<std::string> authors;
    const auto belongs = [&](const Candidate& c) {
      return candidates.front().rank > 0 && c.rank == candidates.front().rank && c.fact == candidates.front().fact &&
             c.group == candidates.front().group;
    };
    note(Field::author, candidates, belongs);
    for (const Candidate& candidate : candidates)
      if (belongs(candidate) && std::find(authors.begin(), authors.end(), candidate.value) == authors.end())
        authors.push_back(candidate.value);
    return authors;
  }

  // twitter:label1 says what twitter:data1 is: "Written by", but also "Est. reading time".
  bool has_author_label(std::size_t number) const {
    return std::any_of(outline_.facts.entries.begin(), outline_.facts.entries.end(), [&](const Facts::Entry& entry) {
      return entry.fact == Fact::twitter_label && entry.thing == number && announces_author(entry.value);
    });
  }

  std::vector<std::string> list(Field field) {
    auto candidates = stated(field);
    std::vector<Candidate> parts;
    for (const Candidate& candidate : candidates)
      for (std::size_t at = 0; at < candidate.value.size();) {
        const std::size_t end = std::min(candidate.value.find_first_of(",;", at), candidate.value.size());
        std::string_view part = std::string_view(candidate.value).substr(at, end - at);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        at = end + 1;
        if (part.empty() || part.size() > kLongestTag) continue;
        parts.push_back(candidate);
        parts.back().value = part;
      }
    std::stable_sort(parts.begin(), parts.end(), [](const Candidate& a, const Candidate& b) { return a.rank > b.rank; });
    const auto belongs = [&](const Candidate& c) { return parts.front().rank > 0 && c.fact == parts.front().fact && c.rank > 0; };
    note(field, parts, belongs);
    std::vector<std::string> values;
    for (const Candidate& part : parts)
      if (belongs(part) && values.size() < kMaxTags && std::find(values.begin(), values.end(), part.value) == values.end())
        values.push_back(part.value);
    return values;
  }

  std::string license() {
    auto candidates = stated(Field::license);
    for (Candidate& candidate : candidates) candidate.value = license_name(candidate.value);
    for (const Block& block : outline_.blocks) {
      if (block.kind == Kind::related || block.kind == Kind::comment || block.kind == Kind::caption) continue;
      if (std::string said = license_in(block.text); !said.empty())
        candidates.push_back({Fact::said_license, std::move(said), block.line, 0, row_of(Fact::said_license).rank, {}});
    }
    return choose(Field::license, candidates);
  }

  static constexpr std::size_t kSaidGroups = 1U << 20U;  // beyond the numbers of things

  const Outline& outline_;
  const Options& options_;
  std::vector<Statement>& statements_;
  const Block* headline_;  // null when there is none
  std::vector<Said> said_;
  DateOrder order_ = DateOrder::day_first;
  std::uint16_t own_thing_ = 0;
};

}  // namespace

Metadata find_metadata(const Outline& outline, const Options& options, std::vector<Statement>& statements) {
  return Chooser(outline, options, statements).run();
}

}  // namespace pith::internal
