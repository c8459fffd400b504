// `pith rules`. In: the tables of src/classify. Out: text or JSON.
//
// The idea: the tables are included here once more, with the columns that only people read: descriptions and languages.
#include "command/list_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "base/utf8.h"
#include "classify/features.h"
#include "classify/names.h"
#include "classify/rule_examples.h"
#include "command/terminal.h"
#include "write/reason_notes.h"

namespace pith::internal {
namespace {

using Json = nlohmann::ordered_json;

struct PhraseRow {
  Rule rule;
  std::string_view language;
  std::string_view place;
  std::string_view phrase;
};
// One text and not rows of pointers, which would have to be relocated whenever the program starts. The rules are in a table of
// their own.
constexpr Rule kPhraseRules[] = {
#define CUE(rule, language, place, phrase) Rule::rule,
#include "classify/cues.inc"
#undef CUE
};
constexpr char kPhraseLines[] =
#define CUE(rule, language, place, phrase) language "\t" #place "\t" phrase "\n"
#include "classify/cues.inc"
#undef CUE
    ;

std::vector<PhraseRow> read_phrases() {
  std::vector<PhraseRow> rows;
  std::string_view rest(kPhraseLines, std::size(kPhraseLines) - 1);
  const auto take = [&rest](char end) {
    const std::string_view part = rest.substr(0, rest.find(end));
    rest.remove_prefix(part.size() + 1);
    return part;
  };
  for (const Rule rule : kPhraseRules) {
    const std::string_view language = take('\t');
    const std::string_view place = take('\t');
    rows.push_back({rule, language, place, take('\n')});
  }
  return rows;
}

const std::vector<PhraseRow>& all_phrases() {
  static const std::vector<PhraseRow> phrases = read_phrases();
  return phrases;
}

struct NameRow {
  Rule rule;
  std::string_view words;
};
constexpr NameRow kNames[] = {
#define NAME(rule, words) {Rule::rule, words},
#include "classify/names.inc"
#undef NAME
};

struct LearnedRow {
  std::string_view words;
  int value;
};
constexpr LearnedRow kLearned[] = {
#define LEARNED(words, value) {words, value},
#include "classify/learned_names.inc"
#undef LEARNED
};

constexpr std::size_t kLineWidth = 120;  // columns
constexpr std::size_t kNameWidth = 20;
constexpr std::size_t kLabelWidth = 14;
constexpr int kJsonIndent = 1;

constexpr std::string_view kRulesHeading =
    "Rules: what they look for, and their points for each kind. Phrases by language: \"x\" is the whole block, \"x...\" its "
    "beginning,\n"
    "\"x: ...\" is all before its first colon, bar or dash, \"...x...\" is anywhere in it; lower case, without accents, # is a\n"
    "number. Names: words in class and id names.\n";
constexpr std::string_view kFeaturesHeading = "\nFeatures: what else the learned trees know about a block.\n\n";
constexpr std::string_view kLearnedHeading =
    "\nLearned names: how much of the text in containers with such names is article, as log odds (features "
    "learned_name_own to learned_name_sum).\n\n";

// A label and a list of words, wrapped.
void append_list(std::string& out, std::string_view label, const std::vector<std::string>& words) {
  std::size_t width = kLabelWidth + 2;
  out.append("  ").append(label).append(kLabelWidth - std::min(kLabelWidth, column_width(label)), ' ');
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = words[i] + (i + 1 < words.size() ? ", " : "");
    if (i > 0 && width + column_width(word) > kLineWidth) {
      while (out.ends_with(' ')) out.pop_back();
      out.append("\n").append(kLabelWidth + 2, ' ');
      width = kLabelWidth + 2;
    }
    width += column_width(word);
    out.append(word);
  }
  out.push_back('\n');
}

std::string phrase_text(const PhraseRow& row) {
  if (row.place == "whole") return fmt::format("\"{}\"", row.phrase);
  if (row.place == "label") return fmt::format("\"{}: ...\"", row.phrase);
  return fmt::format("\"{}{}...\"", row.place == "inside" ? "..." : "", row.phrase);
}

void append_phrases(std::string& out, Rule rule) {
  const std::vector<PhraseRow>& phrases = all_phrases();
  // The table is sorted by rule, and within a rule by language.
  for (std::size_t i = 0; i < phrases.size();) {
    std::vector<std::string> words;
    const PhraseRow& first = phrases[i];
    for (; i < phrases.size() && phrases[i].rule == first.rule && phrases[i].language == first.language; ++i)
      words.push_back(phrase_text(phrases[i]));
    if (first.rule == rule) append_list(out, fmt::format("phrases {}", first.language), words);
  }
}

std::vector<std::string> points_text(Rule rule) {
  std::vector<std::string> points;
  const KindPoints& weights = weights_of(rule);
  for (std::size_t k = 0; k < kKindCount; ++k)
    if (weights[k] != 0) points.push_back(fmt::format("{} {:+g}", name_of(static_cast<Kind>(k)), weights[k]));
  return points;
}

std::string rule_text(Rule rule, bool examples) {
  const RuleRow& row = row_of(rule);
  std::string out = fmt::format("\n{:<{}} {}\n", row.name, kNameWidth, row.description);
  if (row.limit != 0) append_list(out, "blocks", {fmt::format("of up to {} words", row.limit)});
  append_list(out, "points", points_text(rule));
  append_phrases(out, rule);
  std::vector<std::string> names;
  for (const NameRow& name : kNames)
    if (name.rule == rule) names.emplace_back(name.words);
  if (!names.empty()) append_list(out, "names", names);
  if (!examples) return out;
  for (const RuleExample& example : kRuleExamples)
    if (example.rule == rule) {
      append_list(out, "fires on", {std::string(example.fires)});
      append_list(out, "but not on", {std::string(example.misses)});
    }
  return out;
}

std::string feature_text(std::size_t number) {
  return fmt::format("{:<{}} {}\n", feature_name(number), kNameWidth, note_of(feature_name(number)));
}

Json rule_json(Rule rule) {
  const RuleRow& row = row_of(rule);
  Json out = {{"name", row.name}, {"description", row.description}};
  if (row.limit != 0) out["limit"] = row.limit;
  const KindPoints& weights = weights_of(rule);
  for (std::size_t k = 0; k < kKindCount; ++k)
    // Through the shortest decimal: a float that becomes a double directly would print as 0.30000001192092896.
    if (weights[k] != 0) out["points"][std::string(name_of(static_cast<Kind>(k)))] = Json::parse(fmt::format("{}", weights[k]));
  for (const PhraseRow& phrase : all_phrases())
    if (phrase.rule == rule)
      out["phrases"].push_back({{"language", phrase.language}, {"place", phrase.place}, {"phrase", phrase.phrase}});
  for (const NameRow& name : kNames)
    if (name.rule == rule) out["names"].push_back(name.words);
  for (const RuleExample& example : kRuleExamples)
    if (example.rule == rule) out["examples"].push_back({{"fires", example.fires}, {"misses", example.misses}});
  return out;
}

Json feature_json(std::size_t number) { return {{"name", feature_name(number)}, {"description", note_of(feature_name(number))}}; }

std::string dumped(const Json& json) { return json.dump(kJsonIndent).append("\n"); }

std::size_t number_of(std::string_view name) {
  std::size_t number = 0;
  while (feature_name(number) != name) ++number;
  return number;
}

}  // namespace

