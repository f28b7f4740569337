// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/wide_indicators.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace comarca {
namespace {

/// Keeps what is written.
class KeptRows : public LayerWriter {
 public:
  void begin_layer(const LayerSchema& schema) override { layers.push_back({schema, {}}); }
  void add_row(std::span<const CellValue> cells, std::string_view /*wkb*/) override {
    layers.back().second.emplace_back(cells.begin(), cells.end());
  }
  void add_view(const ViewSchema& /*view*/) override {}
  void set_styles(std::vector<LayerStyle> /*styles*/) override {}
  void set_metadata(std::string /*iso_xml*/) override {}
  void set_web_style(std::string /*maplibre*/) override {}
  void finish() override {}

  /// Of the first layer.
  [[nodiscard]] CellValue cell(const std::string& column, std::size_t row) const {
    const auto& fields = layers.at(0).first.fields;
    const auto field = std::ranges::find(fields, column, &FieldSchema::name);
    return layers.at(0).second.at(row).at(static_cast<std::size_t>(field - fields.begin()));
  }

  std::vector<std::pair<LayerSchema, std::vector<std::vector<CellValue>>>> layers;
};

Territory three_towns() {
  Territory territory;
  for (const char* code : {"76001", "76111", "76520"}) {
    territory.municipalities.push_back({.code = code, .name = code});
    territory.polygons.end_unit();
  }
  return territory;
}

Figure figure_of(const std::string& unit, const std::string& period, std::optional<double> value, bool withheld) {
  Figure figure{.indicator = "ipm", .figure = "h", .level = Level::municipality, .place = {unit, Zone::total, period}};
  figure.value = value;
  figure.withheld = withheld;
  return figure;
}

TEST(WideIndicators, a_withheld_figure_is_listed_and_one_without_data_is_not) {
  IndicatorWork work;
  work.figures = FigureTable({figure_of("76001", "2018", 20.5, false), figure_of("76111", "2018", {}, true),
                              figure_of("76520", "2018", {}, false)});
  KeptRows written;
  write_wide_indicators(written, work, three_towns(), {});
  ASSERT_EQ(written.layers.size(), 1U);
  EXPECT_EQ(written.cell("ipm_h", 0), CellValue(20.5));
  EXPECT_EQ(written.cell("retenidas", 0), CellValue());
  EXPECT_EQ(written.cell("ipm_h", 1), CellValue());
  EXPECT_EQ(written.cell("retenidas", 1), CellValue(std::string(";ipm_h;")));
  EXPECT_EQ(written.cell("retenidas", 2), CellValue());
}

TEST(WideIndicators, a_column_holds_one_period_as_a_sheet_does) {
  IndicatorWork work;
  work.figures = FigureTable({figure_of("76001", "2018", 20.5, false), figure_of("76001", "2023", 18, false),
                              figure_of("76111", "2018", 31, false), figure_of("76111", "2023", {}, true)});
  KeptRows written;
  write_wide_indicators(written, work, three_towns(), {});
  EXPECT_EQ(written.cell("ipm_h", 0), CellValue(18.0));
  EXPECT_EQ(written.cell("ipm_h", 1), CellValue()) << "31 was of 2018";
  EXPECT_EQ(written.cell("retenidas", 1), CellValue(std::string(";ipm_h;")));
}

TEST(WideIndicators, figures_of_the_network_of_cities_have_a_title) {
  IndicatorWork work;
  EXPECT_EQ(name_of(work, "ciudades", "primacia_2").es, "Primacía de la primera ciudad sobre la segunda");
}

}  // namespace
}  // namespace comarca
