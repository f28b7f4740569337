// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "comarca/base/progress.hpp"
#include "comarca/synth/demo_territory.hpp"

namespace comarca {

enum class ExistingFolder { refuse, replace };

struct DemoFolderOptions {
  DemoOptions territory;
  std::uint64_t persons = 40'000;  ///< rows of the census microdata; 0 for none
  std::filesystem::path layouts;   ///< folder with the layouts and words of the demo: `layers/demo`
  ExistingFolder existing = ExistingFolder::refuse;
};

struct DemoFolder {
  std::vector<std::filesystem::path> files;  ///< relative to the folder, in order
  std::uint64_t bytes = 0;
  std::uint64_t persons = 0;
  std::uint64_t households = 0;
  std::size_t units = 0;
  std::size_t vertices = 0;
};

/// Writes a fictional territory as the files its publishers would give, a project file, and the truth beside them in
/// `verdad/`. The folder appears whole or not at all. Throws a usage error when it exists and is not empty, unless it
/// is to be replaced, and then only when this function made it.
[[nodiscard]] DemoFolder write_demo_folder(const DemoFolderOptions& options, const std::filesystem::path& folder,
                                           Progress& progress);

}  // namespace comarca
