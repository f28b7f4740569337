// SPDX-License-Identifier: Apache-2.0
#include "indicators/support/census.hpp"

#include <fmt/format.h>

namespace comarca::testing_support {
namespace {

constexpr int kHead = 1;
constexpr int kChild = 3;

std::string person(const Household& home, std::size_t id, int position) {
  const bool head = position == 0;
  const bool absent = position > home.persons - 1 - home.absent_children;
  const int age = head ? 40 : (absent ? 8 : 20);
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", home.unit, home.zone, id, home.kind,
                     home.wall, home.floor, home.toilet, home.piped, home.water, home.rooms, head ? kHead : kChild, age,
                     absent ? 2 : 1, head ? home.head_years : 11, position < home.employed ? 1 : 3, age / 5 + 1);
}

}  // namespace

std::string census_csv(const std::vector<Household>& households) {
  std::string text =
      "municipio,clase,hogar,tipo_vivienda,pared,piso,sanitario,acueducto,agua,cuartos,parentesco,edad,asistencia,"
      "anios_educacion,trabajo,grupo_edad\n";
  for (std::size_t id = 0; id < households.size(); ++id) {
    for (int position = 0; position < households[id].persons; ++position) {
      text += person(households[id], id + 1, position);
    }
  }
  return text;
}

}  // namespace comarca::testing_support
