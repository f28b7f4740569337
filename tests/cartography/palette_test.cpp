// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/palette.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "comarca/base/error.hpp"
#include "comarca/cartography/theme.hpp"
#include "comarca/catalog/catalog.hpp"

namespace comarca {
namespace {

constexpr std::size_t kMostClasses = 7;

Palettes palettes() {
  return Catalog(COMARCA_SOURCE_DIR).get<Palettes>();
}

double least_difference(const std::vector<Color>& colors, Vision vision) {
  double least = 1000;
  for (std::size_t i = 0; i < colors.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      least = std::min(least, color_difference(as_seen(colors[i], vision), as_seen(colors[j], vision)));
    }
  }
  return least;
}

TEST(Color, lab_of_known_colours) {
  // CIE values of sRGB's corners (Lindbloom's calculator).
  const Lab red = lab_of({255, 0, 0});
  EXPECT_NEAR(red.lightness, 53.24, 0.02);
  EXPECT_NEAR(red.a, 80.09, 0.05);
  EXPECT_NEAR(red.b, 67.20, 0.05);
  EXPECT_EQ(color_of(red), (Color{255, 0, 0}));
  EXPECT_NEAR(lab_of({255, 255, 255}).lightness, 100, 0.01);
}

TEST(Color, hexadecimal_or_nothing) {
  EXPECT_EQ(color_from_hex("#0a80ff"), (Color{10, 128, 255}));
  EXPECT_EQ((Color{10, 128, 255}).hex(), "#0a80ff");
  for (const auto* text : {"", "#12345", "123456", "#12345g", "#1234567"}) {
    EXPECT_THROW((void)color_from_hex(text), Error) << text;
  }
}

TEST(Palettes, sequential_ones_darken_step_by_step) {
  const auto all = palettes();
  for (const auto& palette : all.list()) {
    if (palette.kind != PaletteKind::sequential) {
      continue;
    }
    for (std::size_t count = 2; count <= kMostClasses; ++count) {
      const auto colors = palette.colors(count);
      for (std::size_t i = 1; i < count; ++i) {
        EXPECT_GT(lab_of(colors[i - 1]).lightness - lab_of(colors[i]).lightness, 6) << palette.id << ' ' << count;
      }
    }
  }
}

TEST(Palettes, up_to_five_classes_are_told_apart_by_every_eye_and_in_grey) {
  const auto all = palettes();
  for (const auto& palette : all.list()) {
    if (palette.kind == PaletteKind::bivariate || palette.id == "okabe-ito") {
      continue;
    }
    for (std::size_t count = 2; count <= 5; ++count) {
      const auto colors = palette.colors(count);
      for (const auto vision : {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan}) {
        EXPECT_GT(least_difference(colors, vision), 10)
            << palette.id << ' ' << count << ' ' << static_cast<int>(vision);
      }
      EXPECT_GT(least_difference(colors, Vision::grey), 5) << palette.id << ' ' << count;
    }
  }
}

TEST(Palettes, a_diverging_one_turns_at_its_middle) {
  const auto all = palettes();
  const auto& palette = all.find("morado-naranja");
  const auto colors = palette.colors_around(1, 3);
  ASSERT_EQ(colors.size(), 4U);
  EXPECT_EQ(colors.back(), palette.anchors.back());
  EXPECT_LT(lab_of(colors[0]).b, 0) << "below the middle: purple";
  EXPECT_GT(lab_of(colors[1]).b, 0) << "above it: orange";
}

TEST(Palettes, more_categories_than_colours_still_differ) {
  const auto all = palettes();
  for (const auto* id : {"contraste", "okabe-ito"}) {
    for (const auto vision : {Vision::normal, Vision::protan, Vision::deutan}) {
      EXPECT_GT(least_difference(all.find(id).colors(12), vision), 8) << id << ' ' << static_cast<int>(vision);
    }
  }
}

TEST(Palettes, beyond_the_colours_hatches_tell_categories_apart) {
  const auto all = palettes();
  const auto fills = category_fills(all.find("contraste"), 36);
  for (std::size_t i = 0; i < fills.size(); ++i) {
    EXPECT_EQ(std::ranges::count(fills, fills[i]), 1) << i;
    EXPECT_LT(lab_of(fills[i].color).lightness, 93) << "nearly white: " << i;
  }
}

TEST(Palettes, the_nine_of_a_bivariate_one_are_told_apart_in_grey) {
  const auto all = palettes();
  for (const auto& palette : all.list()) {
    if (palette.kind == PaletteKind::bivariate) {
      EXPECT_GT(least_difference(palette.anchors, Vision::grey), 6) << palette.id;
      for (const auto vision : {Vision::normal, Vision::protan, Vision::deutan}) {
        EXPECT_GT(least_difference(palette.anchors, vision), 5) << palette.id << ' ' << static_cast<int>(vision);
      }
    }
  }
}

TEST(Palettes, an_unknown_name_is_answered_with_the_nearest) {
  const auto all = palettes();
  try {
    (void)all.find("naranja");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.remedy(), "Did you mean 'naranjas'?");
  }
}

}  // namespace
}  // namespace comarca
