// SPDX-License-Identifier: Apache-2.0
#include "synth/census/privation.hpp"

#include <algorithm>

namespace comarca::synth {
namespace {

// Places in kPrivations.
constexpr std::size_t kLowSchooling = 0;
constexpr std::size_t kIlliteracy = 1;
constexpr std::size_t kOutOfSchool = 2;
constexpr std::size_t kSchoolLag = 3;
constexpr std::size_t kEarlyChildhood = 4;
constexpr std::size_t kChildWork = 5;
constexpr std::size_t kLongUnemployment = 6;
constexpr std::size_t kInformalWork = 7;
constexpr std::size_t kUninsured = 8;
constexpr std::size_t kNoCare = 9;
constexpr std::size_t kWater = 10;
constexpr std::size_t kExcreta = 11;
constexpr std::size_t kFloor = 12;
constexpr std::size_t kWalls = 13;
constexpr std::size_t kCrowding = 14;

constexpr std::uint64_t kPoorFrom = 33;  // hundredths
constexpr std::int32_t kUnknownCount = 99;
constexpr std::int32_t kCannotRead = 2;

bool is_between(std::int32_t value, std::int32_t first, std::int32_t last) {
  return value >= first && value <= last;
}

}  // namespace

PovertyRules::PovertyRules(const Questionnaire& questionnaire)
    : works_{&questionnaire.trait("trabajo_adulto", "ocupado"), &questionnaire.trait("trabajo_adulto", "desconocido")},
      looks_for_work_{&questionnaire.trait("trabajo_adulto", "busca"),
                      &questionnaire.trait("trabajo_adulto", "desconocido")},
      contributes_{&questionnaire.trait("pension_trabajador", "cotiza"),
                   &questionnaire.trait("pension_trabajador", "desconocido")},
      is_pensioner_{&questionnaire.trait("pension_trabajador", "pensionado"),
                    &questionnaire.trait("pension_trabajador", "desconocido")},
      is_out_of_school_{&questionnaire.trait("asistencia_escolar", "no"),
                        &questionnaire.trait("asistencia_escolar", "desconocido")},
      lacks_care_{&questionnaire.trait("cuidado", "no"), &questionnaire.trait("cuidado", "desconocido")},
      is_uninsured_{&questionnaire.trait("salud", "no"), &questionnaire.trait("salud", "desconocido")},
      was_ill_{&questionnaire.trait("enfermo", "si"), &questionnaire.trait("enfermo", "desconocido")},
      has_no_pipe_{&questionnaire.trait("acueducto", "no"), &questionnaire.trait("acueducto", "desconocido")},
      has_unsafe_water_{&questionnaire.trait("agua", "insegura"), &questionnaire.trait("agua", "desconocido")},
      has_no_sewer_{&questionnaire.trait("alcantarillado", "no"),
                    &questionnaire.trait("alcantarillado", "desconocido")},
      has_bad_toilet_{&questionnaire.trait("sanitario", "inadecuado"),
                      &questionnaire.trait("sanitario", "desconocido")},
      has_earth_floor_{&questionnaire.trait("piso", "tierra"), &questionnaire.trait("piso", "desconocido")},
      bad_wall_in_town_(&questionnaire.trait("pared", "mala_en_cabecera")),
      bad_wall_outside_(&questionnaire.trait("pared", "mala_en_resto")) {}

Answer PovertyRules::low_schooling(const Household& household) const {
  std::int32_t adults = 0;
  std::int32_t known = 0;
  std::int32_t years = 0;
  for (const Record& person : household.persons) {
    if (person[Var::edad] >= 15) {
      ++adults;
      const bool told = person[Var::anios_educacion] != kUnknownCount;
      known += told ? 1 : 0;
      years += told ? person[Var::anios_educacion] : 0;
    }
  }
  return adults > 0 && known == 0 ? Answer::unknown : answer(adults == 0 || years < 9 * known);
}

Answer PovertyRules::nobody_active(const Household& household) const {
  Answer active = Answer::no;
  Answer pensioner = Answer::no;
  for (const Record& person : household.persons) {
    if (person[Var::trabajo] == kBlank) {
      continue;
    }
    active = either(active, either(works_(person[Var::trabajo]), looks_for_work_(person[Var::trabajo])));
    pensioner = either(pensioner, is_pensioner_(person[Var::pension]));
  }
  return both(negated(active), negated(pensioner));
}

Answer PovertyRules::informal(const Record& person) const {
  const Answer works = works_(person[Var::trabajo]);
  const Answer looks = looks_for_work_(person[Var::trabajo]);
  const Answer contributes = contributes_(person[Var::pension]);
  return both(either(works, looks), negated(both(works, contributes)));
}

void PovertyRules::add_person(const Record& person, Privations& privations) const {
  const std::int32_t age = person[Var::edad];
  const auto add = [&](std::size_t which, Answer one) { privations[which] = either(privations[which], one); };
  add(kIlliteracy, answer(age >= 15 && person[Var::alfabeta] == kCannotRead));
  if (is_between(age, 6, 16)) {
    add(kOutOfSchool, is_out_of_school_(person[Var::asistencia]));
  }
  add(kSchoolLag, answer(is_between(age, 7, 17) && person[Var::anios_educacion] < age - 6));
  if (age <= 5) {
    add(kEarlyChildhood, lacks_care_(person[Var::cuidado]));
  } else {
    add(kUninsured, is_uninsured_(person[Var::salud]));
  }
  if (is_between(age, 12, 17)) {
    add(kChildWork, works_(person[Var::trabajo]));
  }
  if (person[Var::trabajo] != kBlank) {
    add(kLongUnemployment, both(looks_for_work_(person[Var::trabajo]),
                                person[Var::semanas] == kBlank ? Answer::unknown : answer(person[Var::semanas] >= 52)));
    add(kInformalWork, informal(person));
  }
  add(kNoCare, was_ill_(person[Var::enfermo]));
}

Privations PovertyRules::of(const Record& dwelling, const Household& household) const {
  Privations privations{};
  for (const Record& person : household.persons) {
    add_person(person, privations);
  }
  const bool urban = in_cabecera(dwelling);
  const std::int32_t bedrooms = household.record[Var::dormitorios];
  const std::int32_t members = household.record[Var::personas];
  privations[kLowSchooling] = low_schooling(household);
  privations[kLongUnemployment] = either(privations[kLongUnemployment], nobody_active(household));
  privations[kWater] = urban ? has_no_pipe_(dwelling[Var::acueducto]) : has_unsafe_water_(household.record[Var::agua]);
  privations[kExcreta] =
      urban ? has_no_sewer_(dwelling[Var::alcantarillado]) : has_bad_toilet_(dwelling[Var::sanitario]);
  privations[kFloor] = has_earth_floor_(dwelling[Var::piso]);
  privations[kWalls] = asked(dwelling[Var::pared], urban ? *bad_wall_in_town_ : *bad_wall_outside_, nullptr);
  privations[kCrowding] = bedrooms == kUnknownCount ? Answer::unknown
                          : urban                   ? answer(members >= 3 * bedrooms)
                                                    : answer(members > 3 * bedrooms);
  return privations;
}

void PovertyTally::add(const Privations& privations, std::uint64_t members) {
  std::uint64_t score = 0;
  std::uint64_t highest = 0;
  for (std::size_t i = 0; i < privations.size(); ++i) {
    const bool surely = privations[i] == Answer::yes;
    score += surely ? kPrivations[i].weight : 0;
    highest += privations[i] != Answer::no ? kPrivations[i].weight : 0;
    deprived_persons[i] += surely ? members : 0;
  }
  ++households;
  persons += members;
  perhaps_poor_persons += highest >= kPoorFrom ? members : 0;
  if (score >= kPoorFrom) {
    ++poor_households;
    poor_persons += members;
    points += score * members;
  }
}

void PovertyTally::add(const PovertyTally& other) {
  households += other.households;
  persons += other.persons;
  poor_households += other.poor_households;
  poor_persons += other.poor_persons;
  perhaps_poor_persons += other.perhaps_poor_persons;
  points += other.points;
  for (std::size_t i = 0; i < deprived_persons.size(); ++i) {
    deprived_persons[i] += other.deprived_persons[i];
  }
}

}  // namespace comarca::synth
