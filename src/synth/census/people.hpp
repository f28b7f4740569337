// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "synth/census/questionnaire.hpp"
#include "synth/random.hpp"
#include "synth/society.hpp"

namespace comarca::synth {

enum class Zone : std::int32_t { cabecera = 1, centro = 2, rural = 3 };

[[nodiscard]] inline bool in_cabecera(const Record& record) noexcept {
  return record[Var::clase] == static_cast<std::int32_t>(Zone::cabecera);
}

struct Household {
  Record record;
  std::vector<Record> persons;
};

/// A dwelling and who lives in it.
struct Dwelling {
  Record record;
  std::vector<Household> households;
};

/// Draws dwellings and their people for one town.
class People {
 public:
  People(const Questionnaire& questionnaire, const Town& town);

  /// At least one household, at most `persons` people in all. The memory of `dwelling` is used again.
  void draw(std::uint64_t persons, Random& random, Dwelling& dwelling) const;
  /// A dwelling nobody lives in: all but its use is blank.
  [[nodiscard]] Record empty_dwelling(Random& random) const;
  /// Somebody in a special lodging, who belongs to no household.
  [[nodiscard]] Record lodger(Random& random) const;

 private:
  [[nodiscard]] Zone draw_zone(Random& random) const;
  [[nodiscard]] Wealth draw_wealth(Zone zone, Random& random) const;
  void fill_dwelling(Wealth wealth, Random& random, Record& record) const;
  void fill_household(Wealth wealth, std::uint64_t most, Random& random, Household& household) const;
  [[nodiscard]] Record person(Wealth wealth, std::int32_t age, std::int32_t relation, Random& random) const;
  void add_health_and_work(Wealth wealth, std::int32_t age, Random& random, Record& record) const;
  void add_schooling(Wealth wealth, std::int32_t age, Random& random, Record& record) const;

  const Questionnaire& questionnaire_;
  const Town& town_;
  std::vector<std::pair<Var, const Choice*>> of_dwelling_;
  const Choice* rooms_;
  const Choice* kitchen_;
  const Choice* water_;
  const Choice* size_;
  const Choice* relation_;
  const Choice* attendance_;
  const Choice* level_;
  const Choice* years_;
  const Choice* work_;
  const Choice* youth_work_;
  const Choice* group_;
  const Choice* fuel_;
  const Choice* insured_;
  const Choice* pension_;
  const Choice* ill_;
  const Choice* care_;
  const Trait* no_primary_;
  const Trait* some_primary_;
  const Trait* level_unknown_;
};

}  // namespace comarca::synth
