// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "synth/census/answer.hpp"
#include "synth/census/people.hpp"

namespace comarca::synth {

/// The fifteen privations of the IPM and their weights in hundredths (METHODS 4.1).
struct PrivationKind {
  std::string_view name;
  std::uint64_t weight;
};
constexpr std::array<PrivationKind, 15> kPrivations = {{{"bajo_logro", 10},
                                                        {"analfabetismo", 10},
                                                        {"inasistencia", 5},
                                                        {"rezago", 5},
                                                        {"primera_infancia", 5},
                                                        {"trabajo_infantil", 5},
                                                        {"desempleo_largo", 10},
                                                        {"empleo_informal", 10},
                                                        {"sin_aseguramiento", 10},
                                                        {"barreras_salud", 10},
                                                        {"agua", 4},
                                                        {"excretas", 4},
                                                        {"pisos", 4},
                                                        {"paredes", 4},
                                                        {"hacinamiento", 4}}};

using Privations = std::array<Answer, kPrivations.size()>;

/// The household rules of METHODS 4.2, worked out apart from the engine.
class PovertyRules {
 public:
  explicit PovertyRules(const Questionnaire& questionnaire);
  [[nodiscard]] Privations of(const Record& dwelling, const Household& household) const;

 private:
  /// A group of codes of a variable, and the codes that say nothing.
  struct Question {
    const Trait* yes;
    const Trait* unknown;
    [[nodiscard]] Answer operator()(std::int32_t code) const noexcept { return asked(code, *yes, unknown); }
  };
  void add_person(const Record& person, Privations& privations) const;
  [[nodiscard]] Answer low_schooling(const Household& household) const;
  [[nodiscard]] Answer nobody_active(const Household& household) const;
  [[nodiscard]] Answer informal(const Record& person) const;

  Question works_;
  Question looks_for_work_;
  Question contributes_;
  Question is_pensioner_;
  Question is_out_of_school_;
  Question lacks_care_;
  Question is_uninsured_;
  Question was_ill_;
  Question has_no_pipe_;
  Question has_unsafe_water_;
  Question has_no_sewer_;
  Question has_bad_toilet_;
  Question has_earth_floor_;
  const Trait* bad_wall_in_town_;
  const Trait* bad_wall_outside_;
};

/// Sums of one municipality and zone.
struct PovertyTally {
  std::uint64_t households = 0;
  std::uint64_t persons = 0;
  std::uint64_t poor_households = 0;
  std::uint64_t poor_persons = 0;
  std::uint64_t perhaps_poor_persons = 0;  ///< unknown taken as deprived
  std::uint64_t points = 0;                ///< hundredths of the poor, once for each person
  std::array<std::uint64_t, kPrivations.size()> deprived_persons{};

  void add(const Privations& privations, std::uint64_t members);
  void add(const PovertyTally& other);
};

}  // namespace comarca::synth
