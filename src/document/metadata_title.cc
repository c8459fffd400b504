// The title of a page. In: the headline among the blocks, the titles that the page states, the name of the site. Out: one title.
//
// The idea: on articles and in forums the headline that readers see is the best title, unless it is the site's name or says more
// than what the page states. On other pages the title that the page states wins, since what stands in large letters there is
// often a slogan. Titles for search engines name the site too, before or after a bar; that part is cut off before titles are
// compared.
#include "document/metadata_title.h"

#include <algorithm>
#include <vector>

#include "base/words.h"
#include "document/site_names.h"
#include "document/title_parts.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxBlocks = 2000;  // in which another headline is looked for
constexpr std::size_t kMaxStated = 40;    // titles that headlines are compared with
constexpr std::size_t kMaxHeadlineBytes = 300;
constexpr std::size_t kBlocksAboveArticle = 8;  // between a heading and the first paragraph below it
constexpr std::uint32_t kHeadlineWords = 3;     // of a headline that wins though the page states another title
constexpr std::uint32_t kMostKickerWords = 6;
constexpr std::string_view kSubtitleMarks[] = {":", " \u2013", " \u2014", " -"};
constexpr std::string_view kKickerNames[] = {
#define KICKER_NAME(text) text,
#include "document/kicker_names.inc"
#undef KICKER_NAME
};

bool is_title_tag(const Candidate& candidate) { return candidate.fact == Fact::head_title; }
bool is_stated(const Candidate& candidate) { return candidate.fact != Fact::heading_title && candidate.fact != Fact::headline; }

// The title of the highest rank that is not taken from the page's headings.
std::string best_stated(const std::vector<Candidate>& candidates) {
  const Candidate* best = nullptr;
  for (const Candidate& candidate : candidates)
    if (is_stated(candidate) && candidate.rank > (best ? best->rank : 0)) best = &candidate;
  return best ? best->value : std::string();
}

// Chooses the block that readers take for the headline.
class ShownHeadline {
 public:
  ShownHeadline(const Outline& outline, const SiteNames& names, const std::vector<Candidate>& stated)
      : outline_(outline), names_(names) {
    for (const Candidate& candidate : stated) {
      if (!is_stated(candidate) || candidate.rank <= 0 || stated_.size() >= kMaxStated) continue;
      stated_.push_back(candidate.value);
      titles_.push_back(letters_of(candidate.value));
      for (const std::string_view part : title_parts(candidate.value))
        if (count_text(part).words >= 2 && !names.contains(part)) titles_.push_back(letters_of(part));
    }
  }

  Headline choose(const Headline& headline) const {
    if (!outline_.html) return headline;
    const bool is_site = headline.text.empty() || names_.contains(headline.text);
    if (const Headline heading = find_main_heading(headline); !heading.text.empty()) return heading;
    if (!is_site && (is_known(headline.text) || is_like_stated(headline.text))) return headline;
    if (const Headline titled = find_titled(); !titled.text.empty()) return titled;
    if (!is_site || (outline_.type != PageType::article && outline_.type != PageType::forum)) return headline;
    const Headline above = find_above_article();
    return above.text.empty() ? headline : above;
  }

 private:
  bool is_known(std::string_view text) const { return std::ranges::find(titles_, letters_of(text)) != titles_.end(); }

  bool is_like_stated(std::string_view text) const {
    return std::ranges::any_of(stated_, [text](std::string_view stated) { return is_same_title(stated, text); });
  }

  bool may_be_headline(const Block& block) const {
    return !block.text.empty() && !block.text.ends_with(':') && block.text.size() <= kMaxHeadlineBytes &&
           block.kind != Kind::comment && block.shape != Shape::code && block.shape != Shape::table;
  }

  bool is_in_json_ld(std::string_view text) const {
    const auto& facts = outline_.facts.entries;
    return std::ranges::any_of(facts, [&](const Facts::Entry& entry) {
      return entry.fact == Fact::jsonld_title && letters_of(entry.value) == letters_of(text);
    });
  }

  static bool is_main_heading(const Block& block) { return block.shape == Shape::heading && block.level == 1; }

