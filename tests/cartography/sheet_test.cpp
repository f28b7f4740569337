// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/sheet.hpp"

#include <gtest/gtest.h>

#include <cairo.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cartography/support/grid_map.hpp"
#include "comarca/base/error.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

class Sheets : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("comarca_sheet_" + std::to_string(::getpid()) +
                                           std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string written(const std::string& name, const Sheet& sheet,
                                    const SheetOptions& options = {}) const {
    write_sheets(folder_ / name, std::span(&sheet, 1), options);
    std::ifstream file(folder_ / name, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }

  fs::path folder_;
};

Sheet sheet_of(const std::vector<std::string>& rows, const std::map<char, double>& values) {
  Sheet sheet;
  sheet.id = "a";
  sheet.text.title = "Una hoja";
  sheet.map = grid_choropleth(rows, values);
  return sheet;
}

TEST_F(Sheets, one_drawing_goes_to_png_svg_and_pdf) {
  const Sheet sheet = sheet_of({"AAB", "ACB"}, {{'A', 1}, {'B', 2}, {'C', 9}});
  EXPECT_EQ(written("a.png", sheet).substr(1, 3), "PNG");
  EXPECT_EQ(written("a.svg", sheet).substr(0, 5), "<?xml");
  const std::string pdf = written("a.pdf", sheet);
  EXPECT_EQ(pdf.substr(0, 5), "%PDF-");
  EXPECT_NE(pdf.find("/FontFile"), std::string::npos) << "fonts are embedded";
}

TEST_F(Sheets, the_same_sheet_gives_the_same_bytes) {
  const Sheet sheet = sheet_of({"AAB", "ACB"}, {{'A', 1}, {'B', 2}});
  for (const auto* name : {"a.png", "a.svg", "a.pdf"}) {
    EXPECT_TRUE(written(name, sheet) == written(name, sheet)) << name;
  }
}

TEST_F(Sheets, every_paper_can_be_drawn) {
  const Sheet sheet = sheet_of({"AB"}, {{'A', 1}, {'B', 2}});
  for (const auto* name : {"a4", "a3", "a2", "a1", "a0"}) {
    EXPECT_GT(written(std::string(name) + ".pdf", sheet, {.paper = paper_size(name)}).size(), 5000U) << name;
  }
  EXPECT_THROW((void)paper_size("a7"), Error);
}

TEST_F(Sheets, an_image_too_large_to_draw_is_refused) {
  const Sheet sheet = sheet_of({"AB"}, {{'A', 1}});
  EXPECT_THROW(written("a.png", sheet, {.paper = Paper::a0, .dpi = 1200}), Error);
  EXPECT_FALSE(fs::exists(folder_ / "a.png"));
}

TEST_F(Sheets, many_sheets_make_one_pdf_or_a_file_each) {
  std::vector<Sheet> sheets(3, sheet_of({"AB"}, {{'A', 1}}));
  sheets[1].id = "b";
  sheets[2].id = "c";
  EXPECT_EQ(write_sheets(folder_ / "atlas.pdf", sheets, {}).size(), 1U);
  EXPECT_EQ(write_sheets(folder_ / "atlas.svg", sheets, {}).size(), 3U);
  EXPECT_TRUE(fs::exists(folder_ / "atlas-b.svg"));
}

TEST_F(Sheets, hard_cases_are_still_drawn) {
  Sheet sheet = sheet_of({"A"}, {{'A', -3}});
  EXPECT_GT(written("one.png", sheet).size(), 1000U);
  sheet.text.title = std::string(200, 'm');
  EXPECT_GT(written("title.png", sheet).size(), 1000U);
  EXPECT_GT(written("nothing.png", sheet_of({"AB"}, {})).size(), 1000U);
  EXPECT_GT(written("equal.png", sheet_of({"AB"}, {{'A', 5}, {'B', 5}})).size(), 1000U);
  sheet.map.polygons.clear();
  EXPECT_GT(written("empty.png", sheet).size(), 1000U);
}

TEST(FarParts, islands_far_away_are_set_apart) {
  const auto map = grid_units({"A.........................",  //
                               "..........................",  //
                               "..............BCDEFGHIJKLM",  //
                               "..............NOPQRSTUVWXY"});
  const auto parts = far_parts(*map.polygons);
  ASSERT_EQ(parts.islands.size(), 1U);
  EXPECT_EQ(parts.islands[0], (std::vector<std::size_t>{0}));
  EXPECT_EQ(parts.main.min_x, 4500000 + 14 * 1000.0);
}

TEST(FarParts, two_halves_are_no_island) {
  EXPECT_TRUE(far_parts(*grid_units({"A..................B"}).polygons).islands.empty());
}

TEST(FarParts, islands_far_from_each_other_get_a_frame_each) {
  Sheet sheet;
  sheet.map = grid_choropleth({"A..B.........................................",  //
                               ".............................................",  //
                               "................CDEFGHIJKLMNOPQRSTUVWXYZabcde"},
                              {{'A', 1}, {'C', 2}});
  std::vector<std::string> names;
  for (std::size_t unit = 0; unit < sheet.map.polygons.front().polygons->unit_count(); ++unit) {
    names.push_back("u" + std::to_string(unit));
  }
  set_island_insets(sheet, names);
  ASSERT_EQ(sheet.insets.size(), 2U);
  EXPECT_EQ(sheet.insets[0].title, "u0");
  EXPECT_EQ(sheet.insets[1].title, "u1");
}

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

TEST_F(Sheets, an_island_in_an_inset_is_not_drawn_in_the_main_frame_as_well) {
  Sheet sheet = sheet_of({"A......................",  //
                          ".......................",  //
                          ".......................",  //
                          ".......................",  //
                          ".......................",  //
                          "BCDEFGHIJKLMNOPQRSTUVWX"},
                         {{'B', 1}, {'C', 2}});
  const std::vector<std::string> names(24, "isla");
  set_island_insets(sheet, names);
  ASSERT_EQ(sheet.insets.size(), 1U);
  const Box island = sheet.map.polygons.front().polygons->unit_box(0);
  sheet.map.circles = {{{(island.min_x + island.max_x) / 2, (island.min_y + island.max_y) / 2}, 3, {{255, 0, 0}}}};
  const std::string svg = written("a.svg", sheet);
  EXPECT_EQ(occurrences(svg, "rgb(100%,0%,0%)") + occurrences(svg, "rgb(100%, 0%, 0%)"), 1U);
}

TEST_F(Sheets, a_ground_as_one_path_is_written_once_with_its_fill_and_its_outline) {
  Sheet sheet = sheet_of({"AB", "CD"}, {{'A', 1}});
  add_context(sheet.map, sheet.map.polygons.front().polygons);
  const std::string ground = "rgb(92.54902%,91.764706%,89.803922%)";
  EXPECT_EQ(occurrences(written("a.svg", sheet), ground), 4U) << "a fill for each unit";
  sheet.map.background.back().as_one_path = true;
  const std::string svg = written("b.svg", sheet);
  const auto fill = svg.find(ground);
  ASSERT_NE(fill, std::string::npos);
  EXPECT_EQ(occurrences(svg, ground), 1U);
  EXPECT_LT(svg.find("stroke-width", fill), svg.find(" d=", fill)) << "the same path has the outline";
}

TEST_F(Sheets, a_projected_graticule_has_its_figures_whatever_the_extent) {
  for (std::size_t columns = 1; columns <= 8; ++columns) {
    const Sheet sheet = sheet_of({std::string(columns, 'A'), std::string(columns, 'B')}, {{'A', 1}, {'B', 2}});
    const auto glyphs = [&](Graticule graticule) {
      return occurrences(written("a.svg", sheet, {.graticule = graticule}), "<use ");
    };
    // Two figures at least on each of two edges, of eight digits or more, as "4.501.000".
    EXPECT_GE(glyphs(Graticule::projected), glyphs(Graticule::none) + 32) << columns;
  }
}

TEST_F(Sheets, a_long_legend_goes_on_in_columns) {
  Sheet sheet = sheet_of({"A", "B"}, {{'A', 1}, {'B', 2}});
  sheet.map.legend.entries.clear();
  for (std::size_t i = 0; i < 33; ++i) {
    LegendEntry entry{.label = "Departamento " + std::to_string(i), .count = i};
    entry.fill.color = {static_cast<std::uint8_t>(200 + i), 0, 0};
    sheet.map.legend.entries.push_back(entry);
  }
  for (const auto orientation : {Orientation::portrait, Orientation::landscape}) {
    const std::string svg = written("a.svg", sheet, {.orientation = orientation});
    EXPECT_EQ(occurrences(svg, "%,0%,0%)") + occurrences(svg, "%, 0%, 0%)"), 33U) << "nothing is cut";
  }
}

/// Red pixels of a picture as a box, and how much of each of its sides is red.
struct RedBox {
  int left = 1 << 30, top = 1 << 30, right = -1, bottom = -1;
  double least_side = 1;
};

RedBox red_box(const fs::path& png) {
  cairo_surface_t* const surface = cairo_image_surface_create_from_png(png.c_str());
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
  const unsigned char* const data = cairo_image_surface_get_data(surface);
  const auto red = [&](int x, int y) {
    const unsigned char* const pixel = data + y * stride + static_cast<std::ptrdiff_t>(4) * x;
    return pixel[2] > 150 && pixel[1] < 120 && pixel[0] < 120;
  };
  RedBox box;
  for (int y = 0; y < cairo_image_surface_get_height(surface); ++y) {
    for (int x = 0; x < cairo_image_surface_get_width(surface); ++x) {
      if (red(x, y)) {
        box.left = std::min(box.left, x);
        box.right = std::max(box.right, x);
        box.top = std::min(box.top, y);
        box.bottom = std::max(box.bottom, y);
      }
    }
  }
  const auto side = [&](int from, int to, const auto& on) {
    int count = 0;
    for (int i = from; i <= to; ++i) {
      count += on(i) ? 1 : 0;
    }
    box.least_side = std::min(box.least_side, count / static_cast<double>(to - from + 1));
  };
  side(box.left, box.right, [&](int x) { return red(x, box.top) || red(x, box.top + 1); });
  side(box.left, box.right, [&](int x) { return red(x, box.bottom) || red(x, box.bottom - 1); });
  side(box.top, box.bottom, [&](int y) { return red(box.left, y) || red(box.left + 1, y); });
  side(box.top, box.bottom, [&](int y) { return red(box.right, y) || red(box.right - 1, y); });
  cairo_surface_destroy(surface);
  return box;
}

TEST_F(Sheets, the_locator_shows_the_whole_place_of_the_sheet) {
  const MapUnits whole = grid_units({"A.......................",  //
                                     "........................",  //
                                     "............BCDEFGHIJKLM",  //
                                     "............NOPQRSTUVWXY"});
  // The island, and the highest row, whose frame reaches above everything.
  for (const std::string place : {"A", "BCDEFGHIJKLM"}) {
    Sheet sheet = sheet_of({"A"}, {{'A', 1}});
    Locator locator{whole.polygons, {}, "Localización"};
    sheet.extent = {};
    for (std::size_t unit = 0; unit < whole.units.size(); ++unit) {
      if (place.find(whole.units[unit].code) != std::string::npos) {
        locator.highlighted.push_back(unit);
        sheet.extent.add(whole.polygons->unit_box(unit));
      }
    }
    sheet.locator = locator;
    (void)written("a.png", sheet);
    const RedBox box = red_box(folder_ / "a.png");
    EXPECT_GT(box.right, box.left) << place;
    EXPECT_GT(box.least_side, 0.9) << place;
  }
}

}  // namespace
}  // namespace comarca
