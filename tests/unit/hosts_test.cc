// Schemes and hosts of addresses.
#include "base/hosts.h"

#include <catch2/catch.hpp>

using namespace pith::internal;

TEST_CASE("an address has a host if it is whole", "[hosts]") {
  CHECK(host_of("https://www.weir.example/news?x=1") == "weir.example");
  CHECK(host_of("//weir.example:8080/news") == "weir.example");
  CHECK(host_of("https://weir.example#top") == "weir.example");
  for (const char* relative : {"/news", "news", "/de//harbour", "de//harbour", "/go?to=https://weir.example", ""})
    CHECK(host_of(relative).empty());
}

TEST_CASE("a scheme is all that is before the colon", "[hosts]") {
  CHECK(has_scheme("tel:+47-555", "tel"));
  CHECK(has_scheme("TEL:+47-555", "tel"));
  CHECK_FALSE(has_scheme("tel", "tel"));
  CHECK_FALSE(has_scheme("telegram:47", "tel"));
  CHECK_FALSE(has_scheme("/tel:47", "tel"));
  CHECK(leads_to_mailbox("Mailto:keeper@weir.example"));
  CHECK(leads_to_mailbox("mailto:"));
  CHECK_FALSE(leads_to_mailbox("https://weir.example/mailto:keeper"));
}

TEST_CASE("hosts are of one site if one is the end of the other", "[hosts]") {
  CHECK(is_same_site("news.weir.example", "weir.example"));
  CHECK(is_same_site("weir.example", "news.weir.example"));
  CHECK(is_same_site("weir.example", "weir.example"));
  CHECK_FALSE(is_same_site("oldweir.example", "weir.example"));
}
