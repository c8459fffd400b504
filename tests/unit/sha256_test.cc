// The digest against the examples of FIPS 180-4, and messages around the length at which the padding takes another block.
#include "base/sha256.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

using namespace pith::internal;

namespace {

std::string hex(std::string_view bytes) {
  std::string out;
  for (const std::uint8_t byte : sha256(bytes)) out.append(fmt::format("{:02x}", byte));
  return out;
}

}  // namespace

TEST_CASE("SHA-256 of the examples of the standard") {
  CHECK(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("SHA-256 around the length at which the padding takes another block") {
  CHECK(hex(std::string(55, 'a')) == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  CHECK(hex(std::string(64, 'a')) == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}
