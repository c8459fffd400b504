// In: a preformatted element. Out: its programming language.
//
// The idea: highlighters name the language in an attribute ("data-lang"), by a class with a prefix before it ("language-cpp",
// "highlight-source-cpp", "brush: cpp"), or by a class of its own beside that of the highlighter ("hljs cpp", "highlight cpp").
// They do so on the element, on the <code> inside it or on a box around it; a box that holds more than the code is no longer one.
#include "blocks/code_language.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::string_view kPrefixes[] = {"language-", "lang-", "highlight-source-", "highlight-text-", "brush:", "sourceCode "};
constexpr NodeId kMaxNodesToCode = 3;  // nodes inside the element that are searched for <code>
constexpr int kMaxAround = 2;          // elements around it that are searched, whatever they are
constexpr int kMaxBoxes = 9;           // the same, as long as they are tables of code or boxes by their names

// Classes of highlighters, beside which a class is the language.
constexpr std::array<std::string_view, 6> kHighlighters = {"hljs",        "highlight", "sourceCode",
                                                           "prettyprint", "code",      "codehilite"};
constexpr std::array<std::string_view, 4> kBoxNames = {"highlight", "code", "snippet", "listing"};
// Names after a prefix that name no language.
constexpr std::array<std::string_view, 6> kNoLanguages = {"default", "none", "auto", "switcher", "selector", "wrapper"};
constexpr std::array<std::string_view, 65> kLanguages = {
    "ada",    "asm",     "awk",        "bash",   "c",      "c++",    "clojure",    "cmake",   "console", "cpp",    "cs",
    "csharp", "css",     "dart",       "diff",   "docker", "elixir", "erlang",     "fortran", "fsharp",  "go",     "graphql",
    "groovy", "haskell", "html",       "http",   "ini",    "java",   "javascript", "js",      "json",    "jsx",    "julia",
    "kotlin", "latex",   "less",       "lisp",   "lua",    "make",   "makefile",   "matlab",  "nginx",   "nix",    "ocaml",
    "perl",   "php",     "powershell", "python", "r",      "rb",     "ruby",       "rust",    "scala",   "scheme", "scss",
    "sh",     "shell",   "sql",        "swift",  "toml",   "ts",     "typescript", "xml",     "yaml",    "zig"};

struct LanguageAlias {
  std::string_view alias;
  std::string_view name;
};
constexpr LanguageAlias kAliases[] = {
#define ALIAS(alias, name) {alias, name},
#include "blocks/language_aliases.inc"
#undef ALIAS
};

bool is_name_char(char c) {
  const char lower = to_ascii_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#' || c == '-';
}

std::string one_name(std::string language) {
  const auto* alias = std::ranges::find(kAliases, language, &LanguageAlias::alias);
  return alias == std::end(kAliases) ? language : std::string(alias->name);
}

std::string_view as_language(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, is_name_char) && !is_one_of(name, kNoLanguages) ? name : std::string_view();
}

NodeId code_inside(const Dom& dom, NodeId pre) {
  const NodeId end = std::min(dom.nodes()[pre].end, pre + kMaxNodesToCode);
  for (NodeId id = pre + 1; id < end; ++id)
    if (dom.nodes()[id].tag == Tag::code) return id;
  return pre;
}

std::string_view language_by_prefix(std::string_view classes) {
  for (const std::string_view prefix : kPrefixes) {
    const std::size_t at = classes.find(prefix);
    if (at == std::string_view::npos) continue;
    std::string_view name = classes.substr(at + prefix.size());
    while (name.starts_with(' ')) name.remove_prefix(1);
    name = as_language(name.substr(0, name.find_first_of(" ;")));
    if (!name.empty()) return name;
  }
  return {};
}

// "hljs cpp", "highlight-cpp notranslate"
std::string_view language_beside_highlighter(std::string_view classes) {
  constexpr std::string_view kSphinx = "highlight-";
  const bool highlighted = any_token(classes, [](std::string_view name) { return is_one_of(name, kHighlighters); });
  std::string_view found;
  any_token(classes, [&](std::string_view name) {
    const bool prefixed = name.starts_with(kSphinx);
    if (prefixed) name.remove_prefix(kSphinx.size());
    if ((prefixed || highlighted) && is_one_of(name, kLanguages)) found = name;
    return !found.empty();
  });
  return found;
}

std::string_view language_of(const Dom& dom, NodeId element) {
  const Span tag = dom.nodes()[element].source;
  if (tag.end - tag.begin > kMaxTagWithClasses) return {};
  for (const std::string_view value :
       {dom.attribute(element, "data-language"), dom.attribute(element, "data-lang"), dom.attribute(element, "language")})
    if (const std::string_view language = as_language(trim(value)); !language.empty()) return language;
  const std::string_view classes = dom.attribute(element, "class");
  const std::string_view language = language_by_prefix(classes);
  return language.empty() ? language_beside_highlighter(classes) : language;
}

// Whether the element is likely to hold nothing but one block of code.
bool is_box(const Dom& dom, NodeId element) {
  switch (dom.nodes()[element].tag) {
    case Tag::table:
    case Tag::tbody:
    case Tag::tr:
    case Tag::td:
    case Tag::pre:
    case Tag::code:
    case Tag::figure:
      return true;
    case Tag::div: {
      const std::string classes = to_lower(dom.classes(element));
      return std::ranges::any_of(kBoxNames, [&](std::string_view name) { return classes.find(name) != std::string::npos; });
    }
    default:
      return false;
  }
}

std::string_view stated_language(const Dom& dom, NodeId pre) {
  for (const NodeId id : {code_inside(dom, pre), pre})
    if (const std::string_view language = language_of(dom, id); !language.empty()) return language;
  NodeId around = dom.nodes()[pre].parent;
  for (int i = 0; i < kMaxBoxes && around > 0; ++i, around = dom.nodes()[around].parent) {
    const Tag tag = dom.nodes()[around].tag;
    if (tag == Tag::body || tag == Tag::html) break;
    if (const std::string_view language = language_of(dom, around); !language.empty()) return language;
    if (i + 1 >= kMaxAround && !is_box(dom, around)) break;
  }
  return {};
}

}  // namespace

std::string code_language(const Dom& dom, NodeId pre) { return one_name(to_lower(stated_language(dom, pre))); }

std::string language_named(std::string_view label) {
  std::string language = one_name(to_lower(label));
  const bool known =
      is_one_of(language, kLanguages) || std::ranges::find(kAliases, language, &LanguageAlias::name) != std::end(kAliases);
  return known ? language : std::string();
}

}  // namespace pith::internal
