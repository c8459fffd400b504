// What the training reads. In: folders of pages, as arguments. Out: JSON lines on standard output.
//
//   dump_features [FOLDER]...
//
// The first line describes the program itself, so that the trainer has no copies: the names of "features" in the order of a row,
// which of them are "page_features" (the same in all rows of a page), the "kinds" and "types" in their order, and the numbers of
// thresholds.h, line_words.h and word_context.h. Each further line is a page: "source"; for each of the "blocks" its text, the
// number of its container in "containers", its row in "rows" (hexadecimal digits), in "sure_comments" whether the rules are sure
// that it is a comment, in "word_buckets" the rows of the word table that it names (four hexadecimal digits each), and in
// "guesses" the kind that the trees of this program give it, and its score in per cent; "says_article", whether the page calls
// itself an article; and in "names", for each container, its parent and the words of its names that something can be learned of.
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

#include "base/words.h"
#include "classify/classify.h"
#include "classify/cues.h"
#include "classify/decisions.h"
#include "classify/features.h"
#include "classify/thresholds.h"
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
               {"points_per_log_odds", kPointsPerLogOdds},
               {"min_chance", kMinChance},
               {"min_article_words", kMinArticleWords},
               {"learned_scale", kLearnedScale},
               {"max_leaves", kMaxLeaves},
               {"word_buckets", kWordBuckets},
               {"word_points", kWordPoints},
               {"points_per_word_score", kPointsPerWordScore},
               {"even_word_score", kEvenWordScore},
               {"word_chances", kChances},
               {"word_decays", kDecays},
               {"word_decay_unit", kDecayUnit},
               {"word_decay_prior", kDecayPrior},
               {"clear_word_chance", kClearChance},
               {"no_block", kNoBlock}};
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    told["features"].push_back(std::string(feature_name(i)));
    if (i >= static_cast<std::size_t>(Feature::page_blocks)) told["page_features"].push_back(std::string(feature_name(i)));
  }
  for (std::size_t i = 0; i < pith::kKindCount; ++i) told["kinds"].push_back(std::string(name_of(static_cast<pith::Kind>(i))));
  for (std::size_t i = 0; i < pith::kPageTypeCount; ++i)
    told["types"].push_back(std::string(name_of(static_cast<pith::PageType>(i))));
  return told;
}

json dump(const std::string& source, std::string_view bytes) {
  PreparedPage prepared = prepare(bytes);
  Outline& outline = prepared.outline;
  const Evidence evidence = gather_evidence(outline);
  json page = {{"source", source},
               {"blocks", json::array()},
               {"containers", json::array()},
               {"sure_comments", json::array()},
               {"says_article", states_article(outline.facts)},
               {"names", json::array()},
               {"word_buckets", json::array()},
               {"guesses", json::array()},
               {"rows", hexadecimal(measure_features(outline, evidence).bytes)}};
  for (std::uint32_t i = 0; i < outline.blocks.size(); ++i) {
    page["blocks"].push_back(std::string(outline.blocks[i].text));
    page["containers"].push_back(outline.counts[i].container);
    page["sure_comments"].push_back(is_sure_comment(evidence, i));
  }
  BucketPrinter buckets;
  for (const pith::Block& block : outline.blocks) page["word_buckets"].push_back(buckets.print(block.text));
  classify(outline, {});
  for (const pith::Block& block : outline.blocks)
    page["guesses"].push_back({static_cast<int>(block.kind), std::lround(100 * block.score)});
  for (const Container& container : outline.containers)
    page["names"].push_back({container.parent, learnable_words(container.names)});
  return page;
}

}  // namespace

int main(int argc, char** argv) {
  fmt::print("{}\n", program().dump());
  bool failed = false;
  const auto report = [&](const std::string& name, const std::string& why) {
    fmt::print(stderr, "dump_features: {}: error: {}\n", name, why);
    failed = true;
  };
  for (const std::string& name : list_inputs({argv + 1, argv + argc}, report)) {
    Page page;
    std::string error;
    if (read_page(name, page, error))
      fmt::print("{}\n", dump(name, page.bytes).dump());
    else
      report(name, error);
  }
  return failed ? 1 : 0;
}
