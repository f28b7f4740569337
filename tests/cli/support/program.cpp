// SPDX-License-Identifier: Apache-2.0
#include "cli/support/program.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>

namespace comarca {
namespace {

struct Streams {
  std::filesystem::path folder;
  [[nodiscard]] std::string out() const { return (folder / "salida").string(); }
  [[nodiscard]] std::string err() const { return (folder / "errores").string(); }
};

Streams temporary_streams() {
  std::string name = (std::filesystem::temp_directory_path() / "comarca-XXXXXX").string();
  return {::mkdtemp(name.data())};
}

pid_t start(const std::vector<std::string>& arguments, const Streams& streams, unsigned long file_limit) {
  std::vector<char*> argv;
  std::string program = COMARCA_PROGRAM;
  std::vector<std::string> copy = arguments;
  argv.push_back(program.data());
  for (auto& argument : copy) {
    argv.push_back(argument.data());
  }
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(::open(streams.out().c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(::open(streams.err().c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600), STDERR_FILENO);
    if (file_limit > 0) {
      std::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{file_limit, file_limit};
      ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ::execv(program.c_str(), argv.data());
    ::_exit(127);
  }
  return child;
}

Outcome collect(pid_t child, const Streams& streams) {
  int status = 0;
  ::waitpid(child, &status, 0);
  Outcome outcome;
  outcome.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.out = file_content(streams.out());
  outcome.err = file_content(streams.err());
  std::filesystem::remove_all(streams.folder);
  return outcome;
}

}  // namespace

std::string file_content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Outcome run_program(const std::vector<std::string>& arguments) {
  return run_program_with_file_limit(arguments, 0);
}

Outcome run_program_with_file_limit(const std::vector<std::string>& arguments, unsigned long bytes) {
  const Streams streams = temporary_streams();
  return collect(start(arguments, streams, bytes), streams);
}

void kill_program_after(const std::vector<std::string>& arguments, unsigned microseconds) {
  const Streams streams = temporary_streams();
  const pid_t child = start(arguments, streams, 0);
  ::usleep(microseconds);
  ::kill(child, SIGKILL);
  (void)collect(child, streams);
}

}  // namespace comarca
