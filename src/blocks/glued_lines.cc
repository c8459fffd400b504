// In: a line of scraped text. Out: where its parts begin, if the line holds a page.
//
// The idea: a paragraph may be of any length, so length alone tells nothing below a thousand words. What tells is furniture. In
// text without separators it is the many places where words meet without a space, some of them after a sentence; in text with
// spaces a menu, which is a long run of words that begin with a capital, or words such as "Related articles" and "3 comments".
#include "blocks/glued_lines.h"

#include <algorithm>

#include "blocks/joints.h"
#include "blocks/run_on_sentences.h"

namespace pith::internal {
namespace {

// Without separators.
constexpr std::size_t kMinJoinedBytes = 800;
constexpr std::size_t kMinJoints = 6;
constexpr std::size_t kMinJointsAfterSentences = 2;
constexpr std::size_t kBytesPerJoint = 400;  // at most
constexpr std::size_t kMinJoinedParagraphs = 3;
constexpr std::size_t kBytesPerJoinedParagraph = 1500;  // at most
constexpr std::size_t kBytesPerCodeSign = 25;           // at least; source code has more

// With spaces.
constexpr std::size_t kMinRunOnBytes = 1500;
constexpr std::size_t kMinRunOnSentences = 5;
constexpr std::size_t kMinPageWords = 1000;  // of a line that is parted without a sign
constexpr double kMinShareOfPage = 0.8;      // of the text, for such a line
constexpr double kMinShareWithSign = 0.4;    // of the text, for a line with a sign of a page

bool is_joined(const Joints& joints, std::size_t size) {
  if (joints.code_signs * kBytesPerCodeSign > size || joints.after_sentences < kMinJointsAfterSentences) return false;
  if (joints.places.size() >= kMinJoints && joints.places.size() * kBytesPerJoint >= size) return true;
  return joints.after_sentences >= kMinJoinedParagraphs && joints.after_sentences * kBytesPerJoinedParagraph >= size;
}

// Whether there may be enough joints after sentences. Most lines have none, and are not read letter by letter.
bool may_be_joined(std::string_view line) {
  std::size_t joints = 0;
  for (const std::string_view stop : {".", "!", "?", "\u0964", "\u061F", "\u06D4"}) {
    for (std::size_t at = line.find(stop); at != std::string_view::npos; at = line.find(stop, at)) {
      at = std::min(line.find_first_not_of(".!?\"')]", at + stop.size()), line.size());
      const auto next = static_cast<unsigned char>(at < line.size() ? line[at] : ' ');
      if ((next >= 'A' && next <= 'Z') || next >= 0x80) ++joints;
      if (joints == kMinJointsAfterSentences) return true;
    }
  }
  return false;
}

bool is_run_on(const RunOnParts& parts, double share_of_page) {
  if (parts.sentences < kMinRunOnSentences) return false;
  return parts.signs > 0 || (parts.words >= kMinPageWords && share_of_page >= kMinShareOfPage);
}

}  // namespace

std::vector<std::uint32_t> parts_of_glued_line(std::string_view line, std::size_t page_size, const BeginsPart& begins_part) {
  std::vector<std::uint32_t> places;
  if (line.size() < kMinJoinedBytes) return places;
  if (may_be_joined(line)) {
    Joints joints = find_joints(line);
    if (is_joined(joints, line.size())) places = std::move(joints.places);
  }
  const double share = static_cast<double>(line.size()) / static_cast<double>(page_size);
  if (places.empty() && line.size() >= kMinRunOnBytes && share >= kMinShareWithSign) {
    RunOnParts parts = part_sentences(line, begins_part);
    if (is_run_on(parts, share)) places = std::move(parts.places);
  }
  if (!places.empty()) places.insert(places.begin(), 0);
  return places;
}

}  // namespace pith::internal
