// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cartography/sheet/map_frame.hpp"

namespace comarca {

/// A name to place in the rings of a unit.
struct LabelRequest {
  std::string text;
  const PaperRings* rings = nullptr;
  std::size_t unit = 0;
  double importance = 0;
  bool bold = false;
};

struct PlacedLabel {
  std::string text;  ///< may hold a line break
  Rectangle place;
  double size_mm = 2;
  bool has_leader = false;  ///< stands outside its unit, and a line leads to it
  Point leader_to;
  Weight weight = Weight::normal;
};

/// Where labels may stand, and how large they are where they fit.
struct LabelSpace {
  Rectangle frame;
  double size_mm = 2;
  std::vector<Rectangle> obstacles;
};

/// Places what can be placed without touching another label, an obstacle or the frame: inside the unit when it fits, in
/// two lines or a smaller size when that helps, across its border, or beside it with a leader; else it is left out.
[[nodiscard]] std::vector<PlacedLabel> place_labels(Canvas& canvas, std::vector<LabelRequest> requests,
                                                    LabelSpace space);

void draw_labels(Canvas& canvas, std::span<const PlacedLabel> labels);

}  // namespace comarca
