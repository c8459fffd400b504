// The language of a page. In: what the page states, or its blocks with their kinds. Out: a tag of BCP 47.
#include "document/languages.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinTextBytes = 60;  // less does not tell a language
constexpr std::size_t kMaxTextBytes = 1000;
constexpr std::size_t kMinSureBytes = 250;  // of an article
constexpr int kMinSurePercent = 85;

// Tags that are the same language, or languages that are easily taken for each other, in groups parted by a space.
constexpr std::string_view kSimilarLanguages[] = {"no nb nn da sv",
                                                  "hr sr bs sh me cnr sl mk bg",
                                                  "cs sk",
                                                  "id ms jv jw su",
                                                  "he iw",
                                                  "zh yue wuu cmn",
                                                  "fil tl",
                                                  "ro mo",
                                                  "pt gl es ca oc ast an",
                                                  "af nl fy",
                                                  "ru uk be",
                                                  "hi mr ne sa",
                                                  "ar fa ur arz ary",
                                                  "et fi",
                                                  "de gsw lb nds",
                                                  "en sco",
                                                  "tr az",
                                                  "it co scn",
                                                  "gd ga",
                                                  "zu xh st tn"};
// Stands for no language or any.
constexpr std::string_view kNoLanguages[] = {"und", "mul", "zxx", "mis"};

// The beginning of the article with its title, or of all blocks.
std::string text_to_detect(const Outline& outline, bool all) {
  std::string text;
  for (const Block& block : outline.blocks)
    if ((all || block.kind == Kind::article || block.kind == Kind::title) && text.size() < kMaxTextBytes)
      text.append(block.text).push_back('\n');
  return text;
}

}  // namespace

std::string language_tag(std::string_view stated) {
  std::string tag(stated.substr(0, stated.find_first_of(",; ")));
  std::replace(tag.begin(), tag.end(), '_', '-');
  const std::size_t end = std::min(tag.find('-'), tag.size());
  if (end < 2 || end > 3) return {};
  for (std::size_t i = 0; i < tag.size(); ++i) {
    const char lower = to_ascii_lower(tag[i]);
    const bool letter = lower >= 'a' && lower <= 'z';
    if (!letter && tag[i] != '-' && !(i > end && tag[i] >= '0' && tag[i] <= '9')) return {};
    if (i < end) tag[i] = lower;
  }
  return tag;
}

DetectedLanguage detect_language(const Outline& outline) {
  std::string text = text_to_detect(outline, false);
  const bool is_long_article = text.size() >= kMinSureBytes;
  if (text.size() < kMinTextBytes) text.append(text_to_detect(outline, true));
  if (text.size() < kMinTextBytes) return {};
  const std::string_view start = truncate_utf8(text, kMaxTextBytes);
  CLD2::Language languages[3];
  int percents[3];
  int bytes = 0;
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguageSummary(start.data(), static_cast<int>(start.size()), true, languages, percents, &bytes, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return {CLD2::LanguageCode(language), is_long_article && language == languages[0] && percents[0] >= kMinSurePercent};
}

bool contradicts(std::string_view detected, std::string_view stated) {
  const std::string_view mine = detected.substr(0, detected.find('-'));
  const std::string_view other = stated.substr(0, stated.find('-'));
  if (mine == other || is_one_of(other, kNoLanguages)) return !mine.empty() && mine != other;
  return std::ranges::none_of(kSimilarLanguages,
                              [&](std::string_view group) { return has_token(group, mine) && has_token(group, other); });
}

}  // namespace pith::internal
