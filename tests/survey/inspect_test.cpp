// SPDX-License-Identifier: Apache-2.0
#include "comarca/survey/inspect.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"
#include "comarca/project/project.hpp"
#include "comarca/survey/explain.hpp"
#include "comarca/survey/init.hpp"

namespace comarca {
namespace {

const std::filesystem::path kData = COMARCA_SOURCE_DIR;
const Catalog kDefinitions(kData);

const SourceCatalog& catalog() {
  static const auto kCatalog = Catalog(kData).get<SourceCatalog>();
  return kCatalog;
}

/// A folder that goes away with the test.
class Folder : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              (std::string("comarca_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  /// Two squares of 0.1 degrees near Medellín, with the column names of DANE.
  [[nodiscard]] std::filesystem::path write_squares(const std::string& second_code) const {
    const auto square = [](const std::string& code, const std::string& west, const std::string& east) {
      return R"({"type":"Feature","properties":{"MPIO_CCNCT":")" + code + R"(","MPIO_CNMBR":"M)" + code +
             R"(","DPTO_CCDGO":"05"},"geometry":{"type":"Polygon","coordinates":[[[)" + west + ",6.0],[" + east +
             ",6.0],[" + east + ",6.1],[" + west + ",6.1],[" + west + ",6.0]]]}}";
    };
    return write("limites.geojson", R"({"type":"FeatureCollection","features":[)" + square("05001", "-75.6", "-75.5") +
                                        "," + square(second_code, "-75.5", "-75.4") + "]}");
  }

  static bool has(const Findings& findings, const std::string& code) {
    return std::ranges::any_of(findings.list(), [&](const Finding& finding) { return finding.code == code; });
  }

  std::filesystem::path folder_;
};

using Inspect = Folder;
using Init = Folder;

TEST_F(Inspect, a_layer_tells_its_columns_its_source_and_its_faults) {
  const Inspection seen = inspect_file(write_squares("05001"), catalog());
  ASSERT_EQ(seen.layers.size(), 1U);
  EXPECT_EQ(seen.layers[0].rows, 2U);
  EXPECT_EQ(seen.layers[0].columns[0].example, "05001");
  ASSERT_NE(seen.best_match(), nullptr);
  EXPECT_EQ(seen.best_match()->source, "mgn-municipios-dane");
  EXPECT_TRUE(has(seen.findings, "codigo-duplicado")) << inspection_json(seen, Language::english);
}

TEST_F(Inspect, a_table_tells_its_separator_header_and_source) {
  const Inspection seen = inspect_file(
      write("poblacion_2024.txt", "Cod. Municipio|Municipio|AÑO|Población municipio\n05001|Medellín|2024|2616335\n"),
      catalog());
  EXPECT_EQ(seen.separator, "|");
  EXPECT_EQ(seen.layers[0].header_line, 1U);
  EXPECT_EQ(seen.best_match()->source, "poblacion-2024");
  const std::string text = inspection_text(seen, catalog(), Language::spanish);
  EXPECT_NE(text.find("poblacion-2024"), std::string::npos);
}

TEST_F(Inspect, a_column_of_codes_that_holds_none_does_not_make_a_known_file) {
  const Inspection seen = inspect_file(write("a.csv", "codigo,nombre\nA-1,x\nA-2,y\n"), catalog());
  EXPECT_EQ(seen.best_match(), nullptr);
}

TEST_F(Inspect, connection_strings_virtual_paths_and_vrt_are_never_opened) {
  for (const auto* path :
       {"/vsicurl/http://localhost/a.geojson", "PG:dbname=x", "/vsizip/a.zip/b.shp", "no-existe.shp"}) {
    EXPECT_THROW((void)inspect_file(path, catalog()), Error) << path;
  }
  const auto vrt = write("a.vrt",
                         "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>/etc/passwd"
                         "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
  EXPECT_THROW((void)inspect_file(vrt, catalog()), Error);
  const auto disguised = write("b.geojson", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"/></OGRVRTDataSource>");
  EXPECT_THROW((void)inspect_file(disguised, catalog()), Error);
}

TEST_F(Inspect, a_compressed_table_is_refused_with_how_to_unpack_it) {
  try {
    (void)inspect_file(write("panel.csv.bz2", "BZh91AY&SY"), catalog());
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.remedy().find("bunzip2"), std::string::npos);
  }
}

TEST_F(Init, a_folder_becomes_a_project_that_can_be_read) {
  (void)write_squares("05002");
  (void)write("poblacion_2024.txt", "Cod. Municipio|Municipio|AÑO|Población municipio\n05001|Medellín|2024|2616335\n");
  (void)write("notas.csv", "a,b\n1,2\n");
  const StarterProject starter = propose_project(folder_, catalog(), Language::spanish);
  const Project project = read_project_text(starter.text, folder_);
  EXPECT_EQ(project.boundaries.file.filename(), "limites.geojson");
  EXPECT_EQ(project.boundaries.source, "mgn-municipios-dane");
  ASSERT_EQ(project.tables.size(), 1U);
  EXPECT_EQ(project.tables[0].source, "poblacion-2024");
  ASSERT_EQ(starter.notes.size(), 1U);
  EXPECT_NE(starter.notes[0].es.find("notas.csv"), std::string::npos);
}

TEST_F(Init, a_project_file_that_exists_is_never_overwritten) {
  (void)write_squares("05002");
  (void)write("project.toml", "name = \"x\"\n");
  EXPECT_THROW((void)propose_project(folder_, catalog(), Language::spanish), Error);
}

TEST_F(Init, a_folder_without_municipalities_is_refused) {
  EXPECT_THROW((void)propose_project(folder_, catalog(), Language::spanish), Error);
  EXPECT_THROW((void)propose_project(folder_ / "none", catalog(), Language::spanish), Error);
}

TEST(Explain, everything_that_is_listed_can_be_explained) {
  for (const auto& known : explainable(kDefinitions)) {
    const Explanation explanation = explain(known.name, kDefinitions);
    EXPECT_FALSE(explanation.title.es.empty()) << known.name;
    EXPECT_NE(explanation.body.es.find("definido en"), std::string::npos) << known.name;
  }
}

TEST(Explain, a_definition_shows_what_it_says_of_itself) {
  const auto document = Document::from_text(
      "id = 'x'\nname = { es = 'Equis', en = 'Ex' }\nsource = 'Ley 1'\nleast = 2\n[rows]\na = 1\n", "f/x.toml");
  const Explanation explanation = explain_definition(document, {"f/x.toml", Origin::installed});
  EXPECT_EQ(explanation.title.en, "Ex");
  EXPECT_EQ(explanation.body.es, "fuente: Ley 1\nleast: 2\ndefinido en: x.toml\n");
}

TEST(Explain, a_code_tells_its_history_and_an_unknown_name_gets_the_nearest) {
  EXPECT_NE(explain("27493", kDefinitions).body.es.find("27615"), std::string::npos);
  try {
    (void)explain("divipola-2042", kDefinitions);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.remedy(), "Did you mean 'divipola-2024'?");
  }
}

TEST(Explain, a_code_that_took_in_another_tells_of_it_and_one_without_history_tells_its_form) {
  EXPECT_NE(explain("94343", kDefinitions).body.es.find("94663 (Mapiripana)"), std::string::npos);
  EXPECT_NE(explain("5001", kDefinitions).body.es.find("departamento: 05"), std::string::npos);
  EXPECT_EQ(explain("05001", kDefinitions).name, "05001");
}

TEST(Explain, an_index_says_what_it_is_once) {
  const std::string body = explain("nbi", kDefinitions).body.es;
  const std::size_t first = body.find("Porcentaje de personas");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(body.find("Porcentaje de personas", first + 1), std::string::npos);
}

TEST(Explain, an_index_names_the_columns_of_its_peer_groups) {
  EXPECT_NE(explain("idf", kDefinitions).body.es.find("grupo par: dotaciones_grupo (idf-2022)\n"), std::string::npos);
  EXPECT_EQ(explain("nbi", kDefinitions).body.es.find("grupo par"), std::string::npos);
}

TEST(Explain, an_index_says_what_stands_for_a_set_and_where_its_factor_comes_from) {
  const Explanation proxy = explain("nbi_componentes", kDefinitions);
  EXPECT_NE(proxy.body.en.find("of sets of municipalities: proxy: mean of the municipalities"), std::string::npos);
  EXPECT_NE(proxy.body.es.find("factor_calibracion = comarca calibrate nbi (nbi_publicado, nbi)\n"), std::string::npos);
  EXPECT_NE(explain("idi", kDefinitions).body.es.find("en conjuntos de municipios: promedio simple de entidades"),
            std::string::npos);
}

TEST(Explain, a_name_like_no_other_gets_a_few_names) {
  try {
    (void)explain("zzzzzzzzzzzzzzzzzzzzzzz", kDefinitions);
    FAIL();
  } catch (const Error& error) {
    EXPECT_LT(error.remedy().size(), 400U) << error.remedy();
    EXPECT_EQ(error.remedy().find(", ,"), std::string::npos);
  }
}

TEST_F(Inspect, lines_alone_are_nothing_that_can_be_used) {
  const auto lines = write("vias.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
"properties":{"a":1},"geometry":{"type":"LineString","coordinates":[[-75,6],[-75.1,6]]}}]})");
  EXPECT_TRUE(has(inspect_file(lines, catalog()).findings, "no-se-puede-usar"));
}

