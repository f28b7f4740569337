// SPDX-License-Identifier: Apache-2.0
// The living conditions index counted by plain loops over generated microdata, without recipes and without a database,
// held against what the engine counts in the same files.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "comarca/base/text.hpp"
#include "comarca/indicators/indicator.hpp"
#include "comarca/statistics/microdata_run.hpp"
#include "comarca/synth/demo_folder.hpp"

namespace comarca {
namespace {

namespace fs = std::filesystem;

using Row = std::map<std::string, int>;  ///< what is blank or NA is not there

std::vector<Row> rows_of(const fs::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::erase(line, '"');
  const auto titles = split(line, ',');
  std::vector<Row> rows;
  while (std::getline(file, line)) {
    std::erase(line, '"');
    const auto cells = split(line, ',');
    Row& row = rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].empty() && cells[i] != "NA") {
        row[titles[i]] = std::stoi(cells[i]);
      }
    }
  }
  return rows;
}

std::optional<int> answer(const Row& row, const std::string& column, int unknown) {
  const auto found = row.find(column);
  return found == row.end() || found->second == unknown ? std::nullopt : std::optional(found->second);
}

struct Home {
  Row dwelling;
  Row household;
  std::vector<Row> persons;
};

using Category = std::optional<std::string>;

Category by_code(std::optional<int> code, const std::map<int, std::string>& names) {
  return code ? Category(names.at(*code)) : std::nullopt;
}

Category schooling_of_head(const Home& home) {
  for (const Row& person : home.persons) {
    if (answer(person, "P_PARENTESCOR", 9) == 1) {
      const auto years = answer(person, "P_ANOS_EDUC", 99);
      if (!years) {
        return std::nullopt;
      }
      return *years == 0   ? "sin_educacion"
             : *years < 5  ? "primaria_incompleta"
             : *years == 5 ? "primaria"
             : *years < 11 ? "secundaria_incompleta"
             : *years < 12 ? "media"
                           : "superior";
    }
  }
  return std::nullopt;
}

Category mean_schooling(const Home& home) {
  int grown = 0;
  int years = 0;
  for (const Row& person : home.persons) {
    if (person.at("P_EDAD") >= 12) {
      const auto own = answer(person, "P_ANOS_EDUC", 99);
      if (!own) {
        return std::nullopt;
      }
      ++grown;
      years += *own;
    }
  }
  if (grown == 0) {
    return std::nullopt;
  }
  const double mean = static_cast<double>(years) / grown;
  return mean < 1 ? "menos_de_1" : mean < 5 ? "1_a_5" : mean < 9 ? "5_a_9" : mean < 11 ? "9_a_11" : "11_o_mas";
}

Category attendance(const Home& home, int from, int to) {
  int yes = 0;
  int no = 0;
  int silent = 0;
  for (const Row& person : home.persons) {
    if (person.at("P_EDAD") >= from && person.at("P_EDAD") <= to) {
      const auto attends = answer(person, "PA_ASISTENCIA", 9);
      ++(!attends ? silent : *attends == 1 ? yes : no);
    }
  }
  if (yes + no + silent == 0) {
    return "no_aplica";
  }
  if (yes > 0 && no > 0) {
    return "algunos";  // whatever the silent ones would say
  }
  if (silent > 0) {
    return std::nullopt;
  }
  return no == 0 ? "todos" : "ninguno";
}

Category young_children(const Home& home) {
  const auto count = std::ranges::count_if(home.persons, [](const Row& person) { return person.at("P_EDAD") <= 6; });
  return count >= 3 ? "3_o_mas" : count == 0 ? "ninguno" : std::to_string(count);
}

Category crowding(const Home& home) {
  const auto rooms = answer(home.household, "H_NRO_CUARTOS", 99);
  const auto people = answer(home.household, "HA_TOT_PER", 999);
  if (!rooms || !people) {
    return std::nullopt;
  }
  for (const auto& [limit, name] : std::array<std::pair<int, const char*>, 4>{
           {{4, "mas_de_4"}, {3, "mas_de_3"}, {2, "mas_de_2"}, {1, "mas_de_1"}}}) {
    if (*people > limit * *rooms) {
      return name;
    }
  }
  return "hasta_1";
}

