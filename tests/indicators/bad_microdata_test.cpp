// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

const Place kPlace{"05001", Zone::total, "2018"};

/// The census layout in three small files, with only what these tests ask.
MicrodataSource three_files() {
  return read_microdata_source(
      Document::from_text("id = 't'\nname = 't'\nvintage = '2018'\nperiod = '2018'\nencoding = 'latin-1'\n"
                          "[unit]\ncolumns = ['D', 'M']\nwidths = [2, 3]\n"
                          "[weight]\ncolumn = 'F'\nrecord = 'hogar'\n"
                          "[[record]]\nid = 'vivienda'\nkey = ['V']\n[record.variables]\n"
                          "piso = { column = 'PISO', words = { cemento = 4, tierra = 6 }, unknown = 9 }\n"
                          "[[record]]\nid = 'hogar'\nkey = ['V', 'H']\nparent = ['V']\npresent = 'H'\n"
                          "[[record]]\nid = 'persona'\nkey = ['V', 'H']\n[record.variables]\n"
                          "edad = { column = 'EDAD', range = [0, 120] }\n",
                          "t.toml"),
      vocabulary());
}

Recipe ages() {
  return read_recipe("e", Document::from_text("[household]\nninos = \"any(edad < 5)\"\n[statistics]\n"
                                              "personas = { sum = \"people\" }\nhogares = { sum = \"households\" }\n"
                                              "con_ninos = { sum = \"people\", where = \"ninos\" }\n"
                                              "sobre_tierra = { sum = \"people\", where = \"piso = 'tierra'\" }\n",
                                              "e.toml")
                              .root());
}

MicrodataFiles three(const std::string& dwellings, const std::string& households, const std::string& persons) {
  static int next = 0;
  const std::string id = std::to_string(++next);
  return {{{Record::dwelling, {written("viv" + id + ".csv", "V,PISO,NOTA\n" + dwellings)}},
           {Record::household, {written("hog" + id + ".csv", "D,M,V,H,F\n" + households)}},
           {Record::person, {written("per" + id + ".csv", "V,H,EDAD\n" + persons)}}}};
}

MicrodataResult run(const MicrodataFiles& files) {
  return run_microdata({three_files(), vocabulary(), files}, {ages()});
}

TEST(Microdata, dwellings_households_and_persons_join_by_their_keys) {
  const auto result =
      run(three("a,6,\xD1"
                "and\xFA\nb,4,x\n",
                "5,1,a,1,2\n5,1,a,2,1.5\n5,1,b,1,1\n5,1,c,,\n", "a,1,30\na,1,3\na,2,40\nb,1,50\n"));
  EXPECT_TRUE(result.findings.empty());
  EXPECT_EQ(result.statistics.value(kPlace, "e.personas"), 2 * 2 + 1.5 + 1);
  EXPECT_EQ(result.statistics.value(kPlace, "e.hogares"), 4.5);
  EXPECT_EQ(result.statistics.value(kPlace, "e.con_ninos"), 4);
  EXPECT_EQ(result.statistics.value(kPlace, "e.sobre_tierra"), 5.5);  // both households of dwelling a
  EXPECT_EQ(result.statistics.value(kPlace, kCases), 3);              // the empty dwelling c is no household
}

TEST(Microdata, a_household_without_persons_is_shown_with_file_and_row) {
  const auto result = run(three("a,4,\n", "5,1,a,1,1\n5,1,a,2,1\n", "a,1,30\n"));
  ASSERT_EQ(result.findings.list().size(), 1U);
  EXPECT_EQ(result.findings.list()[0].code, "hogar-sin-personas");
  EXPECT_TRUE(result.findings.list()[0].where.ends_with(".csv, fila 3"));
  EXPECT_EQ(result.statistics.value(kPlace, kLost), 1);
}

