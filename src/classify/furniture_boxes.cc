// In: an Outline of HTML and its evidence. Out: the kinds of blocks in boxes that ask for something.
//
// The idea: what a pitch for a newsletter says may read like any text, but a field for an address beside it tells what it is
// for. And the labels of a log-in box are words of any manual, but all of them together are a log-in box.
#include "classify/furniture_boxes.h"

#include <algorithm>
#include <string_view>

#include "classify/fold_text.h"
#include "classify/page_view.h"

namespace pith::internal {
namespace {

constexpr std::uint32_t kMaxPitchWords = 80;
constexpr std::uint32_t kMaxPitchBlocks = 12;
constexpr std::uint32_t kMaxBlocksToParagraph = 2;
constexpr std::uint32_t kMaxLoginWords = 6;
constexpr std::uint32_t kMinLoginBlocks = 2;

constexpr std::string_view kLoginLabels[] = {
#define LOGIN_LABEL(language, text) text,
#define LOGIN_PROOF(language, text) text,
#include "classify/login_labels.inc"
#undef LOGIN_LABEL
#undef LOGIN_PROOF
};
constexpr std::string_view kLoginProofs[] = {
#define LOGIN_LABEL(language, text)
#define LOGIN_PROOF(language, text) text,
#include "classify/login_labels.inc"
#undef LOGIN_LABEL
#undef LOGIN_PROOF
};

class Boxes {
 public:
  Boxes(const Outline& outline, const Evidence& evidence, std::span<std::optional<SettledKind>> kinds)
      : outline_(outline), evidence_(evidence), page_(outline, evidence), kinds_(kinds) {}

  void settle() {
    for (const Container& box : outline_.containers)
      if (is_pitch(box) && is_beside_paragraphs(box.blocks)) settle_blocks(box.blocks, Kind::ad);
    settle_logins();
  }

 private:
  bool fires(std::uint32_t i, Rule rule) const { return evidence_.strengths(i)[index_of(rule)] > 0; }

  void settle_blocks(BlockRange blocks, Kind kind) {
    for (std::uint32_t i = blocks.begin; i < blocks.end; ++i)
      if (!kinds_[i]) kinds_[i] = SettledKind{kind};
  }

  // A field for an address stands in forms for comments and log-ins, too, but then others are beside it.
  bool is_pitch(const Container& box) const {
    if ((box.fields & kEmailField) == 0 || (box.fields & (kTextArea | kPasswordField)) != 0) return false;
    if (box.blocks.end - box.blocks.begin > kMaxPitchBlocks) return false;
    std::uint32_t words = 0;
    bool has_cue = false;
    for (std::uint32_t i = box.blocks.begin; i < box.blocks.end; ++i) {
      words += page_.words(i);
      has_cue |= fires(i, Rule::cue_newsletter) || fires(i, Rule::cue_mailing);
    }
    return has_cue && words <= kMaxPitchWords;
  }

  // On a page that is a pitch itself, such a box is what it is about.
  bool is_beside_paragraphs(BlockRange blocks) const {
    bool before = false;
    bool after = false;
    for (std::uint32_t k = 1; k <= kMaxBlocksToParagraph; ++k) {
      before |= blocks.begin >= k && page_.is_paragraph(blocks.begin - k);
      after |= blocks.end + k <= page_.size() && page_.is_paragraph(blocks.end + k - 1);
    }
    return before && after;
  }

  enum class Login : std::uint8_t { none, label, proof };

  // Labels may stand in one line: "User name  Remember me?"
  Login login_of(std::uint32_t i) {
    if (page_.words(i) == 0 || page_.words(i) > kMaxLoginWords) return Login::none;
    fold_text(outline_.blocks[i].text, folded_);
    Login found = Login::label;
    for (std::string_view rest = folded_.view(); !rest.empty();) {
      const std::string_view label = longest_label(rest);
      if (label.empty()) return Login::none;
      if (std::ranges::find(kLoginProofs, label) != std::end(kLoginProofs)) found = Login::proof;
      rest.remove_prefix(std::min(label.size() + 1, rest.size()));
    }
    return found;
  }

  static std::string_view longest_label(std::string_view text) {
    std::string_view longest;
    for (const std::string_view label : kLoginLabels) {
      if (label.front() != text.front() || !text.starts_with(label)) continue;  // the first byte rules out most of them
      if ((text.size() == label.size() || text[label.size()] == ' ') && label.size() > longest.size()) longest = label;
    }
    return longest;
  }

  void settle_logins() {
    for (std::uint32_t i = 0; i < page_.size();) {
      const std::uint32_t begin = i;
      bool has_proof = false;
      for (; i < page_.size(); ++i) {
        const Login login = login_of(i);
        if (login == Login::none) break;
        has_proof |= login == Login::proof;
      }
      if (has_proof && i - begin >= kMinLoginBlocks) settle_blocks({begin, i}, Kind::nav);
      i = std::max(i, begin + 1);
    }
  }

  const Outline& outline_;
  const Evidence& evidence_;
  PageView page_;
  std::span<std::optional<SettledKind>> kinds_;
  FoldedText folded_;  // of the last block that was looked at for labels
};

}  // namespace

void settle_boxes(const Outline& outline, const Evidence& evidence, std::span<std::optional<SettledKind>> kinds) {
  Boxes(outline, evidence, kinds).settle();
}

}  // namespace pith::internal
