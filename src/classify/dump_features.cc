// What the training reads. In: folders of pages, as arguments. Out: JSON lines on standard output.
//
//   dump_features [--phrase-parts N] [FOLDER]...
//
// The first line describes the program itself, so that the trainer has no copies: the names of "features" in the order of a row,
// which of them are "page_features" (the same in all rows of a page), the "kinds" and "types" in their order, and the numbers of
// thresholds.h, line_words.h, word_context.h and stacking.h. Each further line is a page: "source", and for each block
//   "blocks"         its text
//   "containers"     the number of its container
//   "word_counts"    of its words
//   "rows"           its row, in hexadecimal digits, the rows one after the other
//   "sure_comments"  whether the rules are sure that it is a comment
//   "settled"        the kind that its form settles, or -1
//   "surely_settled" whether it is settled also where the trees have called it nav or tags
//   "never_titles"   whether it is settled also where the trees have called it a title
//   "section_ends"   of a heading the end of its section, or 0
//   "linked_items"   whether it is an item of a list in which nearly all is link
//   "post_texts"     whether it is the text of a post, as the software of a forum names it
//   "word_buckets"   the rows of the word table that it names, four hexadecimal digits each
//   "first_points", "article_points", "other_points"
//                    what the forests give it for each kind; not with --phrase-parts
//   "guesses"        the kind that the trees of this program give it, and its score in per cent
// "says_article" is whether the page calls itself an article, "type" what the trees take it for, "type_points" what they give it
// for each type (not with --phrase-parts), and "names" has for each container its parent and the words of its names that
// something can be learned of. "name_paths" has for each block the number of the names around it, or 0. "group_containers" are
// those whose blocks may get one kind together, "comment_containers" those of single comments, "comment_sections" all that have the
// names of comments. With --phrase-parts the cue phrases are divided into N parts, and "without" has for each part what the page is
// when those phrases are not in the table: "rows", "sure_comments" and what is settled as above, and in "left_out" the numbers of
// the blocks that hold such a phrase; null where no block does. A line that holds a page is parted at phrases. Where it is parted at
// other places without some of them, the page is told anew, and "left_out" also has the blocks that there are only with those
// phrases.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <span>

#include "base/words.h"
#include "classify/classify.h"
#include "classify/cues.h"
#include "classify/decisions.h"
#include "classify/feature_bytes.h"
#include "classify/features.h"
#include "classify/forum_posts.h"
#include "classify/furniture.h"
#include "classify/groups.h"
#include "classify/name_paths.h"
#include "classify/sections.h"
#include "classify/stacking.h"
#include "classify/thresholds.h"
#include "classify/trees.h"
#include "classify/type_chances.h"
#include "classify/word_context.h"
#include "extract.h"
#include "input/reader.h"

using namespace pith::internal;
using nlohmann::json;

namespace {

std::string hexadecimal(std::span<const std::uint8_t> bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const std::uint8_t byte : bytes) {
    text.push_back(kDigits[byte >> 4U]);
    text.push_back(kDigits[byte & 15U]);
  }
  return text;
}

// What the line word model reads of each block.
class BucketPrinter {
 public:
  std::string print(std::string_view text) {
    reader_.read(text, count_text(text).words);
    std::vector<std::uint8_t> bytes;
    for (const std::uint16_t bucket : WordBuckets(reader_.folded_text()).span()) {
      bytes.push_back(static_cast<std::uint8_t>(bucket >> 8U));
      bytes.push_back(static_cast<std::uint8_t>(bucket & 255U));
    }
    return hexadecimal(bytes);
  }

 private:
  CueReader reader_;
};

