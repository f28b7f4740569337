// SPDX-License-Identifier: Apache-2.0
#include "comarca/product/contract.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <gtest/gtest.h>

#include "comarca/geometry/wkb.hpp"
#include "comarca/product/reading.hpp"
#include "comarca/product/row.hpp"

namespace comarca {
namespace {

/// A layer of the contract with one column more, which is all that a new column takes.
struct NeighboursWithCrossings : NeighboursLayer {
  Column<std::int64_t> crossings{
      *this, {"puentes", {"Puentes", "Bridges"}, {"Puentes entre los dos", "Bridges between the two"}, "puentes"}};
};

class ProductContract : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string file() const { return (folder_ / "producto.gpkg").string(); }

  /// Writes two rows, the second without anything but its codes.
  template <class Fill>
  void write(const NeighboursLayer& layer, const Fill& fill) const {
    const auto writer = make_layer_writer(LayerFormat::geopackage, file(), {});
    RowWriter out(*writer, layer);
    for (const char* code : {"96001", "96002"}) {
      Row row = out.row();
      row[layer.code_a] = code;
      row[layer.code_b] = "96003";
      if (std::string_view(code) == "96001") {
        fill(row);
      }
      out.add(row);
    }
    writer->finish();
  }

  [[nodiscard]] VectorLayer read(const Layer& layer) const {
    Findings findings;
    return read_vector_layer(file(), layer.layer_name(), {{"GPKG"}, ""}, findings);
  }

 private:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(ProductContract, one_declaration_adds_a_column_to_what_is_written_read_and_documented) {
  const NeighboursWithCrossings layer;
  write(layer, [&](Row& row) { row[layer.crossings] = 3; });
  const VectorLayer table = read(layer);
  const LayerRows rows(layer, table);
  EXPECT_EQ(rows.get(0, layer.crossings), 3);
  EXPECT_FALSE(rows.get(1, layer.crossings)) << "nobody filled it";
  const std::string page = layers_markdown({&layer}, Language::spanish);
  EXPECT_NE(page.find("| `puentes` | INTEGER | Puentes | puentes | Puentes entre los dos |"), std::string::npos);
}

TEST_F(ProductContract, a_column_that_an_earlier_version_did_not_write_is_missing) {
  write(contract().neighbours, [](Row& row) { row[contract().neighbours.length_m] = 1.5; });
  const NeighboursWithCrossings layer;
  const VectorLayer table = read(layer);
  const LayerRows rows(layer, table);
  EXPECT_FALSE(rows.has(layer.crossings));
  EXPECT_FALSE(rows.get(0, layer.crossings));
  EXPECT_EQ(rows.get(0, layer.length_m), 1.5);
}

TEST_F(ProductContract, a_column_of_words_gives_the_value_and_an_unknown_word_none) {
  const auto& layer = contract().neighbours;
  write(layer, [&](Row& row) { row[layer.kind] = BorderKind::point; });
  VectorLayer table = read(layer);
  const LayerRows rows(layer, table);
  EXPECT_EQ(rows.text(0, layer.kind), "punto");
  EXPECT_EQ(rows.get(0, layer.kind), BorderKind::point);
  table.cells[*table.column(layer.kind.name())][0] = "túnel";
  EXPECT_FALSE(rows.get(0, layer.kind));
}

TEST_F(ProductContract, an_empty_text_is_missing_where_the_column_does_not_keep_it) {
  const auto& layer = contract().neighbours;
  write(layer, [&](Row& row) {
    row[layer.name_a] = "";
    row[layer.link_reason] = "";
  });
  const VectorLayer table = read(layer);
  EXPECT_EQ(table.cells[*table.column(layer.name_a.name())][0], "");
  EXPECT_FALSE(table.cells[*table.column(layer.link_reason.name())][0]);
}

TEST(ProductRow, a_row_refuses_a_column_of_another_layer) {
  Row row(contract().borders);
  EXPECT_THROW(row[contract().neighbours.length_m] = 1.0, std::logic_error);
}

TEST(ProductSelection, a_query_names_its_columns_between_quotes_and_asks_nothing_for_those_that_are_not_there) {
  const auto& layer = contract().neighbours;
  const std::vector<std::string> existing = {layer.code_a.name(), layer.length_m.name()};
  EXPECT_EQ(Selection(layer).add(layer.code_a).add(layer.link_reason).add(layer.length_m).sql(existing),
            R"(SELECT "codigo_a", NULL, "longitud_m" FROM "vecinos")");
}

TEST(ProductContractItself, every_reference_is_to_a_layer_of_the_contract) {
  std::vector<std::string> names;
  for (const Layer* layer : contract().layers()) {
    names.push_back(layer->layer_name());
  }
  for (const Layer* layer : contract().layers()) {
    for (const FieldSchema& field : layer->schema().fields) {
      for (const std::string& parent : field.refers_to.layers) {
        EXPECT_NE(std::ranges::find(names, parent), names.end()) << layer->layer_name() << '.' << field.name;
        EXPECT_NE(parent, layer->layer_name());
      }
    }
  }
}

TEST(ProductContractItself, no_layer_has_a_column_twice) {
  for (const Layer* layer : contract().layers()) {
    std::vector<std::string> names;
    for (const FieldSchema& field : layer->schema().fields) {
      EXPECT_EQ(std::ranges::find(names, field.name), names.end()) << layer->layer_name() << '.' << field.name;
      names.push_back(field.name);
    }
  }
}

}  // namespace
}  // namespace comarca
