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

// Keeps track of the path of the value that is parsed, and stops parsing at the wanted one.
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
  bool start_object(std::size_t) override { return open(); }
  bool key(string_t& name) override {
    names_.back() = name;
    return path() != wanted_;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override {
    if (!open()) return false;
    next_.back() = 0;
    return next_element();
  }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  static constexpr int kIsObject = -1;

  std::string path() const {
    std::string path;
    for (const std::string& name : names_) path.append("/").append(name);
    return path;
  }
  // After the start of an array, or a value in one, makes the path that of the next element.
  bool next_element() {
    if (!next_.empty() && next_.back() != kIsObject) names_.back() = std::to_string(next_.back()++);
    return true;
  }
  bool value() {
    const bool found = path() == wanted_;
    return !found && next_element();
  }
  bool open() {
    if (path() == wanted_) return false;
    names_.emplace_back();
    next_.push_back(kIsObject);
    return true;
  }
  bool close() {
    names_.pop_back();
    next_.pop_back();
    return next_element();
  }

  std::string wanted_;
  std::vector<std::string> names_{};  // the parts of the path
  std::vector<int> next_{};           // for each open array the index of its next element; for an object kIsObject
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
