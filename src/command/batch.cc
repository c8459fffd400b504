// Inputs to outputs. In: a Job. Out: what was asked for, on standard output, in a file or in a folder, and an exit status.
//
// The idea: one input that fails is one line on standard error, and the rest goes on; an output that fails ends the run. A file
// appears whole or not at all, since it is written under another name first.
#include "command/batch.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>

#include "command/new_file.h"
#include "input/reader.h"
#include "output/json_string.h"
#include "output/report_index.h"

namespace pith {
namespace {

namespace fs = std::filesystem;

void say(std::string_view name, std::string_view what) { fmt::print(stderr, "pith: {}: {}\n", name, what); }

// A device or pipe is written in place: it can't be replaced by a file.
bool is_special(const std::string& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

struct Input {
  std::string name{};
  std::string below{};  // its path below the operand that named it
};

std::string_view extension_of(OutputFormat format) {
  switch (format) {
    case OutputFormat::json:
      return ".json";
    case OutputFormat::jsonl:
      return ".jsonl";
    case OutputFormat::markdown:
      return ".md";
    case OutputFormat::html:
      return ".html";
    case OutputFormat::report:
      return ".report.html";  // never the name of the index
    case OutputFormat::text:
      break;
  }
  return ".txt";
}

bool is_json(OutputFormat format) { return format == OutputFormat::json || format == OutputFormat::jsonl; }

// What a limit counts, in words.
std::string_view measure_of(std::string_view limit) {
  if (limit == "depth") return "open elements";
  if (limit == "memory") return "memory for the tree";
  return limit;
}

class Batch {
 public:
  explicit Batch(const Job& job) : job_(job) {}

  Status run() {
    const std::vector<Input> inputs = list();
    single_ = inputs.size() == 1 && failed_ == 0;
    if (is_report() && inputs.size() > 1 && !to_folder()) {
      say("error", "--to report: a report shows one page (for several, with an index: -o DIR/)");
      return kUsage;
    }
    const bool written = to_folder() ? into_folder(inputs) : into_stream(inputs);
    if (!written) return pipe_closed_ ? kDone : kUnusable;
    return status();
  }

 private:
  std::vector<Input> list() {
    std::vector<Input> inputs;
    for (const std::string& operand : job_.operands) {
      const auto names = list_inputs({operand}, [&](const std::string& name, const std::string& why) { fail(name, why); });
      std::error_code ignored;
      const bool folder = fs::is_directory(operand, ignored);
      for (const std::string& name : names) {
        const fs::path path(name);
        inputs.push_back({name, folder ? path.lexically_relative(operand).string() : path.filename().string()});
      }
    }
    return inputs;
  }

  void fail(const std::string& name, const std::string& why) {
    ++failed_;
    say(name, fmt::format("error: {}", why));
  }

  Status status() const {
    if (failed_ > 0) return done_ > 0 ? kSomeFailed : kUnusable;
    if (limited_ > 0) return single_ ? kLimited : kSomeFailed;
    return articles_ > 0 || done_ == 0 ? kDone : kNoArticle;
  }

  // ------------------------------------------------------------------------------------------------------------- outputs

  bool is_report() const { return job_.write.to == OutputFormat::report; }

  bool to_folder() const {
    std::error_code ignored;
    return job_.output.ends_with('/') || (!job_.output.empty() && fs::is_directory(job_.output, ignored));
  }

  bool output_failed(std::string_view name) {
    pipe_closed_ = errno == EPIPE;
    if (!pipe_closed_) say("error", fmt::format("{}: {}", name, std::strerror(errno)));
    return false;
  }

  bool into_stream(const std::vector<Input>& inputs) {
    if (job_.output.empty()) return pages_to(inputs, STDOUT_FILENO, "standard output");
    if (is_special(job_.output)) {
      const int fd = ::open(job_.output.c_str(), O_WRONLY | O_CLOEXEC);
      const bool written = fd < 0 ? output_failed(job_.output) : pages_to(inputs, fd, job_.output);
      if (fd >= 0) ::close(fd);
      return written;
    }
    NewFile file(job_.output);
    if (!file.open()) return output_failed(job_.output);
    if (!pages_to(inputs, file.fd(), job_.output)) return false;
    return file.finish() || output_failed(job_.output);
  }

  bool pages_to(const std::vector<Input>& inputs, int fd, std::string_view name) {
    bool between = false;
    for (const Input& input : inputs) {
      std::string page = page_of(input);
      if (page.empty()) continue;
      if (between && !is_json(job_.write.to)) page.insert(page.begin(), '\n');
      between = true;
      if (!write_all(fd, page)) return output_failed(name);
    }
    return true;
  }

  bool into_folder(const std::vector<Input>& inputs) {
    for (const Input& input : inputs) {
      const fs::path path = target_of(input);
      std::error_code error;
      fs::create_directories(path.parent_path(), error);
      if (error) {
        errno = error.value();
        return output_failed(path.parent_path().string());
      }
      const std::string page = page_of(input);
      if (last_failed_) continue;
      if (!into_file(path.string(), page)) return false;
    }
    return !is_report() || into_file((fs::path(job_.output) / "index.html").string(), report_index(rows_));
  }

  bool into_file(const std::string& path, std::string_view bytes) {
    NewFile file(path);
    return (file.open() && write_all(file.fd(), bytes) && file.finish()) || output_failed(path);
  }

  fs::path target_of(const Input& input) const {
    std::string below = input.name == "-" ? "stdin" : input.below;
    if (below.ends_with(".gz")) below.resize(below.size() - 3);
    return fs::path(job_.output) / below.append(extension_of(job_.write.to));
  }

  // --------------------------------------------------------------------------------------------------------------- pages

  // All pages of an input, one behind the other; `last_failed_` when none could be read.
  std::string page_of(const Input& input) {
    ReadOptions read = job_.read;
    read.most_bytes = std::min(job_.extract.limits.bytes, kLargestPage);
    Records records(input.name, read);
    Page page;
    std::string out;
    last_failed_ = false;
    bool any = false;
    while (records.next(page)) {
      if (page.record > 0) single_ = false;
      std::string text = page.error.empty() ? cleaned(input, page) : failed(page);
      any = any || page.error.empty();
      last_failed_ = !any;
      if (!out.empty() && !text.empty() && !is_json(job_.write.to)) out.push_back('\n');
      out.append(text);
    }
    return out;
  }

  std::string failed(const Page& page) {
    fail(page.record > 0 ? fmt::format("{}:{}", page.name, page.record) : page.name, page.error);
    if (is_report()) rows_.push_back(failed_row(page.name, page.error));
    return is_json(job_.write.to) ? failure(page) : std::string();
  }

  // What the caller says of a page goes over what its container states.
  std::string cleaned(const Input& input, const Page& page) {
    const auto start = std::chrono::steady_clock::now();
    Options extraction = job_.extract;
    if (extraction.url.empty()) extraction.url = page.url;
    if (extraction.encoding.empty()) extraction.encoding = page.encoding;
    if (!extraction.from) extraction.from = page.from;
    const Document document = extract(page.bytes, extraction);
    ++done_;
    note(page.record > 0 ? fmt::format("{}:{}", page.name, page.record) : page.name, document, start);
    WriteOptions options = job_.write;
    options.source = page.name;
    options.record = page.record;
    if (is_report()) rows_.push_back(report_row(document, options, target_of(input).lexically_relative(job_.output).string()));
    return write(document, options);
  }

  void note(const std::string& name, const Document& document, std::chrono::steady_clock::time_point start) {
    const bool article = std::any_of(document.blocks.begin(), document.blocks.end(),
                                     [](const Block& block) { return block.kind == Kind::article && !block.text.empty(); });
    articles_ += article ? 1 : 0;
    if (!document.limit.empty()) {
      ++limited_;
      say(name, fmt::format("warning: more {} than --max-{} allows; read as far as it goes", measure_of(document.limit),
                            document.limit));
    }
    if (!article && (single_ || job_.verbose) && !job_.quiet) say(name, "no article found");
    if (!job_.verbose) return;
    const auto spent = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start);
    say(name, fmt::format("{}, {}, {} blocks, {:.1f} ms", document.format == InputFormat::html ? "html" : "text",
                          document.encoding, document.blocks.size(), spent.count()));
  }

  std::string failure(const Page& page) const {
    std::string out = "{\"schema\":1,\"source\":";
    append_json_string(out, page.name);
    if (page.record > 0) out.append(fmt::format(",\"record\":{}", page.record));
    out.append(",\"ok\":false,\"error\":{\"code\":\"").append(page.error_code).append("\",\"message\":");
    append_json_string(out, page.error);
    return out.append("}}\n");
  }

  const Job& job_;
  std::vector<ReportRow> rows_;  // of the reports' index
  std::size_t done_ = 0;
  std::size_t failed_ = 0;
  std::size_t articles_ = 0;
  std::size_t limited_ = 0;
  bool single_ = false;
  bool last_failed_ = false;
  bool pipe_closed_ = false;
};

}  // namespace

Status run_batch(const Job& job) { return Batch(job).run(); }

}  // namespace pith
