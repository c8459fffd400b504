// In: an Outline with its cues. Out: evidence for the blocks of long furniture.
//
// The idea: a text that asks for consent is a row of paragraphs about partners, purposes and personal data, of which only the
// first has a cue. And a digital library marks where its book begins and ends, so that all outside is its own.
#include "classify/furniture_runs.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>

#include "base/text.h"
#include "classify/line_forms.h"
#include "classify/page_view.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxRunBlocks = 30;
constexpr std::uint32_t kMaxButtonWords = 4;
constexpr std::size_t kMinWordsOfBlock = 2;  // of consent_words.inc
constexpr std::size_t kMinWordsOfRun = 4;
constexpr float kUnsureStrength = 0.5F;
constexpr std::size_t kMaxReadBytes = 1000;

constexpr std::string_view kConsentWords[] = {
#define CONSENT_WORD(word) word,
#include "classify/consent_words.inc"
#undef CONSENT_WORD
};
using ConsentWords = std::bitset<std::size(kConsentWords)>;

ConsentWords consent_words(std::string_view text) {
  const std::string lower = to_lower(text.substr(0, kMaxReadBytes));
  ConsentWords words;
  for (std::size_t i = 0; i < std::size(kConsentWords); ++i) words[i] = lower.find(kConsentWords[i]) != std::string::npos;
  return words;
}

class FurnitureRuns {
 public:
  FurnitureRuns(const Outline& outline, Evidence& evidence) : outline_(outline), evidence_(evidence), page_(outline, evidence) {}

  void apply() {
    for (std::uint32_t i = 0; i < page_.size(); ++i)
      if (page_.has_cue(i, Rule::cue_consent) && !outline_.blocks[i].text.empty() && i >= end_) consent(i);
    edition_notes();
  }

 private:
  void consent(std::uint32_t first) {
    ConsentWords words = consent_words(outline_.blocks[first].text);
    if (words.none()) return;  // a button
    end_ = first + 1;
    const ContainerId around = outline_.containers[page_.container(first)].parent;
    for (; end_ < page_.size() && end_ < first + kMaxRunBlocks; ++end_) {
      const ConsentWords more = consent_words(outline_.blocks[end_].text);
      const bool is_button = page_.words(end_) <= kMaxButtonWords && !page_.is_heading(end_) && is_within(end_, around);
      if (more.count() < kMinWordsOfBlock && !(page_.is_heading(end_) && more.any()) && !is_button) break;
      words |= more;
    }
    const bool is_sure = words.count() >= kMinWordsOfRun && !is_about_consent();
    for (std::uint32_t i = first; i < end_; ++i) evidence_.add(i, Rule::ctx_consent, is_sure ? 1.0F : kUnsureStrength);
  }

  // A page whose title is of privacy or cookies has such text as its article.
  bool is_about_consent() const {
    for (const Fact fact : {Fact::og_title, Fact::head_title})
      if (consent_words(outline_.facts.first(fact)).any()) return true;
    return false;
  }

  bool is_within(std::uint32_t block, ContainerId container) const {
    return container != 0 && outline_.containers[container].tag != Tag::body &&
           outline_.containers[container].blocks.contains(block);
  }

  void edition_notes() {
    std::uint32_t begin = 0;
    std::uint32_t end = page_.size();
    for (std::uint32_t i = 0; i < page_.size(); ++i) {
      const EditionMark mark = edition_mark(outline_.blocks[i].text);
      if (mark == EditionMark::start) begin = i + 1;
      if (mark == EditionMark::end && i >= begin) end = std::min(end, i);
    }
    if (begin >= end) return;
    for (std::uint32_t i = 0; i < begin; ++i) evidence_.add(i, Rule::ctx_edition_notes);
    for (std::uint32_t i = end; i < page_.size(); ++i) evidence_.add(i, Rule::ctx_edition_notes);
  }

  const Outline& outline_;
  Evidence& evidence_;
  PageView page_;
  std::uint32_t end_ = 0;  // of the last run
};

}  // namespace

void apply_furniture_runs(const Outline& outline, Evidence& evidence) { FurnitureRuns(outline, evidence).apply(); }

}  // namespace pith::internal
