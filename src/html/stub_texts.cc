// Articles whose text is in <noscript> or <template>: pages that load their text late, and paywalls that a script lifts. In: a Dom.
// Out: which of these elements hold the text of a stub.
//
// The idea: the element's text must be running text, not a menu, a picture or a request to enable scripts; it must stand in the
// container of an article; and it must be at least twice as long as all that is seen there. So a second copy of what is seen is
// not taken, and neither is a fallback of one part of an article that is there.
#include "html/stub_texts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinProseBytes = 500;  // of all such elements of a container together
constexpr std::size_t kMinProseRatio = 2;    // of them to the bytes that are seen there
constexpr std::size_t kMinRunBytes = 40;     // of one run of text; shorter ones are labels
constexpr std::string_view kScriptRequest = "javascript";
constexpr std::array kArticleRoles = {std::string_view("main"), std::string_view("article")};
constexpr std::string_view kArticleBody = "articleBody";

std::size_t visible_bytes(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_ascii_space(c); }));
}

bool may_hold_text(Tag tag) { return tag == Tag::noscript || tag == Tag::template_; }

bool is_beside_article(Tag tag) {
  return tag == Tag::nav || tag == Tag::aside || tag == Tag::footer || tag == Tag::form || tag == Tag::button;
}

struct Candidate {
  NodeId element = 0;
  NodeId container = 0;
  std::size_t prose = 0;  // bytes
};

struct OpenElement {
  NodeId end = 0;
  std::optional<NodeId> article;
};

class StubFinder {
 public:
  StubFinder(const Dom& dom, const std::vector<bool>& hidden) : dom_(dom), nodes_(dom.nodes()), hidden_(hidden) {}

  std::vector<NodeId> find() {
    find_candidates();
    std::vector<NodeId> found;
    if (candidates_.empty()) return found;
    count_seen();
    std::ranges::stable_sort(candidates_, {}, &Candidate::container);
    for (auto first = candidates_.begin(); first != candidates_.end();) {
      auto last = first;
      std::size_t prose = 0;
      for (; last != candidates_.end() && last->container == first->container; ++last) prose += last->prose;
      if (prose >= std::max(kMinProseBytes, kMinProseRatio * seen_in(first->container)))
        std::for_each(first, last, [&](const Candidate& candidate) { found.push_back(candidate.element); });
      first = last;
    }
    std::ranges::sort(found);
    return found;
  }

 private:
  void find_candidates() {
    for (NodeId id = 0; id < nodes_.size(); ++id)
      if (nodes_[id].tag == Tag::h1) headlines_.push_back(id);
    for (NodeId id = 0; id < nodes_.size(); ++id) {
      const Tag tag = nodes_[id].tag;
      if (tag == Tag::text) continue;
      while (!open_.empty() && open_.back().end <= id) open_.pop_back();
      const auto around = open_.empty() ? std::nullopt : open_.back().article;
      if (may_hold_text(tag) || hidden_[id] || flow_of(tag) == Flow::hidden) {
        if (may_hold_text(tag) && around) add_candidate(id, *around);
        id = nodes_[id].end - 1;
      } else {
        open_.push_back({.end = nodes_[id].end, .article = article_at(id, around)});
      }
    }
  }

  void add_candidate(NodeId element, NodeId container) {
    if (const std::size_t prose = prose_in(element); prose > 0) candidates_.push_back({element, container, prose});
  }

  // Bytes of running text outside of links.
  std::size_t prose_in(NodeId element) const {
    std::size_t prose = 0;
    for (NodeId id = element + 1; id < nodes_[element].end; ++id) {
      const Tag tag = nodes_[id].tag;
      if (tag == Tag::text) {
        const std::string_view text = dom_.text(id);
        const std::size_t bytes = visible_bytes(text);
        if (bytes >= kMinRunBytes && to_lower(text).find(kScriptRequest) == std::string::npos) prose += bytes;
      } else if (tag == Tag::a || flow_of(tag) == Flow::hidden) {
        id = nodes_[id].end - 1;
      }
    }
    return prose;
  }

  // The innermost element that is marked as an article or holds the headline, from this one outwards; none inside of what stands
  // beside the text of an article. <body> holds the whole page, which Visibility judges.
  std::optional<NodeId> article_at(NodeId id, std::optional<NodeId> around) const {
    const Tag tag = nodes_[id].tag;
    if (is_beside_article(tag)) return std::nullopt;
    const bool is_page = tag == Tag::html || tag == Tag::body;
    const bool is_article = tag == Tag::article || tag == Tag::main || is_marked_article(id);
    return !is_page && (is_article || holds_headline(id)) ? id : around;
  }

  bool is_marked_article(NodeId id) const {
    const std::string_view role = dom_.attribute(id, "role");
    return std::ranges::find(kArticleRoles, role) != kArticleRoles.end() || dom_.attribute(id, "itemprop") == kArticleBody;
  }

  bool holds_headline(NodeId id) const {
    const auto next = std::ranges::lower_bound(headlines_, id);
    return next != headlines_.end() && *next < nodes_[id].end;
  }

  // One sum for all containers, which may be inside of each other.
  void count_seen() {
    seen_before_.resize(nodes_.size() + 1);
    NodeId hidden_end = 0;
    for (NodeId id = 0; id < nodes_.size(); ++id) {
      const Tag tag = nodes_[id].tag;
      if (id >= hidden_end && tag != Tag::text && (hidden_[id] || flow_of(tag) == Flow::hidden)) hidden_end = nodes_[id].end;
      const bool seen = tag == Tag::text && id >= hidden_end;
      seen_before_[id + 1] = seen_before_[id] + (seen ? static_cast<std::uint32_t>(visible_bytes(dom_.text(id))) : 0);
    }
  }

  std::size_t seen_in(NodeId container) const { return seen_before_[nodes_[container].end] - seen_before_[container]; }

  const Dom& dom_;
  const std::vector<Node>& nodes_;
  const std::vector<bool>& hidden_;
  std::vector<NodeId> headlines_;
  std::vector<OpenElement> open_;
  std::vector<Candidate> candidates_;
  std::vector<std::uint32_t> seen_before_;  // bytes of text before each node
};

}  // namespace

std::vector<NodeId> texts_of_stubs(const Dom& dom, const std::vector<bool>& hidden) { return StubFinder(dom, hidden).find(); }

}  // namespace pith::internal