std::map<std::string, Category> categories_of(const Home& home) {
  return {
      {"educacion_jefe", schooling_of_head(home)},
      {"escolaridad_12", mean_schooling(home)},
      {"asistencia_12_18", attendance(home, 12, 18)},
      {"asistencia_5_11", attendance(home, 5, 11)},
      {"paredes", by_code(answer(home.dwelling, "V_MAT_PARED", 99), {{1, "firme"},
                                                                     {2, "firme"},
                                                                     {3, "firme"},
                                                                     {4, "guadua_bahareque"},
                                                                     {5, "guadua_bahareque"},
                                                                     {6, "cana_madera"},
                                                                     {7, "cana_madera"},
                                                                     {8, "desechos"},
                                                                     {9, "desechos"}})},
      {"pisos",
       by_code(answer(home.dwelling, "V_MAT_PISO", 9),
               {{1, "acabado"}, {2, "acabado"}, {3, "acabado"}, {4, "cemento"}, {5, "madera_burda"}, {6, "tierra"}})},
      {"agua", by_code(answer(home.household, "H_AGUA_COCIN", 99), {{1, "acueducto"},
                                                                    {2, "comunitario"},
                                                                    {3, "comunitario"},
                                                                    {4, "pozo"},
                                                                    {5, "pozo"},
                                                                    {6, "superficial"},
                                                                    {7, "superficial"},
                                                                    {8, "acarreada"},
                                                                    {9, "acarreada"},
                                                                    {10, "acarreada"},
                                                                    {11, "acueducto"}})},
      {"combustible", by_code(answer(home.household, "H_COMBUSTIBLE", 9), {{1, "red"},
                                                                           {2, "red"},
                                                                           {3, "gas_pipeta"},
                                                                           {4, "petroleo"},
                                                                           {5, "lena_carbon"},
                                                                           {6, "lena_carbon"},
                                                                           {7, "no_cocina"}})},
      {"basuras", by_code(answer(home.dwelling, "VE_RECBAS", 9), {{1, "recoleccion"}, {2, "sin_recoleccion"}})},
      {"sanitario", by_code(answer(home.dwelling, "V_TIPO_SERSA", 9), {{1, "alcantarillado"},
                                                                       {2, "pozo_septico"},
                                                                       {3, "sin_conexion"},
                                                                       {4, "letrina_bajamar"},
                                                                       {5, "letrina_bajamar"},
                                                                       {6, "ninguno"}})},
      {"ninos_6", young_children(home)},
      {"personas_cuarto", crowding(home)}};
}

/// The homes of the three files; persons without a household are left aside, as are dwellings without one.
std::vector<Home> homes_in(const fs::path& folder) {
  fs::path dwellings;
  fs::path households;
  fs::path persons;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    (name.find("1VIV") != std::string::npos   ? dwellings
     : name.find("2HOG") != std::string::npos ? households
                                              : persons) = entry.path();
  }
  std::map<std::pair<int, int>, Row> dwelling_of;
  for (const Row& row : rows_of(dwellings)) {
    dwelling_of[{row.at("COD_ENCUESTAS"), row.at("U_VIVIENDA")}] = row;
  }
  std::map<std::array<int, 3>, Home> homes;
  for (const Row& row : rows_of(households)) {
    if (row.contains("H_NROHOG")) {
      homes[{row.at("COD_ENCUESTAS"), row.at("U_VIVIENDA"), row.at("H_NROHOG")}] = {
          dwelling_of[{row.at("COD_ENCUESTAS"), row.at("U_VIVIENDA")}], row, {}};
    }
  }
  for (const Row& row : rows_of(persons)) {
    const auto home = row.contains("P_NROHOG")
                          ? homes.find({row.at("COD_ENCUESTAS"), row.at("U_VIVIENDA"), row.at("P_NROHOG")})
                          : homes.end();
    if (home != homes.end()) {
      home->second.persons.push_back(row);
    }
  }
  std::vector<Home> list;
  for (auto& [key, home] : homes) {
    list.push_back(std::move(home));
  }
  return list;
}

TEST(PlainIcv, points_and_answers_are_those_of_the_engine) {
  const fs::path tree = COMARCA_SOURCE_DIR;
  const fs::path folder = fs::path(testing::TempDir()) / ("comarca_icv_" + std::to_string(::getpid()));
  fs::remove_all(folder);
  Progress quiet;
  (void)write_demo_folder(
      {.territory = {.units = 12, .seed = 8, .vertices = 2'000}, .persons = 12'000, .layouts = tree / "layers/demo"},
      folder, quiet);
  const auto vocabulary = read_vocabulary(Document::from_file(tree / "layers/indicators/vocabulary/variables.toml"));
  const auto source =
      read_microdata_source(Document::from_file(tree / "layers/sources/microdata/demo_censo.toml"), vocabulary);
  const Indicator icv = read_indicator(Document::from_file(tree / "layers/indicators/icv.toml"));
  const auto statistics =
      run_microdata({source, vocabulary, find_microdata_files(source, folder / "microdatos")}, {icv.recipe}).statistics;

  std::map<std::string, double> sums;
  const auto homes = homes_in(folder / "microdatos");
  for (const Home& home : homes) {
    for (const auto& [variable, category] : categories_of(home)) {
      const auto row = std::ranges::find_if(icv.scores.rows, [&](const ScoreRow& item) {
        return item.variable == variable && item.category == category.value_or("");
      });
      ASSERT_TRUE(!category || row != icv.scores.rows.end()) << variable << ' ' << *category;
      sums["icv.con_dato_" + variable] += category ? 1 : 0;
      sums["icv.suma_" + variable] += category ? static_cast<double>(row->hundredths) : 0;
    }
  }
  sums["icv.hogares"] = static_cast<double>(homes.size());

  EXPECT_GT(homes.size(), 3'000U);
  for (const auto& [name, sum] : sums) {
    double counted = 0;
    for (const Place& place : statistics.places()) {
      counted += place.zone == Zone::total ? statistics.value(place, name).value_or(0) : 0;
    }
    EXPECT_EQ(counted, sum) << name;
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace comarca
