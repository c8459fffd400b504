// What a page states about itself. In: the Dom. Out: Facts, each with the place where it was stated.
//
// The idea: everything that looks like a statement is noted. Whether it belongs to a teaser, contradicts another statement or is
// not a date is decided where facts are weighed against each other (document/metadata).
#include <algorithm>
#include <string>

#include "base/text.h"
#include "blocks/blocks.h"
#include "blocks/json_ld.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxValueBytes = 2000;
constexpr std::size_t kMaxBodyBytes = 200000;  // of an article's text in JSON-LD
constexpr std::size_t kMaxFacts = 2000;        // of a page
constexpr NodeId kMaxNodesInside = 2000;       // of an element, that are looked at

struct FactName {
  std::string_view name;  // lower case
  Fact fact;
};
constexpr FactName kMeta[] = {
#define META(name, fact) {name, Fact::fact},
#include "blocks/meta_names.inc"
#undef META
};

// The attributes of <meta> that can hold one of those names, and the attributes of elements that hold a value for programs.
constexpr AttributeName kMetaNames[] = {"property", "name", "itemprop", "http-equiv"};
constexpr AttributeName kMachineValues[] = {"content", "datetime"};

// Values of itemprop on elements that show their value.
constexpr FactName kItemprops[] = {{"headline", Fact::microdata_title},
                                   {"author", Fact::microdata_author},
                                   {"creator", Fact::microdata_author},
                                   {"datepublished", Fact::microdata_published},
                                   {"datecreated", Fact::microdata_published},
                                   {"datemodified", Fact::microdata_modified},
                                   {"articlesection", Fact::microdata_section},
                                   {"description", Fact::microdata_description},
                                   {"license", Fact::rel_license}};

// Classes of microformats and of old WordPress themes on elements that hold a date.
constexpr FactName kDateClasses[] = {{"published", Fact::time_marked},    {"dt-published", Fact::time_marked},
                                     {"entry-date", Fact::time_marked},   {"post-date", Fact::time_marked},
                                     {"dt-updated", Fact::time_modified}, {"updated", Fact::time_modified},
                                     {"modified", Fact::time_modified}};

// Values of rel on <link> whose href is the value.
constexpr FactName kLinkRels[] = {
    {"canonical", Fact::canonical_url}, {"image_src", Fact::link_image}, {"license", Fact::rel_license}};

constexpr std::string_view kLicenseAddresses[] = {"creativecommons.org/licenses/", "creativecommons.org/publicdomain/"};

template <std::size_t N>
const FactName* find_name(const FactName (&rows)[N], std::string_view name) {
  const auto found = std::ranges::find(rows, name, &FactName::name);
  return found == std::end(rows) ? nullptr : found;
}

class FactReader {
 public:
  FactReader(const Dom& dom, Outline& outline) : dom_(dom), outline_(outline) {}

  void read() {
    const auto& nodes = dom_.nodes();
    for (NodeId id = 0; id < nodes.size(); ++id) {
      if (nodes[id].tag == Tag::text) continue;
      read_element(id);
      if (id > 0) read_microdata(id);
    }
  }

 private:
  // Text above the head, such as a warning of the server's, closes the head: the title is in the body then. One further inside is
  // the title of a picture.
  bool is_page_title(NodeId id) const {
    const Tag parent = dom_.nodes()[dom_.nodes()[id].parent].tag;
    return parent == Tag::head || (parent == Tag::body && outline_.facts.first(Fact::head_title).empty());
  }

  void read_element(NodeId id) {
    switch (dom_.nodes()[id].tag) {
      case Tag::html:
        return add(Fact::html_language, dom_.attribute(id, "lang"), id);
      case Tag::title:
        if (is_page_title(id)) add(Fact::head_title, text_of(id), id);
        return;
      case Tag::meta:
        return read_meta(id);
      case Tag::link:
        return read_link(id);
      case Tag::base:
        return add(Fact::base_url, dom_.attribute(id, "href"), id);
      case Tag::script:
        if (dom_.attribute(id, "type").starts_with("application/ld+json")) read_script(id);
        return;
      case Tag::h1:
        return add(Fact::heading_title, text_of(id), id);
      case Tag::time:
        return read_time(id);
      case Tag::abbr:
        return read_abbreviation(id);
      case Tag::unknown:
        if (dom_.has_attribute(id, "datetime")) read_time(id);  // a custom element for times
        return;
      case Tag::a:
        return read_anchor(id);
      default:
        return;
    }
  }

  void read_meta(NodeId id) {
    // Pages that follow Twitter's first documents about its cards have `value`.
    const std::string_view content =
        dom_.has_attribute(id, "content") ? dom_.attribute(id, "content") : dom_.attribute(id, "value");
    if (content.empty()) return;
    for (const AttributeName attribute : kMetaNames) {
      const std::string_view name = dom_.attribute(id, attribute);
      if (name.empty()) continue;
      const FactName* row = find_name(kMeta, to_lower(name));
      if (!row) continue;
      // "twitter:label1" belongs to "twitter:data1".
      const char last = name.back();
      const bool numbered = last >= '0' && last <= '9';
      return add(row->fact, content, id, static_cast<std::uint16_t>(numbered ? last - '0' : 0));
    }
  }

  void read_link(NodeId id) {
    if (const FactName* row = find_name(kLinkRels, to_lower(dom_.attribute(id, "rel"))))
      add(row->fact, dom_.attribute(id, "href"), id);
  }

