// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/source.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/catalog/document.hpp"
#include "comarca/catalog/match.hpp"

namespace comarca {
namespace {

std::string mistake(const std::string& toml) {
  try {
    (void)read_source(Document::from_text(toml, "s.toml"));
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

const std::string kHead = "id = 'x'\nkind = 'table'\ntitle = 'X'\n";

TEST(Source, a_misspelt_role_is_shown_with_its_place_and_the_nearest) {
  const std::string said = mistake(kHead + "columns = [{ name = 'a', role = 'cod', headers = ['a'] }]\n");
  EXPECT_NE(said.find("s.toml:4:"), std::string::npos) << said;
  EXPECT_NE(said.find("'code'"), std::string::npos) << said;
}

TEST(Source, its_level_is_one_that_rows_can_be_of) {
  EXPECT_EQ(read_source(Document::from_text(kHead, "s.toml")).level, Level::municipality);
  EXPECT_EQ(read_source(Document::from_text(kHead + "level = 'departamento'\n", "s.toml")).level, Level::department);
  const std::string said = mistake(kHead + "level = 'departmento'\n");
  EXPECT_NE(said.find("s.toml:4:"), std::string::npos) << said;
  EXPECT_NE(said.find("'departamento'"), std::string::npos) << said;
}

TEST(Source, an_unknown_key_is_a_mistake) {
  EXPECT_NE(mistake(kHead + "[file]\nencodng = 'UTF-8'\n").find("encoding"), std::string::npos);
}

TEST(Source, a_column_that_cannot_be_found_is_a_mistake) {
  EXPECT_NE(mistake(kHead + "columns = [{ name = 'a', role = 'value' }]\n").find("neither headers nor a position"),
            std::string::npos);
}

TEST(Source, a_local_code_without_its_department_is_a_mistake) {
  EXPECT_NE(mistake(kHead + "columns = [{ name = 'a', role = 'local_code', headers = ['a'] }]\n").find("department"),
            std::string::npos);
}

TEST(Source, the_same_decimal_and_thousands_mark_is_a_mistake) {
  EXPECT_NE(mistake(kHead + "[file]\ndecimal = ','\nthousands = ','\n").find("the same"), std::string::npos);
}

TEST(SourceCatalog, two_sources_of_one_id_are_a_mistake) {
  SourceDefinition a;
  a.id = "a";
  EXPECT_THROW(SourceCatalog({a, a}), Error);
}

TEST(SourceCatalog, an_unknown_id_gets_the_nearest) {
  SourceDefinition a;
  a.id = "poblacion-2024";
  const SourceCatalog catalog({a});
  try {
    (void)catalog.get("poblacion-2042");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.remedy(), "Did you mean 'poblacion-2024'?");
  }
}

TEST(Matching, patterns_follow_the_shell) {
  EXPECT_TRUE(follows_pattern("MGN2025_Municipios.topojson", "*mgn2025*municipios*"));
  EXPECT_TRUE(follows_pattern("a.csv", "?.csv"));
  EXPECT_FALSE(follows_pattern("ab.csv", "?.csv"));
  EXPECT_TRUE(follows_pattern("", "*"));
}

TEST(Matching, the_source_with_more_of_its_columns_wins_and_the_generic_comes_last) {
  const auto catalog = Catalog(COMARCA_SOURCE_DIR).get<SourceCatalog>();
  const FileTraits file{.file_name = "descarga.csv",
                        .driver = "CSV",
                        .layer = "",
                        .columns = {"Cod. Municipio", "Departamento", "Municipio", "AÑO", "Población municipio",
                                    "Total Hombres", "Total Mujeres"}};
  const auto matches = match_sources(file, catalog);
  ASSERT_GE(matches.size(), 2U);
  EXPECT_EQ(matches.front().source, "poblacion-2024");
  EXPECT_EQ(matches.back().source, "generica");
}

TEST(Matching, a_table_is_no_boundary_and_a_boundary_no_table) {
  const auto catalog = Catalog(COMARCA_SOURCE_DIR).get<SourceCatalog>();
  FileTraits file{.file_name = "x.geojson",
                  .driver = "GeoJSON",
                  .layer = "x",
                  .columns = {"divipola_mun", "mpio_nombre", "divipola_dep", "dpto_nombre", "area_km2"},
                  .polygons = true};
  EXPECT_EQ(match_sources(file, catalog).front().source, "mgn-municipios-2025");
  file.polygons = false;
  for (const auto& match : match_sources(file, catalog)) {
    EXPECT_NE(match.source, "mgn-municipios-2025");
  }
}

}  // namespace
}  // namespace comarca
