// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/sheet.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

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

}  // namespace
}  // namespace comarca
