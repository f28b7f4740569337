// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "comarca/catalog/catalog.hpp"
#include "comarca/gis/table_reader.hpp"

namespace comarca {
namespace {

class RealTables : public testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("COMARCA_REALDATA");
    if (folder == nullptr || !std::filesystem::exists(folder)) {
      GTEST_SKIP() << "COMARCA_REALDATA names no folder: real tables were not read";
    }
    tables_ = std::filesystem::path(folder) / "tables";
  }

  TypedTable read(const std::string& file, const std::string& source) {
    static const auto kCatalog = Catalog(COMARCA_SOURCE_DIR).get<SourceCatalog>();
    return read_table(tables_ / file, kCatalog.get(source), findings_);
  }

  [[nodiscard]] std::size_t count(const std::string& code) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(findings_.list(), [&](const Finding& finding) { return finding.code == code; }));
  }

  [[nodiscard]] std::string errors() const {
    std::string out;
    for (const auto& finding : findings_.list()) {
      if (finding.severity != Severity::info) {
        out += finding.code + " " + finding.where + " " + finding.what.en + "\n";
      }
    }
    return out;
  }

  static std::optional<double> value(const TypedTable& table, const std::string& code, const std::string& column) {
    const auto row = std::ranges::find(table.codes, UnitCode(code)) - table.codes.begin();
    return table.column(column)->numbers.at(static_cast<std::size_t>(row));
  }

  std::filesystem::path tables_;
  Findings findings_;
};

TEST_F(RealTables, divipola_has_1122_codes_between_two_header_rows_and_its_notes) {
  const auto table = read("divipola_2024.xlsx", "divipola-2024");
  EXPECT_EQ(table.row_count(), 1122U);
  EXPECT_EQ(table.codes.front().text(), "05001");
  EXPECT_EQ(table.lines.front(), 12U);
  EXPECT_EQ(value(table, "05001", "latitud"), 6.257590259);
  EXPECT_EQ(count("nota-al-pie"), 1U);
  EXPECT_EQ(errors(), "");
}

TEST_F(RealTables, nbi_first_release_joins_codes_of_two_columns) {
  const auto table = read("nbi_2018_primera_publicacion.xlsx", "nbi-2018-primera");
  EXPECT_EQ(table.row_count(), 1122U);
  EXPECT_EQ(value(table, "05001", "nbi_pct"), 5.192344608719125);
  EXPECT_EQ(value(table, "97511", "nbi_pct"), 93.64746945898779);  // a row whose codes are numbers
  EXPECT_EQ(errors(), "");
}

TEST_F(RealTables, ipm_gets_the_leading_zero_of_its_integer_codes_back) {
  const auto table = read("ipm_municipal_2018.xlsx", "ipm-municipal-2018");
  EXPECT_EQ(table.row_count(), 1122U);
  EXPECT_EQ(value(table, "05001", "ipm_pct"), 12.8);
  EXPECT_EQ(value(table, "99773", "ipm_pct"), 91.4);
  EXPECT_EQ(errors(), "");
}

TEST_F(RealTables, idf_rows_without_figures_are_missing_and_never_zero) {
  const auto table = read("idf_2022.xlsx", "idf-2022");
  EXPECT_EQ(table.row_count(), 1102U);
  EXPECT_EQ(value(table, "99624", "dependencia_transferencias"), std::nullopt);
  EXPECT_EQ(value(table, "99773", "ahorro_corriente"), std::nullopt);
  EXPECT_NEAR(*value(table, "05001", "idf"), 71.17998740501139, 1e-12);
  EXPECT_NEAR(*value(table, "05001", "ejecucion_inversion"), 94.48851651856985, 1e-12);
  EXPECT_NEAR(*value(table, "05001", "ejecucion_inversion_puntaje"), 100, 1e-12);
  EXPECT_EQ(errors(), "");
}

TEST_F(RealTables, population_is_read_with_its_decimal_comma) {
  const auto table = read("poblacion_2024.txt", "poblacion-2024");
  EXPECT_EQ(table.row_count(), 1122U);
  EXPECT_EQ(value(table, "05001", "poblacion"), 2616335);
  EXPECT_EQ(value(table, "05001", "mujeres_pct"), 52.91057911161988);
  EXPECT_EQ(table.periods.front(), 2024);
  EXPECT_EQ(errors(), "");
}

TEST_F(RealTables, pdet_lists_agree_on_170_municipalities_in_16_subregions) {
  const auto text = read("pdet_zomac.txt", "pdet-zomac");
  const auto book = read("pdet_municipios.xlsx", "pdet-municipios");
  std::set<UnitCode> in_text;
  for (std::size_t row = 0; row < text.row_count(); ++row) {
    if (text.column("subregion")->texts[row]) {
      in_text.insert(text.codes[row]);
    }
  }
  EXPECT_EQ(in_text.size(), 170U);
  EXPECT_EQ(std::set<UnitCode>(book.codes.begin(), book.codes.end()), in_text);
  std::set<std::string> subregions;
  for (const auto& name : book.column("subregion")->texts) {
    subregions.insert(*name);
  }
  EXPECT_EQ(subregions.size(), 16U);
  EXPECT_EQ(errors(), "");
}

TEST_F(RealTables, covariables_hold_two_years_of_every_unit) {
  const auto table = read("covariables_2018_2024.csv", "covariables-2018-2024");
  const std::set<int> years(table.periods.begin(), table.periods.end());
  EXPECT_EQ(years, (std::set<int>{2018, 2024}));
  EXPECT_EQ(value(table, "05001", "mortalidad_infantil"), 7.105);
  EXPECT_EQ(errors(), "");
}

TEST_F(RealTables, the_panel_reads_float_codes_and_years_in_nanoseconds) {
  const auto unpacked = std::filesystem::temp_directory_path() / "comarca_panel_cede.csv";
  const std::string command =
      "bunzip2 -c '" + (tables_ / "panel_cede.csv.bz2").string() + "' > '" + unpacked.string() + "' 2>/dev/null";
  if (std::system(command.c_str()) != 0) {
    GTEST_SKIP() << "bunzip2 is not installed: the panel was not read";
  }
  tables_ = unpacked.parent_path();
  const auto table = read(unpacked.filename().string(), "panel-cede");
  std::filesystem::remove(unpacked);
  EXPECT_EQ(table.row_count(), 25786U);
  EXPECT_EQ(table.codes.front().text(), "05001");
  EXPECT_EQ(table.periods.front(), 1993);
  EXPECT_NEAR(*value(table, "05001", "nbi_pct"), 16.083507537841797, 1e-12);
  EXPECT_EQ(errors(), "");
}

}  // namespace
}  // namespace comarca
