// A batch. In: a BatchJob. Out: the pages in the format that was asked for, on standard output, in a file or in a folder, and an
// exit status.
//
// The idea: every page goes through three steps: read, process, write. Reading and writing are done by one thread at a time, in
// the order of the inputs, and processing by many at once. So the output does not depend on the number of threads, and that
// number bounds how many pages are in memory. An input that fails costs one line on standard error and the others go on; an
// output that fails ends the run.
#include "command/batch/batch.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "command/batch/inputs.h"
#include "command/batch/interrupt.h"
#include "command/batch/item.h"
#include "command/batch/output.h"
#include "command/batch/pipeline.h"
#include "command/batch/progress.h"
#include "command/batch/reader.h"
#include "command/batch/writer.h"
#include "command/sandbox/sandbox.h"

namespace pith::internal {
namespace {

constexpr std::uint64_t kMaxThreads = 1024;

// Puts the next page into `item`, which may be one already, and lets the writer have everything before it.
bool find_page(Item& item, BatchReader& reader, BatchWriter& writer) {
  while (item.type != Item::Type::page) {
    writer.write(item);
    if (!reader.next(item = Item())) return false;
  }
  return true;
}

std::optional<std::string> name_of_another_page(BatchReader& reader) {
  Item item;
  while (reader.next(item)) {
    if (item.type == Item::Type::page) return name_of(item.page);
    item = Item();
  }
  return {};
}

// For a format of one page, without a folder: nothing is written before it is certain that there is no second page.
Status write_single_page(Item& item, BatchReader& reader, BatchWriter& writer, Progress& progress, const BatchJob& job) {
  if (!find_page(item, reader, writer)) return writer.finish(reader.empty_sources());
  if (const std::optional<std::string> name = name_of_another_page(reader)) {
    writer.abandon();
    const std::string error = several_pages_error(job);
    if (may_have_several_inputs(job))
      progress.print("error", error);
    else
      progress.print(*name, fmt::format("error: {}", error));
    return Status::usage;
  }
  process(item, job);
  writer.write(item);
  return writer.finish(reader.empty_sources());
}

SandboxAccess access_for(const BatchJob& job) {
  SandboxAccess access;
  access.add_operands(job.operands);
  access.read_everything |= !job.files_from.empty();
  if (!job.output.empty())
    access.written.push_back({job.output, to_folder(job) ? SandboxAccess::Write::folder : SandboxAccess::Write::file});
  return access;
}

void enter_sandbox_for(const BatchJob& job, Progress& progress) {
  if (!job.sandbox) return;
  for (const std::string& missing : enter_sandbox(access_for(job)))
    if (job.verbose) progress.print("sandbox", missing);
}

std::uint64_t threads_for(const BatchJob& job) {
  const std::uint64_t cores = std::max(1U, std::thread::hardware_concurrency());
  return std::min(job.jobs > 0 ? job.jobs : cores, kMaxThreads);
}

}  // namespace

Status run_batch(const BatchJob& job) {
  Progress progress(job);
  Output output(job);
  BatchWriter writer(job, output, progress);
  BatchReader reader(job, output, progress.position());
  const std::uint64_t threads = threads_for(job);  // the system counts its cores in a file that the sandbox closes
  writer.create_folder();
  enter_sandbox_for(job, progress);
  const SignalWatch watch([&writer] { writer.interrupt(); });
  writer.open();

  Item item;
  bool more = reader.next(item);
  if (more && is_one_page(job.write.to) && !to_folder(job)) return write_single_page(item, reader, writer, progress, job);

  // Most runs have only one page, so threads are started for the second one. Also, whoever sends one line through a pipe and
  // waits gets the answer before the next line is read.
  while (more && writer.pages() == 0) {
    process(item, job);
    writer.write(item);
    more = reader.next(item = Item());
  }
  if (more)
    run_pipeline({.read = [&reader](Item& next) { return reader.next(next); },
                  .process = [&job](Item& next) { process(next, job); },
                  .write = [&writer](const Item& next) { writer.write(next); }},
                 std::move(item), static_cast<unsigned>(threads));
  return writer.finish(reader.empty_sources());
}

}  // namespace pith::internal
