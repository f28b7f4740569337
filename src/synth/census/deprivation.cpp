// SPDX-License-Identifier: Apache-2.0
#include "synth/census/deprivation.hpp"

#include <algorithm>

namespace comarca::synth {
Needs::Needs(const Questionnaire& questionnaire)
    : shelter_(&questionnaire.trait("tipo_vivienda", "refugio")),
      waste_wall_(&questionnaire.trait("pared", "desecho")),
      weak_wall_(&questionnaire.trait("pared", "semipermanente")),
      earth_floor_(&questionnaire.trait("piso", "tierra")),
      floor_unknown_(&questionnaire.trait("piso", "desconocido")),
      no_toilet_(&questionnaire.trait("sanitario", "ninguno")),
      toilet_unknown_(&questionnaire.trait("sanitario", "desconocido")),
      no_pipe_(&questionnaire.trait("acueducto", "no")),
      pipe_unknown_(&questionnaire.trait("acueducto", "desconocido")),
      river_or_rain_(&questionnaire.trait("agua", "lluvia_rio")),
      tanker_(&questionnaire.trait("agua", "carrotanque")),
      water_unknown_(&questionnaire.trait("agua", "desconocido")),
      rooms_unknown_(&questionnaire.trait("cuartos", "desconocido")),
      relative_(&questionnaire.trait("parentesco_otros", "pariente")),
      absent_(&questionnaire.trait("asistencia_escolar", "no")),
      absence_unknown_(&questionnaire.trait("asistencia_escolar", "desconocido")),
      years_unknown_(&questionnaire.trait("anios_de_primaria", "desconocido")),
      at_work_(&questionnaire.trait("trabajo_adulto", "ocupado")),
      work_unknown_(&questionnaire.trait("trabajo_adulto", "desconocido")) {}

Answer Needs::bad_dwelling(const Record& dwelling) const {
  const Answer shelter = asked(dwelling[Var::tipo_vivienda], *shelter_, nullptr);
  const Answer walls = asked(dwelling[Var::pared], *waste_wall_, nullptr);
  const Answer earth = asked(dwelling[Var::piso], *earth_floor_, floor_unknown_);
  const Answer weak = asked(dwelling[Var::pared], *weak_wall_, nullptr);
  return either(either(shelter, walls), in_cabecera(dwelling) ? earth : both(earth, weak));
}

Answer Needs::bad_services(const Record& dwelling, const Record& household) const {
  const Answer no_toilet = asked(dwelling[Var::sanitario], *no_toilet_, toilet_unknown_);
  const Answer no_pipe = asked(dwelling[Var::acueducto], *no_pipe_, pipe_unknown_);
  const Answer river = asked(household[Var::agua], *river_or_rain_, water_unknown_);
  if (in_cabecera(dwelling)) {
    const Answer tanker = asked(household[Var::agua], *tanker_, water_unknown_);
    return either(no_toilet, both(no_pipe, either(river, tanker)));
  }
  return both(no_toilet, both(no_pipe, river));
}

Answer Needs::crowded(const Record& household) const {
  if (rooms_unknown_->holds(household[Var::cuartos])) {
    return Answer::unknown;
  }
  return household[Var::personas] > 3 * household[Var::cuartos] ? Answer::yes : Answer::no;
}

Answer Needs::out_of_school(const Household& household) const {
  Answer answer = Answer::no;
  for (const Record& person : household.persons) {
    if (person[Var::edad] >= 7 && person[Var::edad] <= 11 && relative_->holds(person[Var::parentesco])) {
      answer = either(answer, asked(person[Var::asistencia], *absent_, absence_unknown_));
    }
  }
  return answer;
}

Answer Needs::dependent(const Household& household) const {
  std::int32_t at_work = 0;
  std::int32_t perhaps_at_work = 0;
  for (const Record& person : household.persons) {
    at_work += at_work_->holds(person[Var::trabajo]) ? 1 : 0;
    perhaps_at_work += work_unknown_->holds(person[Var::trabajo]) ? 1 : 0;
  }
  const std::int32_t members = household.record[Var::personas];
  const Answer many = members > 3 * (at_work + perhaps_at_work) ? Answer::yes
                      : members > 3 * at_work                   ? Answer::unknown
                                                                : Answer::no;
  const std::int32_t years = household.persons.front()[Var::anios_primaria];
  const Answer little_school = years_unknown_->holds(years) ? Answer::unknown : years <= 2 ? Answer::yes : Answer::no;
  return both(many, little_school);
}

Deprivations Needs::of(const Record& dwelling, const Household& household) const {
  return {bad_dwelling(dwelling), bad_services(dwelling, household.record), crowded(household.record),
          out_of_school(household), dependent(household)};
}

void Tally::add(const Deprivations& deprivations, std::uint64_t members) {
  const auto surely = static_cast<std::size_t>(std::ranges::count(deprivations, Answer::yes));
  const auto unsure = static_cast<std::size_t>(std::ranges::count(deprivations, Answer::unknown));
  ++households;
  persons += members;
  unsure_households += unsure > 0 ? 1 : 0;
  const auto count = [&](std::size_t measure, bool low, bool high) {
    counts[0][measure][0] += low ? 1 : 0;
    counts[0][measure][1] += high ? 1 : 0;
    counts[1][measure][0] += low ? members : 0;
    counts[1][measure][1] += high ? members : 0;
  };
  for (std::size_t i = 0; i < deprivations.size(); ++i) {
    count(i, deprivations[i] == Answer::yes, deprivations[i] != Answer::no);
  }
  count(5, surely >= 1, surely + unsure >= 1);
  count(6, surely >= 2, surely + unsure >= 2);
}

void Tally::add(const Tally& other) {
  households += other.households;
  persons += other.persons;
  unsure_households += other.unsure_households;
  for (std::size_t weight = 0; weight < counts.size(); ++weight) {
    for (std::size_t measure = 0; measure < counts[weight].size(); ++measure) {
      counts[weight][measure][0] += other.counts[weight][measure][0];
      counts[weight][measure][1] += other.counts[weight][measure][1];
    }
  }
}

}  // namespace comarca::synth
