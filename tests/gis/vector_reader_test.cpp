// SPDX-License-Identifier: Apache-2.0
#include "comarca/gis/vector_reader.hpp"

#include <cstdlib>
#include <fstream>

#include <cpl_vsi.h>
#include <gdal.h>
#include <gtest/gtest.h>

#include "comarca/base/error.hpp"

namespace comarca {
namespace {

class VectorReaderTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / testing::UnitTest::GetInstance()->current_test_info()->name();
};

constexpr const char* kTwoFeatures = R"({"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"cod":"05001","n":1},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
 {"type":"Feature","properties":{"cod":null,"n":2},"geometry":{"type":"Point","coordinates":[0,0]}}]})";

TEST_F(VectorReaderTest, attributes_come_as_text_and_null_stays_missing) {
  Findings findings;
  const auto layer = read_vector_layer(write("a.geojson", kTwoFeatures), "", {}, findings);
  ASSERT_EQ(layer.size(), 2U);
  const auto code = layer.column("COD");
  ASSERT_TRUE(code);
  EXPECT_EQ(layer.cells[*code][0], "05001");
  EXPECT_FALSE(layer.cells[*code][1]);
  EXPECT_EQ(layer.crs, "EPSG:4326");
}

TEST_F(VectorReaderTest, a_point_among_polygons_is_a_finding_and_an_empty_unit) {
  Findings findings;
  const auto layer = read_vector_layer(write("a.geojson", kTwoFeatures), "", {}, findings);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "geometria-no-poligonal");
  EXPECT_TRUE(layer.polygons.unit_empty(1));
}

TEST_F(VectorReaderTest, a_virtual_path_a_connection_string_and_a_vrt_are_never_opened) {
  EXPECT_THROW((void)describe_dataset("/vsicurl/example.org/a.geojson"), Error);
  EXPECT_THROW((void)describe_dataset("PG:dbname=x"), Error);
  const auto vrt = write("a.geojson",
                         "<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>b.geojson</SrcDataSource>"
                         "</OGRVRTLayer></OGRVRTDataSource>");
  EXPECT_THROW((void)describe_dataset(vrt), Error);
}

TEST_F(VectorReaderTest, an_archive_that_unpacks_to_a_thousand_times_its_size_is_refused) {
  // Written by the library that reads it: 300 MB of blanks pack to some 300 kB.
  const auto archive = folder_ / "a.zip";
  GDALAllRegister();
  VSILFILE* const file = VSIFOpenL(("/vsizip/" + archive.string() + "/a.geojson").c_str(), "wb");
  ASSERT_NE(file, nullptr);
  const std::string blanks(1'000'000, ' ');
  for (int i = 0; i < 300; ++i) {
    ASSERT_EQ(VSIFWriteL(blanks.data(), 1, blanks.size(), file), blanks.size());
  }
  VSIFCloseL(file);
  try {
    (void)describe_dataset(archive);
    FAIL() << "it was opened";
  } catch (const Error& error) {
    EXPECT_NE(error.remedy().find("archive bomb"), std::string::npos) << error.what();
  }
}

TEST_F(VectorReaderTest, a_file_cut_short_is_a_data_error) {
  const std::string text = kTwoFeatures;
  const auto path = write("a.geojson", text.substr(0, text.size() - 60));
  Findings findings;
  try {
    (void)read_vector_layer(path, "", {}, findings);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
  }
}

TEST_F(VectorReaderTest, the_national_topojson_has_all_its_units) {
  const char* folder = std::getenv("COMARCA_REALDATA");
  if (folder == nullptr) {
    GTEST_SKIP() << "COMARCA_REALDATA is not set: the real boundary files were not read";
  }
  Findings findings;
  const auto layer =
      read_vector_layer(std::filesystem::path(folder) / "boundaries/mgn2025_municipios.topojson", "", {}, findings);
  EXPECT_EQ(layer.size(), 1122U);
  EXPECT_TRUE(findings.empty());
}

/// Writes files into a zip, by the library that reads it.
std::filesystem::path zip(const std::filesystem::path& archive,
                          const std::vector<std::pair<std::string, std::string>>& files) {
  GDALAllRegister();
  const std::string inside = "/vsizip/" + archive.string();
  VSILFILE* const whole = VSIFOpenL(inside.c_str(), "wb");
  for (const auto& [name, bytes] : files) {
    VSILFILE* const file = VSIFOpenL((inside + "/" + name).c_str(), "wb");
    EXPECT_NE(file, nullptr) << name;
    VSIFWriteL(bytes.data(), 1, bytes.size(), file);
    VSIFCloseL(file);
  }
  VSIFCloseL(whole);
  return archive;
}

std::string refusal(const std::filesystem::path& file) {
  try {
    (void)describe_dataset(file);
  } catch (const Error& error) {
    return error.what();
  }
  return "it was opened";
}

TEST_F(VectorReaderTest, a_layer_in_a_folder_of_an_archive_is_found) {
  const auto archive = zip(folder_ / "a.zip", {{"LEEME.txt", "hola"}, {"datos/capas/m.geojson", kTwoFeatures}});
  const DatasetInfo info = describe_dataset(archive);
  ASSERT_EQ(info.layers.size(), 1U);
  EXPECT_EQ(info.layers[0].name, "m");
  EXPECT_EQ(info.layers[0].features, 2U);
}

TEST_F(VectorReaderTest, an_archive_of_several_layers_or_of_none_tells_what_is_inside) {
  const auto two = refusal(zip(folder_ / "two.zip", {{"a.geojson", kTwoFeatures}, {"x/b.geojson", kTwoFeatures}}));
  EXPECT_NE(two.find("several layer files: a.geojson, x/b.geojson"), std::string::npos) << two;
  const auto none = refusal(zip(folder_ / "none.zip", {{"tabla.csv", "codigo,valor\n05001,1\n"}}));
  EXPECT_NE(none.find("no layer; inside are: tabla.csv"), std::string::npos) << none;
}

TEST_F(VectorReaderTest, an_archive_of_too_many_entries_is_refused_by_what_its_last_record_says) {
  // The record at the end of a zip, of 20,000 (0x4E20) entries: APPNOTE 4.3.16.
  const std::string record("PK\x05\x06\0\0\0\0\x20\x4E\x20\x4E\0\0\0\0\0\0\0\0\0\0", 22);
  EXPECT_NE(refusal(write("many.zip", record)).find("more than 10000 entries"), std::string::npos);
}

}  // namespace
}  // namespace comarca
