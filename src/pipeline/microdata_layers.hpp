// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "comarca/project/project.hpp"
#include "comarca/statistics/microdata_source.hpp"
#include "comarca/statistics/recipe.hpp"

namespace comarca {

/// The canonical variables of layers/.
[[nodiscard]] Vocabulary load_vocabulary(const std::filesystem::path& data);

/// The layout that a section names; throws a usage error with the nearest name when there is none.
[[nodiscard]] MicrodataSource load_source(const std::filesystem::path& data, const MicrodataSection& section,
                                          const Vocabulary& vocabulary);

/// Where a project keeps typed copies of its microdata: beside its product.
[[nodiscard]] std::filesystem::path microdata_cache(const Project& project);

}  // namespace comarca
