// The language of a page. In: what the page states, or its blocks with their kinds. Out: a tag of BCP 47.
#include "document/languages.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinTextBytes = 60;  // less does not tell a language
constexpr std::size_t kMaxTextBytes = 1000;

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

std::string detect_language(const Outline& outline) {
  std::string text = text_to_detect(outline, false);
  if (text.size() < kMinTextBytes) text.append(text_to_detect(outline, true));
  if (text.size() < kMinTextBytes) return {};
  const std::string_view start = truncate_utf8(text, kMaxTextBytes);
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(start.data(), static_cast<int>(start.size()), true, &reliable);
  return reliable && language != CLD2::UNKNOWN_LANGUAGE ? CLD2::LanguageCode(language) : std::string();
}

}  // namespace pith::internal