TEST(Microdata, nothing_is_counted_among_persons_who_are_in_no_file) {
  const auto recipe = read_recipe(
      "e", Document::from_text("[household]\nsin_ninos = \"count(edad < 5) = 0\"\nsin_edad = \"total(edad) < 1\"\n"
                               "[statistics]\nsin_ninos = { sum = \"people\", where = \"sin_ninos\" }\n"
                               "sin_edad = { sum = \"people\", where = \"sin_edad\" }\n"
                               "sin_dato = { sum = \"people\", where = \"not known(sin_ninos)\" }\n",
                               "e.toml")
               .root());
  auto source = three_files();
  source.weight_column.clear();
  source.people = "piso";  // stands in for the size of the household
  const auto result = run_microdata(
      {source, vocabulary(), three("a,4,\nb,6,\nc,4,\n", "5,1,a,1,1\n5,1,b,1,1\n5,1,c,1,1\n", "a,1,30\nc,1,\n")},
      {recipe});
  EXPECT_EQ(result.statistics.value(kPlace, "e.sin_ninos"), 4 + 4);
  EXPECT_EQ(result.statistics.value(kPlace, "e.sin_edad"), 4);
  EXPECT_EQ(result.statistics.value(kPlace, "e.sin_dato"), 6);
}

TEST(Microdata, an_orphan_person_is_shown_and_not_counted) {
  const auto result = run(three("a,4,\n", "5,1,a,1,1\n", "a,1,30\nz,9,20\n"));
  ASSERT_EQ(result.findings.list().size(), 1U);
  EXPECT_EQ(result.findings.list()[0].code, "persona-sin-hogar");
  EXPECT_TRUE(result.findings.list()[0].where.ends_with(".csv, fila 3"));
  EXPECT_EQ(result.statistics.value(kPlace, "e.personas"), 1);
}

// The file of persons says where it is in its key: two of three persons in the cabecera are lost, none elsewhere.
TEST(Microdata, orphan_persons_are_missed_where_their_key_says_they_were) {
  const auto source = read_microdata_source(
      Document::from_text("id = 't'\nname = 't'\nvintage = '2018'\nperiod = '2018'\n"
                          "[unit]\ncolumns = ['D', 'M']\nwidths = [2, 3]\n"
                          "[zone]\ncolumn = 'Z'\ncabecera = 1\nresto = [2, 3]\n"
                          "[[record]]\nid = 'hogar'\nkey = ['D', 'M', 'Z', 'H']\n"
                          "[[record]]\nid = 'persona'\nkey = ['D', 'M', 'Z', 'N']\n[record.variables]\n"
                          "edad = { column = 'EDAD', range = [0, 120] }\n",
                          "t.toml"),
      vocabulary());
  const MicrodataFiles files{{{Record::household, {written("cut_hog.csv", "D,M,Z,H\n05,001,1,1\n05,001,3,1\n")}},
                              {Record::person,
                               {written("cut_per.csv",
                                        "D,M,Z,N,EDAD\n05,001,1,1,30\n05,001,1,2,30\n05,001,1,2,3\n"
                                        "05,001,3,1,40\n05,002,1,1,50\n")}}}};
  const Recipe recipe = read_recipe(
      "e", Document::from_text("[statistics]\npersonas = { sum = \"people\" }\ncasos = { sum = \"cases\" }\n", "e.toml")
               .root());
  const auto result = run_microdata({source, vocabulary(), files}, {recipe});
  const auto count = [&](const std::string& unit, Zone zone, const char* name) {
    return result.statistics.value({unit, zone, "2018"}, name).value_or(0);
  };
  EXPECT_EQ(count("05001", Zone::total, "e.personas"), 2);
  EXPECT_EQ(count("05001", Zone::total, "e.casos"), 2);
  EXPECT_EQ(count("05001", Zone::total, kPersons), 2);
  EXPECT_EQ(count("05001", Zone::total, kLostPersons), 2);
  EXPECT_EQ(count("05001", Zone::cabecera, kLostPersons), 2);
  EXPECT_EQ(count("05001", Zone::resto, kLostPersons), 0);
  EXPECT_EQ(count("05002", Zone::total, kLostPersons), 1);
  ASSERT_EQ(result.findings.list().size(), 1U);
  EXPECT_EQ(result.findings.list()[0].code, "persona-sin-hogar");
}

