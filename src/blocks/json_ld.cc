// In: the text of a JSON-LD script. Out: what its node objects state.
//
// The idea: node objects are found first, wherever an array, "@graph" or "mainEntity" holds them, and with them the names of
// those that others refer to by their "@id". Then each states what its type of schema.org speaks of: an article its headline,
// authors and dates, a page its dates, a site its name.
#include "blocks/json_ld.h"

#include <simdjson.h>

#include <map>
#include <new>
#include <string>
#include <vector>

#include "base/text.h"
#include "blocks/json_mend.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxValues = 20000;  // objects and arrays of one script that are looked at
constexpr std::size_t kMaxDepth = 64;

// Types of schema.org whose headline, author and dates are those of the page.
constexpr std::string_view kArticleTypes[] = {"Article",
                                              "AdvertiserContentArticle",
                                              "AnalysisNewsArticle",
                                              "APIReference",
                                              "AskPublicNewsArticle",
                                              "BackgroundNewsArticle",
                                              "BlogPosting",
                                              "Chapter",
                                              "CreativeWork",
                                              "DiscussionForumPosting",
                                              "HowTo",
                                              "LearningResource",
                                              "LiveBlogPosting",
                                              "MedicalScholarlyArticle",
                                              "NewsArticle",
                                              "OpinionNewsArticle",
                                              "PodcastEpisode",
                                              "Product",
                                              "QAPage",
                                              "Recipe",
                                              "Report",
                                              "ReportageNewsArticle",
                                              "Review",
                                              "ReviewNewsArticle",
                                              "SatiricalArticle",
                                              "ScholarlyArticle",
                                              "SocialMediaPosting",
                                              "TechArticle",
                                              "Thesis"};
// Types that describe the page around the article.
constexpr std::string_view kPageTypes[] = {"WebPage",  "AboutPage",      "CollectionPage", "FAQPage",
                                           "ItemPage", "MedicalWebPage", "ProfilePage"};
// Types that have the name of who makes the site.
constexpr std::string_view kOrganizationTypes[] = {"Organization", "NewsMediaOrganization", "Corporation"};

struct PropertyRow {
  const char* name;
  Fact fact;
};
constexpr PropertyRow kArticleProperties[] = {{"headline", Fact::jsonld_title},
                                              {"name", Fact::jsonld_title},
                                              {"author", Fact::jsonld_author},
                                              {"creator", Fact::jsonld_author},
                                              {"datePublished", Fact::jsonld_published},
                                              {"dateCreated", Fact::jsonld_published},
                                              {"dateModified", Fact::jsonld_modified},
                                              {"publisher", Fact::jsonld_site},
                                              {"inLanguage", Fact::jsonld_language},
                                              {"description", Fact::jsonld_description},
                                              {"image", Fact::jsonld_image},
                                              {"keywords", Fact::jsonld_keywords},
                                              {"articleSection", Fact::jsonld_section},
                                              {"license", Fact::jsonld_license}};
constexpr PropertyRow kPageProperties[] = {{"author", Fact::page_author},
                                           {"datePublished", Fact::page_published},
                                           {"dateModified", Fact::page_modified},
                                           {"publisher", Fact::jsonld_site},
                                           {"isPartOf", Fact::jsonld_site}};
constexpr PropertyRow kSiteProperties[] = {{"name", Fact::jsonld_site}};
constexpr PropertyRow kOrganizationProperties[] = {{"name", Fact::jsonld_organization}};

using Json = simdjson::dom::element;
using Object = simdjson::dom::object;
using Array = simdjson::dom::array;

// "NewsArticle" of "http://schema.org/NewsArticle".
std::string_view local_name(std::string_view type) {
  const std::size_t prefix = type.find_last_of("/:#");
  return prefix == std::string_view::npos ? type : type.substr(prefix + 1);
}

// The type of a node object. If it has several, the last that is an article's; if none is, the first.
std::string_view type_of(const Object& object) {
  Json type;
  if (object["@type"].get(type)) return {};
  std::string_view chosen;
  Array types;
  if (type.get(types)) return type.get(chosen) ? std::string_view() : local_name(chosen);
  for (const auto one : types) {
    std::string_view name;
    if (one.get(name)) continue;
    name = local_name(name);
    if (chosen.empty() || is_one_of(name, kArticleTypes)) chosen = name;
  }
  return chosen;
}

