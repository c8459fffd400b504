// The words that stand for values in the table of options, and texts about commands. In: enumerators. Out: text.
#include "options_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/enum_tables.h"
#include "base/text.h"
#include "command/check/check.h"
#include "command/choice.h"
#include "command/list_rules.h"
#include "input/encodings.h"
#include "options_words.h"
#include "write/writers.h"

namespace pith::internal {
namespace {

static_assert(std::ranges::is_sorted(kOptions, {}, &OptionRow::command), "the options of a command stand together");

constexpr ExampleRow kPithExamples[] = {
    {"pith page.html", "the article as text"},
    {"curl -sL URL | pith --url URL", "a page of the web"},
    {"pith -t jsonl -o OUT/ --resume DIR", "a tree of pages, on all cores"},
    {"pith -t json page.html", "title, authors, dates, article, comments"},
    {"pith -t markdown page.html", "with headings, lists, tables and links"},
    {"pith --get title,authors page.html", "members of the JSON alone"},
    {"pith --explain page.html", "why each block has its kind"},
    {"pith -t report page.html", "the same as a page to look at"},
    {"pith -f jsonl -t jsonl", "a filter: a line in, a line out"},
};

constexpr ExampleRow kCheckExamples[] = {
    {"pith check samples", "compare samples, show what differs"},
    {"pith check --init samples", "write the expectations that are missing"},
    {"pith check -t junit samples", "for a CI system"},
};

constexpr ExampleRow kRulesExamples[] = {
    {"pith rules", "all rules, with phrases and names"},
    {"pith rules cue_menu", "one rule, with examples"},
    {"pith rules -t json", "for a program"},
};

constexpr CommandRow kCommands[] = {
    {"pith", "pith", "[OPTION]... [FILE|DIR|-]...", "Reads pages, HTML or scraped text, and prints the main article of each",
     "FILE", "pages, folders of pages, or - for standard input", ValueSet::file, kPithExamples},
    {"pith check", "pith-check", "[OPTION]... FILE|DIR...",
     "Compares pages with NAME.expected.json or NAME.expected.txt beside them", "FILE", "pages, or folders of pages",
     ValueSet::file, kCheckExamples},
    {"pith rules", "pith-rules", "[OPTION]... [NAME]...",
     "Prints the rules with their points, cue phrases and names, and the features", "NAME",
     "a rule as --explain prints it, or a feature by its name in the JSON of --explain: only these, with examples",
     ValueSet::rule, kRulesExamples},
};

std::vector<std::string> encoding_words() {
  std::vector<std::string> names;
  for (const Encoding& encoding : all_encodings()) names.push_back(to_lower(encoding.name));
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<std::string> kind_words() {
  std::vector<std::string> words = names_of(kKinds);
  words.emplace_back("all");
  return words;
}

std::vector<std::string> member_words() {
  const auto members = json_members();
  return {members.begin(), members.end()};
}

std::string hyphenated(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '_', '-');
  return out;
}

}  // namespace

const CommandRow& row_of(Command command) { return kCommands[static_cast<std::size_t>(command)]; }

std::span<const StatusMeaning> statuses_of(Command command) {
  switch (command) {
    case Command::pith:
      return kStatuses;
    case Command::check:
      return kCheckStatuses;
    case Command::rules:
      return kRulesStatuses;
  }
  return {};
}

std::span<const OptionRow> options_of(Command command) {
  const auto begin = std::ranges::lower_bound(kOptions, command, {}, &OptionRow::command);
  const auto end = std::ranges::upper_bound(kOptions, command, {}, &OptionRow::command);
  return {begin, end};
}

const OptionRow* find_option(Command command, std::string_view name) {
  for (const OptionRow& row : options_of(command))
    if (row.name == name) return &row;
  return nullptr;
}

std::string_view title_of(OptionGroup group) {
  switch (group) {
    case OptionGroup::input:
      return "Input";
    case OptionGroup::output:
      return "Output";
    case OptionGroup::content:
      return "What is printed";
    case OptionGroup::page:
      return "What is known or wanted of a page";
    case OptionGroup::batch:
      return "Many pages, messages";
    case OptionGroup::limits:
      return "Limits";
    case OptionGroup::expectations:
      return "Expectations";
    case OptionGroup::about:
      return "Help";
  }
  return {};
}

std::string spelled(const OptionRow& row) {
  return row.type == OptionType::letter ? fmt::format("-{}", row.letter) : fmt::format("--{}", hyphenated(row.name));
}

std::vector<std::string> all_names(const OptionRow& row) {
  std::vector<std::string> names;
  if (row.letter != ' ') names.push_back(fmt::format("-{}", row.letter));
  if (row.type != OptionType::letter) names.push_back(spelled(row));
  if (row.type == OptionType::toggle) names.push_back(fmt::format("--no-{}", hyphenated(row.name)));
  for (const AliasRow& alias : kAliases)
    if (alias.command == row.command && alias.other == row.name) names.push_back(fmt::format("--{}", hyphenated(alias.name)));
  return names;
}

std::vector<std::string> words_of(ValueSet values) {
  switch (values) {
    case ValueSet::none:
    case ValueSet::file:
    case ValueSet::output:
      return {};
    case ValueSet::input_format:
      return names_of(input_choices());
    case ValueSet::output_format:
      return names_of(kOutputFormats);
    case ValueSet::kind:
      return kind_words();
    case ValueSet::when:
      return names_of(kWhen);
    case ValueSet::report:
      return names_of(kReports);
    case ValueSet::page_type:
      return names_of(page_type_choices());
    case ValueSet::encoding:
      return encoding_words();
    case ValueSet::extra:
      return names_of(kExtras);
    case ValueSet::json_member:
      return member_words();
    case ValueSet::link_style:
      return names_of(kLinkStyles);
    case ValueSet::image_style:
      return names_of(kImageStyles);
    case ValueSet::check_format:
      return names_of(kCheckFormats);
    case ValueSet::rules_format:
      return names_of(kRulesFormats);
    case ValueSet::shell:
      return names_of(kShells);
    case ValueSet::manual:
      return names_of(kManualPages);
    case ValueSet::rule:
      return rule_names();
  }
  return {};
}

bool are_few(ValueSet values) {
  constexpr std::size_t kFew = 12;
  if (values == ValueSet::encoding || values == ValueSet::json_member || values == ValueSet::rule) return false;
  const std::size_t count = words_of(values).size();
  return count > 0 && count <= kFew;
}

std::string help_with_words(const OptionRow& row) {
  if (!are_few(row.values)) return std::string(row.help);
  return fmt::format("{}: {}", row.help, listed(words_of(row.values)));
}

}  // namespace pith::internal
