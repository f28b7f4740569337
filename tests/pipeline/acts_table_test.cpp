// SPDX-License-Identifier: Apache-2.0
#include "comarca/pipeline/acts_table.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace comarca {
namespace {

class ActsTableTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(folder_);
    SchemeProposal scheme;
    scheme.id = "cartama";
    schemes_ = {scheme};
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void read(const std::string& text) {
    std::ofstream(folder_ / "actos.csv") << text;
    add_acts_of_table(schemes_, folder_ / "actos.csv", findings_);
  }

  std::filesystem::path folder_ = std::filesystem::path(::testing::TempDir()) / "acts_table";
  std::vector<SchemeProposal> schemes_;
  Findings findings_;
};

TEST_F(ActsTableTest, a_table_as_a_secretary_keeps_it_is_read) {
  read(
      "Actos de la provincia\n\nEsquema;Acto;Código DIVIPOLA;Número;Fecha;Referencia;Soporte\n"
      "cartama;Autorización concejo;5368;012;3 de mayo de 2024;Acuerdo 12, Concejo de Jericó;\n"
      "cartama;Ordenanza;05;9;30/11/2024;;ordenanza9.pdf\n;;;;;;\n");
  EXPECT_TRUE(findings_.empty());
  ASSERT_EQ(schemes_[0].documents.size(), 2U);
  const DeclaredDocument& council = schemes_[0].documents[0];
  EXPECT_EQ(council.document, "autorizacion-concejo");
  EXPECT_EQ(council.unit, "05368");
  EXPECT_EQ(council.date, Date::parse("2024-05-03"));
  EXPECT_TRUE(council.supported());
  EXPECT_EQ(schemes_[0].documents[1].date, Date::parse("2024-11-30"));
  EXPECT_EQ(schemes_[0].documents[1].file, "ordenanza9.pdf");
}

TEST_F(ActsTableTest, what_cannot_be_placed_is_told_with_file_and_row) {
  read("esquema,acto,fecha\ncartema,solicitud,2024-01-01\ncartama,solicitud,ayer\n");
  ASSERT_EQ(findings_.list().size(), 2U);
  EXPECT_EQ(findings_.list()[0].where, "actos.csv:2");
  EXPECT_NE(findings_.list()[0].what.es.find("¿es «cartama»?"), std::string::npos);
  EXPECT_EQ(findings_.list()[1].where, "actos.csv:3");
  ASSERT_EQ(schemes_[0].documents.size(), 1U);
  EXPECT_FALSE(schemes_[0].documents[0].date);
}

TEST_F(ActsTableTest, votes_stand_in_the_same_table) {
  read(
      "esquema,acto,unidad,fecha,censo,sí,no,votantes\n"
      "cartama,Consulta,05145,2024-11-24,\"12.345\",900,100,1100\ncartama,consulta,05282,2024-11-24,100,90,20,\n");
  ASSERT_EQ(schemes_[0].votes.size(), 1U);
  EXPECT_EQ(schemes_[0].votes[0].roll, 12345);
  EXPECT_EQ(schemes_[0].votes[0].turnout, 1100);
  EXPECT_EQ(schemes_[0].votes[0].date, Date::parse("2024-11-24"));
  ASSERT_EQ(findings_.list().size(), 1U);  // 110 votes of a roll of 100
  EXPECT_EQ(findings_.list()[0].code, "voto-ilegible");
}

TEST_F(ActsTableTest, a_table_without_its_columns_is_one_finding) {
  read("a,b\n1,2\n");
  ASSERT_EQ(findings_.list().size(), 1U);
  EXPECT_EQ(findings_.list()[0].code, "actos-sin-columnas");
}

TEST(Day, is_read_as_people_write_it_and_never_guessed) {
  for (const char* text :
       {"2024-05-03", "3/5/2024", "03-05-2024", "3 de mayo de 2024", "2024-05-03 00:00:00", "3 mayo 2024"}) {
    const auto day = read_day(text);
    ASSERT_TRUE(day) << text;
    EXPECT_EQ(day->iso(), "2024-05-03") << text;
  }
  for (const char* text : {"", "ayer", "2024", "31/2/2024", "5/2024", "3/5/24", "13/13/2024"}) {
    EXPECT_FALSE(read_day(text)) << text;
  }
}

}  // namespace
}  // namespace comarca
