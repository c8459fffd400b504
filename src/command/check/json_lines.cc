// Lines of JSON. In: bytes, and an offset or a path. Out: a line number.
//
// The idea: nlohmann's parser reports what it reads but not where, so it gets the bytes from an iterator that remembers how far
// it was read, and parsing is stopped at the value that is looked for.
#include "command/check/json_lines.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace pith::internal {
namespace {

// An iterator over bytes that records the furthest position that was reached.
struct RecordingIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  const char** furthest = nullptr;
  reference operator*() const { return *at; }
  RecordingIterator& operator++() {
    ++at;
    *furthest = std::max(*furthest, at);
    return *this;
  }
  RecordingIterator operator++(int) {
    const RecordingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator!=(const RecordingIterator& a, const RecordingIterator& b) { return a.at != b.at; }
};

// Keeps track of how much of the wanted path leads to the value that is parsed, and stops parsing at the wanted one.
class PathFinder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit PathFinder(std::string path) : wanted_(std::move(path)) {}

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t&) override { return value(); }
  bool string(string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool start_object(std::size_t) override { return open(kIsObject); }
  bool key(string_t& name) override {
    open_.back().at_child = follow(open_.back().at_self, name);
    return !is_wanted();
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(0) && next_element(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  static constexpr int kIsObject = -1;
  static constexpr std::size_t kElsewhere = std::string::npos;

  // An open array or object. The path to a value is as long as a beginning of the wanted path that it is equal to, or kElsewhere.
  struct Open {
    std::size_t at_self = 0;
    std::size_t at_child = kElsewhere;  // of the value in it that is parsed
    int next = kIsObject;               // the index of the next element of an array
  };

  std::size_t at_value() const { return open_.empty() ? 0 : open_.back().at_child; }
  bool is_wanted() const { return at_value() == wanted_.size(); }

  std::size_t follow(std::size_t at, std::string_view name) const {
    if (at >= wanted_.size() || wanted_[at] != '/' || wanted_.compare(at + 1, name.size(), name) != 0) return kElsewhere;
    return at + 1 + name.size();
  }
  // After the start of an array, or a value in one, goes on to the next element.
  bool next_element() {
    if (open_.empty() || open_.back().next == kIsObject) return true;
    open_.back().at_child = follow(open_.back().at_self, std::to_string(open_.back().next++));
    return true;
  }
  bool value() { return !is_wanted() && next_element(); }
  bool open(int next) {
    if (is_wanted()) return false;
    open_.push_back({at_value(), kElsewhere, next});
    return true;
  }
  bool close() {
    open_.pop_back();
    return next_element();
  }

  std::string wanted_;
  std::vector<Open> open_{};
};

}  // namespace

std::size_t line_at(std::string_view bytes, std::size_t offset) {
  offset = std::min(offset, bytes.size());
  return 1 + static_cast<std::size_t>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

std::size_t line_of(std::string_view bytes, const std::string& path) {
  const char* furthest = bytes.data();
  PathFinder finder(path);
  nlohmann::json::sax_parse(RecordingIterator{bytes.data(), &furthest}, RecordingIterator{bytes.data() + bytes.size(), &furthest},
                            &finder, nlohmann::json::input_format_t::json, false);
  // The parser sees the end of a number only at the byte after it.
  const auto read = static_cast<std::size_t>(furthest - bytes.data());
  return line_at(bytes, read > 0 ? read - 1 : 0);
}

}  // namespace pith::internal
