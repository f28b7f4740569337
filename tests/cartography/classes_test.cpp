// SPDX-License-Identifier: Apache-2.0
#include "comarca/cartography/classes.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <limits>
#include <vector>

#include "comarca/base/error.hpp"
#include "comarca/catalog/catalog.hpp"

namespace comarca {
namespace {

std::vector<std::size_t> grouped(const Classes& classes, const std::vector<double>& values) {
  std::vector<std::size_t> result;
  for (const double value : values) {
    result.push_back(classes.class_of(value));
  }
  return result;
}

// Fisher (1958): the best of all ways to cut sorted values, found here by trying every one.
double squares(const std::vector<double>& values, std::size_t from, std::size_t to) {
  double mean = 0;
  for (std::size_t i = from; i < to; ++i) {
    mean += values[i] / static_cast<double>(to - from);
  }
  double sum = 0;
  for (std::size_t i = from; i < to; ++i) {
    sum += (values[i] - mean) * (values[i] - mean);
  }
  return sum;
}

double best_by_trying(const std::vector<double>& sorted, std::size_t from, std::size_t classes) {
  if (classes == 1) {
    return squares(sorted, from, sorted.size());
  }
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t cut = from + 1; cut + classes - 1 <= sorted.size(); ++cut) {
    best = std::min(best, squares(sorted, from, cut) + best_by_trying(sorted, cut, classes - 1));
  }
  return best;
}

double cost_of(const Classes& classes, const std::vector<double>& sorted) {
  double cost = 0;
  for (std::size_t from = 0; from < sorted.size();) {
    std::size_t to = from;
    while (to < sorted.size() && classes.class_of(sorted[to]) == classes.class_of(sorted[from])) {
      ++to;
    }
    cost += squares(sorted, from, to);
    from = to;
  }
  return cost;
}

TEST(Classes, jenks_finds_the_groups_anyone_sees) {
  const std::vector<double> values = {1, 2, 3, 40, 41, 42, 100, 101};
  const auto classes = make_classes(values, {ClassMethod::jenks, 3, {}, {}});
  EXPECT_EQ(grouped(classes, values), (std::vector<std::size_t>{0, 0, 0, 1, 1, 1, 2, 2}));
  EXPECT_EQ(classes.breaks, (std::vector<double>{40, 100}));
}

TEST(Classes, jenks_is_as_good_as_trying_every_way) {
  const std::vector<double> sorted = {0.3, 1.1, 1.9, 2.2, 4.8, 5.0, 7.7, 9.1, 9.4, 12.6, 15.0, 15.2, 21.3};
  for (std::size_t count = 2; count <= 5; ++count) {
    const auto classes = make_classes(sorted, {ClassMethod::jenks, count, {}, {}});
    EXPECT_NEAR(cost_of(classes, sorted), best_by_trying(sorted, 0, count), 1e-9) << count;
  }
}

TEST(Classes, equal_values_stay_together) {
  const std::vector<double> values = {5, 5, 5, 5, 5, 5, 1, 9};
  const auto classes = make_classes(values, {ClassMethod::quantiles, 4, {}, {}});
  EXPECT_EQ(classes.class_of(5), classes.class_of(5));
  EXPECT_LE(classes.size(), 3U);
}

TEST(Classes, quantiles_share_out_evenly) {
  const std::vector<double> values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  const auto classes = make_classes(values, {ClassMethod::quantiles, 4, {}, {}});
  EXPECT_EQ(grouped(classes, values), (std::vector<std::size_t>{0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3}));
}

TEST(Classes, equal_intervals_divide_the_range) {
  const std::vector<double> values = {0, 3, 10};
  EXPECT_EQ(make_classes(values, {ClassMethod::equal, 4, {}, {}}).breaks, (std::vector<double>{2.5, 5, 7.5}));
}

TEST(Classes, standard_deviations_count_from_the_mean) {
  // Mean 5, standard deviation 2 (the textbook example 2, 4, 4, 4, 5, 5, 7, 9).
  const std::vector<double> values = {2, 4, 4, 4, 5, 5, 7, 9};
  EXPECT_EQ(make_classes(values, {ClassMethod::standard_deviation, 4, {}, {}}).breaks, (std::vector<double>{3, 5, 7}));
  EXPECT_EQ(make_classes(values, {ClassMethod::standard_deviation, 3, {}, {}}).breaks, (std::vector<double>{4, 6}));
}

TEST(Classes, one_value_alone_makes_one_class) {
  const std::vector<double> values = {33.3, 33.3, 33.3};
  for (const auto method :
       {ClassMethod::jenks, ClassMethod::quantiles, ClassMethod::equal, ClassMethod::standard_deviation}) {
    const auto classes = make_classes(values, {method, 5, {}, {}});
    EXPECT_EQ(classes.size(), 1U);
    EXPECT_EQ(classes.label(0, Language::spanish), "33,3");
  }
}

TEST(Classes, no_value_makes_no_class) {
  EXPECT_EQ(make_classes({}, {}).size(), 0U);
  const std::vector<double> nothing = {std::numeric_limits<double>::quiet_NaN()};
  EXPECT_EQ(make_classes(nothing, {}).size(), 0U);
}

TEST(Classes, negative_values_are_values) {
  const std::vector<double> values = {-10, -9, 5, 6};
  const auto classes = make_classes(values, {ClassMethod::jenks, 2, {}, {}});
  EXPECT_EQ(grouped(classes, values), (std::vector<std::size_t>{0, 0, 1, 1}));
  EXPECT_EQ(classes.label(0, Language::english), "\u221210 – 0");
}

TEST(Classes, undp_puts_0_700_into_high_development) {
  const auto classes = make_classes({}, Catalog(COMARCA_SOURCE_DIR).get<PublishedClasses>().get("pnud-idh"));
  EXPECT_EQ(classes.class_of(0.549), 0U);
  EXPECT_EQ(classes.class_of(0.550), 1U);
  EXPECT_EQ(classes.class_of(0.700), 2U);
  EXPECT_EQ(classes.class_of(0.967), 3U);
  EXPECT_EQ(classes.label(2, Language::spanish), "Alto (0,70 – 0,80)");
  EXPECT_EQ(classes.label(0, Language::spanish), "Bajo (< 0,55)");
}

TEST(Classes, fiscal_performance_is_classed_as_the_office_that_publishes_it) {
  // The column "Rango" of DNP's idf_2022.xlsx.
  const auto classes = make_classes({}, Catalog(COMARCA_SOURCE_DIR).get<PublishedClasses>().get("dnp-idf"));
  const auto label_at = [&](double value) { return classes.label(classes.class_of(value), Language::spanish); };
  EXPECT_EQ(label_at(39.99), "Deterioro (< 40)");
  EXPECT_EQ(label_at(40), "Riesgo (40 – 60)");
  EXPECT_EQ(label_at(60), "Vulnerable (60 – 70)");
  EXPECT_EQ(label_at(70), "Solvente (70 – 80)");
  EXPECT_EQ(label_at(80), "Sostenible (≥ 80)");
}

TEST(Classes, a_name_that_does_not_exist_is_answered_with_one_that_does) {
  try {
    (void)Catalog(COMARCA_SOURCE_DIR).get<PublishedClasses>().get("pnud-ihd");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.remedy(), "Did you mean 'pnud-idh'?");
  }
  EXPECT_THROW((void)class_method("natural"), Error);
}

