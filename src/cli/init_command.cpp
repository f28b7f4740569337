// SPDX-License-Identifier: Apache-2.0
#include "cli/init_command.hpp"

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"
#include "comarca/survey/init.hpp"

namespace comarca::cli {

void InitCommand::describe(Options& options) {
  options.argument("folder", &folder_, "The folder that holds the layers and tables").with_default();
  options.flag("--print", print_, "Print the project file and write nothing");
  options.footer("Writes project.toml; one that exists is never overwritten.\nExample: comarca init datos/");
}

int InitCommand::run(Session& session) {
  const Language language = session.language_or(Language::spanish);
  session.look_beside(std::filesystem::path(folder_) / "project.toml");
  const auto& catalog = session.catalog.get<SourceCatalog>();
  const StarterProject starter = propose_project(folder_, catalog, language);
  if (!session.quiet) {
    for (const auto& note : starter.notes) {
      fmt::print(stderr, "{}\n", note.in(language));
    }
  }
  if (print_) {
    fmt::print("{}", starter.text);
    return 0;
  }
  write_file(starter.file, starter.text);
  fmt::print("{}\n", starter.file.string());
  return 0;
}

}  // namespace comarca::cli
