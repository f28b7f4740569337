// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/data_path.hpp"

#include "comarca/base/error.hpp"

#include <fmt/format.h>

#include <system_error>

// ADR 0006: where the program finds its data.
namespace comarca {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

bool is_source_tree(const fs::path& folder) {
  std::error_code ignored;
  return is_folder(folder / "layers") && fs::is_regular_file(folder / "CMakeLists.txt", ignored);
}

}  // namespace

fs::path executable_path() {
  std::error_code failure;
  auto path = fs::read_symlink("/proc/self/exe", failure);
  if (failure) {
    throw io_error(fmt::format("cannot tell where this program lies: {}", failure.message()),
                   {.file = "/proc/self/exe"},
                   "Mount /proc, or set COMARCA_DATA to the folder that holds layers/ and styles/.");
  }
  return path;
}

fs::path data_directory(const fs::path& chosen, const fs::path& executable) {
  if (!chosen.empty()) {
    if (!is_folder(chosen / "layers")) {
      throw usage_error("the chosen data folder has no folder 'layers'", {.file = chosen.string()},
                        "Point COMARCA_DATA to a folder that holds layers/ and styles/, or leave it unset.");
    }
    return chosen;
  }
  auto installed = executable.parent_path().parent_path() / "share" / "comarca";
  if (is_folder(installed / "layers")) {
    return installed;
  }
  for (auto folder = executable.parent_path(); folder != folder.parent_path(); folder = folder.parent_path()) {
    if (is_source_tree(folder)) {
      return folder;
    }
  }
  throw io_error("comarca's data (layers/ and styles/) is not installed", {.file = installed.string()},
                 "Install with `cmake --install`, or set COMARCA_DATA to the folder that holds them.");
}

}  // namespace comarca
