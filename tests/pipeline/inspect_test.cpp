// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/inspect.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "comarca/pipeline/explain.hpp"
#include "comarca/pipeline/init.hpp"
#include "comarca/pipeline/project.hpp"

namespace comarca {
namespace {

const std::filesystem::path kData = COMARCA_SOURCE_DIR;

const SourceCatalog& catalog() {
  static const auto kCatalog = SourceCatalog::load(kData / "layers" / "sources");
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
  for (const auto& known : explainable(kData)) {
    const Explanation explanation = explain(known.name, kData);
    EXPECT_FALSE(explanation.title.es.empty()) << known.name;
    EXPECT_NE(explanation.body.es.find("definido en"), std::string::npos) << known.name;
  }
}

TEST(Explain, a_definition_shows_what_it_says_of_itself) {
  const auto document = Document::from_text(
      "id = 'x'\nname = { es = 'Equis', en = 'Ex' }\nsource = 'Ley 1'\nleast = 2\n[rows]\na = 1\n", "f/x.toml");
  const Explanation explanation = explain_definition(document);
  EXPECT_EQ(explanation.title.en, "Ex");
  EXPECT_EQ(explanation.body.es, "fuente: Ley 1\nleast: 2\ndefinido en: x.toml\n");
}

TEST(Explain, a_code_tells_its_history_and_an_unknown_name_gets_the_nearest) {
  EXPECT_NE(explain("27493", kData).body.es.find("27615"), std::string::npos);
  try {
    (void)explain("divipola-2042", kData);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.remedy(), "Did you mean 'divipola-2024'?");
  }
}

}  // namespace
}  // namespace comarca
