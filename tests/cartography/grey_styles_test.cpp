// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include "comarca/cartography/layer_style.hpp"
#include "comarca/catalog/catalog.hpp"

namespace comarca {
namespace {

/// Least difference in lightness of two classes on a grey print, as palettes are held to.
constexpr double kApart = 5;

double mixed(double part, double opacity) {
  return part * opacity + 255 * (1 - opacity);
}

double lightness(Color color, double opacity) {
  const auto over_white = [&](std::uint8_t part) {
    return static_cast<std::uint8_t>(std::lround(mixed(part, opacity)));
  };
  return lab_of({over_white(color.red), over_white(color.green), over_white(color.blue)}).lightness;
}

/// What a grey print keeps: the pattern of a fill or line, the shape of a point, and how light it is. Not the width:
/// nobody measures lines.
bool told_apart(const StyleRule& one, const StyleRule& other) {
  if (one.fill.has_value() != other.fill.has_value() || one.shape != other.shape ||
      one.stroke.dash_mm != other.stroke.dash_mm) {
    return true;
  }
  if (!one.fill) {
    return std::abs(lightness(one.stroke.color, 1) - lightness(other.stroke.color, 1)) > kApart;
  }
  return one.fill->hatch != other.fill->hatch ||
         std::abs(lightness(one.fill->color, one.opacity) - lightness(other.fill->color, other.opacity)) > kApart;
}

TEST(GreyStyles, the_rules_of_every_layer_are_told_apart_on_a_grey_print) {
  for (const auto& file : StyleFiles(Catalog(COMARCA_SOURCE_DIR).get<StyleFiles>()).list) {
    const auto& rules = file.model.rules;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        EXPECT_TRUE(told_apart(rules[i], rules[j]))
            << file.model.layer << ": " << rules[j].label.es << " and " << rules[i].label.es;
      }
    }
  }
}

}  // namespace
}  // namespace comarca
