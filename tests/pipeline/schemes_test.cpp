// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/schemes.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/pipeline/run.hpp"
#include "comarca/project/project.hpp"
#include "comarca/publication/scheme_sheet.hpp"

namespace comarca {
namespace {

const std::filesystem::path kData = COMARCA_SOURCE_DIR;

/// A square of a tenth of a degree, `column` squares east of the first.
std::string square(const std::string& code, int column) {
  const double west = -76.5 + 0.1 * column;
  const double east = west + 0.1;
  return fmt::format(
      R"({{"type":"Feature","properties":{{"c":"{}"}},"geometry":{{"type":"Polygon","coordinates":[[[{:.1f},3.4],[{:.1f},3.4],[{:.1f},3.5],[{:.1f},3.5],[{:.1f},3.4]]]}}}})",
      code, west, east, east, west, west);
}

/// Three municipalities in a row, 76001 76111 76113, with a census of the first two.
class SchemesInProductTest : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "m.geojson") << fmt::format(R"({{"type":"FeatureCollection","features":[{},{},{}]}})",
                                                        square("76001", 0), square("76111", 1), square("76113", 2));
    std::ofstream(folder_ / "cnpv2018_hogares_76.csv")
        << "U_DPTO,U_MPIO,UA_CLASE,COD_ENCUESTAS,U_VIVIENDA,H_NROHOG,H_NRO_CUARTOS,H_NRO_DORMIT,H_AGUA_COCIN,HA_TOT_"
           "PER\n76,001,1,1,1,1,1,1,1,6\n76,001,1,2,1,1,3,1,1,2\n76,111,3,3,1,1,4,1,1,2\n";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  RunSummary run(const std::string& text) {
    const Project project =
        read_project_text("name = 'p'\n[boundaries]\nfile = 'm.geojson'\ncolumns = { code = 'c' }\n" + text, folder_);
    Progress progress;
    return run_project(project, Catalog(kData), {LayerFormat::geopackage, product()}, progress);
  }
  [[nodiscard]] std::filesystem::path product() const { return folder_ / "producto.gpkg"; }
  [[nodiscard]] std::string ask(const std::string& cell, const std::string& from) const {
    return ProductReader(product()).ask("SELECT 1, (SELECT " + cell + " FROM " + from + ")", {}).says;
  }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "schemes_in_product";
};

constexpr const char* kSchemes =
    "[[scheme]]\nid = 'juntos'\nfigure = 'PAP'\nmembers = ['76111', '76001']\ndate = '2025-03-01'\n"
    "[[scheme]]\nid = 'sueltos'\nfigure = 'PAP'\nmembers = ['76001', '76113']\ndate = '2025-03-01'\n";

TEST_F(SchemesInProductTest, each_scheme_is_a_row_with_its_verdict_members_and_rules) {
  EXPECT_FALSE(run(kSchemes).findings.has_errors());
  EXPECT_EQ(ask("count(*)", "esquemas"), "2");
  EXPECT_EQ(ask("veredicto", "esquemas WHERE esquema = 'juntos'"), "pendiente_de_documentos");
  EXPECT_EQ(ask("veredicto_mapa", "esquemas WHERE esquema = 'juntos'"), "cumple");
  EXPECT_EQ(ask("veredicto", "esquemas WHERE esquema = 'sueltos'"), "no_cumple");
  EXPECT_EQ(ask("fecha_ley", "esquemas WHERE esquema = 'juntos'"), "2025-03-01");
  EXPECT_EQ(ask("group_concat(codigo)", "esquema_miembros WHERE esquema = 'juntos'"), "76001,76111");
  EXPECT_EQ(ask("count(*)", "esquema_reglas WHERE esquema = 'juntos' AND resultado = 'no_cumple'"), "0");
  EXPECT_NE(ask("count(*)", "esquema_reglas WHERE esquema = 'sueltos' AND resultado = 'no_cumple'"), "0");
}

TEST_F(SchemesInProductTest, members_that_touch_are_one_polygon_and_members_apart_are_two) {
  (void)run(kSchemes);
  const std::string pieces = "ST_NumGeometries(GeomFromGPB(geom))";
  EXPECT_EQ(ask(pieces, "esquemas WHERE esquema = 'juntos'"), "1");
  EXPECT_EQ(ask(pieces, "esquemas WHERE esquema = 'sueltos'"), "2");
  EXPECT_EQ(ask("abs(e.area_km2 - (SELECT sum(area_km2) FROM municipios WHERE codigo < '76113')) < 1e-6",
                "esquemas e WHERE esquema = 'juntos'"),
            "1");
}

TEST_F(SchemesInProductTest, indicators_of_the_union_add_persons_and_do_not_average_shares) {
  (void)run(std::string("[indicators]\ncompute = ['nbi']\n[[microdata]]\nsource = 'cnpv2018'\nfolder = '.'\n") +
            kSchemes);
  EXPECT_EQ(ask("valor", "esquema_indicadores WHERE esquema = 'juntos' AND cifra = 'hacinamiento' AND zona = 'total'"),
            "60.0");  // 6 of 10 persons, not the mean of 75 and 0
}

TEST_F(SchemesInProductTest, a_member_that_the_boundaries_lack_is_a_finding_and_the_rest_is_written) {
  const RunSummary summary =
      run(std::string(kSchemes) + "[[scheme]]\nid = 'otro'\nfigure = 'PAP'\nmembers = ['76001', '76999']\n");
  ASSERT_EQ(summary.findings.count(Severity::error), 1U);
  EXPECT_EQ(ask("count(*)", "hallazgos WHERE hallazgo = 'esquema-sin-veredicto'"), "1");
  EXPECT_NE(summary.findings.list().front().what.es.find("76999"), std::string::npos);
  EXPECT_EQ(ask("count(*)", "esquemas"), "2");
}

