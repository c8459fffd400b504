// Questions about a block that several of the context rules ask.
#pragma once

#include <algorithm>

#include "classify/evidence.h"

namespace pith::internal {

/// Words from which a block can be a paragraph for the rules.
inline constexpr std::uint32_t kMinRuleParagraphWords = 25;

/// Refers to the outline and the evidence, which must outlive it.
class PageView {
 public:
  PageView(const Outline& outline, const Evidence& evidence) : outline_(outline), evidence_(evidence) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(outline_.blocks.size()); }
  const TextCounts& text(std::uint32_t i) const { return outline_.counts[i].text; }
  std::uint32_t chars(std::uint32_t i) const { return text(i).chars; }
  std::uint32_t words(std::uint32_t i) const { return text(i).words; }
  ContainerId container(std::uint32_t i) const { return outline_.counts[i].container; }
  bool has_sentence(std::uint32_t i) const { return text(i).sentence_ends > 0; }
  bool is_heading(std::uint32_t i) const { return outline_.blocks[i].shape == Shape::heading; }

  /// Running text: long enough, with a sentence, and less than half of it linked.
  bool is_paragraph(std::uint32_t i) const {
    return words(i) >= kMinRuleParagraphWords && has_sentence(i) && outline_.counts[i].link_chars * 2 < chars(i);
  }

  bool has_cues(std::uint32_t i) const { return !outline_.cues[i].empty(); }
  bool has_cue(std::uint32_t i, Rule cue) const {
    const std::span<const Rule> cues = outline_.cues[i];
    return std::find(cues.begin(), cues.end(), cue) != cues.end();
  }

  bool has_landmark(std::uint32_t i, std::uint32_t landmarks) const {
    return (outline_.containers[container(i)].landmarks & landmarks) != 0;
  }
  bool has_name(std::uint32_t i, NameSet rules) const { return (evidence_.name_rules(container(i)) & rules) != 0; }

  bool is_article(std::uint32_t i) const { return evidence_.best(i) == Kind::article; }

 private:
  const Outline& outline_;
  const Evidence& evidence_;
};

}  // namespace pith::internal
