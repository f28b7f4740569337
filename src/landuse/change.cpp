// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/change.hpp"

#include <algorithm>
#include <utility>

namespace comarca {
namespace {

constexpr double kNothing_m2 = 1e-3;

std::size_t index_of(const std::vector<std::string>& lands, const std::string& id) {
  const auto found = std::ranges::find(lands, id);
  return std::min(static_cast<std::size_t>(found - lands.begin()), lands.size() - 1);
}

std::vector<bool> in_both(const LandLayer& before, const LandLayer& after, std::size_t units) {
  std::vector<bool> early(units, false);
  std::vector<bool> late(units, false);
  for (const auto& [layer, found] : {std::pair(&before, &early), std::pair(&after, &late)}) {
    for (const LandFeature& feature : layer->features) {
      if (feature.plan != kOutside && feature.divides()) {
        (*found)[feature.plan] = true;
      }
    }
  }
  for (std::size_t unit = 0; unit < units; ++unit) {
    early[unit] = early[unit] && late[unit];
  }
  return early;
}

}  // namespace

void ChangeMatrix::add(const ChangeMatrix& other) noexcept {
  for (std::size_t i = 0; i < area_.size(); ++i) {
    area_[i] += other.area_[i];
  }
}

double ChangeMatrix::opening(std::size_t land) const noexcept {
  double sum = 0;
  for (std::size_t to = 0; to < size_; ++to) {
    sum += at(land, to);
  }
  return sum;
}

double ChangeMatrix::closing(std::size_t land) const noexcept {
  double sum = 0;
  for (std::size_t from = 0; from < size_; ++from) {
    sum += at(from, land);
  }
  return sum;
}

double ChangeMatrix::additions(std::size_t land) const noexcept {
  return closing(land) - at(land, land);
}

double ChangeMatrix::reductions(std::size_t land) const noexcept {
  return opening(land) - at(land, land);
}

double ChangeMatrix::total() const noexcept {
  double sum = 0;
  for (const double area : area_) {
    sum += area;
  }
  return sum;
}

LandChange change_between(const LandLayer& before, const LandLayer& after, const LandContext& context) {
  LandChange result;
  for (const LandClass& entry : context.classes.list()) {
    if (entry.kind == LandKind::base) {
      result.lands.push_back(entry.id);
    }
  }
  result.lands.emplace_back();
  const std::size_t nothing = result.lands.size() - 1;
  result.matrices.assign(context.units.unit_count(), ChangeMatrix(result.lands.size()));
  const AreaOverlay overlay = overlay_areas(before.polygons, after.polygons, context.scale);
  result.both_dates = in_both(before, after, context.units.unit_count());
  std::vector<double> only_before = overlay.feature_area_m2;
  std::vector<double> only_after = context.scale.areas_m2(after.polygons);
  const auto counts = [&](const LandFeature& feature) {
    return feature.plan != kOutside && feature.divides() && result.both_dates[feature.plan];
  };
  for (const AreaPiece& piece : overlay.pieces) {
    const LandFeature& from = before.features[piece.feature];
    const LandFeature& to = after.features[piece.unit];
    if (counts(from) && counts(to) && from.plan == to.plan) {
      result.matrices[from.plan].at(index_of(result.lands, from.meaning.base),
                                    index_of(result.lands, to.meaning.base)) += piece.area_m2;
      only_before[piece.feature] -= piece.area_m2;
      only_after[piece.unit] -= piece.area_m2;
    }
  }
  for (std::size_t i = 0; i < only_before.size(); ++i) {
    if (counts(before.features[i]) && only_before[i] > kNothing_m2) {
      const LandFeature& feature = before.features[i];
      result.matrices[feature.plan].at(index_of(result.lands, feature.meaning.base), nothing) += only_before[i];
    }
  }
  for (std::size_t i = 0; i < only_after.size(); ++i) {
    if (counts(after.features[i]) && only_after[i] > kNothing_m2) {
      const LandFeature& feature = after.features[i];
      result.matrices[feature.plan].at(nothing, index_of(result.lands, feature.meaning.base)) += only_after[i];
    }
  }
  return result;
}

}  // namespace comarca
