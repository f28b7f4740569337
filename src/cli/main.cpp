// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/program.hpp"
#include "cli/terminal_progress.hpp"
#include "comarca/base/data_path.hpp"
#include "comarca/base/error.hpp"

namespace {

using comarca::ErrorKind;

int report(const std::string& text, ErrorKind kind) {
  fmt::print(stderr, "comarca: {}\n", text);
  return static_cast<int>(kind);
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread starts
  return value == nullptr ? "" : value;
}

int run(int argc, char** argv) {
  comarca::cli::Session session;
  comarca::cli::Program program(session);
  try {
    program.app().parse(argc, argv);
  } catch (const CLI::Success& help) {
    return program.app().exit(help);
  } catch (const CLI::ParseError& failure) {
    return report(program.complaint(failure), ErrorKind::usage);
  }
  comarca::Progress silent;
  const std::unique_ptr<comarca::Progress> terminal =
      !session.quiet && ::isatty(STDERR_FILENO) != 0 ? std::make_unique<comarca::cli::TerminalProgress>() : nullptr;
  session.progress = terminal ? terminal.get() : &silent;
  session.data = comarca::data_directory(environment("COMARCA_DATA"));
  return program.run_chosen();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const comarca::Error& error) {
    return report(error.what(), error.kind());
  } catch (const std::bad_alloc&) {
    return report("not enough memory", ErrorKind::io);
  } catch (const std::exception& error) {
    return report(fmt::format("unexpected failure: {}\n  Please report this with the command you ran.", error.what()),
                  ErrorKind::io);
  }
}
