// SPDX-License-Identifier: Apache-2.0
// The examples of the guide, as they are written there: one's own source, indicator and style.
#include <fstream>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/support/program.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

/// A project of two municipalities of one department, with the files that pages of the guide tell of.
class OwnDefinitionsTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    write("m.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"c":"96001","n":"Oeste"},"geometry":{"type":"Polygon","coordinates":[[[-73,4],[-72.9,4],[-72.9,4.1],[-73,4.1],[-73,4]]]}},
{"type":"Feature","properties":{"c":"96002","n":"Este"},"geometry":{"type":"Polygon","coordinates":[[[-72.9,4],[-72.8,4],[-72.8,4.1],[-72.9,4.1],[-72.9,4]]]}}]})");
    write("project.toml",
          "name = 'Prueba'\n[boundaries]\nfile = 'm.geojson'\n[boundaries.columns]\ncode = 'c'\nname = 'n'\n"
          "[[table]]\nfile = 'acueducto.csv'\n");
    for (const char* page : {"fuentes.md", "indicadores.md", "mapas.md"}) {
      write_examples_of(fs::path(COMARCA_SOURCE_DIR) / "docs/guia" / page);
    }
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// Every block that stands after the name of a .csv or of a file under layers/ becomes that file.
  void write_examples_of(const fs::path& page) const {
    static const std::regex kName("`(layers/[a-z_/]+\\.toml|[a-z_]+\\.csv)`");
    std::istringstream text(file_content(page));
    std::string name;
    std::string block;
    bool inside = false;
    for (std::string line; std::getline(text, line);) {
      std::smatch found;
      if (inside && line == "```") {
        write(name, block);
        name.clear();
        inside = false;
      } else if (inside) {
        block += line + "\n";
      } else if (!name.empty() && (line == "```toml" || line == "```csv")) {
        inside = true;
        block.clear();
      } else if (std::regex_search(line, found, kName)) {
        name = found[1];
      } else if (line.starts_with("```") || line.starts_with("#")) {
        name.clear();
      }
    }
  }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::string csv() const { return run_program({"indicators", path("project.toml")}).out; }

  fs::path folder_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(OwnDefinitionsTest, the_guide_has_its_examples) {
  for (const char* name :
       {"acueducto.csv", "layers/sources/acueducto.toml", "layers/indicators/sin_acueducto.toml",
        "layers/indicators/tables/acueducto.toml", "layers/styles/municipios.toml", "layers/styles/palettes.toml"}) {
    EXPECT_TRUE(fs::exists(folder_ / name)) << name;
  }
}

TEST_F(OwnDefinitionsTest, a_source_of_ones_own_is_recognised_and_explained) {
  const Outcome seen = run_program({"inspect", path("acueducto.csv")});
  EXPECT_EQ(seen.exit_code, 0) << seen.err;
  EXPECT_NE(seen.out.find("acueducto-2024 "), std::string::npos) << seen.out;
  const Outcome explained = run_program({"explain", "acueducto-2024", "--project", path("project.toml")});
  EXPECT_NE(explained.out.find("layers/sources/acueducto.toml (del proyecto)"), std::string::npos) << explained.out;
  EXPECT_EQ(run_program({"explain", "acueducto-2024"}).exit_code, 2);
  EXPECT_EQ(run_program({"explain", "acueducto-2024", "--layers", path("layers")}).exit_code, 0);
}

// 100 dwellings with 80 % and 300 with 60 %: 260 of 400 have water, 35 % have none.
TEST_F(OwnDefinitionsTest, an_indicator_of_ones_own_adds_before_it_divides_and_is_never_official) {
  write("layers/indicators/sin_acueducto.toml",
        std::regex_replace(file_content(folder_ / "layers/indicators/sin_acueducto.toml"),
                           std::regex("status = \"own\""), "status = \"official\""));
  const Outcome run = run_program({"run", path("project.toml")});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const std::string figures = csv();
  std::istringstream lines(figures);
  std::string department;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("sin_acueducto") != std::string::npos && line.find("departamento") != std::string::npos) {
      department = line;
    }
  }
  EXPECT_NE(department.find(",35,"), std::string::npos) << figures;
  EXPECT_NE(department.find("propio"), std::string::npos) << department;
  EXPECT_EQ(figures.find("oficial"), std::string::npos) << figures;
}