TEST_F(SchemesInProductTest, a_declared_link_keeps_its_reason_in_the_product) {
  (void)run("[[borders.link]]\nfrom = '76001'\nto = '76113'\nreason = 'Puente de prueba'\n" + std::string(kSchemes));
  EXPECT_EQ(ask("razon", "vecinos WHERE tipo = 'declarado'"), "Puente de prueba");
  EXPECT_EQ(ask("veredicto_mapa", "esquemas WHERE esquema = 'sueltos'"), "cumple_con_advertencias");
  EXPECT_NE(ask("razon", "esquema_reglas WHERE esquema = 'sueltos' AND regla = 'contiguos'")
                .find("enlace declarado (Puente de prueba)"),
            std::string::npos);
  Progress progress;
  const SchemeSource source = open_scheme_source(product(), Catalog(kData), progress);
  EXPECT_EQ(std::ranges::count(source.input.borders, std::string("Puente de prueba"), &Border::link_reason), 1);
}

TEST_F(SchemesInProductTest, a_query_that_answers_null_knows_nothing_and_one_that_answers_a_text_is_a_mistake) {
  (void)run("");
  ProductReader query(product());
  EXPECT_EQ(query.ask("SELECT NULL", {}).holds, std::nullopt);
  EXPECT_EQ(query.ask("SELECT 0", {}).holds, false);
  EXPECT_EQ(query.ask("SELECT 0.5", {}).holds, true);
  EXPECT_THROW(static_cast<void>(query.ask("SELECT 'no'", {})), Error);
}

TEST_F(SchemesInProductTest, facts_come_by_name_by_short_name_and_by_star) {
  (void)run("[indicators]\ncompute = ['nbi']\n[[microdata]]\nsource = 'cnpv2018'\nfolder = '.'\n");
  ProductReader query(product());
  // 76001 has 6 of 8 persons crowded, 76111 none of 2.
  EXPECT_EQ(query.codes_where("nbi_hacinamiento > 50"), std::vector<std::string>{"76001"});
  EXPECT_EQ(query.codes_where("Hacinamiento > 50 AND 1 = 1"), std::vector<std::string>{"76001"});
  EXPECT_DOUBLE_EQ(query.numbers("hacinamiento").at("76001"), 75);
  EXPECT_EQ(query.ask("SELECT 1, count(*) FROM (SELECT * FROM hechos)", {}).says, "3");
  try {
    static_cast<void>(query.codes_where("hacinamento > 50"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.message().find("'hacinamento'"), std::string::npos) << error.message();
    EXPECT_NE(error.remedy().find("hacinamiento"), std::string::npos) << error.remedy();
  }
}

// IDF 2022 of DNP calls the category of Ley 617 `categoria`; the larger of two without a capital is the nucleus.
TEST_F(SchemesInProductTest, the_published_category_decides_the_nucleus) {
  std::ofstream(folder_ / "idf_2022.csv")
      << "Código,Municipio,Categorías,Nuevo IDF\n76111,Buga,2,60\n76113,Bugalagrande,6,50\n";
  (void)run(
      "[[table]]\nfile = 'idf_2022.csv'\nsource = 'idf-2022'\n"
      "[[scheme]]\nid = 'am'\nfigure = 'AM'\nmembers = ['76111', '76113']\ndate = '2025-03-01'\n");
  EXPECT_EQ(ask("nucleo", "esquemas"), "76111");
  Progress progress;
  SchemeSource source = open_scheme_source(product(), Catalog(kData), progress);
  add_scheme_facts(source, Catalog(kData).get<SchemeCatalog>(), *Date::parse("2025-06-01"));
  EXPECT_EQ(source.input.municipalities.at(1).category, "2");
}

TEST_F(SchemesInProductTest, the_sheet_of_members_that_no_scheme_has_adds_up_their_persons) {
  (void)run("[indicators]\ncompute = ['nbi']\n[[microdata]]\nsource = 'cnpv2018'\nfolder = '.'\n");
  const SchemeCatalog catalog = Catalog(kData).get<SchemeCatalog>();
  Progress progress;
  const SchemeSource source = open_scheme_source(product(), Catalog(kData), progress);
  const SchemeMap map(source.input, catalog);
  SchemeProposal asked;
  asked.legal_form = "PAP";
  asked.members = {"76001", "76111"};
  const Verdict verdict = Judge(catalog, map).judge(asked, *Date::parse("2025-01-01"));
  const Report sheet = verdict_sheet({map, verdict, nullptr}, ground_of(product()), Language::spanish);
  const auto indicators = std::ranges::find(sheet.sections, "indicadores", &ReportSection::id);
  ASSERT_NE(indicators, sheet.sections.end());
  const auto& table = std::get<ReportTable>(indicators->blocks.front());
  // 6 of 8 persons are crowded in 76001 and none of 2 in 76111: 6 of 10, not the mean of 75 and 0.
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_NEAR(table.rows[2][1].number.value_or(-1), 60, 1e-9) << table.columns[1];
  const auto sources = std::ranges::find(sheet.sections, "fuentes", &ReportSection::id);
  ASSERT_NE(sources, sheet.sections.end());
  EXPECT_GT(std::get<ReportList>(sources->blocks.front()).items.size(), 1U);
}

}  // namespace
}  // namespace comarca
