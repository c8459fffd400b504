// The name of a site. In: what the page states, its title, its links to the home page, its copyright line, its address. Out: one
// name.
//
// The idea: titles for search engines name the site at their end or start, but a section may be there, too. So the part of the
// title counts that the host, the link to the home page or the copyright line has as well, and a part that nothing confirms only
// where the rest of the title is the headline.
#include "document/metadata_site.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/words.h"
#include "classify/byline_phrases.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxNameBytes = 50;
constexpr std::size_t kMaxStatedBytes = 80;
constexpr std::size_t kMaxTitleBytes = 400;
constexpr std::size_t kMaxNameWords = 6;
constexpr std::size_t kMinHostLetters = 3;  // of a name that is to be found in the host
constexpr std::size_t kMaxBlocks = 5000;
constexpr std::size_t kMaxHomeLinks = 12;
constexpr std::size_t kMaxCopyrightBytes = 200;
constexpr double kMinHeadlineOverlap = 0.6;  // of the words of the headline and of the title without the site
constexpr std::string_view kBars[] = {" | ",      " - ",      " \u2013 ", " \u2014 ", " :: ", " \u00BB ", " \u203A ",
                                      " \u00B7 ", " \u2022 ", " \u22C6 ", " // ",     " < ",  " \u00AB ", " / "};
constexpr std::string_view kHomeFiles[] = {"/", "/index.html", "/index.htm", "/index.php", "/home", "/home/"};
// What links to the home page say instead of its name, and what titles end with.
constexpr std::string_view kGenericNames[] = {
#define GENERIC_SITE_NAME(languages, text) text,
#include "document/generic_site_names.inc"
#undef GENERIC_SITE_NAME
};

std::string lower_case(std::string_view text) {
  std::string lower;
  for (std::size_t at = 0; at < text.size();) append_utf8(lower, fold_case(decode_code_point(text, at)));
  return lower;
}

// Letters and digits alone, in lower case: "tarrowgazette".
std::string compact(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_code_point(text, at);
    if (is_letter(c) || is_digit(c)) append_utf8(out, fold_case(c));
  }
  return out;
}

bool is_generic(std::string_view name) { return is_one_of(lower_case(trim_separators(name)), kGenericNames); }

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for_each_token(text, [&](std::string_view) { ++words; });
  return words;
}

bool may_be_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxNameBytes && count_words(name) <= kMaxNameWords && !is_generic(name);
}

// "Tarrow Gazette" of "Tarrow Gazette logo", "Tarrow Gazette home".
std::string_view without_logo(std::string_view name) {
  name = trim_separators(name);
  for (const std::string_view word : {"logo", "home", "homepage", "home page", "startseite"}) {
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

class SiteFinder {
 public:
  SiteFinder(const Outline& outline, std::string_view url)
      : outline_(outline), url_(url), host_(host_of_address(url)), host_name_(compact(host_.substr(0, host_.rfind('.')))) {
    read_blocks();
  }

  std::vector<Candidate> find() {
    std::vector<Candidate> found;
    if (const std::string_view name = title_name(); !name.empty())
      found.push_back(make_candidate(Fact::title_site, std::string(name)));
    if (!home_links_.empty()) found.push_back(make_candidate(Fact::linked_site, std::string(best_home_link())));
    if (!copyright_.empty()) found.push_back(make_candidate(Fact::copyright_site, copyright_));
    if (!host_.empty()) found.push_back(make_candidate(Fact::url_site, std::string(host_)));
    return found;
  }

  // Whether the name is that of the host, or a part of it.
  bool is_in_host(std::string_view name) const {
    const std::string letters = compact(name);
    if (letters.size() < kMinHostLetters || host_name_.empty()) return false;
    return host_name_.find(letters) != std::string::npos || letters.find(host_name_) != std::string::npos;
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
    if (part.mark != Mark::link || !is_home(part.target)) return;
    std::string_view name = without_logo(text_of(block, part));
    for (const Inline& image : block.inlines)
      if (name.empty() && image.mark == Mark::image && image.text.begin >= part.text.begin && image.text.end <= part.text.end)
        name = without_logo(image.label);
    if (may_be_name(name)) home_links_.push_back(name);
  }

  bool is_home(std::string_view target) const {
    target = target.substr(0, target.find_first_of("?#"));
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
    for (const std::string_view end :
         {". ", " | ", " - ", " \u2013 ", " \u2022 ", " \u00B7 ", "\n", ", ", " All ", " all ", " Alle ", " Tous "})
      name = name.substr(0, name.find(end));
    while (!name.empty() && ((name.back() >= '0' && name.back() <= '9') || name.back() == '.' || name.back() == ' '))
      name.remove_suffix(1);
    name = trim_separators(name);
    if (may_be_name(name)) copyright_ = name;
  }

  // A link to the home page whose text is in the host, else the first.
  std::string_view best_home_link() const {
    const auto named = std::ranges::find_if(home_links_, [&](std::string_view name) { return is_in_host(name); });
    return named == home_links_.end() ? home_links_.front() : *named;
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

  bool is_confirmed(std::string_view name) const {
    if (is_in_host(name)) return true;
    const auto is_same = [&](std::string_view other) { return iequals(name, other); };
    return is_same(copyright_) || std::ranges::any_of(home_links_, is_same);
  }

  std::string_view title_name() const {
    const std::string_view title = truncate_utf8(outline_.facts.first(Fact::head_title), kMaxTitleBytes);
    const std::vector<std::string_view> parts = split(title);
    if (parts.size() < 2) return parts.size() == 1 && is_home_page() && may_be_name(parts[0]) ? parts[0] : std::string_view();
    for (const std::string_view part : {parts.back(), parts.front()})
      if (may_be_name(part) && is_confirmed(part) && !is_headline(part)) return part;
    const std::string_view last = parts.back();
    const std::string_view rest = title.substr(0, static_cast<std::size_t>(last.data() - title.data()));
    const bool is_rest_headline = word_overlap(rest, outline_.headline.text) >= kMinHeadlineOverlap;
    return may_be_name(last) && is_rest_headline && !is_headline(last) ? last : std::string_view();
  }

  // Whether it is a part of the headline.
  bool is_headline(std::string_view part) const {
    return outline_.headline.text.find(part) != std::string_view::npos && !is_home_page();
  }

  bool is_home_page() const {
    const std::size_t scheme = url_.find("://");
    return scheme != std::string_view::npos && url_.find('/', scheme + 3) + 1 >= url_.size();
  }

  const Outline& outline_;
  std::string_view url_;
  std::string_view host_;
  std::string host_name_;  // without its top domain, compact
  std::vector<std::string_view> home_links_{};
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
  host = host.substr(0, host.find_first_of("/?#:"));
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
      if (name.size() > kMaxNameBytes && at != std::string::npos && at > 0) name.resize(at);
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
