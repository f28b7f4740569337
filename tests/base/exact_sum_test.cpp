// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/exact_sum.hpp"

#include <gtest/gtest.h>

namespace comarca {
namespace {

double sum_of(const std::vector<double>& terms) {
  ExactSum sum;
  for (const double term : terms) {
    sum.add(term);
  }
  return sum.value();
}

// What Python 3.11's math.fsum gives for the same terms.
TEST(ExactSum, it_is_the_number_nearest_to_the_sum) {
  EXPECT_EQ(sum_of({}), 0);
  EXPECT_EQ(sum_of({1e100, 1, -1e100}), 1);
  EXPECT_EQ(sum_of({1e16, 1, 1e-16}), 10000000000000002.0);
  EXPECT_EQ(sum_of(std::vector<double>(10, 0.1)), 1.0);
  EXPECT_EQ(sum_of({9007199254740992.0, -0.5, -4.9406564584124654e-324}), 9007199254740991.0);
  EXPECT_EQ(sum_of({9007199254740992.0, 1, 4.9406564584124654e-324}), 9007199254740994.0);
  EXPECT_EQ(sum_of({9007199254740992.0, 1}), 9007199254740992.0);
  EXPECT_EQ(sum_of({1, -1, 1e-20}), 1e-20);
}

TEST(ExactSum, sums_of_parts_add_up_to_the_sum_of_the_whole) {
  ExactSum left;
  left.add(1e16);
  left.add(1);
  ExactSum right;
  right.add(1);
  right.add(-1e16);
  left.add(right);
  EXPECT_EQ(left.value(), 2);
  left.add(left);
  EXPECT_EQ(left.value(), 4);
}

}  // namespace
}  // namespace comarca
