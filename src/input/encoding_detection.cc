// The encoding that the bytes of a text suggest. In: bytes. Out: an encoding.
//
// The idea: only bytes beyond ASCII tell encodings apart, and markup hides them from the statistics. So uchardet gets a sample:
// these bytes, each with a little of what is around it.
#include "input/encoding_detection.h"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "input/transcode.h"

namespace pith::internal {
namespace {

// With fewer non-ASCII bytes than this, uchardet guesses worse than the fallback does.
constexpr std::size_t kMinNonAscii = 4;
constexpr std::size_t kMaxSample = std::size_t{64} << 10;
// Bytes of context on either side of a non-ASCII byte.
constexpr std::size_t kSampleContext = 24;

// Names that uchardet gives and that are not labels, with a label for each.
constexpr std::array kDetectorNames = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"UHC", "euc-kr"},
    {"MAC-CYRILLIC", "x-mac-cyrillic"},
});

/// The sample is cut only between ASCII characters, so no multi-byte character is cut in two.
std::string sample_of(std::string_view bytes) {
  std::string sample;
  std::size_t taken = 0;
  for (std::size_t pos = 0; pos < bytes.size() && sample.size() < kMaxSample; ++pos) {
    const auto* found = std::find_if(bytes.begin() + pos, bytes.end(), is_non_ascii);
    if (found == bytes.end()) break;
    pos = static_cast<std::size_t>(found - bytes.begin());
    const std::size_t begin = std::max(taken, pos - std::min(pos, kSampleContext));
    const std::size_t end = std::min(bytes.size(), pos + kSampleContext);
    sample.append(bytes, begin, end - begin);
    taken = end;
  }
  return sample;
}

}  // namespace

const Encoding* detected_encoding(std::string_view bytes) {
  const std::string sample = sample_of(bytes);
  if (count_non_ascii(sample) < kMinNonAscii) return nullptr;
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  errno = 0;  // some of its parts leave out a guess when memory is short, and only errno tells
  const bool failed = uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0;
  uchardet_data_end(detector.get());
  if (failed || errno == ENOMEM) throw std::bad_alloc();
  std::string_view name = uchardet_get_charset(detector.get());
  const auto* known = std::ranges::find(kDetectorNames, name, &std::pair<std::string_view, std::string_view>::first);
  if (known != kDetectorNames.end()) name = known->second;
  const Encoding* encoding = find_encoding(name);
  return encoding != nullptr && is_unicode(*encoding) ? nullptr : encoding;
}

}  // namespace pith::internal
