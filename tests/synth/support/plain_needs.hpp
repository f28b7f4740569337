// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <utility>

namespace comarca {

/// Persons in deprivation: five components, NBI, miseria; then all persons of households.
using PlainCounts = std::array<long, 8>;

/// The NBI of the microdata in a folder, by municipality and whether in cabecera: the predicates of METHODS 1.4 on the
/// codes as they stand in the files, unknown as not deprived.
[[nodiscard]] std::map<std::pair<std::string, bool>, PlainCounts> plain_needs(const std::filesystem::path& folder,
                                                                              const std::string& department);

}  // namespace comarca
