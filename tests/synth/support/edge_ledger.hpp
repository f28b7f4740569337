// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "comarca/synth/demo_territory.hpp"

namespace comarca {

/// Who claims each directed segment of a coverage, counted the slow and plain way: the check of the generator's truth.
class EdgeLedger {
 public:
  explicit EdgeLedger(const Polygons& polygons);

  /// Directed segments that more than one unit claims.
  [[nodiscard]] std::size_t claimed_twice() const noexcept { return claimed_twice_; }
  [[nodiscard]] std::size_t coast_segments() const;
  /// In mm2, signed by the direction of the rings.
  [[nodiscard]] std::int64_t twice_area_of_units() const;
  [[nodiscard]] std::int64_t twice_area_inside_coast() const;
  [[nodiscard]] std::map<UnitPair, double> border_lengths() const;
  [[nodiscard]] std::vector<UnitPair> point_only_pairs() const;
  /// Pairs of segments that meet anywhere but at common ends.
  [[nodiscard]] std::size_t crossings() const;

 private:
  struct Millimetres {
    std::int64_t x;
    std::int64_t y;
    auto operator<=>(const Millimetres&) const = default;
  };
  using Segment = std::pair<Millimetres, Millimetres>;
  static std::int64_t swept(const Segment& segment);
  static int side(const Millimetres& a, const Millimetres& b, const Millimetres& c);
  static bool cross(const Segment& a, const Segment& b);

  std::map<Segment, std::uint32_t> owner_;
  std::size_t claimed_twice_ = 0;
};

}  // namespace comarca
