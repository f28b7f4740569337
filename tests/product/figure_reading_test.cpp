// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/keyed_table.hpp"
#include "comarca/product/reader.hpp"

namespace comarca {
namespace {

const FigureTables& tables() {
  return contract().figure_tables;
}

/// A product with a few figures, and whatever damage a test does to it.
class FigureReadingTest : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(file_); }

  Row unit(Level level, std::string_view code) {
    Row row = units_.row();
    row[tables().units.level] = level;
    row[tables().units.code] = code;
    row[tables().units.name] = "Nombre de " + std::string(code);
    return row;
  }

  std::int64_t series(Level level, std::string_view figure, std::string_view period, Zone zone = Zone::total) {
    Row name = names_.row();
    name[tables().names.indicator] = std::string_view("nbi");
    name[tables().names.figure] = figure;
    name[tables().names.title] = "Título de " + std::string(figure);
    name[tables().names.unit] = std::string_view("%");
    Row provenance = provenances_.row();
    provenance[tables().provenances.method] = std::string_view("cociente de sumas");
    provenance[tables().provenances.sources] = std::string_view("DANE");
    provenance[tables().provenances.status] = std::string_view("oficial");
    Row row = series_.row();
    row[tables().series.name] = names_.key_of(name);
    row[tables().series.provenance] = provenances_.key_of(provenance);
    row[tables().series.level] = level;
    row[tables().series.zone] = zone;
    row[tables().series.period] = period;
    return series_.key_of(row);
  }

  std::int64_t state(FigureState state, std::string_view reason = {}) {
    Row row = states_.row();
    row[tables().states.state] = state;
    row[tables().states.imputed] = Imputed::no;
    row[tables().states.reason] = reason;
    return states_.key_of(row);
  }

  std::int64_t peers() {
    Row row = groups_.row();
    row[tables().groups.peer_group] = std::string_view("G1");
    row[tables().groups.peer_rank_of] = 13;
    row[tables().groups.peer_mean] = 67.25;
    return groups_.key_of(row);
  }

  /// Two municipalities of which one is withheld in 2018, and their department.
  void two_periods() {
    const IndicatorsLayer& of = contract().indicators;
    const auto west = units_.key_of(unit(Level::municipality, "96001"));
    const auto east = units_.key_of(unit(Level::municipality, "96002"));
    const auto whole = units_.key_of(unit(Level::department, "96"));
    const auto earlier = series(Level::municipality, "nbi", "2005");
    const auto later = series(Level::municipality, "nbi", "2018");
    add(west, earlier, 30.0);
    add(west, later, 20.0);
    Row& judged = rows_.back();
    judged[of.series_before] = earlier;
    judged[of.value_before] = 30.0;
    judged[of.change] = -10.0;
    judged[of.numerator] = 200.0;
    judged[of.denominator] = 1000.0;
    judged[of.rank] = 5;
    judged[of.group] = peers();
    judged[of.peer_rank] = 2;
    Row withheld(of);
    withheld[of.unit] = east;
    withheld[of.series] = later;
    withheld[of.state] = state(FigureState::withheld, "cobertura de 40 %");
    rows_.push_back(withheld);
    add(west, series(Level::municipality, "miseria", "2018"), 4.0);
    add(west, series(Level::municipality, "nbi", "2018", Zone::cabecera), 11.0);
    add(whole, series(Level::department, "nbi", "2018"), 25.0);
  }

  void add(std::int64_t unit, std::int64_t series, double value) {
    const IndicatorsLayer& of = contract().indicators;
    Row row(of);
    row[of.unit] = unit;
    row[of.series] = series;
    row[of.state] = state(FigureState::published);
    row[of.value] = value;
    rows_.push_back(row);
  }

  [[nodiscard]] const std::filesystem::path& write() {
    const auto writer = make_layer_writer(LayerFormat::geopackage, file_.string(), {});
    RowWriter municipalities(*writer, contract().municipalities);
    municipalities.add(municipalities.row());
    for (const auto& [table, layer] :
         std::initializer_list<std::pair<const KeyedTable*, const Layer*>>{{&units_, &tables().units},
                                                                           {&names_, &tables().names},
                                                                           {&provenances_, &tables().provenances},
                                                                           {&series_, &tables().series},
                                                                           {&states_, &tables().states},
                                                                           {&groups_, &tables().groups}}) {
      if (layer != left_out_) {
        table->write(*writer);
      }
    }
    RowWriter out(*writer, contract().indicators);
    for (const Row& row : rows_) {
      out.add(row);
    }
    writer->finish();
    return file_;
  }

