// The features of the page as a whole, the same in each of its rows. In: Measures and Places. Out: the last part of a row.
#include "base/utf8.h"
#include "classify/measures.h"

namespace pith::internal {
namespace {

// Types of schema.org and og:type, by what a page of that type is.
struct TypeRow {
  std::string_view name;
  Feature feature;
};
constexpr TypeRow kTypes[] = {
    {"Product", Feature::page_products},        {"ProductGroup", Feature::page_products},
    {"product", Feature::page_products},        {"product.item", Feature::page_products},
    {"og:product", Feature::page_products},     {"DiscussionForumPosting", Feature::page_forums},
    {"QAPage", Feature::page_forums},           {"Question", Feature::page_forums},
    {"CollectionPage", Feature::page_lists},    {"ItemList", Feature::page_lists},
    {"SearchResultsPage", Feature::page_lists}, {"website", Feature::page_lists},
    {"Article", Feature::page_stories},         {"article", Feature::page_stories},
    {"NewsArticle", Feature::page_stories},     {"BlogPosting", Feature::page_stories},
    {"TechArticle", Feature::page_stories},     {"ScholarlyArticle", Feature::page_stories},
    {"Recipe", Feature::page_stories},
};

// Who says of what type the page is, a bit each.
constexpr std::uint8_t kSaidByOpenGraph = 1;
constexpr std::uint8_t kSaidByJsonLd = 2;

class PageSignals {
 public:
  PageSignals(const Measures& measures, const Places& places) : m_(measures), places_(places), outline_(measures.outline) {}

  PagePart run() {
    page_.set(S::page_blocks, bytes_of(m_.page(), m_.page()));
    count_blocks();
    count_containers();
    read_types();
    read_address();
    return page_;
  }

 private:
  using S = Feature;
  void set(Feature feature, std::uint8_t byte) { page_[feature] = byte; }

  void count_blocks() {
    double headings = 0, items = 0, rows = 0, money = 0, dated = 0, talk = 0, shop = 0, threads = 0, comments = 0, article = 0,
           cards = 0, questions = 0, wide = 0;
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      const Block& block = outline_.blocks[i];
      const double chars = outline_.counts[i].text.chars;
      const auto& strengths = m_.judgement.evidence.strengths(i);
      const NameSet names = m_.judgement.names[m_.container_of(i)];
      headings += block.shape == Shape::heading;
      items += block.shape == Shape::item;
      rows += block.shape == Shape::table;
      money += m_.texts[i][S::money] > 0;
      dated += strengths[static_cast<std::size_t>(Rule::dated)] > 0;
      talk += strengths[static_cast<std::size_t>(Rule::cue_comment_action)] > 0;
      shop += strengths[static_cast<std::size_t>(Rule::cue_product_action)] > 0;
      questions += block.text.ends_with('?');
      if (names & name_bit(Rule::name_thread)) threads += chars;
      if (names & name_bit(Rule::name_comment)) comments += chars;
      article += chars * m_.brief(i).share(Kind::article) / 255;
      if (places_.in_card(i)) cards += chars;
      std::size_t first = 0;
      if (!block.text.empty() && is_wide_script(decode_code_point(block.text, first))) wide += chars;
    }
    const double text = m_.page().chars;
    set(S::page_headings, log_byte(headings));
    set(S::page_items, share_byte(items, m_.blocks));
    set(S::page_tables, share_byte(rows, m_.blocks));
    set(S::page_money, log_byte(money));
    set(S::page_dated, log_byte(dated));
    set(S::page_comment_actions, log_byte(talk));
    set(S::page_product_actions, log_byte(shop));
    set(S::page_questions, log_byte(questions));
    set(S::page_threads, share_byte(threads, text));
    set(S::page_comments, share_byte(comments, text));
    set(S::page_says_article, share_byte(article, text));
    set(S::page_card_text, share_byte(cards, text));
    set(S::page_wide, share_byte(wide, text));
  }

  void count_containers() {
    std::size_t articles = 0;
    bool main = false;
    for (const Container& container : outline_.containers) {
      articles += container.tag == Tag::article;
      main |= container.tag == Tag::main;
    }
    set(S::page_articles, log_byte(static_cast<double>(articles)));
    set(S::page_main, main);
    set(S::page_html, outline_.html);
  }

  void read_types() {
    for (const Facts::Entry& entry : outline_.facts.entries) {
      const bool published = entry.fact == Fact::meta_published || entry.fact == Fact::article_published;
      if (published || entry.fact == Fact::jsonld_published) set(S::page_published, 1);
      if (entry.fact == Fact::meta_author || entry.fact == Fact::jsonld_author) set(S::page_author, 1);
      if (entry.fact != Fact::og_type && entry.fact != Fact::jsonld_type) continue;
      const std::uint8_t bit = entry.fact == Fact::og_type ? kSaidByOpenGraph : kSaidByJsonLd;
      for (const TypeRow& row : kTypes)
        if (row.name == entry.value) page_[row.feature] |= bit;
    }
  }

  void read_address() {
    std::string_view url = outline_.facts.first(Fact::canonical_url);
    if (url.empty()) url = outline_.facts.first(Fact::og_url);
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    const std::size_t slash = url.find('/');
    const std::string_view path = slash == std::string_view::npos ? std::string_view() : url.substr(slash);
    const auto count = [&](auto wanted) { return static_cast<double>(std::count_if(path.begin(), path.end(), wanted)); };
    set(S::page_path, small_byte(static_cast<std::size_t>(count([](char c) { return c == '/'; }))));
    set(S::page_path_digits, log_byte(count([](char c) { return c >= '0' && c <= '9'; })));
    set(S::page_path_words, log_byte(count([](char c) { return c == '-' || c == '_'; })));
    const bool query = path.find('?') != std::string_view::npos;
    const bool file = path.find(".htm") != std::string_view::npos || path.find(".php") != std::string_view::npos;
    set(S::page_path_ends, path.empty() ? 0 : query ? 1 : file ? 2 : path.ends_with('/') ? 3 : 4);
  }

  const Measures& m_;
  const Places& places_;
  const Outline& outline_;
  PagePart page_;
};

}  // namespace

PagePart measure_page(const Measures& measures, const Places& places) { return PageSignals(measures, places).run(); }

}  // namespace pith::internal
