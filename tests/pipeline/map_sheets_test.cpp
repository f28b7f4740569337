// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "pipeline/map/map_maker.hpp"
#include "pipeline/support/small_product.hpp"

namespace comarca {
namespace {

using namespace testing_support;

std::vector<Sheet> sheets_of(const SmallProduct& product, const MapSection& section) {
  return make_sheets(ProductReader(product.write()), section, COMARCA_SOURCE_DIR, Language::spanish);
}

std::optional<std::size_t> counted(const Sheet& sheet, const std::string& label) {
  const auto found = std::ranges::find(sheet.map.legend.entries, label, &LegendEntry::label);
  return found == sheet.map.legend.entries.end() ? std::nullopt : found->count;
}

TEST(MapSheets, a_figure_that_lacks_an_input_is_without_data_and_only_one_of_thin_coverage_is_withheld) {
  SmallProduct product;
  four_in_a_row(product);
  product.figures = {
      {.code = "96001", .value = 10.0},
      {.code = "96002", .state = "sin dato", .reason = "falta el dato 'transferencias'"},
      {.code = "96003", .state = "sin dato", .reason = "falta el dato 'transferencias'"},
      {.code = "96004", .state = "retenido", .reason = "la cobertura 70.0 % es menor que la mínima declarada 80.0 %"}};
  const auto sheets = sheets_of(product, {.file = "a.pdf", .value = "nbi"});
  ASSERT_EQ(sheets.size(), 1U);
  EXPECT_EQ(counted(sheets[0], "Sin dato"), 2U);
  EXPECT_EQ(counted(sheets[0], "Retenido"), 1U);
}

}  // namespace
}  // namespace comarca
