// Command lines: which options there are, where their values go, and what --help prints about them.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace pith::internal {

/// A parser of one command line. The variables that the add functions name must outlive it; parse() writes to those whose options
/// were given. `names` are as in "-o,--output". When an option is repeated, the last one counts.
class OptionParser {
 public:
  OptionParser(const std::string& description, const std::string& name);
  ~OptionParser();
  OptionParser(const OptionParser&) = delete;
  OptionParser& operator=(const OptionParser&) = delete;

  /// What is no option.
  void add_operands(const std::string& name, std::vector<std::string>& values, const std::string& help);
  void add_text(const std::string& names, std::string& value, const std::string& help);
  /// All values of an option that may be repeated, in order.
  void add_texts(const std::string& names, std::vector<std::string>& values, const std::string& help);
  /// A whole number from `min` to `max`.
  void add_number(const std::string& names, std::uint64_t& value, const std::string& help, std::uint64_t min = 0,
                  std::uint64_t max = std::numeric_limits<std::uint64_t>::max());
  /// A number of bytes, which may have a unit: "20M" is 20 * 1024 * 1024.
  void add_size(const std::string& names, std::size_t& value, const std::string& help);
  void add_flag(const std::string& names, bool& value, const std::string& help);
  /// A flag with its opposite: "-q,--quiet" also adds "--no-quiet".
  void add_switch(const std::string& names, bool& value, const std::string& help);

  /// Parses the arguments after argv[0]. False with a message in `error` when they are wrong.
  bool parse(int argc, char** argv, std::string& error);

  /// The long names of the options in the order in which they were given: "keep", "drop", "keep".
  std::vector<std::string_view> given_options() const;

  std::string help() const;

 private:
  std::string unknown_option() const;

  std::unique_ptr<CLI::App> app_;
};

}  // namespace pith::internal
