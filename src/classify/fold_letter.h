// Letters without what writers of the same word may leave out or write otherwise.
//
// In: a code point in lower case. Out: the letter that it is compared as. The idea: headings in capitals lose their accents ("À
// LIRE AUSSI" is printed as "A LIRE AUSSI", "Διαβάστε" as "ΔΙΑΒΑΣΤΕ"), marks come as code points of their own, and some scripts
// have several forms of one letter. So marks go, and the forms become one. Everything works when the program is compiled, too, so
// that tables can be written as pages print them.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace pith::internal {

/// What a code point is compared as when it is a mark or sign without width: nothing.
inline constexpr char32_t kNoLetter = 0;

namespace letter_table {

constexpr char32_t kEnd = 0x960;  // of the code points that are looked up

constexpr std::u32string_view kLatin =  // U+00E0 to U+017F
    U"aaaaaaæceeeeiiiiðnooooo÷øuuuuyþyaaaaaaccccccccddđđeeeeeeeeeegggggggghhħħiiiiiiiiiiĳĳjjkkĸllllllŀŀłłnnnnnnŉŋŋoooooo"
    U"œœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzſ";
static_assert(kLatin.size() == 0x180 - 0xE0);

constexpr std::u32string_view kVietnamese =  // U+1EA0 to U+1EF9
    U"aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";
static_assert(kVietnamese.size() == 0x1EFA - 0x1EA0);

struct Pair {
  char32_t from, to;
};
constexpr Pair kOthers[] = {
    {U'ơ', U'o'},
    {U'ư', U'u'},
    {U'ș', U's'},
    {U'ț', U't'},
    {U'ΐ', U'ι'},
    {U'ά', U'α'},
    {U'έ', U'ε'},
    {U'ή', U'η'},
    {U'ί', U'ι'},
    {U'ΰ', U'υ'},
    {U'ς', U'σ'},
    {U'ϊ', U'ι'},
    {U'ϋ', U'υ'},
    {U'ό', U'ο'},
    {U'ύ', U'υ'},
    {U'ώ', U'ω'},
    {U'й', U'и'},
    {U'ё', U'е'},
    {U'ї', U'і'},
    {U'ў', U'у'},
    {U'آ', U'ا'},
    {U'أ', U'ا'},
    {U'ؤ', U'و'},
    {U'إ', U'ا'},
    {U'ئ', U'ي'},
    {U'ة', U'ه'},
    {U'ى', U'ي'},
    {U'ٱ', U'ا'},
    {U'ک', U'ك'},
    {U'ۀ', U'ه'},
    {U'ہ', U'ه'},
    {U'ی', U'ي'},
    // Chandrabindu and anusvara; letters with a nukta.
    {0x901, 0x902},
    {0x958, 0x915},
    {0x959, 0x916},
    {0x95A, 0x917},
    {0x95B, 0x91C},
    {0x95C, 0x921},
    {0x95D, 0x922},
    {0x95E, 0x92B},
    {0x95F, 0x92F},
};

// Accents, vowel points, tatweel, nukta, the soft hyphen.
struct Range {
  char32_t first, last;
};
constexpr Range kMarks[] = {{0xAD, 0xAD},   {0x300, 0x36F}, {0x591, 0x5BD}, {0x5BF, 0x5BF}, {0x5C1, 0x5C2},
                            {0x5C4, 0x5C5}, {0x5C7, 0x5C7}, {0x610, 0x61A}, {0x640, 0x640}, {0x64B, 0x65F},
                            {0x670, 0x670}, {0x6D6, 0x6ED}, {0x93C, 0x93C}};

constexpr std::array<char16_t, kEnd> kFolded = [] {
  std::array<char16_t, kEnd> table{};
  for (char32_t c = 0; c < kEnd; ++c) table[c] = static_cast<char16_t>(c);
  for (std::size_t i = 0; i < kLatin.size(); ++i) table[0xE0 + i] = static_cast<char16_t>(kLatin[i]);
  for (const Pair& pair : kOthers) table[pair.from] = static_cast<char16_t>(pair.to);
  for (const Range& marks : kMarks)
    for (char32_t c = marks.first; c <= marks.last; ++c) table[c] = kNoLetter;
  return table;
}();

}  // namespace letter_table

/// The letter without its marks, or kNoLetter for a mark, a joiner or another sign without width.
constexpr char32_t fold_letter(char32_t c) {
  using namespace letter_table;
  if (c < kEnd) return kFolded[c];
  if (c >= 0x1EA0 && c < 0x1EFA) return kVietnamese[c - 0x1EA0];
  if (c >= 0xFF41 && c <= 0xFF5A) return c - 0xFF41 + U'a';  // full width
  const bool is_sign = c == 0x200B || (c >= 0x200D && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
  return is_sign ? kNoLetter : c;
}

}  // namespace pith::internal
