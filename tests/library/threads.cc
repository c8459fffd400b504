// Many threads at once. In: pages, as arguments. Out: status 0 if what each thread extracts and writes, all of them the same pages
// in another order and all of them a document that they share, is what one thread made before. The preset `tsan` builds it with
// ThreadSanitizer, which also reports a race that changes nothing.
#include <atomic>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "pith/pith.h"

namespace {

constexpr std::size_t kThreads = 8;
constexpr pith::OutputFormat kFormats[] = {pith::OutputFormat::text, pith::OutputFormat::markdown, pith::OutputFormat::html,
                                           pith::OutputFormat::jsonl, pith::OutputFormat::report};

std::string read(const char* name) {
  std::ifstream file(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string written(const pith::Document& document) {
  std::string all;
  for (const pith::OutputFormat format : kFormats) all += pith::write(document, {.to = format, .segments = true});
  return all;
}

std::string result_for(const std::string& page) { return written(pith::extract(page, {.explain = true})); }

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> pages;
  for (int i = 1; i < argc; ++i) pages.push_back(read(argv[i]));
  if (pages.empty()) return std::fputs("usage: threads PAGE...\n", stderr), 2;

  std::atomic<int> wrong = 0;
  std::vector<std::string> expected(pages.size());
  // The first pages are read by all threads before anything else has run, so that what is made at first use is made at once.
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < kThreads; ++thread)
      threads.emplace_back([&, thread] { result_for(pages[thread % pages.size()]); });
  }
  for (std::size_t page = 0; page < pages.size(); ++page) expected[page] = result_for(pages[page]);
  const pith::Document shared = pith::extract(pages[0], {.explain = true});
  const auto work = [&](std::size_t thread) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const std::size_t page = (i + thread * pages.size() / kThreads) % pages.size();
      if (result_for(pages[page]) != expected[page]) ++wrong;
      if (written(shared) != expected[0]) ++wrong;
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < kThreads; ++thread) threads.emplace_back(work, thread);
  }
  std::printf("%zu pages, %zu threads, %d different\n", pages.size(), kThreads, wrong.load());
  return wrong == 0 ? 0 : 1;
}
