// The name of a site. In: what the page states, its title, its links to the home page, its copyright line, its address. Out: one
// name.
//
// The idea: titles for search engines name the site at their end or start, but a section may be there, too. So the part of the
// title counts that the host, the link to the home page or the copyright line has as well, and a part that nothing confirms only
// where the rest of the title is the headline.
#include "document/metadata_site.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/simd.h"
#include "base/text.h"
#include "base/words.h"
#include "classify/byline_phrases.h"
#include "document/site_names.h"
#include "document/title_parts.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxNameBytes = 50;
constexpr std::size_t kLongNameBytes = 40;  // a stated name of more has a motto behind a bar
constexpr std::size_t kMaxStatedBytes = 80;
constexpr std::size_t kMaxTitleBytes = 400;
constexpr std::size_t kMaxNameWords = 6;
constexpr std::size_t kMinHostLetters = 3;  // of a name that is to be found in the host
constexpr std::size_t kMinCommonLinks = 5;  // to the host that a page without an address is likely of
constexpr std::string_view kCommonLabels[] = {"blog", "com",  "forum", "forums",    "news",    "org",
                                              "net",  "shop", "web",   "wordpress", "blogspot"};
constexpr std::size_t kMaxBlocks = 5000;
constexpr std::size_t kMaxHomeLinks = 12;
constexpr std::size_t kMaxHomeLinksSeen = 40;
constexpr std::size_t kMaxCopyrightBytes = 200;
constexpr double kMinHeadlineOverlap = 0.6;  // of the words of the headline and of the title without the site
constexpr std::string_view kBars[] = {" | ",      " - ",      " \u2013 ", " \u2014 ", " :: ", " \u00BB ", " \u203A ",
                                      " \u00B7 ", " \u2022 ", " \u22C6 ", " // ",     " < ",  " \u00AB ", " / "};
constexpr std::string_view kHomeFiles[] = {"/", "/index.html", "/index.htm", "/index.php", "/home", "/home/"};
// Beside the name in the text of a logo.
constexpr std::string_view kLogoWords[] = {"logo", "home", "homepage", "home page", "startseite"};
// What links to the home page say instead of its name, and what titles end with.
constexpr std::string_view kGenericNames[] = {
#define GENERIC_SITE_NAME(languages, text) text,
#include "document/generic_site_names.inc"
#undef GENERIC_SITE_NAME
};

bool is_generic(std::string_view name) { return is_one_of(lower_case(trim_separators(name)), kGenericNames); }

bool may_be_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxNameBytes && name.find('\n') == std::string_view::npos &&
         count_tokens(name) <= kMaxNameWords && !is_generic(name);
}

// "Tarrow Gazette" of "Tarrow Gazette logo", "Tarrow Gazette home".
std::string_view without_logo(std::string_view name) {
  name = trim_separators(name);
  for (const std::string_view word : kLogoWords) {
    const bool ends = name.size() > word.size() && iequals(name.substr(name.size() - word.size()), word);
    if (ends && name[name.size() - word.size() - 1] == ' ') name = trim_separators(name.substr(0, name.size() - word.size()));
    if (istarts_with(name, word) && name.size() > word.size() && name[word.size()] == ' ')
      name = trim_separators(name.substr(word.size()));
  }
  return name;
}

std::string_view text_of(const Block& block, const Inline& part) {
  return part.text.end <= block.text.size() ? block.text.substr(part.text.begin, part.text.end - part.text.begin)
                                            : std::string_view();
}

// The first letters of the words in lower case: "nyt" of "The New York Times", whose article does not count.
std::string initials(std::string_view name) {
  std::string out;
  for_each_token(name, [&](std::string_view word) {
    std::size_t at = 0;
    if (!iequals(word, "the")) append_utf8(out, fold_case(decode_code_point(word, at)));
  });
  return out;
}

class SiteFinder {
 public:
  SiteFinder(const Outline& outline, std::string_view url)
      : outline_(outline), url_(url), host_(url.empty() ? common_host(outline) : host_of_address(url)) {
    read_blocks();
  }

  // What nothing confirms is less likely than the host.
  std::vector<Candidate> find() {
    std::vector<Candidate> found;
    const auto add = [&](Fact fact, std::string_view name) {
      if (name.empty()) return;
      found.push_back(make_candidate(fact, std::string(name)));
      if (!host_.empty() && fact != Fact::url_site && !is_in_host(name) && !is_confirmed(name))
        lower_rank(found.back(), found.back().rank - row_of(Fact::url_site).rank + 1, "nothing confirms it");
    };
    add(Fact::title_site, title_name());
    add(Fact::linked_site, home_link());
    add(Fact::copyright_site, copyright_);
    add(Fact::url_site, host_);
    return found;
  }

