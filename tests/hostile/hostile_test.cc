// No page of 10 MB and no container of 5 MB takes long, whatever it contains. The limit is one of CPU time, and generous, since
// machines and sanitizers differ.
//
// Every family of pages is read once and written in one of the formats, in turn. There are two test cases for them so that ctest
// can run them in parallel.
#include <catch2/catch.hpp>
#include <ctime>

#include "hostile/families.h"
#include "pith/pith.h"
#include "unit/containers.h"

namespace {

constexpr std::size_t kBytes = std::size_t{10} << 20;
constexpr double kSeconds = 10;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

constexpr pith::OutputFormat kFormats[] = {pith::OutputFormat::text, pith::OutputFormat::markdown, pith::OutputFormat::html,
                                           pith::OutputFormat::jsonl, pith::OutputFormat::report};

void check_families(std::size_t first, std::size_t step) {
  const std::vector<pith::tests::Family> families = pith::tests::hostile_families();
  for (std::size_t i = first; i < families.size(); i += step) {
    const std::string page = families[i].make(kBytes);
    const double start = cpu_seconds();
    const pith::Document document = pith::extract(page, {});
    pith::write(document, {.to = kFormats[i / step % std::size(kFormats)], .keep = pith::kAllKinds, .segments = true});
    const double seconds = cpu_seconds() - start;
    INFO(families[i].name);
    CHECK(seconds < kSeconds);
  }
}

}  // namespace

TEST_CASE("no family of pages is slow, even ones") { check_families(0, 2); }

TEST_CASE("no family of pages is slow, odd ones") { check_families(1, 2); }

TEST_CASE("no family of containers is slow to read") {
  for (const pith::tests::Family& family : pith::tests::hostile_containers()) {
    const pith::testing::TemporaryFile file(family.make(kBytes / 2));
    const double start = cpu_seconds();
    pith::internal::Records records(file.name(), {});
    for (pith::internal::Page page; records.next(page);) continue;
    const double seconds = cpu_seconds() - start;
    INFO(family.name);
    CHECK(seconds < kSeconds);
  }
}
