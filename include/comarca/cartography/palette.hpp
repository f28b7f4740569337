// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "comarca/base/language.hpp"
#include "comarca/cartography/color.hpp"

namespace comarca {

class Catalog;

enum class PaletteKind { sequential, diverging, qualitative, bivariate };

/// Colours for classes, from styles/palettes.toml.
struct Palette {
  std::string id;
  Text name;
  PaletteKind kind = PaletteKind::sequential;
  std::vector<Color> anchors;  ///< light to dark, low to high, or category by category; 9 of 3 × 3 for a bivariate one
  std::string source;

  /// A qualitative palette goes on with shades of its anchors up to so many colours, then repeats.
  static constexpr std::size_t kDistinctCategories = 12;

  /// One colour a class. Sequential and diverging ones are spread over the anchors.
  [[nodiscard]] std::vector<Color> colors(std::size_t count) const;
  /// For a diverging palette with this many classes on each side of its middle.
  [[nodiscard]] std::vector<Color> colors_around(std::size_t below, std::size_t above) const;
  /// The colour halfway, which takes no side.
  [[nodiscard]] Color neutral() const;
};

/// All known palettes.
class Palettes {
 public:
  /// Throws with file:line:column on a mistake.
  [[nodiscard]] static Palettes read(const Catalog& catalog);

  /// Throws a usage error that suggests the nearest name.
  [[nodiscard]] const Palette& find(const std::string& id) const;
  [[nodiscard]] const std::vector<Palette>& list() const noexcept { return list_; }

 private:
  std::vector<Palette> list_;
};

}  // namespace comarca
