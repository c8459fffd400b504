// Command lines. In: definitions of options, and arguments. Out: values in the variables that the definitions name, or a message.
//
// The idea: CLI11 does the parsing. Only this file includes it, since its headers take longer to compile than everything else
// here. Where its messages are hard to understand, they are replaced.
#include "options_parser.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <string_view>

#include "command/nearest.h"

namespace pith::internal {
namespace {

// CLI11 lists a flag's opposite as "--no-quiet{false}".
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    std::string name = CLI::Formatter::make_option_name(option, is_positional);
    constexpr std::string_view kOpposite = "{false}";
    if (const std::size_t at = name.find(kOpposite); at != std::string::npos) name.erase(at, kOpposite.size());
    return name;
  }
};

// Empty when the text is a number in the range.
std::string number_error(const std::string& typed, std::uint64_t min, std::uint64_t max) {
  std::uint64_t value = 0;
  const char* const end = typed.data() + typed.size();
  const auto [read_to, error] = std::from_chars(typed.data(), end, value);
  if (error == std::errc() && read_to == end && value >= min && value <= max) return {};
  if (max == std::numeric_limits<std::uint64_t>::max()) return fmt::format("'{}' is not a whole number", typed);
  return fmt::format("'{}' is not a whole number from {} to {}", typed, min, max);
}

// Turns "20M" into a number of bytes; or returns a message. CLI11 would take "-1", and what is too large, for the largest number.
std::string convert_size(std::string& typed) {
  const std::string original = typed;
  std::uint64_t number = 0;
  const bool is_number = std::from_chars(typed.data(), typed.data() + typed.size(), number).ec == std::errc();
  try {
    if (is_number) return CLI::AsSizeValue(false)(typed);
  } catch (const CLI::ValidationError&) {  // the message below says more
  }
  return fmt::format("'{}' is not a number of bytes, such as 20M", original);
}

std::string message_of(const CLI::Error& error) {
  // "--output: 1 required TEXT missing"
  const std::string_view what = error.what();
  if (const std::size_t colon = what.find(": "); error.get_name() == "ArgumentMismatch" && what.ends_with("missing"))
    return fmt::format("{} needs a value", what.substr(0, colon));
  // "Could not convert: --quiet = maybe". Numbers are checked before they are converted, so this is about a flag.
  constexpr std::string_view kConversion = "Could not convert: ";
  if (what.starts_with(kConversion))
    return fmt::format("{} takes no value", what.substr(kConversion.size(), what.find(" = ") - kConversion.size()));
  return std::string(what);
}

}  // namespace

OptionParser::OptionParser(const std::string& description, const std::string& name)
    : app_(std::make_unique<CLI::App>(description, name)) {
  app_->set_help_flag();
  app_->allow_extras();
  app_->formatter(std::make_shared<HelpFormatter>());
}

OptionParser::~OptionParser() = default;

void OptionParser::add_operands(const std::string& name, std::vector<std::string>& values, const std::string& help) {
  app_->add_option(name, values, help);
}

void OptionParser::add_text(const std::string& names, std::string& value, const std::string& help) {
  app_->add_option(names, value, help)->take_last();
}

void OptionParser::add_texts(const std::string& names, std::vector<std::string>& values, const std::string& help) {
  app_->add_option(names, values, help)->allow_extra_args(false);
}

void OptionParser::add_number(const std::string& names, std::uint64_t& value, const std::string& help, std::uint64_t min,
                              std::uint64_t max) {
  const auto check = [min, max](const std::string& typed) { return number_error(typed, min, max); };
  app_->add_option(names, value, help)->take_last()->check(check);
}

void OptionParser::add_size(const std::string& names, std::size_t& value, const std::string& help) {
  app_->add_option(names, value, help)->take_last()->transform(CLI::Validator(convert_size, ""))->type_name("SIZE");
}

void OptionParser::add_flag(const std::string& names, bool& value, const std::string& help) {
  app_->add_flag(names, value, help);
}

void OptionParser::add_switch(const std::string& names, bool& value, const std::string& help) {
  const std::string long_name = names.substr(names.find("--") + 2);
  app_->add_flag(fmt::format("{},!--no-{}", names, long_name), value, help)->take_last();
}

bool OptionParser::parse(int argc, char** argv, std::string& error) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::Error& failure) {
    error = message_of(failure);
    return false;
  }
  error = unknown_option();
  return error.empty();
}

// A message about the first argument that looks like an option but is none.
std::string OptionParser::unknown_option() const {
  std::vector<std::string> known;
  for (const CLI::Option* option : app_->get_options())
    for (const std::string& name : option->get_lnames()) known.push_back(fmt::format("--{}", name));
  for (const std::string& extra : app_->remaining())
    if (extra != "--") {
      const std::string_view name = std::string_view(extra).substr(0, extra.find('='));
      return fmt::format("unknown option '{}'{}", extra, did_you_mean(name, known));
    }
  return {};
}

std::vector<std::string_view> OptionParser::given_options() const {
  std::vector<std::string_view> names;
  for (const CLI::Option* option : app_->parse_order())
    if (!option->get_lnames().empty()) names.emplace_back(option->get_lnames().front());
  return names;
}

std::string OptionParser::help() const { return app_->help(); }

}  // namespace pith::internal
