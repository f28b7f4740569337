// SPDX-License-Identifier: Apache-2.0
#include "comarca/landuse/area_overlay.hpp"

#include <algorithm>
#include <atomic>
#include <optional>

#include "comarca/base/parallel.hpp"
#include "landuse/feature_overlay.hpp"

namespace comarca {
namespace {

constexpr std::size_t kBatch = 512;  // features handed to a thread at a time: some take much longer than others

}  // namespace

AreaOverlay overlay_areas(const Polygons& features, const Polygons& units, const ArealScale& scale,
                          std::size_t threads) {
  AreaOverlay result;
  result.feature_area_m2.resize(features.unit_count());
  const std::size_t batches = (features.unit_count() + kBatch - 1) / kBatch;
  const std::size_t workers = std::min(threads == 0 ? thread_count() : threads, std::max<std::size_t>(1, batches));
  const auto for_batch = [&](std::size_t batch, const auto& take) {
    const std::size_t last = std::min(features.unit_count(), (batch + 1) * kBatch);
    for (std::size_t feature = batch * kBatch; feature < last; ++feature) {
      take(feature);
    }
  };
  // One thread makes the grid while the others measure the features.
  std::optional<landuse::EdgeGrid> grid;
  std::atomic<std::size_t> to_measure{0};
  for_ranges(workers, workers, [&](std::size_t thread, std::size_t, std::size_t) {
    if (thread == 0) {
      grid.emplace(units);
    }
    for (std::size_t batch = to_measure++; batch < batches; batch = to_measure++) {
      for_batch(batch, [&](std::size_t i) { result.feature_area_m2[i] = scale.area_m2(features, i); });
    }
  });
  std::vector<std::vector<AreaPiece>> by_batch(batches);
  std::atomic<std::size_t> next{0};
  for_ranges(workers, workers, [&](std::size_t, std::size_t, std::size_t) {
    landuse::FeatureOverlay overlay(*grid, scale, units.unit_count());
    for (std::size_t batch = next++; batch < batches; batch = next++) {
      for_batch(batch, [&](std::size_t i) { overlay.run(features, i, result.feature_area_m2[i], by_batch[batch]); });
    }
  });
  for (const auto& pieces : by_batch) {
    result.pieces.insert(result.pieces.end(), pieces.begin(), pieces.end());
  }
  return result;
}

}  // namespace comarca