  // Whether a part of the host has the name, is in it, or begins with its first letters.
  bool is_in_host(std::string_view name) const {
    const std::string letters = letters_of(name);
    const std::string first_letters = initials(name);
    for (std::string_view rest = host_; rest.find('.') != std::string_view::npos;) {
      const std::size_t dot = rest.find('.');
      const std::string label = letters_of(rest.substr(0, dot));
      rest.remove_prefix(dot + 1);
      if (label.size() < kMinHostLetters || is_one_of(label, kCommonLabels)) continue;
      const bool has_letters = label.find(letters) != std::string::npos || letters.find(label) != std::string::npos;
      if (letters.size() >= kMinHostLetters && has_letters) return true;
      if (first_letters.size() >= kMinHostLetters && label.starts_with(first_letters)) return true;
    }
    return false;
  }

 private:
  void read_blocks() {
    for (std::size_t i = 0; i < std::min(outline_.blocks.size(), kMaxBlocks); ++i) {
      const Block& block = outline_.blocks[i];
      if (home_links_.size() < kMaxHomeLinks)
        for (const Inline& part : block.inlines) read_link(block, part);
      if (block.kind == Kind::nav && block.text.size() <= kMaxCopyrightBytes) read_copyright(block.text);
    }
  }

  void read_link(const Block& block, const Inline& part) {
    if (part.mark != Mark::link || !is_home(part.target) || ++home_links_seen_ > kMaxHomeLinksSeen) return;
    std::string_view name = without_logo(text_of(block, part));
    for (const Inline& image : block.inlines)
      if (name.empty() && image.mark == Mark::image && image.text.begin >= part.text.begin && image.text.end <= part.text.end)
        name = without_logo(image.label);
    if (may_be_name(name)) home_links_.push_back(name);
  }

  bool is_home(std::string_view target) const {
    target = target.substr(0, find_any<'?', '#'>(target));
    const std::string_view host = host_of_address(target);
    if (!host.empty()) {
      if (!host_.empty() && !iequals(host, host_)) return false;
      if (host_.empty()) return false;
      const std::size_t path = target.find('/', target.find("://") + 3);
      target = path == std::string_view::npos ? std::string_view("/") : target.substr(path);
    }
    return is_one_of(target, kHomeFiles);
  }

  // "© 2024 Tarrow Gazette. All rights reserved."
  void read_copyright(std::string_view text) {
    const std::size_t sign = text.find("\u00A9");
    if (sign == std::string_view::npos) return;
    std::string_view name = text.substr(sign + 2);
    const auto is_skipped = [](char c) {
      return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == ',' || c == '.' || c == ':';
    };
    while (!name.empty()) {
      if (is_skipped(name.front()))
        name.remove_prefix(1);
      else if (istarts_with(name, "copyright "))
        name.remove_prefix(10);
      else if (istarts_with(name, "by "))
        name.remove_prefix(3);
      else if (name.starts_with("\u2013"))
        name.remove_prefix(3);
      else
        break;
    }
    name = name.substr(0, name.find(" e. V."));
    for (const std::string_view end :
         {". ", " | ", " - ", " \u2013 ", " \u2022 ", " \u00B7 ", "\n", ", ", " All ", " all ", " ALL ", " Alle ", " Tous "})
      name = name.substr(0, name.find(end));
    while (!name.empty() && ((name.back() >= '0' && name.back() <= '9') || name.back() == '.' || name.back() == ' '))
      name.remove_suffix(1);
    name = trim_separators(name);
    if (may_be_name(name)) copyright_ = name;
  }

  // A link to the home page whose text is in the host or the title. Others lead to a section that has no address of its own.
  std::string_view home_link() const {
    const std::string_view title = outline_.facts.first(Fact::head_title);
    const auto named = std::ranges::find_if(home_links_, [&](std::string_view name) {
      return is_in_host(name) || title.find(name) != std::string_view::npos || iequals(name, copyright_);
    });
    return named == home_links_.end() ? std::string_view() : *named;
  }

  // The host that most links with a full address lead to.
  static std::string_view common_host(const Outline& outline) {
    std::map<std::string_view, std::size_t> links;
    std::size_t all = 0;
    for (std::size_t i = 0; i < std::min(outline.blocks.size(), kMaxBlocks); ++i)
      for (const Inline& part : outline.blocks[i].inlines) {
        const std::string_view host = part.mark == Mark::link ? host_of_address(part.target) : std::string_view();
        if (host.empty()) continue;
        ++links[host];
        ++all;
      }
    const auto most = std::ranges::max_element(links, {}, [](const auto& row) { return row.second; });
    return most != links.end() && most->second >= kMinCommonLinks && most->second * 2 > all ? most->first : std::string_view();
  }

