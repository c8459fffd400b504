// The output formats of `pith check`. In: a CheckReport. Out: text with unified diffs, JUnit, TAP or JSON.
#include "command/check/check_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ansi.h"
#include "base/base64.h"
#include "base/escape_controls.h"
#include "base/json_string.h"
#include "base/utf8.h"
#include "command/check/line_diff.h"

namespace pith::internal {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kKindWidth = 9;
constexpr int kJsonIndent = 2;

bool changes_expectation(Outcome outcome) {
  return outcome == Outcome::updated || outcome == Outcome::written || outcome == Outcome::removed;
}

bool is_failure(Outcome outcome) {
  return outcome == Outcome::different || outcome == Outcome::unpaired || outcome == Outcome::failed;
}

// A sample is named after its page, or after its expectation when it has no page.
const std::string& name_of(const Sample& sample) { return sample.page.empty() ? sample.expected : sample.page; }

// The name of a file in text for people, which is often shown on a terminal.
std::string shown(const std::string& name) { return escape_controls(name); }

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// "article → nav: 2 lines, 31 words"
std::string line_of(const MovedLines& move) {
  return fmt::format("{} \u2192 {}: {}, {}", pith::name_of(move.from), pith::name_of(move.to), counted(move.lines, "line"),
                     counted(move.words, "word"));
}

std::string diff_of(const SampleResult& result, bool color) {
  const Comparison& comparison = result.comparison;
  if (comparison.differences.empty() && comparison.allowed.empty()) return {};
  const std::string_view bold = color ? ansi::kBold : std::string_view();
  std::string out = ansi::painted(fmt::format("--- {}", shown(result.sample.expected)), bold).append("\n");
  out.append(ansi::painted(fmt::format("+++ {}", shown(result.sample.page)), bold)).append("\n");
  for (const MovedLines& move : comparison.moves)
    out.append(ansi::painted(line_of(move), color ? ansi::kYellow : "")).append("\n");
  for (const Difference& difference : comparison.differences)
    out.append(hunks_of(diff_lines(difference.expected, difference.found), difference.where, color));
  for (const Difference& difference : comparison.allowed)
    out.append(hunks_of(diff_lines(difference.expected, difference.found), difference.where + ", allowed", color));
  return out;
}

// "article, metadata": where the sample differs.
std::string places_of(const SampleResult& result) {
  std::string places;
  for (const Difference& difference : result.comparison.differences)
    places.append(places.empty() ? "" : ", ").append(difference.where);
  return places;
}

bool is_scored(const Score& score) { return score.found + score.expected > 0; }

std::string table_of(const CheckReport& report) {
  std::string rows;
  for (std::size_t k = 0; k < kKindCount; ++k) {
    const Score& score = report.scores[k];
    if (is_scored(score))
      rows.append(fmt::format("{:<{}} {:>9.3f} {:>7.3f} {:>7.3f} {:>15}\n", name_of(static_cast<Kind>(k)), kKindWidth,
                              score.precision(), score.recall(), score.f1(), score.expected));
  }
  return rows.empty() ? rows : fmt::format("{:<{}} precision  recall      F1  words expected\n{}", "kind", kKindWidth, rows);
}

std::string counts_of(const CheckReport& report, bool scored, bool color) {
  constexpr Outcome kNamed[] = {Outcome::updated,   Outcome::written,  Outcome::removed,
                                Outcome::different, Outcome::unpaired, Outcome::failed};
  std::string out = fmt::format("{} {}", report.count(Outcome::same), scored ? "scored" : "as expected");
  for (const Outcome outcome : kNamed) {
    if (report.count(outcome) == 0) continue;
    const bool red = color && is_failure(outcome);
    out.append(", ").append(ansi::painted(fmt::format("{} {}", report.count(outcome), name_of(outcome)), red ? ansi::kRed : ""));
  }
  return out.append("\n");
}

// ----------------------------------------------------------------------------------------------------------------------- XML

// Text as XML; characters that XML does not allow become U+FFFD.
std::string xml(std::string_view text) {
  std::string out;
  const std::string scrubbed = to_valid_utf8(std::string(text));
  for (std::size_t at = 0; at < scrubbed.size();) {
    const char32_t c = decode_code_point(scrubbed, at);
    if (c == U'<')
      out.append("&lt;");
    else if (c == U'>')
      out.append("&gt;");
    else if (c == U'&')
      out.append("&amp;");
    else if (c == U'"')
      out.append("&quot;");
    else
      append_utf8(out, (c < 0x20 && c != U'\n' && c != U'\t') || c == 0xFFFE || c == 0xFFFF ? kReplacement : c);
  }
  return out;
}

std::string testcase_of(const SampleResult& result) {
  std::string out = fmt::format("    <testcase classname=\"pith check\" name=\"{0}\" file=\"{0}\" time=\"{1:.4f}\"",
                                xml(name_of(result.sample)), result.milliseconds / 1000);
  switch (result.outcome) {
    case Outcome::skipped:
      return out.append(">\n      <skipped message=\"no expectation\"/>\n    </testcase>\n");
    case Outcome::failed:
      return out.append(fmt::format(">\n      <error type=\"failed\" message=\"{}\"/>\n    </testcase>\n", xml(result.message)));
    case Outcome::unpaired:
      return out.append(
          fmt::format(">\n      <failure type=\"unpaired\" message=\"{}\"/>\n    </testcase>\n", xml(result.message)));
    case Outcome::different:
      return out.append(fmt::format(">\n      <failure type=\"different\" message=\"{}\">{}</failure>\n    </testcase>\n",
                                    xml("not as expected: " + places_of(result)), xml(diff_of(result, false))));
    default:
      return out.append("/>\n");
  }
}

// ---------------------------------------------------------------------------------------------------------------------- JSON

Json json_of(const Score& score) {
  return {{"precision", score.precision()}, {"recall", score.recall()},  {"f1", score.f1()}, {"hit", score.hit},
          {"found", score.found},           {"expected", score.expected}};
}

Json kinds_of(const std::array<Score, kKindCount>& scores) {
  Json kinds = Json::object();
  for (std::size_t k = 0; k < kKindCount; ++k)
    if (is_scored(scores[k])) kinds[std::string(name_of(static_cast<Kind>(k)))] = json_of(scores[k]);
  return kinds;
}

Json json_of(const Difference& difference) {
  Json missing = Json::array();
  Json extra = Json::array();
  for (const DiffLine& line : diff_lines(difference.expected, difference.found)) {
    if (line.edit == Edit::remove) missing.push_back(line.text);
    if (line.edit == Edit::add) extra.push_back(line.text);
  }
  return {{"where", difference.where}, {"missing", std::move(missing)}, {"extra", std::move(extra)}};
}

Json json_of(const SampleResult& result, bool times) {
  Json sample = {{"source", result.sample.page}};
  if (!is_valid_utf8(result.sample.page)) sample["source_bytes"] = base64_of_text(result.sample.page);
  if (result.outcome != Outcome::skipped) sample["expected"] = result.sample.expected;
  sample["outcome"] = name_of(result.outcome);
  if (!result.message.empty()) sample["message"] = result.message;
  Json kinds = kinds_of(result.comparison.scores);
  if (!kinds.empty()) sample["kinds"] = std::move(kinds);
  for (const MovedLines& move : result.comparison.moves)
    sample["moves"].push_back(
        {{"from", pith::name_of(move.from)}, {"to", pith::name_of(move.to)}, {"lines", move.lines}, {"words", move.words}});
  for (const Difference& difference : result.comparison.differences) sample["differences"].push_back(json_of(difference));
  if (times) sample["milliseconds"] = result.milliseconds;
  return sample;
}

}  // namespace

