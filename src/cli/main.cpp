// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/program.hpp"
#include "cli/terminal_progress.hpp"
#include "comarca/base/data_path.hpp"
#include "comarca/base/error.hpp"

namespace {

using comarca::ErrorKind;

/// Never throws: where stderr cannot be written either, the exit code says it alone.
int report(const std::string& text, ErrorKind kind) noexcept {
  static_cast<void>(std::fputs("comarca: ", stderr));
  static_cast<void>(std::fputs(text.c_str(), stderr));
  static_cast<void>(std::fputs("\n", stderr));
  return static_cast<int>(kind);
}

/// A result that did not reach its file is no result.
int finished(int code) {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    return report("cannot write the result: " + std::generic_category().message(errno), ErrorKind::io);
  }
  return code;
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread starts
  return value == nullptr ? "" : value;
}

int run(int argc, char** argv) {
  comarca::cli::Session session;
  comarca::cli::Program program(session);
  if (const auto done = program.parse(argc, argv)) {
    return *done;
  }
  comarca::Progress silent;
  const std::unique_ptr<comarca::Progress> terminal =
      !session.quiet && ::isatty(STDERR_FILENO) != 0 ? std::make_unique<comarca::cli::TerminalProgress>() : nullptr;
  session.progress = terminal ? terminal.get() : &silent;
  session.catalog = comarca::Catalog(comarca::data_directory(environment("COMARCA_DATA")));
  if (!session.own.empty()) {
    session.catalog = session.catalog.with(session.own);
  }
  return program.run_chosen();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return finished(run(argc, argv));
  } catch (const comarca::Error& error) {
    return report(error.what(), error.kind());
  } catch (const std::bad_alloc&) {
    return report("not enough memory", ErrorKind::io);
  } catch (const std::system_error& error) {  // of output that cannot be written
    return report(fmt::format("cannot read or write: {}", error.what()), ErrorKind::io);
  } catch (const std::exception& error) {
    return report(fmt::format("unexpected failure: {}\n  Please report this with the command you ran.", error.what()),
                  ErrorKind::io);
  }
}
