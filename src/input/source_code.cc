// Text that is source code. In: a text. Out: whether it is source code from its first line to the last.
//
// The idea: a page about programming is mostly code, too, so the share of code decides nothing. What decides is that outside of
// comments there is no line that could stand in a page: each has the punctuation of code, and none is a sentence. Before that,
// the text has to begin like a program of a known language, or nearly all of its lines have to end like statements.
#include "input/source_code.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"
#include "input/containers.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinSentence = 7;    // words
constexpr std::size_t kMinStatements = 8;  // lines of a text that is judged by their ends alone
constexpr std::size_t kMinSettings = 5;    // lines of YAML

// How the first line after the comments begins in languages with comments like those of C.
constexpr std::array kProgramStarts =
    std::to_array<std::string_view>({"#define ", "#ifndef ", "#include <", "#include \"", "#pragma once", "\"use strict\";",
                                     "'use strict';", "(function(", "(function (", "(() => {", "!function(", "@charset \"",
                                     "@import url(", "import java.", "namespace ", "package main", "using System;", "use std::"});
// The same where a number sign begins a comment.
constexpr std::array kScriptStarts = std::to_array<std::string_view>({"from __future__ import ", "import ", "from "});
// Lines of a program that may have no punctuation.
constexpr std::array kWordStatements =
    std::to_array<std::string_view>({"break", "continue", "do", "else", "finally", "pass", "return", "try"});
constexpr std::array kStatementStarts = std::to_array<std::string_view>(
    {"assert ", "del ", "from ", "global ", "import ", "nonlocal ", "raise ", "return ", "yield "});
constexpr std::array kCatalogueStarts =
    std::to_array<std::string_view>({"msgctxt \"", "msgid \"", "msgid_plural \"", "msgstr", "\""});

template <typename Words>
bool starts_with_any(std::string_view line, const Words& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return line.starts_with(word); });
}

bool is_of_identifier(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '.'; }

bool has_code_punctuation(std::string_view line) {
  return line.find_first_of("(){}[];=<>:\"'#@/*\\$&|,") != std::string_view::npos;
}

// Whether the line has enough words one after another, as only sentences do.
bool is_sentence(std::string_view line) {
  if (line.find_first_of("{}=<>|\\;()\"") != std::string_view::npos) return false;
  std::size_t words = 0;
  for_each_token(line, [&](std::string_view token) {
    words += std::ranges::all_of(trim_if(token, [](char c) { return !is_ascii_letter(c) && c >= 0; }),
                                 [](char c) { return is_ascii_letter(c) || c == '\'' || c < 0; });
  });
  return words >= kMinSentence;
}

bool may_be_code(std::string_view line) {
  if (is_sentence(line)) return false;
  return has_code_punctuation(line) || std::ranges::find(kWordStatements, line) != kWordStatements.end() ||
         starts_with_any(line, kStatementStarts);
}

struct CommentStyle {
  std::string_view line;         // begins a comment to the end of the line
  std::string_view block_begin;  // begins a comment of many lines, at the beginning of a line
  std::string_view block_end;
};
constexpr CommentStyle kLikeC = {"//", "/*", "*/"};
constexpr CommentStyle kLikePython = {"#", "\"\"\"", "\"\"\""};

// Calls `visit` with each line that is neither blank nor a comment, trimmed, and with its indentation, until it returns false.
// Whether it never did.
template <typename Visit>
bool all_code_lines(std::string_view text, const CommentStyle& comments, const Visit& visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    const std::size_t indentation = line.empty() ? 0 : static_cast<std::size_t>(line.data() - text.data());
    if (line.starts_with(comments.block_begin)) {
      const auto begin = static_cast<std::size_t>(line.data() - text.data()) + comments.block_begin.size();
      const std::size_t close = text.find(comments.block_end, begin);
      if (close == std::string_view::npos) return false;
      text.remove_prefix(close + comments.block_end.size());
      continue;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && !line.starts_with(comments.line) && !visit(line, indentation)) return false;
  }
  return true;
}

// In a language of braces: a known beginning, or nearly all lines end like statements.
bool is_program(std::string_view text) {
  std::size_t lines = 0;
  std::size_t statements = 0;
  bool known_start = false;
  const bool code = all_code_lines(text, kLikeC, [&](std::string_view line, std::size_t) {
    if (lines++ == 0) known_start = starts_with_any(line, kProgramStarts);
    statements += std::string_view(";{},").find(line.back()) != std::string_view::npos;
    return may_be_code(line);
  });
  if (!code || lines == 0) return false;
  const auto opened = std::ranges::count(text, '{');
  const bool balanced = opened >= 2 && opened == std::ranges::count(text, '}');
  return known_start || (balanced && lines >= kMinStatements && statements * 10 >= lines * 7);
}

bool is_python(std::string_view text) {
  std::size_t lines = 0;
  std::size_t definitions = 0;
  const bool code = all_code_lines(text, kLikePython, [&](std::string_view line, std::size_t) {
    if (lines++ == 0 && !starts_with_any(line, kScriptStarts)) return false;
    definitions +=
        (line.starts_with("def ") || line.starts_with("class ") || line.starts_with("if __name__")) && line.ends_with(':');
    return may_be_code(line);
  });
  return code && definitions > 0;
}

// Translations, as gettext keeps them.
bool is_catalogue(std::string_view text) {
  std::size_t translations = 0;
  const bool all = all_code_lines(text, {"#", "\x01", "\x01"}, [&](std::string_view line, std::size_t) {
    translations += line.starts_with("msgstr");
    return starts_with_any(line, kCatalogueStarts);
  });
  return all && translations > 0;
}

// `key:`, `key: value`, or these after a hyphen, with keys of small letters, as in YAML. Prose has other keys and other lists.
bool is_setting(std::string_view line) {
  while (line.starts_with("- ")) line = trim(line.substr(2));
  const std::size_t colon = std::min(line.find(':'), line.size());
  const std::string_view key = line.substr(0, colon);
  if (key.empty() || !std::ranges::all_of(key, is_of_identifier) || key.front() < 'a' || key.front() > 'z') return false;
  return colon == line.size() || colon + 1 == line.size() || line[colon + 1] == ' ';
}

bool is_yaml(std::string_view text) {
  std::size_t lines = 0;
  bool nested = false;
  bool opened = false;  // the line before is a key alone
  const bool all = all_code_lines(text, {"#", "\x01", "\x01"}, [&](std::string_view line, std::size_t indentation) {
    if (lines++ == 0 && line == "---") return true;
    nested = nested || (opened && (indentation > 0 || line.starts_with("- ")));
    opened = line.ends_with(':');
    return is_setting(line);
  });
  return all && nested && lines >= kMinSettings;
}

}  // namespace

bool is_source_code(std::string_view text) {
  if (text.starts_with("#!")) return skip_space(text.substr(2)).starts_with('/');
  if (text.starts_with("<?php")) return text.find("?>") == std::string_view::npos;
  if (text.starts_with("%YAML ")) return true;
  return is_program(text) || is_python(text) || is_catalogue(text) || is_yaml(text);
}

}  // namespace pith::internal