TEST(Microdata, a_household_given_twice_counts_once_and_is_shown_with_file_and_row) {
  auto files = three("a,6,\n", "5,1,a,1,2\n5,1,a,2,1.5\n", "a,1,30\na,1,3\na,2,40\n");
  const auto once = run(files);
  files.files[Record::household].push_back(written("again.csv", "D,M,V,H,F\n5,1,a,2,1.5\n5,1,a,2,1.5\n"));
  const auto twice = run(files);
  EXPECT_EQ(twice.statistics, once.statistics);
  ASSERT_EQ(twice.findings.list().size(), 1U);
  EXPECT_EQ(twice.findings.list()[0].code, "hogar-repetido");
  EXPECT_EQ(twice.findings.list()[0].where, "again.csv, fila 2");
  EXPECT_TRUE(twice.findings.list()[0].what.es.starts_with("2 filas"));
}

TEST(Microdata, the_same_file_under_two_names_is_refused) {
  auto files = three("a,6,\n", "5,1,a,1,2\n", "a,1,30\n");
  files.files[Record::person].push_back(written("copy_of_persons.csv", "V,H,EDAD\na,1,30\n"));
  try {
    (void)run(files);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("the same as"), std::string::npos) << error.what();
  }
  files.files[Record::person].back() = written("empty_one.csv", "V,H,EDAD\n");
  files.files[Record::person].push_back(written("empty_two.csv", "V,H,EDAD\n"));
  EXPECT_EQ(run(files).statistics.value(kPlace, "e.personas"), 2);
}

TEST(Microdata, a_weight_of_zero_in_a_file_of_persons_alone_is_shown) {
  const auto source = read_microdata_source(
      Document::from_text("id = 't'\nname = 't'\nvintage = '2018'\nperiod = '2018'\n"
                          "[unit]\ncolumns = ['D', 'M']\nwidths = [2, 3]\n"
                          "[weight]\ncolumn = 'F'\nrecord = 'hogar'\n"
                          "[[record]]\nid = 'persona'\nflat = true\nkey = ['H']\n[record.variables]\n"
                          "edad = { column = 'EDAD', range = [0, 120] }\n",
                          "t.toml"),
      vocabulary());
  const Recipe recipe =
      read_recipe("e", Document::from_text("[statistics]\npersonas = { sum = \"people\" }\n", "e.toml").root());
  const MicrodataFiles files{
      {{Record::person, {written("flat_weights.csv", "D,M,H,F,EDAD\n5,1,1,2,30\n5,1,2,0,30\n5,1,3,-1,30\n")}}}};
  const auto result = run_microdata({source, vocabulary(), files}, {recipe});
  EXPECT_EQ(result.statistics.value(kPlace, "e.personas"), 2);
  EXPECT_EQ(result.statistics.value(kPlace, kLost), 2);
  ASSERT_EQ(result.findings.list().size(), 1U);
  EXPECT_EQ(result.findings.list()[0].code, "peso-invalido");
  EXPECT_EQ(result.findings.list()[0].where, "flat_weights.csv, fila 3");
}

TEST(Microdata, a_weight_of_zero_or_below_loses_its_household_and_says_so) {
  const auto result = run(three("a,4,\n", "5,1,a,1,1\n5,1,a,2,0\n5,1,a,3,-2\n", "a,1,30\na,2,30\na,3,30\n"));
  ASSERT_EQ(result.findings.list().size(), 1U);
  EXPECT_EQ(result.findings.list()[0].code, "peso-invalido");
  EXPECT_TRUE(result.findings.list()[0].where.ends_with(".csv, fila 3"));
  EXPECT_EQ(result.statistics.value(kPlace, "e.hogares"), 1);
  EXPECT_EQ(result.statistics.value(kPlace, kLost), 2);
}

TEST(Microdata, scaling_every_weight_changes_no_ratio) {
  const std::string persons = "a,1,30\na,2,3\nb,1,4\n";
  const auto once = run(three("a,6,\nb,4,\n", "5,1,a,1,1.25\n5,1,a,2,2\n5,1,b,1,3\n", persons));
  const auto ten = run(three("a,6,\nb,4,\n", "5,1,a,1,12.5\n5,1,a,2,20\n5,1,b,1,30\n", persons));
  const auto ratio = [](const MicrodataResult& result) {
    return *result.statistics.value(kPlace, "e.con_ninos") / *result.statistics.value(kPlace, "e.personas");
  };
  EXPECT_DOUBLE_EQ(ratio(once), ratio(ten));
  EXPECT_DOUBLE_EQ(ratio(once), 5 / 6.25);
}