  // Where the headline is a lesser heading or none: the page's only heading of the first level, if JSON-LD states it, or if both
  // are but parts of the stated titles, such as a song and its artist.
  Headline find_main_heading(const Headline& headline) const {
    if (headline.text.empty() || is_main_heading(outline_.blocks[headline.block])) return {};
    Headline found;
    for (std::size_t i = 0; i < std::min(outline_.blocks.size(), kMaxBlocks); ++i) {
      const Block& block = outline_.blocks[i];
      if (!is_main_heading(block)) continue;
      if (!found.text.empty()) return {};
      found = {.block = i, .text = block.text};
    }
    if (found.text.empty() || !is_known(found.text) || names_.contains(found.text)) return {};
    const auto is_stated_whole = [this](std::string_view text) {
      return std::ranges::any_of(stated_, [&](std::string_view stated) { return letters_of(stated) == letters_of(text); });
    };
    return is_in_json_ld(found.text) || !is_stated_whole(headline.text) ? found : Headline{};
  }

  // The block with the longest of the titles that the page states, since sections have short ones.
  Headline find_titled() const {
    Headline longest;
    for (std::size_t i = 0; i < std::min(outline_.blocks.size(), kMaxBlocks); ++i) {
      const Block& block = outline_.blocks[i];
      const std::uint32_t least = block.kind == Kind::nav ? kHeadlineWords + 1 : 2;
      const bool is_longer = block.text.size() > longest.text.size() && outline_.counts[i].text.words >= least;
      if (is_longer && may_be_headline(block) && is_known(block.text) && !names_.contains(block.text))
        longest = {.block = i, .text = block.text};
    }
    return longest;
  }

  // The last heading above the first paragraph of the article that is not the site's name.
  Headline find_above_article() const {
    const auto paragraph = std::ranges::find_if(
        outline_.blocks, [](const Block& block) { return block.kind == Kind::article && block.shape == Shape::paragraph; });
    const auto first = static_cast<std::size_t>(paragraph - outline_.blocks.begin());
    for (std::size_t i = first; i > 0 && first - i < kBlocksAboveArticle; --i) {
      const Block& block = outline_.blocks[i - 1];
      const bool is_heading = block.shape == Shape::heading || block.kind == Kind::title;
      if (is_heading && may_be_headline(block) && !names_.contains(block.text)) return {.block = i - 1, .text = block.text};
    }
    return {};
  }

  const Outline& outline_;
  const SiteNames& names_;
  std::vector<std::string_view> stated_;
  std::vector<std::string> titles_;  // those and their parts, as letters_of() has them
};

bool has_kicker(const BlockCounts& counts) {
  return std::ranges::any_of(kKickerNames,
                             [&](std::string_view name) { return counts.inline_names.find(name) != std::string_view::npos; });
}

bool adds_subtitle(std::string_view shown, std::string_view stated) {
  return shown.starts_with(stated) && std::ranges::any_of(kSubtitleMarks, [&](std::string_view mark) {
           return shown.substr(stated.size()).starts_with(mark);
         });
}

// On these, what stands in large letters is often a slogan.
bool shows_slogans(PageType type) { return type == PageType::service || type == PageType::listing; }

bool stated_title_wins(PageType type) {
  return type == PageType::service || type == PageType::product || type == PageType::listing || type == PageType::documentation;
}

class TitleChooser {
 public:
  TitleChooser(const Outline& outline, std::string_view site) : outline_(outline), names_(outline, site), site_(site) {}

  std::vector<Candidate> candidates(std::vector<Candidate> stated, const Headline& found) {
    for (Candidate& candidate : stated) {
      candidate.value = without_marks(candidate.value);
      add_name_before_archive(candidate.value);
    }
    const Headline headline = ShownHeadline(outline_, names_, stated).choose(found);
    for (Candidate& candidate : stated)
      candidate.value = without_site(candidate.value, names_, site_, names_.contains(headline.text) ? "" : headline.text);
    const std::string best = best_stated(stated);
    if (!headline.text.empty())
      stated.push_back(headline_candidate(headline, stated, best));
    else
      raise_first_heading(stated, best);
    drop_kickers(stated, headline);
    for (Candidate& candidate : stated)
      if (candidate.rank > 0 && names_.contains(candidate.value)) lower_rank(candidate, kDoubt, "the name of the site");
    return stated;
  }

 private:
  // Whether a product's name is more than a fragment of the stated title, which has what shops add for search engines.
  bool is_full_product(std::string_view shown, std::string_view stated) const {
    return outline_.type == PageType::product && 2 * count_text(shown).words > count_text(stated).words + 1;
  }

  // "Site » Blog Archive » Headline"
  void add_name_before_archive(std::string_view title) {
    const std::vector<std::string_view> parts = title_parts(title);
    for (std::size_t i = 1; i + 1 < parts.size(); ++i)
      if (is_archive_part(parts[i])) return names_.add(parts[i - 1]);
  }

