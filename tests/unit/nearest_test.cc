// Messages about mistyped words, and tables of choices.
#include "command/nearest.h"

#include <catch2/catch.hpp>

#include "command/choice.h"

using namespace pith::internal;

TEST_CASE("the nearest word is suggested if it is near", "[options]") {
  const std::vector<std::string> words = {"text", "markdown", "json", "jsonl"};
  CHECK(did_you_mean("jsn", words) == " (did you mean 'json'?)");
  CHECK(did_you_mean("jsonll", words) == " (did you mean 'jsonl'?)");
  CHECK(did_you_mean("markdwn", words) == " (did you mean 'markdown'?)");
  CHECK(did_you_mean("txet", words) == " (did you mean 'text'?)");
  CHECK(did_you_mean("mrakdonw", words) == " (did you mean 'markdown'?)");
  CHECK(did_you_mean("makrdonwn", words) == " (did you mean 'markdown'?)");
  CHECK(did_you_mean("pdf", words) == "");
  CHECK(did_you_mean("test", {"best"}) == " (did you mean 'best'?)");
  CHECK(did_you_mean("tests", {"besot"}) == "");
  CHECK(did_you_mean("x", words) == "");
  CHECK(did_you_mean("", words) == "");
  CHECK(did_you_mean("json", {}) == "");
}

TEST_CASE("a choice is found by its name", "[options]") {
  std::string error;
  CHECK(chosen("--color", "never", kWhen, error) == When::never);
  CHECK(error.empty());
  CHECK(chosen("--color", "nver", kWhen, error) == When::automatic);
  CHECK(error == "--color: 'nver' is not one of auto, always, never (did you mean 'never'?)");
  CHECK(listed_names(kWhen) == "auto, always or never");
}
