// SPDX-License-Identifier: Apache-2.0
#include "comarca/base/failure.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

namespace comarca {
namespace {

TEST(Failures, a_step_that_ends_well_has_none_and_one_that_does_not_hands_it_over) {
  EXPECT_FALSE(failure_of([] {}));
  const auto failure = failure_of([] { throw data_error("no rows", {.file = "a.csv"}, "Add some."); });
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->message(), "no rows");
  EXPECT_EQ(failure->where().file, "a.csv");
  EXPECT_EQ(failure->remedy(), "Add some.");
}

TEST(Failures, what_is_no_error_of_ours_passes_through) {
  EXPECT_THROW(static_cast<void>(failure_of([] { throw std::logic_error("a bug"); })), std::logic_error);
}

}  // namespace
}  // namespace comarca
