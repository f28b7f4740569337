// SPDX-License-Identifier: Apache-2.0
#include "synth/support/plain_needs.hpp"

#include <algorithm>
#include <fstream>
#include <vector>

#include "comarca/base/text.hpp"

namespace comarca {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Row> rows;
  std::string line;
  std::getline(file, line);
  std::erase(line, '"');
  const auto titles = split(line, ',');
  while (std::getline(file, line)) {
    std::erase(line, '"');
    const auto cells = split(line, ',');
    Row row;
    for (std::size_t i = 0; i < titles.size(); ++i) {
      row[titles[i]] = cells[i];
    }
    rows.push_back(row);
  }
  return rows;
}

int number(const Row& row, const std::string& title) {
  const auto& cell = row.at(title);
  return cell == "NA" ? -1 : std::stoi(cell);
}

bool is_one_of(int code, std::initializer_list<int> codes) {
  return std::ranges::find(codes, code) != codes.end();
}

std::string dwelling_key(const Row& row) {
  return row.at("COD_ENCUESTAS") + "/" + row.at("U_VIVIENDA");
}

std::array<bool, 5> deprivations(const Row& dwelling, const Row& household, const std::vector<Row>& persons) {
  const bool cabecera = number(dwelling, "UA_CLASE") == 1;
  const bool earth = number(dwelling, "V_MAT_PISO") == 6;
  const bool weak = is_one_of(number(dwelling, "V_MAT_PARED"), {4, 6, 7});
  const bool no_toilet = number(dwelling, "V_TIPO_SERSA") == 6;
  const bool no_pipe = number(dwelling, "VB_ACU") == 2;
  const int water = number(household, "H_AGUA_COCIN");
  const int members = number(household, "HA_TOT_PER");
  const int rooms = number(household, "H_NRO_CUARTOS");
  bool out_of_school = false;
  int sure_workers = 0;
  int head_years = 99;
  for (const Row& person : persons) {
    const int age = number(person, "P_EDAD");
    out_of_school =
        out_of_school || (age >= 7 && age <= 11 && is_one_of(number(person, "P_PARENTESCOR"), {1, 2, 3, 4}) &&
                          number(person, "PA_ASISTENCIA") == 2);
    // Work not informed may be work: only what is certain counts as deprivation.
    sure_workers += is_one_of(number(person, "P_TRABAJO"), {1, 2, 3, 0, 9}) ? 1 : 0;
    head_years = number(person, "P_PARENTESCOR") == 1 ? number(person, "P_ANOS_PRIMARIA") : head_years;
  }
  return {number(dwelling, "V_TIPO_VIV") == 6 || is_one_of(number(dwelling, "V_MAT_PARED"), {8, 9}) ||
              (cabecera ? earth : earth && weak),
          cabecera ? no_toilet || (no_pipe && is_one_of(water, {6, 7, 9}))
                   : no_toilet && no_pipe && is_one_of(water, {6, 7}),
          rooms != 99 && members > 3 * rooms, out_of_school, members > 3 * sure_workers && head_years <= 2};
}

}  // namespace

std::map<std::pair<std::string, bool>, PlainCounts> plain_needs(const std::filesystem::path& folder,
                                                                const std::string& department) {
  std::map<std::string, Row> dwellings;
  for (const Row& row : rows_of(folder / ("CNPV2018_1VIV_A2_" + department + ".CSV"))) {
    dwellings[dwelling_key(row)] = row;
  }
  std::map<std::string, std::vector<Row>> persons;
  for (const Row& row : rows_of(folder / ("CNPV2018_5PER_A2_" + department + ".CSV"))) {
    persons[dwelling_key(row) + "/" + row.at("P_NROHOG")].push_back(row);
  }
  std::map<std::pair<std::string, bool>, PlainCounts> counts;
  for (const Row& row : rows_of(folder / ("CNPV2018_2HOG_A2_" + department + ".CSV"))) {
    const auto& members = persons.at(dwelling_key(row) + "/" + row.at("H_NROHOG"));
    const auto deprived = deprivations(dwellings.at(dwelling_key(row)), row, members);
    auto& count = counts[{row.at("U_DPTO") + row.at("U_MPIO"), number(row, "UA_CLASE") == 1}];
    const auto size = static_cast<long>(members.size());
    const auto many = std::ranges::count(deprived, true);
    for (std::size_t i = 0; i < deprived.size(); ++i) {
      count[i] += deprived[i] ? size : 0;
    }
    count[5] += many >= 1 ? size : 0;
    count[6] += many >= 2 ? size : 0;
    count[7] += size;
  }
  return counts;
}

}  // namespace comarca