  static std::vector<std::string_view> split(std::string_view title) {
    std::vector<std::string_view> parts;
    while (!title.empty()) {
      std::size_t end = title.size();
      std::size_t next = title.size();
      for (const std::string_view bar : kBars)
        if (const std::size_t at = title.find(bar); at < end) end = at, next = at + bar.size();
      parts.push_back(trim_separators(title.substr(0, end)));
      title.remove_prefix(next);
    }
    return parts;
  }

  // Whether two of the title, the links to the home page and the copyright line have the name.
  bool is_confirmed(std::string_view name) const {
    const auto is_same = [&](std::string_view other) { return iequals(name, other); };
    const bool is_linked = std::ranges::any_of(home_links_, is_same);
    const bool is_in_title = std::ranges::any_of(parts_, is_same);
    return int{is_same(copyright_)} + int{is_linked} + int{is_in_title} >= 2;
  }

  std::string_view title_name() const {
    // "Tarrow Gazette » Blog Archive » The ferry"
    for (std::size_t i = 1; i < parts_.size(); ++i)
      if (is_archive_part(parts_[i]) && may_be_name(parts_[i - 1])) return parts_[i - 1];
    if (parts_.size() < 2) return parts_.size() == 1 && is_home_page() && may_be_name(parts_[0]) ? parts_[0] : std::string_view();
    for (const std::string_view part : {parts_.back(), parts_.front()})
      if (may_be_name(part) && (is_in_host(part) || is_confirmed(part)) && !is_headline(part)) return part;
    const std::string_view title = outline_.facts.first(Fact::head_title);
    const std::string_view last = parts_.back();
    const std::string_view rest = title.substr(0, static_cast<std::size_t>(last.data() - title.data()));
    const bool is_rest_headline = word_overlap(rest, outline_.headline.text) >= kMinHeadlineOverlap;
    return may_be_name(last) && is_rest_headline && !is_headline(last) ? last : std::string_view();
  }

  // Whether it is a part of the headline. A heading that leads to the home page is none.
  bool is_headline(std::string_view part) const {
    const std::string_view headline = outline_.headline.text;
    const bool names_site = std::ranges::any_of(home_links_, [&](std::string_view name) { return iequals(name, headline); });
    return headline.find(part) != std::string_view::npos && !is_home_page() && !names_site;
  }

  bool is_home_page() const {
    const std::size_t scheme = url_.find("://");
    return scheme != std::string_view::npos && url_.find('/', scheme + 3) + 1 >= url_.size();
  }

  const Outline& outline_;
  std::string_view url_;
  std::string_view host_;
  std::vector<std::string_view> parts_ = split(truncate_utf8(outline_.facts.first(Fact::head_title), kMaxTitleBytes));
  std::vector<std::string_view> home_links_{};
  std::size_t home_links_seen_ = 0;
  std::string copyright_{};
};

}  // namespace

std::string_view host_of_address(std::string_view url) {
  const std::size_t scheme = url.find("://");
  std::string_view host;
  if (scheme != std::string_view::npos)
    host = url.substr(scheme + 3);
  else if (url.starts_with("//"))
    host = url.substr(2);
  host = host.substr(0, find_any<'/', '?', '#', ':'>(host));
  return istarts_with(host, "www.") ? host.substr(4) : host;
}

std::string select_site(CandidateSelector& selector, const Outline& outline, std::string_view url) {
  SiteFinder finder(outline, url);
  std::vector<Candidate> candidates = selector.stated(MetadataField::site);
  for (Candidate& candidate : candidates) {
    std::string& name = candidate.value;
    // "Tarrow Gazette | News from the harbour"
    for (const std::string_view bar : kBars) {
      const std::size_t at = name.find(bar);
      if (name.size() > kLongNameBytes && at != std::string::npos && at > 0) name.resize(at);
    }
    if (name.find("://") != std::string::npos || name.size() > kMaxStatedBytes) reject(candidate, "no name");
    if (is_generic(name)) lower_rank(candidate, kDoubt, "no name of a site");
    if (!outline.headline.text.empty() && iequals(name, outline.headline.text) && !finder.is_in_host(name))
      lower_rank(candidate, kDoubt, "the headline");
  }
  for (Candidate& candidate : finder.find()) candidates.push_back(std::move(candidate));
  return selector.select_best(MetadataField::site, std::move(candidates));
}

}  // namespace pith::internal