TEST_F(OwnDefinitionsTest, a_style_and_a_palette_of_ones_own_draw_the_product) {
  ASSERT_EQ(run_program({"run", path("project.toml")}).exit_code, 0);
  EXPECT_NE(file_content(path("producto.maplibre.json")).find("#e3f0da"), std::string::npos);
  const Outcome map = run_program({"map", path("producto.gpkg"), "sin_acueducto", "--palette", "agua", "--thresholds",
                                   "30", "-o", path("mapa.svg")});
  EXPECT_EQ(map.exit_code, 0) << map.err;
  write("elsewhere/x", "");
  fs::rename(folder_ / "producto.gpkg", folder_ / "elsewhere/producto.gpkg");
  const std::vector<std::string> moved = {"map",
                                          path("elsewhere/producto.gpkg"),
                                          "sin_acueducto",
                                          "--palette",
                                          "agua",
                                          "--thresholds",
                                          "30",
                                          "-o",
                                          path("mapa.svg")};
  EXPECT_EQ(run_program(moved).exit_code, 2);
  auto with_layers = moved;
  with_layers.insert(with_layers.end(), {"--layers", path("layers")});
  EXPECT_EQ(run_program(with_layers).exit_code, 0);
}

TEST_F(OwnDefinitionsTest, what_replaces_an_installed_definition_is_told) {
  const Outcome run = run_program({"run", path("project.toml")});
  EXPECT_NE(run.err.find("La definición propia de «municipios» reemplaza la instalada (municipios.toml)"),
            std::string::npos)
      << run.err;
  EXPECT_NE(run.err.find("definicion-reemplazada"), std::string::npos) << run.err;
  EXPECT_EQ(run.err.find(folder_.string()), std::string::npos) << run.err;
}

TEST_F(OwnDefinitionsTest, the_product_cites_definitions_of_ones_own_with_their_hash) {
  ASSERT_EQ(run_program({"run", path("project.toml"), "--to", "geojson", "-o", path("capas")}).exit_code, 0);
  const std::string inputs = file_content(folder_ / "capas/fuentes.geojson");
  EXPECT_NE(inputs.find(R"("papel": "definición propia", "archivo": "sin_acueducto.toml", "sha256": ")"),
            std::string::npos)
      << inputs;
  fs::remove_all(folder_ / "layers");
  write("project.toml", "name = 'Prueba'\n[boundaries]\nfile = 'm.geojson'\n[boundaries.columns]\ncode = 'c'\n");
  ASSERT_EQ(run_program({"run", path("project.toml"), "--to", "geojson", "-o", path("capas")}).exit_code, 0);
  EXPECT_EQ(file_content(folder_ / "capas/fuentes.geojson").find("definición propia"), std::string::npos);
}

TEST_F(OwnDefinitionsTest, a_mistake_in_an_own_file_stops_that_project_before_it_computes) {
  write("layers/styles/municipios.toml", "layer = \"municipios\"\ntitle = \"M\"\ntheme = \"teritorio\"\n");
  const Outcome run = run_program({"run", path("project.toml")});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_NE(run.err.find("layers/styles/municipios.toml:3:9"), std::string::npos) << run.err;
  EXPECT_FALSE(fs::exists(folder_ / "producto.gpkg"));
  fs::rename(folder_ / "layers", folder_ / "kept");
  EXPECT_EQ(run_program({"run", path("project.toml")}).exit_code, 0);
}

TEST_F(OwnDefinitionsTest, a_legal_form_of_ones_own_is_judged_on_project_and_product) {
  write("layers/schemes/mancomunidad.toml",
        "figure = \"MANCO\"\nname = \"Mancomunidad\"\nbasis = \"Estatutos\"\norder = 900\nfrom = 2000-01-01\n"
        "[[rule]]\nid = \"numero\"\nsays = \"Al menos dos municipios.\"\narticle = \"Estatutos, art. 1\"\n"
        "decided_by = \"map\"\npredicate = \"member_count\"\nleast = 2\n");
  ASSERT_EQ(run_program({"run", path("project.toml")}).exit_code, 0);
  for (const char* source : {"project.toml", "producto.gpkg"}) {
    const Outcome verdict =
        run_program({"scheme", "check", path(source), "--figure", "MANCO", "--members", "96001,96002"});
    EXPECT_EQ(verdict.exit_code, 0) << verdict.out << verdict.err;
  }
}

}  // namespace
}  // namespace comarca
