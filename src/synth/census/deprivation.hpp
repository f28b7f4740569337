// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "synth/census/answer.hpp"
#include "synth/census/people.hpp"

namespace comarca::synth {

/// Dwelling, services, crowding, school, dependency.
using Deprivations = std::array<Answer, 5>;

/// The five components of the NBI, worked out household by household, without any of the engine that comarca computes
/// them with: the truth that engine is held against.
class Needs {
 public:
  explicit Needs(const Questionnaire& questionnaire);
  [[nodiscard]] Deprivations of(const Record& dwelling, const Household& household) const;

 private:
  [[nodiscard]] Answer bad_dwelling(const Record& dwelling) const;
  [[nodiscard]] Answer bad_services(const Record& dwelling, const Record& household) const;
  [[nodiscard]] Answer crowded(const Record& household) const;
  [[nodiscard]] Answer out_of_school(const Household& household) const;
  [[nodiscard]] Answer dependent(const Household& household) const;

  const Trait* shelter_;
  const Trait* waste_wall_;
  const Trait* weak_wall_;
  const Trait* earth_floor_;
  const Trait* floor_unknown_;
  const Trait* no_toilet_;
  const Trait* toilet_unknown_;
  const Trait* no_pipe_;
  const Trait* pipe_unknown_;
  const Trait* river_or_rain_;
  const Trait* tanker_;
  const Trait* water_unknown_;
  const Trait* rooms_unknown_;
  const Trait* relative_;
  const Trait* absent_;
  const Trait* absence_unknown_;
  const Trait* years_unknown_;
  const Trait* at_work_;
  const Trait* work_unknown_;
};

/// Sums of one municipality and zone.
struct Tally {
  std::uint64_t households = 0;
  std::uint64_t persons = 0;
  std::uint64_t unsure_households = 0;  ///< with a component unknown
  /// Of households and of persons: the five components, NBI, miseria; unknown taken as no, and as yes.
  std::array<std::array<std::array<std::uint64_t, 2>, 7>, 2> counts{};

  void add(const Deprivations& deprivations, std::uint64_t members);
  void add(const Tally& other);
};

}  // namespace comarca::synth