std::string check_text(const CheckReport& report, const CheckJob& job, bool color) {
  std::string out;
  for (const SampleResult& result : report.samples) {
    if (changes_expectation(result.outcome))
      out.append(fmt::format("{} {}\n", name_of(result.outcome), shown(result.sample.expected)));
    out.append(diff_of(result, color));
  }
  const bool checked_any = report.samples.size() > report.count(Outcome::skipped);
  if (job.quiet || !checked_any) return out;
  if (!out.empty()) out.push_back('\n');
  return out.append(table_of(report)).append(counts_of(report, job.scores_only(), color));
}

std::string check_junit(const CheckReport& report, const CheckJob& job) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  out.append(fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
                         xml(fmt::format("{}", fmt::join(job.operands, " "))), report.samples.size() + report.below_min_f1.size(),
                         report.count(Outcome::different) + report.count(Outcome::unpaired) + report.below_min_f1.size(),
                         report.count(Outcome::failed), report.count(Outcome::skipped)));
  for (const SampleResult& result : report.samples) out.append(testcase_of(result));
  for (const std::string& below : report.below_min_f1)
    out.append(fmt::format(
        "    <testcase classname=\"pith check\" name=\"all samples\">\n      <failure type=\"below --min-f1\" message=\"{}\"/>\n"
        "    </testcase>\n",
        xml(below)));
  return out.append("  </testsuite>\n</testsuites>\n");
}