TEST_F(Inspect, a_code_in_two_columns_is_known) {
  const auto table = write("a.csv", "cod_dpto,cod_mpio,municipio,valor\n05,001,Medellin,1\n05,002,Abejorral,2\n");
  const Inspection seen = inspect_file(table, catalog());
  ASSERT_NE(seen.best_match(), nullptr);
  EXPECT_EQ(seen.best_match()->source, "generica");
  EXPECT_FALSE(seen.findings.has_errors());
}

TEST_F(Inspect, a_header_alone_is_an_error) {
  EXPECT_TRUE(has(inspect_file(write("a.csv", "codigo,valor\n"), catalog()).findings, "archivo-vacio"));
}

/// One feature of a layer with the columns `codigo` and `nombre`.
std::string unit(const std::string& code, const std::string& geometry) {
  return R"({"type":"Feature","properties":{"codigo":")" + code + R"(","nombre":"N)" + code + R"("},"geometry":)" +
         geometry + "}";
}

std::string collection(const std::string& features) {
  return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

constexpr const char* kWest =
    R"({"type":"Polygon","coordinates":[[[-75.6,6],[-75.5,6],[-75.5,6.1],[-75.6,6.1],[-75.6,6]]]})";
constexpr const char* kEast =
    R"({"type":"Polygon","coordinates":[[[-75.5,6],[-75.4,6],[-75.4,6.1],[-75.5,6.1],[-75.5,6]]]})";
constexpr const char* kAfrica = R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})";

