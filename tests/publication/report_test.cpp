// SPDX-License-Identifier: Apache-2.0
#include "comarca/publication/report.hpp"
#include "comarca/catalog/catalog.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "pipeline/support/small_product.hpp"
#include "publication/report/report_words.hpp"

namespace comarca {
namespace {

using testing_support::four_in_a_row;
using testing_support::SmallProduct;

const ReportSection& section_of(const Report& report, const std::string& id) {
  return *std::ranges::find(report.sections, id, &ReportSection::id);
}

/// Figures of an index of scores: of the municipalities alone.
void add_scores(SmallProduct& product) {
  for (const auto& unit : product.municipalities) {
    product.figures.push_back({.code = unit.code, .indicator = "idf", .figure = "idf", .value = 50.0});
  }
  product.figures.push_back({.level = "departamento",
                             .code = "96",
                             .indicator = "idf",
                             .figure = "idf",
                             .state = "sin dato",
                             .reason = "es un puntaje de cada entidad"});
}

Report report_of(const SmallProduct& product) {
  return make_report({product.write(), "96", {"idf"}}, Catalog(COMARCA_SOURCE_DIR), Language::spanish);
}

TEST(Report, a_score_that_is_not_aggregated_is_not_withheld_and_says_why) {
  SmallProduct product;
  four_in_a_row(product);
  add_scores(product);
  const Report report = report_of(product);
  const auto& blocks = section_of(report, "resumen").blocks;
  EXPECT_NE(std::get<ReportList>(blocks.at(1)).items.at(0).find("(es un puntaje de cada entidad)"), std::string::npos);
  EXPECT_EQ(std::get<ReportTable>(blocks.at(2)).rows.at(0).at(1).text, "—");
}

TEST(Report, a_distribution_by_subregion_needs_subregions) {
  const auto charts = [](bool with_subregions) {
    SmallProduct product;
    four_in_a_row(product);
    add_scores(product);
    if (!with_subregions) {
      product.subregions.clear();
    }
    return section_of(report_of(product), "graficos").blocks.size();
  };
  EXPECT_EQ(charts(true), 2U);
  EXPECT_EQ(charts(false), 1U);
}

TEST(ReportWords, what_the_definitions_name_in_two_languages_is_said_in_that_of_the_report) {
  const Words words = words_of_indicators(Catalog(COMARCA_SOURCE_DIR), Language::english);
  EXPECT_EQ(said(words, "Índice de condiciones de vida (ICV)"), "Living conditions index (ICV)");
  EXPECT_EQ(said(words, "personas/km²"), "persons/km²");
  EXPECT_EQ(said(words, "no verificado"), "unverified");
  EXPECT_EQ(said(words, "IPM Municipal"), "Municipal MPI");
  EXPECT_EQ(said(words, "lo que nadie definió"), "lo que nadie definió");
  EXPECT_EQ(said(words_of_indicators(Catalog(COMARCA_SOURCE_DIR), Language::spanish), "persons/km²"), "personas/km²");
}

TEST(ReportWords, codes_have_titles) {
  const Words spanish = words_of_codes(Catalog(COMARCA_SOURCE_DIR), Language::spanish);
  EXPECT_EQ(said(spanish, "pendiente_de_documentos"), "Pendiente de documentos");
  EXPECT_EQ(said(spanish, "no_cumple"), "No cumple");
  EXPECT_EQ(said(spanish, "expansion"), "Suelo de expansión urbana");
  EXPECT_EQ(said(words_of_codes(Catalog(COMARCA_SOURCE_DIR), Language::english), "no_cumple"), "Does not comply");
}

}  // namespace
}  // namespace comarca
