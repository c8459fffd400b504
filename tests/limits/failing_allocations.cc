// Lets one allocation after the other fail while a page is extracted and written. In: nothing. Out: status 0 if every failure is
// std::bad_alloc for the caller, or is overcome, and memory that was taken is given back.
//
// The idea: operator new counts, and fails at one number, which rises by one until a run needs fewer allocations.
#include <fmt/format.h>

#include <cstdlib>
#include <new>

#include "pith/pith.h"

namespace {

long allocations_left = -1;  // before one fails; negative: none does
long blocks_in_use = 0;

void* allocate(std::size_t size) {
  if (allocations_left == 0) {
    allocations_left = -1;
    throw std::bad_alloc();
  }
  if (allocations_left > 0) --allocations_left;
  void* block = std::malloc(size == 0 ? 1 : size);
  if (block == nullptr) throw std::bad_alloc();
  ++blocks_in_use;
  return block;
}

void release(void* block) {
  if (block != nullptr) --blocks_in_use;
  std::free(block);
}

// CLD2, which detects the language, leaves so many blocks behind when exceptions pass through it, and uchardet any number.
constexpr long kMaxBlocksOfCld2 = 3;

struct Sample {
  bool detects_encoding;
  std::string_view page;
};
constexpr Sample kSamples[] = {
    {false,
     "<html lang=en><head><title>Tides</title><meta name=author content='Ann Lee'>"
     "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Tides\"}</script></head><body><nav><a "
     "href=/x>Home</a></nav><article><h1>Tides</h1><p class=byline>By Ann Lee, 3 May 2024</p><p>The moon pulls the sea, and the "
     "sea follows it, <b>twice</b> a day &amp; more.<p>x<sup>2</sup><img src=a.png alt=b><table><tr><th>a<th>b<tr><td>1<td>2"
     "</table><ol><li>one<li>two</ol><pre>code</pre></article><h3>12 comments</h3><p>Ann Lee 3 days ago<p>Nice.</body></html>"},
    {false, "Tides\n\nThe moon pulls the sea, and the sea follows it, twice a day.\n\n- one\n- two\n> quoted\n\na\tb\n"},
    {false, "<meta charset=windows-1252><p>caf\xE9 \xC0 la carte, na\xEFve and d\xE9j\xE0 vu"},
    {true, "<p>caf\xE9 \xC0 la carte, na\xEFve and d\xE9j\xE0 vu, and some more words for the detection of the encoding"}};

constexpr pith::OutputFormat kFormats[] = {pith::OutputFormat::text, pith::OutputFormat::markdown, pith::OutputFormat::html,
                                           pith::OutputFormat::jsonl, pith::OutputFormat::report};

std::size_t read_and_write(std::string_view page) {
  std::size_t bytes = 0;
  const pith::Document document = pith::extract(page, {.url = "https://example.org/a/b", .explain = true});
  for (const pith::OutputFormat format : kFormats)
    bytes += pith::write(document, {.to = format, .front_matter = true, .segments = true, .ascii = true}).size();
  return bytes;
}

// Returns whether an allocation failed in the run.
bool fail_at(std::string_view page, long number) {
  allocations_left = number;
  try {
    read_and_write(page);
  } catch (const std::bad_alloc&) {
    return true;
  }
  const bool failed = allocations_left < 0;
  allocations_left = -1;
  return failed;
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* block) noexcept { release(block); }
void operator delete(void* block, std::size_t) noexcept { release(block); }
void operator delete[](void* block) noexcept { release(block); }
void operator delete[](void* block, std::size_t) noexcept { release(block); }

extern "C" const char* __lsan_default_suppressions();  // where the sanitizers look for leaks, too
extern "C" const char* __lsan_default_suppressions() { return "leak:CLD2::\nleak:uchardet"; }

int main() {
  for (const auto& [detects_encoding, page] : kSamples) {
    read_and_write(page);  // what is made once and kept, such as tables
    const long before = blocks_in_use;
    long number = 0;
    while (fail_at(page, number)) ++number;
    fmt::print("{} allocations failed, {} blocks were not given back\n", number, blocks_in_use - before);
    if (number < 100 || (!detects_encoding && blocks_in_use - before > kMaxBlocksOfCld2)) return 1;
  }
}