  Candidate headline_candidate(const Headline& headline, const std::vector<Candidate>& stated, std::string_view best) const {
    Candidate candidate =
        make_candidate(Fact::headline, without_second_title(without_marks(headline.text)), outline_.blocks[headline.block].line);
    if (best.empty() || names_.contains(best)) return candidate;
    const std::string& shown = candidate.value;
    const bool is_known = std::ranges::any_of(
        stated, [&](const Candidate& c) { return c.fact != Fact::heading_title && is_same_title(c.value, shown); });
    const bool is_article = outline_.html && !stated_title_wins(outline_.type);
    const bool is_heading = outline_.blocks[headline.block].shape == Shape::heading;
    const bool may_differ =
        is_article && is_heading && (outline_.counts[headline.block].text.words >= kHeadlineWords || shown.size() >= best.size());
    if (!is_known && !may_differ) lower_rank(candidate, kDoubt, "unlike the title that the page states");
    const bool starts = best.size() < shown.size() && shown.starts_with(best) && !adds_subtitle(shown, best);
    const bool is_shortened = starts && is_heading && is_shortened_for_engines(headline, stated, best);
    if ((starts && !is_shortened) || ends_with_words(shown, best))
      lower_rank(candidate, kDoubt, "more than the title that the page states");
    if (has_readings(shown, best)) lower_rank(candidate, kDoubt, "with the readings of its characters");
    if (outline_.html && stated_title_wins(outline_.type) && !is_full_product(shown, best))
      lower_rank(candidate, shows_slogans(outline_.type) ? kDoubt : kSmallDoubt, "on such pages the stated title tells more");
    return candidate;
  }

  // Whether an article's title is the beginning of its headline only in <title>, which search engines show no more of.
  bool is_shortened_for_engines(const Headline& headline, const std::vector<Candidate>& stated, std::string_view best) const {
    if (outline_.type != PageType::article || outline_.blocks[headline.block].level != 1) return false;
    return std::ranges::none_of(stated, [&](const Candidate& candidate) {
      return is_stated(candidate) && !is_title_tag(candidate) && candidate.rank > 0 && candidate.value == best;
    });
  }

  // The first heading takes the place of the headline.
  static void raise_first_heading(std::vector<Candidate>& candidates, std::string_view best) {
    for (Candidate& candidate : candidates)
      if (candidate.fact == Fact::heading_title && candidate.rank > 0 && is_same_title(candidate.value, best) &&
          !has_readings(candidate.value, best))
        candidate.rank = row_of(Fact::headline).rank;
  }

  // A short line above the headline is told by a stated title that does without it, or by the class of the line.
  void drop_kickers(std::vector<Candidate>& candidates, const Headline& headline) const {
    if (headline.text.empty()) return;
    const std::string shown = without_marks(headline.text);
    std::string rest;
    for (const Candidate& candidate : candidates) {
      if (candidate.rank <= 0 || !is_stated(candidate) || is_title_tag(candidate) || !ends_with_words(shown, candidate.value))
        continue;
      const std::string_view before = std::string_view(shown).substr(0, shown.size() - candidate.value.size());
      if (count_text(candidate.value).words >= kHeadlineWords && count_text(before).words <= kMostKickerWords)
        rest = candidate.value;
    }
    if (rest.empty() && has_kicker(outline_.counts[headline.block])) rest = after_colon(candidates, shown);
    if (rest.empty()) return;
    for (Candidate& candidate : candidates) {
      if (candidate.fact == Fact::headline) candidate.value = rest;
      if (ends_with_words(candidate.value, rest)) lower_rank(candidate, kDoubt, "with the line above the headline");
    }
  }

  // The headline in "Line above: Headline", where the page shows both as one.
  static std::string after_colon(const std::vector<Candidate>& candidates, std::string_view shown) {
    for (const Candidate& candidate : candidates) {
      const std::size_t colon = candidate.value.find(": ");
      if (candidate.rank <= 0 || colon == std::string::npos || letters_of(candidate.value) != letters_of(shown)) continue;
      if (count_text(std::string_view(candidate.value).substr(0, colon)).words <= kMostKickerWords)
        return candidate.value.substr(colon + 2);
    }
    return {};
  }

  const Outline& outline_;
  SiteNames names_;
  std::string_view site_;
};

}  // namespace

std::string select_title(CandidateSelector& selector, const Outline& outline, const Headline& headline, std::string_view site) {
  TitleChooser chooser(outline, site);
  return selector.select_best(MetadataField::title, chooser.candidates(selector.stated(MetadataField::title), headline));
}

}  // namespace pith::internal
