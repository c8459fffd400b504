// Candidates for a field of the metadata, and the choice among them.
//
// In: the facts of a page, and candidates that the caller adds. Out: the values that win, and with `explain` all candidates as
// statements. The idea: a candidate begins with the rank of its source (facts.inc), every doubt about it lowers the rank, and the
// highest rank above 0 wins.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "blocks/outline.h"
#include "document/bylines.h"

namespace pith::internal {

/// What a doubt about a candidate takes from its rank: after a doubt almost any other source wins, after a small one the next
/// best.
inline constexpr int kDoubt = 45;
inline constexpr int kSmallDoubt = 12;

struct Candidate {
  Fact fact{};
  std::string value{};
  std::uint32_t line = 0;     ///< of the decoded page, from 1; 0 where it is not on the page
  std::size_t group = 0;      ///< the same for candidates that belong together: the authors in one byline or one JSON-LD object
  int rank = 0;               ///< wins only above 0
  std::string_view reason{};  ///< of the last doubt
};

/// The number of the block that states candidates of a group; none where it is not a group of a block.
std::optional<std::size_t> block_of(std::size_t group);

/// A candidate with the rank of its fact.
Candidate make_candidate(Fact fact, std::string value, std::uint32_t line = 0, std::size_t group = 0);

void lower_rank(Candidate& candidate, int points, std::string_view reason);

/// Lowers the rank so far that the candidate cannot win.
void reject(Candidate& candidate, std::string_view reason);

/// Adds what bylines state about the field.
void append_candidates(std::vector<Candidate>& candidates, MetadataField field, const std::vector<BylineStatement>& bylines);

class CandidateSelector {
 public:
  /// With `explain`, every candidate goes to `statements`. All arguments are borrowed.
  CandidateSelector(const Outline& outline, bool explain, std::vector<Statement>& statements)
      : outline_(outline), explain_(explain), statements_(statements) {}

  /// What the page's head and elements state about a field. A statement in other content than the article, or about another
  /// story, is rejected.
  std::vector<Candidate> stated(MetadataField field) const;

  /// Tells which story the page is about: from then on, of the JSON-LD objects with a title, all but the one with the most
  /// similar title are about another story.
  void set_title(std::string_view title);

  /// The value of the candidate with the highest rank; empty when no rank is above 0.
  std::string select_best(MetadataField field, std::vector<Candidate> candidates);

  /// The different values of all candidates that have the fact, rank and group of the best one, in their order; empty when no
  /// rank is above 0.
  std::vector<std::string> select_group(MetadataField field, std::vector<Candidate> candidates);

 private:
  bool is_about_another_story(const Facts::Entry& entry) const;
  void explain(MetadataField field, const Candidate& candidate, bool chosen);

  const Outline& outline_;
  bool explain_;
  std::vector<Statement>& statements_;
  std::uint16_t own_object_ = 0;  // the JSON-LD object about the page's own story; 0 while it is unknown
};

}  // namespace pith::internal
