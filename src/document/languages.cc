// The language of a page. In: what it states, or its blocks with their kinds. Out: a tag of BCP 47.
#include "document/languages.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "base/utf8.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMinLanguageBytes = 60;  // of text that a language can be told from
constexpr std::size_t kMaxLanguageBytes = 1000;

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

std::string language_of(const Outline& outline) {
  std::string text;
  for (const bool all : {false, true}) {
    for (const Block& block : outline.blocks)
      if ((all || block.kind == Kind::article || block.kind == Kind::title) && text.size() < kMaxLanguageBytes)
        text.append(block.text).push_back('\n');
    if (text.size() >= kMinLanguageBytes) break;
  }
  if (text.size() < kMinLanguageBytes) return {};
  std::size_t end = std::min(text.size(), kMaxLanguageBytes);
  while (end < text.size() && is_utf8_tail(text[end])) --end;
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(end), true, &reliable);
  return reliable && language != CLD2::UNKNOWN_LANGUAGE ? CLD2::LanguageCode(language) : std::string();
}

}  // namespace pith::internal
