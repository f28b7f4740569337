// SPDX-License-Identifier: Apache-2.0
#include "comarca/catalog/catalog.hpp"
#include "comarca/project/project.hpp"
#include "pipeline/support/own_tables.hpp"

namespace comarca {
namespace {

using namespace testing_support;

// Life expectancies of 60 and 80 years of equal people are 70 in one department; the other has 75.
TEST(Composites, every_level_is_normalised_by_itself) {
  Territory territory = two_towns();
  territory.municipalities.insert(territory.municipalities.begin(), {.code = "05001", .name = "Medellín"});
  territory.departments = {{"05", "Antioquia", {0}}, {"76", "Valle", {1, 2}}};
  territory.subregions = {{"S1", "Sur", {1}}, {"S2", "Norte", {0, 2}}};
  territory.municipalities[0].subregion = 1;
  territory.municipalities[1].department = 1;
  territory.municipalities[1].subregion = 0;
  territory.municipalities[2].department = 1;
  territory.municipalities[2].subregion = 1;
  const auto folder = std::filesystem::path(testing::TempDir()) / "composite_levels";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "d.csv") << "MPIO,LE,POB\n76001,60,100\n76111,80,100\n05001,75,200\n";
  const Project project = read_project_text(
      "name = 'p'\n[boundaries]\nfile = 'x'\n[[table]]\nfile = 'd.csv'\nfeeds = 'idh'\ncode = 'MPIO'\nperiod = '2018'\n"
      "[table.inputs]\nle = 'LE'\n[table.weights]\npoblacion = 'POB'\n"
      "[[composite]]\nid = 'propio'\nname = 'Mi índice'\n[[composite.part]]\nindicator = 'idh'\nfigure = 'salud'\n",
      folder);
  Findings findings;
  const auto tables = read_project_tables(project, Catalog(kData).get<SourceCatalog>(), territory, findings);
  const auto work = compute_indicators({project, Catalog(kData)}, territory, tables).value;
  std::map<std::pair<Level, std::string>, Figure> found;
  for (const auto& figure : work.figures.rows()) {
    if (figure.indicator == "propio") {
      found[{figure.level, figure.place.unit}] = figure;
    }
  }
  const auto value = [&found](Level level, const std::string& unit) { return found.at({level, unit}).value; };
  EXPECT_EQ(value(Level::municipality, "76001"), 0.0);
  EXPECT_EQ(value(Level::municipality, "76111"), 1.0);
  EXPECT_NEAR(value(Level::municipality, "05001").value_or(-1), 0.75, 1e-12);  // (75 - 60) / (80 - 60)
  EXPECT_EQ(value(Level::department, "76"), 0.0);                              // 70 years
  EXPECT_EQ(value(Level::department, "05"), 1.0);                              // 75 years
  EXPECT_EQ(value(Level::subregion, "S1"), 0.0);
  EXPECT_EQ(value(Level::subregion, "S2"), 1.0);
  EXPECT_EQ(value(Level::whole_set, "todos"), std::nullopt);
  EXPECT_NE(found.at({Level::whole_set, "todos"}).reason.es.find("única unidad de su nivel"), std::string::npos);
  EXPECT_EQ(found.at({Level::department, "05"}).status, "propio");
  const std::string csv = indicators_csv(work, territory, Language::spanish);
  EXPECT_NE(csv.find("departamento,05,Antioquia,total,2018,propio,indice,Mi índice,,1,"), std::string::npos) << csv;
}

// The fiscal index is each entity's own score and has no figure above it.
TEST(Composites, a_level_where_a_part_has_no_figure_says_so) {
  const OwnTables own(
      {{"d.csv", "MPIO,T\n76001,60\n76111,80\n"}},
      "[[table]]\nfile = 'd.csv'\nfeeds = 'idf'\ncode = 'MPIO'\nperiod = '2022'\n[table.inputs]\n"
      "transferencias = 'T'\ninversion = 'T'\nendeudamiento = 'T'\nahorro = 'T'\nbalance = 'T'\n"
      "holgura = 'T'\nrecaudo = 'T'\nejecucion = 'T'\nbono_esfuerzo = 'T'\nbono_catastro = 'T'\n"
      "[[composite]]\nid = 'propio'\nname = 'x'\n[[composite.part]]\nindicator = 'idf'\nfigure = 'idf'\n");
  EXPECT_EQ(own.figure("76111", "propio", "indice", "2022").value, 1.0);
  EXPECT_EQ(own.figure("76", "propio", "indice", "").reason.es, "ninguna unidad tiene 'idf.idf'");
}

}  // namespace
}  // namespace comarca
