// In: a Document. Out: whether addresses lead to the page itself.
#include "write/own_addresses.h"

namespace pith::internal {
namespace {

// What follows '#' in an address; empty if there is none.
std::string_view fragment_of(std::string_view address) {
  const std::size_t hash = address.find('#');
  return hash == std::string_view::npos ? std::string_view() : address.substr(hash + 1);
}

std::string_view without_fragment(std::string_view address) { return address.substr(0, address.find('#')); }

// "https://example.org"; empty if there is none.
std::string_view origin_of(std::string_view address) {
  const std::size_t begin = address.find("://");
  return begin == std::string_view::npos ? std::string_view() : address.substr(0, address.find_first_of("/?#", begin + 3));
}

}  // namespace

OwnAddresses::OwnAddresses(const Document& document) {
  const std::string_view url = document.metadata.url;
  if (!url.empty()) own_.insert(without_fragment(url));
  std::unordered_set<std::string_view> anchors;
  for (const Block& block : document.blocks)
    if (!block.anchor.empty()) anchors.insert(block.anchor);
  for (const Block& block : document.blocks)
    for (const Inline& part : block.inlines)
      if (part.mark == Mark::link && anchors.count(fragment_of(part.target)) > 0 && origin_of(part.target) == origin_of(url))
        own_.insert(without_fragment(part.target));
}

bool OwnAddresses::has(std::string_view address) const {
  return address.find('#') != std::string_view::npos && (address.starts_with('#') || own_.count(without_fragment(address)) > 0);
}

}  // namespace pith::internal
