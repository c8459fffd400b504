// What a page states about itself. In: the Dom. Out: Facts, each with where it was stated.
//
// The idea: everything that looks like a statement is noted; that one stands in a teaser, contradicts another or is no date is found
// out where the facts are weighed against each other (output/metadata).
#include <simdjson.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/simd.h"
#include "base/text.h"
#include "base/utf8.h"
#include "blocks/blocks.h"

namespace pith::internal {
namespace {

constexpr std::size_t kLongestFact = 2000;    // bytes
constexpr std::size_t kLongestBody = 200000;  // bytes of a text in JSON-LD
constexpr std::size_t kMaxJsonNodes = 20000;  // objects and arrays looked at in one script
constexpr std::size_t kJsonDepth = 64;
constexpr std::size_t kMaxFacts = 2000;  // of a page
constexpr NodeId kMaxInside = 2000;      // nodes looked at inside an element

struct MetaRow {
  std::string_view name;  // of the property, name or itemprop attribute, lower case
  Fact fact;
};
constexpr MetaRow kMeta[] = {
#define META(name, fact) {name, Fact::fact},
#include "blocks/meta_names.inc"
#undef META
};

// Where <meta> may have such a name, and where elements have a value for machines.
constexpr AttributeName kMetaNames[] = {"property", "name", "itemprop", "http-equiv"};
constexpr AttributeName kMachineValues[] = {"content", "datetime"};

// Values of itemprop on elements that show their value.
constexpr MetaRow kItemprops[] = {{"headline", Fact::microdata_title},
                                  {"author", Fact::microdata_author},
                                  {"creator", Fact::microdata_author},
                                  {"datepublished", Fact::microdata_published},
                                  {"datecreated", Fact::microdata_published},
                                  {"datemodified", Fact::microdata_modified},
                                  {"articlesection", Fact::microdata_section},
                                  {"description", Fact::microdata_description},
                                  {"license", Fact::rel_license}};

// Classes of microformats and of the old WordPress themes on elements that hold a date.
constexpr MetaRow kDateClasses[] = {{"published", Fact::time_marked},    {"dt-published", Fact::time_marked},
                                    {"entry-date", Fact::time_marked},   {"post-date", Fact::time_marked},
                                    {"dt-updated", Fact::time_modified}, {"updated", Fact::time_modified},
                                    {"modified", Fact::time_modified}};

// Values of rel on links.
constexpr MetaRow kRels[] = {{"author", Fact::rel_author}, {"license", Fact::rel_license}, {"tag", Fact::rel_tag}};

// Types of schema.org whose headline, author and dates are those of the page.
constexpr std::string_view kArticleTypes[] = {"Article",
                                              "BlogPosting",
                                              "LiveBlogPosting",
                                              "NewsArticle",
                                              "OpinionNewsArticle",
                                              "Product",
                                              "QAPage",
                                              "Recipe",
                                              "ReportageNewsArticle",
                                              "ScholarlyArticle",
                                              "TechArticle",
                                              "AnalysisNewsArticle",
                                              "DiscussionForumPosting",
                                              "Review"};
// Types that speak of the page around the article, and of the site.
constexpr std::string_view kPageTypes[] = {"WebPage", "AboutPage", "CollectionPage", "FAQPage", "ItemPage", "MedicalWebPage"};
constexpr std::string_view kLicenseHosts[] = {"creativecommons.org/licenses/", "creativecommons.org/publicdomain/"};
// A part of all of these that is soon searched for, since it begins with a letter that few addresses have.
constexpr std::string_view kInLicenseHosts = "vecommons.org/";
static_assert(std::all_of(std::begin(kLicenseHosts), std::end(kLicenseHosts),
                          [](std::string_view host) { return host.find(kInLicenseHosts) != std::string_view::npos; }));

template <std::size_t N>
bool is_one_of(std::string_view value, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

template <std::size_t N>
const MetaRow* row_named(const MetaRow (&rows)[N], std::string_view name) {
  const auto found = std::find_if(std::begin(rows), std::end(rows), [&](const MetaRow& row) { return row.name == name; });
  return found == std::end(rows) ? nullptr : found;
}

using Json = simdjson::dom::element;

// ----------------------------------------------------------------------------------------------------------------- JSON-LD

// One script: things, and people and organizations that they name by their @id.
class JsonReader {
 public:
  /// `state(fact, text, thing, longest)` is called for each statement; `thing` counts on from `things`.
  template <typename State>
  static void read(std::string text, std::uint16_t& things, State&& state) {
    // Raw control characters in strings are common there and not JSON; as white space they are.
    for (char& c : text)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    simdjson::dom::parser parser;
    Json root;
    if (parser.allocate(text.size(), kJsonDepth) || parser.parse(text).get(root)) return;
    JsonReader reader(root);
    for (const auto& object : reader.objects_) reader.thing(object, ++things, state);
  }

 private:
  explicit JsonReader(Json root) {
    std::vector<Json> open = {root};
    for (std::size_t seen = 0; seen < open.size() && seen < kMaxJsonNodes; ++seen) {
      simdjson::dom::array array;
      simdjson::dom::object object;
      if (!open[seen].get(array)) {
        for (const auto child : array) open.push_back(child);
      } else if (!open[seen].get(object)) {
        objects_.push_back(object);
        std::string_view id;
        std::string_view name;
        if (!object["@id"].get(id) && !object["name"].get(name)) names_.emplace(id, name);
        Json inner;
        if (!object["@graph"].get(inner)) open.push_back(inner);
        if (!object["mainEntity"].get(inner)) open.push_back(inner);
      }
    }
  }

  // The type of a thing; of several the first that says something to us.
  static std::string_view type_of(const simdjson::dom::object& object) {
    Json type;
    if (object["@type"].get(type)) return {};
    std::string_view first;
    simdjson::dom::array types;
    if (type.get(types)) return type.get(first) ? std::string_view() : first;
    for (const auto one : types) {
      std::string_view name;
      if (one.get(name)) continue;
      if (first.empty() || is_one_of(name, kArticleTypes)) first = name;
    }
    return first;
  }

  template <typename State>
  void thing(const simdjson::dom::object& object, std::uint16_t number, State&& state) {
    const std::string_view type = type_of(object);
    const auto say = [&](Fact fact, const char* key) {
      Json value;
      if (!object[key].get(value)) each(value, [&](std::string_view text) { state(fact, text, number, kLongestFact); });
    };
    state(Fact::jsonld_type, type, number, kLongestFact);
    if (type == "WebSite") say(Fact::jsonld_site, "name");
    if (is_one_of(type, kPageTypes)) {
      say(Fact::page_published, "datePublished");
      say(Fact::page_modified, "dateModified");
    }
    if (!is_one_of(type, kArticleTypes)) return;
    constexpr struct {
      Fact fact;
      const char* key;
    } kSaid[] = {{Fact::jsonld_title, "headline"},
                 {Fact::jsonld_title, "name"},
                 {Fact::jsonld_author, "author"},
                 {Fact::jsonld_author, "creator"},
                 {Fact::jsonld_published, "datePublished"},
                 {Fact::jsonld_published, "dateCreated"},
                 {Fact::jsonld_modified, "dateModified"},
                 {Fact::jsonld_site, "publisher"},
                 {Fact::jsonld_language, "inLanguage"},
                 {Fact::jsonld_description, "description"},
                 {Fact::jsonld_image, "image"},
                 {Fact::jsonld_keywords, "keywords"},
                 {Fact::jsonld_section, "articleSection"},
                 {Fact::jsonld_license, "license"}};
    for (const auto& row : kSaid) say(row.fact, row.key);
    std::string_view body;
    if (!object["articleBody"].get(body) || (type == "Product" && !object["description"].get(body)))
      state(Fact::jsonld_body, body, number, kLongestBody);
  }

  // A value may be a string, a thing with a name or an address, a reference to one, or an array of such.
  template <typename Visit>
  void each(const Json& value, Visit&& visit) const {
    simdjson::dom::array array;
    if (value.get(array)) return one(value, visit);
    for (const auto child : array) one(child, visit);
  }

  template <typename Visit>
  void one(const Json& value, Visit&& visit) const {
    std::string_view text;
    simdjson::dom::object object;
    if (!value.get(text)) return visit(text);
    if (value.get(object)) return;
    Json inner;
    if (!object["name"].get(text)) return visit(text);
    if (!object["name"].get(inner)) return each_text(inner, visit);
    if (!object["url"].get(text)) return visit(text);
    if (object["@id"].get(text)) return;
    if (const auto found = names_.find(text); found != names_.end()) visit(found->second);
  }

  template <typename Visit>
  static void each_text(const Json& value, Visit&& visit) {
    simdjson::dom::array array;
    std::string_view text;
    if (value.get(array)) return;
    for (const auto child : array)
      if (!child.get(text)) visit(text);
  }

  std::vector<simdjson::dom::object> objects_;
  std::map<std::string_view, std::string_view> names_;  // by @id
};

// ---------------------------------------------------------------------------------------------------------------- elements

class Reader {
 public:
  Reader(const Dom& dom, Outline& outline) : dom_(dom), outline_(outline) {}

  void run() {
    const auto& nodes = dom_.nodes();
    for (NodeId id = 0; id < nodes.size(); ++id) {
      if (nodes[id].tag == Tag::text) continue;
      element(id, nodes[id].tag);
      if (id > 0) microdata(id, nodes[id].tag);
    }
  }

 private:
  void element(NodeId id, Tag tag) {
    switch (tag) {
      case Tag::html:
        return state(Fact::html_language, dom_.attribute(id, "lang"), id);
      case Tag::title:
        if (dom_.nodes()[dom_.nodes()[id].parent].tag == Tag::head) state(Fact::head_title, text_of(id), id);
        return;
      case Tag::meta:
        return meta(id);
      case Tag::link:
        return link(id);
      case Tag::base:
        return state(Fact::base_url, dom_.attribute(id, "href"), id);
      case Tag::script:
        if (dom_.attribute(id, "type").starts_with("application/ld+json")) json(id);
        return;
      case Tag::h1:
        return state(Fact::heading_title, text_of(id), id);
      case Tag::time:
        return time(id);
      case Tag::abbr:
        if (const MetaRow* row = date_class(id)) state(row->fact, dom_.attribute(id, "title"), id);
        return;
      case Tag::a:
        return anchor(id);
      default:
        return;
    }
  }

  void meta(NodeId id) {
    const std::string_view content = dom_.attribute(id, "content");
    if (content.empty()) return;
    for (const AttributeName key : kMetaNames) {
      const std::string_view value = dom_.attribute(id, key);
      if (value.empty()) continue;
      const MetaRow* row = row_named(kMeta, to_lower(value));
      if (!row) continue;
      // "twitter:label1" belongs to "twitter:data1".
      const char last = value.back();
      const bool numbered = last >= '0' && last <= '9';
      return state(row->fact, content, id, static_cast<std::uint16_t>(numbered ? last - '0' : 0), kLongestFact);
    }
  }

  void link(NodeId id) {
    const std::string rel = to_lower(dom_.attribute(id, "rel"));
    const std::string_view target = dom_.attribute(id, "href");
    if (rel == "canonical") state(Fact::canonical_url, target, id);
    if (rel == "image_src") state(Fact::link_image, target, id);
    if (rel == "license") state(Fact::rel_license, target, id);
  }

  void anchor(NodeId id) {
    const std::string_view target = dom_.attribute(id, "href");
    bool tag = false;
    bool category = false;
    for_each_token(dom_.attribute(id, "rel"), [&](std::string_view token) {
      tag |= token == "tag";
      category |= token == "category";
      const MetaRow* row = row_named(kRels, token);
      if (row && row->fact != Fact::rel_tag)
        state(row->fact, row->fact == Fact::rel_license ? std::string(target) : text_of(id), id);
    });
    if (tag || category) state(category ? Fact::rel_category : Fact::rel_tag, text_of(id), id);
    if (target.find(kInLicenseHosts) == std::string_view::npos) return;
    for (const std::string_view host : kLicenseHosts)
      if (target.find(host) != std::string_view::npos) state(Fact::linked_license, target, id);
  }

  // With a class or attribute that says what it dates, or without.
  void time(NodeId id) {
    const std::string_view stamp = dom_.attribute(id, "datetime");
    const MetaRow* row = date_class(id);
    const Fact fact = row ? row->fact : dom_.has_attribute(id, "pubdate") ? Fact::time_marked : Fact::time_published;
    state(fact, stamp.empty() ? text_of(id) : std::string(stamp), id);
  }

  const MetaRow* date_class(NodeId id) const {
    const MetaRow* found = nullptr;
    for_each_token(dom_.attribute(id, "class"), [&](std::string_view token) {
      if (!found) found = row_named(kDateClasses, token);
    });
    return found;
  }

  void microdata(NodeId id, Tag tag) {
    if (!dom_.has_attribute(id, "itemprop")) return;
    for_each_token(dom_.attribute(id, "itemprop"), [&](std::string_view token) {
      const MetaRow* row = row_named(kItemprops, to_lower(token));
      if (row && !(tag == Tag::meta && row_named(kMeta, to_lower(token)))) state(row->fact, value_of(id, row->fact), id);
    });
  }

  // The value of an itemprop as the HTML Standard has it; of an author that is an item, its name.
  std::string value_of(NodeId id, Fact fact) const {
    for (const AttributeName key : kMachineValues)
      if (const std::string_view value = dom_.attribute(id, key); !value.empty()) return std::string(value);
    if (fact == Fact::rel_license) return std::string(dom_.attribute(id, "href"));
    if (fact == Fact::microdata_author && dom_.has_attribute(id, "itemscope"))
      for (NodeId inner = id + 1; inner < last_inside(id); ++inner)
        if (dom_.nodes()[inner].tag != Tag::text && dom_.attribute(inner, "itemprop") == "name")
          return value_of(inner, Fact::og_title);
    return text_of(id);
  }

  std::string text_of(NodeId element) const {
    std::string text;
    for (NodeId id = element + 1; id < last_inside(element) && text.size() < kLongestFact; ++id) {
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

  void json(NodeId script) {
    std::string text;
    for (NodeId id = script + 1; id < dom_.nodes()[script].end; ++id)
      if (dom_.nodes()[id].tag == Tag::text) text.append(dom_.text(id));
    JsonReader::read(std::move(text), things_, [&](Fact fact, std::string_view value, std::uint16_t thing, std::size_t longest) {
      state(fact, value, script, thing, longest);
    });
  }

  void state(Fact fact, std::string_view value, NodeId node) { state(fact, value, node, 0, kLongestFact); }

  void state(Fact fact, std::string_view value, NodeId node, std::uint16_t thing, std::size_t longest) {
    if (outline_.facts.entries.size() >= kMaxFacts) return;
    const std::string text = collapse(value, longest);
    if (!text.empty()) outline_.facts.entries.push_back({fact, outline_.arena->copy(text), offset_of(node), 0, thing});
  }

  NodeId last_inside(NodeId element) const { return std::min(dom_.nodes()[element].end, element + kMaxInside); }

  // Where the element's text starts, so that the block with that text can be found; else the element itself.
  std::uint32_t offset_of(NodeId element) const {
    const auto& nodes = dom_.nodes();
    for (NodeId id = element + 1; id < last_inside(element); ++id)
      if (nodes[id].tag == Tag::text) return nodes[id].source.begin;
    return nodes[element].source.begin;
  }

  const Dom& dom_;
  Outline& outline_;
  std::uint16_t things_ = 0;
};

}  // namespace

void read_facts(const Dom& dom, Outline& outline) { Reader(dom, outline).run(); }

}  // namespace pith::internal
