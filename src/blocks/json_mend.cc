// Mends JSON. In: a script that a parser of JSON refuses. Out: the same values as JSON.
//
// The idea: one pass copies token by token. White space and comments are left out, a comma is written only once a value follows
// it, and what is no token of JSON but would be one of JavaScript is written as JSON has it.
#include "blocks/json_mend.h"

#include "base/text.h"

namespace pith::internal {
namespace {

constexpr std::size_t kMaxOpen = 64;  // brackets; a script with more is no statement about a page
constexpr std::string_view kNone[] = {"undefined", "NaN", "None"};
constexpr std::string_view kMarks[] = {"<![CDATA[", "]]>", "<!--", "-->"};

bool is_word_char(char c) {
  const char lower = to_ascii_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '-' || c == '+' || c == '.';
}

bool is_literal(std::string_view word) {
  const bool is_number = (word.front() >= '0' && word.front() <= '9') || word.front() == '-';
  return is_number || word == "true" || word == "false" || word == "null";
}

class Mender {
 public:
  explicit Mender(std::string_view script) : script_(script) { out_.reserve(script.size() + 16); }

  std::string mend() {
    while (at_ < script_.size() && open_.size() < kMaxOpen) {
      if (!skip_comment()) token();
    }
    for (; !open_.empty(); open_.pop_back()) out_.push_back(open_.back());
    return "[" + out_ + "]";  // of one value, or of several in a row
  }

 private:
  bool skip_comment() {
    const std::string_view rest = script_.substr(at_);
    if (is_ascii_space(rest.front())) return ++at_, true;
    for (const std::string_view mark : kMarks)
      if (rest.starts_with(mark)) return at_ += mark.size(), true;
    if (rest.starts_with("/*")) return skip_past("*/");
    if (rest.starts_with("//")) return skip_past("\n");
    return false;
  }

  bool skip_past(std::string_view end) {
    const std::size_t found = script_.find(end, at_ + 2);
    at_ = found == std::string_view::npos ? script_.size() : found + end.size();
    return true;
  }

  void token() {
    const char c = script_[at_];
    if (c == '{' || c == '[') {
      begin_value();
      open_.push_back(c == '{' ? '}' : ']');
      copy();
    } else if (c == '}' || c == ']') {
      close(c);
    } else if (c == '"' || c == '\'') {
      begin_value();
      string(c);
    } else if (c == ':') {
      copy();
    } else if (is_word_char(c)) {
      begin_value();
      word();
    } else {
      ++at_;  // a comma, which begin_value() writes where one is needed, or what is no JSON
    }
  }

  void copy() { out_.push_back(script_[at_++]); }

  // Writes the comma before a value or key.
  void begin_value() {
    if (!out_.empty() && out_.back() != '{' && out_.back() != '[' && out_.back() != ':') out_.push_back(',');
  }

  // A bracket that closes another one than the last closes that too; one that closes none is left out.
  void close(char bracket) {
    ++at_;
    if (open_.find(bracket) == std::string::npos) return;
    if (out_.back() == ':') out_.append("null");
    while (open_.back() != bracket) {
      out_.push_back(open_.back());
      open_.pop_back();
    }
    out_.push_back(bracket);
    open_.pop_back();
  }

  void string(char quote) {
    out_.push_back('"');
    for (++at_; at_ < script_.size(); ++at_) {
      const char c = script_[at_];
      if (c == quote && ends_string()) break;
      if (c == '\\' && at_ + 1 < script_.size()) {
        escape(script_[++at_]);
      } else if (static_cast<unsigned char>(c) < 0x20) {
        out_.push_back(' ');
      } else {
        if (c == '"') out_.push_back('\\');
        out_.push_back(c);
      }
    }
    at_ += at_ < script_.size();
    out_.push_back('"');
  }

  void escape(char c) {
    const bool is_known = std::string_view("\"\\/bfnrtu").find(c) != std::string_view::npos;
    if (is_known) out_.push_back('\\');
    out_.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
  }

  // Whether a quotation mark is the end of its string and not a part of it: a mark of JSON, or the end, comes after it.
  bool ends_string() const {
    std::size_t next = at_ + 1;
    while (next < script_.size() && next < at_ + kMaxSpaces && is_ascii_space(script_[next])) ++next;
    return next >= script_.size() || std::string_view(",:}]\"'/").find(script_[next]) != std::string_view::npos;
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < script_.size() && is_word_char(script_[at_])) ++at_;
    const std::string_view text = script_.substr(begin, at_ - begin);
    if (is_one_of(text, kNone))
      out_.append("null");
    else if (is_literal(text))
      out_.append(text);
    else
      out_.append(1, '"').append(text).push_back('"');
  }

  static constexpr std::size_t kMaxSpaces = 200;

  std::string_view script_;
  std::size_t at_ = 0;
  std::string out_;
  std::string open_;  // the brackets that close what is open
};

}  // namespace

std::string mend_json(std::string_view script) { return Mender(script).mend(); }

}  // namespace pith::internal
