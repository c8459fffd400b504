// Messages about the pages of a batch, on standard error: a file with a million bad records prints a few lines, not a million.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command/batch/inputs.h"
#include "command/batch/progress.h"

namespace pith::internal {

/// Something to say about a page.
struct Message {
  enum class Severity : std::uint8_t {
    note,     ///< the user asked for it with --verbose
    warning,  ///< the page was read in part
    error     ///< the page failed
  };
  Severity severity{};
  std::string_view cause{};  ///< a code for what happened, such as "json"; empty for a note. In static storage
  std::string text{};        ///< without the page's name
};

/// Prints messages. Of those about one input with the same severity and cause it prints the first ten, and counts the others.
class PageMessages {
 public:
  /// `progress` must outlive it.
  explicit PageMessages(Progress& progress) : progress_(progress) {}

  /// Prints what is to be said about a page of an input. `page` is its name.
  void print(const Input& input, std::string_view page, const std::vector<Message>& messages);
  /// The input has no more pages: prints how many messages about it were not printed.
  void end_input();

 private:
  struct Repeated {
    std::string first{};  // the text of the first message
    std::uint64_t count = 0;
  };
  bool is_one_too_many(const Message& message);

  Progress& progress_;
  std::uint64_t input_number_ = 0;                                                 // of the input that the messages are about
  std::string input_{};                                                            // its name
  std::map<std::pair<Message::Severity, std::string_view>, Repeated> repeated_{};  // by severity and cause
};

}  // namespace pith::internal
