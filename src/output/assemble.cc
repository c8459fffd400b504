// A labelled Outline to a Document. In: blocks with kinds, facts. Out: metadata, other stories, comments, confidence.
//
// The idea: choosing is a table of facts in the order of their trust; grouping is a walk over the blocks of one kind, in which
// the first headline-like line after a body, or a new card, begins an item.
#include "output/assemble.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/utf8.h"
#include "output/items.h"

namespace pith {
namespace {

constexpr Fact kTitles[] = {Fact::og_title, Fact::jsonld_title, Fact::meta_title, Fact::head_title, Fact::heading_title};
constexpr Fact kAuthors[] = {Fact::jsonld_author, Fact::meta_author, Fact::rel_author};
constexpr Fact kPublished[] = {Fact::meta_published, Fact::jsonld_published, Fact::time_published};
constexpr Fact kModified[] = {Fact::meta_modified, Fact::jsonld_modified};
constexpr Fact kSites[] = {Fact::og_site, Fact::jsonld_site, Fact::meta_site};
constexpr Fact kLanguages[] = {Fact::html_language, Fact::meta_language};
constexpr Fact kDescriptions[] = {Fact::og_description, Fact::meta_description};
constexpr Fact kUrls[] = {Fact::canonical_url, Fact::og_url};
constexpr std::string_view kBars[] = {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB "};
constexpr std::size_t kLongestAuthor = 60;  // bytes
constexpr std::size_t kLongestSite = 40;    // bytes

template <std::size_t N>
std::string first_of(const Facts& facts, const Fact (&ranked)[N]) {
  for (const Fact fact : ranked)
    if (const std::string_view value = facts.first(fact); !value.empty()) return std::string(value);
  return {};
}

std::string_view title_block(const std::vector<Block>& blocks) {
  const Block* best = nullptr;
  for (const Block& block : blocks)
    if (block.kind == Kind::title && (!best || block.score > best->score)) best = &block;
  return best ? best->text : std::string_view();
}

// "Headline - Site": the tail goes when it is the site's name, or when the rest is what the headline block says.
std::string without_site(std::string title, std::string_view site, std::string_view headline) {
  for (const std::string_view bar : kBars) {
    const std::size_t at = title.rfind(bar);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view head = std::string_view(title).substr(0, at);
    const std::string_view tail = std::string_view(title).substr(at + bar.size());
    const bool site_named = !site.empty() && tail.find(site) != std::string_view::npos;
    if (site_named || head == headline || headline.find(tail) == std::string_view::npos) {
      if (!site_named && tail.size() > kLongestSite) continue;
      return title.substr(0, at);
    }
  }
  return title;
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= kLongestAuthor && text.find("://") == std::string_view::npos &&
         text.find('@') == std::string_view::npos && text != "admin";
}

// "Ann Lee and Bo Orr", "Ann Lee, Bo Orr": names one by one, without a leading "By".
void add_authors(std::vector<std::string>& authors, std::string_view text) {
  if (text.starts_with("By ") || text.starts_with("by ")) text.remove_prefix(3);
  while (!text.empty()) {
    std::size_t end = text.size();
    std::size_t skip = 0;
    for (const std::string_view parting : {", ", " and ", " & ", "; "}) {
      const std::size_t at = text.find(parting);
      if (at < end) {
        end = at;
        skip = parting.size();
      }
    }
    const std::string name(text.substr(0, end));
    if (is_name(name) && std::find(authors.begin(), authors.end(), name) == authors.end()) authors.push_back(name);
    text.remove_prefix(end + skip);
  }
}

std::vector<std::string> authors_of(const Facts& facts) {
  std::vector<std::string> authors;
  for (const Fact fact : kAuthors) {
    for (const Facts::Entry& entry : facts.entries)
      if (entry.fact == fact) add_authors(authors, entry.value);
    if (!authors.empty()) break;
  }
  return authors;
}

bool digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(at + count),
                     [](char c) { return c >= '0' && c <= '9'; });
}

// Machine-readable dates only: "2025-07-10", with or without a time behind it.
bool is_iso_date(std::string_view text) {
  return digits_at(text, 0, 4) && digits_at(text, 5, 2) && digits_at(text, 8, 2) && text[4] == '-' && text[7] == '-';
}

template <std::size_t N>
std::string date_of(const Facts& facts, const Fact (&ranked)[N]) {
  for (const Fact fact : ranked)
    for (const Facts::Entry& entry : facts.entries)
      if (entry.fact == fact && is_iso_date(entry.value)) {
        std::string date(entry.value);
        if (date.size() > 10 && date[10] == ' ') date[10] = 'T';
        return date;
      }
  return {};
}

Metadata metadata_of(const Outline& outline, const Options& options) {
  const Facts& facts = outline.facts;
  const std::string_view headline = title_block(outline.blocks);
  Metadata metadata;
  metadata.site = first_of(facts, kSites);
  metadata.title = without_site(first_of(facts, kTitles), metadata.site, headline);
  if (metadata.title.empty()) metadata.title = headline;
  metadata.authors = authors_of(facts);
  metadata.published = date_of(facts, kPublished);
  metadata.modified = date_of(facts, kModified);
  metadata.language = first_of(facts, kLanguages);
  metadata.description = first_of(facts, kDescriptions);
  metadata.image = facts.first(Fact::og_image);
  metadata.url = options.url.empty() ? first_of(facts, kUrls) : options.url;
  return metadata;
}

}  // namespace

Document assemble(Outline&& outline, InputFormat format, std::string_view encoding, const Options& options) {
  Document document;
  document.format = format;
  document.encoding = encoding;
  document.metadata = metadata_of(outline, options);
  document.type = outline.type;
  document.type_confidence = static_cast<double>(outline.type_confidence);
  document.confidence = static_cast<double>(outline.confidence);
  document.related = related_items(outline);
  document.comments = comment_items(outline);
  document.blocks = std::move(outline.blocks);
  document.storage = std::move(outline.arena);
  return document;
}

}  // namespace pith