json program() {
  json told = {{"features", json::array()},
               {"page_features", json::array()},
               {"kinds", json::array()},
               {"types", json::array()},
               {"forum_signs", json::array()},
               {"points_per_log_odds", kPointsPerLogOdds},
               {"min_chance", kMinChance},
               {"min_article_words", kMinArticleWords},
               {"max_sure_comment_share", kMaxSureCommentShare},
               {"min_disputed_chance", kMinDisputedChance},
               {"min_undisputed_words", kMinUndisputedWords},
               {"max_group_share", kMaxGroupShare},
               {"clear_group_chance", kClearGroupChance},
               {"path_share", kPathShare},
               {"max_path_odds", kMaxPathOdds},
               {"min_lone_gap_chance", kMinLoneGapChance},
               {"min_gap_chance", kMinGapChance},
               {"post_text_chance", kPostTextChance},
               {"max_gap_blocks", kMaxGapBlocks},
               {"max_gap_levels", kMaxGapLevels},
               {"min_forum_blocks", kMinForumBlocks},
               {"learned_scale", kLearnedScale},
               {"max_leaves", kMaxLeaves},
               {"word_buckets", kWordBuckets},
               {"word_points", kWordPoints},
               {"word_score_scale", kWordScoreScale},
               {"chance_windows", kChanceWindows},
               {"min_chance_weight", kMinChanceWeight},
               {"log_bytes", json::array()},
               {"points_per_word_score", kPointsPerWordScore},
               {"even_word_score", kEvenWordScore},
               {"word_chances", kChances},
               {"word_decays", kDecays},
               {"word_decay_unit", kDecayUnit},
               {"word_decay_prior", kDecayPrior},
               {"clear_word_chance", kClearChance},
               {"no_block", kNoBlock}};
  for (std::uint32_t count = 0; told["log_bytes"].empty() || told["log_bytes"].back() < 255; ++count)
    told["log_bytes"].push_back(log_byte(count));
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    told["features"].push_back(std::string(feature_name(i)));
    if (i >= static_cast<std::size_t>(Feature::page_blocks)) told["page_features"].push_back(std::string(feature_name(i)));
  }
  for (std::size_t i = 0; i < pith::kKindCount; ++i) told["kinds"].push_back(std::string(name_of(static_cast<pith::Kind>(i))));
  for (std::size_t i = 0; i < pith::kPageTypeCount; ++i)
    told["types"].push_back(std::string(name_of(static_cast<pith::PageType>(i))));
  for (const Feature sign : kForumSigns) told["forum_signs"].push_back(std::string(feature_name(index_of(sign))));
  return told;
}

constexpr Rule kCueRules[] = {
#define CUE(rule, language, place, phrase) Rule::rule,
#include "classify/cues.inc"
#undef CUE
};

bool is_cue(std::size_t rule) {
  static const auto cues = [] {
    std::array<bool, kRuleCount> is_cue{};
    for (const Rule cue : kCueRules) is_cue[index_of(cue)] = true;
    return is_cue;
  }();
  return cues[rule];
}

// Whether a cue rule fires on the block more strongly in `all` than in `fewer`.
bool fires_cue_less(const Evidence& all, const Evidence& fewer, std::uint32_t block) {
  for (std::size_t rule = 0; rule < kRuleCount; ++rule)
    if (is_cue(rule) && all.strengths(block)[rule] > fewer.strengths(block)[rule]) return true;
  return false;
}

json sure_comments(const Evidence& evidence, std::uint32_t blocks) {
  json sure = json::array();
  for (std::uint32_t i = 0; i < blocks; ++i) sure.push_back(is_sure_comment(evidence, i));
  return sure;
}

// What the trees read of a page.
json rows_of(const Outline& outline, const Evidence& evidence) {
  const auto blocks = static_cast<std::uint32_t>(outline.blocks.size());
  json settled = json::array();
  json surely_settled = json::array();
  json never_titles = json::array();
  for (const auto& kind : settle_furniture(outline, evidence)) {
    settled.push_back(kind ? static_cast<int>(kind->kind) : -1);
    surely_settled.push_back(kind && kind->is_sure);
    never_titles.push_back(kind && kind->is_never_title);
  }
  return {{"rows", hexadecimal(measure_features(outline, evidence).bytes)},
          {"sure_comments", sure_comments(evidence, blocks)},
          {"settled", settled},
          {"surely_settled", surely_settled},
          {"never_titles", never_titles}};
}

// The same, and its blocks and containers.
json page_of(const Outline& outline, const Evidence& evidence) {
  json page = rows_of(outline, evidence);
  page["section_ends"] = section_ends(outline);
  page["post_texts"] = json::array();
  page["says_article"] = states_article(outline.facts);
  page["group_containers"] = group_containers(outline);
  for (const char is_text : find_post_texts(outline)) page["post_texts"].push_back(is_text != 0);
  page["name_paths"] = find_name_paths(outline);
  page["comment_containers"] = comment_containers(outline);
  page["comment_sections"] = comment_sections(outline);
  for (const char* list : {"linked_items", "blocks", "containers", "word_counts", "word_buckets", "names"})
    page[list] = json::array();
  BucketPrinter buckets;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    page["blocks"].push_back(std::string(outline.blocks[i].text));
    page["linked_items"].push_back(is_linked_item(outline, static_cast<std::uint32_t>(i)));
    page["containers"].push_back(outline.counts[i].container);
    page["word_counts"].push_back(outline.counts[i].text.words);
    page["word_buckets"].push_back(buckets.print(outline.blocks[i].text));
  }
  for (const Container& container : outline.containers)
    page["names"].push_back({container.parent, learnable_words(container.names)});
  return page;
}