TEST(Classes, thresholds_that_do_not_ascend_are_refused) {
  EXPECT_THROW((void)make_classes({}, {ClassMethod::thresholds, 3, {2, 1}, {}}), Error);
  EXPECT_THROW((void)make_classes({}, {ClassMethod::thresholds, 3, {1, 1}, {}}), Error);
  EXPECT_THROW((void)make_classes({}, {ClassMethod::jenks, 13, {}, {}}), Error);
}

TEST(Classes, a_few_whole_numbers_are_listed) {
  const std::vector<double> values = {1, 2, 2, 3, 4, 4, 5};
  const auto five = make_classes(values, {ClassMethod::jenks, 5, {}, {}});
  EXPECT_EQ(five.label(0, Language::spanish), "1");
  EXPECT_EQ(five.label(4, Language::spanish), "5");
  const auto two = make_classes(values, {ClassMethod::thresholds, 2, {3}, {}});
  EXPECT_EQ(two.label(0, Language::spanish), "< 3") << "given thresholds stay as they are";
  const auto halves = make_classes(values, {ClassMethod::equal, 2, {}, {}});
  EXPECT_EQ(halves.label(0, Language::spanish), "1; 2");
  EXPECT_EQ(halves.label(1, Language::spanish), "3; 4; 5");
  const std::vector<double> people = {1200, 3400, 5600, 90000};
  EXPECT_EQ(make_classes(people, {ClassMethod::jenks, 2, {}, {}}).label(0, Language::english), "1200 – 90,000");
}

TEST(Classes, tiny_values_keep_their_figures) {
  const std::vector<double> values = {1.2e-5, 1.4e-5, 2.6e-5, 3e-5};
  const auto classes = make_classes(values, {ClassMethod::jenks, 2, {}, {}});
  EXPECT_EQ(classes.label(0, Language::english), "0.00001 – 0.00002");
  EXPECT_EQ(classes.label(1, Language::english), "0.00002 – 0.00003");
  const std::vector<double> one = {1e-7};
  EXPECT_EQ(make_classes(one, {}).label(0, Language::english), "0.0000001");
  const std::vector<double> pair = {1e-7, 3e-7};
  EXPECT_EQ(make_classes(pair, {ClassMethod::jenks, 1, {}, {}}).label(0, Language::english), "0.0000001 – 0.0000003");
}

}  // namespace
}  // namespace comarca
