// SPDX-License-Identifier: Apache-2.0
#include "base/journal.hpp"

#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "comarca/base/atomic_file.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

constexpr char kEndOfName = '\0';  // the one byte that no name holds

std::vector<fs::path> stagings_in(const fs::path& journal) {
  std::vector<fs::path> stagings;
  std::ifstream file(journal, std::ios::binary);
  for (std::string name; std::getline(file, name, kEndOfName);) {
    const fs::path folder = (journal.parent_path() / name).lexically_normal();
    if (is_staging(folder)) {
      stagings.push_back(folder);
    }
  }
  return stagings;
}

}  // namespace

fs::path journal_of(const fs::path& main) {
  const fs::path file = behind_links(main);
  std::error_code ignored;
  const fs::path folder = fs::canonical(folder_of(file), ignored);
  return (folder.empty() ? folder_of(file) : folder) / fmt::format(".{}.journal", file.filename().string());
}

fs::path lock_of(const fs::path& journal) {
  return fs::path(journal).replace_extension(".lock");
}

void write_journal(const fs::path& journal, std::span<const fs::path> stagings) {
  std::string text;
  for (const fs::path& staging : stagings) {
    text += staging.lexically_relative(journal.parent_path()).string() + kEndOfName;
  }
  write_file(journal, text);
}

void carry_out(const fs::path& journal, const StepHook& before_step) {
  std::error_code ignored;
  if (!fs::exists(journal, ignored)) {
    return;
  }
  const auto stagings = stagings_in(journal);
  for (const fs::path& staging : stagings) {
    move_into_place(staging, before_step);
    flush_folder(staging.parent_path());
  }
  for (const fs::path& staging : stagings) {
    remove_staging(staging, before_step);
  }
  before_step("remove the journal");
  fs::remove(journal, ignored);
}

}  // namespace comarca