  /// What is said of the first question about a figure.
  [[nodiscard]] std::string complaint() {
    try {
      const ProductReader reader(write());
      static_cast<void>(reader.series(contract().municipalities.layer_name(), "nbi"));
      static_cast<void>(reader.figures({.indicator = "nbi"}));
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::data) << error.what();
      EXPECT_NE(error.remedy().find("comarca run"), std::string::npos) << error.remedy();
      return error.what();
    }
    return {};
  }

  std::filesystem::path file_ =
      std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
  KeyedTable units_{tables().units};
  KeyedTable names_{tables().names};
  KeyedTable provenances_{tables().provenances};
  KeyedTable series_{tables().series};
  KeyedTable states_{tables().states};
  KeyedTable groups_{tables().groups};
  std::vector<Row> rows_;
  const Layer* left_out_ = nullptr;
};

TEST_F(FigureReadingTest, a_series_has_its_words_and_the_values_of_its_units) {
  two_periods();
  const ProductReader reader(write());
  const std::string municipalities = contract().municipalities.layer_name();
  EXPECT_EQ(reader.periods(municipalities, "nbi"), (std::vector<std::string>{"2005", "2018"}));
  const FigureSeries last = reader.series(municipalities, "nbi");
  EXPECT_EQ(last.legend_title(), "Título de nbi (%)");
  EXPECT_EQ(last.source, "DANE");
  EXPECT_EQ(last.method, "cociente de sumas");
  EXPECT_EQ(last.status, "oficial");
  EXPECT_EQ(last.vintage, "2018");
  ASSERT_EQ(last.by_code.size(), 2U);
  EXPECT_EQ(last.by_code.at("96001").value, 20);
  EXPECT_FALSE(last.by_code.at("96002").value);
  EXPECT_TRUE(last.by_code.at("96002").withheld);
  EXPECT_EQ(reader.series(municipalities, "nbi", "2005").by_code.at("96001").value, 30);
  EXPECT_EQ(reader.series(municipalities, "nbi_miseria").by_code.at("96001").value, 4);
  EXPECT_EQ(reader.series(contract().departments.layer_name(), "nbi.nbi").by_code.at("96").value, 25);
}

TEST_F(FigureReadingTest, a_figure_of_a_unit_comes_with_all_that_the_product_says_of_it) {
  two_periods();
  const ProductReader reader(write());
  const auto found = reader.figures({.name = "nbi", .unit = "96001", .zone = Zone::total});
  ASSERT_EQ(found.size(), 2U);
  const ProductFigure& later = found.back();
  EXPECT_EQ(later.level, Level::municipality);
  EXPECT_EQ(later.name, "Nombre de 96001");
  EXPECT_EQ(later.period, "2018");
  EXPECT_EQ(later.value, 20);
  EXPECT_EQ(later.numerator, 200);
  EXPECT_EQ(later.denominator, 1000);
  EXPECT_EQ(later.state, FigureState::published);
  EXPECT_EQ(later.among_level.rank, 5);
  EXPECT_EQ(later.peer_group, "G1");
  EXPECT_EQ(later.among_peers.rank, 2);
  EXPECT_EQ(later.among_peers.of, 13);
  EXPECT_EQ(later.peer_mean, 67.25);
  EXPECT_EQ(later.period_before, "2005");
  EXPECT_EQ(later.value_before, 30);
  EXPECT_EQ(later.change, -10);
  EXPECT_EQ(found.front().peer_group, "");
  EXPECT_EQ(found.front().period_before, "");
  const auto withheld = reader.figures({.name = "nbi", .unit = "96002"});
  ASSERT_EQ(withheld.size(), 1U);
  EXPECT_EQ(withheld.front().state, FigureState::withheld);
  EXPECT_EQ(withheld.front().reason, "cobertura de 40 %");
  EXPECT_EQ(reader.figures({.indicator = "nbi", .unit = "96001"}).size(), 4U) << "every figure, zone and period";
  EXPECT_EQ(reader.figures({.indicator = "nbi", .level = Level::department}).size(), 1U);
  EXPECT_TRUE(reader.figures({.indicator = "nbi", .unit = "96003"}).empty());
  EXPECT_TRUE(reader.figures({.indicator = "ipm"}).empty());
}