std::size_t errors_of(const Findings& findings, const std::string& unit_code) {
  return static_cast<std::size_t>(std::ranges::count_if(findings.list(), [&](const Finding& finding) {
    return finding.severity == Severity::error && finding.unit == unit_code;
  }));
}

TEST_F(Inspect, a_national_row_among_the_boundaries_is_left_out_without_an_error) {
  const auto seen = inspect_file(
      write("a.geojson", collection(unit("00000", kWest) + "," + unit("05001", kWest) + "," + unit("05002", kEast))),
      catalog());
  EXPECT_TRUE(has(seen.findings, "fila-de-total"));
  EXPECT_FALSE(seen.findings.has_errors()) << inspection_json(seen, Language::english);
}

TEST_F(Inspect, a_feature_whose_code_cannot_be_read_is_one_error) {
  const auto seen = inspect_file(
      write("a.geojson", collection(unit("5x", kWest) + "," + unit("05001", kWest) + "," + unit("05002", kEast))),
      catalog());
  EXPECT_EQ(seen.findings.count(Severity::error), 1U) << inspection_json(seen, Language::english);
}

TEST_F(Inspect, a_feature_without_geometry_tells_its_code) {
  const auto seen = inspect_file(
      write("a.geojson", collection(unit("05001", kWest) + "," + unit("05002", "null") + "," + unit("05004", kEast))),
      catalog());
  EXPECT_EQ(errors_of(seen.findings, "05002"), 1U) << inspection_json(seen, Language::english);
}

TEST_F(Inspect, the_one_unit_outside_the_country_is_named) {
  const auto seen = inspect_file(
      write("a.geojson", collection(unit("05001", kWest) + "," + unit("05002", kAfrica) + "," + unit("05004", kEast))),
      catalog());
  ASSERT_TRUE(has(seen.findings, "no-se-puede-usar"));
  EXPECT_NE(inspection_json(seen, Language::english).find("1 of 3 units lie outside Colombia: 05002 N05002"),
            std::string::npos)
      << inspection_json(seen, Language::english);
}

TEST_F(Init, the_latest_vintage_wins_and_then_the_most_detail) {
  const auto square = [](const std::string& more_points) {
    return collection(R"({"type":"Feature","properties":{"divipola_mun":"05001","mpio_nombre":"M","divipola_dep":"05",
"dpto_nombre":"A","area_km2":123},"geometry":{"type":"Polygon","coordinates":[[[-75.6,6],)" +
                      more_points + "[-75.5,6],[-75.5,6.1],[-75.6,6.1],[-75.6,6]]]}}");
  };
  (void)write_squares("05002");  // of a source without vintage, and of more rows
  (void)write("a.geojson", square("[-75.55,6.01],"));
  (void)write("b.geojson", std::string(1000, ' ') + square(""));
  const StarterProject starter = propose_project(folder_, catalog(), Language::spanish);
  const Project project = read_project_text(starter.text, folder_);
  EXPECT_EQ(project.boundaries.file.filename(), "a.geojson") << starter.text;
}

TEST_F(Init, a_layer_whose_column_of_codes_is_blank_is_not_proposed) {
  (void)write("areas.geojson", collection(unit("", kWest) + "," + unit(" ", kEast)));
  EXPECT_THROW((void)propose_project(folder_, catalog(), Language::spanish), Error);
}

TEST_F(Init, a_table_of_subregions_is_offered_as_such) {
  (void)write_squares("05002");
  (void)write("subregiones.csv", "codigo,subregion,nombre_subregion\n05001,S1,Norte\n05002,S1,Norte\n");
  const std::string text = propose_project(folder_, catalog(), Language::spanish).text;
  EXPECT_NE(text.find("# [subregions]\n# file = \"subregiones.csv\""), std::string::npos) << text;
}

}  // namespace
}  // namespace comarca
