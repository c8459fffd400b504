// Manual pages. In: the table of options, the prose of manual.inc, and the tables of kinds, types, limits and members of JSON.
// Out: source for man(1), in the macros of man(7).
//
// The idea: text has backticks around what is to be typed. A sentence begins a line of its own, as is usual in such sources, and
// what a formatter would read as its own is escaped in one place.
#include "options_manual.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>
#include <vector>

#include "base/enum_tables.h"
#include "command/nearest.h"
#include "options_effects.h"
#include "options_table.h"

namespace pith::internal {
namespace {

struct ProseRow {
  ManualPage page{};
  std::string_view title{};
  std::string_view term{};  // empty: a paragraph
  std::string_view text{};
};

constexpr ProseRow kProse[] = {
#define SECTION(page, title, text) {ManualPage::page, title, "", text},
#define TERM(page, title, term, text) {ManualPage::page, title, term, text},
#include "manual.inc"
#undef TERM
#undef SECTION
};

constexpr struct {
  std::string_view path;
  std::string_view type;
  std::string_view meaning;
} kMembers[] = {
#define JSON_MEMBER(path, type, meaning) {path, type, meaning},
#include "manual_json.inc"
#undef JSON_MEMBER
};

// -------------------------------------------------------------------------------------------------------------------------- text

// Characters as they are; `literal`: to be typed, so that hyphens and quotes must be those of ASCII.
std::string escaped(std::string_view text, bool literal) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out.append("\\e");
        break;
      case '-':
        out.append(literal ? "\\-" : "-");
        break;
      case '\'':
        out.append(literal ? "\\(aq" : "'");
        break;
      case '^':
        out.append("\\(ha");
        break;
      case '~':
        out.append("\\(ti");
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string bold(std::string_view text) { return fmt::format("\\fB{}\\fR", escaped(text, true)); }
std::string italic(std::string_view text) { return fmt::format("\\fI{}\\fR", escaped(text, true)); }

// A word of prose: an option is in bold, and so is a page of the manual such as pith(5).
std::string word_of_prose(std::string_view word) {
  const std::size_t end = std::min(word.find_last_not_of(".,;:") + 1, word.size());
  const std::string_view inner = word.substr(0, end);
  const std::string rest = escaped(word.substr(end), false);
  if (inner.starts_with('-') && inner.size() > 1) return bold(inner) + rest;
  if (inner.ends_with("(1)") || inner.ends_with("(5)"))
    return fmt::format("{}{}{}", bold(inner.substr(0, inner.size() - 3)), inner.substr(inner.size() - 3), rest);
  return escaped(word, false);
}

// Prose outside of backticks. Each sentence begins a line.
std::string marked_words(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    out.append(word_of_prose(word));
    const bool is_followed = space < text.size();
    const bool ends_sentence =
        word.ends_with('.') && space + 1 < text.size() && std::isupper(static_cast<unsigned char>(text[space + 1])) != 0;
    if (is_followed) out.push_back(ends_sentence ? '\n' : ' ');
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return out;
}

std::string marked(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t tick = std::min(text.find('`'), text.size());
    out.append(marked_words(text.substr(0, tick)));
    text.remove_prefix(std::min(tick + 1, text.size()));
    if (tick == text.size() && text.empty()) break;
    const std::size_t end = std::min(text.find('`'), text.size());
    if (end > 0) out.append(bold(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string sentence(std::string_view text) {
  std::string out(text);
  if (!out.empty()) out.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(out.front())));
  if (!out.ends_with('.')) out.push_back('.');
  return out;
}

// A line may not begin with a dot or a quote, which would be a request to the formatter.
void append_lines(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (text.front() == '.' || text.front() == '\'') out.append("\\&");
    out.append(text.substr(0, end)).push_back('\n');
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void append_term(std::string& out, const std::string& term, std::string_view text) {
  out.append(".TP\n").append(term).push_back('\n');
  append_lines(out, marked(text));
}

// ---------------------------------------------------------------------------------------------------------------------- sections

void append_title(std::string& out, std::string_view title) { out.append(".SH ").append(title).push_back('\n'); }

void append_prose(std::string& out, ManualPage page, std::string_view title) {
  bool is_first = true;
  for (const ProseRow& row : kProse) {
    if (row.page != page || row.title != title) continue;
    if (is_first) append_title(out, title);
    if (!row.term.empty()) {
      append_term(out, bold(row.term), row.text);
    } else {
      if (!is_first) out.append(".PP\n");
      append_lines(out, marked(row.text));
    }
    is_first = false;
  }
}

std::string names_of_option(const OptionRow& row) {
  std::string out;
  for (const std::string& name : all_names(row)) out.append(out.empty() ? "" : ", ").append(bold(name));
  if (takes_value(row)) out.append(" ").append(italic(row.metavar));
  return out;
}

// "`auto`, `always` or `never`".
std::string listed_literals(std::vector<std::string> words) {
  for (std::string& word : words) word = fmt::format("`{}`", word);
  return listed(words);
}

std::string text_of_option(const OptionRow& row) {
  const std::string words = are_few(row.values) ? fmt::format(": {}", listed_literals(words_of(row.values))) : std::string();
  std::string out = sentence(fmt::format("{}{}", row.help, words));
  if (!row.more.empty()) out.append(" ").append(row.more);
  if (!row.initial.empty()) out.append(fmt::format(" If not given: `{}`.", row.initial));
  const std::string places = places_of_effect(row);
  if (!places.empty()) out.append(fmt::format(" It has an effect only with {}.", places));
  return out;
}

void append_options(std::string& out, Command command) {
  append_title(out, "OPTIONS");
  std::optional<OptionGroup> group;
  for (const OptionRow& row : options_of(command)) {
    if (group != row.group) out.append(fmt::format(".SS {}\n", title_of(row.group)));
    group = row.group;
    append_term(out, names_of_option(row), text_of_option(row));
  }
}

void append_statuses(std::string& out, Command command) {
  append_title(out, "EXIT STATUS");
  for (const auto& [status, meaning] : statuses_of(command))
    append_term(out, bold(std::to_string(static_cast<int>(status))), sentence(meaning));
}

void append_examples(std::string& out, Command command) {
  append_title(out, "EXAMPLES");
  for (const ExampleRow& row : row_of(command).examples) append_term(out, bold(row.line), sentence(row.meaning));
}

void append_head(std::string& out, std::string_view name, int section, std::string_view purpose) {
  std::string upper(name);
  std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  out.append(fmt::format(".TH {} {} \"\" \"pith {}\" \"{}\"\n.SH NAME\n{} \\- {}\n", escaped(upper, true), section, version(),
                         section == 1 ? "User Commands" : "File Formats", escaped(name, true), purpose));
}

void append_see_also(std::string& out, ManualPage page) {
  append_title(out, "SEE ALSO");
  std::string pages;
  for (const auto& other : kManualPages) {
    if (other.value == page) continue;
    const std::size_t dot = other.name.rfind('.');
    pages.append(fmt::format("{}{}({})", pages.empty() ? "" : ", ", bold(other.name.substr(0, dot)), other.name.substr(dot + 1)));
  }
  out.append(pages).push_back('\n');
}

// The purpose as the page of names prints it: without the capital at its beginning.
std::string small_purpose(const CommandRow& row) {
  std::string purpose(row.purpose);
  purpose.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(purpose.front())));
  return escaped(purpose, false);
}

// The page of the program has the other commands, too.
void append_synopsis(std::string& out, Command command) {
  append_title(out, "SYNOPSIS");
  for (const Command each : {Command::pith, Command::check, Command::rules}) {
    if (each != command && command != Command::pith) continue;
    if (each != command) out.append(".br\n");
    out.append(fmt::format("{} {}\n", bold(row_of(each).name), escaped(row_of(each).usage, true)));
  }
}

std::string command_page(ManualPage page, Command command) {
  const CommandRow& row = row_of(command);
  std::string out;
  append_head(out, row.page, 1, small_purpose(row));
  append_synopsis(out, command);
  append_prose(out, page, "DESCRIPTION");
  append_options(out, command);
  append_prose(out, page, "NOTES ON OPTIONS");
  append_prose(out, page, "MESSAGES");
  append_statuses(out, command);
  append_prose(out, page, "ENVIRONMENT");
  append_examples(out, command);
  append_see_also(out, page);
  return out;
}

std::string formats_page() {
  constexpr ManualPage kPage = ManualPage::formats;
  std::string out;
  append_head(out, "pith", 5, "formats of inputs and outputs of pith, and members of its JSON");
  for (const char* title : {"DESCRIPTION", "INPUT FORMATS", "OUTPUT FORMATS"}) append_prose(out, kPage, title);
  append_prose(out, kPage, "KINDS");
  for (const KindRow& row : kKinds) append_term(out, bold(row.name), sentence(row.meaning));
  append_prose(out, kPage, "PAGE TYPES");
  append_lines(out, marked(fmt::format("The types are {}.", listed_literals(names_of(kPageTypes)))));
  append_prose(out, kPage, "JSON");
  for (const auto& member : kMembers) append_term(out, fmt::format("{} ({})", bold(member.path), member.type), member.meaning);
  append_prose(out, kPage, "EXPECTATIONS");
  append_prose(out, kPage, "LIMITS");
  for (const LimitRow& row : kLimits)
    if (!row.name.empty()) append_term(out, bold(row.name), sentence(row.event));
  append_see_also(out, kPage);
  return out;
}

}  // namespace

std::string manual_page(ManualPage page) {
  switch (page) {
    case ManualPage::pith:
      return command_page(page, Command::pith);
    case ManualPage::check:
      return command_page(page, Command::check);
    case ManualPage::rules:
      return command_page(page, Command::rules);
    case ManualPage::formats:
      return formats_page();
  }
  return {};
}

}  // namespace pith::internal
