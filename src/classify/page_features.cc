// The features of the page as a whole. In: Measures and the locations of blocks. Out: the last part of each row.
#include "classify/page_features.h"

#include "base/utf8.h"
#include "classify/page_signs.h"
#include "classify/page_view.h"
#include "classify/years.h"

namespace pith::internal {
namespace {

// Types of schema.org and og:type, and the feature that each sets.
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
    {"Recipe", Feature::page_stories},          {"Service", Feature::page_services},
    {"LocalBusiness", Feature::page_services},  {"ProfessionalService", Feature::page_services},
    {"FAQPage", Feature::page_services},        {"SoftwareApplication", Feature::page_services},
};

// Where the page states its type, a bit each.
constexpr std::uint8_t kStatedInOpenGraph = 1;
constexpr std::uint8_t kStatedInJsonLd = 2;

// Whether the path has a part such as "/2024" or "/2024-05-01".
bool has_year(std::string_view path) {
  for (std::size_t at = path.find('/'); at != std::string_view::npos && at + 4 < path.size(); at = path.find('/', at + 1)) {
    const std::string_view year = path.substr(at + 1, 4);
    if (!begins_as_year(year)) continue;
    if (std::ranges::all_of(year, is_ascii_digit) && (at + 5 == path.size() || !is_ascii_digit(path[at + 5]))) return true;
  }
  return false;
}

class PageMeasurer {
 public:
  PageMeasurer(const Measures& measures, const LocationFeatures& locations)
      : m_(measures), locations_(locations), outline_(measures.outline) {}

  PageFeatures measure() {
    page_.set(F::page_blocks, bytes_of(m_.page(), m_.page()));
    count_blocks();
    count_containers();
    read_types();
    read_address();
    read_signs();
    count_runs();
    return page_;
  }

 private:
  using F = Feature;
  void set(Feature feature, std::uint8_t byte) { page_[feature] = byte; }

  void count_blocks() {
    double headings = 0, items = 0, rows = 0, money = 0, dated = 0, comment_actions = 0, product_actions = 0, threads = 0,
           comments = 0, article = 0, cards = 0, questions = 0, unspaced = 0;
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      const Block& block = outline_.blocks[i];
      const double chars = outline_.counts[i].text.chars;
      const auto& strengths = m_.evidence.strengths(i);
      const NameSet names = m_.evidence.name_rules(m_.container_of(i));
      headings += block.shape == Shape::heading;
      items += block.shape == Shape::item;
      rows += block.shape == Shape::table;
      money += m_.texts[i][F::money] > 0;
      dated += strengths[index_of(Rule::dated)] > 0;
      comment_actions += strengths[index_of(Rule::cue_comment_action)] > 0;
      product_actions += strengths[index_of(Rule::cue_product_action)] > 0;
      questions += block.text.ends_with('?');
      if (names & name_bit(Rule::name_thread)) threads += chars;
      if (names & name_bit(Rule::name_comment)) comments += chars;
      article += chars * m_.summary(i).share(Kind::article) / 255;
      if (locations_.in_card(i)) cards += chars;
      std::size_t first = 0;
      if (!block.text.empty() && is_unspaced_script(decode_code_point(block.text, first))) unspaced += chars;
    }
    const double text = m_.page().chars;
    set(F::page_headings, log_byte(headings));
    set(F::page_items, share_byte(items, m_.blocks));
    set(F::page_tables, share_byte(rows, m_.blocks));
    set(F::page_money, log_byte(money));
    set(F::page_dated, log_byte(dated));
    set(F::page_comment_actions, log_byte(comment_actions));
    set(F::page_product_actions, log_byte(product_actions));
    set(F::page_questions, log_byte(questions));
    set(F::page_threads, share_byte(threads, text));
    set(F::page_comments, share_byte(comments, text));
    set(F::page_says_article, share_byte(article, text));
    set(F::page_card_text, share_byte(cards, text));
    set(F::page_wide, share_byte(unspaced, text));
  }

