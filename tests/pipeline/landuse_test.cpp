// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/landuse.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/pipeline/run.hpp"
#include "comarca/product/reader.hpp"
#include "comarca/project/project.hpp"

namespace comarca {
namespace {

const std::filesystem::path kData = COMARCA_SOURCE_DIR;

/// A polygon of a drawing: tenths of a degree east and north of a corner, with the columns `c` (municipality) and `v`.
struct Drawn {
  const char* code;
  const char* value;
  double west;
  double south;
  double east;
  double north;
};

std::string feature(const Drawn& drawn) {
  const auto lon = [](double tenths) { return fmt::format("{:.4f}", -76.5 + 0.1 * tenths); };
  const auto lat = [](double tenths) { return fmt::format("{:.4f}", 3.4 + 0.1 * tenths); };
  return fmt::format(
      R"({{"type":"Feature","properties":{{"c":"{0}","v":"{1}"}},"geometry":{{"type":"Polygon","coordinates":[[[{2},{3}],[{4},{3}],[{4},{5}],[{2},{5}],[{2},{3}]]]}}}})",
      drawn.code, drawn.value, lon(drawn.west), lat(drawn.south), lon(drawn.east), lat(drawn.north));
}

/// Three municipalities in a row, 76001 76111 76113, each a tenth of a degree wide and high. The third has no plan.
class LanduseInProductTest : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    draw("m", {{"76001", "", 0, 0, 1, 1}, {"76111", "", 1, 0, 2, 1}, {"76113", "", 2, 0, 3, 1}});
    draw("clase",
         {{"76001", "Urbano", 0, 0, 1, 0.25}, {"76001", "Rural", 0, 0.25, 1, 1}, {"76111", "Rural", 1, 0, 2, 1}});
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void draw(const std::string& name, const std::vector<Drawn>& shapes) const {
    std::string features;
    for (const Drawn& shape : shapes) {
      features += (features.empty() ? "" : ",") + feature(shape);
    }
    std::ofstream(folder_ / (name + ".geojson")) << R"({"type":"FeatureCollection","features":[)" << features << "]}";
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  [[nodiscard]] static std::string layer(const std::string& file, const std::string& role) {
    return fmt::format("[[landuse.layer]]\nfile = '{}.geojson'\nrole = '{}'\ncolumn = 'v'\nmunicipality_column = 'c'\n",
                       file, role);
  }
  RunSummary run(const std::string& text, const std::string& head = {}) {
    const Project project = read_project_text(
        "name = 'p'\n" + head + "[boundaries]\nfile = 'm.geojson'\ncolumns = { code = 'c' }\n" + text, folder_);
    Progress progress;
    return run_project(project, Catalog(kData), {LayerFormat::geopackage, folder_ / "producto.gpkg"}, progress);
  }
  [[nodiscard]] std::string ask(const std::string& cell, const std::string& from) const {
    return ProductReader(folder_ / "producto.gpkg").ask("SELECT 1, (SELECT " + cell + " FROM " + from + ")", {}).says;
  }
  [[nodiscard]] double number(const std::string& cell, const std::string& from) const {
    return std::strtod(ask(cell, from).c_str(), nullptr);
  }
  [[nodiscard]] static bool has(const RunSummary& summary, const std::string& code, const std::string& unit) {
    return std::ranges::any_of(summary.findings.list(),
                               [&](const Finding& each) { return each.code == code && each.unit == unit; });
  }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "landuse_in_product";
};

// Drawn in degrees: a tenth of a degree is not quite the same length everywhere, and edges that are straight on the map
// leave slivers where only one of two layers has a vertex.
constexpr double kShare_pct = 0.2;

TEST_F(LanduseInProductTest, protection_that_stops_at_a_border_is_told_by_pair_and_municipality) {
  draw("cat", {{"76001", "Protección", 0.5, 0.5, 1, 1}, {"76111", "Protección", 1, 0.75, 1.5, 1}});
  const RunSummary summary = run(layer("clase", "clase") + layer("cat", "categoria") + "[landuse]\ncontinuity_m = 1\n");
  EXPECT_TRUE(has(summary, "continuidad-interrumpida", "76001"));
  EXPECT_EQ(ask("group_concat(veredicto)", "(SELECT veredicto FROM continuidad ORDER BY veredicto)"),
            "continua,interrumpida");
  EXPECT_EQ(ask("lado_a || ' ' || lado_b", "continuidad WHERE veredicto = 'interrumpida'"), "llega no");
  EXPECT_NEAR(number("interrumpida_pct", "continuidad_resumen WHERE nivel = 'par'"), 50, kShare_pct);
  EXPECT_NEAR(number("interrumpida_pct", "continuidad_resumen WHERE codigo_a = '76111' AND nivel = 'municipio'"), 50,
              kShare_pct);
}

TEST_F(LanduseInProductTest, a_hazard_goes_on_under_another_word_for_the_same_level) {
  draw("a1", {{"76001", "ALTO", 0.5, 0, 1, 1}});
  draw("a2", {{"76111", "Amenaza alta", 1, 0, 1.5, 1}});
  const RunSummary summary = run(layer("clase", "clase") + layer("a1", "amenaza") + layer("a2", "amenaza"));
  EXPECT_EQ(ask("group_concat(tema || ' ' || veredicto)", "continuidad"), "alta continua");
  EXPECT_EQ(ask("count(DISTINCT amenaza)", "suelo_amenaza"), "1");
  EXPECT_EQ(ask("group_concat(DISTINCT valor_original)", "suelo WHERE tema = 'amenaza'"), "ALTO,Amenaza alta");
  EXPECT_FALSE(has(summary, "continuidad-interrumpida", "76001"));
}

TEST_F(LanduseInProductTest, a_hazard_with_a_word_nobody_knows_is_a_finding_and_keeps_its_word) {
  draw("a", {{"76001", "Color 3", 0.5, 0, 1, 1}});
  const RunSummary summary = run(layer("clase", "clase") + layer("a", "amenaza"));
  EXPECT_TRUE(has(summary, "suelo-sin-clase", ""));
  EXPECT_EQ(ask("group_concat(DISTINCT amenaza)", "suelo_amenaza"), "Color 3");
}

TEST_F(LanduseInProductTest, uses_and_superior_norms_have_areas_and_are_not_added_to_the_classes) {
  draw("uso", {{"76001", "Residencial", 0, 0, 1, 0.25}, {"76001", "Agropecuario", 0, 0.25, 1, 1}});
  draw("det", {{"76001", "Patrimonio", 0, 0, 0.5, 1}});
  const RunSummary summary = run(layer("clase", "clase") + layer("uso", "uso") + layer("det", "determinante"));
  EXPECT_TRUE(summary.findings.list().empty());
  const std::string of_001 = "suelo_area WHERE codigo = '76001' AND ";
  EXPECT_NEAR(number("sum(parte_pct)", of_001 + "tipo = 'clase'"), 100, kShare_pct);
  EXPECT_NEAR(number("parte_pct", of_001 + "suelo = 'uso-residencial' AND tipo = 'uso'"), 25, kShare_pct);
  EXPECT_NEAR(number("parte_pct", of_001 + "suelo = 'determinante-patrimonio' AND tipo = 'determinante'"), 50,
              kShare_pct);
  EXPECT_EQ(ask("veredicto", "articulacion WHERE suelo_a = 'urbano'"), "conflicto");
}

TEST_F(LanduseInProductTest, a_scheme_has_its_areas_and_the_borders_among_its_members) {
  run(layer("clase", "clase") +
      "[[scheme]]\nid = 'juntos'\nfigure = 'PAP'\nmembers = ['76111', '76001']\ndate = '2025-03-01'\n");
  EXPECT_NEAR(number("parte_pct", "suelo_area WHERE nivel = 'esquema' AND codigo = 'juntos' AND suelo = 'urbano'"),
              12.5, kShare_pct);
  EXPECT_NEAR(number("conflicto_pct", "articulacion_resumen WHERE nivel = 'esquema' AND codigo_a = 'juntos'"), 25,
              kShare_pct);
}

// As in docs/indicadores/suelo.md: a border between two members counts once, the others by half.
TEST_F(LanduseInProductTest, indicators_add_areas_and_lengths_before_dividing) {
  draw("clase", {{"76001", "Urbano", 0, 0, 1, 0.25},
                 {"76001", "Rural", 0, 0.25, 1, 1},
                 {"76111", "Rural", 1, 0, 2, 1},
                 {"76113", "Rural", 2, 0, 3, 1}});
  draw("cat", {{"76111", "Protección", 1.5, 0, 1.75, 1}});
  draw("a", {{"76001", "Alta", 0, 0, 0.5, 1}});
  run(layer("clase", "clase") + layer("cat", "categoria") + layer("a", "amenaza") +
      "[[subregions.group]]\ncode = '1'\nname = 'Una'\nmembers = ['76001', '76111']\n"
      "[[subregions.group]]\ncode = '2'\nname = 'Otra'\nmembers = ['76113']\n");
  const std::string of_001 = "indicadores_municipio WHERE codigo = '76001'";
  EXPECT_NEAR(number("suelo_urbano", of_001), 25, kShare_pct);
  EXPECT_NEAR(number("suelo_amenaza_alta", of_001), 50, kShare_pct);
  EXPECT_NEAR(number("suelo_frontera_conflicto", of_001), 25, kShare_pct);
  const std::string of_111 = "indicadores_municipio WHERE codigo = '76111'";
  EXPECT_NEAR(number("suelo_proteccion", of_111), 25, kShare_pct);
  EXPECT_NEAR(number("suelo_frontera_conflicto", of_111), 12.5, kShare_pct);
  const std::string of_both = "indicadores_subregion WHERE codigo = '1'";
  EXPECT_NEAR(number("suelo_proteccion", of_both), 12.5, kShare_pct);
  EXPECT_NEAR(number("suelo_frontera_conflicto", of_both), 100.0 / 6, kShare_pct);  // 0.125 + 0.125 of 0.5 + 1
}

TEST_F(LanduseInProductTest, land_without_a_class_is_not_land_of_another_class) {
  draw("clase", {{"76001", "Urbano", 0, 0, 1, 0.25},
                 {"76001", "Zona 9", 0, 0.25, 1, 0.5},
                 {"76001", "Rural", 0, 0.5, 1, 1},
                 {"76111", "Zona 9", 1, 0, 2, 1}});
  run(layer("clase", "clase"));
  EXPECT_NEAR(number("suelo_urbano", "indicadores_municipio WHERE codigo = '76001'"), 100.0 / 3, kShare_pct);
  EXPECT_NEAR(number("cobertura", "cifras WHERE codigo = '76001' AND cifra = 'urbano'"), 0.75, 0.01);
  EXPECT_EQ(ask("count(*)", "cifras WHERE codigo = '76111' AND cifra = 'urbano' AND valor IS NOT NULL"), "0");
}

TEST_F(LanduseInProductTest, hazards_and_protection_count_without_a_layer_of_classes) {
  draw("a", {{"76001", "Alta", 0, 0, 0.5, 1}});
  draw("cat", {{"76001", "Protección", 0, 0, 0.25, 1}});
  run(layer("cat", "categoria") + layer("a", "amenaza"));
  const std::string of_001 = "indicadores_municipio WHERE codigo = '76001'";
  EXPECT_NEAR(number("suelo_amenaza_alta", of_001), 50, kShare_pct);
  EXPECT_NEAR(number("suelo_proteccion", of_001), 25, kShare_pct);
  EXPECT_NEAR(number("parte_pct", "suelo_amenaza WHERE nivel = 'municipio' AND suelo = 'todo'"), 50, kShare_pct);
}

// 0.01 of a tenth of a degree is some 110 m.
TEST_F(LanduseInProductTest, a_plan_that_goes_beyond_its_border_is_as_far_from_it_as_one_that_stops_short) {
  draw("clase", {{"76001", "Rural", 0, 0, 1.01, 1}, {"76111", "Rural", 1.01, 0, 2, 1}});
  run(layer("clase", "clase"));
  const std::string of_pair = "articulacion_resumen WHERE nivel = 'par' AND codigo_a = '76001'";
  EXPECT_NEAR(number("desfase_a_m", of_pair), 111, 2);
  EXPECT_NEAR(number("desfase_b_m", of_pair), 111, 2);
}

TEST_F(LanduseInProductTest, a_figure_is_withheld_where_too_little_is_known) {
  run(layer("clase", "clase") +
      "[[subregions.group]]\ncode = '1'\nname = 'Una'\nmembers = ['76001', '76113']\n"
      "[[subregions.group]]\ncode = '2'\nname = 'Otra'\nmembers = ['76111']\n");
  EXPECT_EQ(ask("count(*)", "cifras WHERE codigo = '76113' AND indicador = 'suelo' AND valor IS NOT NULL"), "0");
  EXPECT_NEAR(number("cobertura", "cifras WHERE nivel = 'subregion' AND codigo = '1' AND cifra = 'urbano'"), 0.5, 0.01);
}

TEST_F(LanduseInProductTest, schemes_are_searched_and_judged_by_figures_of_the_plans) {
  run(layer("clase", "clase"));
  ProductReader product(folder_ / "producto.gpkg");
  EXPECT_EQ(product.codes_where("suelo_urbano > 20"), std::vector<std::string>{"76001"});
  const std::vector<std::string> members = {"76001", "76111"};
  EXPECT_TRUE(product.ask("SELECT max(suelo_urbano) > 20 FROM hechos JOIN miembros USING (codigo)", members).holds);
}

TEST_F(LanduseInProductTest, the_land_account_opens_and_closes_with_the_areas_of_both_dates) {
  draw("antes", {{"76001", "Rural", 0, 0, 1, 1}, {"76111", "Rural", 1, 0, 2, 1}});
  run(layer("clase", "clase") + layer("antes", "anterior"));
  const std::string urban = "cuenta_suelo_saldo WHERE nivel = 'total' AND suelo = 'urbano'";
  EXPECT_EQ(number("apertura_ha", urban), 0);
  EXPECT_NEAR(number("cierre_ha / (SELECT area_ha FROM suelo_area WHERE nivel = 'total' AND suelo = 'urbano')", urban),
              1, 1e-6);
  EXPECT_NEAR(number("sum(abs(apertura_ha + adiciones_ha - reducciones_ha - cierre_ha))", "cuenta_suelo_saldo"), 0,
              1e-6);
  EXPECT_NEAR(number("sum(adiciones_ha) - sum(reducciones_ha)", "cuenta_suelo_saldo WHERE nivel = 'total'"), 0, 1e-6);
}

TEST_F(LanduseInProductTest, an_overdue_plan_and_one_of_another_type_are_findings) {
  const RunSummary summary =
      run("[[landuse.plan]]\nmunicipality = '76001'\nadopted = 2010-05-01\ntype = 'EOT'\npopulation = 129308\n"
          "[[landuse.plan]]\nmunicipality = '76111'\nadopted = 2015-05-01\ntype = 'POT'\npopulation = 129308\n",
          "date = 2026-01-01\n");
  EXPECT_TRUE(has(summary, "plan-por-revisar", "76001"));  // twelve years: Ley 1551 de 2012, art. 6, num. 9
  EXPECT_TRUE(has(summary, "plan-de-otro-tipo", "76001"));
  EXPECT_FALSE(has(summary, "plan-por-revisar", "76111"));
  EXPECT_FALSE(has(summary, "plan-de-otro-tipo", "76111"));
}

TEST_F(LanduseInProductTest, an_urban_perimeter_beyond_that_of_services_is_an_error) {
  draw("perimetro", {{"76001", "Urbano", 0, 0, 1, 0.25}});
  draw("servicios", {{"76001", "Urbano", 0, 0, 0.5, 0.25}});
  const RunSummary summary = run(layer("perimetro", "perimetro") + layer("servicios", "servicios"));
  EXPECT_TRUE(has(summary, "perimetro-sin-servicios", "76001"));
}

TEST_F(LanduseInProductTest, a_word_cannot_be_mapped_to_what_its_role_does_not_hold) {
  const std::string text = layer("clase", "amenaza") + "values = { Urbano = 'urbano' }\n";
  try {
    run(text);
    FAIL() << "a hazard layer took a class of land";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("'Urbano' is mapped to 'urbano'"), std::string::npos) << error.what();
  }
}

const std::string kByRow = "[landuse.population]\nfile = 'gente.csv'\ncode = 'c'\nclass = 'clase'\npopulation = 'n'\n";

TEST_F(LanduseInProductTest, people_of_a_table_are_added_by_class_and_compared_with_its_land) {
  write("gente.csv", "c,clase,n\n76001,Urbano,900\n76001,Rural,100\n76111,Rural,50\n76111,Vereda,7\n99999,Rural,3\n");
  const RunSummary summary = run(kByRow + layer("clase", "clase"));
  const std::string of_all = "suelo_poblacion WHERE nivel = 'departamento' AND ";
  EXPECT_EQ(number("poblacion", of_all + "suelo = 'rural'"), 150);
  EXPECT_EQ(number("municipios", of_all + "suelo = 'rural'"), 2);
  EXPECT_EQ(number("poblacion", of_all + "suelo IS NULL"), 7);
  EXPECT_NEAR(number("sum(parte_pct)", of_all + "1"), 100, 1e-9);
  EXPECT_NEAR(number("densidad_km2", of_all + "suelo = 'rural'"),
              150 / number("area_ha / 100", "suelo_area WHERE nivel = 'departamento' AND suelo = 'rural'"), 1e-9);
  EXPECT_EQ(ask("count(supuesto)", "suelo_poblacion"), "0");
  EXPECT_TRUE(has(summary, "poblacion-sin-clase", "76111"));
  EXPECT_TRUE(has(summary, "codigos-sin-limite", ""));
  EXPECT_EQ(ask("titulo", "fuentes WHERE archivo = 'gente.csv'"), "Población por clase de suelo");
}

TEST_F(LanduseInProductTest, people_of_a_category_are_apart_from_its_class_unless_the_project_says_otherwise) {
  write("gente.csv", "c,clase,n\n76001,Suburbano,10\n76001,Rural,90\n");
  run(kByRow + layer("clase", "clase"));
  const std::string of_001 = "suelo_poblacion WHERE codigo = '76001' AND ";
  EXPECT_EQ(number("poblacion", of_001 + "suelo = 'rural'"), 100);
  EXPECT_EQ(number("poblacion", of_001 + "suelo = 'suburbano'"), 10);
  EXPECT_EQ(ask("count(supuesto)", of_001 + "suelo = 'rural'"), "1");
  run(kByRow + "categories = 'included'\n" + layer("clase", "clase"));
  EXPECT_EQ(number("poblacion", of_001 + "suelo = 'rural'"), 90);
  EXPECT_EQ(ask("count(supuesto)", of_001 + "suelo = 'rural'"), "0");
}

TEST_F(LanduseInProductTest, a_table_of_people_may_have_a_column_for_each_class) {
  write("gente.csv", "c;urb;rur\n76001;1200;300\n76111;;2500\n");
  run("[landuse.population]\nfile = 'gente.csv'\ncode = 'c'\ncolumns = { urb = 'urbano', rur = 'rural' }\n" +
      layer("clase", "clase"));
  EXPECT_EQ(number("poblacion", "suelo_poblacion WHERE nivel = 'total' AND suelo = 'urbano'"), 1200);
  EXPECT_EQ(number("poblacion", "suelo_poblacion WHERE nivel = 'total' AND suelo = 'rural'"), 2800);
}

// 852076800 s after 1970 is 1 January 1997. The third municipality has people and no plan.
TEST_F(LanduseInProductTest, zones_stand_in_for_classes_where_no_table_says_and_the_figure_says_so) {
  write("panel.csv",
        "codmpio,ano,pobl_rur,pobl_urb,pobl_tot\n76001.0,852076800000000000,100,900,1000\n"
        "76111.0,852076800000000000,40,60,100\n76113.0,852076800000000000,5,5,10\n");
  write("gente.csv", "c,clase,n\n76111,Rural,50\n");
  const RunSummary summary =
      run(kByRow + layer("clase", "clase") + "[[table]]\nfile = 'panel.csv'\nsource = 'panel-cede'\n");
  EXPECT_EQ(
      ask("group_concat(suelo || ' ' || CAST(poblacion AS INTEGER), '; ')", "suelo_poblacion WHERE codigo = '76001'"),
      "urbano 900; expansion, rural 100");
  EXPECT_EQ(ask("count(supuesto)", "suelo_poblacion WHERE codigo = '76001'"), "2");
  EXPECT_EQ(ask("count(*)", "suelo_poblacion WHERE codigo = '76113'"), "0");
  EXPECT_EQ(ask("group_concat(suelo)", "suelo_poblacion WHERE codigo = '76111'"), "rural");
  EXPECT_TRUE(has(summary, "poblacion-no-suma", "76111"));
  EXPECT_NEAR(number("contexto_cabecera", "indicadores_municipio WHERE codigo = '76001'"), 90, 1e-9);
}

TEST_F(LanduseInProductTest, a_table_of_people_that_is_half_described_is_refused) {
  const std::string start = "[landuse.population]\nfile = 'gente.csv'\ncode = 'c'\n";
  for (const char* rest : {"", "class = 'clase'\n", "class = 'clase'\npopulation = 'n'\ncolumns = { n = 'rural' }\n",
                           "class = 'clase'\npopulation = 'n'\ncategories = 'both'\n"}) {
    EXPECT_THROW(run(start + rest + layer("clase", "clase")), Error) << rest;
  }
}

}  // namespace
}  // namespace comarca