  void read_anchor(NodeId id) {
    const std::string_view rel = dom_.attribute(id, "rel");
    const std::string_view target = dom_.attribute(id, "href");
    for_each_token(rel, [&](std::string_view token) {
      if (token == "author") add(Fact::rel_author, text_of(id), id);
      if (token == "license") add(Fact::rel_license, target, id);
    });
    if (has_token(rel, "category"))
      add(Fact::rel_category, text_of(id), id);
    else if (has_token(rel, "tag"))
      add(Fact::rel_tag, text_of(id), id);
    for (const std::string_view address : kLicenseAddresses)
      if (target.find(address) != std::string_view::npos) add(Fact::linked_license, target, id);
  }

  void read_abbreviation(NodeId id) {
    const FactName* date = date_class(id);
    if (!date) return;
    const std::string_view title = dom_.attribute(id, "title");
    add(date->fact, title.empty() ? text_of(id) : std::string(title), id);
  }

  void read_time(NodeId id) {
    const std::string_view stamp = dom_.attribute(id, "datetime");
    const FactName* date = date_class(id);
    const Fact fact = date ? date->fact : dom_.has_attribute(id, "pubdate") ? Fact::time_marked : Fact::time_published;
    add(fact, stamp.empty() ? text_of(id) : std::string(stamp), id);
  }

  const FactName* date_class(NodeId id) const {
    const FactName* found = nullptr;
    any_token(dom_.attribute(id, "class"), [&](std::string_view token) {
      found = find_name(kDateClasses, token);
      return found != nullptr;
    });
    return found;
  }

  void read_microdata(NodeId id) {
    if (!dom_.has_attribute(id, "itemprop")) return;
    const std::string_view names = dom_.attribute(id, "itemprop");
    if (names.size() > kMaxTagWithClasses) return;
    const bool meta = dom_.nodes()[id].tag == Tag::meta;
    for_each_token(names, [&](std::string_view token) {
      const std::string name = to_lower(token);
      const FactName* row = find_name(kItemprops, name);
      const bool read_before = meta && find_name(kMeta, name);
      if (row && !read_before) add(row->fact, value_of(id, row->fact), id);
    });
  }

  // The value of an itemprop as the HTML Standard defines it; of an author that is an item, its name.
  std::string value_of(NodeId id, Fact fact) const {
    for (const AttributeName attribute : kMachineValues)
      if (const std::string_view value = dom_.attribute(id, attribute); !value.empty()) return std::string(value);
    if (fact == Fact::rel_license) return std::string(dom_.attribute(id, "href"));
    if (fact == Fact::microdata_author && dom_.has_attribute(id, "itemscope"))
      for (NodeId inner = id + 1; inner < end_inside(id); ++inner)
        if (dom_.nodes()[inner].tag != Tag::text && dom_.attribute(inner, "itemprop") == "name")
          return value_of(inner, Fact::microdata_title);
    return text_of(id);
  }

  std::string text_of(NodeId element) const {
    std::string text;
    for (NodeId id = element + 1; id < end_inside(element) && text.size() < kMaxValueBytes; ++id) {
      const Tag tag = dom_.nodes()[id].tag;
      if (tag == Tag::script || tag == Tag::style) {
        id = dom_.nodes()[id].end - 1;
        continue;
      }
      if (tag == Tag::text)
        text.append(dom_.text(id));
      else if (flow_of(tag) == Flow::block || tag == Tag::br)
        text.push_back(' ');
    }
    return text;
  }

  void read_script(NodeId script) {
    std::string text;
    for (NodeId id = script + 1; id < dom_.nodes()[script].end; ++id)
      if (dom_.nodes()[id].tag == Tag::text) text.append(dom_.text(id));
    const std::uint16_t before = json_nodes_;
    json_nodes_ += read_json_ld(std::move(text), [&](Fact fact, std::string_view value, std::uint16_t node) {
      add(fact, value, script, static_cast<std::uint16_t>(before + node));
    });
  }

  void add(Fact fact, std::string_view value, NodeId element, std::uint16_t group = 0) {
    if (outline_.facts.entries.size() >= kMaxFacts) return;
    const std::string text = collapse(value, fact == Fact::jsonld_body ? kMaxBodyBytes : kMaxValueBytes);
    if (text.empty()) return;
    outline_.facts.entries.push_back(
        {.fact = fact, .value = outline_.arena->copy(text), .offset = offset_of(element), .group = group});
  }

  NodeId end_inside(NodeId element) const { return std::min(dom_.nodes()[element].end, element + kMaxNodesInside); }

  // Where the element's text begins, so that the block with that text can be found; else where the element begins. White space is
  // in no block.
  std::uint32_t offset_of(NodeId element) const {
    const auto& nodes = dom_.nodes();
    for (NodeId id = element + 1; id < end_inside(element); ++id) {
      if (nodes[id].tag != Tag::text) continue;
      const std::string_view text = dom_.text(id);
      const auto visible = std::ranges::find_if_not(text, is_ascii_space);
      if (visible != text.end()) return nodes[id].source.begin + static_cast<std::uint32_t>(visible - text.begin());
    }
    return nodes[element].source.begin;
  }

  const Dom& dom_;
  Outline& outline_;
  std::uint16_t json_nodes_ = 0;  // of the scripts before
};

}  // namespace

void read_facts(const Dom& dom, Outline& outline) { FactReader(dom, outline).read(); }

}  // namespace pith::internal
