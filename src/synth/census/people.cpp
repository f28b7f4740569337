// SPDX-License-Identifier: Apache-2.0
#include "synth/census/people.hpp"

#include <algorithm>
#include <array>

namespace comarca::synth {
namespace {

constexpr std::int32_t kHead = 1;
constexpr std::int32_t kPartner = 2;
constexpr std::int32_t kChild = 3;
constexpr std::int32_t kYes = 1;
constexpr std::int32_t kNo = 2;
constexpr std::int32_t kRetired = 7;
constexpr std::int32_t kPrimary = 2;
constexpr std::int32_t kSecondary = 3;
constexpr std::int32_t kAllOfPrimary = 5;
constexpr std::int32_t kSchoolYears = 11;
constexpr std::int32_t kUnknownYears = 99;
constexpr std::int32_t kLooking = 4;
constexpr std::int32_t kPensioner = 3;

/// Years of schooling that go with each level past primary; its code is the index.
constexpr std::array<std::int32_t, 10> kYearsAtLevel = {0, 0, 0, 8, 11, 11, 12, 13, 16, 18};

std::int32_t years(Random& random, std::int64_t first, std::int64_t last) {
  return static_cast<std::int32_t>(random.between(first, last));
}

std::int32_t age_of(std::int32_t relation, std::int32_t age_of_head, Random& random) {
  if (relation == kPartner) {
    return std::max(16, age_of_head + years(random, -8, 8));
  }
  if (relation == kChild) {
    return std::max(0, age_of_head - 18 - years(random, 0, 24));
  }
  return years(random, 0, 84);
}

}  // namespace

People::People(const Questionnaire& questionnaire, const Town& town)
    : questionnaire_(questionnaire),
      town_(town),
      rooms_(&questionnaire.choice("cuartos")),
      kitchen_(&questionnaire.choice("cocina")),
      water_(&questionnaire.choice("agua")),
      size_(&questionnaire.choice("personas")),
      relation_(&questionnaire.choice("parentesco_otros")),
      attendance_(&questionnaire.choice("asistencia_escolar")),
      level_(&questionnaire.choice("nivel_adulto")),
      years_(&questionnaire.choice("anios_de_primaria")),
      work_(&questionnaire.choice("trabajo_adulto")),
      youth_work_(&questionnaire.choice("trabajo_joven")),
      group_(&questionnaire.choice("etnia")),
      fuel_(&questionnaire.choice("combustible")),
      insured_(&questionnaire.choice("salud")),
      pension_(&questionnaire.choice("pension_trabajador")),
      ill_(&questionnaire.choice("enfermo")),
      care_(&questionnaire.choice("cuidado")),
      no_primary_(&questionnaire.trait("nivel_adulto", "sin_primaria")),
      some_primary_(&questionnaire.trait("nivel_adulto", "primaria")),
      level_unknown_(&questionnaire.trait("nivel_adulto", "desconocido")) {
  for (const Var var : {Var::tipo_vivienda, Var::pared, Var::piso, Var::energia, Var::estrato, Var::acueducto,
                        Var::alcantarillado, Var::gas, Var::basura, Var::internet, Var::sanitario}) {
    of_dwelling_.emplace_back(var, &questionnaire.choice(kVarNames[static_cast<std::size_t>(var)]));
  }
}

Zone People::draw_zone(Random& random) const {
  const std::uint32_t place = random.below(1000);
  if (place < town_.in_cabecera) {
    return Zone::cabecera;
  }
  return place < town_.in_cabecera + town_.in_centros ? Zone::centro : Zone::rural;
}

Wealth People::draw_wealth(Zone zone, Random& random) const {
  const std::uint32_t poverty =
      zone == Zone::cabecera ? town_.poverty * 3 / 4 : std::min(970U, town_.poverty * 5 / 4 + 60);
  return random.per_mille(poverty) ? Wealth::poor : Wealth::rich;
}

void People::fill_dwelling(Wealth wealth, Random& random, Record& record) const {
  record[Var::edificacion] = years(random, 1, 400);
  record[Var::vivienda] = years(random, 1, 9);
  record[Var::uso] = 1;
  record[Var::ocupacion] = kYes;
  for (const auto& [var, choice] : of_dwelling_) {
    record[var] = choice->draw(wealth, random);
  }
}

void People::add_schooling(Wealth wealth, std::int32_t age, Random& random, Record& record) const {
  constexpr std::int32_t kSchoolAge = 5;
  record[Var::asistencia] = record[Var::nivel] = record[Var::alfabeta] = kBlank;
  record[Var::anios_educacion] = record[Var::anios_primaria] = kBlank;
  if (age < kSchoolAge) {
    return;
  }
  if (age < 18) {
    const std::int32_t behind = random.per_mille(wealth == Wealth::rich ? 90 : 240) ? years(random, 1, 2) : 0;
    record[Var::asistencia] = attendance_->draw(wealth, random);
    record[Var::nivel] = age < 12 ? kPrimary : kSecondary;
    record[Var::anios_educacion] = std::clamp(age - 6 - behind, 0, kSchoolYears);
    record[Var::anios_primaria] = std::min(record[Var::anios_educacion], kAllOfPrimary);
    record[Var::alfabeta] = age > 7 ? kYes : kNo;
    return;
  }
  record[Var::asistencia] = age < 26 && random.per_mille(wealth == Wealth::rich ? 450 : 180) ? kYes : kNo;
  const std::int32_t level = level_->draw(wealth, random);
  record[Var::nivel] = level;
  record[Var::anios_primaria] = level_unknown_->holds(level)  ? kUnknownYears
                                : no_primary_->holds(level)   ? 0
                                : some_primary_->holds(level) ? years_->draw(wealth, random)
                                                              : kAllOfPrimary;
  const bool past_primary = level > kPrimary && level < static_cast<std::int32_t>(kYearsAtLevel.size());
  record[Var::anios_educacion] =
      past_primary ? kYearsAtLevel[static_cast<std::size_t>(level)] : record[Var::anios_primaria];
  record[Var::alfabeta] = no_primary_->holds(level) && random.per_mille(800) ? kNo : kYes;
}

void People::add_health_and_work(Wealth wealth, std::int32_t age, Random& random, Record& record) const {
  constexpr std::int32_t kWorkAge = 10;
  constexpr std::int32_t kLastChildAge = 5;
  record[Var::trabajo] = record[Var::pension] = record[Var::semanas] = kBlank;
  record[Var::salud] = insured_->draw(wealth, random);
  record[Var::enfermo] = ill_->draw(wealth, random);
  record[Var::cuidado] = age <= kLastChildAge ? care_->draw(wealth, random) : kBlank;
  if (age < kWorkAge) {
    return;
  }
  if (age < 18) {
    record[Var::trabajo] = youth_work_->draw(wealth, random);
  } else {
    record[Var::trabajo] = age < 70 || random.per_mille(250) ? work_->draw(wealth, random) : kRetired;
  }
  record[Var::pension] = record[Var::trabajo] == kRetired ? kPensioner : pension_->draw(wealth, random);
  if (record[Var::trabajo] == kLooking) {
    record[Var::semanas] = years(random, 1, 80);
  }
}

Record People::person(Wealth wealth, std::int32_t age, std::int32_t relation, Random& random) const {
  Record record;
  record[Var::sexo] = 1 + static_cast<std::int32_t>(random.below(2));
  record[Var::edad] = age;
  record[Var::grupo_edad] = std::min(age / 5 + 1, 21);
  record[Var::parentesco] = relation;
  record[Var::etnia] = group_->draw(wealth, random);
  add_schooling(wealth, age, random, record);
  add_health_and_work(wealth, age, random, record);
  return record;
}

void People::fill_household(Wealth wealth, std::uint64_t most, Random& random, Household& household) const {
  const auto size =
      static_cast<std::int32_t>(std::min<std::uint64_t>(most, static_cast<std::uint64_t>(size_->draw(wealth, random))));
  Record& record = household.record;
  record[Var::personas] = size;
  record[Var::cuartos] = rooms_->draw(wealth, random);
  record[Var::dormitorios] = record[Var::cuartos] == kUnknownYears ? kUnknownYears : (record[Var::cuartos] + 1) / 2;
  record[Var::cocina] = kitchen_->draw(wealth, random);
  record[Var::agua] = water_->draw(wealth, random);
  record[Var::combustible] = fuel_->draw(wealth, random);
  record[Var::fallecidos] = random.per_mille(12) ? 1 : kBlank;
  household.persons.clear();
  const std::int32_t age_of_head = years(random, 20, 79);
  for (std::int32_t number = 1; number <= size; ++number) {
    const std::int32_t relation = number == 1                            ? kHead
                                  : number == 2 && random.per_mille(650) ? kPartner
                                                                         : relation_->draw(wealth, random);
    const std::int32_t age = number == 1 ? age_of_head : age_of(relation, age_of_head, random);
    household.persons.push_back(person(wealth, age, relation, random));
    household.persons.back()[Var::persona] = number;
  }
}

void People::draw(std::uint64_t persons, Random& random, Dwelling& dwelling) const {
  const Zone zone = draw_zone(random);
  const Wealth wealth = draw_wealth(zone, random);
  dwelling.record = Record();
  fill_dwelling(wealth, random, dwelling.record);
  const bool second = random.per_mille(questionnaire_.oddities().second_household);
  dwelling.households.resize(1);
  fill_household(wealth, persons, random, dwelling.households.front());
  const std::uint64_t left = persons - dwelling.households.front().persons.size();
  if (second && left > 0) {
    dwelling.households.resize(2);
    fill_household(wealth, left, random, dwelling.households.back());
  }
  dwelling.record[Var::clase] = static_cast<std::int32_t>(zone);
  dwelling.record[Var::hogares] = static_cast<std::int32_t>(dwelling.households.size());
  if (random.per_mille(questionnaire_.oddities().household_without_dwelling)) {
    dwelling.record[Var::ocupacion] = dwelling.record[Var::hogares] = kBlank;
    for (const auto& [var, choice] : of_dwelling_) {
      dwelling.record[var] = kBlank;
    }
  }
}

Record People::empty_dwelling(Random& random) const {
  constexpr std::int32_t kEmpty = 4;
  Record record;
  record[Var::clase] = static_cast<std::int32_t>(draw_zone(random));
  record[Var::edificacion] = years(random, 1, 400);
  record[Var::vivienda] = years(random, 1, 9);
  record[Var::uso] = 1;
  record[Var::ocupacion] = kEmpty;
  record[Var::hogares] = kBlank;
  for (const auto& [var, choice] : of_dwelling_) {
    record[var] = kBlank;
  }
  return record;
}

Record People::lodger(Random& random) const {
  Record record = person(Wealth::poor, years(random, 18, 90), kBlank, random);
  record[Var::clase] = static_cast<std::int32_t>(Zone::cabecera);
  record[Var::edificacion] = years(random, 1, 400);
  record[Var::vivienda] = record[Var::hogar] = kBlank;
  record[Var::persona] = 1;
  return record;
}

}  // namespace comarca::synth