std::vector<std::string> rule_names() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kFeatureCount; ++i) names.emplace_back(feature_name(i));
  return names;
}

std::string rules_text() {
  std::string out(kRulesHeading);
  for (std::size_t i = 0; i < kRuleCount; ++i) out.append(rule_text(static_cast<Rule>(i), false));
  out.append(kFeaturesHeading);
  for (std::size_t number = kRuleCount; number < kFeatureCount; ++number) out.append(feature_text(number));
  out.append(kLearnedHeading);
  for (const LearnedRow& learned : kLearned)
    out.append(fmt::format("{:<{}} {:+.2f}\n", learned.words, kNameWidth, static_cast<double>(learned.value) / kLearnedScale));
  return out;
}

std::string rules_text(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    const std::size_t number = number_of(name);
    out.append(number < kRuleCount ? rule_text(static_cast<Rule>(number), true) : fmt::format("\n{}", feature_text(number)));
  }
  return out.empty() ? out : out.substr(1);
}

std::string rules_json() {
  Json root = {{"schema", 1}, {"rules", Json::array()}, {"features", Json::array()}, {"learned_names", Json::array()}};
  for (std::size_t i = 0; i < kRuleCount; ++i) root["rules"].push_back(rule_json(static_cast<Rule>(i)));
  for (std::size_t number = kRuleCount; number < kFeatureCount; ++number) root["features"].push_back(feature_json(number));
  for (const LearnedRow& learned : kLearned)
    root["learned_names"].push_back({{"words", learned.words}, {"log_odds", static_cast<double>(learned.value) / kLearnedScale}});
  return dumped(root);
}

std::string rules_json(const std::vector<std::string>& names) {
  Json root = {{"schema", 1}, {"rules", Json::array()}, {"features", Json::array()}};
  for (const std::string& name : names) {
    const std::size_t number = number_of(name);
    if (number < kRuleCount)
      root["rules"].push_back(rule_json(static_cast<Rule>(number)));
    else
      root["features"].push_back(feature_json(number));
  }
  return dumped(root);
}

Status run_rules(const RulesJob& job) {
  const bool all = job.names.empty();
  if (job.json) return print(all ? rules_json() : rules_json(job.names));
  return print(all ? rules_text() : rules_text(job.names));
}

}  // namespace pith::internal