TEST_F(FigureReadingTest, a_product_without_figures_answers_with_none) {
  const auto writer = make_layer_writer(LayerFormat::geopackage, file_.string(), {});
  RowWriter municipalities(*writer, contract().municipalities);
  municipalities.add(municipalities.row());
  writer->finish();
  const ProductReader reader(file_);
  EXPECT_TRUE(reader.figures({.indicator = "nbi"}).empty());
  EXPECT_TRUE(reader.periods(contract().municipalities.layer_name(), "nbi").empty());
}

TEST_F(FigureReadingTest, a_table_of_texts_that_is_missing_is_named) {
  two_periods();
  const FigureTables& of = tables();
  for (const Layer* layer :
       std::initializer_list<const Layer*>{&of.units, &of.names, &of.provenances, &of.series, &of.states, &of.groups}) {
    left_out_ = layer;
    EXPECT_NE(complaint().find("'" + layer->layer_name() + "'"), std::string::npos) << complaint();
  }
}

TEST_F(FigureReadingTest, a_key_without_its_row_is_an_error_that_names_the_table_and_the_key) {
  const IndicatorsLayer& of = contract().indicators;
  two_periods();
  for (const auto& [column, table] :
       std::initializer_list<std::pair<Column<std::int64_t>, const Layer*>>{{of.unit, &tables().units},
                                                                            {of.series, &tables().series},
                                                                            {of.state, &tables().states},
                                                                            {of.group, &tables().groups},
                                                                            {of.series_before, &tables().series}}) {
    Row& damaged = rows_.emplace_back(rows_.at(1));
    damaged[column] = 77;
    const std::string said = complaint();
    rows_.pop_back();
    EXPECT_NE(said.find("'" + column.name() + "'"), std::string::npos) << said;
    EXPECT_NE(said.find("says 77"), std::string::npos) << said;
    EXPECT_NE(said.find("'" + table->layer_name() + "'"), std::string::npos) << said;
  }
  EXPECT_EQ(complaint(), "");
}

TEST_F(FigureReadingTest, a_figure_of_no_unit_is_damage_too) {
  two_periods();
  Row nobodys(contract().indicators);
  nobodys[contract().indicators.series] = series(Level::municipality, "nbi", "2018");
  rows_.push_back(nobodys);
  EXPECT_NE(complaint().find("'" + contract().indicators.unit.name() + "'"), std::string::npos) << complaint();
}

/// A table that says every text in every row, as products were before their texts stood apart.
void write_flat(const std::filesystem::path& file, LayerSchema schema, const std::string& name) {
  const auto writer = make_layer_writer(LayerFormat::geopackage, file.string(), {});
  RowWriter municipalities(*writer, contract().municipalities);
  municipalities.add(municipalities.row());
  schema.name = name;
  writer->begin_layer(schema);
  writer->finish();
}

TEST_F(FigureReadingTest, a_product_of_an_earlier_form_is_refused_with_how_to_renew_it) {
  const Contract& of = contract();
  for (const auto& [flat, name] : {std::pair(of.figures.schema(), of.indicators.layer_name()),
                                   std::pair(of.data_view.schema(), of.data.layer_name())}) {
    write_flat(file_, flat, name);
    try {
      const ProductReader reader(file_);
      FAIL() << name;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::data);
      EXPECT_NE(error.remedy().find("comarca run"), std::string::npos) << error.remedy();
    }
  }
}

TEST_F(FigureReadingTest, a_datum_whose_variable_is_missing_is_an_error_that_names_the_table_and_the_key) {
  const DataLayer& of = contract().data;
  const auto writer = make_layer_writer(LayerFormat::geopackage, file_.string(), {});
  RowWriter municipalities(*writer, contract().municipalities);
  municipalities.add(municipalities.row());
  KeyedTable(contract().data_variables).write(*writer);
  RowWriter out(*writer, of);
  Row row = out.row();
  row[of.code] = std::string_view("96001");
  row[of.variable] = 3;
  row[of.value] = 1.0;
  out.add(row);
  writer->finish();
  const ProductReader reader(file_);
  try {
    static_cast<void>(reader.facts());
    FAIL() << "a datum without a name was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
    EXPECT_NE(std::string(error.what()).find("says 3"), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find(contract().data_variables.layer_name()), std::string::npos);
  }
}

}  // namespace
}  // namespace comarca