bool same_blocks(const Outline& one, const Outline& other) {
  return std::ranges::equal(one.blocks, other.blocks, {}, &pith::Block::text, &pith::Block::text);
}

// The blocks of `outline` that hold a phrase of the part, and those that are not in `other`.
json blocks_of_phrases(const Outline& outline, const Outline& other, const Evidence& all, const Evidence& fewer,
                       PhrasePart part) {
  std::set<std::string_view> kept;
  for (const pith::Block& block : other.blocks) kept.insert(block.text);
  part.others = true;
  leave_out_phrases(part);
  CueReader reader;
  json numbers = json::array();
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    const bool holds = !reader.read(outline.blocks[i].text, outline.counts[i].text.words).empty();
    const bool fires_less = &outline == &other && fires_cue_less(all, fewer, i);
    if (holds || fires_less || !kept.contains(outline.blocks[i].text)) numbers.push_back(i);
  }
  leave_out_phrases({});
  return numbers;
}

json without_phrases(std::string_view bytes, Outline& outline, const Evidence& evidence, PhrasePart part) {
  leave_out_phrases(part);
  PreparedPage parted;  // only lines of text are parted at phrases
  if (!outline.html) parted = prepare(bytes);
  Outline& fewer = outline.html || same_blocks(outline, parted.outline) ? outline : parted.outline;
  const Evidence less = gather_evidence(fewer);
  leave_out_phrases({});
  json left_out = blocks_of_phrases(outline, fewer, evidence, less, part);
  if (left_out.empty()) return nullptr;
  json told = &fewer == &outline ? rows_of(fewer, less) : page_of(fewer, less);
  told["left_out"] = std::move(left_out);
  return told;
}

// What forests give each block, in the points of the table; 0 for kinds that they do not know.
json points_of(const Outline& outline, const Evidence& evidence, Forests forests) {
  FeatureTable rows = measure_features(outline, evidence);
  std::vector<std::uint32_t> all(outline.blocks.size());
  std::iota(all.begin(), all.end(), 0U);
  std::vector<KindPoints> points(all.size());
  tree_points(outline.html ? pith::InputFormat::html : pith::InputFormat::text, forests, rows.bytes.data(), all, points);
  json told = json::array();
  for (const KindPoints& of_block : points) {
    json& row = told.emplace_back(json::array());
    for (const float odds : of_block) row.push_back(std::lround(odds * kPointsPerLogOdds));
  }
  return told;
}

json told_type_points(const Outline& outline, const Evidence& evidence) {
  json told = json::array();
  const FeatureTable rows = measure_features(outline, evidence);
  if (rows.bytes.empty()) return told;
  for (const float odds : rows.type_points) told.push_back(std::lround(odds * kPointsPerLogOdds));
  return told;
}

json dump(const std::string& source, std::string_view bytes, std::uint32_t phrase_parts) {
  PreparedPage prepared = prepare(bytes);
  Outline& outline = prepared.outline;
  const Evidence evidence = gather_evidence(outline);
  json page = page_of(outline, evidence);
  page["source"] = source;
  if (phrase_parts == 0) {
    page["first_points"] = points_of(outline, evidence, Forests::first);
    page["article_points"] = points_of(outline, evidence, Forests::article);
    page["other_points"] = points_of(outline, evidence, Forests::others);
    page["type_points"] = told_type_points(outline, evidence);
  }
  page["without"] = page["guesses"] = json::array();
  for (std::uint32_t part = 0; part < phrase_parts; ++part)
    page["without"].push_back(without_phrases(bytes, outline, evidence, {part, phrase_parts}));
  classify(outline, {}, [](const Outline&) { return Headline{}; });
  for (const pith::Block& block : outline.blocks)
    page["guesses"].push_back({static_cast<int>(block.kind), std::lround(100 * block.score)});
  page["type"] = std::string(name_of(outline.type));
  return page;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> folders(argv + 1, argv + argc);
  std::uint32_t phrase_parts = 0;
  if (folders.size() > 1 && folders[0] == "--phrase-parts") {
    phrase_parts = static_cast<std::uint32_t>(std::stoul(folders[1]));
    folders.erase(folders.begin(), folders.begin() + 2);
  }
  fmt::print("{}\n", program().dump());
  bool failed = false;
  const auto report = [&](const std::string& name, const std::string& why) {
    fmt::print(stderr, "dump_features: {}: error: {}\n", name, why);
    failed = true;
  };
  for (const std::string& name : list_inputs(folders, report)) {
    Page page;
    std::string error;
    if (read_page(name, page, error))
      fmt::print("{}\n", dump(name, page.bytes, phrase_parts).dump());
    else
      report(name, error);
  }
  return failed ? 1 : 0;
}
