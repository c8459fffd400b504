// Numbers that stand for addresses in a text.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::internal {

/// Gives addresses numbers from 1, the same address the same number. Refers to the addresses.
class AddressNumbers {
 public:
  std::size_t number_of(std::string_view address) {
    const auto [place, is_new] = numbers_.try_emplace(address, addresses_.size() + 1);
    if (is_new) addresses_.push_back(address);
    return place->second;
  }

  /// Those that have a number, in order.
  const std::vector<std::string_view>& addresses() const { return addresses_; }

 private:
  std::unordered_map<std::string_view, std::size_t> numbers_{};
  std::vector<std::string_view> addresses_{};
};

}  // namespace pith::internal
