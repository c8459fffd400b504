// In: a block. Out: its text without linked addresses of mail.
//
// The idea: an address behind a name hides that the line is a byline and nothing else. That a link leads to a mailbox tells little,
// since names are linked so, too; its text tells whether it is an address.
#include "classify/mailboxes.h"

#include <string_view>

#include "base/hosts.h"

namespace pith::internal {
namespace {

bool is_mailbox(const Block& block, const Inline& mark) {
  if (mark.mark != Mark::link || !leads_to_mailbox(mark.target)) return false;
  const std::string_view text = block.text.substr(mark.text.begin, mark.text.end - mark.text.begin);
  return text.find('@') != std::string_view::npos || text.find(" at ") != std::string_view::npos;
}

}  // namespace

std::optional<std::string> text_without_mailboxes(const Block& block) {
  std::optional<std::string> text;
  std::size_t at = 0;
  for (const Inline& mark : block.inlines) {
    if (!is_mailbox(block, mark) || mark.text.begin < at) continue;
    if (!text) text.emplace();
    text->append(block.text.substr(at, mark.text.begin - at));
    at = mark.text.end;
  }
  if (text) text->append(block.text.substr(at));
  return text;
}

}  // namespace pith::internal