// The parts of a line that GitHub reads as a command: the message, or a property before it, which ends at a comma or colon.
std::string github_escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : to_valid_utf8(std::string(text)))
    if (c == '%' || c == '\n' || c == '\r' || (property && (c == ':' || c == ',')))
      out.append(fmt::format("%{:02X}", static_cast<unsigned char>(c)));
    else
      out.push_back(c);
  return out;
}

// The line of the page with the first text that was not expected there; 0 if it is not known.
std::uint32_t first_line_of(const SampleResult& result) {
  if (!result.has_lines) return 0;
  for (const Difference& difference : result.comparison.differences) {
    auto page_line = difference.page_lines.begin();
    if (page_line == difference.page_lines.end()) continue;
    for (const DiffLine& line : diff_lines(difference.expected, difference.found)) {
      if (line.edit == Edit::add) return *page_line;
      if (line.edit == Edit::keep) ++page_line;
    }
  }
  return 0;
}

std::string check_github(const CheckReport& report) {
  std::string out;
  const auto annotate = [&](std::string_view file, std::uint32_t line, std::string_view title, std::string_view message) {
    std::string place = file.empty() ? "" : fmt::format("file={},", github_escaped(file, true));
    if (line > 0) place.append(fmt::format("line={},", line));
    out.append(fmt::format("::error {}title={}::{}\n", place, github_escaped(title, true), github_escaped(message, false)));
  };
  for (const SampleResult& result : report.samples) {
    const std::string& file = name_of(result.sample);
    if (result.outcome == Outcome::different)
      annotate(file, first_line_of(result), "not as expected: " + places_of(result), diff_of(result, false));
    else if (is_failure(result.outcome))
      annotate(file, 0, "pith check", result.message);
  }
  for (const std::string& below : report.below_min_f1) annotate({}, 0, "pith check", below);
  return out.append(counts_of(report, false, false));
}

std::string check_tap(const CheckReport& report) {
  std::string out = fmt::format("TAP version 13\n1..{}\n", report.samples.size() + report.below_min_f1.size());
  std::size_t number = 0;
  for (const SampleResult& result : report.samples) {
    const bool good = !is_failure(result.outcome);
    out.append(fmt::format("{} {} - ", good ? "ok" : "not ok", ++number));
    // A number sign would begin a directive.
    for (const char c : shown(name_of(result.sample))) out.append(c == '#' ? "\\#" : std::string(1, c));
    out.append(result.outcome == Outcome::skipped ? " # SKIP no expectation\n" : "\n");
    if (good) continue;
    out.append("  ---\n  message: ");
    append_json_string(out, to_valid_utf8(result.message.empty() ? places_of(result) : result.message));
    out.push_back('\n');
    const std::string diff = diff_of(result, false);
    if (!diff.empty()) out.append("  diff: |\n");
    for (std::size_t at = 0; at < diff.size();) {
      const std::size_t end = diff.find('\n', at);
      out.append("    ").append(diff, at, end - at + 1);
      at = end + 1;
    }
    out.append("  ...\n");
  }
  for (const std::string& below : report.below_min_f1) out.append(fmt::format("not ok {} - {}\n", ++number, below));
  return out;
}

std::string check_json(const CheckReport& report, const CheckJob& job) {
  Json counts = Json::object();
  for (const auto& [name, outcome] : kOutcomes) counts[std::string(name)] = report.count(outcome);
  const bool good = std::ranges::none_of(report.samples, [](const SampleResult& result) { return is_failure(result.outcome); });
  const bool ok = good && report.below_min_f1.empty();
  Json root = {{"schema", 1}, {"ok", ok}, {"counts", std::move(counts)}, {"kinds", kinds_of(report.scores)}};
  if (!report.below_min_f1.empty()) root["below"] = report.below_min_f1;
  root["samples"] = Json::array();
  for (const SampleResult& result : report.samples) root["samples"].push_back(json_of(result, job.times));
  return root.dump(kJsonIndent, ' ', false, Json::error_handler_t::replace).append("\n");
}

}  // namespace pith::internal
