// Lines of JSON. In: bytes, and a place in them or a path. Out: a line.
//
// The idea: nlohmann's parser tells what it reads but not where, so the bytes are handed to it by an iterator that remembers how far it
// came, and the parse is ended at the value that is looked for.
#include "command/batch/json_line.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace pith::internal {
namespace {

// Reads bytes and counts their lines; what is behind the last byte that was read is not counted yet.
struct CountingByte {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  const char** seen = nullptr;
  reference operator*() const { return *at; }
  CountingByte& operator++() {
    ++at;
    *seen = std::max(*seen, at);
    return *this;
  }
  CountingByte operator++(int) {
    const CountingByte before = *this;
    ++*this;
    return before;
  }
  friend bool operator!=(const CountingByte& a, const CountingByte& b) { return a.at != b.at; }
};

// Follows the paths of values; stops at one of them.
class Locator : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Locator(std::string path) : wanted_(std::move(path)) {}

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t&) override { return value(); }
  bool string(string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool start_object(std::size_t) override { return open(); }
  bool key(string_t& name) override {
    names_.back() = name;
    return path() != wanted_;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override {
    if (!open()) return false;
    next_.back() = 0;
    return enter();
  }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  static constexpr int kNoArray = -1;

  std::string path() const {
    std::string path;
    for (const std::string& name : names_) path.append("/").append(name);
    return path;
  }
  // In an array the path of the next element is set once the one before it has ended.
  bool enter() {
    if (!next_.empty() && next_.back() != kNoArray) names_.back() = std::to_string(next_.back()++);
    return true;
  }
  bool value() {
    const bool found = path() == wanted_;
    return !found && enter();
  }
  bool open() {
    if (path() == wanted_) return false;
    names_.emplace_back();
    next_.push_back(kNoArray);
    return true;
  }
  bool close() {
    names_.pop_back();
    next_.pop_back();
    return enter();
  }

  std::string wanted_;
  std::vector<std::string> names_{};
  std::vector<int> next_{};
};

}  // namespace

std::size_t line_at(std::string_view bytes, std::size_t offset) {
  offset = std::min(offset, bytes.size());
  return 1 + static_cast<std::size_t>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

std::size_t line_of(std::string_view bytes, const std::string& path) {
  const char* seen = bytes.data();
  Locator locator(path);
  nlohmann::json::sax_parse(CountingByte{bytes.data(), &seen}, CountingByte{bytes.data() + bytes.size(), &seen}, &locator,
                            nlohmann::json::input_format_t::json, false);
  // The byte behind a number is read to see that it ends there.
  const auto read = static_cast<std::size_t>(seen - bytes.data());
  return line_at(bytes, read > 0 ? read - 1 : 0);
}

}  // namespace pith::internal
