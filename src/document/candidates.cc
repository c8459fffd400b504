// Candidates for a field of the metadata. In: facts, blocks with their kinds. Out: values, statements.
#include "document/candidates.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "base/words.h"
#include "html/entities.h"

namespace pith::internal {
namespace {

constexpr int kRejected = 1000;                    // points, more than any rank
constexpr std::size_t kFirstBlockGroup = 1 << 20;  // above the numbers of JSON-LD objects

// The value of a statement, with references decoded that were encoded twice.
std::string decoded(const Facts::Entry& entry) {
  if (entry.value.find('&') == std::string_view::npos) return std::string(entry.value);
  return collapse(decode_terminated_references(entry.value));  // "&nbsp;" is white space like any other
}

// The group of all candidates that one block states.
std::size_t group_of_block(std::size_t block) { return kFirstBlockGroup + block; }

bool is_json_ld(Fact fact) { return row_of(fact).where == row_of(Fact::jsonld_title).where; }

// The number of the last block that begins at or before a byte of the page, from 1; 0 where there is none.
std::size_t last_block_before(const Outline& outline, std::uint32_t offset) {
  const auto after = std::ranges::upper_bound(outline.blocks, offset, {}, [](const Block& block) { return block.source.begin; });
  return static_cast<std::size_t>(after - outline.blocks.begin());
}

bool is_other_content(Kind kind) { return kind == Kind::related || kind == Kind::comment || kind == Kind::ad; }

void sort_by_rank(std::vector<Candidate>& candidates) {
  std::ranges::stable_sort(candidates, std::ranges::greater(), &Candidate::rank);
}

}  // namespace

std::optional<std::size_t> block_of(std::size_t group) {
  return group < kFirstBlockGroup ? std::nullopt : std::optional(group - kFirstBlockGroup);
}

Candidate make_candidate(Fact fact, std::string value, std::uint32_t line, std::size_t group) {
  return {fact, std::move(value), line, group, row_of(fact).rank, {}};
}

void lower_rank(Candidate& candidate, int points, std::string_view reason) {
  candidate.rank -= points;
  candidate.reason = reason;
}

void reject(Candidate& candidate, std::string_view reason) { lower_rank(candidate, kRejected, reason); }

void append_candidates(std::vector<Candidate>& candidates, MetadataField field, const std::vector<BylineStatement>& bylines) {
  for (const BylineStatement& statement : bylines)
    if (row_of(statement.fact).field == field)
      candidates.push_back(make_candidate(statement.fact, statement.value, statement.line, group_of_block(statement.block)));
}

std::vector<Candidate> CandidateSelector::stated(MetadataField field) const {
  std::vector<Candidate> candidates;
  for (const Facts::Entry& entry : outline_.facts.entries) {
    const FactRow& row = row_of(entry.fact);
    if (row.field != field || row.rank == 0) continue;
    const std::size_t number = last_block_before(outline_, entry.offset);
    const std::size_t group = entry.group != 0 || number == 0 ? entry.group : group_of_block(number - 1);
    Candidate candidate = make_candidate(entry.fact, decoded(entry), entry.line, group);
    if (candidate.value.empty()) continue;
    const Block* block = number > 0 ? &outline_.blocks[number - 1] : nullptr;
    if (block && entry.offset < block->source.end && is_other_content(block->kind)) reject(candidate, "in other content");
    if (is_about_another_story(entry)) reject(candidate, "of another story");
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

// The site is the same for all stories.
bool CandidateSelector::is_about_another_story(const Facts::Entry& entry) const {
  return entry.group != 0 && own_object_ != 0 && entry.group != own_object_ && is_json_ld(entry.fact) &&
         entry.fact != Fact::jsonld_site;
}

void CandidateSelector::set_title(std::string_view title) {
  double best = -1;
  for (const Facts::Entry& entry : outline_.facts.entries) {
    if (entry.fact != Fact::jsonld_title) continue;
    const double overlap = word_overlap(entry.value, title);
    if (overlap <= best) continue;
    best = overlap;
    own_object_ = entry.group;
  }
}

std::string CandidateSelector::select_best(MetadataField field, std::vector<Candidate> candidates) {
  sort_by_rank(candidates);
  const bool found = !candidates.empty() && candidates.front().rank > 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) explain(field, candidates[i], found && i == 0);
  return found ? std::move(candidates.front().value) : std::string();
}

std::vector<std::string> CandidateSelector::select_group(MetadataField field, std::vector<Candidate> candidates) {
  sort_by_rank(candidates);
  std::vector<std::string> values;
  std::set<std::string_view> seen;
  for (const Candidate& candidate : candidates) {
    const Candidate& best = candidates.front();
    const bool chosen =
        candidate.rank > 0 && candidate.rank == best.rank && candidate.fact == best.fact && candidate.group == best.group;
    explain(field, candidate, chosen);
    if (chosen && seen.insert(candidate.value).second) values.push_back(candidate.value);
  }
  return values;
}

void CandidateSelector::explain(MetadataField field, const Candidate& candidate, bool chosen) {
  if (!explain_) return;
  statements_.push_back({std::string(row_of(field).name), candidate.value, std::string(row_of(candidate.fact).where),
                         candidate.line, chosen, std::string(candidate.reason)});
}

}  // namespace pith::internal
