// SPDX-License-Identifier: Apache-2.0
#include "statistics/blocks/packed_key.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "statistics/blocks/blocks.hpp"

namespace comarca {
namespace {

WideNumber packed(const std::vector<std::string>& fields, PackedKey::Fields kind = PackedKey::Fields::texts) {
  PackedKey key(kind, fields.size());
  for (const auto& field : fields) {
    key.add(field);
  }
  return key.value();
}

TEST(PackedKey, no_two_keys_of_three_fields_are_the_same_number) {
  const std::vector<std::string> fields = {"", "0", "1", "00", "01", "10", "11", "001", "1234567890123"};
  std::map<std::pair<std::int64_t, std::uint64_t>, std::string> seen;
  for (const auto& one : fields) {
    for (const auto& two : fields) {
      for (const std::string three : {"", "0", "10", "010"}) {
        const auto number = packed({one, two, three});
        const std::string key = one + "|" + two + "|" + three;
        EXPECT_TRUE(seen.emplace(std::pair(number.high, number.low), key).second)
            << key << " and " << seen[{number.high, number.low}];
        EXPECT_GE(number.high, 0);
      }
    }
  }
}

TEST(PackedKey, as_numbers_leading_zeros_say_nothing) {
  const auto numbers = PackedKey::Fields::numbers;
  EXPECT_EQ(packed({"007", "0"}, numbers), packed({"7", "000"}, numbers));
  EXPECT_NE(packed({"70", "0"}, numbers), packed({"7", "00"}, numbers));
  EXPECT_NE(packed({"007"}), packed({"7"}));
}

TEST(PackedKey, what_is_not_digits_or_does_not_fit_is_refused) {
  for (const std::string field : {"a", "-1", "1 ", "1234567890123456789"}) {
    EXPECT_THROW((void)packed({field}), UnfitBlocks) << field;
  }
  const std::string long_field(18, '9');
  EXPECT_NO_THROW((void)packed({long_field}));
  EXPECT_THROW((void)packed({long_field, long_field, long_field}), UnfitBlocks);
  EXPECT_THROW((void)packed(std::vector<std::string>(20, "1")), UnfitBlocks);
}

}  // namespace
}  // namespace comarca
