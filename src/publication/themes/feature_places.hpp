// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "publication/themes/map_theme.hpp"

namespace comarca {

/// Tells which features of a layer belong to some municipalities: by the codes they carry, else by where they lie.
class FeaturePlaces {
 public:
  /// `spots` holds a point of each feature, when it has a geometry; `shapes` the polygons of a polygon layer.
  FeaturePlaces(const VectorLayer& features, const ProductUnits& municipalities,
                std::vector<std::optional<Point>> spots, const Polygons* shapes);

  /// Positions of the features, in order. For all municipalities that is every feature.
  [[nodiscard]] std::vector<std::size_t> of(const Members& members) const;

 private:
  [[nodiscard]] bool lies_among(std::size_t feature, const std::vector<char>& is_member) const;

  const Polygons& municipalities_;
  const Polygons* shapes_;
  std::vector<std::optional<Point>> spots_;
  std::vector<std::vector<std::size_t>> named_;  ///< by feature, the municipalities whose codes it carries
  std::vector<std::optional<Point>> hearts_;     ///< by municipality, a point inside
};

}  // namespace comarca