  void count_containers() {
    std::size_t articles = 0;
    bool main = false;
    for (const Container& container : outline_.containers) {
      articles += container.tag == Tag::article;
      main |= container.tag == Tag::main;
    }
    set(F::page_articles, log_byte(static_cast<double>(articles)));
    set(F::page_main, main);
  }

  void read_types() {
    for (const Facts::Entry& entry : outline_.facts.entries) {
      const bool published = entry.fact == Fact::meta_published || entry.fact == Fact::article_published;
      if (published || entry.fact == Fact::jsonld_published) set(F::page_published, 1);
      if (entry.fact == Fact::meta_author || entry.fact == Fact::jsonld_author) set(F::page_author, 1);
      if (entry.fact != Fact::og_type && entry.fact != Fact::jsonld_type) continue;
      const std::uint8_t bit = entry.fact == Fact::og_type ? kStatedInOpenGraph : kStatedInJsonLd;
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
    set(F::page_path, small_byte(static_cast<std::size_t>(count([](char c) { return c == '/'; }))));
    set(F::page_path_digits, log_byte(count(is_ascii_digit)));
    set(F::page_path_words, log_byte(count([](char c) { return c == '-' || c == '_'; })));
    const bool query = path.find('?') != std::string_view::npos;
    const bool file = path.find(".htm") != std::string_view::npos || path.find(".php") != std::string_view::npos;
    set(F::page_path_year, has_year(path));
    set(F::page_path_ends, path.empty() ? 0 : query ? 1 : file ? 2 : path.ends_with('/') ? 3 : 4);
  }

  void read_signs() {
    const PageSigns signs = read_page_signs(outline_);
    for (std::size_t type = 0; type < kPageTypeCount; ++type) {
      set(feature_of(F::address_of_article, type), small_byte(signs.address[type]));
      set(feature_of(F::software_of_article, type), small_byte(signs.software[type]));
      set(feature_of(F::names_of_article, type), log_byte(signs.names[type]));
      set(feature_of(F::labels_of_article, type), log_byte(signs.labels[type]));
    }
  }

  static F feature_of(F first, std::size_t type) { return static_cast<F>(static_cast<std::size_t>(first) + type); }

  // Long paragraphs, code, forms, cards and the best run of article.
  void count_runs() {
    double paragraphs = 0, code = 0, forms = 0, card_words = 0, card_blocks = 0;
    std::uint8_t most_cards = 0;
    for (std::uint32_t i = 0; i < m_.blocks; ++i) {
      const TextCounts& text = outline_.counts[i].text;
      paragraphs += text.words >= kMinRuleParagraphWords && text.sentence_ends > 0;
      if (outline_.blocks[i].shape == Shape::code) code += text.chars;
      if ((outline_.containers[m_.container_of(i)].landmarks & kInForm) != 0) forms += text.chars;
      if (!locations_.in_card(i)) continue;
      card_words += text.words;
      ++card_blocks;
      most_cards = std::max(most_cards, locations_.card_siblings(i));
    }
    const BlockSum run = m_.sum_of(locations_.article_run());
    set(F::page_long_paragraphs, log_byte(paragraphs));
    set(F::page_code, share_byte(code, m_.page().chars));
    set(F::page_form_text, share_byte(forms, m_.page().chars));
    set(F::page_card_words, log_byte(card_blocks > 0 ? card_words / card_blocks : 0));
    set(F::page_most_cards, most_cards);
    set(F::page_run_words, log_byte(run.words));
    set(F::page_run_share, share_byte(run.chars, m_.page().chars));
  }

  const Measures& m_;
  const LocationFeatures& locations_;
  const Outline& outline_;
  PageFeatures page_;
};

}  // namespace

PageFeatures measure_page(const Measures& measures, const LocationFeatures& locations) {
  return PageMeasurer(measures, locations).measure();
}

}  // namespace pith::internal
