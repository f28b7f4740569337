// SPDX-License-Identifier: Apache-2.0
#include "comarca/synth/demo_folder.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "comarca/base/error.hpp"
#include "comarca/base/sha256.hpp"
#include "comarca/base/text.hpp"
#include "synth/support/plain_needs.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

class DemoFolderTest : public testing::Test {
 protected:
  static DemoFolderOptions options() {
    return {.territory = {.units = 14, .seed = 3, .vertices = 2'000},
            .persons = 2'000,
            .layouts = fs::path(COMARCA_SOURCE_DIR) / "layers/demo"};
  }
  DemoFolder write(const DemoFolderOptions& wanted, const std::string& name) {
    Progress quiet;
    return write_demo_folder(wanted, root_ / name, quiet);
  }
  [[nodiscard]] std::string text_of(const fs::path& relative) const {
    std::ifstream file(root_ / relative, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void SetUp() override {
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }
  // The process is part of the name: the same test may run from two builds at once.
  const fs::path root_ = fs::path(testing::TempDir()) / ("comarca_" + std::to_string(::getpid()) +
                                                         testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(DemoFolderTest, the_same_options_give_the_same_bytes_in_every_file) {
  const auto first = write(options(), "one");
  const auto second = write(options(), "two");
  ASSERT_EQ(first.files, second.files);
  EXPECT_GT(first.files.size(), 8U);
  for (const auto& file : first.files) {
    EXPECT_EQ(sha256_of_file(root_ / "one" / file), sha256_of_file(root_ / "two" / file)) << file;
  }
}

TEST_F(DemoFolderTest, a_folder_of_somebody_else_is_never_touched) {
  fs::create_directories(root_ / "mine");
  std::ofstream(root_ / "mine/thesis.txt") << "years of work";
  auto wanted = options();
  wanted.existing = ExistingFolder::replace;
  EXPECT_THROW((void)write(wanted, "mine"), Error);
  EXPECT_EQ(text_of("mine/thesis.txt"), "years of work");
  EXPECT_FALSE(fs::exists(root_ / "mine.parcial"));
}

TEST_F(DemoFolderTest, a_demo_is_replaced_only_when_asked) {
  (void)write(options(), "demo");
  EXPECT_THROW((void)write(options(), "demo"), Error);
  auto wanted = options();
  wanted.existing = ExistingFolder::replace;
  EXPECT_NO_THROW((void)write(wanted, "demo"));
}

TEST_F(DemoFolderTest, a_failure_leaves_no_folder) {
  auto wanted = options();
  wanted.territory.units = 5;
  EXPECT_THROW((void)write(wanted, "demo"), Error);
  EXPECT_TRUE(fs::is_empty(root_));
}

TEST_F(DemoFolderTest, tables_carry_the_oddities_of_their_publishers) {
  (void)write(options(), "demo");
  const auto population = split(text_of("demo/tablas/poblacion_2024.txt"), '\n');
  EXPECT_EQ(population[0].substr(0, 35), "Cod. Municipio|Departamento|Municip");
  EXPECT_NE(population[1].find(','), std::string::npos);  // decimal comma
  const auto ipm = split(text_of("demo/tablas/ipm_municipal.csv"), '\n');
  EXPECT_TRUE(ipm[0].ends_with('\r'));
  EXPECT_FALSE(is_utf8(ipm[0]));  // Latin-1
  EXPECT_TRUE(text_of("demo/tablas/divipola.csv").starts_with("\xEF\xBB\xBF"));
  const auto fiscal = text_of("demo/tablas/desempeno_fiscal.csv");
  EXPECT_NE(fiscal.find("No aplica"), std::string::npos);
}

TEST_F(DemoFolderTest, the_fiscal_index_follows_its_formula) {
  (void)write(options(), "demo");
  const auto lines = split(text_of("demo/tablas/desempeno_fiscal.csv"), '\n');
  const auto number = [](std::string cell) {
    cell[cell.find(',') == std::string::npos ? 0 : cell.find(',')] =
        cell.find(',') == std::string::npos ? cell[0] : '.';
    return std::stod(cell);
  };
  const auto row = split(lines[4], ';');
  const double results = (number(row[4]) + number(row[5]) + number(row[6]) + number(row[7]) + number(row[8])) / 5;
  const double management =
      (number(row[11]) + number(row[12]) + number(row[13])) / 3 + number(row[14]) + number(row[15]);
  // METHODS 5.3; ten decimals are far below the digits written.
  EXPECT_NEAR(number(row[20]), 0.8 * results + 0.2 * std::min(100.0, management), 1e-10);
}

TEST_F(DemoFolderTest, neighbours_are_told_with_both_lengths) {
  (void)write(options(), "demo");
  const auto lines = split(text_of("demo/verdad/vecinos.csv"), '\n');
  EXPECT_EQ(lines[0], "codigo_a,codigo_b,contacto,longitud_plana_m,longitud_elipsoide_m");
  EXPECT_NE(text_of("demo/verdad/vecinos.csv").find(",linea,200.000000,"), std::string::npos);
  EXPECT_NE(text_of("demo/verdad/vecinos.csv").find(",punto,"), std::string::npos);
}

TEST_F(DemoFolderTest, the_needs_told_are_those_of_the_microdata) {
  auto wanted = options();
  wanted.persons = 12'000;
  (void)write(wanted, "demo");
  auto counted = plain_needs(root_ / "demo/microdatos", "96");
  long deprived = 0;
  for (const auto& line : split(text_of("demo/verdad/nbi.csv"), '\n')) {
    const auto cells = split(line, ',');
    if (cells.size() < 19 || cells[2] != "personas" || cells[1] == "total") {
      continue;
    }
    const PlainCounts& count = counted[{cells[0], cells[1] == "cabecera"}];
    EXPECT_EQ(std::stol(cells[3]), count[7]) << line;
    for (std::size_t i = 0; i < 7; ++i) {
      EXPECT_EQ(std::stol(cells[5 + 2 * i]), count[i]) << line;
      EXPECT_LE(std::stol(cells[5 + 2 * i]), std::stol(cells[6 + 2 * i])) << line;
    }
    deprived += count[5];
  }
  EXPECT_GT(deprived, 1'000);
}

TEST_F(DemoFolderTest, the_microdata_have_as_many_persons_as_asked) {
  (void)write(options(), "demo");
  const auto rows = split(text_of("demo/microdatos/CNPV2018_5PER_A2_96.CSV"), '\n');
  EXPECT_EQ(rows.size(), 2'000U + 2U);  // heading, and the empty text after the last line
  EXPECT_TRUE(std::ranges::any_of(rows, [](const auto& row) { return row.find(",NA,") != std::string::npos; }));
}

}  // namespace
}  // namespace comarca
