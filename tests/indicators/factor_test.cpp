// SPDX-License-Identifier: Apache-2.0
#include "comarca/indicators/factor.hpp"

#include <gtest/gtest.h>

#include "comarca/base/error.hpp"
#include "indicators/support/layers.hpp"

namespace comarca {
namespace {

using namespace testing_support;

KnownUnit known(const std::vector<double>& components, double observed, double weight = 1) {
  const std::vector<std::string> names = {"vivienda", "servicios", "hacinamiento", "inasistencia", "dependencia"};
  KnownUnit unit{.observed = observed, .weight = weight};
  for (std::size_t i = 0; i < names.size(); ++i) {
    unit.inputs[names[i] + "_pct"] = i < components.size() ? components[i] : 0;
  }
  return unit;
}

// Case NBI-PROXY-68001: 6.571 observed, 7.17297 under independence.
TEST(Factor, of_one_municipality_it_is_the_observed_over_the_independence_estimate) {
  const auto factor = solve_factor(indicator("nbi_componentes"),
                                   {known({0.82470896, 0.33696571, 1.8597327, 3.0086052, 1.3365157}, 6.571)});
  ASSERT_TRUE(factor);
  EXPECT_NEAR(factor->value, 6.571 / 7.17297, 1e-5);
  EXPECT_NEAR(factor->estimated, 7.17297, 1e-5);
  EXPECT_EQ(factor->observed, 6.571);
}

// Where nobody reaches a bound it is the ratio of the sums: (3 x 20 + 28) / (3 x 23.5 + 32), by hand.
TEST(Factor, of_a_group_it_is_the_ratio_of_the_weighted_sums) {
  const Indicator index = indicator("nbi_componentes");
  const auto factor = solve_factor(index, {known({10, 15}, 20, 3), known({15, 20}, 28, 1)});
  ASSERT_TRUE(factor);
  EXPECT_NEAR(factor->value, 88.0 / 102.5, 1e-9);
  EXPECT_EQ(factor->units, 2U);
}

// One deprivation alone is the whole whatever the factor; the other needs 15 / 19. The ratio of the sums, 35 / 39,
// would give 18.5 and not the 17.5 that was observed.
TEST(Factor, units_held_at_their_bounds_do_not_move_the_mean_off_the_truth) {
  const auto factor = solve_factor(indicator("nbi_componentes"), {known({20}, 20), known({10, 10}, 15)});
  ASSERT_TRUE(factor);
  EXPECT_NEAR(factor->value, 15.0 / 19, 1e-9);
}

TEST(Factor, where_any_will_do_it_is_one_and_where_none_will_there_is_none) {
  const Indicator index = indicator("nbi_componentes");
  EXPECT_EQ(solve_factor(index, {known({20}, 20)})->value, 1);
  EXPECT_FALSE(solve_factor(index, {known({10, 10}, 50)}));  // more than the sum
  EXPECT_FALSE(solve_factor(index, {known({10, 10}, 5)}));   // less than the largest
  EXPECT_FALSE(solve_factor(index, {}));
  EXPECT_FALSE(solve_factor(index, {known({10, 10}, 15, 0)}));
}

Indicator defined(const std::string& more) {
  return read_indicator(Document::from_text(
      "id = 'x'\nname = 'x'\ndescription = 'x'\nsource = 'x'\nvintage = 'x'\nmethod = 'x'\nstatus = 'proxy'\n"
      "[[input]]\nid = 'a'\nkind = 'rate'\nweight = 'poblacion'\nname = 'a'\n"
      "[[input]]\nid = 'k'\nkind = 'rate'\nrange = [0, 2]\nname = 'k'\n" +
          more,
      "x.toml"));
}

TEST(Factor, mistakes_of_a_definition_are_refused) {
  const std::string figure = "[[figure]]\nid = 'f'\nname = 'f'\nvalue = 'k * a'\n";
  const std::string rule = "[calibration]\nfigure = 'f'\nfrom = ['y']\nobserved = 'o'\n";
  EXPECT_EQ(defined(figure + rule + "input = 'k'\ninputs = { a = 'b' }\n").factor->called, "x");
  EXPECT_THROW((void)defined(figure + rule + "input = 'a'\ninputs = { a = 'b' }\n"), Error);  // no range
  EXPECT_THROW((void)defined(figure + rule + "input = 'k'\ninputs = { z = 'b' }\n"), Error);
  EXPECT_THROW((void)defined(rule + "input = 'k'\ninputs = { a = 'b' }\n"), Error);
  EXPECT_THROW((void)defined(figure + "averaged_by = 'hogares'\n"), Error);
  EXPECT_THROW((void)defined(figure + "averaged_by = 'poblacion'\nabove = 'a'\n"), Error);
}

}  // namespace
}  // namespace comarca