TEST(Microdata, a_missing_column_is_named_with_the_nearest) {
  auto files = three("a,4,\n", "5,1,a,1,1\n", "a,1,30\n");
  files.files[Record::person] = {written("renamed.csv", "V,H,EDADR\na,1,30\n")};
  try {
    (void)run(files);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), "there is no column 'EDAD'");
    EXPECT_EQ(error.remedy(), "Did you mean 'EDADR'?");
  }
}

TEST(Microdata, a_misspelt_variable_of_a_recipe_is_shown_at_its_column) {
  const auto recipe =
      read_recipe("e", Document::from_text("[household]\nx = \"any(edat < 5)\"\n[statistics]\n", "e.toml").root());
  try {
    (void)run_microdata({three_files(), vocabulary(), three("a,4,\n", "5,1,a,1,1\n", "a,1,30\n")}, {recipe});
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()), "e.toml:2:10: unknown variable 'edat'\n  Did you mean 'edad'?");
  }
}

TEST(Microdata, an_empty_file_or_one_with_a_header_only_does_not_crash) {
  auto files = three("", "", "");
  EXPECT_TRUE(run(files).statistics.empty());
  files.files[Record::person] = {written("void.csv", "")};
  EXPECT_THROW((void)run(files), Error);
}

TEST(Microdata, the_parquet_copy_gives_what_the_text_gave) {
  const auto files = three("a,6,\nb,4,\n", "5,1,a,1,2\n5,1,a,2,1.5\n5,1,b,1,1\n", "a,1,30\na,1,3\na,2,40\nb,1,50\n");
  const auto folder = std::filesystem::path(testing::TempDir()) / "cache_of_microdata";
  std::filesystem::remove_all(folder);
  const auto text = run(files).statistics;
  for (int time = 0; time < 2; ++time) {
    const auto cached = run_microdata({three_files(), vocabulary(), files, {.cache_folder = folder}}, {ages()});
    EXPECT_EQ(cached.statistics, text);
  }
  EXPECT_FALSE(std::filesystem::is_empty(folder));
}

// As in CNPV 2018: the class of the area is part of the key of households and of persons.
TEST(Microdata, copies_are_asked_when_the_zone_is_part_of_the_key) {
  const auto source = read_microdata_source(
      Document::from_text("id = 'z'\nname = 'z'\nvintage = '2018'\nperiod = '2018'\n"
                          "[unit]\ncolumns = ['D', 'M']\nwidths = [2, 3]\n"
                          "[zone]\ncolumn = 'C'\ncabecera = [1]\nresto = [2, 3]\n"
                          "[[record]]\nid = 'hogar'\nkey = ['C', 'V', 'H']\n"
                          "[[record]]\nid = 'persona'\nkey = ['C', 'V', 'H']\n[record.variables]\n"
                          "edad = { column = 'EDAD', range = [0, 120] }\n",
                          "z.toml"),
      vocabulary());
  const auto recipe =
      read_recipe("e", Document::from_text("[statistics]\npersonas = { sum = \"people\" }\n", "e.toml").root());
  const MicrodataFiles files = {
      {{Record::household, {written("zona_hog.csv", "D,M,C,V,H\n5,1,1,a,1\n5,1,3,b,1\n")}},
       {Record::person, {written("zona_per.csv", "C,V,H,EDAD\n1,a,1,30\n1,a,1,3\n3,b,1,50\n")}}}};
  const auto folder = std::filesystem::path(testing::TempDir()) / "copies_by_zone";
  std::filesystem::remove_all(folder);
  const auto result = run_microdata({source, vocabulary(), files, {.cache_folder = folder}}, {recipe});
  EXPECT_EQ(result.statistics.value({"05001", Zone::cabecera, "2018"}, "e.personas"), 2);
  EXPECT_EQ(result.statistics.value({"05001", Zone::resto, "2018"}, "e.personas"), 1);
  std::size_t kept = 0;  // what was asked of copies is kept, what was asked of the text is not
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    kept += entry.path().extension() == ".rows" ? 1 : 0;
  }
  EXPECT_EQ(kept, 1U);
}

}  // namespace
}  // namespace comarca
