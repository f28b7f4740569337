// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "comarca/gis/sqlite_database.hpp"
#include "comarca/product/contract.hpp"
#include "comarca/product/csv_text.hpp"
#include "comarca/product/keyed_table.hpp"
#include "comarca/product/product_writer.hpp"

namespace comarca {
namespace {

/// Three figures in two series; the second has no group and no series before it, the third no state.
void write_figures(LayerWriter& writer) {
  const FigureTables& of = contract().figure_tables;
  KeyedTable units(of.units);
  KeyedTable names(of.names);
  KeyedTable provenances(of.provenances);
  KeyedTable series(of.series);
  KeyedTable states(of.states);
  KeyedTable groups(of.groups);
  Row unit = units.row();
  unit[of.units.level] = Level::municipality;
  unit[of.units.code] = "96001";
  unit[of.units.name] = "Aba";
  Row name = names.row();
  name[of.names.indicator] = "nbi";
  name[of.names.figure] = "nbi";
  Row provenance = provenances.row();
  provenance[of.provenances.method] = "conteo; \"suma\"";
  const auto series_of = [&](const char* period) {
    Row row = series.row();
    row[of.series.name] = names.key_of(name);
    row[of.series.provenance] = provenances.key_of(provenance);
    row[of.series.level] = Level::municipality;
    row[of.series.zone] = Zone::total;
    row[of.series.period] = period;
    return series.key_of(row);
  };
  Row state = states.row();
  state[of.states.state] = FigureState::published;
  Row group = groups.row();
  group[of.groups.peer_group] = "C1";
  group[of.groups.peer_rank_of] = 12;
  const IndicatorsLayer& layer = contract().indicators;
  std::vector<Row> rows(3, Row(layer));
  const std::int64_t before = series_of("2005");
  const std::int64_t now = series_of("2018");
  for (Row& row : rows) {
    row[layer.unit] = units.key_of(unit);
    row[layer.series] = &row == rows.data() ? now : before;
  }
  rows[0][layer.value] = 0.1 + 0.2;
  rows[0][layer.state] = states.key_of(state);
  rows[0][layer.group] = groups.key_of(group);
  rows[0][layer.series_before] = before;
  rows[1][layer.state] = states.key_of(state);
  rows[1][layer.value] = 20.0;
  for (const KeyedTable* table : {&units, &names, &provenances, &series, &states, &groups}) {
    table->write(writer);
  }
  RowWriter out(writer, layer);
  for (const Row& row : rows) {
    out.add(row);
  }
  writer.add_view(contract().figures.view_schema());
}

/// The lines of a table or view, its columns in order without the number of the row.
std::vector<std::string> lines_of(SqliteDatabase& database, const std::string& name) {
  std::vector<std::string> lines;
  for (SqlStatement row = database.prepare("SELECT * FROM " + name); row.step();) {
    std::string line;
    for (int i = 1; i < row.columns(); ++i) {
      line += (i > 1 ? "," : "") + (row.number(i) ? fmt::format("{}", *row.number(i)) : row.text(i));
    }
    lines.push_back(line);
  }
  return lines;
}

class FlatFormTest : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove(file_);
    const auto writer = make_product_writer(LayerFormat::geopackage, file_.string(), {});
    write_figures(*writer);
    writer->finish();
  }
  void TearDown() override { std::filesystem::remove(file_); }

  std::filesystem::path file_ = std::filesystem::path(testing::TempDir()) / "flat_form.gpkg";
};

TEST_F(FlatFormTest, the_view_of_a_geopackage_and_the_rows_of_a_folder_say_the_same) {
  SqliteDatabase database(file_);
  std::string csv;
  write_figures(*make_flat_writer(std::make_unique<CsvText>(csv)));
  std::vector<std::string> flat;
  for (std::size_t from = csv.find('\n') + 1; from < csv.size(); from = csv.find('\n', from) + 1) {
    flat.push_back(csv.substr(from, csv.find('\n', from) - from));
  }
  EXPECT_EQ(lines_of(database, "cifras").size(), 3U);
  // CSV doubles the quotation marks of the method and puts the field between some.
  for (std::string& line : flat) {
    for (const auto& [from, to] : {std::pair<std::string, std::string>("\"\"", "'"), {"\"", ""}, {"'", "\""}}) {
      for (std::size_t at = line.find(from); at != std::string::npos; at = line.find(from, at + to.size())) {
        line.replace(at, from.size(), to);
      }
    }
  }
  EXPECT_EQ(lines_of(database, "cifras"), flat);
}

TEST_F(FlatFormTest, a_key_that_is_missing_shows_nothing_and_the_row_stays) {
  SqliteDatabase database(file_);
  SqlStatement row = database.prepare(
      "SELECT periodo, grupo_par, de_grupo, periodo_anterior, situacion, valor FROM cifras ORDER BY fid");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.text(0), "2018");
  EXPECT_EQ(row.text(1), "C1");
  EXPECT_EQ(row.number(2), 12);
  EXPECT_EQ(row.text(3), "2005");
  EXPECT_EQ(row.number(5), 0.1 + 0.2) << "to the last bit";
  ASSERT_TRUE(row.step());
  for (const int column : {1, 2, 3}) {
    EXPECT_TRUE(row.is_missing(column));
  }
  EXPECT_EQ(row.text(4), "publicado");
  ASSERT_TRUE(row.step());
  EXPECT_TRUE(row.is_missing(4));
}

TEST_F(FlatFormTest, rows_of_a_series_are_found_by_an_index_and_each_text_is_kept_once) {
  SqliteDatabase database(file_);
  SqlStatement plan = database.prepare("EXPLAIN QUERY PLAN SELECT valor FROM indicadores WHERE serie_id = 1");
  ASSERT_TRUE(plan.step());
  EXPECT_NE(plan.text(3).find("USING INDEX"), std::string::npos) << plan.text(3);
  EXPECT_EQ(lines_of(database, "cifra_procedencias").size(), 1U);
  EXPECT_EQ(lines_of(database, "cifra_series").size(), 2U);
}

TEST(KeyedTableTest, rows_that_say_the_same_have_one_key_and_all_others_their_own) {
  const auto& layer = contract().figure_tables.names;
  KeyedTable table(layer);
  const auto key = [&](const char* indicator, const char* figure) {
    Row row = table.row();
    row[layer.indicator] = indicator;
    row[layer.figure] = figure;
    return table.key_of(row);
  };
  EXPECT_EQ(key("nbi", "hacinamiento"), 1);
  EXPECT_EQ(key("nbihac", "inamiento"), 2) << "the border between two texts counts";
  EXPECT_EQ(key("nbi", "hacinamiento"), 1);
  EXPECT_EQ(key("nbi", ""), 3);
}

}  // namespace
}  // namespace comarca