class Script {
 public:
  Script(Json root, const JsonLdVisitor& visit) : visit_(visit) {
    std::vector<Json> open = {root};
    for (std::size_t seen = 0; seen < open.size() && seen < kMaxValues; ++seen) {
      Array array;
      Object object;
      if (!open[seen].get(array)) {
        for (const auto child : array) open.push_back(child);
      } else if (!open[seen].get(object)) {
        add_node(object);
        Json inner;
        if (!object["@graph"].get(inner)) open.push_back(inner);
        if (!object["mainEntity"].get(inner)) open.push_back(inner);
      }
    }
  }

  std::uint16_t read() const {
    std::uint16_t number = 0;
    for (const Object& node : nodes_) read_node(node, ++number);
    return number;
  }

 private:
  void add_node(const Object& object) {
    nodes_.push_back(object);
    std::string_view id;
    std::string_view name;
    if (!object["@id"].get(id) && !object["name"].get(name)) names_.emplace(id, name);
  }

  void read_node(const Object& node, std::uint16_t number) const {
    const std::string_view type = type_of(node);
    visit_(Fact::jsonld_type, type, number);
    if (type == "WebSite") read_properties(node, number, kSiteProperties);
    if (is_one_of(type, kPageTypes)) read_properties(node, number, kPageProperties);
    if (is_one_of(type, kOrganizationTypes)) read_properties(node, number, kOrganizationProperties);
    if (!is_one_of(type, kArticleTypes)) return;
    read_properties(node, number, kArticleProperties);
    std::string_view body;
    if (!node["articleBody"].get(body) || (type == "Product" && !node["description"].get(body)))
      visit_(Fact::jsonld_body, body, number);
  }

  template <std::size_t N>
  void read_properties(const Object& node, std::uint16_t number, const PropertyRow (&rows)[N]) const {
    for (const PropertyRow& row : rows) {
      Json value;
      if (node[row.name].get(value)) continue;
      const auto visit = [&](std::string_view text) { visit_(row.fact, text, number); };
      Array values;
      if (value.get(values))
        read_value(value, visit);
      else
        for (const auto one : values) read_value(one, visit);
    }
  }

  // A value may be a string, a number of seconds or milliseconds, a node object with a name or an address, or a reference to one.
  template <typename Visit>
  void read_value(const Json& value, const Visit& visit) const {
    std::string_view text;
    Object object;
    std::int64_t number = 0;
    if (!value.get(text)) return visit(text);
    if (!value.get(number)) return visit(std::string_view(std::to_string(number)));
    if (value.get(object)) return;
    Json names;
    if (!object["name"].get(text)) return visit(text);
    if (!object["name"].get(names)) return read_strings(names, visit);
    if (!object["url"].get(text)) return visit(text);
    if (object["@id"].get(text)) return;
    if (const auto found = names_.find(text); found != names_.end()) visit(found->second);
  }

  template <typename Visit>
  static void read_strings(const Json& values, const Visit& visit) {
    Array array;
    std::string_view text;
    if (values.get(array)) return;
    for (const auto one : array)
      if (!one.get(text)) visit(text);
  }

  const JsonLdVisitor& visit_;
  std::vector<Object> nodes_;
  std::map<std::string_view, std::string_view> names_;  // of node objects, by their @id
};

// False when the text is not JSON. A lack of memory is the page's, not the script's.
bool parse(simdjson::dom::parser& parser, const std::string& text, Json& root) {
  simdjson::error_code error = parser.allocate(text.size(), kMaxDepth);
  if (error == simdjson::SUCCESS) error = parser.parse(text).get(root);
  if (error == simdjson::MEMALLOC) throw std::bad_alloc();
  return error == simdjson::SUCCESS;
}

}  // namespace

std::uint16_t read_json_ld(std::string script, const JsonLdVisitor& visit) {
  const std::string as_stated = script;
  // Raw control characters are common in the strings of pages although JSON forbids them. As spaces they do no harm.
  for (char& c : script)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  simdjson::dom::parser parser;
  Json root;
  if (parse(parser, script, root)) return Script(root, visit).read();
  // Comments end with their line, so the line breaks are still needed here.
  const std::string mended = mend_json(as_stated);
  if (!parse(parser, mended, root)) return 0;
  return Script(root, visit).read();
}

}  // namespace pith::internal
