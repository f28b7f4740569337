// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cartography/theme/shared.hpp"
#include "comarca/base/error.hpp"

namespace comarca {
namespace {

constexpr std::size_t kSide = 3;
constexpr std::uint32_t kMissing = kSide * kSide;
constexpr std::uint32_t kWithheld = kMissing + 1;

std::uint32_t cell_of(const MapUnit& across, const MapUnit& upwards, const BivariateSpec& spec) {
  const auto one = across.effective_status();
  const auto other = upwards.effective_status();
  if (one == ValueStatus::missing || other == ValueStatus::missing) {
    return kMissing;
  }
  if (one == ValueStatus::withheld || other == ValueStatus::withheld) {
    return kWithheld;
  }
  return static_cast<std::uint32_t>(spec.across.class_of(*across.value) +
                                    kSide * spec.upwards.class_of(*upwards.value));
}

}  // namespace

Map bivariate(const MapUnits& units, std::span<const MapUnit> second, const BivariateSpec& spec) {
  if (spec.across.size() > kSide || spec.upwards.size() > kSide || spec.palette.anchors.size() != kSide * kSide) {
    throw usage_error("a map of two indicators has up to three classes of each, and a palette of nine colours");
  }
  if (second.size() != units.units.size()) {
    throw usage_error("the two indicators of a map do not cover the same units");
  }
  Map map;
  map.crs = units.crs;
  PolygonLayer layer{units.polygons, {}, {}, {{90, 90, 90}, outline_width(units.units.size()), {}}, true};
  BivariateLegend square{{}, {}, spec.across_title, spec.upwards_title};
  for (const Color color : spec.palette.anchors) {
    layer.fills.push_back({color, Hatch::none, {}});
  }
  square.fills = layer.fills;
  layer.fills.push_back(missing_fill());
  layer.fills.push_back(withheld_fill());
  for (std::size_t i = 0; i < second.size(); ++i) {
    layer.fill_of.push_back(cell_of(units.units[i], second[i], spec));
  }
  for (std::uint32_t cell = 0; cell < kMissing; ++cell) {
    square.counts.push_back(static_cast<std::size_t>(std::ranges::count(layer.fill_of, cell)));
  }
  map.legend.square = std::move(square);
  add_status_entries(map.legend, static_cast<std::size_t>(std::ranges::count(layer.fill_of, kMissing)),
                     static_cast<std::size_t>(std::ranges::count(layer.fill_of, kWithheld)), spec.language);
  const auto range_note = [&](const char* arrow, const Classes& classes) {
    std::string text = arrow;
    for (std::size_t i = 0; i < classes.size(); ++i) {
      text += (i == 0 ? " " : "; ") + classes.label(i, spec.language);
    }
    return text;
  };
  map.legend.note = range_note("→", spec.across) + "\n" + range_note("↑", spec.upwards);
  map.polygons.push_back(std::move(layer));
  return map;
}

}  // namespace comarca
