// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/catalog/source.hpp"

namespace comarca {

/// A project file that was made from what lies in a folder.
struct StarterProject {
  std::filesystem::path file;  ///< where it belongs
  std::string text;            ///< TOML, with comments in the language asked for
  std::vector<Text> notes;     ///< what was taken, and what was not and why
};

/// Looks at the files of a folder (three levels deep) and proposes a project: the boundary layer that fits a source
/// best, every table that fits one. Throws a usage error when there is no folder, no layer of municipalities, or a
/// project file already.
[[nodiscard]] StarterProject propose_project(const std::filesystem::path& folder, const SourceCatalog& catalog,
                                             Language language);

}  // namespace comarca
