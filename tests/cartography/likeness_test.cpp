// SPDX-License-Identifier: Apache-2.0
#include "cartography/support/likeness.hpp"

#include <unistd.h>

#include <functional>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "cartography/support/grid_map.hpp"
#include "comarca/cartography/sheet.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

Sheet plain_sheet() {
  Sheet sheet;
  sheet.text.title = "Una hoja";
  sheet.text.source = "una fuente";
  sheet.map = grid_choropleth({"AAB", "ACB"}, {{'A', 1}, {'B', 2}});
  return sheet;
}

/// How much a change shows on a sheet at the resolution of the golden pictures.
double change_seen(const std::function<void(Sheet&)>& change, double dpi = 48) {
  const fs::path folder = fs::temp_directory_path() / fmt::format("comarca_likeness_{}", ::getpid());
  fs::create_directories(folder);
  Sheet sheet = plain_sheet();
  write_sheets(folder / "before.png", {&sheet, 1}, {.dpi = 48});
  change(sheet);
  write_sheets(folder / "after.png", {&sheet, 1}, {.dpi = dpi});
  const double amount =
      worst_difference(read_picture(folder / "before.png"), read_picture(folder / "after.png")).amount;
  fs::remove_all(folder);
  return amount;
}

TEST(Likeness, a_sheet_is_like_itself) {
  EXPECT_EQ(change_seen([](Sheet&) {}), 0);
}

TEST(Likeness, a_missing_legend_is_seen) {
  EXPECT_GT(change_seen([](Sheet& sheet) { sheet.map.legend = {}; }), kMostDifference);
}

TEST(Likeness, a_missing_entry_of_the_legend_is_seen) {
  EXPECT_GT(change_seen([](Sheet& sheet) { sheet.map.legend.entries.pop_back(); }), kMostDifference);
}

TEST(Likeness, text_that_moved_is_seen) {
  EXPECT_GT(change_seen([](Sheet& sheet) { sheet.text.title = "  Una hoja"; }), kMostDifference);
  EXPECT_GT(change_seen([](Sheet& sheet) { sheet.text.source.clear(); }), kMostDifference);
}

TEST(Likeness, a_shift_below_the_pixel_is_not_seen) {
  EXPECT_LT(change_seen([](Sheet& sheet) { sheet.extent = sheet.map.polygons[0].polygons->box().grown(3); }),
            kMostDifference / 3);
}

TEST(Likeness, another_size_is_seen) {
  EXPECT_EQ(change_seen([](Sheet&) {}, 49), 1);
}

}  // namespace
}  // namespace comarca
