// What a page states about itself. In: the Dom. Out: Facts, each with where it was stated; choosing among them is a later stage's
// work.
#include <simdjson.h>

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "blocks/blocks.h"

namespace pith {
namespace {

constexpr std::size_t kLongestFact = 2000;     // bytes
constexpr std::size_t kLongestBody = 200000;   // bytes of a text in JSON-LD
constexpr std::size_t kMostJsonNodes = 20000;  // objects and arrays looked at in one script
constexpr std::size_t kJsonDepth = 64;

struct MetaRow {
  std::string_view name;  // of the property, name or itemprop attribute, lower case
  Fact fact;
};
constexpr MetaRow kMeta[] = {
    {"og:title", Fact::og_title},
    {"twitter:title", Fact::meta_title},
    {"dc.title", Fact::meta_title},
    {"citation_title", Fact::meta_title},
    {"parsely-title", Fact::meta_title},
    {"author", Fact::meta_author},
    {"article:author_name", Fact::meta_author},
    {"dc.creator", Fact::meta_author},
    {"dcterms.creator", Fact::meta_author},
    {"parsely-author", Fact::meta_author},
    {"sailthru.author", Fact::meta_author},
    {"citation_author", Fact::meta_author},
    {"byl", Fact::meta_author},
    {"article:published_time", Fact::meta_published},
    {"og:published_time", Fact::meta_published},
    {"datepublished", Fact::meta_published},
    {"date", Fact::meta_published},
    {"dc.date", Fact::meta_published},
    {"dc.date.issued", Fact::meta_published},
    {"dcterms.created", Fact::meta_published},
    {"dcterms.date", Fact::meta_published},
    {"pubdate", Fact::meta_published},
    {"publishdate", Fact::meta_published},
    {"publish-date", Fact::meta_published},
    {"parsely-pub-date", Fact::meta_published},
    {"sailthru.date", Fact::meta_published},
    {"citation_publication_date", Fact::meta_published},
    {"article:modified_time", Fact::meta_modified},
    {"og:updated_time", Fact::meta_modified},
    {"datemodified", Fact::meta_modified},
    {"lastmod", Fact::meta_modified},
    {"og:site_name", Fact::og_site},
    {"application-name", Fact::meta_site},
    {"content-language", Fact::meta_language},
    {"og:description", Fact::og_description},
    {"description", Fact::meta_description},
    {"twitter:description", Fact::meta_description},
    {"og:image", Fact::og_image},
    {"og:type", Fact::og_type},
    {"og:url", Fact::og_url},
    {"keywords", Fact::meta_keywords},
};

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

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out.push_back(to_ascii_lower(c));
  return out;
}

std::string collapsed(std::string_view text, std::size_t longest) {
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() < longest;) {
    const char32_t c = decode_code_point(text, at);
    if (!is_space(c))
      append_utf8(out, c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

class Reader {
 public:
  Reader(const Dom& dom, Outline& outline) : dom_(dom), outline_(outline) {}

  void run() {
    const auto& nodes = dom_.nodes();
    for (NodeId id = 0; id < nodes.size(); ++id) element(id, nodes[id].tag);
  }

 private:
  void element(NodeId id, Tag tag) {
    switch (tag) {
      case Tag::html:
        state(Fact::html_language, dom_.attribute(id, "lang"));
        break;
      case Tag::title:
        if (dom_.nodes()[dom_.nodes()[id].parent].tag == Tag::head) state(Fact::head_title, text_of(id));
        break;
      case Tag::meta:
        meta(id);
        break;
      case Tag::link:
        if (dom_.attribute(id, "rel") == "canonical") state(Fact::canonical_url, dom_.attribute(id, "href"));
        break;
      case Tag::script:
        if (dom_.attribute(id, "type").starts_with("application/ld+json")) json(id);
        break;
      case Tag::h1:
        state(Fact::heading_title, text_of(id));
        break;
      case Tag::time:
        state(Fact::time_published, dom_.attribute(id, "datetime"));
        break;
      case Tag::a:
        if (dom_.attribute(id, "rel") == "author") state(Fact::rel_author, text_of(id));
        break;
      default:
        break;
    }
  }

  void meta(NodeId id) {
    const std::string_view content = dom_.attribute(id, "content");
    if (content.empty()) return;
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string_view value = dom_.attribute(id, key);
      if (value.empty()) continue;
      const std::string name = lower(value);
      for (const MetaRow& row : kMeta)
        if (row.name == name) return state(row.fact, content);
    }
  }

  std::string text_of(NodeId element) const {
    std::string text;
    for (NodeId id = element + 1; id < dom_.nodes()[element].end && text.size() < kLongestFact; ++id)
      if (dom_.nodes()[id].tag == Tag::text) text.append(dom_.text(id));
    return text;
  }

  void state(Fact fact, std::string_view value, std::size_t longest = kLongestFact) {
    const std::string text = collapsed(value, longest);
    if (!text.empty()) outline_.facts.entries.push_back({fact, outline_.arena->copy(text)});
  }

  // ------------------------------------------------------------------------------------------------------------- JSON-LD

  // Raw control characters in strings are common there and not JSON; as white space they are.
  void json(NodeId script) {
    std::string text;
    for (NodeId id = script + 1; id < dom_.nodes()[script].end; ++id)
      if (dom_.nodes()[id].tag == Tag::text) text.append(dom_.text(id));
    for (char& c : text)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.allocate(text.size(), kJsonDepth) || parser.parse(text).get(root)) return;
    std::vector<simdjson::dom::element> open = {root};
    for (std::size_t seen = 0; seen < open.size() && seen < kMostJsonNodes; ++seen) {
      const simdjson::dom::element value = open[seen];
      simdjson::dom::array array;
      simdjson::dom::object object;
      if (!value.get(array)) {
        for (const auto child : array) open.push_back(child);
      } else if (!value.get(object)) {
        thing(object);
        simdjson::dom::element graph;
        if (!object["@graph"].get(graph) || !object["mainEntity"].get(graph)) open.push_back(graph);
      }
    }
  }

  // The type of a thing; of several the first.
  static std::string_view type_of(const simdjson::dom::object& object) {
    simdjson::dom::element type;
    if (object["@type"].get(type)) return {};
    simdjson::dom::array types;
    if (!type.get(types) && types.at(0).get(type)) return {};
    std::string_view name;
    return type.get(name) ? std::string_view() : name;
  }

  static bool is_article(std::string_view type) {
    return std::find(std::begin(kArticleTypes), std::end(kArticleTypes), type) != std::end(kArticleTypes);
  }

  void thing(const simdjson::dom::object& object) {
    const std::string_view type = type_of(object);
    state(Fact::jsonld_type, type);
    if (!is_article(type)) return;
    names(Fact::jsonld_title, object["headline"]);
    names(Fact::jsonld_title, object["name"]);
    names(Fact::jsonld_author, object["author"]);
    names(Fact::jsonld_published, object["datePublished"]);
    names(Fact::jsonld_modified, object["dateModified"]);
    names(Fact::jsonld_site, object["publisher"]);
    std::string_view body;
    if (!object["articleBody"].get(body) || (type == "Product" && !object["description"].get(body)))
      state(Fact::jsonld_body, body, kLongestBody);
  }

  // A value may be a string, a thing with a name, or an array of such.
  void names(Fact fact, simdjson::simdjson_result<simdjson::dom::element> found) {
    simdjson::dom::element value;
    if (found.get(value)) return;
    simdjson::dom::array array;
    if (value.get(array)) return name(fact, value);
    for (const auto child : array) name(fact, child);
  }

  void name(Fact fact, const simdjson::dom::element& value) {
    std::string_view text;
    simdjson::dom::object object;
    if (!value.get(object) && object["name"].get(text)) return;
    if (text.empty() && value.get(text)) return;
    state(fact, text);
  }

  const Dom& dom_;
  Outline& outline_;
};

}  // namespace

void read_facts(const Dom& dom, Outline& outline) { Reader(dom, outline).run(); }

}  // namespace pith
