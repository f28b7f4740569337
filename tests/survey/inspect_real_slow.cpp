// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "comarca/catalog/catalog.hpp"
#include "comarca/survey/inspect.hpp"

namespace comarca {
namespace {

TEST(InspectRealData, every_file_is_inspected_without_a_crash_and_known_ones_are_recognised) {
  const char* folder = std::getenv("COMARCA_REALDATA");
  if (folder == nullptr || !std::filesystem::exists(folder)) {
    GTEST_SKIP() << "COMARCA_REALDATA names no folder: real files were not inspected";
  }
  const auto catalog = Catalog(COMARCA_SOURCE_DIR).get<SourceCatalog>();
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"boundaries/mgn2018_municipios_muy_simplificado.geojson", "mgn-municipios-dane"},
      {"boundaries/mgn2020_bucaramanga_metro.geojson", "mgn-municipios-dane"},
      {"boundaries/mgn2025_departamentos.geojson", "mgn-departamentos-2025"},
      {"boundaries/mgn2025_municipios.topojson", "mgn-municipios-2025"},
      {"boundaries/mgn2025_municipios_simplificado.geojson", "mgn-municipios-2025"},
      {"tables/covariables_2018_2024.csv", "covariables-2018-2024"},
      {"tables/divipola_2024.xlsx", "divipola-2024"},
      {"tables/idf_2022.xlsx", "idf-2022"},
      {"tables/ipm_municipal_2018.xlsx", "ipm-municipal-2018"},
      {"tables/nbi_2018_primera_publicacion.xlsx", "nbi-2018-primera"},
      {"tables/pdet_municipios.xlsx", "pdet-municipios"},
      {"tables/pdet_zomac.txt", "pdet-zomac"},
      {"tables/poblacion_2024.txt", "poblacion-2024"},
      {"microdata/cnpv2018_hogares_05001_009.csv", "cnpv-2018-hogares"},
  };
  for (const auto& [file, source] : expected) {
    const Inspection seen = inspect_file(std::filesystem::path(folder) / file, catalog);
    ASSERT_NE(seen.best_match(), nullptr) << file;
    EXPECT_EQ(seen.best_match()->source, source) << file;
    EXPECT_FALSE(seen.findings.has_errors()) << file << "\n" << inspection_json(seen, Language::english);
  }
}

}  // namespace
}  // namespace comarca
