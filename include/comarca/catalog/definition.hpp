// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/catalog/document.hpp"

namespace comarca {

/// Whose a definition is: it came with the program, or lies beside the user's project.
enum class Origin : std::uint8_t { installed, own };

/// What definitions define. Each kind has a folder of its own in every layer.
enum class DefinitionKind : std::uint8_t {
  source,      ///< columns of a layer or table, or changes of codes
  microdata,   ///< layout of files of a census or survey
  indicator,   ///< index
  feed,        ///< which columns of a source are which inputs of an indicator
  score,       ///< points of an index of scores
  vocabulary,  ///< canonical variables, and units of measure that are words
  scheme,      ///< legal form, and what the law says of units
  landuse,     ///< classes of land, plans, compatibility
  style        ///< how a layer is drawn; palettes and published classes
};

/// A file of definitions and whose it is.
struct DefinitionFile {
  std::filesystem::path path;
  Origin origin = Origin::installed;

  /// As people are told: "nbi.toml", or for one's own "layers/indicators/nbi.toml (del proyecto)".
  [[nodiscard]] Text place() const;
};

/// A file that defines one thing, read.
struct Definition {
  std::string id;
  Document document;
  DefinitionFile file;
};

/// A definition of one's own in place of another.
struct Replacement {
  std::string id;
  std::filesystem::path by;
  std::filesystem::path of;
};

/// Lays what a later layer defines over what an earlier one did: of the same key in its place, all else at the end.
template <class T, class Key>
void lay_over(std::vector<T>& below, std::vector<T> above, Key key) {
  for (T& item : above) {
    const auto same = std::ranges::find_if(
        below, [&](const T& other) { return std::invoke(key, other) == std::invoke(key, std::as_const(item)); });
    if (same == below.end()) {
      below.push_back(std::move(item));
    } else {
      *same = std::move(item);
    }
  }
}

}  // namespace comarca
