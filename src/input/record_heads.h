// The heads of the records of a format of archives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "input/archived_page.h"

namespace pith::internal {

inline constexpr std::string_view kNoHeadEnd = "the record's head is cut off or too long";

/// Reads heads line by line. What they look like is all that the formats of archives differ in.
class RecordHeads {
 public:
  /// What a line is.
  enum class Step : std::uint8_t {
    outside,   ///< not a part of a head
    begins,    ///< the first line of a head
    inside,    ///< a further line
    complete,  ///< the last line: head() is the head
    whole,     ///< the first and the last line
    broken     ///< it ends a head that is none: reason() says why
  };

  RecordHeads() = default;
  virtual ~RecordHeads() = default;
  RecordHeads(const RecordHeads&) = delete;
  RecordHeads& operator=(const RecordHeads&) = delete;

  /// Takes a line without its '\n'. A line that is too long comes as an empty one that is not `complete`.
  virtual Step read(std::string_view line, bool complete) = 0;
  /// The line before was the last one.
  virtual void end() {}
  virtual std::string_view reason() const { return kNoHeadEnd; }
  /// The head that was read last, without its place in the file.
  virtual RecordHead head() = 0;

  /// Where in `bytes` a record begins, `from` an offset on; npos if no complete beginning of a record is there. `bytes` begin
  /// where a record may begin.
  virtual std::size_t find_start(std::string_view bytes, std::size_t from) const = 0;
  /// The longest beginning of a record that find_start() has to see, in bytes.
  virtual std::size_t max_start() const = 0;
  /// The line ends between the content of a record and the next one.
  virtual std::size_t newlines_after_content() const = 0;
  /// What is told of bytes that are no record.
  virtual std::string_view no_record() const = 0;
};

std::unique_ptr<RecordHeads> warc_heads();
std::unique_ptr<RecordHeads> arc_heads();

/// Whether an input that starts with these bytes is a WARC or an ARC file.
bool is_warc(std::string_view start);
bool is_arc(std::string_view start);

}  // namespace pith::internal
