// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "comarca/catalog/definition.hpp"

namespace comarca {

/// Where the files of a kind lie, and which names of theirs mean something of their own.
struct KindPlaces {
  DefinitionKind kind;
  std::string_view installed;            ///< under the folder of data
  std::string_view own;                  ///< under the user's layers/
  std::span<const std::string_view> id;  ///< keys whose texts make the id; the name of the file where one is not there
  std::vector<std::string_view> lists;   ///< files that every layer goes on with
  std::vector<std::string_view> tables;  ///< files that a later layer replaces whole
  enum class Others : std::uint8_t { define, refuse } others = Others::define;
};

[[nodiscard]] const KindPlaces& places_of(DefinitionKind kind);
[[nodiscard]] std::span<const KindPlaces> all_places();

/// Throws a usage error when a .toml under a user's folder lies where nobody reads it.
void check_own_folder(const std::filesystem::path& own);

}  // namespace comarca
